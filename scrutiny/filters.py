"""The filters of the lists of recommendations and of actions, and the choices that each offers."""

import datetime
from collections.abc import Sequence

import django_filters
from django import forms
from django.db.models import CharField, DateField, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from committees.models import Authority, Committee, Meeting, Organisation, Person, Post
from scrutiny.calendar import municipal_year
from scrutiny.models import Response, Theme, TrackerItem
from scrutiny.models.items import Progress, TrackerItemQuerySet

ORDERS = {
    "outstanding": ("-is_open", "due_order", "id"),
    "due": ("due_order", "id"),
    "-due": ("-due_order", "-id"),
    "-asked": ("-asked_on", "-id"),
    "asked": ("asked_on", "id"),
}

ANSWERED = "answered"
NOT_ASKED = "not_asked"


class PlainSelect(forms.Select):
    """A select written in one go: the usual one renders a template for each of what may be hundreds of options."""

    def render(self, name, value, attrs=None, renderer=None) -> SafeString:
        attributes = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        chosen = str(value or "")
        return format_html(
            "<select{}>{}</select>",
            flatatt(attributes),
            format_html_join(
                "",
                '<option value="{}"{}>{}</option>',
                ((code, flatatt({"selected": str(code) == chosen}), label) for code, label in self.choices),
            ),
        )


def choice(label: str, everything: str, choices=(), **options) -> django_filters.ChoiceFilter:
    """A filter with one choice. Its error repeats nothing of what was sent."""
    return django_filters.ChoiceFilter(
        label=label,
        empty_label=everything,
        choices=choices,
        widget=PlainSelect,
        error_messages={"invalid_choice": f"{label}: choose one of the list"},
        **options,
    )


