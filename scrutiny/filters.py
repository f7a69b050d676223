"""The filters of the lists of recommendations and of actions, and the choices that each offers."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import django_filters
from django import forms
from django.db.models import CharField, DateField, Exists, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from committees.models import Committee, Meeting, Organisation, Person, Post
from scrutiny.calendar import municipal_year
from scrutiny.models import Response, Theme, TrackerItem
from scrutiny.models.items import Progress, TrackerItemQuerySet

ORDERS = {
    "outstanding": (~F("is_open"), "due_order", "id"),
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
    theme = choice("Theme", "All themes", method="of_theme")
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
        self.offered = choices_offered(kinds, on)
        for name, choices in self.offered.choices.items():
            self.filters[name].extra["choices"] = choices
        if len(self.offered.choices["authority"]) < 2:
            del self.filters["authority"]

    def of_committee(self, items: QuerySet, name: str, value: str) -> QuerySet:
        return items.filter(committee=self.offered.keys[name, value])

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
        kind, _, _ = value.partition("/")
        return items.filter(**{f"owner_{kind}": self.offered.keys[name, value]})

    def of_theme(self, items: QuerySet, name: str, value: str) -> QuerySet:
        return items.filter(theme=self.offered.keys[name, value])

    def sorted_by(self, items: QuerySet, name: str, value: str) -> QuerySet:
        return items.order_by(*ORDERS[value])

    def filter_queryset(self, items: QuerySet) -> QuerySet:
        """The usual filters. Where all are open, “outstanding first” is the order of the partial indexes."""
        found = super().filter_queryset(items)
        all_open = self.form.cleaned_data.get("status") == "open" or self.form.cleaned_data.get("overdue")
        if all_open and found.query.order_by == ORDERS["outstanding"]:
            return found.by_due_date()
        return found


# The choices: one query for all of them


@dataclass(frozen=True)
class Offered:
    """What the filters offer: `choices` as (value, label) by filter, and the primary key behind a (filter, value)."""

    choices: dict[str, list[tuple[str, str]]]
    keys: dict[tuple[str, str], int]


def choices_offered(kinds: Sequence[str], on: datetime.date) -> Offered:
    """Owners and themes have a published item of `kinds` behind them, committees and years a published meeting."""
    rows = list(_everything_offered(kinds, on))
    councils = {value.partition("/")[0]: council for name, value, _, council, *_ in rows if name == "committee"}
    choices: dict[str, list[tuple[str, str]]] = {"committee": [], "owner": [], "theme": []}
    for name, value, label, council, *_ in rows:
        if name == "committee" and len(councils) > 1:
            label = f"{label} ({council})"
        choices[name].append((value, label))
    choices["authority"] = list(councils.items())
    for of_one_filter in choices.values():
        of_one_filter.sort(key=lambda choice: choice[1].casefold())
    oldest = min([first for *_, first, _ in rows if first], default=on)
    choices["year"] = [(year, year) for year in _years(oldest, on)]
    return Offered(choices, {(name, value): key for name, value, *_, key in rows})


def _years(first: datetime.date, last: datetime.date) -> list[str]:
    """Every municipal year from one day to another, newest first."""
    start, end = (int(municipal_year(day)[:4]) for day in (first, last))
    return [municipal_year(datetime.date(year, 5, 1)) for year in range(end, start - 1, -1)]


def _everything_offered(kinds: Sequence[str], on: datetime.date) -> QuerySet:
    """Rows (filter, value, label, council, first meeting, key); the years begin with the first meeting."""
    items = TrackerItem.objects.published().filter(kind__in=kinds)
    past = Meeting.objects.published().filter(committee=OuterRef("pk"), date__lte=on).order_by("date")
    parts = [
        _part(
            Committee.objects.filter(Exists(past)),
            "committee",
            Concat("authority__slug", Value("/"), "slug", output_field=CharField()),
            council="authority__name",
            first=Subquery(past.values("date")[:1]),
        ),
        _part(
            _with_any(Post.objects.all(), items, "owner_post"),
            "owner",
            Concat(Value("post/"), "authority__slug", Value("/"), "slug", output_field=CharField()),
            label="label",
        ),
        _part(
            _with_any(Organisation.objects.all(), items, "owner_body"),
            "owner",
            Concat(Value("body/"), "slug", output_field=CharField()),
        ),
        _part(
            _with_any(Person.objects.named(), items, "owner_person"),
            "owner",
            Concat(Value("person/"), "slug", output_field=CharField()),
        ),
        _part(_with_any(Theme.objects.all(), items, "theme"), "theme", "slug"),
    ]
    return parts[0].union(*parts[1:], all=True)


def _with_any(rows: QuerySet, items: QuerySet, link: str) -> QuerySet:
    """The rows that at least one of the items points to.

    Not `Exists`: PostgreSQL would join all items to all rows, where the newest, read from an index, is enough.
    """
    newest = items.filter(**{link: OuterRef("pk")}).order_by("-asked_on", "-id")
    return rows.alias(newest=Subquery(newest.values("pk")[:1])).filter(newest__isnull=False)


def _part(queryset: QuerySet, name: str, value, *, label="name", council=None, first=None) -> QuerySet:
    no_day = Cast(Value(None), DateField())
    return (
        queryset.order_by()
        .annotate(
            filter_name=Value(name, CharField()),
            filter_value=Cast(value, CharField()),
            filter_label=Cast(label, CharField()),
            council=Cast(council, CharField()) if council else Value("", CharField()),
            first=no_day if first is None else first,
        )
        .values_list("filter_name", "filter_value", "filter_label", "council", "first", "pk")
    )
