"""Who may see a record: draft, reviewed, published, withdrawn. Moved only by scrutiny.workflow."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Stage(models.TextChoices):
    DRAFT = "draft", "Draft"
    REVIEWED = "reviewed", "Reviewed"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


def _who(verb):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )


def _when():
    return models.DateTimeField(null=True, blank=True, editable=False)


def _both_or_neither(verb):
    at, by = f"{verb}_at__isnull", f"{verb}_by__isnull"
    return models.CheckConstraint(
        condition=Q(**{at: True, by: True}) | Q(**{at: False, by: False}),
        name=f"%(app_label)s_%(class)s_{verb}_pair",
    )


class Staged(models.Model):
    """A record that is private until somebody with the right to do so publishes it."""

    stage = models.CharField(max_length=10, choices=Stage, default=Stage.DRAFT, editable=False)
    reviewed_at = _when()
    reviewed_by = _who("reviewed")
    published_at = _when()
    published_by = _who("published")
    withdrawn_at = _when()
    withdrawn_by = _who("withdrawn")
    withdrawn_reason = models.TextField(blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            _both_or_neither("reviewed"),
            _both_or_neither("published"),
            _both_or_neither("withdrawn"),
            models.CheckConstraint(
                condition=Q(stage=Stage.DRAFT)
                | Q(stage=Stage.WITHDRAWN, withdrawn_at__isnull=False)
                | Q(stage=Stage.REVIEWED, reviewed_at__isnull=False)
                | Q(stage=Stage.PUBLISHED, reviewed_at__isnull=False, published_at__isnull=False),
                name="%(app_label)s_%(class)s_stage_earned",
                violation_error_message="Nothing is published before it is reviewed.",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.WITHDRAWN) | ~Q(withdrawn_reason=""),
                name="%(app_label)s_%(class)s_withdrawn_reason",
                violation_error_message="Say why it is withdrawn.",
            ),
        ]

    @property
    def is_published(self):
        return self.stage == Stage.PUBLISHED
