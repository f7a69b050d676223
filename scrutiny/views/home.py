"""The front page: what was asked, answered, done and late, and what is new."""

import datetime
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from committees.models import Meeting
from scrutiny import wording
from scrutiny.calendar import municipal_year
from scrutiny.filters import ANSWERED
from scrutiny.models import Response, TrackerItem, Update
from scrutiny.models.items import Kind, Progress

from .paging import LAST_COUNTED

NEWEST = 5


@dataclass(frozen=True)
class Card:
    """One number of the front page and the list that it counts."""

    number: str
    label: str
    link: str
    late: bool = False


@dataclass(frozen=True)
class News:
    """Something new: a recommendation, an answer or an update, with the item it is about."""

    address: str
    text: str
    date: datetime.date
    facts: list[str]
    status: str
    status_words: str


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    on = timezone.localdate()
    year = municipal_year(on)
    this_year, ever = numbers(on, year)
    return render(
        request,
        "home/home.html",
        {
            "section": "home",
            "year": year,
            "cards": cards(this_year, year=year),
            "cards_ever": cards(ever),
            "meetings": Meeting.objects.published().upcoming(on).select_related("committee__authority")[:NEWEST],
            "recommendations": newest_recommendations(),
            "answers": newest_answers(),
            "updates": newest_updates(),
        },
    )


# The numbers


def numbers(on: datetime.date, year: str) -> tuple[list[int], list[int]]:
    """Asked, answered, done, late: in the municipal year, and ever. Each counts what its list shows."""
    counted = capped_counts([*counted_lists(on, municipal_year=year), *counted_lists(on)])
    return counted[:4], counted[4:]


def counted_lists(on: datetime.date, **only) -> list[QuerySet]:
    items = TrackerItem.objects.published().filter(**only)
    recommendations = items.filter(kind=Kind.RECOMMENDATION)
    actions = items.filter(kind__in=[Kind.ACTION, Kind.UNDERTAKING])
    answers = Response.objects.published().exclude(decision=Response.Decision.AWAITING)
    of_these = {f"item__{name}": value for name, value in only.items()}
    return [
        recommendations.values("pk"),
        answers.filter(item__kind=Kind.RECOMMENDATION, **of_these).values("item").distinct(),
        actions.filter(progress=Progress.COMPLETE).values("pk"),
        actions.overdue(on).values("pk"),
    ]


def capped_counts(querysets: list[QuerySet]) -> list[int]:
    """How many rows each has, counted to one more than `LAST_COUNTED`, all in one query."""
    selects: list[str] = []
    parameters: list = []
    for queryset in querysets:
        sql, its_parameters = queryset.order_by()[: LAST_COUNTED + 1].query.sql_with_params()
        selects.append(f"(SELECT COUNT(*) FROM ({sql}) counted)")  # noqa: S608 (written by the ORM)
        parameters += its_parameters
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(selects)}", parameters)
        return list(cursor.fetchone())


def cards(counts: list[int], **only) -> list[Card]:
    asked, answered, done, late = counts
    return [
        Card(number(asked), "recommendations made", listed("recommendations", **only)),
        Card(number(answered), "recommendations answered", listed("recommendations", response=ANSWERED, **only)),
        Card(number(done), "actions completed", listed("actions", progress=Progress.COMPLETE.value, **only)),
        Card(number(late), "actions late", listed("actions", overdue="yes", **only), late=late > 0),
    ]


def number(count: int) -> str:
    return f"{LAST_COUNTED:,}+" if count > LAST_COUNTED else f"{count:,}"


def listed(name: str, **filters: str) -> str:
    return f"{reverse(name)}?{urlencode(filters)}" if filters else reverse(name)


# What is new


def newest_recommendations() -> list[News]:
    found = TrackerItem.objects.published().filter(kind=Kind.RECOMMENDATION).select_related("authority", "committee")
    return [
        News(
            address=wording.address(item),
            text=wording.shortened(item.text),
            date=item.asked_on,
            facts=[item.committee.name, item.reference],
            status=wording.status_code(item),
            status_words=wording.status_words(item),
        )
        for item in found.order_by("-asked_on", "-id")[:NEWEST]
    ]


def newest_answers() -> list[News]:
    found = Response.objects.published().filter(responded_on__isnull=False)
    named = found.select_related("item__authority", "recipient_body", "recipient_post")
    return [
        News(
            address=wording.address(answer.item),
            text=wording.shortened(answer.item.text),
            date=answer.responded_on,
            facts=[str(answer.recipient), answer.item.reference],
            status=answer.decision,
            status_words=answer.get_decision_display(),
        )
        for answer in named.order_by("-responded_on", "-id")[:NEWEST]
    ]


def newest_updates() -> list[News]:
    found = Update.objects.published().select_related("item__authority", "item__committee")
    return [
        News(
            address=wording.address(update.item),
            text=wording.shortened(update.text or update.get_kind_display()),
            date=update.on,
            facts=[update.item.committee.name, update.item.reference],
            status=update.progress,
            status_words=update.get_progress_display(),
        )
        for update in found.order_by("-id")[:NEWEST]
    ]
