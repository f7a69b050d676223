"""What a clerk brought, on its way to becoming meetings: minutes of a whole meeting, or a file from ModernGov."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from .minutes import Minutes


class Incoming(models.Model):
    """Kept as it came, so that a preview can be left and taken up again. Written by scrutiny.intake only.

    Either `text` (the words of the minutes) or `record` (what a ModernGov file held, as committees.imported.Imported
    gives it, with everything restricted left out before it is kept).
    """

    authority = models.ForeignKey("committees.Authority", on_delete=models.PROTECT, related_name="all_incoming")
    committee = models.ForeignKey(
        "committees.Committee", on_delete=models.PROTECT, null=True, blank=True, related_name="all_incoming"
    )
    text = models.TextField(blank=True)
    record = models.JSONField(null=True, blank=True)
    about = models.CharField(max_length=300, blank=True, help_text="Which meeting or meetings it is of.")
    sha256 = models.CharField(max_length=64)
    source = models.CharField(max_length=10, choices=Minutes.Source)
    source_name = models.CharField("file name", max_length=200, blank=True)
    source_url = models.URLField("copied from", max_length=500, blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    finished_at = models.DateTimeField("made into meetings", null=True, blank=True)
    finished_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-created_at"]
        verbose_name = "incoming minutes"
        verbose_name_plural = "incoming minutes"
        constraints = [
            models.UniqueConstraint(fields=["authority", "sha256"], name="incoming_same_once"),
            models.CheckConstraint(
                condition=(~Q(text="") & Q(record__isnull=True)) | (Q(text="") & Q(record__isnull=False)),
                name="incoming_words_or_record",
            ),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True, finished_by__isnull=True)
                | Q(finished_at__isnull=False, finished_by__isnull=False),
                name="incoming_finished_pair",
            ),
        ]

    def __str__(self):
        return self.about or self.source_name or self.get_source_display()
