"""What hangs on a record as the public will see it once it is published: for clerks, never for a public page.

The same functions as `scrutiny.published`. Drafts are left out, because publishing leaves them drafts.
"""

from django.db.models import Q, QuerySet

from committees.models import AgendaItem, DiscussionPoint, Document, Meeting, Person, Stage, Witness
from committees.models.meetings import PUBLIC_ACCESS, Access
from committees.naming import mask
from scrutiny.models import Response, TrackerItem, Update
from scrutiny.models.items import TrackerItemQuerySet
from scrutiny.published import beside, in_agenda_order, newest_first, of_meeting, with_recipients

NEXT_TO_BE_SEEN = [Stage.REVIEWED, Stage.PUBLISHED]
OPEN = Q(agenda_item__isnull=True) | Q(agenda_item__access__in=PUBLIC_ACCESS)


def agenda(meeting: Meeting) -> QuerySet:
    return AgendaItem.objects.filter(meeting=meeting).with_notices()


def witnesses(meeting: Meeting) -> QuerySet:
    return of_meeting(Witness.objects.filter(OPEN), meeting).select_related("person")


def points(meeting: Meeting) -> QuerySet:
    found = of_meeting(DiscussionPoint.objects.filter(OPEN, is_public=True), meeting)
    return found.select_related("asker", "answerer")


def items(meeting: Meeting) -> QuerySet:
    return in_agenda_order(_to_be_seen(), meeting)


def documents(meeting: Meeting) -> QuerySet:
    return Document.objects.filter(OPEN, meeting=meeting, access=Access.OPEN).order_by("id")


def words(point: DiscussionPoint) -> str:
    return point.public_text or mask(point.text, Person.objects.not_named())


def responses(item: TrackerItem) -> QuerySet:
    seen = Q(stage__in=NEXT_TO_BE_SEEN) | Q(decision=Response.Decision.AWAITING)
    return with_recipients(Response.objects.filter(seen), item)


def updates(item: TrackerItem) -> QuerySet:
    return newest_first(Update.objects.filter(is_public=True), item)


def related(item: TrackerItem) -> QuerySet:
    return beside(_to_be_seen(), item)


def quote(item: TrackerItem) -> str:
    if not item.show_quote:
        return ""
    return item.public_quote or mask(item.quote, Person.objects.not_named())


def _to_be_seen() -> TrackerItemQuerySet:
    return TrackerItem.objects.filter(OPEN, stage__in=NEXT_TO_BE_SEEN)
