"""When something is due: the wordings of minutes and the days they fix.

Each row of ``RULES`` is (name, pattern, function). A function gets the match and the day of the meeting (or None) and returns
``Bounds``, or None when the wording means something else. Wordings without a date of their own keep their words and no bounds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from .dates import MONTH, MONTHS, WEEKDAY, make_day, month_bounds, printed_days
from .recesses import RECESS, Recess, days_of_recess

SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
NUMBERS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=1
    )
} | {
    "a": 1,
    "an": 1,
    "": 1,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "eighteen": 18,
    "twenty": 20,
    "twenty-one": 21,
    "twenty-five": 25,
    "twenty-eight": 28,
    "thirty": 30,
    "forty": 40,
    "sixty": 60,
    "ninety": 90,
}


_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "one": 1, "two": 2, "three": 3, "four": 4}


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and last day meant (either may be open), how precise that is, and what it depends on."""

    earliest: date | None = None
    latest: date | None = None
    precision: str = "none"
    relative: str | None = None


@dataclass(frozen=True, slots=True)
class DueWording:
    start: int
    end: int
    rule: str
    bounds: Bounds


Meaning = Callable[[re.Match[str], "date | None"], "Bounds | None"]

NOT_DATED = Bounds()
ONGOING = Bounds(precision="ongoing")
NEXT_MEETING = Bounds(precision="next_meeting", relative="next_meeting")


# ------------------------------------------------------------------ the meanings
def _word(match: re.Match[str], group: str) -> str:
    return (match[group] or "").strip().lower()


def _limits(words: str) -> bool:
    """True for "by", "before", "until": the wording sets only a last day."""
    return bool(
        re.search(
            r"\b(?:by|before|until|till|than|end of|end|deadline|prior to|ahead of|in advance of|in time for)\b",
            words,
            re.I,
        )
    )


def _begins(words: str) -> bool:
    """True for "from", "beginning in": the wording sets only a first day."""
    return bool(re.match(r"(?:as )?from|starting|commencing|beginning|with effect|effective", words, re.I))


def _day(match: re.Match[str], meeting: date | None) -> Bounds | None:
    printed = next(printed_days(match["day"]), None)
    day = printed.on_or_after(meeting) if printed else None
    if day is None:
        return Bounds(precision="none") if printed else None
    lead = match["lead"] or ""
    if _begins(lead):
        return Bounds(day, None, "day")
    if _limits(lead):
        return Bounds(None, day, "day")
    return Bounds(day, day, "named_meeting" if "meeting" in lead.lower() else "day")


def _month_year(match: re.Match[str], meeting: date | None) -> tuple[int, int] | None:
    month = MONTHS[match["month"].lower()]
    if match["year"]:
        return int(match["year"]), month
    if meeting is None:
        return None
    this_year = month >= meeting.month and _word(match, "which") != "next"
    return meeting.year + (0 if this_year else 1), month


def _month(match: re.Match[str], meeting: date | None) -> Bounds | None:
    named_meeting = "meeting" in match.group().lower()
    found = _month_year(match, meeting)
    if not found:
        return Bounds(precision="named_meeting" if named_meeting else "none")
    first, last = month_bounds(*found)
    lead = match["lead"] or ""
    if re.search(r"\bend\b|close of", lead, re.I):
        return Bounds(None, last, "month")
    if re.search(r"\bfrom\b", lead, re.I):
        return Bounds(first, None, "month")
    if re.search(r"\b(?:before|ahead of|prior to|in advance of)\b", lead, re.I):
        return Bounds(None, first - timedelta(days=1), "month")
    if _limits(lead):
        return Bounds(None, last, "month")
    return Bounds(first, last, "named_meeting" if named_meeting else "month")


def _season(match: re.Match[str], meeting: date | None) -> Bounds | None:
    first_month, last_month = SEASONS[match["season"].lower()]
    if match["year"]:
        year = int(match["year"])
    elif meeting is None:
        return NOT_DATED
    else:
        year = meeting.year + (1 if meeting.month > last_month >= first_month else 0)
        if _word(match, "which") == "next" and meeting.month >= first_month:
            year = meeting.year + 1
    first = date(year, first_month, 1)
    last = month_bounds(year + (last_month < first_month), last_month)[1]
    lead = match["lead"] or ""
    if re.search(r"\bbefore\b", lead, re.I) and not re.search("end of", lead, re.I):
        return Bounds(None, first - timedelta(days=1), "season")
    return Bounds(None if _limits(lead) else first, last, "season")


