"""The business that every meeting has: interests declared, the earlier minutes approved, the day of the next meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time

from .dates import PrintedDay, make_day, printed_days
from .found import Found, FoundDeclaration, FoundItem, FoundNextMeeting, FoundPreviousMinutes
from .lines import Paragraph, sentences
from .page import Page, is_furniture, label_of
from .people import TITLES, printed
from .times import TIME, printed_times


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the item it stands in."""

    paragraph: Paragraph
    start: int
    end: int
    item: FoundItem | None

    @property
    def words(self) -> str:
        return self.paragraph.words[self.start : self.end]

    @property
    def title(self) -> str:
        return " ".join(self.item.text.split()) if self.item else ""


LONGEST = 2000  # characters of one paragraph that are looked at


def sentences_of(paragraphs: Sequence[Paragraph], page: Page, items: Sequence[FoundItem]) -> list[Sentence]:
    """Every sentence, titles left out. On a page with labels an item's note is left out too."""
    labelled = any(label_of(paragraph) == "minutes" for paragraph in paragraphs)
    found: list[Sentence] = []
    number, said = -1, True
    for index, paragraph in enumerate(paragraphs):
        if index in page.headings:
            if page.headings[index] != number:
                number, said = page.headings[index], not labelled
            paragraph = page.after_heading.get(index, paragraph.part(0, 0))
            said = said or bool(paragraph.words)
        label = label_of(paragraph)
        said = said or label in ("minutes", "decision")
        if said and not label and not is_furniture(paragraph):
            item = items[number] if 0 <= number < len(items) else None
            found.extend(Sentence(paragraph, *span, item) for span in sentences(paragraph.words[:LONGEST]))
    return [one for one in found if one.words.strip()]


def _passage(text: str, one: Sentence) -> tuple[int, int, str]:
    start, end = one.paragraph.span(one.start, one.end)
    return start, end, text[start:end]


# ------------------------------------------------------------------ interests
_INTERESTS = re.compile(r"\b(?:declarations?|disclosures?|interests?)\b", re.I)
_WHO = rf"(?:{TITLES}\.? ){{1,3}}[A-Z][\w'.-]{{0,30}}(?: [A-Z][\w'.-]{{1,30}}){{0,3}}"
_DECLARED = re.compile(
    rf"(?P<who>(?:{_WHO}(?:(?:,| and|, and) (?:{_WHO}|[A-Z][\w'-]{{1,30}})){{0,6}}|Councillors .{{3,150}}?|Cllrs .{{3,150}}?|[Tt]he (?:Vice-?)?Chair(?:man|woman|person)?|[A-Z][\w'-]{{1,30}} [A-Z][\w'-]{{1,30}})),?\s+(?:(?:had|has|also|then|each|both|all|further) ){{0,3}}(?:declared|disclosed|registered|stated (?:that (?:he|she|they) had|an))\b(?P<rest>.*)"
)
_LISTED = re.compile(
    rf"(?P<who>{_WHO}|Councillors .{{3,150}}?)\s*(?:[-:(,]\s*|\s)(?P<rest>.{{0,300}}(?:\binterest\b|\bitems? \d).*)"
)
_INTEREST = re.compile(r"\binterests?\b|\bmember of\b|\bgovernor\b|\bemployed\b|\btrustee\b", re.I)
_ITEM = re.compile(
    r"\b(?:agenda (?=\d)|(?:item|minute)s? )(?:nos?\.? |numbers? )?(?P<number>\d{1,4}(?:/\d{1,4})?(?:[a-z]|\([a-z]\))?|(?-i:[A-Z]))\b",
    re.I,
)
_NONE = re.compile(
    r"\b(?:no|nil)\b (?:(?:such|further|other|new|disclosable|pecuniary|personal|member|members'?|declarable|prejudicial|non-pecuniary|and|or)\s*,? ?){0,5}(?:declarations?|disclosures?|interests?)\b|^\W*(?:there (?:were|was) )?(?:none|nil)\b(?! of)|\bnone (?:was|were|had been|received|declared)\b|\bno (?:member|councillor)\b.{0,40}\bdeclared\b",
    re.I,
)


def find_declarations(text: str, said: Sequence[Sentence]) -> tuple[FoundDeclaration, ...]:
    return tuple(one for sentence in said for one in _declaration(text, sentence))


def _declaration(text: str, one: Sentence) -> Iterator[FoundDeclaration]:
    under_heading = bool(_INTERESTS.search(one.title))
    words = one.words
    match = _DECLARED.match(words)
    if match and not (under_heading or _INTEREST.search(match["rest"])):
        match = None
    rule = "declarations.sentence"
    if not match and under_heading:
        match, rule = _LISTED.match(words), "declarations.line"
    if not match:
        return
    number = _ITEM.search(match["rest"])
    item = number["number"] if number else "" if under_heading or not one.item else one.item.number.strip("(). ")
    who = printed(text, one.paragraph, one.start + match.start("who"), one.start + match.end("who"))
    yield FoundDeclaration(*_passage(text, one), rule, 0.9, who, item)


def none_declared(text: str, said: Sequence[Sentence]) -> Found | None:
    """The words that say that there was no interest to declare."""
    for one in said:
        if (_INTERESTS.search(one.title) or _INTERESTS.search(one.words)) and _NONE.search(one.words[:200]):
            return Found(*_passage(text, one), "declarations.none", 0.9)
    return None


