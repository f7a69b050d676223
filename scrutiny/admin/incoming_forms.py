"""The forms of minutes of a whole meeting: bring them, then look through what was made of them and put it right."""

from django import forms
from django.db.models import Q

from committees import moderngov
from committees.formats import Unreadable
from committees.models import Attendance, Authority, Committee, Minutes
from committees.models.meetings import EARLIEST, LATEST
from committees.reader import read
from committees.whole_meetings import imported_from
from scrutiny.importing import MeetingChoice, MeetingPlan
from scrutiny.importing.sites import site_of
from scrutiny.intake import Choices
from scrutiny.templatetags.council import council_date

from .meetings import TIMES
from .words_form import WordsForm, words_of

NEW = "new"
MOST_ROWS = 500

NO_ITEMS = (
    "No agenda items were recognised in these minutes, so no meeting can be made of them. If they are of one agenda item, "
    "add the meeting, open the item and paste them there."
)


class BringForm(WordsForm):
    """The minutes of a whole meeting, or a ModernGov file. `cleaned_data` has what intake.keep_incoming asks for."""

    authority = forms.ModelChoiceField(
        label="Authority", queryset=Authority.objects.none(), empty_label=None, blank=False
    )
    committee = forms.ModelChoiceField(
        label="Committee (optional)",
        help_text="A file from ModernGov says which committee it is of.",
        queryset=Committee.objects.none(),
        required=False,
        empty_label="Read it from the minutes",
    )

    kinds = f"{WordsForm.kinds}, or an answer of ModernGov's web service (.xml)"
    field_order = ["text", "file", "authority", "committee", "source_url"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = "Minutes of the whole meeting"
        self.fields[
            "text"
        ].help_text = "Copy them from the web page or document, with the heading and the names, and paste them here."
        authorities = authorities_with_committees()
        self.only_authority = authorities[0] if len(authorities) == 1 else None
        self.fields["committee"].queryset = Committee.objects.filter(authority__in=authorities).order_by("name")
        if self.only_authority:
            del self.fields["authority"]
            return
        self.fields["authority"].queryset = Authority.objects.filter(pk__in=[one.pk for one in authorities])
        self.fields["committee"].queryset = self.fields["committee"].queryset.select_related("authority")
        self.fields["committee"].label_from_instance = lambda one: f"{one}, {one.authority}"

    def clean_committee(self):
        committee = self.cleaned_data["committee"]
        if committee and self.whose and committee.authority_id != self.whose.pk:
            raise forms.ValidationError(f"This committee is not one of {self.whose}. Choose another.")
        return committee

    @property
    def whose(self):
        return self.only_authority or self.cleaned_data.get("authority")

    def read(self, content, file_name):
        kept = {"authority": self.whose, "source_name": file_name}
        as_bytes = content if file_name else content.encode("utf-8", "surrogatepass")
        if moderngov.is_moderngov(as_bytes):
            record = moderngov.parse(as_bytes, name=file_name, site=site_of(self.whose))
            refuse_too_much(record, "Nothing public was found in it: no meeting and no committee.")
            return kept | {
                "record": record,
                "source": Minutes.Source.IMPORT,
                "source_name": file_name or "ModernGov",
            }
        text = words_of(content, file_name)
        refuse_too_much(imported_from(read(text)), NO_ITEMS)
        return kept | {"text": text, "source": Minutes.Source.FILE if file_name else Minutes.Source.PASTE}


def refuse_too_much(imported, nothing):
    """One page shows all of a meeting, so there are bounds, far above those of any real one."""
    if not (imported.meetings or imported.committees):
        raise Unreadable(nothing)
    if any(max(len(one.items), len(one.attendance)) > MOST_ROWS for one in imported.meetings):
        raise Unreadable(f"A meeting in it has more than {MOST_ROWS} items or people. Bring it in parts.")


def authorities_with_committees():
    """The authorities whose minutes may come in: those with committees, or all while none has any."""
    every = list(Authority.objects.filter(Q(all_committees__isnull=False)).distinct())
    return every or list(Authority.objects.all())


# --- what was made of them


class MeetingForm(forms.Form):
    """What a clerk may put right of one meeting. What the form was opened with travels along, to know what was typed."""

    committee = forms.ChoiceField(label="Committee", error_messages={"required": "Choose the committee."})
    date = forms.DateField(
        label="Date",
        help_text="For example 14 November 2026 or 14/11/2026.",
        show_hidden_initial=True,
        input_formats=["%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d"],
        error_messages={
            "required": "Type the date of the meeting.",
            "invalid": "Type the date like 14 November 2026 or 14/11/2026.",
        },
        widget=forms.TextInput(attrs={"size": 20}),
    )
    sitting = forms.TypedChoiceField(
        label="Which meeting of the day",
        choices=[(1, "The only one, or the first"), (2, "The second"), (3, "The third")],
        coerce=int,
    )
    start_time = forms.TimeField(
        label="Start time",
        help_text="For example 10am or 14:30. It may be left empty.",
        required=False,
        show_hidden_initial=True,
        input_formats=TIMES,
        error_messages={"invalid": "Type the time like 10am or 14:30."},
        widget=forms.TextInput(attrs={"size": 10}),
    )
    venue = forms.CharField(
        label="Venue",
        required=False,
        max_length=300,
        show_hidden_initial=True,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    make_drafts = forms.BooleanField(required=False, initial=True)

    def __init__(self, data, *, plan: MeetingPlan, first: MeetingPlan, committees, **kwargs):
        """`first` is the plan of what came as it stands: whatever was chosen since, the same can be chosen again."""
        self.committees = {str(one.pk): one for one in committees}
        super().__init__(data, initial=_first_values(plan), label_suffix="", **kwargs)
        self.fields["committee"].choices = _committee_choices(first, committees)
        self.fields["date"].required = bool(first.meeting.outcome("date")) or not plan.came.external_id
        is_known_by_number = plan.came.external_id and plan.came.external_id == plan.meeting.row.external_id
        self.fields["committee"].disabled = bool(is_known_by_number) and not plan.meeting.is_new
        if plan.came.external_id:
            del self.fields["sitting"]
        if plan.meeting.left:
            self._only_ask_which_it_is(is_known_by_number)

    def _only_ask_which_it_is(self, is_known_by_number):
        """Of a meeting that is left alone nothing else is asked: only new minutes of its items are kept."""
        for name in ("start_time", "venue", *(["date"] if is_known_by_number else [])):
            del self.fields[name]

    def clean_date(self):
        date = self.cleaned_data["date"]
        if date and not EARLIEST <= date <= LATEST:
            raise forms.ValidationError("Check the year of the date.")
        return date

    @property
    def typed(self):
        typed = [name for name in ("date", "start_time", "venue") if name in self.changed_data]
        return {name: self.cleaned_data[name] for name in typed if name in self.cleaned_data}

    @property
    def which(self) -> MeetingChoice:
        """Which meeting was chosen, and nothing of what it will hold; also while other fields are wrong."""
        self.full_clean()
        return MeetingChoice(
            committee=self.committees.get(self.cleaned_data.get("committee", "")),
            sitting=self.cleaned_data.get("sitting"),
            typed={name: value for name, value in self.typed.items() if name == "date"},
        )


class Shown(forms.CharField):
    """Says that the row stood on the page, and as which version, so that what was unticked is told from what was not asked."""

    widget = forms.HiddenInput

    def __init__(self):
        super().__init__(required=False, max_length=40)


class ItemForm(forms.Form):
    """One item of the agenda: take it or not, under which title."""

    shown = Shown()
    take = forms.BooleanField(required=False)
    title = forms.CharField(
        max_length=500, show_hidden_initial=True, error_messages={"required": "Type the title of the item."}
    )

    def __init__(self, data, item, **kwargs):
        initial = _item_values(item) | {"take": not item.came.private}
        super().__init__(data, prefix=f"item-{item.place}", initial=initial, **kwargs)
        if not item.may_change:
            del self.fields["title"]
        if not item.may_take:
            del self.fields["take"]
            del self.fields["shown"]
        self.plan = item
        self.name = f"item {item.came.number}" if item.came.number else f"item {item.place + 1} of the list"
        if "title" in self.fields:
            self.fields["title"].widget.attrs |= {"class": "vTextField", "aria-label": f"Title of {self.name}"}


class PersonForm(forms.Form):
    """One line of the attendance list: take it or not, with which status."""

    shown = Shown()
    take = forms.BooleanField(required=False)
    status = forms.ChoiceField(choices=Attendance.Status.choices, show_hidden_initial=True)
    is_suggested = forms.BooleanField(required=False)

    def __init__(self, data, person, **kwargs):
        initial = _person_values(person) | {"take": True}
        super().__init__(data, prefix=f"person-{person.place}", initial=initial, **kwargs)
        self.plan = person
        if person.row.left:
            self.fields.clear()
            return
        self.fields["status"].widget.attrs["aria-label"] = f"Attendance of {person.came.name}"
        if not person.match.suggestion or person.row.row.person_id:
            del self.fields["is_suggested"]


class PreviewForms:
    """The forms of one meeting, filled from its plan, and what the clerk chose in them."""

    def __init__(self, data, plan: MeetingPlan, first: MeetingPlan, committees):
        data = data.copy() if data is not None else None
        self.meeting = MeetingForm(data, plan=plan, first=first, committees=committees)
        self.items = [ItemForm(data, item) for item in plan.items]
        self.people = [PersonForm(data, person) for person in plan.people]
        for form in self.every if data is not None else []:
            _fill_what_was_not_asked(form, data)

    @property
    def every(self):
        return [self.meeting, *self.items, *self.people]

    @property
    def rows(self):
        """The forms of rows that may be taken."""
        return [form for form in (*self.items, *self.people) if "shown" in form.fields]

    def show(self, plan: MeetingPlan):
        """Show this plan, which another date may have made that of another meeting; what was typed stays in it."""
        data = self.meeting.data.copy()
        _show(self.meeting, _first_values(plan), data)
        for form, item in zip(self.items, plan.items, strict=True):
            form.plan = item
            _show(form, _item_values(item), data)
        for form, person in zip(self.people, plan.people, strict=True):
            form.plan = person
            _show(form, _person_values(person), data)

    def is_valid(self):
        return all(form.is_valid() for form in self.every)

    @property
    def choices(self) -> Choices:
        meeting = self.meeting
        choice = MeetingChoice(
            committee=meeting.committees.get(meeting.cleaned_data["committee"]),
            sitting=meeting.cleaned_data.get("sitting"),
            typed=meeting.typed,
            titles=_typed_over(self.items, "title"),
            statuses=_typed_over(self.people, "status"),
            without_items=_unticked(self.items),
            without_people=_unticked(self.people),
            with_private=frozenset(
                one.plan.place for one in self.items if one.plan.came.private and one.cleaned_data.get("take")
            ),
            suggested=frozenset(one.plan.place for one in self.people if one.cleaned_data.get("is_suggested")),
        )
        return Choices(meetings={0: choice}, make_drafts=meeting.cleaned_data["make_drafts"])

    @property
    def errors(self):
        """(id of the field, what is wrong with it) for the list above the page."""
        return [
            (form[name].id_for_label if name in form.fields else "", error)
            for form in self.every
            for name, errors in form.errors.items()
            for error in errors
        ]


def _fill_what_was_not_asked(form, data):
    """Of another meeting less may be asked. A field that was not on the page that was sent stands as it would on a new one."""
    if "take" in form.fields and form.add_prefix("shown") not in data and form["take"].initial:
        data[form.add_prefix("take")] = "on"
    for name, field in form.fields.items():
        if field.show_hidden_initial and form[name].html_initial_name not in data:
            data[form[name].html_name] = data[form[name].html_initial_name] = form[name].initial or ""


def _show(form, values, data):
    """Put the values in the fields that nobody typed in, also as what the fields were opened with."""
    form.data = data
    if "shown" in form.fields:
        data[form.add_prefix("shown")] = values["shown"]
    for name, field in form.fields.items():
        if field.show_hidden_initial and name not in form.changed_data:
            shown = form[name]
            data[shown.html_name] = data[shown.html_initial_name] = values[name]


def _typed_over(forms_of_rows, name):
    return {form.plan.place: form.cleaned_data[name] for form in forms_of_rows if name in form.changed_data}


def _unticked(forms_of_rows):
    return frozenset(form.plan.place for form in forms_of_rows if not form.cleaned_data.get("take", True))


def _item_values(item):
    return {"title": item.title, "shown": _shown(item.row.row)}


def _person_values(person):
    return {"status": person.status, "shown": _shown(person.row.row)}


def _shown(row):
    return f"{row.pk}.{row.version}" if row.pk else NEW


def _first_values(plan: MeetingPlan):
    begins, committee = plan.meeting.outcome("start_time"), plan.committee
    return {
        "committee": (committee.pk or NEW) if committee else "",
        "date": council_date(plan.meeting.outcome("date")),
        "sitting": plan.meeting.row.sitting,
        "start_time": f"{begins:%H:%M}" if begins else "",
        "venue": plan.meeting.outcome("venue"),
        "make_drafts": bool(plan.new_minutes),
    }


def _committee_choices(plan: MeetingPlan, committees):
    """The committees of the authority; a new one where the name is not among them."""
    choices = [(str(one.pk), str(one)) for one in committees]
    if plan.committee is None:
        return [("", "Choose the committee"), *choices]
    if plan.committee.pk is None:
        return [(NEW, f"Make a new committee: {plan.committee}"), *choices]
    return choices