def _quarter(match: re.Match[str], meeting: date | None) -> Bounds | None:
    """Quarters of the financial year: the first is April to June."""
    word = _word(match, "number")
    number = int(word) if word.isdigit() else _QUARTERS[word]
    if match["year"]:
        start_year = int(match["year"])
    elif meeting is None:
        return NOT_DATED
    else:
        start_year = _financial_year(meeting)
        if month_bounds(*_quarter_end(start_year, number))[1] < meeting:
            start_year += 1
    year, last_month = _quarter_end(start_year, number)
    last = month_bounds(year, last_month)[1]
    first = date(year, last_month - 2, 1)
    if _begins(match["lead"] or ""):
        return Bounds(first, None, "quarter")
    return Bounds(None if _limits(match["lead"] or "") else first, last, "quarter")


def _quarter_end(start_year: int, number: int) -> tuple[int, int]:
    return (start_year, 3 + 3 * number) if number < 4 else (start_year + 1, 3)


def _financial_year(day: date) -> int:
    return day.year if (day.month, day.day) >= (4, 1) else day.year - 1


def _financial_year_end(match: re.Match[str], meeting: date | None) -> Bounds | None:
    if meeting is None:
        return NOT_DATED
    later = _word(match, "which") in ("next", "following", "coming", "new")
    year = _financial_year(meeting) + later
    if later and not _limits(match["lead"]):
        return Bounds(date(year, 4, 1), date(year + 1, 3, 31), "year")
    return Bounds(None, date(year + 1, 3, 31), "year")


def _calendar_year_end(match: re.Match[str], meeting: date | None) -> Bounds | None:
    printed = match["year"] or match["year_alone"]
    year = int(printed) if printed else meeting.year if meeting else None
    return Bounds(None, date(year, 12, 31), "year") if year else NOT_DATED


def _year(match: re.Match[str], meeting: date | None) -> Bounds | None:
    year = int(match["year"])
    if _limits(match["lead"]):
        before = re.search(r"\bbefore\b", match["lead"], re.I) and not re.search("end of", match["lead"], re.I)
        return Bounds(None, date(year - 1 if before else year, 12, 31), "year")
    return Bounds(date(year, 1, 1), date(year, 12, 31), "year")


def _years(match: re.Match[str], meeting: date | None) -> Bounds | None:
    """ "in 2026/27": from April, as councils' years of money and plans run."""
    first = int(match["year"])
    if first >= 9999 or (first + 1) % 100 != int(match["second"]):
        return None
    return Bounds(
        None if _limits(match["lead"]) else date(first, 4, 1),
        date(first + 1, 3, 31),
        "municipal_year" if "municipal" in match.group().lower() else "year",
    )


def _municipal_year(match: re.Match[str], meeting: date | None) -> Bounds | None:
    return Bounds(precision="municipal_year")


def _counted(match: re.Match[str], meeting: date | None) -> Bounds | None:
    if meeting is None:
        return NOT_DATED
    word = _word(match, "count")
    count = int(word) if word.isdigit() else NUMBERS[word]
    unit = match["unit"].lower()
    if count > 400:
        return NOT_DATED
    if "working" in unit:
        return Bounds(None, _working_days(meeting, count), "day")
    if unit.startswith("day"):
        return Bounds(None, meeting + timedelta(days=count), "day")
    if unit.startswith("fortnight"):
        return Bounds(None, meeting + timedelta(weeks=2 * count), "day")
    if unit.startswith("week"):
        return Bounds(None, meeting + timedelta(weeks=count), "day")
    return Bounds(None, _add_months(meeting, count * (12 if unit.startswith("year") else 1)), "month")


def _working_days(day: date, count: int) -> date:
    while count:
        day += timedelta(days=1)
        if day.weekday() < 5:
            count -= 1
    return day


