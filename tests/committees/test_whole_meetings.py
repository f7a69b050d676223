"""Minutes of a whole meeting as values for import, and that each item's own text says as much as the whole did."""

from __future__ import annotations

import re
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from committees.imported import Imported, ImportedAttendance, from_values
from committees.reader import Found, FoundItem, Reading, read
from committees.whole_meetings import imported_from

CORPUS = Path(__file__).parent / "reader" / "corpus"
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))}
READINGS = {name: read(text) for name, text in TEXTS.items()}
WHOLE = [name for name, reading in READINGS.items() if len(reading.items) > 1]
KINDS = ("recommendations", "actions", "undertakings", "resolutions", "judgements", "witnesses")


def imported(name: str) -> Imported:
    return imported_from(READINGS[name])


# ------------------------------------------------------------------ the values
def test_a_meeting_is_imported_with_what_its_head_says():
    (meeting,) = imported("county_columns_present").meetings
    assert (meeting.committee, meeting.date) == ("Adults and Health Select Committee", date(2026, 7, 14))
    assert (meeting.start_time, meeting.end_time) == (time(10, 30), time(12, 35))
    assert meeting.venue == "Ashdown Room, County Hall, Dunford"
    assert (meeting.status, meeting.minutes_state) == ("held", "")
    assert [(item.number, item.title) for item in meeting.items] == [
        ("12/26", "DECLARATIONS OF INTEREST"),
        ("13/26", "MINUTES OF THE MEETING HELD ON 2 JUNE 2026"),
        ("14/26", "CARERS STRATEGY"),
        ("15/26", "DISCHARGE FROM HOSPITAL"),
        ("16/26", "DATE OF THE NEXT MEETING"),
    ]


def test_attendance_is_imported():
    (meeting,) = imported("county_columns_present").meetings
    assert ImportedAttendance("Mrs Hilary Combe", "present", "Chairman") in meeting.attendance
    assert (
        ImportedAttendance("Mr Leo Marsden", "substitute", "", "Mrs Edwina Park", "from item 14/26")
        in meeting.attendance
    )
    assert (
        ImportedAttendance("Mr Owen Tarrant", "present", "", "", "left the meeting at 12.05 pm") in meeting.attendance
    )


def test_a_young_person_is_imported_without_a_name():
    (meeting,) = imported("joint_committee").meetings
    assert ImportedAttendance("Young person", "in_attendance", "member of the Youth Parliament") in meeting.attendance
    assert not any("Maisie" in one.name for one in meeting.attendance)


@pytest.mark.parametrize(
    ("printed", "tidied"),
    [
        ("CHILDREN'S AND NHS SUB-COMMITTEE (WEST)", "Children's and NHS Sub-committee (West)"),
        ("Care  Scrutiny Panel", "Care Scrutiny Panel"),
    ],
)
def test_the_committees_name_is_tidied(printed, tidied):
    text = f"Minutes of a meeting of the {printed} held on 9 July 2026\n\n1. Apologies\n\nNone.\n\n2. Roads\n\nNoted.\n"
    assert imported_from(read(text)).meetings[0].committee == tidied


@pytest.mark.parametrize(
    ("name", "state"),
    [("virtual_left_meeting", "draft_published"), ("parish_whole", ""), ("city_decision_lists", "")],
)
def test_whether_the_minutes_are_drafts(name, state):
    assert imported(name).meetings[0].minutes_state == state


def test_the_head_and_lists_of_people_belong_to_no_item():
    (meeting,) = imported("people_items").meetings
    assert [item.title for item in meeting.items] == ["Country park cafe"]
    assert len(meeting.attendance) == 5


@pytest.mark.parametrize(
    ("name", "left_out", "last"),
    [
        ("borough_numbered_whole", 2, "REPAIRS BACKLOG"),
        ("unitary_letters_romans", 1, "Bus network review"),
        ("procedure_only", 0, "Public questions"),
    ],
)
def test_what_was_taken_in_private_is_left_out_and_counted(name, left_out, last):
    assert imported(name).restricted_items == left_out
    assert imported(name).meetings[0].items[-1].title == last


def test_a_text_without_items_is_no_meeting():
    assert imported_from(read("The Clerk will write to the school.")) == Imported()


