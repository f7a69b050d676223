"""What a reading of minutes proposes to draft: rows that nobody has saved yet, each with the words it came from.

The preview shows these, and `scrutiny.intake.draft` saves the chosen ones: what a clerk sees is what a clerk gets.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import islice

from django.db.models import Model

from committees.models import DiscussionPoint, Person, Post, Witness
from committees.models.agenda import Access
from committees.reader import Found, FoundDue, Reading
from inspections.models import MentionedGrade

from .calendar import municipal_year
from .matching import NOBODY, Directory, Match
from .models import TrackerItem
from .models.items import Kind

# An agenda item of a long meeting has about a hundred passages. Many more would not fit the agenda item's form.
MOST_PASSAGES = 400

WITNESS, POINT, GRADE = "witness", "point", "grade"
LABELS = {
    Kind.RECOMMENDATION: "Recommendation",
    Kind.ACTION: "Action",
    Kind.UNDERTAKING: "Undertaking",
    WITNESS: "Witness",
    POINT: "Point",
    GRADE: "Grade",
}

# What a decision of the committee becomes. To note or to agree something asks nothing of anybody.
OUTCOMES = {
    "recommended": (Kind.RECOMMENDATION, ""),
    "report_back": (Kind.RECOMMENDATION, TrackerItem.AddressedTo.REPORT_BACK),
    "task": (Kind.ACTION, ""),
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A row that may be drafted. `above` is the point that this point stands under."""

    kind: str
    number: int
    found: Found
    row: Model
    due: FoundDue | None = None
    match: Match = NOBODY
    above: "Proposal | None" = None
    drafted: bool = False  # this very passage is a row already
    repeated: bool = False  # the same words are a row of the agenda item already, from elsewhere

    @property
    def key(self):
        return f"{self.kind}-{self.found.start}"

    @property
    def label(self):
        return f"{LABELS[self.kind]} {self.number}"

    @property
    def is_new(self):
        return not (self.drafted or self.repeated)


def propose(minutes, reading: Reading):
    """The proposals of a reading, at most MOST_PASSAGES, in the order of the text within each kind."""
    return list(islice(_Proposer(minutes, reading).all(), MOST_PASSAGES))


def count_passages(reading: Reading):
    """How many passages there are to draft, whether or not all of them are proposed."""
    outcomes = sum(outcome.kind in OUTCOMES for resolution in reading.resolutions for outcome in resolution.outcomes)
    found = (reading.recommendations, reading.actions, reading.undertakings, reading.witnesses, reading.points)
    return sum(map(len, found)) + len(reading.judgements) + outcomes


class _Proposer:
    def __init__(self, minutes, reading):
        self.minutes = minutes
        self.reading = reading
        self.agenda_item = minutes.agenda_item
        self.meeting = self.agenda_item.meeting
        self.directory = Directory(self.meeting.committee.authority, on=self.meeting.date)
        self.existing = _Existing(minutes)
        self.numbers = Counter()
        # Nobody outside sees what nobody has checked, even when the meeting is published already.
        self.is_public = self.agenda_item.access == Access.OPEN and not self.meeting.is_published

    def all(self):
        yield from self._items()
        yield from self._witnesses()
        yield from self._points()
        yield from self._grades()

    def _propose(self, kind, found, row, **more):
        self.numbers[kind] += 1
        row.minutes, row.start, row.end = self.minutes, found.start, found.end
        drafted = self.existing.has_passage(kind, found.start)
        repeated = not drafted and self.existing.has_words(kind, row)
        return Proposal(kind, self.numbers[kind], found, row, drafted=drafted, repeated=repeated, **more)

    # --- recommendations, actions, undertakings

    def _items(self):
        asked = [(Kind.RECOMMENDATION, found, "", "") for found in self.reading.recommendations[:MOST_PASSAGES]]
        asked += [(Kind.ACTION, found, found.owner, "") for found in self.reading.actions[:MOST_PASSAGES]]
        asked += [(Kind.UNDERTAKING, found, found.who, "") for found in self.reading.undertakings[:MOST_PASSAGES]]
        taken = [found for _, found, _, _ in asked]
        asked += islice(_decisions(self.reading, taken), MOST_PASSAGES)
        order = list(LABELS)
        for kind, found, owner, addressed_to in sorted(asked, key=lambda one: (order.index(one[0]), one[1].start)):
            yield self._item(kind, found, owner, addressed_to)

    def _item(self, kind, found, owner, addressed_to):
        item = TrackerItem(
            kind=kind,
            text=flowing(found.text),
            owner_text=_fitting(TrackerItem, "owner_text", owner),
            addressed_to=addressed_to,
            **_due_fields(found.due),
        )
        belong(item, self.agenda_item)
        match = self.directory.owner(owner)
        if match.record:
            setattr(item, _owner_field(match.record), match.record)
        return self._propose(kind, found, item, due=found.due, match=match)

    # --- what was heard and said

    def _witnesses(self):
        for order, found in enumerate(self.reading.witnesses, 1):
            yield self._witness(order, found)

    def _witness(self, order, found):
        witness = Witness(agenda_item=self.agenda_item, order=order, category=found.category, is_public=self.is_public)
        if found.category in Witness.NEVER_NAMED:  # and so not even kept by name
            return self._propose(WITNESS, found, witness)
        witness.name = _fitting(Witness, "name", found.name)
        witness.role = _fitting(Witness, "role", found.role)
        match = self.directory.person(found.name)
        witness.person = match.record
        return self._propose(WITNESS, found, witness, match=match)

    def _points(self):
        proposed = []
        for order, found in enumerate(self.reading.points[:MOST_PASSAGES], 1):
            above = proposed[found.parent] if found.parent is not None else None
            proposed.append(self._point(order, found, above))
        yield from proposed

    def _point(self, order, found, above):
        point = DiscussionPoint(
            agenda_item=self.agenda_item,
            order=order,
            number=_fitting(DiscussionPoint, "number", found.number),
            text=flowing(found.text),
            asked_by=_fitting(DiscussionPoint, "asked_by", found.asked_by),
            answered_by=_fitting(DiscussionPoint, "answered_by", found.answered_by),
            is_public=self.is_public,
        )
        return self._propose(POINT, found, point, above=above)

    def _grades(self):
        for found in self.reading.judgements:
            grade = MentionedGrade(
                agenda_item=self.agenda_item,
                area=_fitting(MentionedGrade, "area", found.area),
                grade=_fitting(MentionedGrade, "grade", found.grade),
                is_historic=found.historic,
                year=found.year,
            )
            yield self._propose(GRADE, found, grade)


