"""The steps of workflow as buttons on a record's page and as bulk actions on its list.

A step without a form is a button that posts. A step with a form has a page of its own. Both carry the version of the
record that the clerk saw, and are put again when somebody changed it meanwhile. What workflow refuses is shown in its
own words, and nothing that was typed is lost.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django import forms
from django.contrib import messages
from django.contrib.admin import helpers
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from committees.admin_versions import conflict_in_words
from committees.models import Meeting, Stage
from committees.versions import Stale
from scrutiny import workflow
from scrutiny.templatetags.council import plural
from scrutiny.workflow import PERMISSIONS, Refused

MOST_AT_ONCE = 200
MOST_REASONS = 10
LONGEST_NUMBER = 18  # digits that every database can hold


@dataclass(frozen=True, slots=True)
class Step:
    """`take(thing, by=, at=, **answers of the form)` is a verb of workflow; `offered(thing)` says if a page shows it."""

    name: str
    label: str
    done: str
    permission: str
    take: Callable
    offered: Callable
    form: type[forms.Form] | None = None
    in_bulk: bool = False

    @property
    def form_in_bulk(self):
        """What many at once are asked with: publishing cannot be undone, so it always asks."""
        return self.form or (StepForm if self.name == "publish" else None)


class StepForm(forms.Form):
    """A form about some records on a day, with the version that the clerk saw when there is only one."""

    required_css_class = "required"
    told: tuple[str, ...] = ()  # what the page says before it asks
    opened_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, things, today, **kwargs):
        self.things, self.today = things, today
        super().__init__(*args, label_suffix="", **kwargs)
        if len(things) == 1:
            self.fields["opened_version"].initial = things[0].version

    def answers(self) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if name != "opened_version"}

    def carry_newest(self, version: int) -> None:
        self.data = self.data.copy()
        self.data["opened_version"] = str(version)


class ReasonForm(StepForm):
    reason = forms.CharField(label="Why", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


def stage_steps(model, publish_form=None) -> tuple[Step, ...]:
    """Review, publish, withdraw: the same for everything that has a stage."""
    may_review, may_publish = PERMISSIONS[model, "review"], PERMISSIONS[model, "publish"]
    return (
        Step("review", "Review", "reviewed", may_review, workflow.review, _may_be_reviewed, in_bulk=True),
        Step(
            "publish",
            "Publish",
            "published",
            may_publish,
            workflow.publish,
            _may_be_published,
            publish_form,
            in_bulk=True,
        ),
        Step(
            "withdraw", "Withdraw", "withdrawn", may_publish, workflow.withdraw, _is_published, ReasonForm, in_bulk=True
        ),
    )


def _may_be_reviewed(thing) -> bool:
    return workflow.why_not_review(thing) is None


def _may_be_published(thing) -> bool:
    """A meeting is published in one step; everything else is reviewed first."""
    return not thing.is_published if isinstance(thing, Meeting) else thing.stage == Stage.REVIEWED


def _is_published(thing) -> bool:
    return thing.is_published


class StepsAdmin:
    """Adds to a ModelAdmin the buttons, pages and bulk actions of its `steps`."""

    steps: tuple[Step, ...] = ()

    def get_urls(self):
        pages = [
            path(
                f"<path:object_id>/{step.name}/",
                self.admin_site.admin_view(partial(self.step_view, step=step)),
                name=f"{self.opts.app_label}_{self.opts.model_name}_{step.name}",
            )
            for step in self.steps
        ]
        return pages + super().get_urls()

    # One record

    def render_change_form(self, request, context, *args, **kwargs):
        record = context.get("original")
        context["steps"] = [
            {"label": step.label, "has_page": bool(step.form), "address": self._address(step.name, record.pk)}
            for step in self.steps
            if record and request.user.has_perm(step.permission) and step.offered(record)
        ]
        return super().render_change_form(request, context, *args, **kwargs)

    def step_view(self, request, object_id, step):
        record = self.get_object(request, unquote(object_id))
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not (self.has_view_permission(request, record) and request.user.has_perm(step.permission)):
            raise PermissionDenied
        if request.method not in (("GET", "HEAD", "POST") if step.form else ("POST",)):
            return HttpResponseNotAllowed(["GET", "POST"] if step.form else ["POST"])
        return self._ask(request, record, step) if step.form else self._press(request, record, step)

    def _press(self, request, record, step):
        """A button was pressed on the record's page."""
        form = StepForm(request.POST, things=[record], today=timezone.localdate())
        opened = form.cleaned_data.get("opened_version") if form.is_valid() else None
        try:
            self._take(request, record, step, opened)
        except Refused as refused:
            messages.error(request, refused.reason)
        except Stale:
            record.refresh_from_db()
            for line in _what_changed(record, opened):
                messages.warning(request, line)
            messages.warning(request, f"Nothing was {step.done}. Look at the record as it is now and try again.")
        else:
            messages.success(request, f"“{_short(record)}” was {step.done}.")
        return HttpResponseRedirect(self._address("change", record.pk))

    def _ask(self, request, record, step):
        """The step's own page."""
        form = step.form(request.POST or None, things=[record], today=timezone.localdate())
        status = 200
        if request.method == "POST" and form.is_valid():
            try:
                self._take(request, record, step, form.cleaned_data["opened_version"], **form.answers())
            except Refused as refused:
                form.add_error(None, refused.reason)
            except Stale:
                status = 409
                record.refresh_from_db()
                opened = form.cleaned_data["opened_version"]
                form.add_error(None, [*_what_changed(record, opened), "What you typed is still here. Save again."])
                form.carry_newest(record.version)
            else:
                messages.success(request, f"“{_short(record)}” was {step.done}.")
                return HttpResponseRedirect(self._address("change", record.pk))
        return self._step_page(request, step, form, record=record, status=status)

    def _take(self, request, record, step, opened, **answers):
        with transaction.atomic():
            rows = type(record)._base_manager.select_for_update().filter(pk=record.pk)
            if rows.values_list("version", flat=True).first() != opened:
                raise Stale
            step.take(record, by=request.user, at=timezone.now(), **answers)

    # Many records

    def get_actions(self, request):
        if IS_POPUP_VAR in request.GET:
            return {}
        return {
            step.name: (partial(_in_bulk, step=step), step.name, f"{step.label}: those ticked")
            for step in self.steps
            if step.in_bulk and request.user.has_perm(step.permission)
        }

    def take_in_bulk(self, request, records, step):
        """The step for each of many records; what is refused is told with its reason and stops nothing else."""
        if len(records) > MOST_AT_ONCE:
            messages.error(request, f"Choose at most {MOST_AT_ONCE} at a time. Nothing was {step.done}.")
            return None
        form = None
        if step.form_in_bulk:
            sent = request.POST if "confirmed" in request.POST else None
            form = step.form_in_bulk(sent, things=records, today=timezone.localdate())
            if not form.is_valid():
                return self._step_page(request, step, form, records=records)
        refused = self._take_each(request, records, step, form.answers() if form else {})
        done = len(records) - len(refused)
        if done:
            messages.success(request, f"{plural(done, 'record')} {step.done}.")
        for line in refused[:MOST_REASONS]:
            messages.error(request, line)
        if len(refused) > MOST_REASONS:
            messages.error(request, f"{len(refused) - MOST_REASONS} more could not be {step.done}.")
        return None

    def _take_each(self, request, records, step, answers) -> list[str]:
        refused = []
        for record in records:
            try:
                step.take(record, by=request.user, at=timezone.now(), **answers)
            except Refused as reason:
                refused.append(f"“{_short(record)}” was not {step.done}: {reason.reason}")
        return refused

    def response_action(self, request, queryset):
        """Numbers that no list ever sent are an empty choice, not an error page."""
        chosen = request.POST.getlist(helpers.ACTION_CHECKBOX_NAME)
        if not all(number.isdecimal() and number.isascii() and len(number) <= LONGEST_NUMBER for number in chosen):
            messages.warning(request, "Choose records from the list.")
            return HttpResponseRedirect(request.get_full_path())
        return super().response_action(request, queryset)

    def _step_page(self, request, step, form, *, record=None, records=(), status=200):
        context = {
            **self.admin_site.each_context(request),
            "title": step.label,
            "subtitle": str(record) if record else None,
            "opts": self.opts,
            "step": step,
            "form": form,
            "record": record,
            "records": records,
            "checkbox_name": helpers.ACTION_CHECKBOX_NAME,
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "admin/step_form.html", context, status=status)

    def _address(self, page, *args):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=args)


def _in_bulk(model_admin, request, queryset, *, step):
    return model_admin.take_in_bulk(request, list(queryset.order_by("pk")[: MOST_AT_ONCE + 1]), step)


def _what_changed(record, opened) -> list[str]:
    """What somebody else did to it, without the sentence about typed words."""
    return conflict_in_words(record, opened or 0)[:-1]


def _short(record) -> str:
    words = str(record)
    return words if len(words) <= 80 else f"{words[:79]}…"
