"""The council's calendar: the times in which it does not meet."""

from django.db import models

from .record import Record, dates_in_order


class Recess(Record):
    """A time without meetings. Once it is entered, “before the summer recess” in minutes has a day."""

    authority = models.ForeignKey("committees.Authority", on_delete=models.PROTECT, related_name="recesses")
    name = models.CharField(
        max_length=100, help_text="As minutes call it, for example “summer recess” or “Easter recess”."
    )
    start_date = models.DateField("first day")
    end_date = models.DateField("last day")

    class Meta:
        ordering = ["-start_date"]
        verbose_name_plural = "recesses"
        constraints = [
            dates_in_order("start_date", "end_date", "recess_dates_in_order"),
            models.UniqueConstraint(
                fields=["authority", "name", "start_date"],
                name="recess_once",
                violation_error_message="This recess is on the list already.",
            ),
        ]

    def __str__(self):
        return f"{self.name}, {self.start_date.day} {self.start_date:%B %Y}"
