"""What an import may write on a row that is there already: it fills and it follows, it never overwrites a person.

An empty field is filled, unless a person emptied it. A field that holds something is changed only when the last to
change it was an import, which the reasons in its history tell. Reads only; scrutiny.intake writes what is planned here.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Model

from committees.changes import Change, in_words
from committees.models import Meeting
from scrutiny.templatetags.council import council_time

_TYPED = "Typed while looking through what was imported"
_NAMES = re.compile(rf"{_TYPED} \((.+)\)", re.DOTALL)

# A person may begin a reason with the same words; nobody ends one with the number of what came in.
_BY_AN_IMPORT = re.compile(r"Imported from .+ \(no\. \d+\)", re.DOTALL)

# What a meeting holds before anybody has said anything.
_UNSAID = {("status", Meeting.Status.PROVISIONAL), ("minutes_state", Meeting.MinutesState.NONE)}

_is_web_address = URLValidator(schemes=["http", "https"])


def import_reason(incoming) -> str:
    """The reason in the history of what an import writes, by which the next import knows it again."""
    return f"Imported from {incoming.source_name or incoming.get_source_display().lower()} (no. {incoming.pk})"


def typed_reason(row: Model, names: Iterable[str]) -> str:
    """The reason of what a clerk typed over an import. It names the fields, since an emptied one would not show otherwise."""
    return f"{_TYPED} ({', '.join(str(row._meta.get_field(name).verbose_name) for name in names)})"


@dataclass(eq=False, slots=True)
class RowPlan:
    """A row, there already or new, and what will be written on it.

    `typed` is what the clerk put right while looking the import through: it is written first, as a person's words.
    `values` is what the import fills or follows. `kept` is what the import has differently and a person typed.
    `left` says why nothing at all is written, `note` what was left out of it.
    """

    row: Any
    is_new: bool
    typed: dict[str, Any] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)
    left: str = ""
    note: str = ""

    @property
    def state(self) -> str:
        """left, new, changed or same."""
        if self.left:
            return "left"
        if self.is_new:
            return "new"
        return "changed" if self.typed or self.values else "same"

    @property
    def changes(self) -> list[Change]:
        """What will be different on a row that is there already."""
        return [] if self.is_new or self.left else self._told({**self.values, **self.typed})

    @property
    def kept_as_typed(self) -> list[Change]:
        """What stays as a person typed it: the old value, and the one in the file."""
        return self._told(self.kept)

    def outcome(self, name: str) -> Any:
        """What the field will hold."""
        if self.left:
            return getattr(self.row, name)
        return self.typed.get(name, self.values.get(name, getattr(self.row, name)))

    def changes_field(self, name: str) -> bool:
        return not self.left and (name in self.typed or name in self.values)

    def leave(self, why: str) -> None:
        self.left = self.left or why

    def _told(self, values: dict[str, Any]) -> list[Change]:
        return [
            Change(
                _label(self.row, name),
                _in_words(self.row, name, getattr(self.row, name)),
                _in_words(self.row, name, new),
            )
            for name, new in values.items()
        ]


@dataclass(slots=True)
class Wish:
    """What an import would like a row to hold, by name of field, and what the clerk typed over it."""

    row: Model
    wanted: dict[str, Any]
    typed: dict[str, Any] = field(default_factory=dict)


def plan_rows(wishes: list[Wish]) -> list[RowPlan]:
    """What may be written of each wish, all of one model. One query for the history of rows that would change."""
    writers = _last_writers([wish.row for wish in wishes if wish.row.pk and _differing(wish)])
    return [_plan(wish, writers.get(wish.row.pk, {})) for wish in wishes]


def _plan(wish: Wish, writers: dict[str, str]) -> RowPlan:
    is_new = wish.row.pk is None
    typed = {name: value for name, value in wish.typed.items() if is_new or value != getattr(wish.row, name)}
    plan = RowPlan(wish.row, is_new=is_new, typed=typed)
    for name, value in _differing(wish).items():
        free = plan.is_new or _may_write(wish.row, name, writers.get(name))
        (plan.values if free else plan.kept)[name] = value
    return plan


def _differing(wish: Wish) -> dict[str, Any]:
    """What the import says and the row does not hold. An import that says nothing of a field empties nothing."""
    return {
        name: value
        for name, value in wish.wanted.items()
        if name not in wish.typed and value not in (None, "") and value != getattr(wish.row, name)
    }


# Who wrote what a field holds now.
_IMPORT, _BEGINNING, _PERSON = "an import", "whoever made the row", "a person"


def _may_write(row: Model, name: str, writer: str | None) -> bool:
    if writer == _IMPORT:
        return True
    value = getattr(row, name)
    is_empty = value in (None, "") or (name, value) in _UNSAID
    return is_empty and writer != _PERSON


def _last_writers(rows: list[Any]) -> dict[int, dict[str, str]]:
    """For each row, by field: who was the last to change it."""
    if not rows:
        return {}
    model = type(rows[0])
    versions = defaultdict(list)
    for version in model.history.filter(id__in=[row.pk for row in rows]).order_by("history_id"):
        versions[version.id].append(version)
    return {key: _writers(of_row) for key, of_row in versions.items()}


def _writers(versions: list[Any]) -> dict[str, str]:
    writers: dict[str, str] = {}
    before = None
    typed_first = _typed_names(versions[0]) if versions else set()
    for version in versions:
        by_import = bool(_BY_AN_IMPORT.fullmatch(version.history_change_reason or ""))
        writer = _IMPORT if by_import else _PERSON if before else _BEGINNING
        for column in type(version).tracked_fields:
            if before is None or getattr(before, column.attname) != getattr(version, column.attname):
                writers[column.name] = _PERSON if before is None and column.name in typed_first else writer
        before = version
    return writers


def _typed_names(version: Any) -> set[str]:
    """The fields that a clerk typed, or emptied, on a row that an import was about to make."""
    found = _NAMES.fullmatch(version.history_change_reason or "")
    labels = set(found[1].split(", ")) if found else set()
    return {column.name for column in type(version).tracked_fields if str(column.verbose_name) in labels}


def fitting(model: type[Model], name: str, words: str) -> str:
    """Words as printed, on one line, cut where the field ends."""
    return " ".join(words.replace("\0", "").split())[: model._meta.get_field(name).max_length]


def web_address(model: type[Model], name: str, printed: str) -> str:
    """The address if it is one of the web and fits; nothing otherwise."""
    if len(printed) > (model._meta.get_field(name).max_length or 0):
        return ""
    try:
        _is_web_address(printed)
    except ValidationError:
        return ""
    return printed


def _label(row: Model, name: str) -> str:
    label = str(row._meta.get_field(name).verbose_name)
    return label[:1].upper() + label[1:]


def _in_words(row: Model, name: str, value: Any) -> str:
    column: Any = row._meta.get_field(name)
    if column.remote_field and value is not None:
        return f"“{value}”"
    if column.get_internal_type() == "TimeField" and value is not None:
        return f"“{council_time(value)}”"
    return in_words(column, value)
