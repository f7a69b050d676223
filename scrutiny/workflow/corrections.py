"""A newer version of the minutes says it otherwise: the correction that was put forward is accepted or declined."""

from django.db import transaction
from django.utils import timezone

from committees.models import Person
from committees.naming import mask
from scrutiny.calendar import read_due
from scrutiny.matching import Directory
from scrutiny.models import Correction
from scrutiny.proposals import set_owner
from scrutiny.refusals import Refused, why_not_publish

from .meetings import bind_next_meetings
from .writing import locked, permit, refuse, save


@transaction.atomic
def accept_correction(item, *, by, seen=None, at=None):
    """Give the item the words that wait as its correction. A published item shows them, and the new quotation, at once.

    `seen` is the `stamp` of the correction that was shown: another one that was put forward meanwhile is refused.
    """
    item, correction = _with_correction(item, by=by, seen=seen)
    at = at or timezone.now()
    item.minutes, item.start, item.end = correction.minutes, correction.start, correction.end
    item.text = correction.text
    if item.owner_text != correction.owner_text:
        item.owner_text = correction.owner_text
        set_owner(item, Directory(item.authority, on=item.asked_on).owner(item.owner_text).record)
    if item.due_text != correction.due_text:
        _set_due(item, correction.due_text)
    if item.is_published:
        refuse(why_not_publish(item))
        item.public_quote = mask(item.quote, Person.objects.not_named())
    saved = save(item, by=by, reason=f"Corrected after minutes version {correction.minutes.number}")
    _decide(correction, Correction.State.ACCEPTED, by=by, at=at)
    bind_next_meetings(saved.committee, by=by, at=at)
    return saved


@transaction.atomic
def decline_correction(item, *, by, seen=None, at=None):
    """Leave the item as it is. The correction stays in the record, declined."""
    item, correction = _with_correction(item, by=by, seen=seen)
    _decide(correction, Correction.State.DECLINED, by=by, at=at or timezone.now())
    return save(item, by=by, reason=f"Correction after minutes version {correction.minutes.number} declined")


def _with_correction(item, *, by, seen):
    """The item and its waiting correction, both held, so that nobody puts another one forward meanwhile."""
    item = locked(item)
    permit(by, item, "publish")
    waiting = item.all_corrections.filter(state=Correction.State.PROPOSED)
    correction = waiting.select_for_update(of=("self",)).select_related("minutes").first()
    refuse(None if correction else "No correction of it waits any more.")
    if seen and seen != correction.stamp:
        raise Refused("Another correction was put forward meanwhile. Look at it, and decide again.")
    return item, correction


def _set_due(item, words):
    due = read_due(words, item.authority, item.asked_on)
    item.due_text, item.due_precision = due.text, due.precision
    item.due_earliest, item.due_latest, item.due_meeting = due.earliest, due.latest, None


def _decide(correction, state, *, by, at):
    correction.state, correction.decided_by, correction.decided_at = state, by, at
    correction.save(update_fields=["state", "decided_by", "decided_at"])
