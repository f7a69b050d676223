"""The meeting's screen: the agenda, who came, the papers; review, publish, withdraw."""

from collections import Counter

from django import forms
from django.contrib import admin
from django.db.models import Max, TimeField
from django.utils import timezone

from committees.admin_versions import (
    NotSaved,
    VersionedForm,
    VersionedFormSet,
    VersionedStackedInline,
    VersionedTabularInline,
)
from committees.models import AgendaItem, Attendance, DiscussionPoint, Document, Meeting, Stage, Witness
from committees.models.agenda import PUBLIC_ACCESS
from scrutiny import workflow
from scrutiny.models import TrackerItem
from scrutiny.templatetags.council import plural, short_date, status_tag
from scrutiny.views.meetings import render_meeting
from scrutiny.workflow import PERMISSIONS

from .filters import WhenFilter, waiting_minutes
from .staged import STAGE_FACTS, StagedAdmin
from .steps import StepForm, stage_steps

# 14:30 as Django reads it, and 2:30pm, 2.30 pm or 10am as meetings are announced.
TIMES = ["%H:%M", "%H:%M:%S", "%H.%M", "%I%p", "%I %p", "%I:%M%p", "%I:%M %p", "%I.%M%p", "%I.%M %p"]


class AgendaRowForm(VersionedForm):
    """A row of the agenda; left without a place, it goes to the end."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "order" in self.fields and not self.instance.pk:
            self.fields["order"].required = False


class AgendaRows(VersionedFormSet):
    def save_new(self, form, commit=True):
        if form.instance.order is None:
            last = AgendaItem.objects.filter(meeting=self.instance).aggregate(last=Max("order"))["last"]
            form.instance.order = (last or 0) + 1
        return super().save_new(form, commit=commit)


class AgendaInline(VersionedTabularInline):
    model = AgendaItem
    form = AgendaRowForm
    formset = AgendaRows
    fields = ["order", "number", "title", "access"]
    show_change_link = True
    verbose_name_plural = "agenda"
    ordering = ["order"]


class AttendanceInline(VersionedTabularInline):
    model = Attendance
    autocomplete_fields = ["person", "substitute_for"]
    fields = ["person", "name", "role", "status", "substitute_for", "mode", "note"]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        sizes = {"name": 16, "role": 16, "note": 8}
        if db_field.name in sizes:
            kwargs["widget"] = forms.TextInput(attrs={"size": sizes[db_field.name]})
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class DocumentInline(VersionedStackedInline):
    model = Document
    autocomplete_fields = ["agenda_item"]
    fields = [("title", "kind"), "url", ("agenda_item", "access", "published_on")]
    extra = 0


class PublishForm(StepForm):
    """Says what the public will see before it is published."""

    @property
    def told(self):
        if len(self.things) > 1:
            return ()
        agenda = AgendaItem.objects.filter(meeting=self.things[0], access__in=PUBLIC_ACCESS)
        witnesses = Witness.objects.filter(agenda_item__in=agenda, is_public=True)
        points = DiscussionPoint.objects.filter(agenda_item__in=agenda, is_public=True)
        of_stage = Counter(TrackerItem.objects.filter(meeting=self.things[0]).values_list("stage", flat=True))
        return (
            f"This will be public: {plural(agenda.count(), 'agenda item')}, {plural(witnesses.count(), 'witness,witnesses')}, "
            f"{plural(points.count(), 'point')} of discussion, and what was reviewed: "
            f"{plural(of_stage[Stage.REVIEWED], 'recommendation or action,recommendations and actions')}.",
            *_unchecked_words(self.things[0]),
            f"This stays back: {plural(of_stage[Stage.DRAFT], 'draft')}, and "
            f"{plural(of_stage[Stage.WITHDRAWN], 'withdrawn item')}, which must be reviewed again to be published.",
        )


def _unchecked_words(meeting):
    """What a publisher should know before what was read out of minutes goes public unseen."""
    waiting = waiting_minutes().filter(agenda_item__meeting=meeting).count()
    if waiting:
        yield f"Nobody has checked what was found in the minutes of {plural(waiting, 'agenda item')} yet."


@admin.register(Meeting)
class MeetingAdmin(StagedAdmin):
    change_list_template = "admin/incoming/meeting_list.html"
    steps = stage_steps(Meeting, PublishForm)
    publish_permission = PERMISSIONS[Meeting, "publish"]
    list_display = ["day", "committee_shown", "formality", "status_in_colour", "minutes_state", "stage_in_colour"]
    list_display_links = ["day", "committee_shown"]
    list_filter = [WhenFilter, "stage", "status", "minutes_state"]
    list_select_related = ["committee"]
    date_hierarchy = "date"
    search_fields = ["committee__name", "name", "venue"]
    autocomplete_fields = ["committee", "approved_at"]
    fieldsets = [
        (None, {"fields": ["committee", "name", ("formality", "status")]}),
        ("When and where", {"fields": [("date", "sitting"), ("start_time", "end_time"), "venue"]}),
        ("Papers", {"fields": ["agenda_published_on", "minutes_state", "minutes_published_on", "approved_at"]}),
        ("Addresses", {"fields": ["recording_url", "source_url", "external_id"]}),
        ("Kept by the tracker", {"fields": STAGE_FACTS}),
    ]
    inlines = [AgendaInline, AttendanceInline, DocumentInline]

    def get_readonly_fields(self, request, obj=None):
        return [*STAGE_FACTS, "committee"] if obj else STAGE_FACTS

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("committee__authority", "approved_at__committee")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, TimeField):
            kwargs["input_formats"] = TIMES
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        meeting = form.instance
        if meeting.is_published and (reason := workflow.why_not_publish(meeting)):
            raise NotSaved(reason)
        if "date" in form.changed_data:
            workflow.move_items(meeting, by=request.user)
        workflow.bind_next_meetings(meeting.committee, by=request.user, at=timezone.now())

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        workflow.bind_next_meetings(obj.committee, by=request.user, at=timezone.now())

    def get_view_on_site_url(self, obj=None):
        """None also while the form is given back without the date, which its address is made of."""
        return super().get_view_on_site_url(obj) if obj is not None and obj.date else None

    def render_preview(self, request, meeting):
        return render_meeting(request, meeting, preview=True)

    @admin.display(description="Date", ordering="date")
    def day(self, meeting):
        return short_date(meeting.date) or "Not known"

    @admin.display(description="Committee", ordering="committee__name")
    def committee_shown(self, meeting):
        return meeting.title

    @admin.display(description="Status", ordering="status")
    def status_in_colour(self, meeting):
        return status_tag(meeting.status, meeting.get_status_display())
