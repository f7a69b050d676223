"""Minutes in: paste or upload them, check what was found in them on the reading screen, confirm, and drafts are made."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.views.decorators.http import require_POST

from committees.formats import LARGEST
from committees.models import AgendaItem, Minutes
from committees.reader.dates import make_day, printed_days
from scrutiny import intake
from scrutiny.marking import SHOWN_WHOLE, mark
from scrutiny.matching import same_name
from scrutiny.models.items import Kind
from scrutiny.proposals import GRADE, MOST_PASSAGES, POINT, WITNESS, count_passages
from scrutiny.templatetags.council import council_date, plural
from scrutiny.workflow import Refused

from .cards import groups_of
from .filters import unread_of_meeting
from .words_form import MEGABYTE, WordsForm, as_text, words_of
from .workbench import CannotBeDone, Workbench

PLURALS = {
    Kind.RECOMMENDATION: "recommendation",
    Kind.ACTION: "action",
    Kind.UNDERTAKING: "undertaking",
    WITNESS: "witness,witnesses",
    POINT: "point",
    GRADE: "mentioned grade",
}


class PasteForm(WordsForm):
    """The minutes of one item. After validation `cleaned_data` has what intake.keep asks for."""

    source = forms.ChoiceField(
        label="Where the words come from",
        choices=[(Minutes.Source.PASTE, "Pasted from a page or document"), (Minutes.Source.TYPED, "Typed here")],
        initial=Minutes.Source.PASTE,
        widget=forms.RadioSelect,
    )

    field_order = ["text", "file", "source", "source_url"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = "Minutes of this item"
        self.fields["text"].help_text = (
            "Copy the minutes of this agenda item from the web page or document, and paste them here. "
            f"Up to {LARGEST // MEGABYTE} MB."
        )

    def read(self, content, file_name):
        text = words_of(content, file_name)
        if not file_name:
            return {"text": text}
        longest = Minutes._meta.get_field("source_name").max_length
        return {"text": text, "source": Minutes.Source.FILE, "source_name": file_name[:longest]}


class TakesMinutes:
    """Gives the admin of agenda items the pages on which minutes come in and are read."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("as-text/", wrap(require_POST(as_text)), name="committees_agendaitem_as_text"),
            path("<int:pk>/paste/", wrap(self.paste_view), name="committees_agendaitem_paste"),
            path("<int:pk>/minutes/<int:number>/", wrap(self.reading_view), name="committees_agendaitem_preview"),
            path("<int:pk>/show/", wrap(self.show_view), name="committees_agendaitem_show"),
            *super().get_urls(),
        ]

    def paste_view(self, request, pk):
        agenda_item = _agenda_item(request, pk)
        form = PasteForm(request.POST, request.FILES) if request.method == "POST" else PasteForm()
        if request.method == "POST" and form.is_valid():
            try:
                minutes = intake.keep(agenda_item, **form.cleaned_data, by=request.user, at=timezone.now())
            except Refused as refused:
                form.add_error(None, refused.reason)
            else:
                return HttpResponseRedirect(_address("preview", pk, minutes.number))
        context = {"form": form, "versions": _versions(agenda_item)}
        page = self._page(request, "paste", agenda_item, f"Paste minutes: {agenda_item}", context)
        page.status_code = form.status if form.is_bound else 200
        return page

    def reading_view(self, request, pk, number):
        """The reading screen. A step such as “split” gives the screen again; confirming makes the drafts."""
        agenda_item = _agenda_item(request, pk)
        minutes = _minutes(agenda_item, number)
        posted = request.POST if request.method == "POST" else None
        workbench = Workbench(minutes, intake.read_minutes(minutes), posted)
        context = {"error": "", "look_at": "", "typed": []}
        status = 200
        if posted is not None:
            step = posted.get("step", "confirm")
            try:
                if step != "confirm":
                    context["look_at"] = workbench.take(step)
                elif self._confirm(request, workbench):
                    return HttpResponseRedirect(_address("change", pk))
            except intake.ReadMeanwhile as meanwhile:
                workbench = Workbench(_minutes(agenda_item, number), workbench.reading, posted)
                context |= {"error": meanwhile.reason, "typed": workbench.look_anew()}
                status = 409
            except (CannotBeDone, Refused) as refused:
                context |= {"error": str(refused), "look_at": step.partition(":")[2]}
                status = 400
        context |= _screen(workbench)
        page = self._page(request, "reading", agenda_item, f"Check what was found: {agenda_item}", context)
        page.status_code = status if status != 200 or not context["faults"] else 400
        return page

    def _confirm(self, request, workbench):
        """Make the drafts and say so. False when something typed is wrong, which the screen then says."""
        if not workbench.is_valid():
            return False
        decisions = workbench.decisions()
        if not decisions and any(one.is_new for one in workbench.proposals):
            raise CannotBeDone("Tick at least one passage to make drafts of, or dismiss what is not to be followed up.")
        minutes = workbench.minutes
        drafted = intake.draft(
            minutes, by=request.user, at=timezone.now(), decisions=decisions, seen=workbench.seen or None
        )
        self.message_user(request, in_words(drafted, minutes), messages.SUCCESS if drafted else messages.INFO)
        return True

    def show_view(self, request, pk):
        agenda_item = _agenda_item(request, pk)
        if request.method == "POST":
            try:
                shown = intake.show(agenda_item, by=request.user, at=timezone.now())
                self.message_user(request, f"{plural(shown, 'witness or point,witnesses and points')} shown in public.")
            except Refused as refused:
                self.message_user(request, refused.reason, messages.ERROR)
        return HttpResponseRedirect(_address("change", pk))

    def _page(self, request, name, agenda_item, title, context):
        return TemplateResponse(
            request,
            f"admin/intake/{name}.html",
            {
                **self.admin_site.each_context(request),
                "is_nav_sidebar_enabled": False,  # the panes need its room
                "opts": self.opts,
                "title": title,
                "agenda_item": agenda_item,
                "meeting": agenda_item.meeting,
                "change_url": _address("change", agenda_item.pk),
                "paste_url": _address("paste", agenda_item.pk),
                **context,
            },
        )


