"""What became of a record, in words, from its history."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.utils import timezone

# Who and when stand beside every history row; the derived columns only repeat what is told already.
UNTOLD = {"id", "version", "created_at", "modified_at", "public_text", "public_quote"}


@dataclass(frozen=True, slots=True)
class Change:
    """One field that changed, with its old and its new value in words."""

    label: str
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.label}: was {self.old}, is now {self.new}."


def changes_between(older, newer) -> list[Change]:
    """The fields that differ between two history rows of one record, in the order of the model."""
    return [
        Change(_label(field), in_words(field, old), in_words(field, new))
        for field in _told_fields(newer)
        if (old := getattr(older, field.attname)) != (new := getattr(newer, field.attname))
    ]


def changes_since(record, version: int) -> list[Change]:
    """What was changed after `version` was read; empty when the history does not reach back so far."""
    older = record.history.filter(version__lte=version).first()
    newest = record.history.first()
    return changes_between(older, newest) if older and newest else []


def editors_since(record, version: int) -> str:
    """Who saved the record after `version` and when the last of them did, for use after “by”."""
    rows = list(record.history.filter(version__gt=version).select_related("history_user")[:20])
    if not rows:
        return "somebody"
    names = dict.fromkeys(person_name(row.history_user) for row in reversed(rows))
    return f"{' and '.join(names)}, {moment(rows[0].history_date)}"


def person_name(user) -> str:
    return (user.get_full_name() or user.get_username()) if user else "the system"


def moment(at: datetime.datetime) -> str:
    """A time in London, such as “14 November 2026 at 2:05pm”."""
    local = timezone.localtime(at)
    hour = local.hour % 12 or 12
    return f"{day(local.date())} at {hour}:{local:%M}{'am' if local.hour < 12 else 'pm'}"


def day(date: datetime.date) -> str:
    return f"{date.day} {date:%B} {date.year}"


def in_words(field: models.Field, value) -> str:
    """A field's value as a person would say it."""
    if value is None or value == "":
        return "empty"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field.remote_field:
        return _name_of(field, value)
    if field.flatchoices:
        return f"“{dict(field.flatchoices).get(value, value)}”"
    if isinstance(value, datetime.datetime):
        return moment(value)
    if isinstance(value, datetime.date):
        return day(value)
    return f"“{value}”"


def _label(field: models.Field) -> str:
    label = str(field.verbose_name)
    return label[:1].upper() + label[1:]


def _told_fields(row) -> list[models.Field]:
    return [field for field in type(row).tracked_fields if not _is_untold(field)]


def _is_untold(field: models.Field) -> bool:
    if field.name in UNTOLD:
        return True
    is_stamp = not field.editable and isinstance(field, models.DateTimeField)
    is_user = bool(field.remote_field) and field.related_model is _user_model()
    return is_stamp or is_user


def _user_model():
    from django.apps import apps

    return apps.get_model(settings.AUTH_USER_MODEL)


def _name_of(field: models.Field, key) -> str:
    record = field.related_model._base_manager.filter(pk=key).first()
    return f"“{record}”" if record else f"number {key}, which was deleted"
