"""`manage.py read_minutes FILE`: what the minutes reader finds in a file, for a clerk to read or as JSON. Needs no database."""

from __future__ import annotations

import json
from argparse import ArgumentTypeError
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from committees.formats import LARGEST_FILE, Unreadable, text_of_file
from committees.reader import Found, FoundAttendance, FoundDue, Reading, read
from committees.reader.labels import as_labels


class Command(BaseCommand):
    help = "Reads minutes from a file and prints what it found: witnesses, points, recommendations, actions, resolutions and more."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file",
            type=Path,
            help="minutes as a Word file (.docx), a PDF with text, a saved web page or plain text, at most "
            f"{LARGEST_FILE // 1_000_000} MB",
        )
        parser.add_argument("--date", type=_day, help="day of the meeting, YYYY-MM-DD, when the page does not say")
        parser.add_argument("--json", action="store_true", help="print JSON instead of text")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            text = text_of_file(options["file"].name, _content_of(options["file"]))
        except Unreadable as refusal:
            raise CommandError(str(refusal)) from refusal
        reading = read(text, meeting_date=options["date"])
        if options["json"]:
            self.stdout.write(json.dumps(as_labels(reading), ensure_ascii=False, indent=1))
            return
        for line in _lines(reading):
            self.stdout.write(line)


def _day(printed: str) -> date:
    try:
        return date.fromisoformat(printed)
    except ValueError as error:
        raise ArgumentTypeError(f"{printed!r} is not a date such as 2026-11-14") from error


def _content_of(path: Path) -> bytes:
    """The content, and of a file that is too large only enough to say so."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise CommandError(f"The file cannot be read: {error.strerror or error}.") from error


# ------------------------------------------------------------------ the page for a clerk
def _lines(reading: Reading) -> Iterator[str]:
    yield from _head(reading)
    yield from _group("Attendance", [(_attendance(one), one) for one in reading.attendance])
    yield from _group("Interests declared", [(_line(one), one) for one in reading.declarations])
    yield from _group("About the meeting", _about_the_meeting(reading))
    yield from _group("Items", [(f"{one.number} {_line(one)}".strip(), one) for one in reading.items])
    yield from _group("Witnesses", [(f"{one.name}, {one.role} [{one.category}]", one) for one in reading.witnesses])
    yield from _group("Discussion points", [(_point(reading, index), one) for index, one in enumerate(reading.points)])
    yield from _group("Recommendations", [(_line(one) + _due(one.due), one) for one in reading.recommendations])
    yield from _group(
        "Actions", [(f"{one.owner or 'No owner named'}: {_line(one)}{_due(one.due)}", one) for one in reading.actions]
    )
    yield from _group(
        "Undertakings",
        [(f"{one.who or 'Nobody named'}: {_line(one)}{_due(one.due)}", one) for one in reading.undertakings],
    )
    yield from _group(
        "Resolutions",
        [
            (f"{outcome.kind}: {_line(outcome)}{_due(outcome.due)}", outcome)
            for one in reading.resolutions
            for outcome in one.outcomes
        ],
    )
    yield from _group(
        "Judgements",
        [
            (f"{one.grade}: {one.area or 'area not said'}{' (earlier inspection)' if one.historic else ''}", one)
            for one in reading.judgements
        ],
    )
    yield from _group(
        "Areas for improvement", [(f"{one.number} {_line(one)}".strip(), one) for one in reading.areas_for_improvement]
    )
    yield from _group("Recordings", [(one.url, one) for one in reading.recordings])
    if reading.warnings:
        yield f"\nWarnings ({len(reading.warnings)})"
        yield from (
            f"  ! {warning.message} [{warning.code}, characters {warning.start} to {warning.end}]"
            for warning in reading.warnings
        )


def _head(reading: Reading) -> Iterator[str]:
    yield f"Page: {reading.page_kind.replace('_', ' ')}"
    yield f"Committee: {_line(reading.committee) if reading.committee else 'not said'}"
    yield f"Date of the meeting: {_printed(reading.date) if reading.date else 'not said'}"
    if reading.item_number or reading.item_title:
        yield "Item: " + " ".join(_line(one) for one in (reading.item_number, reading.item_title) if one)
    if reading.purpose:
        yield f"Purpose: {_line(reading.purpose)}"


def _attendance(one: FoundAttendance) -> str:
    said = [one.name or "Young person", one.role, f"for {one.substitute_for}" if one.substitute_for else "", one.note]
    return f"{', '.join(part for part in said if part)} [{one.status.replace('_', ' ')}]"


def _about_the_meeting(reading: Reading) -> list[tuple[str, Any]]:
    facts = (
        ("Venue", reading.venue),
        ("Began", reading.start_time),
        ("Ended", reading.end_time),
        ("No interests", reading.none_declared),
        ("Earlier minutes", reading.previous_minutes),
        ("Next meeting", reading.next_meeting),
    )
    return [(f"{label}: {_line(found)}", found) for label, found in facts if found]


def _group(heading: str, entries: list[tuple[str, Any]]) -> Iterator[str]:
    if not entries:
        return
    yield f"\n{heading} ({len(entries)})"
    for words, found in entries:
        yield f"  {words} [{found.rule}, {found.sure:.0%} sure]"


def _point(reading: Reading, index: int) -> str:
    point = reading.points[index]
    people = [
        f"{said} {who}" for said, who in (("asked by", point.asked_by), ("answered by", point.answered_by)) if who
    ]
    return (
        f"{'  ' * point.level}{point.number} {_short(_line(point))}{' (' + ', '.join(people) + ')' if people else ''}"
    )


def _short(words: str, most: int = 110) -> str:
    return words if len(words) <= most else words[: words.rfind(" ", 0, most)] + " …"


def _line(found: Found) -> str:
    return " ".join(found.text.split())


def _due(due: FoundDue | None) -> str:
    if due is None:
        return ""
    if due.relative == "next_meeting":
        return f" (due \u201c{_line(due)}\u201d: the next meeting)"
    bounds = [
        f"{word} {_printed(day)}"
        for word, day in (("from", due.earliest), ("to" if due.earliest else "by", due.latest))
        if day
    ]
    return f" (due \u201c{_line(due)}\u201d: {' '.join(bounds) or 'no date can be worked out'})"


def _printed(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
