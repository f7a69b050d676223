"""What happened since: dated rows that are added and never changed."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from committees.models import Stage
from committees.models.agenda import not_private

from .items import Progress


class UpdateQuerySet(models.QuerySet):
    def published(self):
        """Public news of public items. A closing is dated by its meeting, so it is seen only if the meeting is."""
        return self.filter(
            ~Q(kind=Update.Kind.CLOSED) | Q(reported_at__stage=Stage.PUBLISHED),
            not_private("item__agenda_item"),
            is_public=True,
            item__stage=Stage.PUBLISHED,
            item__meeting__stage=Stage.PUBLISHED,
        )


class Update(models.Model):
    """News of an item. A correction is a new row: a trigger refuses any UPDATE but of `is_public` (workflow.hide)."""

    class Kind(models.TextChoices):
        PROGRESS = "progress", "Progress"
        CLOSED = "closed", "Closed by the committee"
        REOPENED = "reopened", "Reopened"

    item = models.ForeignKey("scrutiny.TrackerItem", on_delete=models.PROTECT, related_name="all_updates")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PROGRESS)
    on = models.DateField("date")
    text = models.TextField(blank=True)
    progress = models.CharField("progress after it", max_length=20, choices=Progress)
    is_public = models.BooleanField("may be published", default=True)
    reported_at = models.ForeignKey(
        "committees.Meeting", on_delete=models.PROTECT, null=True, blank=True, related_name="all_updates"
    )
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = UpdateQuerySet.as_manager()

    class Meta:
        ordering = ["item", "-on", "-id"]
        indexes = [models.Index(fields=["item", "-on", "-id"], name="update_newest")]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.on.isoformat()}"
