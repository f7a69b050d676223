"""What a recipient said: accepted or not, and why. A change of mind is a new row, never an overwritten one."""

from django.db import models
from django.db.models import Q

from committees.models import Record, Stage, Staged
from committees.models.agenda import not_private
from committees.models.record import dates_in_order


class ResponseQuerySet(models.QuerySet):
    def published(self):
        return self.filter(
            not_private("item__agenda_item"),
            stage=Stage.PUBLISHED,
            item__stage=Stage.PUBLISHED,
            item__meeting__stage=Stage.PUBLISHED,
        )

    def awaited(self):
        return self.filter(decision=Response.Decision.AWAITING)


class Response(Staged, Record):
    """One recipient of an item and, once it came, the answer."""

    class Decision(models.TextChoices):
        AWAITING = "awaiting", "Awaiting a response"
        ACCEPTED = "accepted", "Accepted"
        ACCEPTED_IN_PART = "accepted_in_part", "Accepted in part"
        ACCEPTED_IN_PRINCIPLE = "accepted_in_principle", "Accepted in principle"
        NOT_ACCEPTED = "not_accepted", "Not accepted"
        NOTED = "noted", "Noted"

    item = models.ForeignKey("scrutiny.TrackerItem", on_delete=models.PROTECT, related_name="all_responses")
    recipient_body = models.ForeignKey(
        "committees.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="all_responses"
    )
    recipient_post = models.ForeignKey(
        "committees.Post", on_delete=models.PROTECT, null=True, blank=True, related_name="all_responses"
    )
    notice_given_on = models.DateField(null=True, blank=True)
    received_on = models.DateField("received by them on", null=True, blank=True)
    due_on = models.DateField("answer due by", null=True, blank=True)
    decision = models.CharField(max_length=25, choices=Decision, default=Decision.AWAITING)
    text = models.TextField("what they said", blank=True)
    responded_on = models.DateField(null=True, blank=True)
    considered_at = models.CharField("considered at", max_length=200, blank=True, help_text="For example “Cabinet”.")
    url = models.URLField("document", max_length=500, blank=True)

    objects = ResponseQuerySet.as_manager()

    class Meta(Staged.Meta):
        ordering = ["item", "responded_on", "id"]
        indexes = [
            models.Index(fields=["due_on", "id"], condition=Q(decision="awaiting"), name="response_awaited"),
            models.Index(fields=["item", "decision", "stage"], name="response_of_item"),
            models.Index(
                fields=["-responded_on", "-id"], condition=Q(responded_on__isnull=False), name="response_newest"
            ),
        ]
        constraints = [
            *Staged.Meta.constraints,
            models.CheckConstraint(
                condition=Q(recipient_body__isnull=True, recipient_post__isnull=False)
                | Q(recipient_body__isnull=False, recipient_post__isnull=True),
                name="response_one_recipient",
                violation_error_message="Choose one recipient: a body or a post.",
            ),
            models.CheckConstraint(
                condition=Q(decision="awaiting", responded_on__isnull=True)
                | (~Q(decision="awaiting") & Q(responded_on__isnull=False)),
                name="response_answered_has_date",
                violation_error_message="An answer has a date; an answer still awaited has none.",
            ),
            dates_in_order("received_on", "responded_on", "response_after_receipt"),
        ]

    def __str__(self):
        return f"{self.recipient}: {self.get_decision_display()}"

    @property
    def recipient(self):
        return self.recipient_body or self.recipient_post

    @property
    def days_taken(self):
        """Days from receipt to answer, or None while either is unknown."""
        if not (self.received_on and self.responded_on):
            return None
        return (self.responded_on - self.received_on).days
