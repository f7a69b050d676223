"""The steps of an item's life as forms: news, asking, answering, closing, reopening."""

import datetime

from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.db.models import Q

from committees.models import Meeting, Organisation, Post, Stage
from scrutiny import workflow
from scrutiny.models import Response, TrackerItem
from scrutiny.models.items import Progress
from scrutiny.workflow import PERMISSIONS, Refused

from .steps import ReasonForm, Step, StepForm, stage_steps

YEARS_BACK = datetime.timedelta(days=2 * 366)
LONGEST_TEXT = 20_000

TO_BE_REPORTED = [(value, label) for value, label in Progress.choices if value != Progress.COMPLETE]
ANSWERS = [(value, label) for value, label in Response.Decision.choices if value != Response.Decision.AWAITING]


class DayField(forms.DateField):
    widget = AdminDateWidget


class UpdateForm(StepForm):
    on = DayField(label="Date of the news")
    text = forms.CharField(label="What has happened", max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 5}))
    progress = forms.ChoiceField(
        label="Progress now",
        choices=[("", "Choose"), *TO_BE_REPORTED],
        help_text="Only the committee can say it is complete: see “Committee closes”.",
    )
    is_public = forms.BooleanField(label="May be published", required=False, initial=True)
    reported_at = forms.ModelChoiceField(
        label="Reported at", queryset=Meeting.objects.none(), required=False, empty_label="Not at a meeting"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = self.today
        self.fields["reported_at"].queryset = _meetings_of(self.things, self.today)


class AskForm(StepForm):
    body = forms.ModelChoiceField(label="Body", queryset=Organisation.objects.all(), required=False, empty_label="None")
    post = forms.ModelChoiceField(label="or post", queryset=Post.objects.none(), required=False, empty_label="None")
    notice_given_on = DayField(label="Notice given on", required=False)
    received_on = DayField(label="Received by them on", required=False)
    due_on = DayField(label="Answer due by", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        authorities = {item.authority_id for item in self.things}
        theirs = Q(authority__in=authorities)
        self.fields["post"].queryset = Post.objects.filter(theirs)
        self.fields["body"].queryset = Organisation.objects.filter(theirs | Q(authority__isnull=True))


class AnswerForm(StepForm):
    """An answer of one recipient, on the page of that recipient's row."""

    decision = forms.ChoiceField(label="What they decided", choices=[("", "Choose"), *ANSWERS])
    responded_on = DayField(label="Date of the answer")
    text = forms.CharField(
        label="What they said", required=False, max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 5})
    )
    considered_at = forms.CharField(
        label="Considered at", required=False, max_length=200, help_text="For example “Cabinet, 14 November 2026”."
    )
    url = forms.URLField(label="Address of the document", required=False, max_length=500, assume_scheme="https")


class ResponseForm(AnswerForm):
    """The same on the page of the item, where the recipient is chosen first."""

    response = forms.ModelChoiceField(label="Who answered", queryset=Response.objects.none(), empty_label="Choose")
    field_order = ["opened_version", "response"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        asked = Response.objects.filter(item__in=[item.pk for item in self.things])
        self.fields["response"].queryset = asked.select_related("recipient_body", "recipient_post")


class CloseForm(StepForm):
    meeting = forms.ModelChoiceField(label="Closed at", queryset=Meeting.objects.none(), empty_label="Choose a meeting")
    reason = forms.CharField(label="Why", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = _meetings_of(self.things, self.today).published()


class CorrectionForm(StepForm):
    """Says what would change, before it does, and carries which correction that was."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        correction = self.things[0].waiting_correction
        self.fields["seen"].initial = correction.stamp if correction else ""

    @property
    def told(self):
        item = self.things[0]
        correction = item.waiting_correction
        if not correction:
            return ("No correction of it waits any more.",)
        pairs = (
            ("Words", item.text, correction.text),
            ("Owner as printed", item.owner_text, correction.owner_text),
            ("Due as printed", item.due_text, correction.due_text),
        )
        changes = [
            f"{name} now: “{now or 'nothing'}” – in version {correction.minutes.number} of the minutes: “{then or 'nothing'}”"
            for name, now, then in pairs
            if now != then
        ]
        changes = changes or ["The words are the same; they stand elsewhere in the newer minutes."]
        return (*changes, "If you accept it, the public page says it at once.") if item.is_published else tuple(changes)


def _meetings_of(items, today):
    """The meetings of the items' committees that have taken place, newest first."""
    committees = {item.committee_id for item in items}
    held = Meeting.objects.going_ahead().filter(committee__in=committees, date__range=(today - YEARS_BACK, today))
    return held.select_related("committee").order_by("-date", "-sitting")


def _respond(item, *, response, **answers):
    if response.item_id != item.pk:
        raise Refused("Choose somebody who was asked about this item.")
    return workflow.respond(response, **answers)


def _is_open(item) -> bool:
    """Nothing is asked or told of what nobody has reviewed, or of what was withdrawn."""
    return not item.closed_at and item.stage in (Stage.REVIEWED, Stage.PUBLISHED)


def _was_asked(item) -> bool:
    return item.all_responses.exists()


def _has_correction(item) -> bool:
    return item.waiting_correction is not None


MAY_UPDATE, MAY_CLOSE = PERMISSIONS[TrackerItem, "update"], PERMISSIONS[TrackerItem, "close"]
MAY_PUBLISH = PERMISSIONS[TrackerItem, "publish"]

ITEM_STEPS = (
    *stage_steps(TrackerItem),
    Step(
        "correct",
        "Accept the correction",
        "corrected",
        MAY_PUBLISH,
        workflow.accept_correction,
        _has_correction,
        CorrectionForm,
    ),
    Step(
        "keep",
        "Decline the correction",
        "kept as it is",
        MAY_PUBLISH,
        workflow.decline_correction,
        _has_correction,
        CorrectionForm,
    ),
    Step("update", "Record an update", "updated", MAY_UPDATE, workflow.update, _is_open, UpdateForm, in_bulk=True),
    Step("ask", "Ask for a response", "sent", MAY_UPDATE, workflow.ask, _is_open, AskForm),
    Step("respond", "Record a response", "answered", MAY_UPDATE, _respond, _was_asked, ResponseForm),
    Step("close", "Committee closes", "closed", MAY_CLOSE, workflow.close, _is_open, CloseForm),
    Step("reopen", "Reopen", "reopened", MAY_CLOSE, workflow.reopen, lambda item: bool(item.closed_at), ReasonForm),
)

RESPONSE_STEPS = (
    *stage_steps(Response),
    Step("answer", "Record the answer", "answered", MAY_UPDATE, workflow.respond, lambda response: True, AnswerForm),
)
