"""The form of one passage on the reading screen: what may be corrected before it is drafted, and why it is dismissed."""

from django import forms

from committees.models import DiscussionPoint, Witness
from inspections.models import MentionedGrade
from scrutiny.decisions import Decision
from scrutiny.models import Dismissal, TrackerItem
from scrutiny.models.items import Kind
from scrutiny.proposals import GRADE, POINT, WITNESS

TAKE_SUGGESTION = "suggested"


def _words(label, size=30):
    return forms.CharField(
        label=label, required=False, widget=forms.TextInput(attrs={"size": size, "class": "intake-cell"})
    )


def _text(label):
    return forms.CharField(
        label=label,
        widget=forms.Textarea(attrs={"rows": 4, "class": "intake-cell"}),
        error_messages={"required": "Type the words of the passage, or untick it."},
    )


class PassageForm(forms.Form):
    """What every passage has. A form that was not sent stands for the passage as it was read."""

    dismissed = forms.ChoiceField(
        label="Dismiss because",
        choices=[("", "It is not dismissed"), *Dismissal.Reason.choices],
        required=False,
    )
    note = forms.CharField(
        label="What the other reason is",
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"size": 40, "class": "intake-cell"}),
    )

    use_required_attribute = False
    model = None  # whose fields bound the lengths
    corrects: tuple[str, ...] = ()

    def __init__(self, proposal, data=None):
        sent = data if data is not None and f"{proposal.key}-dismissed" in data else None
        super().__init__(sent, prefix=proposal.key, label_suffix="", initial=self._initial(proposal))
        self.proposal = proposal
        self.order_fields([name for name in self.fields if name not in ("dismissed", "note")])
        for name in self.corrects:
            self.fields[name].max_length = self.model._meta.get_field(name).max_length

    def _initial(self, proposal):
        said = {name: getattr(proposal.row, name) for name in self.corrects}
        if proposal.dismissed:
            said |= {"dismissed": proposal.dismissed.reason, "note": proposal.dismissed.note}
        return said

    def clean(self):
        cleaned = super().clean()
        for name in self.corrects:
            longest = self.fields[name].max_length
            if longest and len(str(cleaned.get(name) or "")) > longest:
                self.add_error(name, f"Use at most {longest} characters.")
        if cleaned.get("dismissed") == Dismissal.Reason.OTHER and not cleaned.get("note"):
            self.add_error("note", "Say what the other reason is.")
        return cleaned

    def decision(self, *, ticked):
        """The clerk's Decision. Call when the form is valid or was not sent.

        A reason chosen now dismisses the passage, ticked or not; ticking one that was dismissed before drafts it.
        """
        place = (self.proposal.kind, self.proposal.found.start, self.proposal.found.end)
        if not self.is_bound:
            return Decision(*place)
        dismissed = self.cleaned_data["dismissed"]
        if dismissed and not (ticked and self.proposal.dismissed and "dismissed" not in self.changed_data):
            return Decision(*place, dismissed=dismissed, note=self.cleaned_data["note"])
        changed = {name: self.cleaned_data[name] for name in self.corrects if name in self.changed_data}
        return Decision(*place, corrections=changed | self._chosen(), becomes=self.cleaned_data.get("kind", ""))

    def _chosen(self):
        """Corrections that are more than words."""
        return {}

    @property
    def is_changed(self):
        return self.is_bound and self.has_changed()


class SuggestionForm(PassageForm):
    """A passage that names somebody, with the record that this may be."""

    suggests = ""

    def __init__(self, proposal, data=None):
        super().__init__(proposal, data)
        self.suggestion = proposal.match.suggestion
        if not self.suggestion:
            del self.fields["who"]
            return
        self.fields["who"].choices = [("", "Leave it open"), (TAKE_SUGGESTION, f"It is {self.suggestion}")]

    def _chosen(self):
        return {self.suggests: self.suggestion} if self.cleaned_data.get("who") else {}


class ItemForm(SuggestionForm):
    model, suggests = TrackerItem, "owner"
    corrects = ("text", "owner_text", "due_text")

    kind = forms.ChoiceField(label="Kind", choices=Kind)
    text = _text("Words")
    owner_text = _words("Owner, as printed")
    who = forms.ChoiceField(label="Who that is", required=False)
    due_text = _words("Due, as printed")

    def _initial(self, proposal):
        return super()._initial(proposal) | {"kind": proposal.kind}

    def clean_text(self):
        words = self.cleaned_data["text"].replace("\r\n", "\n").strip()
        return self.initial["text"] if words == self.initial["text"] else words


class WitnessForm(SuggestionForm):
    model, suggests = Witness, "person"
    corrects = ("name", "role", "category")

    name = _words("Name")
    role = _words("Role")
    category = forms.ChoiceField(label="Category", choices=Witness.Category)
    who = forms.ChoiceField(label="Who that is", required=False)

    def clean(self):
        """A child, a carer or a resident is not even kept by name."""
        cleaned = super().clean()
        if cleaned.get("category") in Witness.NEVER_NAMED:
            cleaned |= {"name": "", "role": ""}
        elif not cleaned.get("name"):
            self.add_error("name", "Give the name as printed, or choose a category that is never named.")
        return cleaned

    def _chosen(self):
        if self.cleaned_data["category"] in Witness.NEVER_NAMED:
            return {"name": "", "role": "", "person": None}
        return super()._chosen()


class PointForm(PassageForm):
    model = DiscussionPoint
    corrects = ("text", "asked_by", "answered_by")

    text = _text("Words")
    asked_by = _words("Asked by")
    answered_by = _words("Answered by")


class GradeForm(PassageForm):
    model = MentionedGrade
    corrects = ("area", "grade", "year")

    area = _words("Area")
    grade = _words("Grade")
    year = forms.IntegerField(label="Year", required=False, min_value=1990, max_value=2100)

    def clean_grade(self):
        if not self.cleaned_data["grade"]:
            raise forms.ValidationError("Give the grade as the minutes state it.")
        return self.cleaned_data["grade"]


FORMS = {WITNESS: WitnessForm, POINT: PointForm, GRADE: GradeForm}


def form_of(proposal, data=None):
    """The form of the proposal's kind, filled with what was sent for it, if anything was."""
    return FORMS.get(proposal.kind, ItemForm)(proposal, data)
