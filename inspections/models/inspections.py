"""Inspections as they were: dates, judgements, findings, and what the authority had to do next."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from committees.models import Quoting, Record, Stage, Staged
from committees.models.agenda import PUBLIC_ACCESS
from committees.models.record import dates_in_order

from .frameworks import Edition, Grade, InspectionType, JudgementArea, Regulator


class InspectionQuerySet(models.QuerySet):
    def published(self):
        return self.filter(stage=Stage.PUBLISHED)

    def newest_first(self):
        return self.order_by("-start_date", "-id")


class Inspection(Staged, Record):
    """One inspection or visit. Its address is the authority, the day it began and its type."""

    authority = models.ForeignKey("committees.Authority", on_delete=models.PROTECT, related_name="all_inspections")
    subject = models.CharField(
        "whose work",
        max_length=200,
        blank=True,
        help_text="If not the authority's own, for example “local area partnership”.",
    )
    inspection_type = models.ForeignKey(InspectionType, on_delete=models.PROTECT, related_name="all_inspections")
    edition = models.ForeignKey(
        Edition,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="all_inspections",
        help_text="Leave blank for an ungraded visit.",
    )
    regulators = models.ManyToManyField(Regulator, related_name="all_inspections")
    start_date = models.DateField("began on")
    end_date = models.DateField("ended on", null=True, blank=True)
    report_received_on = models.DateField(null=True, blank=True)
    report_published_on = models.DateField(null=True, blank=True)
    lead_inspector = models.CharField(max_length=200, blank=True)
    report_url = models.URLField("report", max_length=500, blank=True)
    headline = models.TextField(blank=True, help_text="One or two sentences, in the report's words or yours.")
    previous = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    exception_reason = models.TextField(
        "why it does not fit its edition", blank=True, help_text="Needed when it began outside the edition's dates."
    )

    objects = InspectionQuerySet.as_manager()

    class Meta(Staged.Meta):
        ordering = ["-start_date", "-id"]
        permissions = [
            ("review_inspection", "Can review inspections"),
            ("publish_inspection", "Can publish and withdraw inspections"),
        ]
        indexes = [models.Index(fields=["stage", "-start_date", "-id"], name="inspection_newest")]
        constraints = [
            *Staged.Meta.constraints,
            models.UniqueConstraint(fields=["authority", "start_date", "inspection_type"], name="inspection_once"),
            dates_in_order("start_date", "end_date", "inspection_dates_in_order"),
            dates_in_order("end_date", "report_published_on", "inspection_published_after"),
            dates_in_order("start_date", "report_published_on", "inspection_published_after_start"),
        ]

    def __str__(self):
        return f"{self.authority}: {self.inspection_type}, {self.start_date.day} {self.start_date:%B %Y}"

    def get_absolute_url(self):
        return reverse("inspection", args=[self.authority.slug, self.start_date.isoformat(), self.inspection_type.code])

    @property
    def whose(self):
        return self.subject or self.authority.full_name

    def clean(self):
        super().clean()
        if not self.inspection_type_id:
            return
        graded = self.inspection_type.is_graded
        if graded and not self.edition_id:
            raise ValidationError({"edition": "A graded inspection needs the edition of its framework."})
        if not graded and self.pk and self.all_judgements.exists():
            raise ValidationError({"inspection_type": "An ungraded visit has no judgements. Remove them first."})
        if not self.edition_id:
            return
        if self.edition.framework_id != self.inspection_type.framework_id:
            raise ValidationError({"edition": "The edition belongs to another framework than the type of inspection."})
        if self._outside_edition() and not self.exception_reason:
            raise ValidationError(
                {"exception_reason": "It began outside the dates of this edition. Choose another edition or say why."}
            )

    def _outside_edition(self):
        if not self.start_date:
            return False
        first, last = self.edition.applies_from, self.edition.applies_to
        return bool((first and self.start_date < first) or (last and self.start_date > last))


class OfInspectionQuerySet(models.QuerySet):
    """Rows that hang on an inspection and are seen when it is."""

    def published(self):
        return self.filter(inspection__stage=Stage.PUBLISHED)


class Judgement(Record):
    """The grade that the regulator gave to one area. Never worked out."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="all_judgements")
    area = models.ForeignKey(JudgementArea, on_delete=models.PROTECT, related_name="all_judgements")
    grade = models.ForeignKey(Grade, on_delete=models.PROTECT, related_name="all_judgements")
    passage = models.TextField("in the report's words", blank=True)

    objects = OfInspectionQuerySet.as_manager()

    class Meta:
        ordering = ["inspection", "area__order"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "area"],
                name="judgement_once",
                violation_error_message="This area has a judgement already.",
            )
        ]

    def __str__(self):
        return f"{self.area}: {self.grade}"

    def clean(self):
        super().clean()
        if not (self.inspection_id and self.area_id and self.grade_id):
            return
        if not self.inspection.inspection_type.is_graded:
            raise ValidationError("An ungraded visit has no judgements.")
        if self.area.edition_id != self.inspection.edition_id:
            raise ValidationError({"area": "This area belongs to another edition than the inspection."})
        if self.grade.scale_id != self.area.scale_id:
            raise ValidationError({"grade": "This grade is not on the scale of the area."})


