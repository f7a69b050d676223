"""The inspection's screen, with its stages."""

from django.contrib import admin

from inspections.admin import InspectionPage
from inspections.models import Inspection
from scrutiny.workflow import PERMISSIONS

from .staged import STAGE_FACTS, StagedAdmin
from .steps import stage_steps


@admin.register(Inspection)
class InspectionAdmin(StagedAdmin, InspectionPage):
    steps = stage_steps(Inspection)
    publish_permission = PERMISSIONS[Inspection, "publish"]
    list_display = ["__str__", "start_date", "report_published_on", "stage_in_colour"]
    list_filter = ["stage"]
    list_select_related = ["authority", "inspection_type"]
    date_hierarchy = "start_date"
    readonly_fields = STAGE_FACTS
    fieldsets = [*InspectionPage.fieldsets, ("Kept by the tracker", {"fields": STAGE_FACTS})]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("authority", "inspection_type", "edition")
