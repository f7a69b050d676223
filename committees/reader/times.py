"""Times of day as they are printed in minutes, and when and where the meeting was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time

from .dates import MONTH, WEEKDAY, printed_days
from .found import Found, FoundTime
from .lines import Paragraph, sentences
from .page import label_of

_HALF = r"(?:[ap]m\b|[ap]\. ?m\b\.?)"
TIME = rf"(?:\d{{1,2}}[.:]\d{{2}} ?(?:{_HALF}|noon|hours|hrs|h)?|\d{{1,2}} ?{_HALF}|\d{{4}} ?(?:hours|hrs)|(?:12 )?noon|midday)"
_TIME = re.compile(
    r"(?<![\d/.:£])(?:(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?![\d%/])(?: ?(?P<half>[ap])(?:m\b|\. ?m\b\.?))?|(?P<full>\d{1,2}) ?(?P<half_of_full>[ap])(?:m\b|\. ?m\b\.?)"
    r"|(?P<hours>\d{2})(?P<minutes>\d{2}) ?(?:hours|hrs)\b|(?P<noon>(?:12 )?noon|midday)\b)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class PrintedTime:
    """``says_half`` when it is printed with am or pm, or needs none."""

    start: int
    end: int
    time: time
    says_half: bool


def printed_times(words: str, start: int = 0, end: int | None = None) -> Iterator[PrintedTime]:
    """Every time of day printed in words."""
    for match in _TIME.finditer(words, start, len(words) if end is None else end):
        found = _printed_time(match)
        if found:
            yield found


def _printed_time(match: re.Match[str]) -> PrintedTime | None:
    if match["noon"]:
        return PrintedTime(*match.span(), time(12), True)
    hour, minute = int(match["hour"] or match["full"] or match["hours"]), int(match["minute"] or match["minutes"] or 0)
    half = (match["half"] or match["half_of_full"] or "").lower()
    if half and not 1 <= hour <= 12:
        half = ""
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    return PrintedTime(*match.span(), time(hour, minute), bool(half) or hour > 12 or bool(match["hours"]))


# ------------------------------------------------------------------ the meeting's own
_BEGAN = re.compile(
    rf"\b(?:started|commenced|began|opened|convened|commencing|starting|commences|starts|start time|start|open)\b(?: the meeting)?(?: promptly)?(?: at)?\s*[:\-]?\s*(?:approximately )?(?={TIME})",
    re.I,
)
_ENDED = re.compile(
    rf"(?:\b(?:meeting|committee|panel|board|council|session|proceedings|business)\b(?:[^.;]|\.(?=\d)){{0,80}}?\b|^[(\[]?)(?:closed|ended|finished|concluded|rose|terminated|finish(?: time)?|end(?: time)?|closes?|concluding)\b(?: (?:the )?meeting)?(?: at)?\s*[:\-]?\s*(?:approximately |about )?(?={TIME})",
    re.I,
)
_TIME_LINE = re.compile(rf"[(\[]?(?:(?:start )?time|at|from|between)?\s*:?\s*{TIME}", re.I)
_RANGE = re.compile(rf"{TIME}\s*(?:-|to|until)\s*(?={TIME})", re.I)


def find_times(
    text: str, paragraphs: Sequence[Paragraph], head: Sequence[Paragraph]
) -> tuple[FoundTime | None, FoundTime | None]:
    """When the meeting began and ended: said in a sentence, or printed beside its day."""
    began = _said(text, paragraphs, _BEGAN, "times.began", only_head=len(head))
    ended = _said(text, paragraphs, _ENDED, "times.ended")
    for paragraph in head:
        if began and ended:
            break
        if not (_TIME_LINE.match(paragraph.words.strip()) or _holds_a_day(paragraph)):
            continue
        first, last = _beside(paragraph)
        began = began or (_found(text, paragraph, first, "times.beside_day") if first else None)
        ended = ended or (_found(text, paragraph, last, "times.range") if last else None)
    if began and ended and ended.time <= began.time:
        ended = None
    return began, ended


def _holds_a_day(paragraph: Paragraph) -> bool:
    return next(printed_days(paragraph.words[:400]), None) is not None


_DIGIT = re.compile(r"\d")


def _said(
    text: str, paragraphs: Sequence[Paragraph], pattern: re.Pattern[str], rule: str, *, only_head: int = 0
) -> FoundTime | None:
    """The first time said to be the beginning, or the last said to be the end."""
    said = None
    for index, paragraph in enumerate(paragraphs):
        if len(paragraph.words) > 1500 or not _DIGIT.search(paragraph.words):
            continue
        match = pattern.search(paragraph.words)
        at = next(printed_times(paragraph.words, match.end()), None) if match else None
        if not at or (only_head and index >= only_head and "meeting" not in paragraph.words.lower()):
            continue
        said = _found(text, paragraph, at, rule)
        if only_head:
            break
    return said


def _beside(paragraph: Paragraph) -> tuple[PrintedTime | None, PrintedTime | None]:
    """The time, or the first and the last of a range: "2.30 - 4.15 pm" begins in the afternoon."""
    times = list(printed_times(paragraph.words[:400]))
    between = _RANGE.search(paragraph.words[:400])
    if not times:
        return None, None
    if not between or len(times) < 2:
        return times[0], None
    first, last = times[0], times[1]
    later = time((first.time.hour + 12) % 24, first.time.minute)
    if not first.says_half and last.says_half and last.time.hour >= 12 and first.time.hour < 12 and later < last.time:
        first = PrintedTime(first.start, first.end, later, True)
    return first, last


def _found(text: str, paragraph: Paragraph, at: PrintedTime, rule: str) -> FoundTime:
    start, end = paragraph.span(at.start, at.end)
    return FoundTime(start, end, text[start:end], rule, 0.9, at.time)


# ------------------------------------------------------------------ the place
_VENUE_LINE = re.compile(r"(?:venue|location|place|held at)\s*:\s*(?P<venue>\S.{1,200}?)(?:\.?\s*View directions.*)?\.?", re.I)  # fmt: skip
_WHERE_ENDS = rf"(?=(?i:,?\s+(?:on|at|commencing|starting|from|between)\s+(?:the\s+)?(?:{WEEKDAY}\b|\d|{TIME})|,?\s+(?:commencing|starting)\b|,?\s+{WEEKDAY}\b|,?\s+\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}|\s*[.;]?\s*$|\.\s|\s+-\s|\s*\())"
_HELD = re.compile(
    rf"\b(?:(?i:held|met|meeting|{TIME})|\d{{4}})\b,?\s*(?:(?i:at|in)\s+(?i:the\s+)?(?P<venue>[A-Z](?:[^.;()]|\.(?=\w)|(?<=St)\.){{2,150}}?)|(?P<remote>(?:remotely|virtually|online|on-line|by (?:video|tele)|via )[^.;()]{{0,80}}?)){_WHERE_ENDS}"
)


_AFTER_DAY = re.compile(
    rf"(?:,? (?:at )?{TIME})?,\s*(?P<venue>[A-Z][^.;()]{{0,100}}?\b(?:Room|Hall|Chamber|House|Suite|Centre|Offices?|Library|School|Building|Mint|Museum|Church|Guildhall|Shirehall)s?\b[^.;()]{{0,80}}?)\s*\.?$"
)


def find_venue(text: str, head: Sequence[Paragraph]) -> Found | None:
    for paragraph in head:
        labelled = _VENUE_LINE.fullmatch(paragraph.words[:300].strip())
        if labelled and not paragraph.marker:
            offset = len(paragraph.words) - len(paragraph.words.lstrip())
            return _place(
                text, paragraph, labelled.start("venue") + offset, labelled.end("venue") + offset, "venue.line"
            )
    for paragraph in head:
        if label_of(paragraph) == "minutes":
            break
        for start, end in sentences(paragraph.words[:500]):
            held = _HELD.search(paragraph.words, start, end)
            if held:
                return _place(text, paragraph, *held.span("venue" if held["venue"] else "remote"), "venue.held")
            day = next(printed_days(paragraph.words[start:end]), None)
            after = _AFTER_DAY.match(paragraph.words, start + day.end, end) if day else None
            if after:
                return _place(text, paragraph, *after.span("venue"), "venue.after_day")
    return None


def _place(text: str, paragraph: Paragraph, start: int, end: int, rule: str) -> Found | None:
    if not paragraph.words[start:end].strip():
        return None
    first, last = paragraph.span(start, end)
    return Found(first, last, text[first:last], rule, 0.9)
