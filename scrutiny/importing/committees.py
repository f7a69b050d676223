"""Which committee an import means, and what a committee that is not there yet is made of. Reads only."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils.text import slugify
from rapidfuzz import fuzz, process

from committees.imported import ImportedCommittee
from committees.models import Authority, Committee, Person
from committees.naming import who_is_named
from scrutiny.matching import LIKELY, plain

from .following import RowPlan, Wish, fitting, plan_rows, web_address

# The first that stands in the name decides. Only what is called scrutiny is taken to be it in law; a clerk corrects it.
_KINDS = [
    (r"\bjoint\b.*\bscrutiny\b", Committee.Kind.JOINT_SCRUTINY, True),
    (r"\b(?:task|working|review)\b.*\bgroup\b", Committee.Kind.TASK_GROUP, False),
    (r"\bscrutiny\b.*\bpanel\b", Committee.Kind.PANEL, True),
    (r"\bscrutiny\b", Committee.Kind.OVERVIEW_SCRUTINY, True),
    (r"\bselect committee\b", Committee.Kind.SELECT, True),
    (r"\bcabinet\b.*\b(?:sub-?)?committee\b", Committee.Kind.CABINET_COMMITTEE, False),
    (r"\b(?:cabinet|executive)\b", Committee.Kind.CABINET, False),
    (r"\b(?:board|panel)\b", Committee.Kind.BOARD, False),
    (r"\bcouncil\b(?!.*\bcommittee\b)", Committee.Kind.COUNCIL, False),
]
_LONGEST_CODE = 12
_NAMES_SOMEBODY = "Its purpose names somebody who is not named in public, so it was left out."


class Committees:
    """The committees of an authority, to be found by ModernGov's number or by name. One query."""

    def __init__(self, authority: Authority):
        self.authority = authority
        self.all = list(Committee.objects.filter(authority=authority))
        for committee in self.all:
            committee.authority = authority
        self._by_number = {one.external_id: one for one in self.all if one.external_id}
        self._by_name: dict[str, list[Committee]] = {}
        for one in sorted(self.all, key=lambda one: one.dissolution_date is not None):
            self._by_name.setdefault(plain(one.name), []).append(one)

    def find(self, name: str, number: str = "") -> Committee | None:
        """The one of this number, else the one of this name; of two of one name, the one that still sits.

        Where both have a number and it is not the same, they are two committees, one of which may have ended.
        """
        if number and number in self._by_number:
            return self._by_number[number]
        named = [one for one in self._by_name.get(plain(name), []) if not (number and one.external_id)] if name else []
        sitting = [one for one in named if one.dissolution_date is None]
        if len(sitting) > 1:
            return None
        return next(iter(sitting or named), None)

    def similar(self, name: str) -> Committee | None:
        """One of a similar name, only to be suggested."""
        likely = process.extractOne(
            plain(name), self._by_name.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=LIKELY
        )
        return self._by_name[likely[0]][0] if likely else None

    def new(self, came: ImportedCommittee) -> Committee:
        """A committee that is not saved yet, of this name."""
        kind, is_statutory = kind_of(came.name)
        return Committee(
            authority=self.authority,
            name=fitting(Committee, "name", came.name),
            slug=_free(slugify(came.name)[:90] or "committee", {one.slug for one in self.all}, "-"),
            short_code=_free(initials(came.name), {one.short_code.upper() for one in self.all}),
            kind=kind,
            is_statutory=is_statutory,
            purpose=came.purpose.replace("\0", ""),
            source_url=_source(came),
            external_id=fitting(Committee, "external_id", came.external_id),
        )


def plan_committees(authority: Authority, came: Sequence[ImportedCommittee]) -> list[RowPlan]:
    """What would become of each committee of a list: filled and followed, or made anew."""
    committees = Committees(authority)
    told = _fit_to_be_public(came)
    rows = [committees.find(one.name, one.external_id) for one in came]
    plans = plan_rows(
        [_wish(row, one) if row else Wish(committees.new(one), {}) for row, (one, _) in zip(rows, told, strict=True)]
    )
    for plan, (_, note) in zip(plans, told, strict=True):
        plan.note = note
    return plans


def _fit_to_be_public(came: Sequence[ImportedCommittee]) -> list[tuple[ImportedCommittee, str]]:
    """What came, with a note where the purpose was left out. A committee's page is public, and shows it at once."""
    unnamed = list(Person.objects.not_named()) if any(one.purpose for one in came) else []
    return [
        (replace(one, purpose=""), _NAMES_SOMEBODY) if one.purpose and who_is_named(one.purpose, unnamed) else (one, "")
        for one in came
    ]


def _wish(committee: Committee, came: ImportedCommittee) -> Wish:
    """What the file would like a committee that is there already to hold. Its name and kind are the clerk's."""
    return Wish(
        committee,
        {
            "external_id": fitting(Committee, "external_id", came.external_id),
            "source_url": _source(came),
            "purpose": came.purpose.replace("\0", ""),
        },
    )


def kind_of(name: str) -> tuple[str, bool]:
    """The kind that the name suggests, and whether it is an overview and scrutiny committee in law."""
    for pattern, kind, is_statutory in _KINDS:
        if re.search(pattern, name, re.IGNORECASE):
            return kind, is_statutory
    return Committee.Kind.OTHER, False


def initials(name: str) -> str:
    """Such as CFLLC for “Children, Families, Lifelong Learning and Culture”; the first letters of a single word."""
    words = re.findall(r"[A-Za-z0-9]+", name.replace("'", "").replace("’", ""))
    told = [word for word in words if word.lower() not in ("and", "of", "the", "for", "on", "in")]
    code = "".join(word[0] for word in told) if len(told) > 1 else "".join(told)[:4]
    return code.upper()[: _LONGEST_CODE - 2] or "C"


def _free(wanted: str, taken: Iterable[str], joint: str = "") -> str:
    """`wanted`, or the first of wanted2, wanted3 and so on that nobody has."""
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}{joint}{number}"
    return free


def _source(came: ImportedCommittee) -> str:
    return web_address(Committee, "source_url", came.source_url)
