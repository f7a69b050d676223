"""Recommendations, and actions with undertakings: their lists, their downloads and the page of each."""

import datetime
from dataclasses import dataclass
from types import ModuleType

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from committees.models.people import Naming
from scrutiny import previews, published, wording
from scrutiny.exports.csv import csv_response
from scrutiny.filters import ORDERS, ItemFilter
from scrutiny.models import Response, TrackerItem
from scrutiny.models.items import NEXT_MEETING, Kind, TrackerItemQuerySet
from scrutiny.rows import FIELDS, OWNER_FIELDS, as_rows, rows_of
from scrutiny.templatetags.council import council_date, days_late_words, plural
from scrutiny.timeline import meeting_address, seen, timeline

from .paging import page_note, page_of

# What the page of an item prints.
WHOLE = [
    *FIELDS,
    *OWNER_FIELDS,
    "published_at",
    "municipal_year",
    "public_quote",
    "show_quote",
    "addressed_to",
    "statutory_basis",
    "impact",
    "authority__name",
    "authority__slug",
    "committee__name",
    "committee__slug",
    "meeting__name",
    "meeting__date",
    "meeting__sitting",
    "meeting__stage",
    "agenda_item__order",
    "agenda_item__number",
    "agenda_item__title",
    "owner_post__authority",
    "owner_post__slug",
    "owner_person__slug",
    "due_meeting__sitting",
    "due_meeting__committee",
    "theme__name",
    "theme__slug",
]

LONGEST_TIMELINE = 200
LONGEST_RELATED = 100


@dataclass(frozen=True)
class Listing:
    """One of the two lists: what it holds and what it is called."""

    name: str
    heading: str
    noun: str
    kinds: tuple[str, ...]
    order: str
    lead: str


RECOMMENDATIONS = Listing(
    name="recommendations",
    heading="Recommendations",
    noun="recommendation",
    kinds=(Kind.RECOMMENDATION,),
    order="-asked",
    lead="What committees recommended, who has to answer, and what has happened since.",
)
ACTIONS = Listing(
    name="actions",
    heading="Actions",
    noun="action",
    kinds=(Kind.ACTION, Kind.UNDERTAKING),
    order="outstanding",
    lead="What committees asked to be done, and what was promised to them in meetings (undertakings).",
)


@require_safe
def recommendations(request: HttpRequest) -> HttpResponse:
    return item_list(request, RECOMMENDATIONS)


@require_safe
def actions(request: HttpRequest) -> HttpResponse:
    return item_list(request, ACTIONS)


@require_safe
def recommendations_csv(request: HttpRequest) -> HttpResponseBase:
    return download(request, RECOMMENDATIONS)


@require_safe
def actions_csv(request: HttpRequest) -> HttpResponseBase:
    return download(request, ACTIONS)


@require_safe
def recommendation(request: HttpRequest, authority: str, reference: str) -> HttpResponse:
    return item(request, RECOMMENDATIONS, authority, reference)


@require_safe
def action(request: HttpRequest, authority: str, reference: str) -> HttpResponse:
    return item(request, ACTIONS, authority, reference)


# Lists


def item_list(request: HttpRequest, listing: Listing) -> HttpResponse:
    on = timezone.localdate()
    filters = filtered(request, listing, on)
    page = page_of(request, as_rows(filters.qs))
    return render(
        request,
        "items/list.html",
        {
            "section": listing.name,
            "listing": listing,
            "filter": filters,
            "page_obj": page,
            "page_note": page_note(page),
            "rows": rows_of(page, on),
            "count_words": count_words(page, listing),
            "is_filtered": any(request.GET.get(name) for name in filters.filters if name != "sort"),
            "download": download_address(listing, filters),
        },
    )


def filtered(request: HttpRequest, listing: Listing, on: datetime.date) -> ItemFilter:
    """The filters of the request over the published items of the list, in its usual order unless another is asked for."""
    items = TrackerItem.objects.published().filter(kind__in=listing.kinds)
    return ItemFilter(request.GET, items.order_by(*ORDERS[listing.order]), on=on, kinds=listing.kinds)


def count_words(page, listing: Listing) -> str:
    if page.paginator.capped:
        return f"More than {page.paginator.count:,} {listing.noun}s"
    return plural(page.paginator.count, listing.noun)


def download_address(listing: Listing, filters: ItemFilter) -> str:
    """The same list as CSV: with the filters that were understood, and nothing else of the query."""
    chosen = {name: value for name, value in filters.form.cleaned_data.items() if value}
    address = reverse(f"{listing.name}_csv")
    return f"{address}?{urlencode(chosen)}" if chosen else address


