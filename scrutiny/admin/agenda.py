"""The agenda-item screen: what was heard, said and asked for on one item, and the way in for its minutes."""

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.text import Truncator

from committees.admin_records import RecordAdmin
from committees.admin_versions import NotSaved, VersionedForm, VersionedFormSet, VersionedTabularInline
from committees.models import AgendaItem, DiscussionPoint, Minutes, Stage, Witness
from committees.models.agenda import Access
from inspections.models import MentionedGrade
from scrutiny import intake, workflow
from scrutiny.intake import MAY_SHOW
from scrutiny.matching import Directory
from scrutiny.models import Action, Recommendation, Undertaking
from scrutiny.proposals import belong
from scrutiny.templatetags.council import status_tag
from scrutiny.wording import due_words

from .filters import WaitingFilter
from .intake import TakesMinutes, may_take_minutes
from .responses import ReadOnlyAdmin
from .steps import MOST_AT_ONCE

LONGEST_SHOWN = 20_000


def lines(rows):
    """A text area of a few rows, which the stylesheet makes as wide as its column."""
    return forms.Textarea(attrs={"rows": rows, "cols": 50, "class": "intake-cell"})


def words(size):
    return forms.TextInput(attrs={"size": size, "class": "intake-cell"})


def _directory(request, agenda_item):
    """Whom owners may be, read once for all rows of the page."""
    if not hasattr(request, "directory"):
        meeting = agenda_item.meeting
        request.directory = Directory(meeting.committee.authority, on=meeting.date)
    return request.directory


def _disable(form, names=None):
    """Keep these fields of the form, or all that show, from being changed."""
    for name, field in form.fields.items():
        if name in names if names is not None else not field.widget.is_hidden:
            field.disabled = True


# --- the rows ---------------------------------------------------------------------------------------------------------


class HeardForm(VersionedForm):
    """A witness or a point. The place and the tick that an empty row is offered with do not make it a row."""

    OFFERED = {"order", "is_public"}

    @cached_property
    def changed_data(self):
        changed = super().changed_data
        if self.instance.pk or not self.OFFERED.issuperset(changed):
            return changed
        return []


class HeardFormSet(VersionedFormSet):
    """Witnesses and points. What is on a public page is changed, let through or removed by those who may publish."""

    may_show = True

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)
        self._prepare_new(form)
        return form

    @property
    def empty_form(self):
        form = super().empty_form
        self._prepare_new(form)
        return form

    def _prepare_new(self, form):
        """A new row goes to the end unless it is given a place, and of an item that is not open it is held back."""
        if form.instance.pk:
            return
        form.instance.order = form.initial["order"] = 1 + max((row.order for row in self.get_queryset()), default=0)
        form.initial["is_public"] = self.instance.access == Access.OPEN and not self._is_for_publishers

    @property
    def _is_for_publishers(self):
        return self.instance.meeting.is_published and not self.may_show

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if self._is_for_publishers:
            _disable(form, None if form.instance.pk and form.instance.is_public else ["is_public"])


class HeardInline(VersionedTabularInline):
    form = HeardForm
    formset = HeardFormSet

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.may_show = request.user.has_perms(MAY_SHOW)
        return formset


class WitnessInline(HeardInline):
    model = Witness
    fields = ["name", "role", "category", "person", "is_public"]
    autocomplete_fields = ["person"]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name in ("name", "role"):
            kwargs["widget"] = words(20)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class PointInline(HeardInline):
    model = DiscussionPoint
    verbose_name_plural = "points of discussion"
    fields = ["order", "number", "text", "asked_by", "answered_by", "is_public"]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        widgets = {
            "order": forms.NumberInput(attrs={"class": "intake-place"}),
            "number": words(4),
            "text": lines(4),
            "asked_by": words(14),
            "answered_by": words(14),
        }
        if db_field.name in widgets:
            kwargs["widget"] = widgets[db_field.name]
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class ItemFormSet(VersionedFormSet):
    """Rows of one kind of item. A row typed in belongs here; one that is no longer a draft is changed on its own page."""

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)
        if not form.instance.pk:
            form.instance.kind = self.model.objects.kind
            belong(form.instance, self.instance)
        return form

    def add_fields(self, form, index):
        super().add_fields(form, index)
        stage = form.instance.stage if form.instance.pk else Stage.DRAFT
        if stage != Stage.DRAFT:
            _disable(form, ["DELETE"] if stage == Stage.REVIEWED else None)


class ItemInline(VersionedTabularInline):
    formset = ItemFormSet
    fields = ["text", "owner_text", "owner_now", "due_now", "stage_now"]
    readonly_fields = ["owner_now", "due_now", "stage_now"]
    show_change_link = True
    view_on_site = False

    def get_formset(self, request, obj=None, **kwargs):
        self.directory = _directory(request, obj)
        return super().get_formset(request, obj, **kwargs)

    def get_queryset(self, request):
        return super().get_queryset(request).with_names().select_related("due_meeting")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        widgets = {"text": lines(4), "owner_text": words(18)}
        if db_field.name in widgets:
            kwargs["widget"] = widgets[db_field.name]
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description="Owner in the records")
    def owner_now(self, item):
        suggestion = None if item.owner else self.directory.owner(item.owner_text).suggestion
        return f"Not chosen. Perhaps {suggestion}?" if suggestion else item.owner or "Not chosen"

    @admin.display(description="Due")
    def due_now(self, item):
        return due_words(item) or "No date"

    @admin.display(description="Stage")
    def stage_now(self, item):
        return format_html("{} {}", status_tag(item.stage, item.get_stage_display()), item.reference or "")


class RecommendationInline(ItemInline):
    model = Recommendation


class ActionInline(ItemInline):
    model = Action


class UndertakingInline(ItemInline):
    model = Undertaking


