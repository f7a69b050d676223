"""People and posts, as far as the naming policy and what is published allow. Anybody else has no page at all."""

import datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from committees.models import Membership, Person, Post, PostHolding, Witness
from scrutiny.models import Response, TrackerItem
from scrutiny.models.items import Kind
from scrutiny.rows import as_rows, rows_of

from .paging import page_note, page_of

NEWEST_APPEARANCES = 50
ITEMS_SHOWN = 50


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    on = timezone.localdate()
    page = page_of(request, in_the_record().prefetch_related(seats(on), posts_held(on)))
    return render(
        request,
        "people/list.html",
        {
            "page_obj": page,
            "page_note": page_note(page),
            "crumbs": [("Home", reverse("home"))],
        },
    )


@require_safe
def person(request: HttpRequest, slug: str) -> HttpResponse:
    on = timezone.localdate()
    found = get_object_or_404(in_the_record(), slug=slug)
    items = TrackerItem.objects.published().filter(owner_person=found).outstanding().by_due_date()
    return render(
        request,
        "people/person.html",
        {
            "person": found,
            "crumbs": [("Home", reverse("home")), ("People", reverse("people"))],
            "memberships": Membership.objects.filter(person=found)
            .select_related("committee__authority")
            .order_by("-start_date", "id"),
            "holdings": PostHolding.objects.filter(person=found)
            .annotate(has_page=Exists(posts_in_the_record().filter(pk=OuterRef("post"))))
            .select_related("post__authority")
            .order_by("-start_date", "id"),
            "appearances": heard(found)
            .select_related("agenda_item__meeting__committee__authority")
            .order_by("-agenda_item__meeting__date", "agenda_item__order", "id")[:NEWEST_APPEARANCES],
            "rows": rows_of(as_rows(items)[:ITEMS_SHOWN], on),
            "owner_key": f"person/{found.slug}",
        },
    )


def in_the_record() -> QuerySet:
    """Those who may be named and of whom something is published."""
    return Person.objects.named().filter(
        Exists(Membership.objects.filter(person=OuterRef("pk")))
        | Exists(heard(OuterRef("pk")))
        | Exists(TrackerItem.objects.published().filter(owner_person=OuterRef("pk")))
    )


def heard(person) -> QuerySet:
    """When somebody was heard under their own name."""
    return Witness.objects.published().filter(person=person).exclude(category__in=Witness.NEVER_NAMED)


def seats(on: datetime.date) -> Prefetch:
    now = Membership.objects.filter(held_on(on)).select_related("committee")
    return Prefetch("memberships", queryset=now.order_by("committee__name"), to_attr="seats")


def posts_held(on: datetime.date) -> Prefetch:
    now = PostHolding.objects.filter(held_on(on)).select_related("post")
    return Prefetch("post_holdings", queryset=now.order_by("post__label"), to_attr="posts_held")


def held_on(on: datetime.date) -> Q:
    return (Q(start_date__isnull=True) | Q(start_date__lte=on)) & (Q(end_date__isnull=True) | Q(end_date__gte=on))


@require_safe
def post(request: HttpRequest, authority: str, slug: str) -> HttpResponse:
    on = timezone.localdate()
    found = get_object_or_404(posts_in_the_record(), authority__slug=authority, slug=slug)
    items = TrackerItem.objects.published().filter(owner_post=found).outstanding().by_due_date()
    rows = list(as_rows(items)[: ITEMS_SHOWN + 1])
    return render(
        request,
        "people/post.html",
        {
            "post": found,
            "crumbs": [("Home", reverse("home")), ("People", reverse("people"))],
            "holders": PostHolding.objects.filter(held_on(on), post=found, person__in=Person.objects.named())
            .select_related("person")
            .order_by("person__family_name", "id"),
            "rows": rows_of(rows[:ITEMS_SHOWN], on),
            "more": len(rows) > ITEMS_SHOWN,
            "owner_key": f"post/{found.authority.slug}/{found.slug}",
        },
    )


def posts_in_the_record() -> QuerySet:
    """Posts that owe something published, or were asked for an answer to something published."""
    owed = TrackerItem.objects.published().filter(owner_post=OuterRef("pk"))
    posts = Post.objects.select_related("authority", "organisation").annotate(
        owes_recommendations=Exists(owed.filter(kind=Kind.RECOMMENDATION)),
        owes_actions=Exists(owed.exclude(kind=Kind.RECOMMENDATION)),
    )
    return posts.filter(
        Q(owes_recommendations=True)
        | Q(owes_actions=True)
        | Exists(Response.objects.published().filter(recipient_post=OuterRef("pk")))
    )
