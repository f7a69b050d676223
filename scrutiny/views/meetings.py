"""The page of a meeting: what was on the agenda, who was heard, what was said, asked and promised."""

import datetime
import re
from collections import defaultdict
from dataclasses import dataclass, field
from types import ModuleType

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from committees.models import AgendaItem, DiscussionPoint, Document, Meeting, Person, Witness
from committees.models.people import Naming
from scrutiny import previews, published, wording
from scrutiny.models import TrackerItem
from scrutiny.models.items import Kind
from scrutiny.timeline import seen

ADDRESS = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-([2-9]|[1-9][0-9]))?")

STATUS_EXPLAINED: dict[str, str] = {
    Meeting.Status.PROVISIONAL: "The date is not settled yet and may change.",
    Meeting.Status.POSTPONED: "This meeting was postponed. It did not take place on this day.",
    Meeting.Status.CANCELLED: "This meeting was cancelled. It did not take place.",
}

MINUTES_EXPLAINED: dict[str, str] = {
    Meeting.MinutesState.NONE: "There are no minutes yet.",
    Meeting.MinutesState.DRAFT: "The minutes are being written.",
    Meeting.MinutesState.DRAFT_PUBLISHED: "The minutes are a draft until the committee has agreed them.",
    Meeting.MinutesState.APPROVED: "The committee has agreed the minutes.",
    Meeting.MinutesState.WITHDRAWN: "The minutes were withdrawn.",
}


@dataclass
class Point:
    """One thing said, with what was said in reply to it."""

    number: str
    words: str
    asked_by: str
    answered_by: str
    replies: list["Point"] = field(default_factory=list)


@dataclass(frozen=True)
class Heard:
    """A witness as the public may read of them, with the role printed that day."""

    name: str
    role: str
    address: str


@dataclass
class Entry:
    """One item of the agenda with all that hangs on it."""

    agenda_item: AgendaItem
    witnesses: list[Heard] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    recommendations: list[wording.Row] = field(default_factory=list)
    actions: list[wording.Row] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)


@require_safe
def meeting(request: HttpRequest, authority: str, committee: str, address: str) -> HttpResponse:
    date, sitting = date_and_sitting(address)
    found = get_object_or_404(
        with_neighbours(Meeting.objects.published()),
        committee__authority__slug=authority,
        committee__slug=committee,
        date=date,
        sitting=sitting,
    )
    return render_meeting(request, found)


def date_and_sitting(address: str) -> tuple[datetime.date, int]:
    """The parts of the last part of a meeting's address. Http404 for what is no such address."""
    match = ADDRESS.fullmatch(address)
    if not match:
        raise Http404
    try:
        return datetime.date.fromisoformat(match[1]), int(match[2] or 1)
    except ValueError as error:
        raise Http404 from error


def with_neighbours(meetings: QuerySet) -> QuerySet:
    """The meetings with the date and sitting of the published ones before and after them."""
    others = Meeting.objects.published().filter(committee=OuterRef("committee"))
    before = others.filter(date__lt=OuterRef("date")).order_by("-date", "-sitting")
    after = others.filter(date__gt=OuterRef("date")).order_by("date", "sitting")
    return meetings.select_related("committee__authority", "approved_at__committee__authority").annotate(
        before_date=Subquery(before.values("date")[:1]),
        before_sitting=Subquery(before.values("sitting")[:1]),
        after_date=Subquery(after.values("date")[:1]),
        after_sitting=Subquery(after.values("sitting")[:1]),
    )


def render_meeting(request: HttpRequest, meeting: Meeting, *, preview: bool = False) -> HttpResponse:
    """The page of a meeting. With `preview`, as the public will see it once it is published."""
    door = previews if preview else published
    on = timezone.localdate()
    committee = meeting.committee
    papers = list(door.documents(meeting))
    asked = [(item.agenda_item_id, item.kind, wording.row(item, on)) for item in items_of(meeting, door)]
    entries = agenda(meeting, door, papers, asked)
    listed = {entry.agenda_item.pk for entry in entries}
    return render(
        request,
        "meetings/meeting.html",
        {
            "section": "committees",
            "preview": preview,
            "meeting": meeting,
            "committee": committee,
            "crumbs": [
                ("Home", reverse("home")),
                ("Committees", reverse("committees")),
                (committee.name, committee.get_absolute_url()),
            ],
            "status_explained": STATUS_EXPLAINED.get(meeting.status, ""),
            "minutes_explained": minutes_explained(meeting, on),
            "approved_at": seen(meeting.approved_at),
            "papers": [paper for paper in papers if not paper.agenda_item_id],
            "entries": entries,
            "other_rows": [row for agenda_item, _, row in asked if agenda_item not in listed],
            "before": neighbour(meeting, "before"),
            "after": neighbour(meeting, "after"),
        },
    )


