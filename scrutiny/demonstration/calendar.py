"""Days: which weekday of a month, how many months ago, and the dates that the content leaves open."""

import calendar
import datetime
import re

EARLIEST = datetime.date(2024, 5, 1)
SEASONS = ("Spring", "Summer", "Autumn", "Winter")
MUNICIPAL_YEAR_BEGINS = 5


def first_year(day):
    """The calendar year in which the municipal year of a day begins."""
    return day.year if day.month >= MUNICIPAL_YEAR_BEGINS else day.year - 1


def day_of(year, month, week, weekday):
    """The first, second … (`week`) such weekday (Monday is 0) of a month."""
    first = datetime.date(year, month, 1)
    return first + datetime.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (week - 1))


def monday_before(day):
    return day - datetime.timedelta(days=day.weekday())


def add_months(day, months):
    """The same day of another month, or its last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def months_ago(on, months):
    """The first day of the month so many months before."""
    return add_months(on, -months).replace(day=1)


def in_words(day):
    return f"{day.day} {day:%B %Y}"


def _month(day, count):
    return f"{add_months(day, count):%B %Y}"


def _season(day, count):
    later = add_months(day, 3 * count)
    season = (later.month % 12) // 3 - 1
    year = later.year - 1 if later.month < 3 else later.year
    return f"{SEASONS[season]} {year}"


def _quarter(day, count):
    later = add_months(day, 3 * count)
    year, quarter = (later.year, (later.month - 1) // 3) if later.month > 3 else (later.year - 1, 4)
    return f"Quarter {quarter} of {year}/{(year + 1) % 100:02d}"


def _day(day, count):
    return in_words(day + datetime.timedelta(days=count))


COUNTED = {"month": _month, "season": _season, "quarter": _quarter, "day": _day}


def dated(words, day):
    """`words` with what stands in angle brackets turned into dates near `day`.

    <month 3> is a month three months later, and so <season 2>, <quarter 1> and <day 28>; <fy> and <lastfy> are financial
    years such as 2026/27, <year+1> a calendar year.
    """
    financial = day.year if day.month >= 4 else day.year - 1
    words = words.replace("<fy>", _years(financial)).replace("<lastfy>", _years(financial - 1))
    words = re.sub(r"<year\+(\d)>", lambda match: str(day.year + int(match[1])), words)
    return re.sub(r"<(\w+) (\d+)>", lambda match: COUNTED[match[1]](day, int(match[2])), words)


def _years(first):
    return f"{first}/{(first + 1) % 100:02d}"
