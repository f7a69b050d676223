"""Reference data: who inspects, by what framework, in which edition, judging which areas on which scale.

No name of a framework, area or grade stands in code: a new framework is new rows (inspections/reference).
"""

from django.db import models

from committees.models import Record
from committees.models.record import dates_in_order


class Regulator(Record):
    """A body that inspects, such as Ofsted or HM Inspectorate of Probation (never “HMIP”, which is also Prisons)."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=100, blank=True)
    url = models.URLField("website", blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.short_name or self.name


class Framework(Record):
    """A way of inspecting, such as ILACS. Its rules change by edition."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    subject = models.CharField(
        max_length=200, blank=True, help_text="Whose work it judges, for example “local area partnership”."
    )
    regulators = models.ManyToManyField(Regulator, related_name="frameworks", blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Edition(Record):
    """A framework as it stood for inspections that began between two days."""

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="editions")
    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    applies_from = models.DateField(null=True, blank=True)
    applies_to = models.DateField(null=True, blank=True)
    has_overall = models.BooleanField(
        "has an overall judgement", default=True, help_text="Where it has none, nothing here works one out."
    )
    source_url = models.URLField("published at", blank=True, max_length=500)

    class Meta:
        ordering = ["framework", "applies_from"]
        constraints = [dates_in_order("applies_from", "applies_to", "edition_dates_in_order")]

    def __str__(self):
        return self.name


class GradeScale(Record):
    """An ordered set of grades."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Grade(Record):
    """One grade of a scale, in the regulator's words. A lower rank is better."""

    scale = models.ForeignKey(GradeScale, on_delete=models.PROTECT, related_name="grades")
    code = models.SlugField(max_length=60)
    name = models.CharField("as printed", max_length=300)
    short_name = models.CharField(max_length=100, blank=True)
    rank = models.PositiveSmallIntegerField()
    is_adverse = models.BooleanField(default=False, help_text="The regulator expects urgent action.")

    class Meta:
        ordering = ["scale", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["scale", "code"], name="grade_code_unique"),
            models.UniqueConstraint(fields=["scale", "rank"], name="grade_rank_unique"),
        ]

    def __str__(self):
        return self.short_name or self.name


class JudgementArea(Record):
    """Something that an edition judges, by its printed name, such as “The experiences and progress of care leavers”."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="areas")
    code = models.SlugField(max_length=60)
    name = models.CharField("as printed", max_length=300)
    order = models.PositiveSmallIntegerField()
    is_overall = models.BooleanField(default=False)
    is_limiting = models.BooleanField(
        default=False,
        help_text="Where inadequate, the overall judgement has never been better. Used for warnings only.",
    )
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    scale = models.ForeignKey(GradeScale, on_delete=models.PROTECT, related_name="areas")

    class Meta:
        ordering = ["edition", "order"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "code"], name="judgementarea_code_unique"),
            models.UniqueConstraint(fields=["edition", "order"], name="judgementarea_order_unique"),
            models.UniqueConstraint(
                fields=["edition"], condition=models.Q(is_overall=True), name="judgementarea_one_overall"
            ),
        ]

    def __str__(self):
        return self.name


class InspectionType(Record):
    """A kind of inspection or visit: standard, short, focused, monitoring, joint. Graded or narrative."""

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="types")
    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    is_graded = models.BooleanField(default=True)
    regulators_at_least = models.PositiveSmallIntegerField("regulators at least", default=1)
    output = models.CharField("what is published", max_length=100, blank=True)

    class Meta:
        ordering = ["framework", "name"]

    def __str__(self):
        return self.name
