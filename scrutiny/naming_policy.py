"""What a change in how far a person may be named means for words that are published already."""

from django.db.models import Q

from committees.models import AgendaItem, DiscussionPoint, Meeting, Person, Witness
from committees.naming import mask, who_is_named
from committees.versions import claim
from scrutiny import workflow
from scrutiny.models import Response, TrackerItem

MOST_NAMED = 10
MOST_READ = 500


def published_words_naming(person) -> list[str]:
    """Where published words that a clerk typed name the person, at most MOST_NAMED places."""
    places = (
        where
        for rows, words in _typed_words(person)
        for where in (str(row) for row in rows[:MOST_READ] if who_is_named(words(row), [person]))
    )
    return [where for where, _ in zip(places, range(MOST_NAMED), strict=False)]


def _typed_words(person):
    """Published rows that may name the person, each with what it prints as typed."""
    items = TrackerItem.objects.published().select_related("owner_post", "owner_body", "owner_person")
    meetings = Meeting.objects.published().select_related("committee")
    agenda = AgendaItem.objects.filter(meeting__in=Meeting.objects.published())
    witnesses = Witness.objects.published().exclude(category__in=Witness.NEVER_NAMED).select_related("person")
    points = DiscussionPoint.objects.published()
    yield _naming(items, person, "text", "owner_text", "due_text"), _words_of_item
    yield _naming(meetings, person, "name"), lambda row: row.name
    yield (
        _naming(agenda, person, "title", "purpose", "public_notice"),
        lambda row: _lines(row.title, row.purpose, row.public_notice),
    )
    yield (
        _naming(witnesses, person, "name", "role", "organisation"),
        lambda row: _lines("" if row.person_id else row.name, row.role, row.organisation),
    )
    yield _naming(points, person, "asked_by", "answered_by"), lambda row: _lines(row.asked_by, row.answered_by)
    yield _naming(Response.objects.published(), person, "text"), lambda row: row.text


def _words_of_item(item) -> str:
    return _lines(item.text, "" if item.owner else item.owner_text, item.due_text)


def _lines(*words) -> str:
    return "\n".join(words)


def _naming(rows, person, *fields):
    """Rows where a field holds the last word of the name, which every way of naming the person ends in."""
    last_words = {name.split()[-1] for name in (person.name, person.family_name) if name.strip()}
    wanted = Q(pk__in=[])
    for field in fields:
        for word in last_words:
            wanted |= Q(**{f"{field}__icontains": word})
    return rows.filter(wanted)


def mask_again(person, *, by) -> None:
    """Renew the public words of published quotations and points that name the person, or may name them now."""
    people = list(Person.objects.not_named())
    quotes = TrackerItem.objects.published().filter(minutes__isnull=False).select_related("minutes")
    for item in _naming(quotes, person, "minutes__text"):
        masked = mask(item.quote, people)
        if masked != item.public_quote:
            claim(item, item.version)
            item.public_quote = masked
            item._change_reason = "Names masked for the public page"
            item.save()
    points = _naming(DiscussionPoint.objects.published(), person, "text")
    for meeting in Meeting.objects.filter(all_agenda_items__all_points__in=points).distinct():
        workflow.mask_points(meeting, by=by)
