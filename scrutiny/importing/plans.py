"""The shape of a plan: what a clerk chose for a meeting, and what would become of it and of all that hangs on it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from committees.imported import ImportedAttendance, ImportedItem, ImportedMeeting
from committees.models import Committee, Meeting
from scrutiny.matching import NOBODY, Match

from .following import RowPlan

NOT_HELD = (Meeting.Status.CANCELLED, Meeting.Status.POSTPONED)


@dataclass(frozen=True, slots=True)
class MeetingChoice:
    """What a clerk chose for one meeting. As it stands, everything is taken as it came.

    `typed`, `titles` and `statuses` hold only what the clerk typed over what came; the keys are the places in the lists.
    Items that may be private are taken only where their place is in `with_private`.
    """

    committee: Committee | None = None
    sitting: int | None = None
    typed: Mapping[str, Any] = field(default_factory=dict)
    titles: Mapping[int, str] = field(default_factory=dict)
    statuses: Mapping[int, str] = field(default_factory=dict)
    without_items: frozenset[int] = frozenset()
    without_people: frozenset[int] = frozenset()
    with_private: frozenset[int] = frozenset()
    suggested: frozenset[int] = frozenset()  # lines of the attendance list whose suggested person it is


AS_IT_CAME = MeetingChoice()


def is_private(came: ImportedItem) -> str:
    """Why an item that may be private is left, in a sentence."""
    return f"It {came.private}, so it is left out unless you tick it."


@dataclass(eq=False, slots=True)
class ItemPlan:
    """An agenda item. `minutes` is new, same, or empty when there are none or none are kept.

    `may_take` says whether ticking it writes anything, `may_change` whether its own fields may be written.
    """

    place: int
    came: ImportedItem
    row: RowPlan
    minutes: str = ""
    may_take: bool = True
    may_change: bool = True

    @property
    def title(self) -> str:
        """What the item is called, or would be if it were taken."""
        return self.row.typed.get("title") or self.row.values.get("title") or self.row.row.title or self.came.title

    @property
    def is_left_as_private(self) -> bool:
        return bool(self.came.private) and self.row.left == is_private(self.came)

    @property
    def state(self) -> str:
        is_only_minutes = self.minutes == "new" and self.row.state in ("same", "left")
        return "changed" if is_only_minutes else self.row.state


@dataclass(eq=False, slots=True)
class PersonPlan:
    """A line of the attendance list, and whom the printed name may be."""

    place: int
    came: ImportedAttendance
    row: RowPlan
    match: Match = NOBODY

    @property
    def status(self) -> str:
        """How the person stands on the list, or would if they were taken."""
        return self.row.typed.get("status") or self.row.values.get("status") or self.row.row.status


@dataclass(eq=False, slots=True)
class DocumentPlan:
    """A paper, of an item or of the whole meeting."""

    row: RowPlan
    item: ItemPlan | None = None


@dataclass(eq=False, slots=True)
class MeetingPlan:
    """One meeting. `committee` is not saved yet where a new one is made, and None where nobody said which it is."""

    index: int
    came: ImportedMeeting
    committee: Committee | None
    meeting: RowPlan
    items: list[ItemPlan] = field(default_factory=list)
    people: list[PersonPlan] = field(default_factory=list)
    documents: list[DocumentPlan] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problem: str = ""  # why it cannot be made as it was typed

    @property
    def goes_ahead(self) -> bool:
        return self.meeting.outcome("status") not in NOT_HELD

    @property
    def seen(self) -> str:
        """A word that changes whenever the meeting, or a row of it that came as well, is another than it was."""
        meeting = self.meeting.row
        if meeting.pk is None:
            return "new"
        rows = [(type(one.row).__name__, one.row.pk, one.row.version) for one in self.rows if one.row.pk]
        return f"{meeting.pk}.{meeting.version}.{meeting.stage}.{sha256(repr(rows).encode()).hexdigest()[:12]}"

    @property
    def rows(self) -> Iterator[RowPlan]:
        yield self.meeting
        yield from (item.row for item in self.items)
        yield from (person.row for person in self.people)
        yield from (document.row for document in self.documents)

    @property
    def state(self) -> str:
        """new, changed, same or left: what becomes of the meeting with all that hangs on it."""
        if self.meeting.is_new:
            return self.meeting.state
        if self.new_minutes or any(row.state in ("new", "changed") for row in self.rows):
            return "changed"
        return self.meeting.state

    @property
    def new_minutes(self) -> list[ItemPlan]:
        return [one for one in self.items if one.minutes == "new"]
