"""Which agenda item and which line of the attendance list is meant, among those that are there already. Plain comparisons."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from committees.imported import ImportedAttendance, ImportedItem
from committees.models import AgendaItem, Attendance
from scrutiny.matching import Match, plain, same_plain_name

from .following import fitting

_KINDS = [
    (r"^apologies\b", AgendaItem.Kind.APOLOGIES),
    (r"\bparty whip\b", AgendaItem.Kind.PARTY_WHIP),
    (r"\binterests?\b", AgendaItem.Kind.INTERESTS),
    (r"^(?:draft )?minutes\b", AgendaItem.Kind.MINUTES),
    (r"\b(?:questions|petitions)\b", AgendaItem.Kind.QUESTIONS),
    (r"^(?:any )?(?:other )?urgent\b", AgendaItem.Kind.URGENT),
    (r"\bcall(?:ed)?[ -]in\b", AgendaItem.Kind.CALL_IN),
    (r"\bwork(?:ing)? (?:programme|plan)\b", AgendaItem.Kind.WORK_PROGRAMME),
    (r"\btracker\b", AgendaItem.Kind.TRACKER),
    (r"\bexclusion of\b", AgendaItem.Kind.EXCLUSION),
]


def kind_of(title: str) -> str:
    """The kind of item that the title suggests; a report where it suggests nothing."""
    for pattern, kind in _KINDS:
        if re.search(pattern, title, re.IGNORECASE):
            return kind
    return AgendaItem.Kind.REPORT


def match_items(came: Sequence[ImportedItem], there: Sequence[AgendaItem]) -> list[AgendaItem | None]:
    """For each item that came: the one it is, by ModernGov's number, else number and similar title, else title."""
    # As they are kept: compared with the whole of a long title, the kept one would be another.
    titles = [plain(fitting(AgendaItem, "title", one.title)) for one in came]
    kept = [plain(row.title) for row in there]
    pairs = _Pairs(len(came), len(there))
    pairs.by_key(
        [fitting(AgendaItem, "external_id", one.external_id) for one in came], [(row.external_id,) for row in there]
    )
    pairs.by_key(
        [_number(fitting(AgendaItem, "number", one.number)) for one in came],
        [(_number(row.number),) for row in there],
        lambda place, index: same_plain_name(titles[place], kept[index]),
    )
    pairs.by_key(titles, [(title,) for title in kept])
    return pairs.rows(there)


def match_people(
    came: Sequence[ImportedAttendance], matches: Sequence[Match], there: Sequence[Attendance]
) -> list[Attendance | None]:
    """For each person that came: the line of the list, by the person, else by the name as printed."""
    pairs = _Pairs(len(came), len(there))
    pairs.by_key([match.record and match.record.pk for match in matches], [(row.person_id,) for row in there])
    pairs.by_key(
        [plain(fitting(Attendance, "name", one.name)) for one in came],
        [(plain(row.name), plain(row.person.name) if row.person_id else "") for row in there],
    )
    return pairs.rows(there)


class _Pairs:
    """What came, by its place, and which of the rows it is. Each row is taken once, by the first rule that finds it."""

    def __init__(self, came: int, there: int):
        self.found: list[int | None] = [None] * came
        self.free = set(range(there))

    def by_key(
        self, wanted: Sequence[Any], keys: Sequence[Iterable[Any]], is_same: Callable[[int, int], bool] | None = None
    ) -> None:
        """Pair those of one key, the first free row first; an empty key is none."""
        rows: dict[Any, list[int]] = defaultdict(list)
        for index in sorted(self.free):
            for key in dict.fromkeys(keys[index]):
                rows[key].append(index)
        for place, key in enumerate(wanted):
            if self.found[place] is None and key:
                likely = (one for one in rows.get(key, ()) if one in self.free)
                first = next((one for one in likely if is_same is None or is_same(place, one)), None)
                if first is not None:
                    self.found[place] = first
                    self.free.discard(first)

    def rows(self, there: Sequence) -> list:
        return [None if index is None else there[index] for index in self.found]


def _number(printed: str) -> str:
    return printed.strip(" .():").casefold()
