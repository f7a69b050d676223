"""What hangs on a record as the public will see it once it is published: for clerks, never for a public page.

The same functions as `scrutiny.published`. Drafts are left out, because publishing leaves them drafts. Names are masked
in the words as they stand now: what was masked when it was last published may be older.
"""

from django.db.models import Q, QuerySet

from committees.models import AgendaItem, DiscussionPoint, Document, Meeting, Person, Stage, Witness
from committees.models.agenda import Access, not_private
from committees.naming import mask
from scrutiny.models import Response, TrackerItem, Update
from scrutiny.published import beside, in_agenda_order, newest_first, of_meeting, with_recipients

NEXT_TO_BE_SEEN = [Stage.REVIEWED, Stage.PUBLISHED]
OPEN = not_private()


def agenda(meeting: Meeting) -> QuerySet:
    return AgendaItem.objects.filter(meeting=meeting).with_notices()


def witnesses(meeting: Meeting) -> QuerySet:
    return of_meeting(Witness.objects.filter(OPEN, is_public=True), meeting).select_related("person")


def points(meeting: Meeting) -> list[DiscussionPoint]:
    """With the public words that publishing will give them, which are not saved."""
    found = of_meeting(DiscussionPoint.objects.filter(OPEN, is_public=True), meeting).select_related(
        "asker", "answerer"
    )
    not_named = list(Person.objects.not_named())
    for point in found:
        point.public_text = mask(point.text, not_named)
    return list(found)


def items(meeting: Meeting) -> QuerySet:
    return in_agenda_order(TrackerItem.objects.filter(OPEN, stage__in=NEXT_TO_BE_SEEN), meeting)


def documents(meeting: Meeting) -> QuerySet:
    return Document.objects.filter(OPEN, meeting=meeting, access=Access.OPEN).order_by("id")


def words(point: DiscussionPoint) -> str:
    return point.public_text


def responses(item: TrackerItem) -> QuerySet:
    """An answer is published by itself; whom it was asked of goes with the item."""
    seen = Q(stage=Stage.PUBLISHED) | Q(decision=Response.Decision.AWAITING)
    return with_recipients(Response.objects.filter(seen), item)


def updates(item: TrackerItem) -> QuerySet:
    return newest_first(Update.objects.filter(is_public=True), item)


def related(item: TrackerItem) -> QuerySet:
    """Beside what is public already, what the item's own meeting takes with it."""
    with_its_meeting = Q(meeting=item.meeting_id, stage__in=NEXT_TO_BE_SEEN)
    public_already = Q(meeting__stage=Stage.PUBLISHED, stage=Stage.PUBLISHED)
    return beside(TrackerItem.objects.filter(OPEN, with_its_meeting | public_already), item)


def quote(item: TrackerItem) -> str:
    return mask(item.quote, Person.objects.not_named()) if item.show_quote else ""