# ------------------------------------------------------------------ earlier minutes
_MINUTES = re.compile(r"\b(?:minutes?|notes|record)\b", re.I)
_APPROVED = re.compile(
    r"\b(?:approved?|agreed|confirmed?|signed|accepted|adopted|correctly recorded|(?:as|be) an? (?:true|correct|accurate)|taken as read)\b", re.I
)  # fmt: skip
_AS_RECORD = re.compile(
    r"\b(?:correct(?:ly)?|true|accurate(?:ly)?) (?:and accurate |and correct )?record|\bsigned\b|\bheld on\b", re.I
)
_NOT_APPROVED = re.compile(r"\bnot (?:be )?(?:approved|agreed|available)\b|\bdefer|\bto approve\b", re.I)


def find_previous_minutes(text: str, said: Sequence[Sentence], meeting: date | None) -> FoundPreviousMinutes | None:
    """The sentence by which the minutes of the last meeting were approved, with that meeting's day."""
    for one in said:
        words = one.words
        under_heading = bool(re.search(r"\bminutes?\b|\brecord\b", one.title, re.I))
        if not (_MINUTES.search(words) or under_heading) or not _APPROVED.search(words) or _NOT_APPROVED.search(words):
            continue
        if not (under_heading or (_MINUTES.search(words) and _AS_RECORD.search(words))):
            continue
        day = next(printed_days(words), None) or next(printed_days(one.title), None)
        return FoundPreviousMinutes(*_passage(text, one), "minutes.approved", 0.9, _before(day, meeting))
    return None


def _before(day: PrintedDay | None, meeting: date | None) -> date | None:
    """The day meant: with its own year, or else the last such day before the meeting."""
    if day is None or (day.year is None and meeting is None):
        return None
    if day.year or meeting is None:
        return make_day(day.year or 0, day.month, day.day)
    this_year = make_day(meeting.year, day.month, day.day)
    return this_year if this_year and this_year < meeting else make_day(meeting.year - 1, day.month, day.day)


# ------------------------------------------------------------------ the next meeting
_NEXT_TITLE = re.compile(
    r"\bnext (?:\w+ ){0,3}meetings?\b|\bdates? of (?:\w+ ){0,3}meetings?\b|\bfuture meetings?\b", re.I
)
_NEXT = re.compile(r"\bnext (?:[\w-]+ ){0,4}?meeting\b(?P<rest>.*)|\bdate of next meeting\b(?P<more>.*)", re.I)
_WILL_BE = re.compile(r"\b(?:will|would|is|was|to|be|scheduled|held|take place|on|at)\b|^\s*[:\-]", re.I)
_PLACE = re.compile(rf"(?:{TIME}|\d{{4}}|\b{TIME})(?:,\s+|[,;]?\s+(?:(?:to be )?held\s+)?(?:in|at|via|on)\s+)(?:the\s+)?(?P<venue>[A-Z][^.;()]{{2,100}}?)(?=\s+(?:on|at|from|commencing)\s+(?:\d|[A-Z][a-z]+day)|\s*[.;()]|\s*$)")  # fmt: skip


def find_next_meeting(
    text: str, said: Sequence[Sentence], items: Sequence[FoundItem], meeting: date | None
) -> FoundNextMeeting | None:
    """When the committee meets next: under its own heading first, else in a sentence that says so."""
    for under_heading in (True, False):
        for one in said:
            if bool(_NEXT_TITLE.search(one.title)) is not under_heading:
                continue
            found = _next_meeting(text, one, meeting, under_heading=under_heading)
            if found:
                return found
    return _in_title(text, items, meeting)


def _next_meeting(text: str, one: Sentence, meeting: date | None, *, under_heading: bool) -> FoundNextMeeting | None:
    said = _NEXT.search(one.words)
    rest = (said["rest"] or said["more"] or "") if said else ""
    if not under_heading and not _WILL_BE.match(rest.lstrip()):
        return None
    day = _first_after(one.words, meeting, said.start() if said and not under_heading else 0)
    if day is None:
        return None
    at = next(printed_times(one.words, day[1]), None) or next(printed_times(one.words), None)
    place = _PLACE.search(one.words, day[1] - 4)
    return FoundNextMeeting(
        *_passage(text, one),
        "next_meeting.heading" if under_heading else "next_meeting.sentence",
        0.9,
        day[0],
        at.time if at else None,
        place["venue"].strip(" ,") if place else "",
    )


def _first_after(words: str, meeting: date | None, start: int) -> tuple[date, int] | None:
    """The first printed day after the meeting, and where its words end."""
    for seen in printed_days(words):
        day = seen.on_or_after(meeting) if seen.start >= start else None
        if day and (meeting is None or day > meeting):
            return day, seen.end
    return None


def _in_title(text: str, items: Sequence[FoundItem], meeting: date | None) -> FoundNextMeeting | None:
    """ "12. Date of next meeting: 4 June 2026 at 7pm" """
    for item in items:
        words = " ".join(item.text.split())
        day = _first_after(words, meeting, 0) if _NEXT_TITLE.search(words) else None
        if day:
            at: time | None = next((one.time for one in printed_times(words, day[1])), None)
            return FoundNextMeeting(item.start, item.end, item.text, "next_meeting.title", 0.9, day[0], at, "")
    return None
