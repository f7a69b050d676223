"""A Reading as plain values in the shape in which labelled minutes are kept: for comparing, and for other programs."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from .found import Found, FoundDue, FoundTime, Reading


def as_labels(reading: Reading) -> dict[str, Any]:
    """Texts on one line; dates as ISO strings; an owner or a due wording that is not stated is None."""
    return {
        "meeting": {
            "committee": _line(reading.committee) if reading.committee else None,
            "date": reading.date.isoformat() if reading.date else None,
        },
        "page_kind": reading.page_kind,
        "item_titles": [_line(item) for item in reading.items],
        "witnesses": [{"name": one.name, "role": one.role, "category": one.category} for one in reading.witnesses],
        "recommendations": [_line(one) for one in reading.recommendations],
        "recommendations_due": [{"text": _line(one), **_due(one.due)} for one in reading.recommendations if one.due],
        "actions": [{"text": _line(one), "owner": one.owner or None, **_due(one.due)} for one in reading.actions],
        "undertakings": [{"text": _line(one), "who": one.who or None, **_due(one.due)} for one in reading.undertakings],
        "resolutions": [
            {"text": _line(outcome), "kind": outcome.kind, **_due(outcome.due)}
            for one in reading.resolutions
            for outcome in one.outcomes
            if outcome.kind != "recommended"
        ],
        "judgements": [
            {"area": one.area or None, "grade": one.grade, "historic": one.historic, "year": one.year}
            for one in reading.judgements
        ],
        "areas_for_improvement": _count(reading),
        "recordings": [one.url for one in reading.recordings],
        "warnings": [{"code": one.code, "message": one.message} for one in reading.warnings],
        **_of_the_meeting(reading),
    }


def _of_the_meeting(reading: Reading) -> dict[str, Any]:
    following, earlier = reading.next_meeting, reading.previous_minutes
    times = {"start": _iso(_time(reading.start_time)), "end": _iso(_time(reading.end_time))}
    return {
        "attendance": [
            {
                "name": one.name,
                "role": one.role,
                "status": one.status,
                "substitute_for": one.substitute_for,
                "note": one.note,
            }
            for one in reading.attendance
        ],
        "declarations": [{"who": one.who, "item": one.item, "text": _line(one)} for one in reading.declarations],
        "previous_minutes": {"text": _line(earlier), "date": _iso(earlier.date)} if earlier else None,
        "next_meeting": {"date": _iso(following.date), "time": _iso(following.time), "venue": following.venue}
        if following
        else None,
        "venue": _line(reading.venue) if reading.venue else None,
        "times": times if any(times.values()) else None,
    }


def _time(found: FoundTime | None) -> time | None:
    return found.time if found else None


def _iso(when: date | time | None) -> str | None:
    return when.isoformat() if when else None


def _line(found: Found) -> str:
    return " ".join(found.text.split())


def _due(due: FoundDue | None) -> dict[str, str | None]:
    if due is None:
        return {"due": None, "due_earliest": None, "due_latest": None, "relative": None}
    return {
        "due": _line(due),
        "due_earliest": due.earliest.isoformat() if due.earliest else None,
        "due_latest": due.latest.isoformat() if due.latest else None,
        "relative": due.relative,
    }


def _count(reading: Reading) -> int:
    """How many areas the text states or, where it only lists them, how many it lists."""
    stated = [int(one.number) for one in reading.areas_for_improvement if one.rule == "areas.stated"]
    return max([*stated, sum(one.rule != "areas.stated" for one in reading.areas_for_improvement)])
