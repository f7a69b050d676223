"""The words: an immutable version of an item's minutes, and the points of discussion that quote it."""

import hashlib

from django.conf import settings
from django.db import models
from django.db.models import Q

from .agenda import AgendaItem, HeldBackQuerySet
from .record import Quoting, Record


class Minutes(models.Model):
    """One version of the minutes of an agenda item. Never edited: a correction is a new version.

    A trigger in the database refuses any UPDATE (committees.migrations.0002).
    """

    class Source(models.TextChoices):
        TYPED = "typed", "Typed"
        PASTE = "paste", "Pasted"
        FILE = "file", "Uploaded file"
        IMPORT = "import", "Imported"

    class Completeness(models.TextChoices):
        FULL = "full", "Full text"
        EXCERPT = "excerpt", "Excerpt"
        TRUNCATED = "truncated", "Cut off"
        RESOLUTION_ONLY = "resolution_only", "Resolution only"

    agenda_item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="all_minutes")
    number = models.PositiveSmallIntegerField("version")
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    source = models.CharField(max_length=10, choices=Source)
    source_name = models.CharField("file name", max_length=200, blank=True)
    source_url = models.URLField("copied from", max_length=500, blank=True)
    completeness = models.CharField(max_length=20, choices=Completeness, default=Completeness.FULL)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["agenda_item", "-number"]
        verbose_name_plural = "minutes"
        constraints = [
            models.UniqueConstraint(fields=["agenda_item", "number"], name="minutes_version_unique"),
            models.UniqueConstraint(fields=["agenda_item", "sha256"], name="minutes_same_words_once"),
            models.CheckConstraint(condition=~Q(text=""), name="minutes_not_empty"),
        ]

    def __str__(self):
        return f"Minutes of {self.agenda_item}, version {self.number}"


def fingerprint(text):
    """The sha256 of the words, in hexadecimal, by which the same paste is known again."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class DiscussionPoint(Quoting, Record):
    """One thing said: who asked, who answered, in the words of the minutes."""

    agenda_item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="all_points")
    order = models.PositiveSmallIntegerField(default=1)
    number = models.CharField("number as printed", max_length=20, blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="all_children")
    text = models.TextField()
    public_text = models.TextField(blank=True, editable=False, help_text="The words with withheld names masked.")
    asked_by = models.CharField("asked by, as printed", max_length=200, blank=True)
    answered_by = models.CharField("answered by, as printed", max_length=200, blank=True)
    asker = models.ForeignKey(
        "committees.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="asked"
    )
    answerer = models.ForeignKey(
        "committees.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="answered"
    )
    is_public = models.BooleanField(
        "may be published", default=True, help_text="Untick to keep it off the public page."
    )

    objects = HeldBackQuerySet.as_manager()

    class Meta(Quoting.Meta):
        ordering = ["agenda_item", "order", "id"]
        constraints = [
            *Quoting.Meta.constraints,
            models.UniqueConstraint(
                fields=["minutes", "start"], condition=Q(minutes__isnull=False), name="discussionpoint_read_once"
            ),
        ]

    def __str__(self):
        return f"{self.number} {self.text[:80]}".strip()