@pytest.mark.parametrize("name", WHOLE)
def test_the_text_of_each_item_is_cut_out_of_the_whole_as_it_stands(name):
    for meeting in imported(name).meetings:
        place = 0
        for item in meeting.items:
            place = TEXTS[name].index(item.minutes, place)
            assert item.title in " ".join(item.minutes.split())


@pytest.mark.parametrize("name", WHOLE)
def test_the_values_can_be_kept_and_taken_up_again(name):
    assert from_values(imported(name).as_values()) == imported(name)


# ------------------------------------------------------------------ read alone
def said(one: Found) -> tuple[Any, ...]:
    """What was found, without its place and the rule that found it."""
    due = getattr(one, "due", None)
    bounds = (due.text, due.earliest, due.latest, due.relative) if due else None
    inner = tuple(said(outcome) for outcome in getattr(one, "outcomes", ()))
    named = tuple(getattr(one, name, "") for name in ("owner", "who", "name", "role", "kind", "area", "grade"))
    return (one.text, named, bounds, inner)


def found_in(reading: Reading, kind: str, begins: int, ends: int) -> list[tuple[Any, ...]]:
    return [said(one) for one in getattr(reading, kind) if begins <= one.start < ends]


def named_before(reading: Reading, item: FoundItem) -> set[str]:
    """Surnames of witnesses named above the item, whom the whole names only once, and of the members, who are none."""
    names = [one.name for one in reading.witnesses if one.start < item.begins]
    names += [one.name for one in reading.attendance]
    return {name.split()[-1] for name in names if name}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", WHOLE)
def test_an_item_read_alone_says_what_it_said_in_the_whole(name, kind):
    whole = READINGS[name]
    for item in whole.items:
        if item.lists_people:
            continue
        alone = read(TEXTS[name][item.begins : item.ends], meeting_date=whole.date)
        expected = found_in(whole, kind, item.begins, item.ends)
        found = found_in(alone, kind, 0, len(alone.text))
        if kind == "witnesses":
            known = named_before(whole, item)
            found = [one for one in found if one[1][2].split()[-1] not in known]
        assert found == expected, item.text


# Alone, these cannot be told from the head of a page of minutes or from what an item is for.
AMBIGUOUS_ALONE = re.compile(r"Minutes\b|To receive\b")
# Titles in a style that is only known by several of it.
KNOWN_BY_SEVERAL = {"items.dotted_title"}


@pytest.mark.parametrize("name", WHOLE)
def test_an_item_read_alone_has_the_same_title(name):
    for item in READINGS[name].items:
        alone = read(TEXTS[name][item.begins : item.ends], meeting_date=READINGS[name].date)
        titles = [one.text for one in alone.items]
        may_be_lost = AMBIGUOUS_ALONE.match(item.text) or item.rule in KNOWN_BY_SEVERAL
        assert titles == [item.text] or (titles == [] and may_be_lost)


@pytest.mark.parametrize(
    ("headed", "state"),
    [
        ("Agenda and minutes", "approved"),
        ("Agenda, decisions and minutes", "approved"),
        ("Agenda and draft minutes", "draft_published"),
        ("Minutes of the meeting held on Tuesday 10 March 2026", ""),
    ],
)
def test_minutes_are_agreed_where_the_page_says_so(headed: str, state: str):
    text = f"{headed}\n\nChildren's Panel\nTuesday 10 March 2026\n\n1. APOLOGIES\n\nNone.\n\n2. HOMES\n\nNoted.\n"
    assert imported_from(read(text)).meetings[0].minutes_state == state


def test_what_else_the_minutes_say_is_told_in_sentences():
    text = (
        "Children's Panel\nMinutes of the meeting held on Tuesday 10 March 2026\n\n"
        "1. DECLARATIONS OF INTEREST\n\nCouncillor Lee declared an interest in item 4 as a school governor.\n\n"
        "2. MINUTES\n\nRESOLVED - That the minutes of the meeting held on 3 February 2026 be agreed as a correct record.\n\n"
        "3. DATE OF NEXT MEETING\n\nThe next meeting will be held on 12 May 2026.\n"
    )
    imported = imported_from(read(text))
    (meeting,) = imported.meetings
    assert meeting.remarks == (
        "The minutes of the meeting of 3 February 2026 were agreed.",
        "An interest was declared: Councillor Lee declared an interest in item 4 as a school governor.",
        "The next meeting is on 12 May 2026.",
    )
    assert from_values(imported.as_values()) == imported
