"""What the reader finds in minutes: frozen objects that all point back into the text they were read from.

Offsets count characters of the text exactly as it was given, so for every object
``reading.text[found.start:found.end] == found.text``. Nothing here knows about Django or the database.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Found:
    """A passage of the text. ``rule`` names the rule that found it, ``sure`` says how sure it is (0 to 1)."""

    start: int
    end: int
    text: str
    rule: str
    sure: float


@dataclass(frozen=True, slots=True)
class FoundDue(Found):
    """When something is due. The text is the wording as printed; bounds are empty when the wording fixes none.

    ``precision`` is one of day, month, quarter, season, year, municipal_year, next_meeting, named_meeting, ongoing, none.
    ``relative`` is "next_meeting" when the date depends on a meeting that the text does not date.
    """

    earliest: date | None
    latest: date | None
    precision: str
    relative: str | None


@dataclass(frozen=True, slots=True)
class FoundWitness(Found):
    """A person who attended to give evidence, with the role as printed and the category it suggests."""

    name: str
    role: str
    category: str


@dataclass(frozen=True, slots=True)
class FoundPoint(Found):
    """A numbered or bulleted point of the discussion.

    ``number`` is as printed, ``level`` 0 at the top, ``parent`` an index into ``Reading.points``;
    ``asked_by`` and ``answered_by`` are the words as printed ("A Member"), empty when the text does not say.
    """

    number: str
    level: int
    parent: int | None
    asked_by: str
    answered_by: str


@dataclass(frozen=True, slots=True)
class FoundRecommendation(Found):
    """``owner`` is whom it is for, as printed; empty when the words do not say."""

    due: FoundDue | None
    owner: str = ""


@dataclass(frozen=True, slots=True)
class FoundAction(Found):
    """A task. ``owner`` is as printed, empty when nobody is named."""

    owner: str
    due: FoundDue | None


@dataclass(frozen=True, slots=True)
class FoundUndertaking(Found):
    """A promise made in discussion. ``who`` is as printed, empty when the sentence is passive."""

    who: str
    due: FoundDue | None


@dataclass(frozen=True, slots=True)
class FoundOutcome(Found):
    """One decision within a resolution. ``kind`` is noted, agreed, report_back, recommended or task."""

    kind: str
    due: FoundDue | None


@dataclass(frozen=True, slots=True)
class FoundResolution(Found):
    """A whole resolved passage with the decisions in it."""

    outcomes: tuple[FoundOutcome, ...]


@dataclass(frozen=True, slots=True)
class FoundJudgement(Found):
    """A grade that an inspectorate gave. ``area`` is empty when the text does not say what was graded."""

    area: str
    grade: str
    historic: bool
    year: int | None


@dataclass(frozen=True, slots=True)
class FoundAreaForImprovement(Found):
    number: str


@dataclass(frozen=True, slots=True)
class FoundLink(Found):
    """A link to a recording of the meeting."""

    url: str


@dataclass(frozen=True, slots=True)
class FoundItem(Found):
    """The title of an agenda item; ``number`` as printed, empty if it was lost.

    The item is ``text[begins:ends]``, its heading included, which can be read alone. An item that ``lists_people`` ("Also
    Present") is part of the meeting's attendance and no business of its own; one that ``is_exempt`` was taken in private.
    """

    number: str
    begins: int
    ends: int
    lists_people: bool = False
    is_exempt: bool = False


@dataclass(frozen=True, slots=True)
class FoundAttendance(Found):
    """A line of the attendance: who it is, as printed. ``status`` is present, apologies, substitute, in_attendance or absent.

    ``note`` is what the page says of it ("left at 11.30am"). A young person has no name, only the role "young person".
    """

    name: str
    role: str
    status: str
    substitute_for: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class FoundDeclaration(Found):
    """An interest that somebody declared: ``who`` and, where the page says it, in which ``item``; both as printed."""

    who: str
    item: str


@dataclass(frozen=True, slots=True)
class FoundPreviousMinutes(Found):
    """That the minutes of an earlier meeting were approved; ``date`` is that meeting's day, if it is printed."""

    date: date | None


@dataclass(frozen=True, slots=True)
class FoundNextMeeting(Found):
    """When and where the next meeting is, as far as the page says."""

    date: date | None
    time: time | None
    venue: str


@dataclass(frozen=True, slots=True)
class FoundTime(Found):
    """A time of day, when the meeting began or ended."""

    time: time


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """Something that a clerk should look at, in plain English."""

    code: str
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in one text. ``page_kind`` is agenda_item, issue, meeting or text."""

    text: str
    page_kind: str = "text"
    committee: Found | None = None
    date: date | None = None
    date_found: Found | None = None
    item_number: Found | None = None
    item_title: Found | None = None
    purpose: Found | None = None
    witnesses: tuple[FoundWitness, ...] = ()
    points: tuple[FoundPoint, ...] = ()
    recommendations: tuple[FoundRecommendation, ...] = ()
    actions: tuple[FoundAction, ...] = ()
    undertakings: tuple[FoundUndertaking, ...] = ()
    resolutions: tuple[FoundResolution, ...] = ()
    judgements: tuple[FoundJudgement, ...] = ()
    areas_for_improvement: tuple[FoundAreaForImprovement, ...] = ()
    recordings: tuple[FoundLink, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()
    items: tuple[FoundItem, ...] = ()  # every item of the page, in order
    attendance: tuple[FoundAttendance, ...] = ()
    declarations: tuple[FoundDeclaration, ...] = ()
    none_declared: Found | None = None  # the words that say that nobody had an interest
    previous_minutes: FoundPreviousMinutes | None = None
    next_meeting: FoundNextMeeting | None = None
    venue: Found | None = None
    start_time: FoundTime | None = None
    end_time: FoundTime | None = None
