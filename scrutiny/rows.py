"""What is loaded to print rows of items, and no more: loading all of each would cost more than the page itself."""

import datetime
from collections.abc import Iterable

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast

from committees.models import Organisation, Person, Post
from committees.models.people import Naming
from scrutiny import wording
from scrutiny.models import TrackerItem
from scrutiny.models.items import TrackerItemQuerySet

FIELDS = [
    "kind",
    "reference",
    "text",
    "progress",
    "is_open",
    "closed_at",
    "asked_on",
    "authority",
    "committee",
    "meeting",
    "agenda_item",
    "parent",
    "supersedes",
    "owner_text",
    "owner_post",
    "owner_body",
    "owner_person",
    "due_text",
    "due_latest",
    "due_precision",
    "due_meeting__stage",
    "due_meeting__date",
]
COMMITTEE_FIELDS = ["authority__slug", "committee__name"]
OWNER_FIELDS = [
    "owner_post__label",
    "owner_body__name",
    "owner_person__naming",
    "owner_person__honorific_prefix",
    "owner_person__name",
    "owner_person__honorific_suffix",
]


def as_rows(items: TrackerItemQuerySet) -> QuerySet:
    """Items for a long list, to be printed by `rows_of`, which looks up the owners."""
    return items.select_related("authority", "committee", "due_meeting").only(*FIELDS, *COMMITTEE_FIELDS)


def rows_of(items: Iterable[TrackerItem], on: datetime.date) -> list[wording.Row]:
    """The lines of a list of items that were loaded by `as_rows`."""
    return [wording.row(item, on) for item in with_owners(items)]


def with_owner_names(items: TrackerItemQuerySet) -> QuerySet:
    """Items of one council for a page that has no query to spare for the owners."""
    joined = items.select_related("committee", "due_meeting", "owner_post", "owner_body", "owner_person")
    return joined.only(*FIELDS, *OWNER_FIELDS, "committee__name")


def with_owners(items: Iterable[TrackerItem]) -> list[TrackerItem]:
    """The items, knowing their owners as far as rows print them. No name that is kept back leaves the database.

    One query: joins for posts, bodies and people made PostgreSQL plan for longer than it needs for the whole list.
    """
    found = list(items)
    posts = {item.owner_post_id for item in found if item.owner_post_id}
    bodies = {item.owner_body_id for item in found if item.owner_body_id}
    people = {item.owner_person_id for item in found if item.owner_person_id}
    if not (posts or bodies or people):
        return found
    names = {
        (kind, pk): (prefix, name, suffix)
        for kind, pk, prefix, name, suffix in _named("post", Post.objects.filter(pk__in=posts), "label").union(
            _named("body", Organisation.objects.filter(pk__in=bodies), "name"),
            _named(
                "person", Person.objects.named().filter(pk__in=people), "name", "honorific_prefix", "honorific_suffix"
            ),
            all=True,
        )
    }
    for item in found:
        if item.owner_post_id:
            item.owner_post = Post(pk=item.owner_post_id, label=names["post", item.owner_post_id][1])
        if item.owner_body_id:
            item.owner_body = Organisation(pk=item.owner_body_id, name=names["body", item.owner_body_id][1])
        if item.owner_person_id:
            item.owner_person = _person(item.owner_person_id, names.get(("person", item.owner_person_id)))
    return found


def _person(pk: int, names: tuple[str, str, str] | None) -> Person:
    if not names:
        return Person(pk=pk, naming=Naming.WITHHELD)
    prefix, name, suffix = names
    return Person(pk=pk, naming=Naming.NAMED, honorific_prefix=prefix, name=name, honorific_suffix=suffix)


def _named(kind: str, rows: QuerySet, name: str, prefix: str = "", suffix: str = "") -> QuerySet:
    blank = Value("", CharField())
    return (
        rows.order_by()
        .annotate(
            kind_of_owner=Value(kind, CharField()),
            before_it=Cast(prefix, CharField()) if prefix else blank,
            its_name=Cast(name, CharField()),
            after_it=Cast(suffix, CharField()) if suffix else blank,
        )
        .values_list("kind_of_owner", "pk", "before_it", "its_name", "after_it")
    )