def _add_months(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    last = month_bounds(year, month + 1)[1]
    return make_day(year, month + 1, day.day) or last


def _end_of_month(match: re.Match[str], meeting: date | None) -> Bounds | None:
    if meeting is None:
        return NOT_DATED
    day = _add_months(meeting.replace(day=1), 1) if _word(match, "which") == "next" else meeting
    return Bounds(None, month_bounds(day.year, day.month)[1], "month")


def _next_month(match: re.Match[str], meeting: date | None) -> Bounds | None:
    if meeting is None:
        return NOT_DATED
    day = _add_months(meeting.replace(day=1), 1)
    return Bounds(*month_bounds(day.year, day.month), "month")


def _christmas(match: re.Match[str], meeting: date | None) -> Bounds | None:
    year = int(match["year"]) if match["year"] else meeting.year if meeting else None
    if year is None:
        return NOT_DATED
    if meeting and not match["year"] and (meeting.month, meeting.day) > (12, 24):
        year += 1
    return Bounds(None, date(year, 12, 24), "day")


def _recess(recesses: Sequence[Recess]) -> Meaning:
    """Days only where such a recess has been entered; the wording is kept without them otherwise."""

    def meaning(match: re.Match[str], meeting: date | None) -> Bounds | None:
        days = days_of_recess(match, meeting, recesses)
        return Bounds(*days, "day") if days else None

    return meaning


def _fixed(bounds: Bounds) -> Meaning:
    return lambda match, meeting: bounds


# --------------------------------------------------------------------- the table
_LIMIT = r"(?:(?:by|before) (?:the )?(?:close of (?:play|business)|cob|noon|midday|midnight|end of (?:play|the day)|\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\.?)(?:,? on)?|deadline(?: is| of)?:?|prior to|in time for|by|before|until|till|no later than|not later than|ahead of|in advance of|on or before|with a deadline of)"
_END_OF = r"(?:the )?(?:end|close) of"
_LEAD = rf"(?:(?:{_LIMIT}(?: {_END_OF})?|at {_END_OF}|towards {_END_OF}|as from|from|starting(?: in| on| from)?|commencing(?: in| on)?|beginning(?: in| on)?|with effect from|effective from|during|throughout|in|at|for|on|around|early in|later in|in early|in late|in mid|over)\s+(?:the )?)"
_COUNT = r"(?P<count>\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_DAY = rf"(?:{WEEKDAY},? (?:the )?)?(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}\b(?:,? (?:19|20)\d{{2}}\b)?|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d{{2}}\b|\d{{1,2}}[/.]\d{{1,2}}[/.](?:20)?\d{{2}}\b|20\d{{2}}-\d{{2}}-\d{{2}}\b|\d{{1,2}}-\d{{1,2}}-20\d{{2}}\b)"
_MEETING = r"(?:meeting|committee|panel|board|council|session)"

