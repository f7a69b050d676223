"""Days, months and years as they are printed in minutes."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)"
_NAMED_DAY = re.compile(
    rf"\b(?:{WEEKDAY},?\s+(?:the )?)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH})\b\.?(?:,?\s+(?P<year>(?:19|20)\d{{2}})\b)?",
    re.I,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d{{2}})\b", re.I
)
_NUMBERED_DAY = re.compile(r"\b(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>(?:19|20)?\d{2})\b(?![/.-]?\d)")
_ISO_DAY = re.compile(r"\b(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})\b")
_LAST_TYPED = 39  # "32 May" is a slip, "45 May" is no day at all


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day as printed: day and month always, the year only if it was printed."""

    start: int
    end: int
    day: int
    month: int
    year: int | None

    @property
    def is_possible(self) -> bool:
        return make_day(self.year or 2024, self.month, self.day) is not None

    def on_or_after(self, when: date | None) -> date | None:
        """The day meant: with its own year, or else the first such day from ``when`` on."""
        if self.year:
            return make_day(self.year, self.month, self.day)
        if not when:
            return None
        this_year = make_day(when.year, self.month, self.day)
        return this_year if this_year and this_year >= when else make_day(when.year + 1, self.month, self.day)


def make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_bounds(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def printed_days(words: str, *, impossible: bool = False) -> Iterator[PrintedDay]:
    """Every day printed in words, in order, never two in one place. ``impossible`` gives "31 November 2026" too."""
    found: list[PrintedDay] = []
    for pattern in (_ISO_DAY, _NAMED_DAY, _MONTH_FIRST, _NUMBERED_DAY):
        for match in pattern.finditer(words):
            day = _printed_day(match)
            if day and (day.is_possible or impossible):
                found.append(day)
    last = -1
    for day in sorted(found, key=lambda one: (one.start, -one.end)):
        if day.start >= last:
            yield day
            last = day.end


def _printed_day(match: re.Match[str]) -> PrintedDay | None:
    month = match["month"].lower()
    number = int(month) if month.isdigit() else MONTHS[month]
    year = int(match["year"]) if match["year"] else None
    if year is not None and year < 100:
        year += 2000
    if not 1 <= number <= 12 or not 1 <= int(match["day"]) <= _LAST_TYPED:
        return None
    return PrintedDay(match.start(), match.end(), int(match["day"]), number, year)
