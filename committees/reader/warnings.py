"""What a clerk should look at before trusting the drafts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from .dates import MONTH, WEEKDAY, PrintedDay, make_day
from .due import main_due
from .found import FoundAction, FoundJudgement, FoundRecommendation, FoundUndertaking, ReadingWarning
from .lines import Paragraph
from .page import TRUNCATED

FIRST_REQUIRES_IMPROVEMENT = 2013  # the grade replaced "satisfactory" and "adequate" in November 2013
_OFSTED = re.compile(r"\bOfsted\b", re.I)
SHORTEST_ACTION = 15
_PRISONS = re.compile(r"\bInspectorate of Prisons\b", re.I)
_YOUTH_OFFENDING = re.compile(r"\byouth (?:offending|justice)\b", re.I)
_CUT = re.compile(r"(?:(?<!\.)\.\.\.|\u2026)\s*$")  # a longer row of dots is a line to sign on


def find_warnings(
    paragraphs: Sequence[Paragraph],
    recommendations: Sequence[FoundRecommendation],
    actions: Sequence[FoundAction],
    undertakings: Sequence[FoundUndertaking],
    judgements: Sequence[FoundJudgement],
    meeting_date: date | None,
    printed: tuple[PrintedDay, Paragraph] | None = None,
) -> tuple[ReadingWarning, ...]:
    """``printed`` is the day of the meeting as the page prints it, ``meeting_date`` what it is taken to be."""
    found = [
        *(_doubtful_day(*printed, meeting_date) if printed else ()),
        *_truncated(paragraphs),
        *_lost_numbers(paragraphs),
        *_wordless_actions(actions),
        *_days_gone_by([*recommendations, *actions, *undertakings], meeting_date),
        *_impossible_grades(judgements),
        *_grades_gone_by(paragraphs, judgements, meeting_date),
        *_wrong_inspectorate(paragraphs),
    ]
    return tuple(sorted(found, key=lambda warning: warning.start))


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY_OF_DAY = re.compile(rf"\b(?P<weekday>{WEEKDAY}),?\s+(?:the )?(?=\d|{MONTH})", re.I)


def _doubtful_day(printed: PrintedDay, paragraph: Paragraph, meeting_date: date | None) -> Iterator[ReadingWarning]:
    """The day of the meeting is none of the calendar, or is another day of the week than is printed."""
    weekday = _WEEKDAY_OF_DAY.search(paragraph.words, max(0, printed.start - 20), printed.end)
    number = weekday.end() if weekday else printed.start
    said = paragraph.words[number : printed.end].strip()
    day = make_day(printed.year or 0, printed.month, printed.day)
    if day is None and meeting_date is None:
        yield ReadingWarning(
            "impossible_date",
            f"\u201c{said}\u201d is no day of the calendar. Type the date of the meeting.",
            *paragraph.span(number, printed.end),
        )
    if day and weekday and day == meeting_date and weekday["weekday"][:3].title() != _WEEKDAYS[day.weekday()][:3]:
        yield ReadingWarning(
            "weekday_of_another_day",
            f"\u201c{paragraph.words[weekday.start() : printed.end].strip()}\u201d: {said} is a {_WEEKDAYS[day.weekday()]}. "
            "Check the date of the meeting.",
            *paragraph.span(weekday.start(), printed.end),
        )


def _truncated(paragraphs: Sequence[Paragraph]) -> Iterator[ReadingWarning]:
    for paragraph in paragraphs:
        match = TRUNCATED.search(paragraph.words)
        if match:
            yield ReadingWarning(
                "truncated",
                "The text is cut: the page shows only part of the minutes. Paste the full minutes to read the rest.",
                *paragraph.span(match.start(), match.end()),
            )
            return
    if paragraphs and _CUT.search(paragraphs[-1].words):
        yield ReadingWarning(
            "truncated",
            "The text ends in the middle of a sentence and may be cut.",
            *paragraphs[-1].span(max(0, len(paragraphs[-1].words.rstrip()) - 40)),
        )


def _lost_numbers(paragraphs: Sequence[Paragraph]) -> Iterator[ReadingWarning]:
    """Two list numbers in a row are the same: the page's numbering was lost in copying."""
    above = ""
    for paragraph in paragraphs:
        if paragraph.marker_kind == "number" and paragraph.marker == above and paragraph.words.strip():
            yield ReadingWarning(
                "lost_numbering",
                f"Every number in this list is \u201c{above}\u201d: the numbering was lost in copying. The points are kept in their order.",
                *paragraph.span(),
            )
            return
        above = paragraph.marker if paragraph.marker_kind == "number" else above


