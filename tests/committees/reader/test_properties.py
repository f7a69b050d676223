"""What must hold for any text whatever."""

from __future__ import annotations

import itertools
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from committees.reader import Found, Reading, ReadingWarning, read

SEEDS = [path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent / "corpus").glob("*.txt"))]
KINDS = (
    "witnesses",
    "points",
    "recommendations",
    "actions",
    "undertakings",
    "resolutions",
    "judgements",
    "areas_for_improvement",
    "recordings",
    "items",
    "attendance",
    "declarations",
)
PIECES = st.sampled_from(
    [
        "RESOLVED that ", "RESOLVED -\n", "AGREED:\n", "ACTION: ", "Action by: ", "Recommendations:\n", "Witnesses:\n", "Actions:\n", "Minutes:\n", "Decision:\n", "Agenda item\n", "Supporting documents:\n",
        "Ann Lee, Head of Care", "The Clerk to write", "by 12 March", "in Autumn 2026", "the next meeting", "rated Good", "five areas for improvement:\n", "(a) ", "i. ", "1. ", "2.1 ", "26/031 ", "\u2022 ", "\u00a0", "\u00ad",
        "\r", "\r\n", "\n\n", "; and ", "that the report be noted", "The Director agreed to send ", "would be sent to all Members", "... view the full minutes text for item 3", "https://youtu.be/x", "Present: Councillors Lee (Chair), Day and Fox\n", "Apologies: Cllr A Roe (substitute: Cllr B Elm)\n", "Name\tRole\tAttendance\n", "Cllr Lee left the meeting at 7.15pm", "declared an interest in item 4", "Venue: Town Hall\n",
        "Minutes of a meeting of the Care Panel held on 9 July 2026 at 7pm\n", "before the summer recess", "31/02/2026", "9 July 2026", "\x0c", "\u2028", "(", "[", "\u2019",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=40).map("".join),
    st.lists(PIECES, max_size=40).map("\n".join),
)
MANY = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def every_found(value: object) -> list[Found | ReadingWarning]:
    """All Found objects and warnings within a value, nested ones included."""
    if isinstance(value, tuple):
        return [found for one in value for found in every_found(one)]
    if not isinstance(value, (Reading, Found, ReadingWarning)):
        return []
    inner = [found for field in fields(value) for found in every_found(getattr(value, field.name))]
    return inner if isinstance(value, Reading) else [value, *inner]


def check(text: str) -> Reading:
    reading = read(text)
    assert reading.text == text
    for found in every_found(reading):
        assert 0 <= found.start < found.end <= len(text)
        if isinstance(found, Found):
            assert text[found.start : found.end] == found.text
            assert found.text.strip()
            assert found.rule
            assert 0 <= found.sure <= 1
    for kind in KINDS:
        spans = sorted((one.start, one.end) for one in getattr(reading, kind))
        assert all(above[1] <= below[0] for above, below in itertools.pairwise(spans)), kind
    for resolution in reading.resolutions:
        spans = [(outcome.start, outcome.end) for outcome in resolution.outcomes]
        assert spans == sorted(spans)
        assert all(resolution.start <= start and end <= resolution.end for start, end in spans)
    for index, point in enumerate(reading.points):
        assert point.parent is None or point.parent < index
        assert (point.parent is None) == (point.level == 0)
    return reading


@MANY
@given(TEXTS)
def test_any_text_is_read_and_every_object_slices_back_to_its_words(text):
    check(text)


@MANY
@given(TEXTS, st.one_of(st.none(), st.dates()))
def test_reading_twice_is_equal(text, meeting_date):
    assert read(text, meeting_date=meeting_date) == read(text, meeting_date=meeting_date)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(SEEDS), st.data())
def test_damaged_minutes_are_read(seed, data):
    start = data.draw(st.integers(0, len(seed)))
    end = data.draw(st.integers(start, min(len(seed), start + 400)))
    damage = data.draw(
        st.sampled_from(
            [
                lambda: seed[:start],
                lambda: seed[:start] + seed[end:],
                lambda: seed[:end] + seed[start:],
                lambda: seed.replace("\n", "\r\n"),
                lambda: seed.replace("\n", "\r"),
                lambda: seed.replace(" ", "\u00a0"),
                lambda: seed[:start] + "\u00ad" + seed[start:],
                lambda: seed.encode().decode("cp1252", errors="replace"),
                lambda: seed.replace("\n\n", "\n"),
                lambda: seed[:start] + seed[start:end].swapcase() + seed[end:],
                lambda: "\n".join(reversed(seed.splitlines())),
            ]
        )
    )
    check(damage())


@pytest.mark.parametrize("day", [date.min, date.max, date(2024, 2, 29)])
def test_any_day_of_a_meeting_will_do(day):
    wordings = [
        "in six months",
        "by 12 March",
        "within 400 days",
        "by the end of the month",
        "next month",
        "by the end of Quarter 4",
        "before Christmas",
        "in the winter",
        "by the end of the financial year",
        "in December",
        "within 20 working days",
        "within 12 months",
        "before January",
    ]
    text = "Actions:\n" + "".join(
        f"{number}. Clerk to write to the school {wording}.\n" for number, wording in enumerate(wordings, start=1)
    )
    assert len(read(text, meeting_date=day).actions) == len(wordings)
