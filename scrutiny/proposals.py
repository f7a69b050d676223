"""What a reading of minutes proposes to draft: rows that nobody has saved yet, each with the words it came from.

The reading screen shows these, and `scrutiny.intake.draft` saves what a clerk decided of them: what a clerk sees is what
a clerk gets.
"""

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from django.db.models import Model

from committees.models import DiscussionPoint, Person, Post, Witness
from committees.models.agenda import Access
from committees.reader import Found, FoundDue, Reading, find_pieces, find_words, read_passage
from inspections.models import MentionedGrade

from .calendar import municipal_year, recesses_of
from .matching import NOBODY, Directory, Match
from .models import Dismissal, TrackerItem
from .models.items import Kind
from .record_so_far import RecordSoFar

# An agenda item of a long meeting has about a hundred passages. Many more would not fit the agenda item's form.
MOST_PASSAGES = 400
LONGEST_MARKED = 20_000  # characters of a passage that a clerk marks

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


READ_AS = {GRADE: "judgement"}  # what the reader calls a kind, where it has another name for it


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
    dismissed: Dismissal | None = None  # a clerk decided that these words are not to be drafted
    before: Model | None = None  # the row of an earlier version whose words these change
    typed: frozenset[str] = frozenset()  # the fields of the row that a clerk put right

    @property
    def key(self):
        return passage_key(self.kind, self.found.start, self.found.end)

    @property
    def anchor(self):
        """Its place on the screen, which stays when the passage is split or joined."""
        return f"{self.kind}-{self.found.start}"

    @property
    def label(self):
        return f"{LABELS[self.kind]} {self.number}"

    @property
    def row_words(self):
        """The words of the row, for a kind that has some."""
        return getattr(self.row, "text", "")

    @property
    def is_new(self):
        return not (self.drafted or self.repeated or self.dismissed)


def passage_key(kind, start, end):
    """How forms name a passage: “action-1204-1260”."""
    return f"{kind}-{start}-{end}"


def propose(minutes, reading: Reading):
    """The proposals of a reading, at most MOST_PASSAGES, in the order of the text within each kind."""
    return Proposer(minutes, reading).all()


def count_passages(reading: Reading):
    """How many passages there are to draft, whether or not all of them are proposed."""
    asked = [*reading.recommendations, *reading.actions, *reading.undertakings]
    heard = len(reading.witnesses) + len(reading.points) + len(reading.judgements)
    return len(asked) + heard + sum(1 for _ in _decisions(reading, asked))


class Proposer:
    """Makes the proposals of one version of minutes. A few queries, whatever is in it."""

    def __init__(self, minutes, reading):
        self.minutes = minutes
        self.reading = reading
        self.agenda_item = minutes.agenda_item
        self.meeting = self.agenda_item.meeting
        self.directory = Directory(self.meeting.committee.authority, on=self.meeting.date)
        self.record = RecordSoFar(minutes)
        self.numbers = Counter()
        # Nobody outside sees what nobody has checked, even when the meeting is published already.
        self.is_public = self.agenda_item.access == Access.OPEN and not self.meeting.is_published

    def all(self):
        """What the reader found, at most MOST_PASSAGES, each with the row whose words it changes, if it changes one."""
        found = list(islice(self._found(), MOST_PASSAGES))
        changes = self.record.changes((one.key, one.kind, one.row) for one in found if one.is_new)
        return [self._changing(one, changes[one.key]) if one.key in changes else one for one in found]

    def _changing(self, proposal, before):
        """The proposal as a change of a row; one that was put forward already is not new."""
        return replace(proposal, before=before, repeated=self.record.is_put_forward(before, proposal.row))

    def at(self, kind, start, end):
        """The proposal of a passage that a clerk marked, or None if there is no such passage."""
        text = self.minutes.text
        if kind not in LABELS or not 0 <= start < end <= min(len(text), start + LONGEST_MARKED):
            return None
        if not text[start:end].strip():
            return None
        found = read_passage(
            text, READ_AS.get(kind, kind), start, end, meeting_date=self.meeting.date, recesses=self.recesses
        )
        if kind in Kind.values:
            return self._item(kind, found, _owner_of(found), "")
        made = {WITNESS: self._witness, POINT: self._point}
        return made[kind](self._last_place(kind), found) if kind in made else self._grade(found)

    @cached_property
    def recesses(self):
        return recesses_of(self.meeting.committee.authority)

    def place_of(self, words):
        """(start, end) of words in the minutes, or None."""
        return find_words(self.minutes.text, words)

    def places_of(self, pieces, start, end):
        """(start, end) of each piece of a passage, or None when its words are not those of the minutes."""
        return find_pieces(self.minutes.text, pieces, start, end)

    def _last_place(self, kind):
        return 1 + len(self.reading.witnesses if kind == WITNESS else self.reading.points)

    def _found(self):
        yield from self._items()
        yield from self._witnesses()
        yield from self._points()
        yield from self._grades()

    def _propose(self, kind, found, row, **more):
        self.numbers[kind] += 1
        row.minutes, row.start, row.end = self.minutes, found.start, found.end
        drafted = self.record.has_passage(kind, found)
        repeated = not drafted and self.record.has_words(kind, row, found)
        dismissed = None if drafted or repeated else self.record.dismissal_of(kind, row)
        return Proposal(
            kind, self.numbers[kind], found, row, drafted=drafted, repeated=repeated, dismissed=dismissed, **more
        )

    # --- recommendations, actions, undertakings

    def _items(self):
        asked = [
            (Kind.RECOMMENDATION, found, found.owner, "") for found in self.reading.recommendations[:MOST_PASSAGES]
        ]
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
            **due_fields(found.due),
        )
        belong(item, self.agenda_item)
        match = self.directory.owner(owner)
        if match.record:
            set_owner(item, match.record)
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

    def _point(self, order, found, above=None):
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
            yield self._grade(found)

    def _grade(self, found):
        grade = MentionedGrade(
            agenda_item=self.agenda_item,
            area=_fitting(MentionedGrade, "area", found.area),
            grade=_fitting(MentionedGrade, "grade", found.grade),
            is_historic=found.historic,
            year=found.year,
        )
        return self._propose(GRADE, found, grade)


def _owner_of(found):
    return getattr(found, "owner", "") or getattr(found, "who", "")


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


def due_fields(due):
    """The fields of an item that say when it is due. `due` has text, earliest, latest and precision, or is None."""
    if due is None:
        return {"due_text": "", "due_earliest": None, "due_latest": None, "due_precision": "none"}
    return {
        "due_text": _fitting(TrackerItem, "due_text", due.text),
        "due_earliest": due.earliest,
        "due_latest": due.latest,
        "due_precision": due.precision,
    }


def set_owner(item, record):
    """Make `record` (a post, a person or a body) the one owner of the item; None for nobody."""
    item.owner_post = item.owner_person = item.owner_body = None
    if record:
        setattr(item, {Post: "owner_post", Person: "owner_person"}.get(type(record), "owner_body"), record)


def _fitting(model, field, words):
    """Words as printed, on one line, cut where the field ends: a name is not longer, only a hostile paste is."""
    return " ".join(words.split())[: model._meta.get_field(field).max_length]
