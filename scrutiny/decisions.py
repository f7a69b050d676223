"""What a clerk decides of a passage that was found or marked: draft it, perhaps corrected, or dismiss it with a reason."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from .calendar import read_due
from .models.items import Kind
from .proposals import due_fields, passage_key, set_owner

NO_CORRECTIONS: Mapping = MappingProxyType({})
_KEY = re.compile(r"(?P<kind>[a-z]{1,20})-(?P<start>[0-9]{1,9})-(?P<end>[0-9]{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Decision:
    """Of one passage. `corrections` holds fields of the row by name, `owner` among them (a record or None).

    `becomes` is another kind of item; `dismissed` a Dismissal.Reason, with which nothing is drafted.
    """

    kind: str
    start: int
    end: int
    corrections: Mapping = field(default_factory=lambda: NO_CORRECTIONS)
    becomes: str = ""
    dismissed: str = ""
    note: str = ""

    @property
    def key(self):
        return passage_key(self.kind, self.start, self.end)


def place_of(key):
    """(kind, start, end) of the key of a passage, or None when no page made it."""
    match = _KEY.fullmatch(key)
    return (match["kind"], int(match["start"]), int(match["end"])) if match else None


def decide(key, **more):
    """The Decision of the passage with this key, or None when no page made the key."""
    place = place_of(key)
    return Decision(*place, **more) if place else None


def corrected(proposal, decision, directory):
    """The proposal with its row as the clerk wants it. An owner or a name that was typed otherwise is looked up again."""
    row, wanted = proposal.row, dict(decision.corrections)
    if "due_text" in wanted:
        wanted |= due_fields(read_due(wanted["due_text"], row.authority, row.asked_on))
    if "owner_text" in wanted and "owner" not in wanted:
        wanted["owner"] = directory.owner(wanted["owner_text"]).record
    if "name" in wanted and "person" not in wanted:
        wanted["person"] = directory.person(wanted["name"]).record
    typed = frozenset(wanted)
    if "owner" in wanted:
        set_owner(row, wanted.pop("owner"))
    for name, value in wanted.items():
        setattr(row, name, value)
    kind = decision.becomes or proposal.kind
    if kind in Kind.values:
        row.kind = kind
        row.addressed_to = row.addressed_to if kind == Kind.RECOMMENDATION else ""
    if kind != proposal.kind:
        typed |= {"kind"}
    return replace(proposal, kind=kind, row=row, typed=typed)