def items_of(meeting: Meeting, door: ModuleType) -> list[TrackerItem]:
    """What was asked at the meeting, knowing its council without a query each."""
    found = list(door.items(meeting))
    for item in found:
        item.authority = meeting.committee.authority
    return found


def minutes_explained(meeting: Meeting, on: datetime.date) -> str:
    """What state the minutes are in; nothing for a meeting that has none because it has not taken place."""
    if meeting.minutes_state == Meeting.MinutesState.NONE:
        waiting = meeting.went_ahead and meeting.date and meeting.date < on
        return MINUTES_EXPLAINED[Meeting.MinutesState.NONE] if waiting else ""
    return MINUTES_EXPLAINED[meeting.minutes_state]


def neighbour(meeting: Meeting, which: str) -> Meeting | None:
    """The meeting before or after, as far as its address and date go. A preview has none."""
    date = getattr(meeting, f"{which}_date", None)
    if not date:
        return None
    return Meeting(committee=meeting.committee, date=date, sitting=getattr(meeting, f"{which}_sitting"))


# The agenda


def agenda(
    meeting: Meeting, door: ModuleType, papers: list[Document], asked: list[tuple[int | None, str, wording.Row]]
) -> list[Entry]:
    """The items of the agenda in order, each with its part of the record."""
    entries = {item.pk: Entry(item) for item in door.agenda(meeting)}
    for witness in door.witnesses(meeting):
        if entry := entries.get(witness.agenda_item_id):
            entry.witnesses.append(heard(witness))
    for agenda_item, kind, row in asked:
        if entry := entries.get(agenda_item):
            (entry.recommendations if kind == Kind.RECOMMENDATION else entry.actions).append(row)
    for paper in papers:
        if entry := entries.get(paper.agenda_item_id):
            entry.documents.append(paper)
    for agenda_item, points in points_of(door, meeting).items():
        if entry := entries.get(agenda_item):
            entry.points = points
    return list(entries.values())


def heard(witness: Witness) -> Heard:
    if witness.person and witness.person.naming == Naming.WITHHELD:
        return Heard(witness.public_name, role="", address="")
    role = ", ".join(part for part in (witness.public_role, witness.organisation) if part)
    return Heard(witness.public_name, role, witness_address(witness))


def witness_address(witness: Witness) -> str:
    """The page of the person, for those who may be named."""
    person = witness.person
    if not person or person.naming != Naming.NAMED or witness.category in Witness.NEVER_NAMED:
        return ""
    return reverse("person", args=[person.slug])


def points_of(door: ModuleType, meeting: Meeting) -> dict[int, list[Point]]:
    """Points by agenda item; replies stand under what they reply to, when that may be seen."""
    found = list(door.points(meeting))
    made = {point.pk: printed(point, door.words(point)) for point in found}
    first: dict[int, list[Point]] = defaultdict(list)
    for point in found:
        siblings = made[point.parent_id].replies if point.parent_id in made else first[point.agenda_item_id]
        if made[point.pk].words:
            siblings.append(made[point.pk])
    return first


def printed(point: DiscussionPoint, words: str) -> Point:
    return Point(
        number=point.number,
        words=words,
        asked_by=speaker(point.asked_by, point.asker),
        answered_by=speaker(point.answered_by, point.answerer),
    )


def speaker(as_printed: str, person: Person | None) -> str:
    """Who spoke, as the public may read it."""
    if person and person.naming != Naming.NAMED:
        return person.public_name()
    return as_printed or (person.full_name if person else "")
