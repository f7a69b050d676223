"""The fields of a reading that the corpus compares, as plain values."""

from __future__ import annotations

from typing import Any

from committees.reader import Reading
from committees.reader.labels import as_labels

FIELDS = (
    "meeting",
    "page_kind",
    "item_titles",
    "witnesses",
    "points",
    "recommendations",
    "recommendations_due",
    "actions",
    "undertakings",
    "resolutions",
    "judgements",
    "areas_for_improvement",
    "recordings",
    "warnings",
    "attendance",
    "declarations",
    "previous_minutes",
    "next_meeting",
    "venue",
    "times",
)


def fields_of(reading: Reading) -> dict[str, Any]:
    values = as_labels(reading)
    values["points"] = [
        {
            "number": point.number,
            "level": point.level,
            "asked_by": point.asked_by,
            "answered_by": point.answered_by,
            "starts": " ".join(point.text.split()[:6]),
        }
        for point in reading.points
    ]
    values["warnings"] = [warning.code for warning in reading.warnings]
    return {field: values[field] for field in FIELDS}
