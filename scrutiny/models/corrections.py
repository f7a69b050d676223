"""A newer version of the minutes says it otherwise: a correction of what was reviewed or published, proposed."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from committees.models import Quoting


class Correction(Quoting):
    """Words that a clerk proposes for an item, from a newer version of the minutes. Somebody who may publish decides.

    Written by scrutiny.intake (proposed) and scrutiny.workflow (accepted, declined). Never public.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", "Proposed"
        ACCEPTED = "accepted", "Accepted"
        DECLINED = "declined", "Declined"

    item = models.ForeignKey("scrutiny.TrackerItem", on_delete=models.PROTECT, related_name="all_corrections")
    text = models.TextField()
    owner_text = models.CharField("owner as printed", max_length=300, blank=True)
    due_text = models.CharField("due, as printed", max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta(Quoting.Meta):
        ordering = ["-created_at"]
        constraints = [
            *Quoting.Meta.constraints,
            models.UniqueConstraint(
                fields=["item"], condition=Q(state="proposed"), name="correction_one_waits_for_an_item"
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", decided_at__isnull=True, decided_by__isnull=True)
                | Q(state__in=["accepted", "declined"], decided_at__isnull=False, decided_by__isnull=False),
                name="correction_decided_by_somebody",
            ),
        ]

    def __str__(self):
        return f"Correction of {self.item}"

    @property
    def stamp(self):
        """Changes when other words are put forward in its place."""
        return f"{self.pk}-{self.created_at.isoformat()}-{self.minutes_id}"
