"""The head of the page: kind, committee, day, item number and title, purpose, recordings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from .columns import shows_owners
from .dates import WEEKDAY, make_day, printed_days
from .found import Found, FoundItem, FoundLink, Reading
from .headings import Heading, is_numbered_title, looks_like_title, title_words
from .items import find_items
from .lines import Paragraph
from .page import (
    BODY,
    FILE_NOISE,
    PEOPLE_TITLE,
    PURPOSE,
    Page,
    find_committee,
    find_day,
    is_furniture,
    label_of,
    printed_day_line,
)
from .parts_of_agenda import exempt_items, part_above
from .people import is_person_line

HEAD = 30  # paragraphs at the top that can name the committee and the day
_ISSUE = re.compile(r"issue(?: - meetings| details)?$", re.I)
_AGENDA_ITEM = re.compile(r"agenda item$", re.I)
_WHOLE = re.compile(
    r"^(?:agenda(?:,| and).{0,40}\bminutes|agenda, decisions|(?:draft |printed |public )*minutes\b(?!\s*:)|notes of (?:a|the) meeting|at a meeting of|record of (?:a|the) meeting|.{0,80}\bminutes of (?:a|the) .{0,60}meeting)",
    re.I,
)
_HELD = re.compile(r"\b(?:meeting|minutes)\b.{0,120}\bheld\b", re.I)
_BODY_AND_DAY = re.compile(rf"\b{BODY}\s*[-,:|]\s*(?:{WEEKDAY}\b|\d)", re.I)
_ITEM_IN_BRACKETS = re.compile(r"\(Item (?P<number>[\dA-Za-z./]{1,10}?)\.?\)")
_NUMBERED_TITLE = re.compile(r"^(?P<number>\d{1,3}[A-Za-z]?(?=[.:\s])|[A-Z](?=[.:]))[.:]?\s+(?=[A-Z\"'])")
_LINK = re.compile(r"https?://[^\s<>\"')\]]{4,500}")
_RECORDING = re.compile(r"\b(?:record(?:ing|ed)|webcast|video|watch|youtube|livestream|live stream)\b", re.I)
_RECORDING_SITE = re.compile(r"youtu\.?be|public-i|vimeo|webcast", re.I)
_OWNER_COLUMN = re.compile(r"(?:action(?: by| owner| required)?|owner|by whom|lead officer|responsible)$", re.I)


def read_head(text: str, paragraphs: Sequence[Paragraph], meeting_date: date | None) -> tuple[Page, Reading]:
    """The page's frame for reading its parts, and a Reading with the head filled in."""
    kind = _kind(paragraphs)
    items = find_items(paragraphs, is_person_line, whole_meeting=kind == "meeting") if kind != "issue" else []
    if len(items) > 1:
        kind = "meeting"
    title = _single_title(paragraphs) if not items and kind != "meeting" else None
    headings = items or ([title] if title else [])
    page = Page(
        kind,
        headings=_heading_indexes(headings),
        after_heading={one.last: one.after for one in headings if one.after},
        people_items=frozenset(number for number, one in enumerate(headings) if _lists_people(one)),
        owner_column=any(_OWNER_COLUMN.fullmatch(one.words.strip()) for one in paragraphs) or shows_owners(paragraphs),
    )
    head = paragraphs[: min(HEAD, headings[0].index + 3 if items else HEAD)]
    committee = find_committee(head, lone_lines=kind == "meeting")
    page.day = find_day(head, whole_meeting=kind in ("meeting", "issue"))
    day = page.day if page.day and page.day[0].is_possible else None
    titles = _found_items(text, paragraphs, headings)
    single = len(headings) == 1
    return page, Reading(
        text=text,
        page_kind=kind
        if kind != "text" or (not titles and not any(label_of(one) for one in paragraphs))
        else "agenda_item",
        committee=_found(text, committee[0], committee[1], committee[2], committee[3], committee[4])
        if committee
        else None,
        date=meeting_date or (make_day(day[0].year or 0, day[0].month, day[0].day) if day else None),
        date_found=_found(text, day[1], day[0].start, day[0].end, "page.day", 0.9) if day else None,
        item_number=_number(text, paragraphs, headings[0])
        if single
        else None
        if headings
        else _bracketed_number(text, head),
        item_title=Found(titles[0].start, titles[0].end, titles[0].text, titles[0].rule, titles[0].sure)
        if single
        else None,
        purpose=_purpose(text, paragraphs, headings),
        items=titles,
    )


def _kind(paragraphs: Sequence[Paragraph]) -> str:
    top = [one.words.strip() for one in paragraphs[:12]]
    if any(_ISSUE.fullmatch(words) for words in top[:4]):
        return "issue"
    if any(_AGENDA_ITEM.fullmatch(words) for words in top):
        return "agenda_item"
    if paragraphs and is_numbered_title(paragraphs[0]):
        return "agenda_item" if any(label_of(one) for one in paragraphs) else "text"
    if any(_WHOLE.match(words) or (len(words) < 300 and _HELD.search(words)) for words in top):
        return "meeting"
    if any(
        len(one.words) < 200 and _BODY_AND_DAY.search(one.words) and next(printed_days(one.words), None)
        for one in paragraphs[:4]
    ):
        return "meeting"
    return "agenda_item" if any(label_of(one) for one in paragraphs) else "text"


