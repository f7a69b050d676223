"""Due-date wordings and the days that they fix, counted from a meeting on Thursday 9 July 2026."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from committees.reader import Recess, read
from committees.reader.due import find_dues, main_due

MEETING = date(2026, 7, 9)

# (words, wording found, earliest, latest, precision)
DATED = [
    ("an update in Autumn 2028", "in Autumn 2028", "2028-09-01", "2028-11-30", "season"),
    ("report in Spring 2027", "in Spring 2027", "2027-03-01", "2027-05-31", "season"),
    ("report in summer 2027", "in summer 2027", "2027-06-01", "2027-08-31", "season"),
    ("report in Winter 2027", "in Winter 2027", "2027-12-01", "2028-02-29", "season"),
    ("would be sent later in the summer", "later in the summer", "2026-06-01", "2026-08-31", "season"),
    ("by the end of autumn 2026", "by the end of autumn 2026", None, "2026-11-30", "season"),
    ("report in July 2027", "in July 2027", "2027-07-01", "2027-07-31", "month"),
    ("the forward programme for January 2027", "for January 2027", "2027-01-01", "2027-01-31", "month"),
    ("a report in November", "in November", "2026-11-01", "2026-11-30", "month"),
    ("a report in March", "in March", "2027-03-01", "2027-03-31", "month"),
    ("starting in September 2026", "starting in September 2026", "2026-09-01", "2026-09-30", "month"),
    ("publish from May 2027", "from May 2027", "2027-05-01", None, "month"),
    ("by the end of March", "by the end of March", None, "2027-03-31", "month"),
    ("before the end of September 2026", "before the end of September 2026", None, "2026-09-30", "month"),
    ("finish before September 2026", "before September 2026", None, "2026-08-31", "month"),
    ("by the end of February 2028", "by the end of February 2028", None, "2028-02-29", "month"),
    ("to the Board at its March meeting", "at its March meeting", "2027-03-01", "2027-03-31", "named_meeting"),
    ("at its July 2027 meeting", "at its July 2027 meeting", "2027-07-01", "2027-07-31", "named_meeting"),
    ("to the September meeting", "to the September meeting", "2026-09-01", "2026-09-30", "named_meeting"),
    ("the meeting on 9 December 2026", "the meeting on 9 December 2026", "2026-12-09", "2026-12-09", "named_meeting"),
    ("published by 30 November 2026", "by 30 November 2026", None, "2026-11-30", "day"),
    ("published by 31st March, 2027", "by 31st March, 2027", None, "2027-03-31", "day"),
    ("no later than 1 June 2027", "no later than 1 June 2027", None, "2027-06-01", "day"),
    ("until 12/10/2026", "until 12/10/2026", None, "2026-10-12", "day"),
    ("reply by 12 March", "by 12 March", None, "2027-03-12", "day"),
    ("reply by Friday 10 July", "by Friday 10 July", None, "2026-07-10", "day"),
    ("on 14 October 2026", "on 14 October 2026", "2026-10-14", "2026-10-14", "day"),
    ("from 1 April 2027", "from 1 April 2027", "2027-04-01", None, "day"),
    ("within 28 days", "within 28 days", None, "2026-08-06", "day"),
    ("within six weeks", "within six weeks", None, "2026-08-20", "day"),
    ("within a fortnight", "within a fortnight", None, "2026-07-23", "day"),
    ("within ten working days", "within ten working days", None, "2026-07-23", "day"),
    ("in six months", "in six months", None, "2027-01-09", "month"),
    ("in twelve months' time", "in twelve months' time", None, "2027-07-09", "month"),
    ("over the next three months", "over the next three months", None, "2026-10-09", "month"),
    ("by the end of Quarter 2", "by the end of Quarter 2", None, "2026-09-30", "quarter"),
    ("by the end of the first quarter", "by the end of the first quarter", None, "2027-06-30", "quarter"),
    ("in Q3 2026/27", "in Q3 2026/27", "2026-10-01", "2026-12-31", "quarter"),
    ("until the end of the financial year", "until the end of the financial year", None, "2027-03-31", "year"),
    ("by the end of the calendar year", "by the end of the calendar year", None, "2026-12-31", "year"),
    ("by the end of the month", "by the end of the month", None, "2026-07-31", "month"),
    ("by the end of 2027", "by the end of 2027", None, "2027-12-31", "year"),
    ("some time in 2028", "in 2028", "2028-01-01", "2028-12-31", "year"),
    ("in 2027/28", "in 2027/28", "2027-04-01", "2028-03-31", "year"),
    ("before Christmas", "before Christmas", None, "2026-12-24", "day"),
    ("come back next month", "next month", "2026-08-01", "2026-08-31", "month"),
]

# (words, wording found, precision, relative)
UNDATED = [
    ("be made to the committee's next meeting", "to the committee's next meeting", "next_meeting", "next_meeting"),
    ("at the next meeting of the Panel", "at the next meeting of the Panel", "next_meeting", "next_meeting"),
    ("report to the next ordinary meeting", "to the next ordinary meeting", "next_meeting", "next_meeting"),
    ("ACTION: A Name (next meeting)", "next meeting", "next_meeting", "next_meeting"),
    ("bring it to a future meeting", "to a future meeting", "named_meeting", None),
    ("as soon as possible", "as soon as possible", "none", None),
    ("at the earliest opportunity", "at the earliest opportunity", "none", None),
    ("sent after the meeting", "after the meeting", "none", None),
    ("before the summer recess", "before the summer recess", "none", None),
    ("before the end of the spring term", "before the end of the spring term", "none", None),
    ("within six weeks of each half term", "within six weeks of each half term", "none", None),
    ("in the new municipal year", "in the new municipal year", "municipal_year", None),
    ("publish it each quarter", "each quarter", "ongoing", None),
]

NOT_DUE = [
    "the minutes of the meeting held on 24 November 2025 be approved",
    "the use of centres during the national lockdown in November 2020",
    "the report published on 4 August 2025",
    "the inspection of June 2025",
    "staff may work from home",
    "the council may be asked",
    "it happened two years ago",
]


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


@pytest.mark.parametrize(("words", "wording", "earliest", "latest", "precision"), DATED, ids=[row[0] for row in DATED])
def test_wordings_with_a_date(words, wording, earliest, latest, precision):
    due = main_due(words, MEETING)
    assert due is not None
    assert words[due.start : due.end] == wording
    assert (iso(due.bounds.earliest), iso(due.bounds.latest), due.bounds.precision, due.bounds.relative) == (
        earliest,
        latest,
        precision,
        None,
    )


@pytest.mark.parametrize(("words", "wording", "precision", "relative"), UNDATED, ids=[row[0] for row in UNDATED])
def test_wordings_that_fix_no_day(words, wording, precision, relative):
    due = main_due(words, MEETING)
    assert due is not None
    assert words[due.start : due.end] == wording
    assert (due.bounds.earliest, due.bounds.latest, due.bounds.precision, due.bounds.relative) == (
        None,
        None,
        precision,
        relative,
    )


@pytest.mark.parametrize("words", NOT_DUE)
def test_other_dates_are_not_due_dates(words):
    assert main_due(words, MEETING) is None


@pytest.mark.parametrize(
    "words",
    [
        "by 12 March",
        "in November",
        "within six weeks",
        "by the end of the month",
        "before Christmas",
        "later in the summer",
    ],
)
def test_without_the_day_of_the_meeting_a_wording_without_a_year_fixes_nothing(words):
    due = main_due(words)
    assert due is not None
    assert (due.bounds.earliest, due.bounds.latest) == (None, None)


RECESSES = (
    Recess("summer recess", date(2027, 7, 24), date(2027, 9, 5)),
    Recess("Summer recess", date(2026, 7, 25), date(2026, 9, 6)),
    Recess("Christmas", date(2026, 12, 19), date(2027, 1, 3)),
    Recess("Easter recess", date(2026, 3, 28), date(2026, 4, 12)),
    Recess("Easter recess", date(2027, 3, 20), date(2027, 4, 4)),
)


@pytest.mark.parametrize(
    ("words", "wording", "earliest", "latest"),
    [
        ("a report before the summer recess", "before the summer recess", None, "2026-07-24"),
        ("report by the summer recess", "by the summer recess", None, "2026-07-24"),
        ("report by the end of the summer recess", "by the end of the summer recess", None, "2026-09-06"),
        ("report after the summer recess", "after the summer recess", "2026-09-07", None),
        ("work during the summer recess", "during the summer recess", "2026-07-25", "2026-09-06"),
        ("before the Christmas recess", "before the Christmas recess", None, "2026-12-18"),
        ("after the Easter recess", "after the Easter recess", "2027-04-05", None),
        ("before the recess", "before the recess", None, "2026-07-24"),
        ("before the summer recess 2027", "before the summer recess 2027", None, "2027-07-23"),
    ],
)
def test_a_recess_that_has_been_entered_fixes_days(words, wording, earliest, latest):
    due = main_due(words, MEETING, RECESSES)
    assert due is not None
    assert words[due.start : due.end] == wording
    assert (iso(due.bounds.earliest), iso(due.bounds.latest), due.bounds.precision) == (earliest, latest, "day")


@pytest.mark.parametrize(
    ("meeting", "latest"), [(date(2026, 7, 25), date(2026, 7, 24)), (date(2026, 7, 26), date(2027, 7, 23))]
)
def test_a_meeting_in_the_recess_waits_for_the_next_one(meeting, latest):
    """On its first day the recess is still the next one; the days before it are gone, and a day gone by is not due."""
    due = main_due("before the summer recess", meeting, RECESSES)
    assert (due.bounds.latest if due else None) == (latest if latest > meeting else None)


@pytest.mark.parametrize("words", ["before the autumn recess", "after the spring recess", "before the summer recess"])
def test_a_recess_that_has_not_been_entered_keeps_its_words(words):
    due = main_due(words, MEETING, RECESSES[2:3])
    assert due is not None
    assert words[due.start : due.end] in words
    assert (due.bounds.earliest, due.bounds.latest) == (None, None)


def test_the_recesses_reach_every_kind_of_entry():
    text = "Recommendations:\n1. That the Director report before the summer recess.\n"
    assert read(text, meeting_date=MEETING).recommendations[0].due.latest is None
    reading = read(text, meeting_date=MEETING, recesses=RECESSES)
    assert reading.recommendations[0].due.latest == date(2026, 7, 24)


def test_a_date_is_preferred_to_a_meeting_and_to_a_vague_wording():
    words = "as soon as possible, at the next meeting or by 1 October 2026"
    due = main_due(words, MEETING)
    assert due is not None
    assert words[due.start : due.end] == "by 1 October 2026"


def test_wordings_never_overlap():
    words = (
        "by the end of March 2027 at the next meeting in Spring 2027, within two weeks of each half term, by 3 May 2027"
    )
    found = list(find_dues(words, MEETING))
    assert len(found) == 5
    assert all(above.end <= below.start for above, below in itertools.pairwise(found))


def test_the_callers_date_is_used_when_the_page_has_none():
    text = "Actions:\n1. Clerk to write to the school by 12 March.\n"
    assert read(text).actions[0].due.latest is None
    assert read(text, meeting_date=date(2026, 1, 5)).actions[0].due.latest == date(2026, 3, 12)
