"""The front page of the clerk's side: what is waiting, as counts that lead to their lists."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.db.models import Count, Q, Value
from django.urls import reverse
from django.utils import timezone

from committees.models import Stage
from scrutiny.models import Response, TrackerItem

from .filters import (
    answers_due,
    late_items,
    meetings_soon,
    ready_to_publish,
    waiting_corrections,
    waiting_incoming,
    waiting_minutes,
)

RECENT = 10


@dataclass(frozen=True, slots=True)
class Waiting:
    """One pile of work: what it is called, the permission to see it, its list and its rows."""

    label: str
    permission: str
    list_name: str
    query: dict
    rows: object

    @property
    def address(self) -> str:
        return f"{reverse(f'admin:{self.list_name}_changelist')}?{urlencode(self.query)}"


QUICK = [
    ("committees.add_incoming", "Bring minutes of a meeting", "admin:committees_incoming_add"),
    ("committees.add_meeting", "Add a meeting", "admin:committees_meeting_add"),
    ("scrutiny.add_recommendation", "Add a recommendation", "admin:scrutiny_recommendation_add"),
    ("scrutiny.add_action", "Add an action", "admin:scrutiny_action_add"),
    ("committees.add_person", "Add a person", "admin:committees_person_add"),
    ("inspections.add_inspection", "Add an inspection", "admin:inspections_inspection_add"),
    ("auth.add_user", "Add a user", "admin:auth_user_add"),
]


def dashboard(request) -> dict:
    """What the front page shows to this user: counts in one query, recent changes in another."""
    piles = [pile for pile in waiting(timezone.localdate()) if request.user.has_perm(pile.permission)]
    return {
        "piles": list(zip(piles, count_each(piles), strict=True)),
        "recent": recent_changes(request.user),
        "quick": [(label, reverse(name)) for permission, label, name in QUICK if request.user.has_perm(permission)],
    }


def recent_changes(user):
    """The latest changes of records that the user may read: an entry holds the record's name."""
    may_read = Q(pk__in=[])
    for model in apps.get_models():
        app, name = model._meta.app_label, model._meta.model_name
        if user.has_perm(f"{app}.view_{name}"):
            may_read |= Q(content_type__app_label=app, content_type__model=name)
    entries = LogEntry.objects.filter(may_read).select_related("user", "content_type")
    return entries.order_by("-action_time")[:RECENT]


def waiting(today) -> list[Waiting]:
    items, items_list = TrackerItem.objects, "scrutiny_trackeritem"
    seen, answers = "scrutiny.view_trackeritem", "scrutiny.view_response"
    answered = Response.objects.filter(stage=Stage.REVIEWED).exclude(decision=Response.Decision.AWAITING)
    return [
        Waiting(
            "Minutes brought, not made into meetings yet",
            "committees.view_incoming",
            "committees_incoming",
            {"finished": "no"},
            waiting_incoming(),
        ),
        Waiting(
            "Minutes waiting to be read",
            "committees.view_minutes",
            "committees_minutes",
            {"waiting": "yes"},
            waiting_minutes(),
        ),
        Waiting("Drafts to review", seen, items_list, {"stage__exact": "draft"}, items.filter(stage=Stage.DRAFT)),
        Waiting("Reviewed, to publish", seen, items_list, {"ready": "yes"}, ready_to_publish()),
        Waiting("Corrections to decide", seen, items_list, {"correction": "waiting"}, waiting_corrections()),
        Waiting("Late items", seen, items_list, {"late": "yes"}, late_items(today)),
        Waiting("Answers due in 14 days", answers, "scrutiny_response", {"answer": "soon"}, answers_due(today)),
        Waiting("Answers to publish", answers, "scrutiny_response", {"answer": "unpublished"}, answered),
        Waiting(
            "Meetings in the next 14 days",
            "committees.view_meeting",
            "committees_meeting",
            {"when": "soon"},
            meetings_soon(today),
        ),
    ]


def count_each(piles: list[Waiting]) -> list[int]:
    """How many rows each pile has, all in one query."""
    if not piles:
        return []
    counts = [
        pile.rows.order_by()
        .annotate(pile=Value(number))
        .values("pile")
        .annotate(rows=Count("pk"))
        .values_list("pile", "rows")
        for number, pile in enumerate(piles)
    ]
    found = dict(counts[0].union(*counts[1:], all=True) if len(counts) > 1 else counts[0])
    return [found.get(number, 0) for number in range(len(piles))]
