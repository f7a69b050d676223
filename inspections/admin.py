"""Regulators, their frameworks, and what they found. The inspection itself is registered where it can be published."""

from django.contrib import admin

from committees.admin_records import RecordAdmin
from committees.admin_versions import VersionedStackedInline, VersionedTabularInline

from .models import (
    Edition,
    Finding,
    Framework,
    Grade,
    GradeScale,
    ImprovementPlan,
    Indicator,
    InspectionType,
    Intervention,
    Judgement,
    JudgementArea,
    Measurement,
    Regulator,
)


@admin.register(Regulator)
class RegulatorAdmin(RecordAdmin):
    list_display = ["name", "short_name", "code"]
    search_fields = ["name", "short_name"]
    fields = ["name", "short_name", "code", "url"]


class InspectionTypeInline(VersionedTabularInline):
    model = InspectionType
    fields = ["code", "name", "is_graded", "regulators_at_least", "output"]
    extra = 0


@admin.register(Framework)
class FrameworkAdmin(RecordAdmin):
    list_display = ["name", "code", "subject"]
    search_fields = ["name", "code"]
    autocomplete_fields = ["regulators"]
    fields = ["name", "code", "subject", "regulators"]
    inlines = [InspectionTypeInline]


@admin.register(InspectionType)
class InspectionTypeAdmin(RecordAdmin):
    list_display = ["name", "framework", "is_graded"]
    list_filter = ["is_graded"]
    list_select_related = ["framework"]
    search_fields = ["name", "framework__name"]
    autocomplete_fields = ["framework"]
    fields = ["framework", "code", "name", "is_graded", "regulators_at_least", "output"]


class JudgementAreaInline(VersionedTabularInline):
    model = JudgementArea
    autocomplete_fields = ["parent", "scale"]
    fields = ["order", "code", "name", "is_overall", "is_limiting", "parent", "scale"]
    extra = 0


@admin.register(Edition)
class EditionAdmin(RecordAdmin):
    list_display = ["name", "framework", "applies_from", "applies_to", "has_overall"]
    list_filter = ["has_overall"]
    list_select_related = ["framework"]
    search_fields = ["name", "framework__name"]
    autocomplete_fields = ["framework"]
    fields = [
        "framework",
        "code",
        "name",
        "applies_from",
        "applies_to",
        "has_overall",
        "source_url",
    ]
    inlines = [JudgementAreaInline]


@admin.register(JudgementArea)
class JudgementAreaAdmin(RecordAdmin):
    list_display = ["name", "edition", "order", "is_overall"]
    list_select_related = ["edition"]
    search_fields = ["name", "edition__name"]
    autocomplete_fields = ["edition", "parent", "scale"]
    fields = ["edition", "order", "code", "name", "is_overall", "is_limiting", "parent", "scale"]


class GradeInline(VersionedTabularInline):
    model = Grade
    fields = ["rank", "code", "name", "short_name", "is_adverse"]
    extra = 0


@admin.register(GradeScale)
class GradeScaleAdmin(RecordAdmin):
    list_display = ["name", "code"]
    search_fields = ["name", "code"]
    fields = ["name", "code"]
    inlines = [GradeInline]


@admin.register(Grade)
class GradeAdmin(RecordAdmin):
    list_display = ["__str__", "scale", "rank", "is_adverse"]
    list_select_related = ["scale"]
    search_fields = ["name", "short_name", "scale__name"]
    autocomplete_fields = ["scale"]
    fields = ["scale", "rank", "code", "name", "short_name", "is_adverse"]


class JudgementInline(VersionedTabularInline):
    model = Judgement
    autocomplete_fields = ["area", "grade"]
    fields = ["area", "grade", "passage"]


class FindingInline(VersionedStackedInline):
    model = Finding
    fields = [("order", "kind"), "text", ("theme", "framework_reference")]
    extra = 0


class PlanInline(VersionedStackedInline):
    model = ImprovementPlan
    fields = [
        ("kind", "url"),
        ("draft_due_on", "due_on", "due_source"),
        ("submitted_on", "published_on"),
    ]
    extra = 0


class InspectionPage(RecordAdmin):
    """The fields and inlines of an inspection, for whoever adds its stages."""

    search_fields = ["authority__name", "inspection_type__name", "subject"]
    autocomplete_fields = ["authority", "inspection_type", "edition", "regulators", "previous"]
    fieldsets = [
        (None, {"fields": ["authority", "subject", "inspection_type", "edition", "regulators", "exception_reason"]}),
        ("Dates", {"fields": [("start_date", "end_date"), ("report_received_on", "report_published_on")]}),
        ("The report", {"fields": ["headline", "report_url", "lead_inspector", "previous"]}),
    ]
    inlines = [JudgementInline, FindingInline, PlanInline]


@admin.register(Intervention)
class InterventionAdmin(RecordAdmin):
    list_display = ["authority", "kind", "issued_on", "ended_on"]
    list_filter = ["kind"]
    list_select_related = ["authority"]
    search_fields = ["authority__name", "note"]
    autocomplete_fields = ["authority"]
    date_hierarchy = "issued_on"
    fields = ["authority", "kind", "issued_on", "ended_on", "url", "note"]


class MeasurementInline(VersionedTabularInline):
    model = Measurement
    fields = ["on", "value", "target", "breakdown", "source"]


@admin.register(Indicator)
class IndicatorAdmin(RecordAdmin):
    list_display = ["name", "authority", "unit", "higher_is_better"]
    list_select_related = ["authority"]
    search_fields = ["name", "authority__name"]
    autocomplete_fields = ["authority"]
    fields = ["authority", "name", "unit", "definition", "higher_is_better"]
    inlines = [MeasurementInline]