def may_take_minutes(user):
    return user.has_perms([*intake.MAY_KEEP, *intake.MAY_DRAFT])


def in_words(drafted, minutes):
    """What a confirmation did, each part a link: “12 drafts made: 2 recommendations, 10 points. 3 dismissed.”"""
    here = _address("change", minutes.agenda_item_id)
    reading = _address("preview", minutes.agenda_item_id, minutes.number)
    did = []
    if drafted.rows:
        counts = [plural(count, words) for kind, words in PLURALS.items() if (count := drafted.count(kind))]
        did.append((f"{here}#all_items-group", f"{plural(len(drafted), 'draft')} made", f": {', '.join(counts)}"))
    if drafted.changed:
        did.append((f"{here}#all_items-group", f"{plural(len(drafted.changed), 'draft')} brought up to date", ""))
    if drafted.corrections:
        did.append((_corrections_address(), f"{plural(len(drafted.corrections), 'correction')} put forward", ""))
    if drafted.dismissals:
        did.append((f"{reading}#dismissed", f"{len(drafted.dismissals)} dismissed", ""))
    if unowned := drafted.without_owner:
        did.append((_unowned_address(minutes), f"{plural(len(unowned), 'needs,need')} an owner", ""))
    if not did:
        return "Nothing new was made: these minutes are marked as checked."
    return format_html_join(" ", '<a href="{}">{}</a>{}.', did)


def _corrections_address():
    return f"{reverse('admin:scrutiny_trackeritem_changelist')}?correction=waiting"


def _unowned_address(minutes):
    return f"{reverse('admin:scrutiny_trackeritem_changelist')}?owner=none&agenda_item={minutes.agenda_item_id}"


def _agenda_item(request, pk):
    if not may_take_minutes(request.user):
        raise PermissionDenied
    items = AgendaItem.objects.select_related("meeting__committee__authority")
    agenda_item = items.filter(pk=pk).first()
    if not agenda_item:
        raise Http404
    return agenda_item


def _minutes(agenda_item, number):
    minutes = agenda_item.all_minutes.filter(number=number).first()
    if not minutes:
        raise Http404
    minutes.agenda_item = agenda_item
    return minutes


def _newest(minutes):
    """The newest version, when this is not it."""
    return minutes.agenda_item.all_minutes.filter(number__gt=minutes.number).defer("text").first()


def _versions(agenda_item):
    return agenda_item.all_minutes.defer("text").select_related("created_by")[:20]


def _address(page, *args):
    return reverse(f"admin:committees_agendaitem_{page}", args=args)


def _screen(workbench):
    minutes, reading, proposals = workbench.minutes, workbench.reading, workbench.proposals
    return {
        "minutes": minutes,
        "cautions": [*_cautions(minutes, reading, proposals), *reading.warnings[:50]],
        "attention": workbench.attention(),
        "gone": workbench.gone,
        "faults": [form for form in workbench.forms.values() if form.is_bound and form.errors],
        "pieces": mark(minutes.text, proposals),
        "shown_whole": len(minutes.text) <= SHOWN_WHOLE,
        "groups": groups_of(workbench),
        "total": len(proposals),
        "new": sum(proposal.is_new for proposal in proposals),
        "undrafted": sum(not proposal.drafted for proposal in proposals),
        "dismissed": sum(proposal.dismissed is not None for proposal in proposals),
        "add_form": workbench.add_form,
        "seen": workbench.seen,
        "newest": _newest(minutes),
        "unread": unread_of_meeting(minutes),
    }


def _cautions(minutes, reading, proposals):
    """What the page says of itself and the record does not, in the shape of the reader's warnings."""
    meeting = minutes.agenda_item.meeting
    printed = _printed_day(reading)
    if printed and meeting.date and printed != meeting.date:
        yield {
            "message": f"The text is dated {council_date(printed)}, and this meeting is on {council_date(meeting.date)}. "
            "Check that this is the right meeting."
        }
    if reading.committee and not same_name(reading.committee.text, meeting.committee.name):
        yield {
            "message": f"The text is headed “{' '.join(reading.committee.text.split())[:200]}”, and this meeting is of "
            f"{meeting.committee}. Check that this is the right committee."
        }
    if len(reading.items) > 1:
        yield {
            "message": f"The text has {len(reading.items)} agenda items. Everything in it would be drafted on this one: "
            "paste only the part about this item."
        }
    if (found := count_passages(reading)) > len(proposals):
        yield {
            "message": f"The text has {found:,} passages, and only the first {MOST_PASSAGES:,} are shown and drafted. "
            "Paste the rest on its own."
        }
    if any(proposal.repeated for proposal in proposals):
        yield {
            "message": "Some of these words are on this agenda item already, from another version. "
            "They are not ticked, so that nothing is drafted twice."
        }


def _printed_day(reading):
    """The day in the head of the text, which may be another than that of the meeting."""
    day = next(printed_days(reading.date_found.text), None) if reading.date_found else None
    return make_day(day.year or 0, day.month, day.day) if day else None
