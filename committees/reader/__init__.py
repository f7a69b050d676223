"""Reading pasted minutes: plain Python, no Django, the same answer every time. See docs/reading-minutes.md."""

from __future__ import annotations

from datetime import date

from .found import (
    Found,
    FoundAction,
    FoundAreaForImprovement,
    FoundDue,
    FoundJudgement,
    FoundLink,
    FoundOutcome,
    FoundPoint,
    FoundRecommendation,
    FoundResolution,
    FoundUndertaking,
    FoundWitness,
    Reading,
    ReadingWarning,
)

__all__ = [
    "Found",
    "FoundAction",
    "FoundAreaForImprovement",
    "FoundDue",
    "FoundJudgement",
    "FoundLink",
    "FoundOutcome",
    "FoundPoint",
    "FoundRecommendation",
    "FoundResolution",
    "FoundUndertaking",
    "FoundWitness",
    "Reading",
    "ReadingWarning",
    "read",
]


def read(text: str, *, meeting_date: date | None = None) -> Reading:
    """Read minutes and return what was found. Never raises on any text.

    ``meeting_date`` is the day of the meeting when the caller knows it; a date printed on the page is used otherwise.
    """
    return Reading(text=text, date=meeting_date)
