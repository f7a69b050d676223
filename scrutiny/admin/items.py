"""Recommendations, actions and undertakings: one table, one form, a list for each kind and one for all."""

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from committees.admin_records import RecordAdmin
from committees.admin_versions import RecordForm
from scrutiny import workflow
from scrutiny.calendar import read_due
from scrutiny.matching import Directory
from scrutiny.models import Action, Recommendation, Theme, TrackerItem, Undertaking
from scrutiny.models.items import NEXT_MEETING, Kind
from scrutiny.proposals import follow_meeting
from scrutiny.templatetags.council import short_date, status_tag
from scrutiny.views.items import render_item, whole
from scrutiny.workflow import PERMISSIONS

from .filters import AgendaItemFilter, CorrectionFilter, LateFilter, MeetingFilter, OwnerFilter, ReadyFilter
from .item_steps import ITEM_STEPS
from .staged import STAGE_FACTS, StagedAdmin

LONGEST_IN_A_LIST = 120
ONE_OWNER = "Choose one of post, person and body. A post outlives its holder, so choose it where there is one."
DAYS = {"due_precision", "due_earliest", "due_latest"}
NEEDS_A_DAY = {"day", "month", "quarter", "season", "year"}


class ItemForm(RecordForm):
    """Keeps an item with its meeting, and what is public fit to be public."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.instance.kind = type(self.instance).objects.kind

    def clean(self):
        cleaned = super().clean()
        if meeting := cleaned.get("meeting"):
            follow_meeting(self.instance, meeting)
        self._read_due_again(cleaned)
        if cleaned.get("due_precision") in NEEDS_A_DAY and not (
            cleaned.get("due_earliest") or cleaned.get("due_latest")
        ):
            self.add_error("due_latest", "Give the last day that this means, or choose “No date”.")
        if cleaned.get("due_precision") != NEXT_MEETING:
            self.instance.due_meeting = None
        return cleaned

    def _read_due_again(self, cleaned):
        """The days follow the printed words when those change, unless the clerk gives the days too."""
        if "due_text" not in self.changed_data or DAYS & set(self.changed_data):
            return
        meeting = cleaned.get("meeting")
        if meeting:
            due = read_due(cleaned.get("due_text", ""), meeting.committee.authority, meeting.date)
            cleaned |= {
                "due_precision": due.precision,
                "due_earliest": due.earliest,
                "due_latest": due.latest,
            }

    def clean_agenda_item(self):
        agenda_item, meeting = self.cleaned_data["agenda_item"], self.cleaned_data.get("meeting")
        if agenda_item and meeting and agenda_item.meeting_id != meeting.pk:
            raise ValidationError("This agenda item belongs to another meeting.")
        return agenda_item

    def clean_parent(self):
        parent = self.cleaned_data["parent"]
        if parent and parent.kind != Kind.RECOMMENDATION:
            raise ValidationError("Choose a recommendation: that is what an action carries out.")
        return parent

    def _post_clean(self):
        super()._post_clean()
        if not self.errors and self.instance.is_published and (reason := workflow.why_not_publish(self.instance)):
            self.add_error(None, reason)


class ItemList(StagedAdmin):
    """The list of items, whatever their kind, with the steps of their life."""

    steps = ITEM_STEPS
    publish_permission = PERMISSIONS[TrackerItem, "publish"]
    list_display = ["shown", "words", "committee_shown", "owner_shown", "due_shown", "state"]
    list_filter = [
        "stage",
        ReadyFilter,
        CorrectionFilter,
        "progress",
        LateFilter,
        OwnerFilter,
        AgendaItemFilter,
        MeetingFilter,
        "committee",
    ]
    search_fields = ["reference", "text", "owner_text"]
    ordering = ["-asked_on", "-id"]

    def get_queryset(self, request):
        return super().get_queryset(request).with_names()

    @admin.display(description="Reference", ordering="reference")
    def shown(self, item):
        return item.reference or f"{item.get_kind_display()} {item.pk}"

    @admin.display(description="What was asked", ordering="text")
    def words(self, item):
        return item.text if len(item.text) <= LONGEST_IN_A_LIST else f"{item.text[: LONGEST_IN_A_LIST - 1]}…"

    @admin.display(description="Committee", ordering="committee__name")
    def committee_shown(self, item):
        return item.committee.short_code

    @admin.display(description="Owner")
    def owner_shown(self, item):
        return str(item.owner) if item.owner else item.owner_text

    @admin.display(description="Due", ordering="due_order")
    def due_shown(self, item):
        return item.due_text or short_date(item.due_latest)

    @admin.display(description="Stage and progress", ordering="progress")
    def state(self, item):
        return format_html(
            "{}<br>{}", self.stage_in_colour(item), status_tag(item.progress, item.get_progress_display())
        )


@admin.register(TrackerItem)
class TrackerItemAdmin(ItemList):
    """All kinds in one list. Each item is edited as what it is."""

    list_title = "Recommendations, actions and undertakings"
    list_filter = ["kind", *ItemList.list_filter]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if object_id is None:
            raise PermissionDenied
        item = self.get_object(request, unquote(object_id))
        if item is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return HttpResponseRedirect(reverse(f"admin:scrutiny_{item.kind}_change", args=[item.pk]))


class ItemPage(ItemList):
    form = ItemForm
    autocomplete_fields = [
        "meeting",
        "agenda_item",
        "owner_person",
        "owner_post",
        "owner_body",
        "parent",
        "supersedes",
        "theme",
    ]
    asked = ["text", "correction", "meeting", "agenda_item", "show_quote", "quoted"]
    owed = ["owner_text", "owner_perhaps", "owner_post", "owner_person", "owner_body"]
    due = ["due_text", "due_precision", "due_earliest", "due_latest", "due_meeting"]
    kept = ["reference", "progress", *STAGE_FACTS, "closed_at_meeting", "closed_reason"]
    placed = ["meeting", "agenda_item"]

    def get_fieldsets(self, request, obj=None):
        return [
            ("What was asked", {"fields": self.asked}),
            ("Who owes it", {"fields": self.owed, "description": ONE_OWNER}),
            ("When it is due", {"fields": self.due if obj else self.due[:-1]}),
            ("What belongs to it", {"fields": self.related()}),
            *([("Kept by the tracker", {"fields": self.kept})] if obj else []),
        ]

    def related(self):
        return ["parent", "supersedes", "theme", "impact"]

    def get_readonly_fields(self, request, obj=None):
        placed = self.placed if obj and obj.reference else []
        return ["correction", "quoted", "owner_perhaps", "due_meeting", *self.kept, *placed]

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .select_related(
                "authority",
                "committee",
                "meeting__committee",
                "agenda_item__meeting",
                "owner_person",
                "owner_post",
                "owner_body",
                "theme",
            )
        )

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if form.instance.due_precision == NEXT_MEETING:
            workflow.bind_next_meetings(form.instance.committee, by=request.user, at=timezone.now())

    def render_preview(self, request, item):
        return render_item(request, whole(TrackerItem.objects).get(pk=item.pk), preview=True)

    @admin.display(description="Who this may be")
    def owner_perhaps(self, item):
        """Only a suggestion: nobody is made an owner by resembling one."""
        if not item.owner_text or item.owner:
            return ""
        match = Directory(item.authority, on=item.asked_on).owner(item.owner_text)
        return match.record or match.suggestion or "Nobody of a similar name is in the records."

    @admin.display(description="Correction put forward")
    def correction(self, item):
        waiting = item.waiting_correction if item.pk else None
        if not waiting:
            return "None"
        due = f" Due: {waiting.due_text}." if waiting.due_text != item.due_text else ""
        return f"Version {waiting.minutes.number} of the minutes says: {waiting.text}{due}"

    @admin.display(description="The words in the minutes")
    def quoted(self, item):
        return item.quote or "Typed in; not read from minutes."


@admin.register(Recommendation)
class RecommendationAdmin(ItemPage):
    def related(self):
        return ["addressed_to", "statutory_basis", "supersedes", "theme", "impact"]


@admin.register(Action)
class ActionAdmin(ItemPage):
    pass


@admin.register(Undertaking)
class UndertakingAdmin(ItemPage):
    pass


@admin.register(Theme)
class ThemeAdmin(RecordAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug"]
