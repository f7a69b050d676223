"""The municipal year."""

import datetime

FIRST_MONTH = 5


def municipal_year(day: datetime.date) -> str:
    """The municipal year of a day, such as “2021-22”. It runs from May to May, when councils hold their annual meeting."""
    first = day.year if day.month >= FIRST_MONTH else day.year - 1
    return f"{first:04d}-{(first + 1) % 100:02d}"
