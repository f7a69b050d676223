"""Which agenda item and which line of the attendance list is meant, among those that are there already. Plain comparisons."""

import re
from collections.abc import Callable, Sequence

from committees.imported import ImportedAttendance, ImportedItem
from committees.models import AgendaItem, Attendance
from scrutiny.matching import Match, plain, same_name

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
    return _match(came, there, [_same_external_id, _same_number_and_title, _same_title])


def match_people(
    came: Sequence[ImportedAttendance], matches: Sequence[Match], there: Sequence[Attendance]
) -> list[Attendance | None]:
    """For each person that came: the line of the list, by the person, else by the name as printed."""
    pairs = list(zip(came, matches, strict=True))
    return _match(pairs, there, [_same_person, _same_printed_name])


def _match(came: Sequence, there: Sequence, rules: Sequence[Callable]) -> list:
    """Each row is taken once, by the first rule that finds it."""
    found: list = [None] * len(came)
    free = list(there)
    for is_same in rules:
        for place, one in enumerate(came):
            if found[place] is None and (row := next((row for row in free if is_same(one, row)), None)):
                found[place] = row
                free.remove(row)
    return found


def _same_external_id(came: ImportedItem, row: AgendaItem) -> bool:
    number = fitting(AgendaItem, "external_id", came.external_id)
    return bool(number) and number == row.external_id


def _same_number_and_title(came: ImportedItem, row: AgendaItem) -> bool:
    number = _number(fitting(AgendaItem, "number", came.number))
    return bool(number) and number == _number(row.number) and same_name(_title(came), row.title)


def _same_title(came: ImportedItem, row: AgendaItem) -> bool:
    title = plain(_title(came))
    return bool(title) and title == plain(row.title)


def _title(came: ImportedItem) -> str:
    """As it is kept: compared with the whole of a long title, the kept one would be another."""
    return fitting(AgendaItem, "title", came.title)


def _number(printed: str) -> str:
    return printed.strip(" .():").casefold()


def _same_person(came: tuple[ImportedAttendance, Match], row: Attendance) -> bool:
    match = came[1]
    return match.record is not None and row.person_id == match.record.pk


def _same_printed_name(came: tuple[ImportedAttendance, Match], row: Attendance) -> bool:
    name = plain(fitting(Attendance, "name", came[0].name))
    return bool(name) and name in (plain(row.name), plain(row.person.name) if row.person_id else "")
