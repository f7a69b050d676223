"""Times in which a council does not meet, and the days that "before the summer recess" fixes once they are known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Recess:
    """A recess by its first and last day. ``name`` is what minutes call it: "summer recess", "Easter"."""

    name: str
    start: date
    end: date


RECESS = re.compile(
    r"\b(?P<lead>before|by|until|till|ahead of|in advance of|prior to|after|following|from|during|in|over|throughout|at) "
    r"(?:the )?(?P<edge>start of |beginning of |end of )?(?:the )?(?:(?:next|this|coming|forthcoming|upcoming|council's|council|parliamentary) )?"
    r"(?P<name>(?:(?:[a-z]{3,12}|half[- ]term) )?)recess\b(?: (?:of |in )?(?P<year>20\d{2})\b)?",
    re.I,
)
_SAYS_NOTHING = frozenset(("the", "recess", "council", "holiday", "break"))


def days_of_recess(
    match: re.Match[str], meeting: date | None, recesses: Sequence[Recess]
) -> tuple[date | None, date | None] | None:
    """(earliest, latest) of a wording that RECESS matched, by the next such recess; None when none has been entered."""
    lead, edge = match["lead"].lower(), (match["edge"] or "").lower()
    ends = lead in ("after", "following", "from", "during", "in", "over", "throughout", "at") or edge.startswith("end")
    recess = _meant(match, meeting, recesses, begins_later=not ends)
    if recess is None:
        return None
    one_day = timedelta(days=1)
    if lead in ("after", "following", "from"):
        return recess.end + one_day, None
    if lead in ("during", "in", "over", "throughout") or (lead == "at" and not edge):
        return recess.start, recess.end
    if edge.startswith("end"):
        return None, recess.end
    return None, recess.start - one_day


def _meant(
    match: re.Match[str], meeting: date | None, recesses: Sequence[Recess], *, begins_later: bool
) -> Recess | None:
    """The first recess of that name which begins (or, of one that may have begun, ends) on or after the meeting."""
    wanted = _words(match["name"])
    named = [one for one in recesses if not wanted or wanted & _words(one.name)]
    if match["year"]:
        named = [one for one in named if one.start.year == int(match["year"])]
    elif meeting is None:
        return None
    later = [one for one in named if not meeting or (one.start if begins_later else one.end) >= meeting]
    return min(later, key=lambda one: one.start, default=None)


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", name.lower())) - _SAYS_NOTHING