Rule = tuple[str, re.Pattern[str], Meaning]
RULES: tuple[Rule, ...] = (
    ("due.day", re.compile(rf"\b(?P<lead>(?:(?:at|to|by|before|for) (?:the |its |their )?)?(?:[\w']{{1,30}} )?meeting (?:to be held )?(?:on|of) |{_LEAD})?(?P<day>{_DAY})", re.I), _day),
    ("due.after_something", re.compile(rf"\bwithin {_COUNT} (?P<unit>(?:working |calendar )?(?:day|week|month|fortnight|year)s?) of (?!the (?:meeting|date of the meeting|date of this meeting)\b|this meeting\b|today\b)(?:each |the |a |its |their )?[\w-]{{1,30}}(?: [\w-]{{1,30}})?", re.I), _fixed(NOT_DATED)),
    ("due.within", re.compile(rf"\b(?:(?:with)?in|inside) (?:the (?:next|following|coming) )?(?:(?:\d{{1,2}}|one|two|three|four|five|six|eight|ten)(?: ?- ?| to | or ))?{_COUNT} (?P<unit>(?:working |calendar )?(?:day|week|month|fortnight|year)s?)(?:' time|s' time)?(?! ago)\b'?(?: of (?:the|this) meeting)?", re.I), _counted),
    ("due.within", re.compile(r"\bwithin the (?:next|coming|following) (?P<count>)(?P<unit>month|week|fortnight|year)\b", re.I), _counted),
    ("due.over_the_next", re.compile(rf"\b(?:over |during |for )?the (?:next|following|coming) {_COUNT} (?P<unit>(?:working )?(?:day|week|month|year)s?)\b", re.I), _counted),
    ("due.month_meeting", re.compile(rf"\b(?P<lead>(?:at|to|for|by|before|in|on|ahead of|prior to|in time for|in advance of) )(?:the|its|their|our|this|a) (?:committee's |panel's |board's |council's )?(?P<which>next )?(?P<month>{MONTH})(?: {_YEAR})?(?: [\w-]{{1,30}}){{0,3}}? {_MEETING}s?\b", re.I), _month),
    ("due.meeting_in_month", re.compile(rf"\b(?P<lead>(?:at|to|for|by|before) )?(?:the|its|their|our|a|this) (?P<which>next )?(?:[\w']{{1,30}} ){{0,4}}?meeting (?:scheduled |planned )?(?:in|for) (?P<month>{MONTH})\b(?: {_YEAR})?", re.I), _month),
    ("due.season", re.compile(rf"\b(?P<lead>{_LEAD})?(?P<which>next |this )?\b(?P<season>spring|summer|autumn|winter) (?:of )?{_YEAR}", re.I), _season),
    ("due.season", re.compile(r"\b(?P<lead>(?:by|before|in|during|over|later in|until|for|by the end of|before the end of)(?: the)? )(?:(?P<which>next|this|coming|following) )?(?P<season>spring|summer|autumn|winter)\b(?P<year>)(?! (?:term|recess|holiday|break|half|scheme|programme|school|season|budget|statement))", re.I), _season),
    ("due.quarter", re.compile(rf"\b(?P<lead>{_LEAD})?(?:(?:the )?end (?:of )?)?(?:quarter |q)(?P<number>[1-4]|one|two|three|four)\b(?:(?:,| of)? (?:the )?(?P<year>20\d{{2}})(?:[/-]\d{{2,4}})?)?", re.I), _quarter),
    ("due.quarter", re.compile(rf"\b(?P<lead>{_LEAD})(?:the )?(?P<number>first|second|third|fourth|final) quarter\b(?: of (?:the )?(?:financial year )?(?P<year>20\d{{2}})?)?", re.I), _quarter),
    ("due.month", re.compile(rf"\b(?P<lead>{_LEAD}|to (?=the {MONTH}))(?:the )?(?:end (?:of )?|beginning of |start of |middle of |early |late |mid-?)?(?P<which>next )?(?P<month>{MONTH})\b(?:,? {_YEAR})?(?! \d{{1,2}}\b(?!:))", re.I), _month),
    ("due.month", re.compile(rf"\b(?P<lead>(?:the )?end (?:of )?|this )(?P<which>)(?P<month>{MONTH})\b(?:,? {_YEAR})?(?! \d{{1,2}}\b)", re.I), _month),
    ("due.month", re.compile(rf"(?P<lead>)(?P<which>)\b(?P<month>(?:January|February|March|April|May|June|July|August|September|October|November|December)) {_YEAR}", re.I), _month),
    ("due.school_time", re.compile(r"\b(?:(?:by|before|after|during|in|at|until|for|over) )(?:the )?(?:(?:end|start|beginning) of )?(?:the )?(?:next |this |each )?(?:(?:spring|summer|autumn|christmas|easter|february|may|october) )?(?:term|half[- ]term|recess|school year|academic year|summer recess|holidays|easter|local elections|elections|pre-election period|purdah|summer break)\b", re.I), _fixed(NOT_DATED)),
    ("due.financial_year", re.compile(r"\b(?P<lead>(?:(?:by|before|until|in|within|during|for)(?: the end of| end of)?|at the end of) )(?:the )?(?P<which>this |current |present |next |following |coming |new )?(?:the )?(?:financial year|year end|year-end)(?: end)?\b", re.I), _financial_year_end),
    ("due.financial_year", re.compile(r"\b(?P<lead>)(?P<which>this |the current )financial year\b(?!'s)", re.I), _financial_year_end),
    ("due.municipal_year", re.compile(r"\b(?:(?:by|before|until|in|during|for|at|early in|later in)(?: the (?:end|start|beginning) of)? )(?:the )?(?:new |next |this |current |coming |following )*municipal year\b(?: \d{4}/\d{2,4})?", re.I), _municipal_year),
    ("due.calendar_year", re.compile(rf"\b(?:by|before|until|at) (?:the )?end of (?:the |this )?(?:calendar )?year(?: {_YEAR})?\b|\b(?:by|before|until) (?:the )?end of (?P<year_alone>20\d{{2}})\b(?!/)", re.I), _calendar_year_end),
    ("due.years", re.compile(r"\b(?P<lead>(?:by|before|until|in|during|for|by the end of)(?: the)? )(?:municipal year )?(?P<year>20\d{2})[/-](?:20)?(?P<second>\d{2})\b(?: municipal year)?(?! (?:budget|programme|plan|capital|strategy|settlement))", re.I), _years),
    ("due.year", re.compile(r"\b(?P<lead>(?:by|before|until|in|during|early in|later in|by the end of) )(?P<year>20\d{2})\b(?![/-]\d)", re.I), _year),
    ("due.end_of_month", re.compile(r"\b(?:by|before|until|at) (?:the )?end of (?:the |this )?(?P<which>next )?month\b|\bby (?:the )?month[- ]end\b", re.I), _end_of_month),
    ("due.next_month", re.compile(r"\b(?:in|during|by|early) next month\b|\bnext month\b", re.I), _next_month),
    ("due.christmas", re.compile(rf"\b(?:by|before|until|ahead of|prior to|in advance of|in time for) (?:the )?Christmas\b(?: break| closure| period)?(?: {_YEAR})?", re.I), _christmas),
    ("due.next_meeting", re.compile(r"\b(?:(?:at|to|for|by|before|until|in time for|ahead of|on the agenda (?:for|of)) )?(?:(?:the|its|their|our|a|this) (?:(?!(?:by|at|before|for|to|until|in) )[\w']{1,30} ){0,4}?)?(?:next|(?:following|subsequent)(?! (?:the|this|a|that)\b)) (?:ordinary |scheduled |formal |full |available |public )?(?:(?:[A-Z][\w']{1,30}|committee|panel|board|council|parish council|full council|scrutiny|select committee|sub-committee|public|scheduled) ){0,5}?meeting\b(?: of (?:the|this) (?:[A-Z]?[\w']{1,30} ){0,5}?(?:committee|panel|board|council|commission))?", re.I), _fixed(NEXT_MEETING)),
    ("due.next_meeting", re.compile(r"\bmeeting (?:next|following)\b|\b(?:on|for) (?:the |its |our )?next (?:[\w-]{1,20} )?agenda\b|\bnext (?:meeting|mtg)\b|\b(?:to|at|for|by) (?:the )?next (?:committee|panel|board|full council|parish council|council)\b", re.I), _fixed(NEXT_MEETING)),
    ("due.future_meeting", re.compile(r"\b(?:(?:at|to|for|in) )?(?:a|any|some|one of its|one of the|another) (?:future|later|subsequent|forthcoming|upcoming)(?: [\w-]{1,30}){0,3}? meetings?\b|\b(?:at|to|for) future (?:[\w-]{1,30} )?meetings\b", re.I), _fixed(Bounds(precision="named_meeting"))),
    ("due.after_meeting", re.compile(r"\b(?:after|following|outside(?: of)?) (?:the|this) meeting\b", re.I), _fixed(NOT_DATED)),
    ("due.soon", re.compile(r"\b(?:as soon as (?:possible|practicable|practical|reasonably practicable|they (?:were|are) available|it (?:was|is) available|available)|asap|a\.s\.a\.p|at the earliest (?:possible )?(?:opportunity|convenience)|in due course|immediately|urgently|without delay|shortly|once (?:complete|completed|available|published|finali[sz]ed|agreed)|when (?:available|complete|completed|published)|in the (?:near future|coming weeks|coming months|next few weeks|next few months|new year)|in the autumn term|at a later date|(?:up)?on (?:completion|receipt|publication|conclusion)\b(?: of the)?|by return)\b", re.I), _fixed(NOT_DATED)),
    ("due.next_issue", re.compile(r"\b(?:in|with|at|for) the next (?:[\w-]{1,20} ){0,2}?(?:dashboard|report|update|newsletter|bulletin|briefing|edition|issue)\b", re.I), _fixed(NOT_DATED)),
    ("due.ongoing", re.compile(r"\b(?:ongoing|on-going|on an? (?:ongoing|regular|quarterly|monthly|annual|six-monthly) basis|each (?:quarter|month|year|meeting)|every (?:quarter|month|year|six months|meeting|\w{1,9} months)|quarterly|(?:once|twice|three times) a (?:month|year|term)|at regular intervals|(?:at )?each meeting)\b", re.I), _fixed(ONGOING)),
)  # fmt: skip


