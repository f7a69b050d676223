"""What the public pages and exports say about an item, in words. Nothing here asks the database or the clock."""

import datetime
import re
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import Truncator

from .models import Response, TrackerItem
from .models.items import FINISHED, NEXT_MEETING, Kind, Progress
from .templatetags.council import council_date, days_late_words

LONGEST_IN_A_LIST = 240

SAYS_BY = re.compile(r"(?:by|before|until)\b", re.IGNORECASE)

PROGRESS_EXPLAINED = {
    Progress.NOT_STARTED: "No progress has been reported to the committee yet.",
    Progress.IN_PROGRESS: "Work has begun.",
    Progress.PAUSED: "Work has stopped for now.",
    Progress.CLAIMED_COMPLETE: "Said to be complete; the committee has not yet agreed.",
    Progress.COMPLETE: "The committee agreed that it is complete.",
    Progress.NO_LONGER_FEASIBLE: "It can no longer be done.",
    Progress.CANCELLED: "The committee no longer asks for it.",
    Progress.SUPERSEDED: "Something newer has taken its place.",
}

DECISION_EXPLAINED = {
    Response.Decision.AWAITING: "They were asked and have not answered yet.",
    Response.Decision.ACCEPTED: "They will do what was recommended.",
    Response.Decision.ACCEPTED_IN_PART: "They will do some of what was recommended.",
    Response.Decision.ACCEPTED_IN_PRINCIPLE: "They agree with the idea and have not promised to do it.",
    Response.Decision.NOT_ACCEPTED: "They will not do what was recommended.",
    Response.Decision.NOTED: "They have read it and have not said whether they will do it.",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list of items, ready to print (templates/includes/item_rows.html)."""

    address: str
    reference: str
    text: str
    kind: str
    committee: str
    owner: str
    due: str
    late: str
    status: str
    status_words: str


def row(item: TrackerItem, on: datetime.date) -> Row:
    committee = item.committee.name
    if item.kind == Kind.UNDERTAKING:
        committee = f"{item.get_kind_display()}, {committee}"
    return Row(
        address=address(item),
        reference=item.reference or "",
        text=shortened(item.text),
        kind=item.get_kind_display(),
        committee=committee,
        owner=item.owner_name,
        due=due_words(item),
        late=late_words(item, on),
        status=status_code(item),
        status_words=status_words(item),
    )


def address(item: TrackerItem) -> str:
    """`item.get_absolute_url()`, several times cheaper: a list has fifty of them."""
    listing = "recommendations" if item.kind == Kind.RECOMMENDATION else "actions"
    return f"{reverse(listing)}{item.authority.slug}/{item.reference}/" if item.reference else ""


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST_IN_A_LIST else Truncator(text).chars(LONGEST_IN_A_LIST)


def status_code(item: TrackerItem) -> str:
    return Progress.COMPLETE if _closed_before_it_was_finished(item) else item.progress


def status_words(item: TrackerItem) -> str:
    return "Closed" if _closed_before_it_was_finished(item) else item.get_progress_display()


def progress_explained(item: TrackerItem) -> str:
    if _closed_before_it_was_finished(item):
        return "The committee agreed that nothing more is expected."
    return PROGRESS_EXPLAINED[Progress(item.progress)]


def _closed_before_it_was_finished(item: TrackerItem) -> bool:
    return not item.is_open and item.progress not in FINISHED


def due_words(item: TrackerItem) -> str:
    """The due date as printed with the day it means, such as “Autumn 2022 (by 30 November 2022)”. "" when undated."""
    if item.due_precision == NEXT_MEETING:
        return _next_meeting_words(item)
    day = council_date(item.due_latest)
    if not item.due_text or not day:
        return item.due_text or day
    if day in item.due_text:
        return item.due_text
    return f"{item.due_text} ({day})" if SAYS_BY.match(item.due_text) else f"{item.due_text} (by {day})"


def _next_meeting_words(item: TrackerItem) -> str:
    printed = item.due_text or "Next meeting"
    meeting = item.due_meeting
    if not meeting or not meeting.is_published:
        return f"{printed} (not scheduled)"
    return f"{printed} ({council_date(meeting.date)})"


def late_words(item: TrackerItem, on: datetime.date) -> str:
    days = days_late(item, on)
    return days_late_words(days) if days else ""


def days_late(item: TrackerItem, on: datetime.date) -> int:
    """As `item.days_late`, and 0 when the day is that of a meeting the public may not know of."""
    hidden_day = item.due_meeting_id and not item.due_meeting.is_published
    return 0 if hidden_day else item.days_late(on)
