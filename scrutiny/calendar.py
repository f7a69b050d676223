"""The council's year: municipal years, recesses, and the days that a wording such as “before the recess” means."""

import datetime

from committees.models import Authority
from committees.reader import Recess
from committees.reader.due import main_due

from .models.items import Due

FIRST_MONTH = 5


def municipal_year(day: datetime.date) -> str:
    """The municipal year of a day, such as “2021-22”. It runs from May to May, when councils hold their annual meeting."""
    first = day.year if day.month >= FIRST_MONTH else day.year - 1
    return f"{first:04d}-{(first + 1) % 100:02d}"


def recesses_of(authority: Authority) -> tuple[Recess, ...]:
    """The recesses that the council entered, as the reader takes them. One query."""
    rows = authority.recesses.values_list("name", "start_date", "end_date")
    return tuple(Recess(*row) for row in rows)


def read_due(words: str, authority: Authority, on: datetime.date | None) -> Due:
    """When `words`, asked on the day `on`, are due. Words that fix no day are kept and have none."""
    wording = main_due(words, on, recesses_of(authority))
    if not wording:
        return Due(text=words)
    return Due(words, wording.bounds.earliest, wording.bounds.latest, wording.bounds.precision)