def _wordless_actions(actions: Sequence[FoundAction]) -> Iterator[ReadingWarning]:
    for action in actions:
        if action.rule in ("actions.marker", "actions.column", "actions.trailing_owner"):
            yield ReadingWarning(
                "action_without_text",
                f"The action for {action.owner} has no text of its own; the sentence before it was taken.",
                action.start,
                action.end,
            )
        elif len(action.text.strip()) < SHORTEST_ACTION:
            yield ReadingWarning(
                "action_without_text",
                "This action says very little; check what is to be done.",
                action.start,
                action.end,
            )


def _days_gone_by(
    asks: Sequence[FoundRecommendation | FoundAction | FoundUndertaking], meeting_date: date | None
) -> Iterator[ReadingWarning]:
    """A day before the meeting is not when something is due. Either it tells of the past, or the meeting's date is wrong."""
    if not meeting_date:
        return
    for ask in asks:
        wording = None if ask.due else main_due(ask.text)
        last = (wording.bounds.latest or wording.bounds.earliest) if wording else None
        if wording and last and last < meeting_date:
            yield ReadingWarning(
                "due_before_the_meeting",
                f"\u201c{ask.text[wording.start : wording.end].strip()}\u201d is before this meeting, so no due date was "
                "taken from it. Check the date of the meeting.",
                ask.start,
                ask.end,
            )


def _impossible_grades(judgements: Sequence[FoundJudgement]) -> Iterator[ReadingWarning]:
    for one in judgements:
        if one.year and one.year < FIRST_REQUIRES_IMPROVEMENT and one.grade.lower().startswith("require"):
            yield ReadingWarning(
                "grade_before_it_existed",
                f"\u201c{one.year} {one.grade}\u201d: this grade did not exist before November 2013. The minutes' words are kept; check the inspection report.",
                one.start,
                one.end,
            )


def _grades_gone_by(
    paragraphs: Sequence[Paragraph], judgements: Sequence[FoundJudgement], meeting_date: date | None
) -> Iterator[ReadingWarning]:
    """ "Adequate" of an inspection after 2013. Other inspectorates still use the word, so only where Ofsted is named."""
    if not any(_OFSTED.search(paragraph.words) for paragraph in paragraphs):
        return
    for one in judgements:
        year = one.year or (0 if one.historic or not meeting_date else meeting_date.year)
        if one.grade.lower() == "adequate" and year > FIRST_REQUIRES_IMPROVEMENT:
            yield ReadingWarning(
                "grade_no_longer_given",
                "Ofsted has given no grade \u201cadequate\u201d since November 2013. The minutes' words are kept; check the "
                "inspection report.",
                one.start,
                one.end,
            )


def _wrong_inspectorate(paragraphs: Sequence[Paragraph]) -> Iterator[ReadingWarning]:
    for paragraph in paragraphs:
        match = _PRISONS.search(paragraph.words)
        if match and _YOUTH_OFFENDING.search(paragraph.words):
            yield ReadingWarning(
                "wrong_inspectorate",
                "Youth offending services are inspected by HM Inspectorate of Probation, not of Prisons. The minutes' words are kept.",
                *paragraph.span(match.start(), match.end()),
            )
