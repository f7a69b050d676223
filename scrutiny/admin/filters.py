"""The lists behind the dashboard's counts. These filters are views: they may ask what day it is."""

import datetime

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from committees.models import Incoming, Meeting, Minutes, Stage
from committees.models.agenda import not_private
from scrutiny.models import Correction, Response, TrackerItem

SOON = datetime.timedelta(days=14)


def waiting_incoming():
    """What was brought and nobody has made into meetings yet."""
    return Incoming.objects.filter(finished_at__isnull=True)


def waiting_minutes():
    """The newest minutes of an item that nobody has checked, or of which something was left for later."""
    newer = Minutes.objects.filter(agenda_item=OuterRef("agenda_item"), number__gt=OuterRef("number"))
    return Minutes.objects.exclude(Exists(newer)).filter(Q(checked__isnull=True) | Q(checked__left__gt=0))


def unread_of_meeting(minutes):
    """Other minutes of the same meeting that wait to be read, in the order of the agenda; at most 20."""
    others = waiting_minutes().filter(agenda_item__meeting=minutes.agenda_item.meeting)
    others = others.exclude(agenda_item=minutes.agenda_item_id).defer("text").select_related("agenda_item")
    return others.order_by("agenda_item__order")[:20]


def waiting_corrections():
    """Corrections that somebody who may publish has to decide."""
    return Correction.objects.filter(state=Correction.State.PROPOSED)


def ready_to_publish():
    """What was reviewed and may go public. What belongs to a private agenda item never does."""
    return TrackerItem.objects.filter(not_private(), stage=Stage.REVIEWED)


def late_items(today):
    return TrackerItem.objects.filter(stage=Stage.PUBLISHED).overdue(today)


def answers_due(today):
    return Response.objects.awaited().filter(due_on__range=(today, today + SOON))


def answers_late(today):
    return Response.objects.awaited().filter(due_on__lt=today)


def meetings_soon(today):
    return Meeting.objects.going_ahead().filter(date__range=(today, today + SOON))


class ChoiceFilter(admin.SimpleListFilter):
    """A filter whose every choice is a queryset: {value: (label, lambda today: queryset)}."""

    choices_by_value: dict = {}

    def lookups(self, request, model_admin):
        return [(value, label) for value, (label, _) in self.choices_by_value.items()]

    def queryset(self, request, queryset):
        if self.value() not in self.choices_by_value:
            return queryset
        _, chosen = self.choices_by_value[self.value()]
        return queryset.filter(pk__in=chosen(timezone.localdate()).values("pk"))


class ReadyFilter(ChoiceFilter):
    title = "publishing"
    parameter_name = "ready"
    choices_by_value = {"yes": ("Reviewed, to publish", lambda today: ready_to_publish())}


class WaitingFilter(ChoiceFilter):
    title = "reading"
    parameter_name = "waiting"
    choices_by_value = {"yes": ("Waiting to be read", lambda today: waiting_minutes())}


class LateFilter(ChoiceFilter):
    title = "due"
    parameter_name = "late"
    choices_by_value = {"yes": ("Late", late_items)}


class CorrectionFilter(ChoiceFilter):
    title = "corrections"
    parameter_name = "correction"
    choices_by_value = {
        "waiting": (
            "A correction waits",
            lambda today: TrackerItem.objects.filter(pk__in=waiting_corrections().values("item")),
        )
    }


class OwnerFilter(ChoiceFilter):
    title = "owner"
    parameter_name = "owner"
    choices_by_value = {
        "none": (
            "Nobody chosen",
            lambda today: TrackerItem.objects.filter(owner_post=None, owner_person=None, owner_body=None),
        )
    }


class AgendaItemFilter(admin.SimpleListFilter):
    """The items of one agenda item, by a link to them: hundreds of agenda items are no choice to offer."""

    title = "agenda item"
    parameter_name = "agenda_item"

    def lookups(self, request, model_admin):
        return [(self.value(), f"This {self.title}")] if self._number() else []

    def queryset(self, request, queryset):
        return queryset.filter(**{self.parameter_name: self._number()}) if self._number() else queryset

    def _number(self):
        value = self.value() or ""
        return int(value) if value.isascii() and value.isdecimal() and len(value) <= 18 else None


class MeetingFilter(AgendaItemFilter):
    """The items of one meeting, by a link to them."""

    title = "meeting"
    parameter_name = "meeting"


class AnswerFilter(ChoiceFilter):
    title = "answer"
    parameter_name = "answer"
    choices_by_value = {
        "soon": ("Due in the next 14 days", answers_due),
        "late": ("Late", answers_late),
    }


class WhenFilter(ChoiceFilter):
    title = "when"
    parameter_name = "when"
    choices_by_value = {
        "soon": ("In the next 14 days", meetings_soon),
        "coming": ("Still to come", lambda today: Meeting.objects.filter(date__gte=today)),
        "past": ("Past", lambda today: Meeting.objects.filter(date__lt=today)),
    }
