"""Two people, one record: the second is told.

A form carries the version it was opened with. `claim` counts the version up in one UPDATE that matches only that
version, so of two edits begun from one version exactly one goes through, whatever the timing.
"""

from django.db.models import F


class Stale(Exception):
    """The record changed, or went, after it was read."""


def claim(record, expected):
    """Take the right to save `record`, read at version `expected`. Call inside a transaction, before saving.

    Raises Stale when somebody else saved first. On success the record carries its new version.
    """
    model = type(record)
    taken = model._base_manager.filter(pk=record.pk, version=expected).update(version=F("version") + 1)
    if not taken:
        raise Stale(f"{model._meta.verbose_name} {record.pk} is no longer at version {expected}")
    record.version = expected + 1
