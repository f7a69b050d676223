"""Minutes of a whole meeting, and ModernGov's files: bring them, look through what would become of them, confirm."""

from dataclasses import replace

from django.contrib import admin, messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html

from committees.models import Committee, Incoming
from scrutiny import intake
from scrutiny.importing import AS_IT_CAME
from scrutiny.intake import Choices
from scrutiny.templatetags.council import council_date
from scrutiny.workflow import Refused

from .filters import ChoiceFilter, waiting_incoming
from .incoming_forms import BringForm, MeetingForm, PreviewForms
from .incoming_words import attention, count_passages_of, listed, meanwhile, said_of
from .responses import ReadOnlyAdmin

MOST_LOGGED = 50  # meetings of one import that are told one by one among the recent changes


class FinishedFilter(ChoiceFilter):
    title = "what became of it"
    parameter_name = "finished"
    choices_by_value = {
        "no": ("Not made into meetings yet", lambda today: waiting_incoming()),
        "yes": ("Made into meetings", lambda today: Incoming.objects.filter(finished_at__isnull=False)),
    }


@admin.register(Incoming)
class IncomingAdmin(ReadOnlyAdmin):
    change_list_template = "admin/incoming/list.html"
    list_display = ["came", "source_name", "authority", "source", "brought", "finished"]
    actions = None  # what may be deleted is asked one by one
    list_display_links = None
    list_filter = [FinishedFilter, "source"]
    list_select_related = ["authority", "created_by", "finished_by"]
    show_facets = admin.ShowFacets.NEVER
    list_max_show_all = 50

    def get_urls(self):
        preview = self.admin_site.admin_view(self.preview_view)
        return [path("<int:pk>/", preview, name="committees_incoming_preview"), *super().get_urls()]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("text", "record")

    def has_add_permission(self, request):
        return request.user.has_perms(intake.MAY_BRING)

    def has_delete_permission(self, request, obj=None):
        may = request.user.has_perms(intake.MAY_DISCARD)
        return may and (obj is None or not obj.finished_at or request.user.has_perm(intake.MAY_DISCARD_MADE))

    def delete_view(self, request, object_id, extra_context=None):
        incoming = self.get_object(request, unquote(object_id))
        reason = incoming and intake.why_not_discard(incoming, by=request.user)
        if not reason or not self.has_delete_permission(request, incoming):
            try:
                return super().delete_view(request, object_id, extra_context)
            except Refused as refused:  # made into meetings a moment ago
                reason = refused.reason
        messages.error(request, reason)
        return HttpResponseRedirect(_address("preview", incoming.pk))

    def delete_model(self, request, incoming):
        intake.discard_incoming(incoming, by=request.user)

    def response_delete(self, request, obj_display, obj_id):
        super().response_delete(request, obj_display, obj_id)
        return HttpResponseRedirect(_address("changelist"))

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": "Minutes that were brought", **(extra_context or {})})

    @admin.display(description="What came", ordering="about")
    def came(self, incoming):
        return format_html('<a href="{}">{}</a>', _address("preview", incoming.pk), incoming)

    @admin.display(description="Brought", ordering="created_at")
    def brought(self, incoming):
        return _when_and_who(incoming.created_at, incoming.created_by)

    @admin.display(description="Made into meetings", ordering="finished_at")
    def finished(self, incoming):
        return _when_and_who(incoming.finished_at, incoming.finished_by) if incoming.finished_at else "Not yet"

    # Bring

    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method not in ("GET", "HEAD", "POST"):
            return HttpResponseNotAllowed(["GET", "POST"])
        form = BringForm(request.POST, request.FILES) if request.method == "POST" else BringForm()
        if form.is_bound and form.is_valid():
            try:
                incoming = intake.keep_incoming(**form.cleaned_data, by=request.user, at=timezone.now())
            except Refused as refused:
                form.add_error(None, refused.reason)
            else:
                self._say_if_known(request, incoming)
                return HttpResponseRedirect(_address("preview", incoming.pk))
        return self._page(request, "bring", "Bring minutes of a meeting", 400 if form.is_bound else 200, form=form)

    def _say_if_known(self, request, incoming):
        if incoming.finished_at:
            when = _when_and_who(incoming.finished_at, incoming.finished_by)
            messages.info(request, f"The same was brought before, and made into meetings on {when}.")

    # Look through

    def change_view(self, request, object_id, form_url="", extra_context=None):
        incoming = self.get_object(request, unquote(object_id))
        if incoming is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return HttpResponseRedirect(_address("preview", incoming.pk))

    def preview_view(self, request, pk):
        if not request.user.has_perms(intake.MAY_BRING):
            raise PermissionDenied
        if request.method not in ("GET", "HEAD", "POST"):
            return HttpResponseNotAllowed(["GET", "POST"])
        found = Incoming.objects.select_related("authority", "committee", "created_by", "finished_by")
        incoming = found.filter(pk=pk).first()
        if incoming is None:
            raise Http404
        imported = intake.imported_of(incoming)
        one = len(imported.meetings) == 1 and not imported.committees
        preview = _OneMeeting if one else _ManyMeetings
        return preview(self, request, incoming, imported).answer()

    def _page(self, request, name, title, status, **context):
        context = {**self.admin_site.each_context(request), "opts": self.opts, "title": title, **context}
        context["is_nav_sidebar_enabled"] = False
        form = context.get("form")
        if name == "bring" and status != 200:
            status = form.status
        return TemplateResponse(request, f"admin/incoming/{name}.html", context, status=status)


