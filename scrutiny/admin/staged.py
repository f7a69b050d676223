"""A record with a stage, in the admin."""

from django.contrib import admin

from committees.admin_records import RecordAdmin
from scrutiny.templatetags.council import status_tag

from .steps import StepsAdmin


class StagedAdmin(StepsAdmin, RecordAdmin):
    """Once it is public, only somebody who may publish may change its words. Only what never was is deleted."""

    publish_permission = ""

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        if obj is None or not obj.is_published:
            return allowed
        return allowed and request.user.has_perm(self.publish_permission)

    def has_delete_permission(self, request, obj=None):
        never_public = obj is None or obj.published_at is None
        return never_public and super().has_delete_permission(request, obj)

    @admin.display(description="Stage", ordering="stage")
    def stage_in_colour(self, record):
        return status_tag(record.stage, record.get_stage_display())


STAGE_FACTS = ["stage", "reviewed_at", "published_at", "withdrawn_reason"]
