"""What records have in common: a version, a history, and the words they came from."""

from django.db import models
from django.db.models import F, Q
from django.db.models.signals import post_delete, post_save
from simple_history.models import HistoricalRecords


class TableHistory(HistoricalRecords):
    """One history for each table: what is saved through a proxy joins the history of its table."""

    def finalize(self, sender, **kwargs):
        if not sender._meta.proxy:
            super().finalize(sender, **kwargs)
            return
        if issubclass(sender, self.cls):
            post_save.connect(self.post_save, sender=sender, weak=False)
            post_delete.connect(self.post_delete, sender=sender, weak=False)


class Record(models.Model):
    """A row that people edit: it knows its version and keeps its history.

    `version` is counted up by every saved edit and checked in the UPDATE itself (committees.versions), so that the
    second of two people editing one row is told instead of silently winning.
    """

    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    modified_at = models.DateTimeField(auto_now=True)

    # Generated columns are computed by the database; a history row must hold what the row held, not compute it again.
    history = TableHistory(
        inherit=True,
        excluded_fields=["is_open", "due_order"],
        history_change_reason_field=models.TextField(null=True, blank=True),
    )

    class Meta:
        abstract = True


def dates_in_order(first, last, name):
    """A constraint: `last` is unknown, or not before `first`."""
    return models.CheckConstraint(
        condition=Q(**{f"{first}__isnull": True}) | Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gte": F(first)}),
        name=name,
        violation_error_message="The end cannot be before the start.",
    )


class Quoting(models.Model):
    """A row that was read out of minutes and can show the very words: `minutes.text[start:end]`."""

    minutes = models.ForeignKey(
        "committees.Minutes", on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)s_quotes"
    )
    start = models.PositiveIntegerField(null=True, blank=True, help_text="Where the words begin, in characters.")
    end = models.PositiveIntegerField(null=True, blank=True, help_text="Where the words end, in characters.")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__isnull=True, start__isnull=True, end__isnull=True)
                | Q(minutes__isnull=False, start__isnull=False, end__isnull=False, end__gt=F("start")),
                name="%(app_label)s_%(class)s_quote_whole",
                violation_error_message="A quotation needs the minutes, where it begins and where it ends.",
            )
        ]

    @property
    def quote(self):
        """The words in the minutes, or an empty string for a row that was typed in."""
        return self.minutes.text[self.start : self.end] if self.minutes_id else ""
