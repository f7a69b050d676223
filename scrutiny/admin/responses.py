"""What recipients answered, and what happened since."""

from django.contrib import admin, messages

from committees.admin_records import BoundedSearch
from committees.admin_versions import RecordForm
from committees.models import Stage
from scrutiny import workflow
from scrutiny.models import Response, TrackerItem, Update
from scrutiny.templatetags.council import status_tag
from scrutiny.workflow import PERMISSIONS

from .filters import AnswerFilter
from .item_steps import RESPONSE_STEPS
from .staged import STAGE_FACTS, StagedAdmin
from .steps import MOST_AT_ONCE


class AnswerForm(RecordForm):
    def _post_clean(self):
        super()._post_clean()
        is_shown = self.instance.is_published and self.instance.decision != Response.Decision.AWAITING
        if not self.errors and is_shown and (reason := workflow.why_not_publish(self.instance)):
            self.add_error(None, reason)


class UnpublishedAnswers(AnswerFilter):
    choices_by_value = {
        **AnswerFilter.choices_by_value,
        "unpublished": (
            "To publish",
            lambda today: Response.objects.filter(stage=Stage.REVIEWED).exclude(decision="awaiting"),
        ),
    }


@admin.register(Response)
class ResponseAdmin(StagedAdmin):
    """A recipient of an item and the answer. Asking and answering are steps; this form corrects what was typed."""

    form = AnswerForm
    steps = RESPONSE_STEPS
    publish_permission = PERMISSIONS[Response, "publish"]
    list_display = ["recipient_shown", "item", "decision_in_colour", "due_on", "responded_on", "stage_in_colour"]
    list_filter = [UnpublishedAnswers, "decision", "stage"]
    list_select_related = ["item", "recipient_body", "recipient_post"]
    search_fields = ["item__reference", "recipient_body__name", "recipient_post__label"]
    autocomplete_fields = ["recipient_body", "recipient_post"]
    readonly_fields = ["item", "decision", *STAGE_FACTS]
    fieldsets = [
        ("Who was asked", {"fields": ["item", "recipient_body", "recipient_post"]}),
        ("When", {"fields": ["notice_given_on", "received_on", "due_on"]}),
        ("The answer", {"fields": ["decision", "responded_on", "text", "considered_at", "url"]}),
        ("Kept by the tracker", {"fields": STAGE_FACTS}),
    ]

    def has_add_permission(self, request):
        return False

    @admin.display(description="Recipient")
    def recipient_shown(self, response):
        return response.recipient

    @admin.display(description="Answer", ordering="decision")
    def decision_in_colour(self, response):
        return status_tag(response.decision, response.get_decision_display())


class ReadOnlyAdmin(BoundedSearch, admin.ModelAdmin):
    """Rows that are added by a step and never changed."""

    show_full_result_count = False
    list_per_page = 50

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Update)
class UpdateAdmin(ReadOnlyAdmin):
    list_display = ["on", "item", "kind", "progress", "is_public", "created_by"]
    list_filter = ["kind", "is_public"]
    list_select_related = ["item", "created_by"]
    search_fields = ["item__reference", "text"]
    date_hierarchy = "on"
    actions = ["hide"]

    @admin.action(description="Take off the public page", permissions=["publish"])
    def hide(self, request, updates):
        for update in updates[:MOST_AT_ONCE]:
            workflow.hide(update, by=request.user)
            self.log_change(request, update, "Taken off the public page")
        messages.success(request, "The chosen updates are no longer on the public page.")

    def has_publish_permission(self, request):
        return request.user.has_perm(PERMISSIONS[TrackerItem, "publish"])