def download(request: HttpRequest, listing: Listing) -> HttpResponseBase:
    on = timezone.localdate()
    items = filtered(request, listing, on).qs
    return csv_response(items.with_names().select_related("due_meeting"), on=on, name=listing.name)


# One item


def item(request: HttpRequest, listing: Listing, authority: str, reference: str) -> HttpResponse:
    found = get_object_or_404(
        whole(TrackerItem.objects.published()),
        kind__in=listing.kinds,
        authority__slug=authority,
        reference=reference,
    )
    return render_item(request, found)


def whole(items: TrackerItemQuerySet) -> QuerySet:
    """The items with what their own pages print; the history of each stays in the database."""
    return items.with_names().select_related("due_meeting").only(*WHOLE)


def render_item(request: HttpRequest, item: TrackerItem, *, preview: bool = False) -> HttpResponse:
    """The page of an item. With `preview`, as the public will see it once it is published with its meeting."""
    on = timezone.localdate()
    listing = RECOMMENDATIONS if item.kind == Kind.RECOMMENDATION else ACTIONS
    door = previews if preview else published
    responses = list(door.responses(item))
    updates = list(door.updates(item)[: LONGEST_TIMELINE + 1])
    rows = [(other, wording.row(other, on)) for other in related(item, door)]
    return render(
        request,
        "items/item.html",
        {
            "section": listing.name,
            "listing": listing,
            "preview": preview,
            "item": item,
            "crumbs": [("Home", reverse("home")), (listing.heading, reverse(listing.name))],
            "status": wording.status_code(item),
            "status_words": wording.status_words(item),
            "progress_explained": wording.progress_explained(item),
            "late": wording.late_words(item, on),
            "due": wording.due_words(item),
            "due_meeting_address": due_meeting_address(item),
            "owner_address": owner_address(item),
            "meeting_address": meeting_address(item),
            "quote": door.quote(item),
            "quote_caption": quote_caption(item),
            "permanent_address": f"{settings.SITE_URL}{wording.address(item)}",
            "answers": [Answer(response, on) for response in responses],
            "timeline": timeline(item, responses, updates[:LONGEST_TIMELINE]),
            "timeline_is_cut": len(updates) > LONGEST_TIMELINE,
            "parent": next((row for other, row in rows if other.pk == item.parent_id), None),
            "supersedes": next((row for other, row in rows if other.pk == item.supersedes_id), None),
            "superseded_by": [row for other, row in rows if other.supersedes_id == item.pk],
            "carried_out_by": [row for other, row in rows if other.parent_id == item.pk],
        },
    )


def related(item: TrackerItem, door: ModuleType) -> list[TrackerItem]:
    """What stands beside the item, knowing its council without a query each."""
    found = list(door.related(item)[:LONGEST_RELATED])
    for other in found:
        other.authority = item.authority
    return found


@dataclass(frozen=True)
class Answer:
    """What one recipient said, ready to print."""

    response: Response
    on: datetime.date

    @property
    def explained(self) -> str:
        return wording.DECISION_EXPLAINED[Response.Decision(self.response.decision)]

    @property
    def is_awaited(self) -> bool:
        return self.response.decision == Response.Decision.AWAITING

    @property
    def days_taken(self) -> str:
        days = self.response.days_taken
        return "" if days is None else plural(days, "day")

    @property
    def late(self) -> str:
        """How late the answer is, while it is awaited."""
        due = self.response.due_on
        if not self.is_awaited or not due or due >= self.on:
            return ""
        return days_late_words((self.on - due).days)


def due_meeting_address(item: TrackerItem) -> str:
    """The page of the meeting that “next meeting” stands for; it is always one of the same committee."""
    meeting = seen(item.due_meeting) if item.due_precision == NEXT_MEETING else None
    return reverse("meeting", args=[item.authority.slug, item.committee.slug, meeting.address]) if meeting else ""


def quote_caption(item: TrackerItem) -> str:
    """Where the quoted words come from."""
    meeting = item.meeting.name or item.committee.name
    where = f"From the minutes of {meeting}, {council_date(item.meeting.date)}"
    number = item.agenda_item.number if item.agenda_item_id else ""
    return f"{where}, item {number}" if number else where


def owner_address(item: TrackerItem) -> str:
    """The page of the post or of the named person who owes it; a body has none."""
    if item.owner_post_id:
        post, same = item.owner_post, item.owner_post.authority_id == item.authority_id
        return reverse("post", args=[item.authority.slug if same else post.authority.slug, post.slug])
    if item.owner_person_id and item.owner_person.naming == Naming.NAMED:
        return reverse("person", args=[item.owner_person.slug])
    return ""
