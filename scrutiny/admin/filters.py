"""The lists behind the dashboard's counts. These filters are views: they may ask what day it is."""

import datetime

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.utils import timezone

from committees.models import DiscussionPoint, Meeting, Minutes, Stage, Witness
from committees.models.agenda import not_private
from inspections.models import MentionedGrade
from scrutiny.models import Response, TrackerItem

READ_FROM_MINUTES = [TrackerItem, Witness, DiscussionPoint, MentionedGrade]
SOON = datetime.timedelta(days=14)


def waiting_minutes():
    """The newest minutes of an item from which nothing was drafted yet."""
    newer = Minutes.objects.filter(agenda_item=OuterRef("agenda_item"), number__gt=OuterRef("number"))
    waiting = Minutes.objects.exclude(Exists(newer))
    for model in READ_FROM_MINUTES:
        waiting = waiting.exclude(Exists(model.objects.filter(minutes=OuterRef("pk"))))
    return waiting


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
