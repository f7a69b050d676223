"""The people of the attendance list, each once, whatever is said of them later added."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from .found import FoundAttendance
from .people import TITLES

PRESENT, APOLOGIES, SUBSTITUTE = "present", "apologies", "substitute"
IN_ATTENDANCE, ABSENT = "in_attendance", "absent"
MOST_OF_A_NAME = 30  # people of one surname; more are no attendance list

_CLLR = re.compile(r"(?:[A-Z][a-z]+ )?(?:Councillor|Cllr)\b")
_OTHER_COUNCIL = re.compile(r"(?:County|District|Borough|Ward|Unitary|City) (?=Cllr|Councillor)")
_COUNCIL = re.compile(
    r"[A-Z]{1,3}(?:DC|CC|BC|MBC|CBC)|(?:[A-Z][\w'-]{1,20} ){0,3}(?:County|District|Borough|City|Unitary)(?: Council(?:lor)?)?|(?:[A-Z][\w'-]{1,20} ){1,3}Council"
)
_NAMES_COUNCIL = re.compile(r"\bCouncil\b|\b[A-Z]{1,3}(?:DC|CC|BC|MBC|CBC)\b|\b(?:County|District|Borough)\b")


class Roll:
    """The people found so far, each once, the later words about them added."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.people: dict[str, list[FoundAttendance]] = {}
        self.last: FoundAttendance | None = None

    def all(self) -> tuple[FoundAttendance, ...]:
        return tuple(sorted((one for ones in self.people.values() for one in ones), key=lambda one: one.start))

    def has(self, status: str) -> bool:
        return any(one.status == status for ones in self.people.values() for one in ones)

    def is_of_another_council(self, name: str, role: str) -> bool:
        """A district or county councillor after the members of a parish council, who have no such title. In a joint committee
        the members themselves are of several councils."""
        titled = _OTHER_COUNCIL.match(name)
        if not (titled or (_CLLR.match(name) and _COUNCIL.fullmatch(role))):
            return False
        members = list(islice((one for ones in self.people.values() for one in ones if one.status == PRESENT), 40))
        return len(members) >= 3 and not any(
            _OTHER_COUNCIL.match(one.name) or _NAMES_COUNCIL.search(one.role) for one in members
        )

    def known(self, name: str) -> FoundAttendance | None:
        """The one person of this surname whose first name or initial does not speak against it."""
        fits = [one for one in self.people.get(surname(name), ()) if same_person(one.name, name)]
        exact = [one for one in fits if one.name == name]
        return (exact or fits)[0] if exact or len(fits) == 1 else None

    def add(self, one: FoundAttendance) -> None:
        known = self.known(one.name) if one.name else None
        if known is None:
            of_this_name = self.people.setdefault(_key(one), [])
            if len(of_this_name) < MOST_OF_A_NAME:
                of_this_name.append(one)
                self.last = one
        else:
            self.change(known, **_news(known, one))

    def change(self, one: FoundAttendance, **news: str) -> None:
        ones = self.people[_key(one)]
        self.last = ones[ones.index(one)] = replace(one, **news)  # type: ignore[arg-type]

    def change_last(self, *, status: str = "", role: str = "") -> None:
        """What the line below a name says of it."""
        if self.last:
            self.change(self.last, status=status or self.last.status, role=self.last.role or role)


def _key(one: FoundAttendance) -> str:
    return surname(one.name) if one.name else f"at {one.start}"


def _news(known: FoundAttendance, one: FoundAttendance) -> dict[str, str]:
    """What the second mention of a person adds. A substitute may be listed as present before it is said for whom."""
    news = {name: getattr(one, name) for name in ("role", "substitute_for", "note") if not getattr(known, name)}
    if known.role and one.role.startswith(known.role):
        news["role"] = one.role  # the first line broke off within it
    if one.status == SUBSTITUTE and known.status in (PRESENT, IN_ATTENDANCE):
        news["status"] = SUBSTITUTE
    return news


def surname(name: str) -> str:
    words = _STOP_WITHIN.sub(" ", name).split()
    return words[-1].lower().strip(".,") if words else ""


_STOP_WITHIN = re.compile(r"(?<=[A-Z])\.(?=[A-Z])")  # "A.Duckett"


TITLE = re.compile(rf"(?:{TITLES}\.?\s+)+")


def same_person(one: str, other: str) -> bool:
    """Of two names with one surname: whether first names or initials speak against it."""
    firsts = [TITLE.sub("", _STOP_WITHIN.sub(". ", name)).split()[:-1] for name in (one, other)]
    return not all(firsts) or firsts[0][0][0] == firsts[1][0][0]