def belong(item, agenda_item):
    """Say of an item where and when it was asked, which all follows from its agenda item."""
    item.agenda_item = agenda_item
    item.meeting = agenda_item.meeting
    follow_meeting(item, agenda_item.meeting)


def follow_meeting(item, meeting):
    """What an item takes from its meeting. The municipal year stands in its reference and stays once that is given."""
    item.committee, item.authority, item.asked_on = meeting.committee, meeting.committee.authority, meeting.date
    if not item.reference:
        item.municipal_year = municipal_year(meeting.date) if meeting.date else ""


def flowing(words):
    """Words with the line breaks of the page taken out; an empty line still parts two paragraphs."""
    paragraphs = [[]]
    for line in words.splitlines():
        if line.strip():
            paragraphs[-1] += line.split()
        elif paragraphs[-1]:
            paragraphs.append([])
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs if paragraph)


def _decisions(reading, taken):
    """The outcomes of resolutions that ask for something, unless the same words are an item in their own right."""
    for resolution in reading.resolutions:
        for outcome in resolution.outcomes:
            if outcome.kind in OUTCOMES and not any(_overlap(outcome, found) for found in taken):
                kind, addressed_to = OUTCOMES[outcome.kind]
                yield kind, outcome, "", addressed_to


def _overlap(one, other):
    return one.start < other.end and other.start < one.end


def _due_fields(due):
    if due is None:
        return {}
    return {
        "due_text": _fitting(TrackerItem, "due_text", due.text),
        "due_earliest": due.earliest,
        "due_latest": due.latest,
        "due_precision": due.precision,
    }


def _owner_field(record):
    return {Post: "owner_post", Person: "owner_person"}.get(type(record), "owner_body")


def _fitting(model, field, words):
    """Words as printed, on one line, cut where the field ends: a name is not longer, only a hostile paste is."""
    return " ".join(words.split())[: model._meta.get_field(field).max_length]


class _Existing:
    """What the agenda item has already, by passage and by words. Four queries."""

    def __init__(self, minutes):
        self.minutes = minutes
        self.passages = set()
        self.words = set()
        for row in minutes.agenda_item.all_items.only("agenda_item", "kind", "minutes", "start", "text"):
            self._add(row.kind, row)
        for kind, rows in (
            (WITNESS, minutes.agenda_item.all_witnesses),
            (POINT, minutes.agenda_item.all_points),
            (GRADE, minutes.agenda_item.all_mentioned_grades),
        ):
            for row in rows.all():
                self._add(kind, row)

    def _add(self, kind, row):
        if row.minutes_id == self.minutes.pk:
            self.passages.add((kind, row.start))
        else:
            self.words.add((kind, _words_of(row)))

    def has_passage(self, kind, start):
        return (kind, start) in self.passages

    def has_words(self, kind, row):
        return (kind, _words_of(row)) in self.words


def _words_of(row):
    if isinstance(row, Witness):
        return (row.name, row.role, row.category)
    if isinstance(row, MentionedGrade):
        return (row.area, row.grade)
    return " ".join(row.text.split()).casefold()