class GradeInline(VersionedTabularInline):
    """Grades as the minutes state them. Where they differ from the judgement, the clerk says how."""

    model = MentionedGrade
    fields = ["area", "grade", "year", "is_historic", "discrepancy"]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        widgets = {"area": words(20), "grade": words(14), "discrepancy": lines(2)}
        if db_field.name in widgets:
            kwargs["widget"] = widgets[db_field.name]
        return super().formfield_for_dbfield(db_field, request, **kwargs)


# --- the screens ------------------------------------------------------------------------------------------------------


@admin.register(AgendaItem)
class AgendaItemAdmin(TakesMinutes, RecordAdmin):
    change_form_template = "admin/intake/agenda_item.html"
    list_display = ["title", "number", "meeting", "kind", "access"]
    list_filter = ["access", "kind", "meeting__committee"]
    list_select_related = ["meeting__committee"]
    date_hierarchy = "meeting__date"
    ordering = ["-meeting__date", "order"]
    search_fields = ["title", "number"]
    autocomplete_fields = ["meeting"]
    inlines = [RecommendationInline, ActionInline, UndertakingInline, WitnessInline, PointInline, GradeInline]
    fieldsets = [
        (None, {"fields": ["meeting", ("order", "number"), "title", ("kind", "is_heading"), "purpose", "access"]}),
        (
            "If it is not open",
            {
                "fields": ["exempt_paragraphs", "public_interest_reason", "public_notice"],
                "classes": ["collapse"],
            },
        ),
        ("Where it comes from", {"fields": ["source_url", "external_id"], "classes": ["collapse"]}),
    ]

    class Media:
        css = {"all": ["css/intake.css"]}

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("meeting__committee__authority")

    def get_inlines(self, request, obj):
        """Rows are added once the item itself is there."""
        return self.inlines if obj else []

    def get_readonly_fields(self, request, obj=None):
        """The agenda of a published meeting is public: only those who may publish change it."""
        if obj is None:
            return []
        if obj.meeting.is_published and not request.user.has_perms(MAY_SHOW):
            return flatten_fieldsets(self.fieldsets)
        return ["meeting"]

    def has_delete_permission(self, request, obj=None):
        never_public = obj is None or obj.meeting.published_at is None
        return never_public and super().has_delete_permission(request, obj)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name in ("purpose", "public_interest_reason"):
            kwargs["widget"] = forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def render_change_form(self, request, context, *args, **kwargs):
        obj = kwargs.get("obj")
        if obj:
            context |= _minutes_and_held_back(request, obj)
            context["is_nav_sidebar_enabled"] = False  # the rows need its room
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        if not change and obj.meeting.is_published and not request.user.has_perms(MAY_SHOW):
            raise NotSaved("This meeting is published. Only somebody who may publish can add to its agenda.")
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        meeting = form.instance.meeting
        if not meeting.is_published:
            return
        if reason := workflow.why_not_publish(meeting):
            raise NotSaved(reason)
        workflow.mask_points(meeting, by=request.user)


def _minutes_and_held_back(request, agenda_item):
    """What the screen says above the form: the versions of the minutes, and what is still held back."""
    held_back = 0
    if agenda_item.meeting.is_published and agenda_item.access == Access.OPEN:
        held_back = sum(
            rows.filter(is_public=False).count() for rows in (agenda_item.all_witnesses, agenda_item.all_points)
        )
    return {
        "versions": agenda_item.all_minutes.defer("text").select_related("created_by")[:20],
        "may_take_minutes": may_take_minutes(request.user),
        "held_back": held_back,
        "may_show": request.user.has_perms(MAY_SHOW),
    }


@admin.register(Minutes)
class MinutesAdmin(ReadOnlyAdmin):
    """Versions of minutes, to be read. Nobody changes them: a correction is a new version."""

    actions = ["mark_as_checked"]
    list_display = ["agenda_item", "meeting_shown", "number", "source", "completeness", "created_at", "created_by"]
    list_filter = [WaitingFilter, "source"]
    list_select_related = ["agenda_item__meeting__committee", "created_by"]
    search_fields = ["agenda_item__title", "agenda_item__meeting__committee__name"]
    date_hierarchy = "created_at"
    fields = [
        "agenda_item",
        "meeting_shown",
        "number",
        "found",
        "source",
        "copied_from",
        "completeness",
        "created_at",
        "created_by",
        "words",
    ]
    readonly_fields = ["meeting_shown", "found", "copied_from", "words"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("text")

    def has_check_permission(self, request):
        return may_take_minutes(request.user)

    @admin.action(description="Mark as checked: those ticked", permissions=["check"])
    def mark_as_checked(self, request, queryset):
        """For minutes of which nothing is to be drafted, such as apologies: many at once."""
        for minutes in queryset.select_related("agenda_item")[:MOST_AT_ONCE]:
            intake.check(minutes, by=request.user, at=timezone.now())
        self.message_user(request, "Marked as checked. Nothing was drafted of them.")

    @admin.display(description="Meeting", ordering="agenda_item__meeting__date")
    def meeting_shown(self, minutes):
        return minutes.agenda_item.meeting

    @admin.display(description="What was found")
    def found(self, minutes):
        address = reverse("admin:committees_agendaitem_preview", args=[minutes.agenda_item_id, minutes.number])
        return format_html('<a href="{}">Check what was found and make drafts</a>', address)

    @admin.display(description="Copied from")
    def copied_from(self, minutes):
        if not minutes.source_url:
            return "Not known"
        return format_html('<a href="{0}" rel="noopener nofollow">{0}</a>', minutes.source_url)

    @admin.display(description="The words")
    def words(self, minutes):
        return Truncator(minutes.text).chars(LONGEST_SHOWN)