class _Preview:
    """What would become of what came, on a page of its own; nothing is written before it is confirmed."""

    def __init__(self, page_of, request, incoming, imported):
        self.page_of, self.request, self.incoming, self.imported = page_of, request, incoming, imported
        self.by, self.at = request.user, timezone.now()
        self.status, self.error = 200, ""

    def plan(self, choices=intake.EVERYTHING):
        return intake.plan_incoming(self.incoming, self.imported, choices, by=self.by, at=self.at)

    def make(self, choices):
        """Make the meetings and go on; or say what is wrong and come back."""
        try:
            made = intake.make_meetings(self.incoming, choices, by=self.by, at=self.at)
        except Refused as refused:
            return self.refuse(refused.reason)
        if made.reasons and not (made.plans or made.committees):
            return self.refuse(" ".join(made.reasons))
        for reason in made.reasons[:10]:
            messages.error(self.request, reason)
        messages.success(self.request, said_of(made))
        self._log(made)
        return HttpResponseRedirect(self.next_page(made))

    def refuse(self, reason, status=400):
        self.error, self.status = reason, status

    def _log(self, made):
        for is_new, flag, words in ((True, ADDITION, "Made"), (False, CHANGE, "Filled")):
            rows: list[Model] = [
                plan.meeting.row
                for plan in made.plans
                if plan.meeting.is_new == is_new and plan.state in ("new", "changed")
            ]
            if rows[:MOST_LOGGED]:
                told = f"{words} from what was brought: {self.incoming}"
                LogEntry.objects.log_actions(
                    self.by.pk, rows[:MOST_LOGGED], flag, change_message=told, single_object=len(rows) == 1
                )

    def page(self, name, title, **context):
        return self.page_of._page(
            self.request,
            name,
            title,
            self.status,
            incoming=self.incoming,
            restricted=(self.imported.restricted_items, self.imported.restricted_documents),
            error=self.error,
            may_delete=self.page_of.has_delete_permission(self.request, self.incoming),
            brought=_when_and_who(self.incoming.created_at, self.incoming.created_by),
            finished=self.incoming.finished_at and _when_and_who(self.incoming.finished_at, self.incoming.finished_by),
            **context,
        )


class _OneMeeting(_Preview):
    """Everything of one meeting: each field may be put right, each item and person taken or left."""

    def answer(self):
        [first] = self.plan()
        committees = list(Committee.objects.filter(authority=self.incoming.authority_id).order_by("name"))
        if self.request.method != "POST":
            return self.show(first, PreviewForms(None, first, first, committees))
        # Which meeting it is decides what is asked of it, so that is read first.
        which = MeetingForm(self.request.POST, plan=first, first=first, committees=committees).which
        [plan] = self.plan(Choices(meetings={0: which}))
        forms = PreviewForms(self.request.POST, plan, first, committees)
        if forms.is_valid():
            [plan] = self.plan(forms.choices)
            sent = [form["shown"].data for form in forms.rows]
            forms.show(plan)
            if answer := self.confirm(plan, forms, sent):
                return answer
        else:
            self.refuse("")
        return self.show(plan, forms)

    def confirm(self, plan, forms, sent):
        """None when the page is to be shown again. `sent` says which version of each row was on the page."""
        if "again" in self.request.POST:
            return None
        if reason := intake.why_not_make(plan):
            return self.refuse(reason)
        seen = self.request.POST.get("seen", "")
        if seen != plan.seen:
            rows = [form.plan.row.row for form in forms.rows]
            return self.refuse(meanwhile(plan, seen, list(zip(rows, sent, strict=True))), status=409)
        return self.make(replace(forms.choices, seen=seen))

    def next_page(self, made):
        return reverse("admin:committees_meeting_change", args=[made.meetings[0].pk])

    def show(self, plan, forms):
        passages = count_passages_of(plan)
        return self.page(
            "meeting",
            f"Check the minutes: {plan.committee or 'committee not known'}, "
            f"{council_date(plan.meeting.outcome('date')) or 'date not known'}",
            plan=plan,
            forms=forms,
            errors=forms.errors if forms.meeting.is_bound else [],
            seen=plan.seen,
            attention=attention(plan, self.imported, self.incoming),
            passages=passages,
            all_passages=sum(passages.values()),
            papers=[one for one in plan.documents if one.row.state in ("new", "changed")],
        )


class _ManyMeetings(_Preview):
    """A list of meetings, or of committees: each is taken or left as it came, and put right on its own page."""

    def answer(self):
        if self.request.method == "POST" and (answer := self.confirm()):
            return answer
        plans = self.plan()
        ticked = self._ticked("meeting") if self.error else None
        return self.page(
            "many",
            f"Check what came: {self.incoming}",
            **listed(self.incoming, plans, self.imported, ticked, self._ticked("committee") if self.error else None),
            drafts_asked="make_drafts" in self.request.POST,
        )

    def confirm(self):
        meetings, committees = self._ticked("meeting"), self._ticked("committee")
        if not (meetings or committees):
            return self.refuse("Tick at least one meeting or committee.")
        choices = Choices(
            meetings=dict.fromkeys(meetings, AS_IT_CAME),
            committees=committees,
            make_drafts="make_drafts" in self.request.POST,
        )
        return self.make(choices)

    def _ticked(self, name):
        sent = self.request.POST.getlist(name)
        return frozenset(int(one) for one in sent if one.isascii() and one.isdecimal() and len(one) <= 6)

    def next_page(self, made):
        return reverse("admin:committees_meeting_changelist" if made.plans else "admin:committees_committee_changelist")


def _when_and_who(at, by):
    return f"{council_date(at)} by {by.get_full_name() or by.get_username()}"


def _address(page, *args):
    return reverse(f"admin:committees_incoming_{page}", args=args)