# ------------------------------------------------------------------- looking up
LONGEST = 3000  # characters of one entry that are searched
# Every rule needs one of these; most sentences have none.
_MAYBE = re.compile(
    r"\d|next|follow|subsequent|future|later|forthcoming|month|week|year|day|fortnight|quarter|meeting|soon|asap|a\.s\.a\.p|earliest|due course|immediately|urgently|delay|shortly|once|when|near future"
    rf"|spring|summer|autumn|winter|term|recess|holiday|easter|election|purdah|christmas|ongoing|on-going|basis|interval|agenda|dashboard|newsletter|bulletin|update|report|briefing|\b(?:up)?on (?:completion|receipt|publication|conclusion)|after|\b{MONTH}\b",
    re.I,
)
_LOOKS_AHEAD = re.compile(
    r"(?:by|before|until|till|no later|not later|within|to|for|ahead|next|as soon|following|starting|with effect)\b",
    re.I,
)
_TELLS_THE_PAST = re.compile(
    r"(?:(?<!be )\b(?:held|published|dated|since|issued|took place|taking place|occurred|inspect\w{0,6}|visit\w{0,5}|last|previous|lockdown|pandemic|began|begun"
    r"|approved|considered|agreed|adopted|minutes of the|minutes of|report of|as at|as of|submitted|received)|\bduring [^.;,]{0,60})\W{0,3}(?:on |in |at |of |the )?$",
    re.I,
)


