"""What the pages say about an item, in words."""

import datetime

import pytest

from committees.models import Meeting, Organisation, Person, Stage
from scrutiny import wording
from scrutiny.models import Response, TrackerItem
from scrutiny.models.items import Progress

ON = datetime.date(2026, 11, 14)
DAY = datetime.timedelta(days=1)
NOVEMBER = datetime.date(2026, 11, 30)


def item(**fields):
    fields.setdefault("is_open", True)
    return TrackerItem(**fields)


@pytest.mark.parametrize(
    ("printed", "latest", "said"),
    [
        ("Autumn 2026", NOVEMBER, "Autumn 2026 (by 30 November 2026)"),
        ("by Autumn 2026", NOVEMBER, "by Autumn 2026 (30 November 2026)"),
        ("30 November 2026", NOVEMBER, "30 November 2026"),
        ("", NOVEMBER, "30 November 2026"),
        ("ongoing", None, "ongoing"),
        ("", None, ""),
    ],
)
def test_due_as_printed_with_the_day_it_means(printed, latest, said):
    assert wording.due_words(item(due_text=printed, due_latest=latest)) == said


def test_the_next_meeting_is_named_once_it_is_known_to_the_public():
    due = {"due_text": "next meeting", "due_precision": "next_meeting", "due_latest": ON - DAY}
    known = Meeting(pk=1, date=ON - DAY, stage=Stage.PUBLISHED)
    hidden = Meeting(pk=2, date=ON - DAY, stage=Stage.DRAFT)
    assert wording.due_words(item(**due, due_meeting=known)) == "next meeting (13 November 2026)"
    assert wording.due_words(item(**due, due_meeting=hidden)) == "next meeting (not scheduled)"
    assert wording.due_words(item(due_precision="next_meeting")) == "Next meeting (not scheduled)"
    assert wording.late_words(item(**due, due_meeting=known), ON) == "1 day late"
    assert wording.late_words(item(**due, due_meeting=hidden), ON) == ""


def test_late_in_words():
    assert wording.late_words(item(due_latest=ON - 9 * DAY), ON) == "9 days late"
    assert wording.late_words(item(due_latest=ON), ON) == ""
    assert wording.late_words(item(due_latest=ON - DAY, is_open=False, progress=Progress.COMPLETE), ON) == ""
    assert wording.late_words(item(), ON) == ""


def test_status_in_words():
    claimed = item(progress=Progress.CLAIMED_COMPLETE)
    assert wording.status_words(claimed) == "Said to be complete"
    assert wording.progress_explained(claimed) == "Said to be complete; the committee has not yet agreed."
    closed_early = item(progress=Progress.PAUSED, is_open=False)
    assert (wording.status_code(closed_early), wording.status_words(closed_early)) == ("complete", "Closed")
    assert "nothing more is expected" in wording.progress_explained(closed_early)


def test_every_code_has_an_explanation():
    assert set(wording.PROGRESS_EXPLAINED) == set(Progress)
    assert set(wording.DECISION_EXPLAINED) == set(Response.Decision)


def test_long_words_are_shortened_in_lists_only():
    assert wording.shortened("That it be done.") == "That it be done."
    long = wording.shortened("word " * 200)
    assert len(long) == wording.LONGEST_IN_A_LIST
    assert long.endswith("…")


def test_an_owner_who_is_not_named_is_not_named():
    kept_back = Person(pk=1, name="Nobody Known", naming="withheld")
    assert item(owner_person=kept_back, owner_text="Nobody Known").owner_name == "Name withheld"
    assert item(owner_body=Organisation(pk=1, name="Cabinet")).owner_name == "Cabinet"
