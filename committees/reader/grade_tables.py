"""Grades in a table that was copied cell by cell or row by row: what was judged, then its grade, perhaps one for each year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .grades import GRADE
from .lines import Paragraph

Span = tuple[int, int]
_CELL = re.compile(rf"[\"'(]?(?P<grade>{GRADE})[\"')]?\.?", re.I)
_NO_GRADE = re.compile(
    r"(?:not|no|new|never) [\w ]{3,40}|n/?a|-|none|not (?:judged|inspected|graded|rated)[\w ]{0,30}", re.I
)
_JUDGED = r"(?:the )?(?:overall|experiences?|impact|help|children|care leavers|leadership|quality|progress|safe\b|effective|caring|responsive|well[- ]led|adoption|governance|management|education|outcomes|support|domain|theme|work\b|protection|fostering|adult|youth)"
_ROW = re.compile(
    rf"(?P<area>{_JUDGED}[^.;:|]{{0,150}}?)[ |:\t-]{{1,6}}(?P<grade>{GRADE})(?:[ |/-]{{1,6}}(?P<second>{GRADE}|not [a-z ]{{4,30}}))?[ |]*",
    re.I,
)
_PERIOD = re.compile(
    r"\b(?P<year>(?:19|20)\d\d)\b|\b(?P<old>previous|last|former)\b|\b(?P<new>current|new|this|latest)\b", re.I
)
_ABOVE = 8  # paragraphs above the first row that can head the columns
_MOST_CELLS = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """One grade of a table: where it and what was judged stand; ``index`` is the grade's paragraph, ``above`` the area's."""

    index: int
    above: int
    area: Span
    grade: Span
    rule: str
    year: int | None
    historic: bool


def cells(paragraphs: Sequence[Paragraph]) -> Iterator[Cell]:
    """Every grade that stands in a table."""
    periods: list[tuple[int | None, bool]] = []
    done = -1
    for index, paragraph in enumerate(paragraphs):
        if index <= done or len(paragraph.words) > 260:
            continue
        row = _ROW.fullmatch(paragraph.words.strip()) if _starts_high(paragraph.words) else None
        if row and row["grade"][:1].isupper():
            periods = periods or _periods(paragraphs[max(0, index - _ABOVE) : index])
            offset = len(paragraph.words) - len(paragraph.words.lstrip())
            area = (row.start("area") + offset, row.end("area") + offset)
            for number, group in enumerate(("grade", "second")):
                if row[group] and _CELL.fullmatch(row[group]):
                    grade = (row.start(group) + offset, row.end(group) + offset)
                    yield Cell(index, index, area, grade, "judgements.row", *_period(periods, number))
            continue
        if not index or not _CELL.fullmatch(paragraph.words.strip()) or not _names_an_area(paragraphs[index - 1]):
            continue
        below = [index]
        while below[-1] + 1 < len(paragraphs) and len(below) < _MOST_CELLS and _is_cell(paragraphs[below[-1] + 1]):
            below.append(below[-1] + 1)
        done = below[-1]
        if not periods and len(below) > 1:
            periods = _periods(paragraphs[max(0, index - 1 - _ABOVE) : index - 1])
        for number, place in enumerate(below):
            grade_cell = _CELL.search(paragraphs[place].words)
            if grade_cell and _CELL.fullmatch(paragraphs[place].words.strip()):
                area = (0, len(paragraphs[index - 1].words))
                yield Cell(
                    place, index - 1, area, grade_cell.span("grade"), "judgements.cell", *_period(periods, number)
                )


def _starts_high(words: str) -> bool:
    return words[:1].isupper()


def _is_cell(paragraph: Paragraph) -> bool:
    words = paragraph.words.strip()
    return len(words) < 60 and bool(_CELL.fullmatch(words) or _NO_GRADE.fullmatch(words))


def _names_an_area(paragraph: Paragraph) -> bool:
    words = paragraph.words.strip()
    return (
        2 < len(words) <= 200
        and words[-1] not in ".:;?"
        and (words[0].isupper() or words[0].isdigit())
        and not _is_cell(paragraph)
        and not re.search(r"\b(?:was|were|had|said|noted|reported)\b", words)
    )


def _periods(above: Sequence[Paragraph]) -> list[tuple[int | None, bool]]:
    """(year, is it history) of each column, from the short lines above the first row."""
    found: list[tuple[int | None, bool]] = []
    for paragraph in above:
        if len(paragraph.words.split()) > 8:
            continue
        for period in _PERIOD.finditer(paragraph.words):
            found.append((int(period["year"]), False) if period["year"] else (None, bool(period["old"])))
    years = [year for year, _ in found if year]
    latest = max(years, default=0)
    return [(year, old or bool(year and year < latest)) for year, old in found]


def _period(periods: Sequence[tuple[int | None, bool]], number: int) -> tuple[int | None, bool]:
    """Of the column with that number; without column heads the first column is now and the others are history."""
    if number < len(periods) and len(periods) > 1:
        return periods[number]
    return None, number > 0
