"""The one door to what hangs on a published record. `scrutiny.previews` has the same functions for what is not yet.

Each returns only what anyone may see. Views, exports and filters read no table but through `.published()`.
"""

from django.db.models import Q, QuerySet

from committees.models import AgendaItem, DiscussionPoint, Document, Meeting, Witness
from scrutiny.models import Response, TrackerItem, Update
from scrutiny.models.items import TrackerItemQuerySet
from scrutiny.rows import with_owner_names

# On a meeting


def agenda(meeting: Meeting) -> QuerySet:
    return AgendaItem.objects.published_agenda().filter(meeting=meeting)


def witnesses(meeting: Meeting) -> QuerySet:
    return of_meeting(Witness.objects.published(), meeting).select_related("person")


def points(meeting: Meeting) -> QuerySet:
    found = of_meeting(DiscussionPoint.objects.published(), meeting)
    return found.select_related("asker", "answerer").defer("text")


def items(meeting: Meeting) -> QuerySet:
    return in_agenda_order(TrackerItem.objects.published(), meeting)


def documents(meeting: Meeting) -> QuerySet:
    return Document.objects.published().filter(meeting=meeting).order_by("id")


def words(point: DiscussionPoint) -> str:
    return point.public_text


# On a recommendation, action or undertaking


def responses(item: TrackerItem) -> QuerySet:
    return with_recipients(Response.objects.published(), item)


def updates(item: TrackerItem) -> QuerySet:
    return newest_first(Update.objects.published(), item)


def related(item: TrackerItem) -> QuerySet:
    return beside(TrackerItem.objects.published(), item)


def quote(item: TrackerItem) -> str:
    return item.public_quote if item.show_quote else ""


# What both doors share: the order, and what is loaded with it


def of_meeting(rows: QuerySet, meeting: Meeting) -> QuerySet:
    return rows.filter(agenda_item__meeting=meeting).order_by("agenda_item__order", "order", "id")


def in_agenda_order(found: TrackerItemQuerySet, meeting: Meeting) -> QuerySet:
    return with_owner_names(found.filter(meeting=meeting)).order_by("agenda_item__order", "start", "id")


def with_recipients(found: QuerySet, item: TrackerItem) -> QuerySet:
    return found.filter(item=item).select_related("recipient_body", "recipient_post").order_by("id")


def newest_first(found: QuerySet, item: TrackerItem) -> QuerySet:
    named = found.filter(item=item).select_related("reported_at__committee__authority")
    return named.order_by("-on", "-id")


def beside(found: TrackerItemQuerySet, item: TrackerItem) -> QuerySet:
    """What the item carries out or replaces, and what carries it out or replaces it."""
    beside_it = Q(parent=item) | Q(supersedes=item) | Q(pk__in=[item.parent_id, item.supersedes_id])
    return with_owner_names(found.filter(beside_it)).order_by("id")