def find_dues(words: str, meeting: date | None = None, recesses: Sequence[Recess] = ()) -> Iterator[DueWording]:
    """Every due wording in words in order, none overlapping another; an earlier rule of the table wins."""
    words = words[:LONGEST]
    if _MAYBE.search(words):
        yield from _found_dues(words, meeting, tuple(recesses))


@lru_cache(maxsize=16)  # several rules ask about one sentence, one after the other
def _found_dues(words: str, meeting: date | None, recesses: tuple[Recess, ...]) -> tuple[DueWording, ...]:
    found: list[DueWording] = []
    taken = bytearray(len(words))
    for name, pattern, meaning in (("due.recess", RECESS, _recess(recesses)), *RULES):
        for match in pattern.finditer(words):
            if any(taken[match.start() : match.end()]):
                continue
            bounds = _within_the_calendar(meaning, match, meeting)
            if bounds is None:
                continue
            taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
            if not _past(words, match, bounds, meeting):
                start, end = match.span()
                found.append(DueWording(start, end - (len(match.group()) - len(match.group().rstrip())), name, bounds))
    return tuple(sorted(found, key=lambda one: one.start))


def _within_the_calendar(meaning: Meaning, match: re.Match[str], meeting: date | None) -> Bounds | None:
    """The bounds, or none when they would lie before year 1 or after year 9999."""
    try:
        return meaning(match, meeting)
    except (OverflowError, ValueError):
        return NOT_DATED


def _past(words: str, match: re.Match[str], bounds: Bounds, meeting: date | None) -> bool:
    last = bounds.latest or bounds.earliest
    if meeting and last and last < meeting:
        return True
    if _LOOKS_AHEAD.match(match.group()):
        return False
    return bool(_TELLS_THE_PAST.search(words[max(0, match.start() - 80) : match.start()]))


def main_due(words: str, meeting: date | None = None, recesses: Sequence[Recess] = ()) -> DueWording | None:
    """The wording that says when the whole entry is due: a date if there is one, else a meeting, else the first wording."""
    found = list(find_dues(words, meeting, recesses))
    for wanted in (_is_dated, _is_relative):
        for wording in found:
            if wanted(wording):
                return wording
    return found[0] if found else None


def _is_dated(wording: DueWording) -> bool:
    return bool(wording.bounds.earliest or wording.bounds.latest)


def _is_relative(wording: DueWording) -> bool:
    return wording.bounds.relative is not None