def _heading_indexes(headings: Sequence[Heading]) -> dict[int, int]:
    return {index: number for number, one in enumerate(headings) for index in range(one.index, one.last + 1)}


def _single_title(paragraphs: Sequence[Paragraph]) -> Heading | None:
    """The heading line of a single item: the first line that looks like a title, above any sentence."""
    announced = False
    for index, paragraph in enumerate(paragraphs[:12]):
        if _AGENDA_ITEM.fullmatch(paragraph.words.strip()) or _ISSUE.fullmatch(paragraph.words.strip()):
            announced = True
            continue
        title = title_words(paragraph)
        numbered = _NUMBERED_TITLE.match(title.words)
        cut_out = index == 0 and is_numbered_title(paragraph)
        if not title.words.strip() or (
            is_furniture(paragraph) and not cut_out and not FILE_NOISE.search(paragraph.words)
        ):
            continue
        if announced and PURPOSE.match(title.words):
            continue
        if label_of(paragraph) or (printed_day_line(paragraph) and not cut_out) or not looks_like_title(title):
            return None
        if is_person_line(paragraph) and not announced:
            return None
        return Heading(
            "single",
            (),
            paragraph if numbered else None,
            title.part(numbered.end()) if numbered else title,
            index,
            index,
        )
    return None


def _found(text: str, paragraph: Paragraph, start: int, end: int, rule: str, sure: float) -> Found:
    first, last = paragraph.span(start, end)
    return Found(first, last, text[first:last], rule, sure)


def _found_items(text: str, paragraphs: Sequence[Paragraph], headings: Sequence[Heading]) -> tuple[FoundItem, ...]:
    """The items, each from its heading to the next one, or to the "PART II" that stands between them."""
    exempt = exempt_items(paragraphs, headings)
    starts_of_parts = [part_above(paragraphs, one.index) for one in headings[1:]]
    ends = [*(paragraphs[index].marker_start for index in starts_of_parts), len(text)]
    return tuple(
        _found_item(text, one, paragraphs[one.index].marker_start, ends[number], is_exempt=number in exempt)
        for number, one in enumerate(headings)
    )


def _found_item(text: str, one: Heading, begins: int, ends: int, *, is_exempt: bool) -> FoundItem:
    first, last = one.title.span()
    number = one.number.marker or one.number.words.strip() if one.number else ""
    return FoundItem(
        first,
        last,
        text[first:last],
        f"items.{one.style}",
        0.9,
        number if len(number) <= 20 else "",
        begins,
        ends,
        _lists_people(one),
        is_exempt,
    )


def _lists_people(one: Heading) -> bool:
    return PEOPLE_TITLE.fullmatch(one.title.words.strip()) is not None


def _number(text: str, paragraphs: Sequence[Paragraph], one: Heading) -> Found | None:
    if one.number is not None:
        numbered = _NUMBERED_TITLE.match(one.number.words)
        if one.number.marker:
            end = one.number.marker_start + len(one.number.marker)
            return Found(one.number.marker_start, end, text[one.number.marker_start : end], "items.number", 0.9)
        if numbered:
            return _found(text, one.number, *numbered.span("number"), "items.number", 0.9)
        if len(one.number.words.strip()) <= 10:
            return _found(text, one.number, 0, len(one.number.words), "items.number", 0.9)
    return _bracketed_number(text, paragraphs[:HEAD])


def _bracketed_number(text: str, head: Sequence[Paragraph]) -> Found | None:
    for paragraph in head:
        match = _ITEM_IN_BRACKETS.search(paragraph.words)
        if match:
            return _found(text, paragraph, *match.span("number"), "items.number_in_brackets", 0.9)
    return None


def _purpose(text: str, paragraphs: Sequence[Paragraph], headings: Sequence[Heading]) -> Found | None:
    """What the item was for: its own line above the minutes. A meeting of several items has no purpose of its own."""
    if len(headings) > 1:
        return None
    for paragraph in paragraphs[:15]:
        if label_of(paragraph) == "minutes":
            return None
        match = PURPOSE.match(paragraph.words)
        if match:
            labelled = match.group().endswith(":")
            start = match.end() if labelled else 0
            if paragraph.words[start:].strip():
                return _found(text, paragraph, start, len(paragraph.words), "page.purpose", 0.85)
    return None


def recordings(text: str, paragraphs: Sequence[Paragraph]) -> tuple[FoundLink, ...]:
    """Links to a recording of the meeting."""
    found = []
    for paragraph in paragraphs:
        if "http" not in paragraph.words:
            continue
        says_so = _RECORDING.search(paragraph.words[:2000])
        for match in _LINK.finditer(paragraph.words):
            url = match.group().rstrip(".,;:")
            if says_so or _RECORDING_SITE.search(url):
                first, last = paragraph.span(match.start(), match.start() + len(url))
                found.append(FoundLink(first, last, text[first:last], "recordings.link", 0.9, text[first:last]))
    return tuple(found)
