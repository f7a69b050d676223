"""What is measured, and what it measured."""

from django.db import models

from committees.models import Record


class Indicator(Record):
    """A measure that members follow, such as assessments completed within 45 working days."""

    authority = models.ForeignKey("committees.Authority", on_delete=models.PROTECT, related_name="indicators")
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=50, blank=True, help_text="For example “%” or “working days”.")
    definition = models.TextField(blank=True)
    higher_is_better = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["authority", "name"], name="indicator_name_unique")]

    def __str__(self):
        return self.name


class Measurement(Record):
    """An indicator's value on a day, with the target then, and for which part (for example a quadrant)."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="measurements")
    on = models.DateField()
    value = models.DecimalField(max_digits=12, decimal_places=2)
    target = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    breakdown = models.CharField(max_length=100, blank=True)
    source = models.CharField("where it comes from", max_length=300, blank=True)

    class Meta:
        ordering = ["indicator", "on", "breakdown"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "on", "breakdown"], name="measurement_once"),
        ]

    def __str__(self):
        return f"{self.indicator}, {self.on.isoformat()}: {self.value} {self.indicator.unit}".strip()
