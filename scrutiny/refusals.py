"""Why something cannot be done, in words for the user. Reads only; scrutiny.workflow asks before it writes."""

from django.utils import timezone

from committees.models import Meeting, Person, Stage
from committees.naming import who_is_named
from inspections.models import Inspection

from . import printed_words
from .models import Response, TrackerItem
from .models.items import Progress


class Refused(Exception):
    """What was asked cannot be done; `reason` tells the user why in a sentence."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


def why_not_review(thing):
    """The reason it cannot be reviewed, or None."""
    if thing.stage not in (Stage.DRAFT, Stage.WITHDRAWN):
        return f"It is {thing.get_stage_display().lower()} already."
    if isinstance(thing, Response) and thing.decision == Response.Decision.AWAITING:
        return "There is no answer to review yet."
    return None


def why_not_publish(thing):
    """The reason it cannot be published, or None. Also asked before a change to something published is saved."""
    if thing.stage in (Stage.DRAFT, Stage.WITHDRAWN) and not isinstance(thing, Meeting):
        return "Review it first." if thing.stage == Stage.DRAFT else "It was withdrawn. Review it again first."
    return {
        TrackerItem: _why_not_publish_item,
        Meeting: _why_not_publish_meeting,
        Response: why_not_publish_response,
        Inspection: lambda inspection: why_not_named("report", printed_words.of_whole_inspection(inspection)),
    }[thing._meta.concrete_model](thing)


def _why_not_publish_item(item):
    if not item.meeting.date:
        return "The date of the meeting is not known."
    if not item.meeting.is_published:
        return "Publish the meeting first."
    if item.agenda_item and not item.agenda_item.is_public:
        return f"The agenda item is {item.agenda_item.get_access_display().lower()}, so nothing of it is published."
    return why_not_named("text", printed_words.of_item(item))


def _why_not_publish_meeting(meeting):
    if not meeting.date:
        return "The date of the meeting is not known."
    return why_not_named("record", printed_words.of_whole_meeting(meeting))


def why_not_publish_response(response):
    if not response.item.is_published:
        return "Publish what it answers first."
    return why_not_named("answer", printed_words.of_response(response))


def why_not_named(what, words):
    """The reason that `words` cannot be shown in public, or None: they name somebody who is not named in public."""
    named = who_is_named(words, Person.objects.not_named())
    if not named:
        return None
    return (
        f"The {what} names {named[0].full_name}, who is not named in public. Change the words, or how far this person "
        "may be named."
    )


def why_not_update(item, *, on, text, progress, is_public, reported_at, at):
    if item.closed_at:
        return "It is closed. Reopen it first."
    if progress not in Progress.values:
        return "Choose the progress after this update."
    if progress == Progress.COMPLETE:
        return (
            "Only the committee can say it is complete. Record it as said to be complete, then close it at a meeting."
        )
    if not text.strip():
        return "Say what has happened."
    if on > timezone.localdate(at):
        return "The date cannot be in the future."
    if item.asked_on and on < item.asked_on:
        return "The date cannot be before the meeting that asked."
    if reported_at and reported_at.committee_id != item.committee_id:
        return "Choose a meeting of the committee that asked."
    return why_not_named("update", text) if is_public else None


def why_not_respond(response, *, decision, responded_on, at):
    if decision not in Response.Decision.values or decision == Response.Decision.AWAITING:
        return "Choose what they decided."
    if not responded_on:
        return "Give the date of the answer."
    if responded_on > timezone.localdate(at):
        return "The date of the answer cannot be in the future."
    if response.received_on and responded_on < response.received_on:
        return "The answer cannot be dated before they received it."
    if response.responded_on and responded_on < response.responded_on:
        return "A later answer cannot be dated before the first."
    return None


def why_not_close(item, *, meeting, reason, at):
    if item.closed_at:
        return "It is closed already."
    if not meeting:
        return "Choose the meeting at which the committee agreed to close it."
    if meeting.committee_id != item.committee_id:
        return "Choose a meeting of the committee that asked."
    if not meeting.date or not meeting.went_ahead or meeting.date > timezone.localdate(at):
        return "Choose a meeting that has taken place."
    if item.asked_on and meeting.date < item.asked_on:
        return "The committee cannot have closed it before it was asked."
    if item.is_published and not meeting.is_published:
        return "Publish that meeting first: the page would say when it was."
    if not reason.strip():
        return "Say why it is closed."
    return why_not_named("reason", reason)


def why_not_reopen(item, *, reason):
    if not item.closed_at:
        return "It is not closed."
    if not reason.strip():
        return "Say why it is reopened."
    return why_not_named("reason", reason)
