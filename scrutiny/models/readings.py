"""What a clerk decided about a reading of minutes: that it was checked, and what was dismissed."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Checked(models.Model):
    """Somebody went through what was found in a version of minutes, even if nothing was drafted from it.

    `left` counts the passages that were neither drafted nor dismissed: while there are any, the minutes still wait.
    """

    minutes = models.OneToOneField("committees.Minutes", on_delete=models.PROTECT, related_name="checked")
    left = models.PositiveSmallIntegerField("passages left for later", default=0)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "checked minutes"

    def __str__(self):
        return f"{self.minutes}, checked"


class Dismissal(models.Model):
    """A passage that is not to be drafted, and why. Its words are known again in every later version of the minutes."""

    class Reason(models.TextChoices):
        NOT_ONE = "not_one", "It is not what it was taken for"
        ELSEWHERE = "elsewhere", "It is recorded elsewhere"
        NOTHING_TO_FOLLOW = "nothing_to_follow", "There is nothing to follow up"
        OTHER = "other", "Another reason"

    agenda_item = models.ForeignKey("committees.AgendaItem", on_delete=models.PROTECT, related_name="all_dismissals")
    minutes = models.ForeignKey("committees.Minutes", on_delete=models.PROTECT, related_name="dismissals")
    kind = models.CharField(max_length=20)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, help_text="Of the words as they are compared.")
    reason = models.CharField(max_length=20, choices=Reason)
    note = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["agenda_item", "minutes", "start"]
        constraints = [
            models.UniqueConstraint(fields=["agenda_item", "kind", "sha256"], name="dismissal_of_words_once"),
            models.CheckConstraint(
                condition=~Q(reason="other") | ~Q(note=""),
                name="dismissal_other_says_why",
                violation_error_message="Say why it is dismissed.",
            ),
            models.CheckConstraint(condition=Q(end__gt=models.F("start")), name="dismissal_of_some_words"),
        ]

    def __str__(self):
        return f"{self.get_reason_display()}: {self.minutes.text[self.start : self.end][:60]}"