class Finding(Record):
    """Something the report says must improve, is urgent, or is strong. Followed to the next inspection."""

    class Kind(models.TextChoices):
        AREA_FOR_IMPROVEMENT = "area_for_improvement", "Area for improvement"
        AREA_FOR_PRIORITY_ACTION = "area_for_priority_action", "Area for priority action"
        PRIORITY_AND_IMMEDIATE_ACTION = "priority_and_immediate_action", "Priority and immediate action"
        RECOMMENDATION = "recommendation", "Recommendation of the regulator"
        STRENGTH = "strength", "Strength"
        HEADLINE = "headline", "Headline finding"

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="all_findings")
    kind = models.CharField(max_length=40, choices=Kind, default=Kind.AREA_FOR_IMPROVEMENT)
    order = models.PositiveSmallIntegerField(default=1)
    text = models.TextField()
    theme = models.CharField(max_length=100, blank=True)
    framework_reference = models.CharField(
        max_length=200, blank=True, help_text="For example “outcome 4, national framework”."
    )
    carried_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="all_carried_to"
    )

    objects = OfInspectionQuerySet.as_manager()

    class Meta:
        ordering = ["inspection", "order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "order"], name="finding_order_unique"),
            models.CheckConstraint(
                condition=Q(carried_from__isnull=True) | ~Q(carried_from=F("id")), name="finding_not_from_itself"
            ),
        ]

    def __str__(self):
        return self.text[:80]


class ImprovementPlan(Record):
    """What the authority must publish after an inspection, and by when."""

    class Kind(models.TextChoices):
        ACTION_PLAN = "action_plan", "Action plan"
        DRAFT_ACTION_PLAN = "draft_action_plan", "Draft action plan"
        STATEMENT_OF_ACTION = "written_statement_of_action", "Written statement of action"
        STATEMENT_OF_PROPOSED_ACTION = "written_statement_of_proposed_action", "Written statement of proposed action"
        PRIORITY_ACTION_PLAN = "priority_action_plan_area_send", "Priority action plan (area SEND)"
        STRATEGIC_PLAN = "strategic_plan", "Strategic plan"
        IMPROVEMENT_PLAN = "improvement_plan", "Improvement plan"

    class DueSource(models.TextChoices):
        COMPUTED = "computed", "Worked out from the rule"
        LETTER = "letter", "Given in the regulator's letter"

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="all_plans")
    kind = models.CharField(max_length=40, choices=Kind, default=Kind.IMPROVEMENT_PLAN)
    draft_due_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    due_source = models.CharField(max_length=10, choices=DueSource, default=DueSource.LETTER)
    submitted_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    url = models.URLField("address", max_length=500, blank=True)

    objects = OfInspectionQuerySet.as_manager()

    class Meta:
        ordering = ["inspection", "due_on"]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.inspection}"


class Intervention(Record):
    """Something the Department for Education did: a notice, a direction, a commissioner, a trust."""

    class Kind(models.TextChoices):
        IMPROVEMENT_NOTICE = "improvement_notice", "Improvement notice"
        STATUTORY_DIRECTION = "statutory_direction", "Statutory direction"
        COMMISSIONER = "commissioner_appointed", "Commissioner appointed"
        ADVISER = "improvement_adviser", "Improvement adviser"
        TRUST = "trust_established", "Children's trust established"
        OTHER = "other", "Other"

    authority = models.ForeignKey("committees.Authority", on_delete=models.PROTECT, related_name="interventions")
    kind = models.CharField(max_length=30, choices=Kind)
    issued_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    url = models.URLField("address", max_length=500, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-issued_on"]
        constraints = [dates_in_order("issued_on", "ended_on", "intervention_dates_in_order")]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.authority}"


class MentionedGradeQuerySet(models.QuerySet):
    def published(self):
        return self.filter(agenda_item__meeting__stage=Stage.PUBLISHED, agenda_item__access__in=PUBLIC_ACCESS)


class MentionedGrade(Quoting, Record):
    """A grade as the minutes state it, which may be wrong. The judgement itself is never changed by it."""

    agenda_item = models.ForeignKey(
        "committees.AgendaItem", on_delete=models.PROTECT, related_name="all_mentioned_grades"
    )
    area = models.CharField("area as stated", max_length=300, blank=True)
    grade = models.CharField("grade as stated", max_length=100)
    is_historic = models.BooleanField("of an earlier inspection", default=False)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    judgement = models.ForeignKey(
        Judgement, on_delete=models.PROTECT, null=True, blank=True, related_name="all_mentions"
    )
    discrepancy = models.TextField(blank=True, help_text="How the minutes differ from the judgement.")

    objects = MentionedGradeQuerySet.as_manager()

    class Meta(Quoting.Meta):
        ordering = ["agenda_item", "start", "id"]
        constraints = [
            *Quoting.Meta.constraints,
            models.UniqueConstraint(
                fields=["minutes", "start", "area"], condition=Q(minutes__isnull=False), name="mentionedgrade_read_once"
            ),
        ]

    def __str__(self):
        return f"{self.area}: {self.grade}" if self.area else self.grade
