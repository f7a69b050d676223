"""Minutes in: paste them, see what was found in them, confirm, and the drafts are made."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from committees.formats import LARGEST, TooLarge, Unreadable, to_text
from committees.models import AgendaItem, Minutes
from committees.reader.dates import make_day, printed_days
from scrutiny import intake
from scrutiny.marking import SHOWN_WHOLE, mark
from scrutiny.matching import same_name
from scrutiny.models.items import Kind
from scrutiny.proposals import GRADE, MOST_PASSAGES, POINT, WITNESS, count_passages, propose
from scrutiny.templatetags.council import council_date, plural
from scrutiny.workflow import Refused

from .cards import cards_by_kind

PLURALS = {
    Kind.RECOMMENDATION: "recommendation",
    Kind.ACTION: "action",
    Kind.UNDERTAKING: "undertaking",
    WITNESS: "witness,witnesses",
    POINT: "point",
    GRADE: "mentioned grade",
}


class PasteForm(forms.Form):
    """Pasted or typed words. After validation `cleaned_data["text"]` is plain text, ready to keep."""

    text = forms.Field(
        label="Minutes of this item",
        help_text="Copy the minutes of this agenda item from the web page or document, and paste them here. "
        f"Up to {LARGEST // 1_000_000} MB.",
        widget=forms.Textarea(attrs={"rows": 22, "class": "intake-text", "spellcheck": "true"}),
        error_messages={"required": "Paste or type the minutes first."},
    )
    source = forms.ChoiceField(
        label="Where the words come from",
        choices=[(Minutes.Source.PASTE, "Pasted from a page or document"), (Minutes.Source.TYPED, "Typed here")],
        initial=Minutes.Source.PASTE,
        widget=forms.RadioSelect,
    )
    source_url = forms.URLField(
        label="Address of the page (optional)",
        help_text="If the minutes are on the web, so that others can check them.",
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"class": "vURLField"}),
    )

    too_large = False

    def clean_text(self):
        try:
            text = to_text(self.cleaned_data["text"])
        except Unreadable as unreadable:
            self.too_large = isinstance(unreadable, TooLarge)
            raise forms.ValidationError(str(unreadable)) from None
        if not text.strip():
            raise forms.ValidationError("There are no words in what you pasted. Paste or type the minutes.")
        return text

    @property
    def status(self):
        return 413 if self.too_large else 400


class TakesMinutes:
    """Gives the admin of agenda items two more pages: paste, and preview with confirm."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/paste/", wrap(self.paste_view), name="committees_agendaitem_paste"),
            path("<int:pk>/minutes/<int:number>/", wrap(self.preview_view), name="committees_agendaitem_preview"),
            path("<int:pk>/show/", wrap(self.show_view), name="committees_agendaitem_show"),
            *super().get_urls(),
        ]

    def paste_view(self, request, pk):
        agenda_item = _agenda_item(request, pk)
        form = PasteForm(request.POST if request.method == "POST" else None)
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

    def preview_view(self, request, pk, number):
        agenda_item = _agenda_item(request, pk)
        minutes = _minutes(agenda_item, number)
        error = ""
        if request.method == "POST":
            error = self._confirm(request, minutes)
            if not error:
                return HttpResponseRedirect(_address("change", pk))
        page = self._page(request, "preview", agenda_item, f"Check what was found: {agenda_item}", _preview(minutes))
        page.context_data |= {"error": error, "chosen": request.POST.getlist("chosen") if error else None}
        page.status_code = 400 if error else 200
        return page

    def _confirm(self, request, minutes):
        """Make the drafts and say so. Returns what is wrong instead, if anything is."""
        chosen = set(request.POST.getlist("chosen"))
        if not chosen:
            return "Tick at least one passage to make drafts of."
        try:
            drafted = intake.draft(minutes, by=request.user, at=timezone.now(), chosen=chosen)
        except Refused as refused:
            return refused.reason
        level = messages.SUCCESS if drafted else messages.INFO
        self.message_user(request, in_words(drafted), level)
        return ""

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


def in_words(drafted):
    """What a confirmation made, such as “12 drafts made: 2 recommendations, 10 points.”"""
    if not drafted:
        return "Nothing new was made: these passages were drafted already."
    counts = [plural(count, words) for kind, words in PLURALS.items() if (count := drafted.count(kind))]
    return f"{plural(len(drafted), 'draft')} made: {', '.join(counts)}."


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


def _versions(agenda_item):
    return agenda_item.all_minutes.defer("text").select_related("created_by")[:20]


def _address(page, *args):
    return reverse(f"admin:committees_agendaitem_{page}", args=args)


def _preview(minutes):
    reading = intake.read_minutes(minutes)
    proposals = propose(minutes, reading)
    return {
        "minutes": minutes,
        "cautions": [*_cautions(minutes, reading, proposals), *reading.warnings[:50]],
        "pieces": mark(minutes.text, proposals),
        "shown_whole": len(minutes.text) <= SHOWN_WHOLE,
        "groups": cards_by_kind(proposals),
        "total": len(proposals),
        "new": sum(proposal.is_new for proposal in proposals),
        "undrafted": sum(not proposal.drafted for proposal in proposals),
    }


def _cautions(minutes, reading, proposals):
    """What the page says of itself and the record does not, in the shape of the reader's warnings."""
    meeting = minutes.agenda_item.meeting
    if minutes.agenda_item.all_minutes.filter(number__gt=minutes.number).exists():
        yield {"message": f"This is version {minutes.number}. A newer version of these minutes is kept."}
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