class ItemFilter(django_filters.FilterSet):
    """Filters over published items. Its choices tell of nothing that is not published."""

    committee = choice("Committee", "All committees", method="of_committee")
    status = choice(
        "Open or closed", "Open and closed", [("open", "Open"), ("closed", "Closed")], method="open_or_closed"
    )
    overdue = choice("Late", "Late or not", [("yes", "Only what is late")], method="late")
    progress = choice("Progress", "Any progress", Progress.choices)
    response = choice(
        "Answer",
        "Any answer or none",
        [(ANSWERED, "Answered"), *Response.Decision.choices, (NOT_ASKED, "Nobody was asked to answer")],
        method="with_answer",
    )
    owner = choice("Owner", "Any owner", method="owned_by")
    theme = choice("Theme", "All themes", field_name="theme__slug")
    year = choice("Municipal year", "All years", field_name="municipal_year")
    authority = choice("Council", "All councils", field_name="authority__slug")
    sort = choice(
        "Sort by",
        "Usual order",
        [
            ("outstanding", "Outstanding first"),
            ("due", "Due soonest"),
            ("-due", "Due latest"),
            ("-asked", "Newest"),
            ("asked", "Oldest"),
        ],
        method="sorted_by",
    )

    class Meta:
        model = TrackerItem
        fields: list[str] = []

    def __init__(self, *args, on: datetime.date, kinds: Sequence[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.on = on
        offered = choices_offered(kinds, on)
        for name, choices in offered.items():
            self.filters[name].extra["choices"] = choices
        if len(offered["authority"]) < 2:
            del self.filters["authority"]

    def of_committee(self, items: QuerySet, name: str, value: str) -> QuerySet:
        authority, _, committee = value.partition("/")
        return items.filter(committee__slug=committee, committee__authority__slug=authority)

    def open_or_closed(self, items: QuerySet, name: str, value: str) -> QuerySet:
        return items.filter(is_open=value == "open")

    def late(self, items: TrackerItemQuerySet, name: str, value: str) -> QuerySet:
        return items.overdue(self.on)

    def with_answer(self, items: QuerySet, name: str, value: str) -> QuerySet:
        answers = Response.objects.published().filter(item=OuterRef("pk"))
        if value == NOT_ASKED:
            return items.filter(~Exists(answers))
        if value == ANSWERED:
            return items.filter(Exists(answers.exclude(decision=Response.Decision.AWAITING)))
        return items.filter(Exists(answers.filter(decision=value)))

    def owned_by(self, items: QuerySet, name: str, value: str) -> QuerySet:
        kind, _, rest = value.partition("/")
        if kind == "post":
            authority, _, slug = rest.partition("/")
            return items.filter(owner_post__slug=slug, owner_post__authority__slug=authority)
        return items.filter(**{f"owner_{kind}__slug": rest})

    def sorted_by(self, items: QuerySet, name: str, value: str) -> QuerySet:
        return items.order_by(*ORDERS[value])


# The choices: one query for all of them


def choices_offered(kinds: Sequence[str], on: datetime.date) -> dict[str, list[tuple[str, str]]]:
    """Choices by filter, each with at least one published item of `kinds` behind it."""
    rows = list(_everything_offered(kinds, on))
    several_councils = len({council for name, _, _, council, _, _ in rows if name == "committee"}) > 1
    offered: dict[str, list[tuple[str, str]]] = {"committee": [], "owner": [], "theme": [], "authority": []}
    for name, value, label, council, _, _ in rows:
        if name == "committee" and several_councils:
            label = f"{label} ({council})"
        offered[name].append((value, label))
    for choices in offered.values():
        choices.sort(key=lambda choice: choice[1].casefold())
    days = [day for *_, first, last in rows for day in (first, last) if day]
    offered["year"] = [(year, year) for year in _years(days)]
    return offered


def _years(days: list[datetime.date]) -> list[str]:
    """Every municipal year from the first of `days` to the last, newest first."""
    if not days:
        return []
    first, last = (int(municipal_year(day)[:4]) for day in (min(days), max(days)))
    return [municipal_year(datetime.date(year, 5, 1)) for year in range(last, first - 1, -1)]


def _everything_offered(kinds: Sequence[str], on: datetime.date) -> QuerySet:
    """Rows (filter, value, label, council, first meeting, last meeting); the meetings give the years of a committee."""
    items = TrackerItem.objects.published().filter(kind__in=kinds)
    past = Meeting.objects.published().filter(committee=OuterRef("pk"), date__lte=on).order_by("date")
    committees = Committee.objects.filter(Exists(items.filter(committee=OuterRef("pk"))))
    parts = [
        _part(
            committees,
            "committee",
            Concat("authority__slug", Value("/"), "slug"),
            council="authority__name",
            first=Subquery(past.values("date")[:1]),
            last=Subquery(past.reverse().values("date")[:1]),
        ),
        _part(
            Post.objects.filter(Exists(items.filter(owner_post=OuterRef("pk")))),
            "owner",
            Concat(Value("post/"), "authority__slug", Value("/"), "slug"),
            label="label",
        ),
        _part(
            Organisation.objects.filter(Exists(items.filter(owner_body=OuterRef("pk")))),
            "owner",
            Concat(Value("body/"), "slug"),
        ),
        _part(
            Person.objects.named().filter(Exists(items.filter(owner_person=OuterRef("pk")))),
            "owner",
            Concat(Value("person/"), "slug"),
        ),
        _part(Theme.objects.filter(Exists(items.filter(theme=OuterRef("pk")))), "theme", "slug"),
        _part(Authority.objects.filter(Exists(items.filter(authority=OuterRef("pk")))), "authority", "slug"),
    ]
    return parts[0].union(*parts[1:], all=True)


def _part(queryset: QuerySet, name: str, value, *, label="name", council=None, first=None, last=None) -> QuerySet:
    no_day = Cast(Value(None), DateField())
    return (
        queryset.order_by()
        .annotate(
            filter_name=Value(name, CharField()),
            filter_value=Cast(value, CharField()),
            filter_label=Cast(label, CharField()),
            council=Cast(council, CharField()) if council else Value("", CharField()),
            first=no_day if first is None else first,
            last=no_day if last is None else last,
        )
        .values_list("filter_name", "filter_value", "filter_label", "council", "first", "last")
    )
