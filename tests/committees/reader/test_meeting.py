"""When and where a meeting was, interests, the earlier minutes and the next meeting."""

from __future__ import annotations

from datetime import date, time

import pytest

from committees.reader import Reading, read

HEAD = "Minutes of a meeting of the Care Scrutiny Panel held on 9 July 2026"
ITEMS = "\n\n1. Roads\n\nNoted.\n\n2. Paths\n\nNoted.\n"


def of_head(words: str) -> Reading:
    return read(f"{HEAD}{words}{ITEMS}")


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        (" at 7.00pm", time(19), None),
        (" commencing at 10 a.m.", time(10), None),
        ("\n\nTime: 2.30 - 4.15 pm", time(14, 30), time(16, 15)),
        ("\n\n10.00 am to 12 noon", time(10), time(12)),
        ("\n\nStart time: 1400 hours", time(14), None),
        ("\n\nPresent: Cllr Ann Dean (left at 9.10pm)", None, None),
    ],
)
def test_times_in_the_head(words, start, end):
    reading = of_head(words)
    assert reading.start_time is None or reading.start_time.time == start
    assert (reading.start_time is not None) == (start is not None)
    assert (reading.end_time.time if reading.end_time else None) == end


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("The meeting closed at 12.35pm", time(12, 35)),
        ("The meeting, which began at 6.30 pm, ended at 8.15 p.m.", time(20, 15)),
        ("(The meeting concluded at 9 pm)", time(21)),
        ("The Chairman declared the meeting closed at 20:05", time(20, 5)),
        ("The consultation closed at 5pm.", None),
        ("The meeting was adjourned at 8pm.", None),
    ],
)
def test_the_end_of_the_meeting(words, end):
    found = read(f"{HEAD}{ITEMS}\n{words}\n").end_time
    assert (found.time if found else None) == end


@pytest.mark.parametrize(
    ("words", "venue"),
    [
        (" at 7.00pm in the Assembly Room, Marlsea", "Assembly Room, Marlsea"),
        (" at County Hall, Dunford at 10 am", "County Hall, Dunford"),
        ("\n\nVenue: Committee Room 2, Town Hall. View directions", "Committee Room 2, Town Hall"),
        ("\n\nLocation: The Old Mint", "The Old Mint"),
        (", Room 4, The Guildhall, Saltby", "Room 4, The Guildhall, Saltby"),
        ("\n\nThe Panel met at the Civic Centre.", "Civic Centre"),
        ("", None),
    ],
)
def test_the_venue(words, venue):
    found = of_head(words).venue
    assert (found.text if found else None) == venue


def interests(words: str) -> Reading:
    return read(f"{HEAD}\n\n1. Declarations of interest\n\n{words}\n\n2. Roads\n\nNoted.\n")


@pytest.mark.parametrize(
    ("words", "who", "item"),
    [
        ("Councillor Dean declared a personal interest in item 5 as a governor.", "Councillor Dean", "5"),
        ("Councillors Dean and Yew each declared an interest in Agenda Item 12b.", "Councillors Dean and Yew", "12b"),
        ("Cllr Dean - Item 6 - personal interest as a trustee", "Cllr Dean", "6"),
        ("The Chair declared an interest in minute 26/035.", "The Chair", "26/035"),
        ("Councillor Dean declared an interest in relation to agenda 9 as a resident.", "Councillor Dean", "9"),
        ("Ann Dean disclosed a pecuniary interest.", "Ann Dean", ""),
    ],
)
def test_interests_declared(words, who, item):
    reading = interests(words)
    assert [(one.who, one.item, one.text) for one in reading.declarations] == [(who, item, words)]
    assert reading.none_declared is None


def test_an_interest_declared_in_the_middle_of_an_item_is_in_that_item():
    (one,) = read(f"{HEAD}\n\n1. Roads\n\nCllr Dean declared an interest.\n\n2. Paths\n\nNoted.\n").declarations
    assert (one.who, one.item) == ("Cllr Dean", "1")


@pytest.mark.parametrize(
    "words",
    ["None.", "There were none.", "No interests were declared.", "There were no declarations of pecuniary interest.", "No member declared an interest."],
)  # fmt: skip
def test_no_interests(words):
    reading = interests(words)
    assert reading.declarations == ()
    assert reading.none_declared is not None
    assert reading.none_declared.text == words


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The minutes of the meeting held on 4 June 2026 were approved as a correct record.", date(2026, 6, 4)),
        ("RESOLVED that the minutes of 4 June be signed by the Chair.", date(2026, 6, 4)),
        ("AGREED: That the minutes of 10 December be confirmed.", date(2025, 12, 10)),
        ("The minutes were approved and signed.", None),
    ],
)
def test_the_earlier_minutes(words, day):
    found = read(f"{HEAD}\n\n1. Minutes\n\n{words}\n\n2. Roads\n\nNoted.\n").previous_minutes
    assert found is not None
    assert (found.text, found.date) == (words, day)


@pytest.mark.parametrize(
    "words", ["The minutes were deferred to the next meeting.", "The minutes of the Finance Group were noted."]
)
def test_minutes_that_were_not_approved(words):
    assert read(f"{HEAD}\n\n1. Minutes\n\n{words}\n\n2. Roads\n\nNoted.\n").previous_minutes is None


@pytest.mark.parametrize(
    ("words", "day", "at", "venue"),
    [
        ("Tuesday 8 September 2026 at 7pm in the Village Hall.", date(2026, 9, 8), time(19), "Village Hall"),
        ("The next meeting will be held on 8 September.", date(2026, 9, 8), None, ""),
        ("8 September 2026, 1.30 pm, Holme Town Hall.", date(2026, 9, 8), time(13, 30), "Holme Town Hall"),
        ("To be held at 6.30pm on 8 September 2026.", date(2026, 9, 8), time(18, 30), ""),
    ],
)
def test_the_next_meeting(words, day, at, venue):
    found = read(f"{HEAD}\n\n1. Roads\n\nNoted.\n\n2. Date of next meeting\n\n{words}\n").next_meeting
    assert found is not None
    assert (found.date, found.time, found.venue) == (day, at, venue)


def test_no_day_of_the_next_meeting():
    assert read(f"{HEAD}\n\n1. Roads\n\nNoted.\n\n2. Next meeting\n\nTo be confirmed.\n").next_meeting is None
