"""What a change in how far a person may be named means for words that are published already.

Published here means marked so, whatever hides it at the moment: what an exempt agenda item hides today may be seen when
the item is opened.
"""

from collections.abc import Callable
from itertools import islice
from typing import Any

from django.db.models import Q

from committees.models import AgendaItem, DiscussionPoint, Document, Meeting, Stage, Witness
from committees.naming import who_is_named
from inspections.models import Finding, Inspection, Judgement
from scrutiny import printed_words, workflow
from scrutiny.models import Response, TrackerItem, Update

MOST_NAMED = 10

PUBLISHED = Q(stage=Stage.PUBLISHED)
OF_MEETING = Q(meeting__stage=Stage.PUBLISHED)
OF_AGENDA_ITEM = Q(agenda_item__meeting__stage=Stage.PUBLISHED)
OF_INSPECTION = Q(inspection__stage=Stage.PUBLISHED)

# Which rows are published, what they print as typed, and the fields that hold those words.
PRINTED: list[tuple[Any, Q, Callable[[Any], str], list[str]]] = [
    (TrackerItem, PUBLISHED, printed_words.of_item, ["text", "owner_text", "due_text"]),
    (Response, PUBLISHED, printed_words.of_response, ["text", "considered_at"]),
    (Update, Q(is_public=True), printed_words.of_update, ["text"]),
    (Meeting, PUBLISHED, printed_words.of_meeting, ["name", "venue"]),
    (AgendaItem, OF_MEETING, printed_words.of_agenda_item, ["title", "purpose", "public_notice"]),
    (Document, OF_MEETING, printed_words.of_document, ["title"]),
    (Witness, OF_AGENDA_ITEM, printed_words.of_witness, ["name", "role", "organisation"]),
    (DiscussionPoint, OF_AGENDA_ITEM, printed_words.of_point, ["asked_by", "answered_by"]),
    (Inspection, PUBLISHED, printed_words.of_inspection, ["subject", "headline"]),
    (Finding, OF_INSPECTION, printed_words.of_finding, ["text"]),
    (Judgement, OF_INSPECTION, printed_words.of_judgement, ["passage"]),
]


def published_words_naming(person) -> list[str]:
    """Where published words that somebody typed name the person, at most MOST_NAMED places."""
    places = (
        str(row)
        for model, published, words, fields in PRINTED
        for row in _naming(model.objects.filter(published), person, *fields).iterator()
        if who_is_named(words(row), [person])
    )
    return list(islice(places, MOST_NAMED))


def mask_again(person, *, by) -> None:
    """Renew the public words of published quotations and points that name the person, or may name them now."""
    workflow.mask_quotes(_naming(TrackerItem.objects.filter(minutes__isnull=False), person, "minutes__text"), by=by)
    points = _naming(DiscussionPoint.objects.filter(OF_AGENDA_ITEM), person, "text")
    for meeting in Meeting.objects.filter(all_agenda_items__all_points__in=points).distinct():
        workflow.mask_points(meeting, by=by)


def _naming(rows, person, *fields):
    """Rows where a field holds the longest plain run of letters of the name, which every way of printing it has."""
    last_words = {_plainest(name) for name in (person.name, person.family_name) if name.strip()}
    wanted = Q(pk__in=[])
    for field in fields:
        for word in last_words:
            wanted |= Q(**{f"{field}__icontains": word})
    return rows.filter(wanted)


def _plainest(name):
    """Of the last word of a name, its longest run of ASCII letters: apostrophes, hyphens and accents vary in print."""
    last = name.split()[-1]
    runs = "".join(letter if letter.isascii() and letter.isalpha() else " " for letter in last).split()
    return max(runs, key=len, default="")
