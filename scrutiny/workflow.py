"""The only writer of stage and progress: review, publish, withdraw, update, respond, close, reopen.

Each verb is one transaction, asks whether `by` may do it, refuses with a reason in words (`Refused`), counts up the
record's version, leaves a history row that says who and why, and returns the saved row. Admin, commands and tests call
these; nothing else writes `stage`, `progress`, `closed_…` or `reference`. `at` is the moment it happens (aware).
"""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from committees.models import AgendaItem, DiscussionPoint, Meeting, Person, Stage, Witness
from committees.naming import mask, who_is_named
from inspections.models import Inspection

from .models import ReferenceSequence, Response, TrackerItem, Update
from .models.items import FINISHED, NEXT_MEETING, Kind, Progress

REFERENCE_LETTER = {Kind.RECOMMENDATION: "R", Kind.ACTION: "A", Kind.UNDERTAKING: "U"}

PERMISSIONS = {
    (TrackerItem, "review"): "scrutiny.review_trackeritem",
    (TrackerItem, "publish"): "scrutiny.publish_trackeritem",
    (TrackerItem, "update"): "scrutiny.update_trackeritem",
    (TrackerItem, "close"): "scrutiny.close_trackeritem",
    (Response, "review"): "scrutiny.review_trackeritem",
    (Response, "publish"): "scrutiny.publish_trackeritem",
    (Meeting, "review"): "committees.review_meeting",
    (Meeting, "publish"): "committees.publish_meeting",
    (Inspection, "review"): "inspections.review_inspection",
    (Inspection, "publish"): "inspections.publish_inspection",
}


class Refused(Exception):
    """What was asked cannot be done; `reason` tells the user why in a sentence."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


# --- the stages: who may see it ---------------------------------------------------------------------------------------


@transaction.atomic
def review(thing, *, by, at=None):
    """Somebody has checked the draft: it may be published."""
    thing = _locked(thing)
    _permit(by, thing, "review")
    _refuse(why_not_review(thing))
    return _review(thing, by=by, at=at or timezone.now())


@transaction.atomic
def publish(thing, *, by, at=None):
    """Put it on the public pages. A meeting takes its reviewed items with it."""
    thing = _locked(thing)
    _permit(by, thing, "publish")
    at = at or timezone.now()
    if isinstance(thing, Meeting):
        return _publish_meeting(thing, by=by, at=at)
    _refuse(why_not_publish(thing))
    return _publish(thing, by=by, at=at)


def publish_meeting(meeting, *, by, at=None):
    """The meeting and its reviewed items together, in the order of the agenda. Drafts stay drafts."""
    return publish(meeting, by=by, at=at)


@transaction.atomic
def withdraw(thing, *, by, reason, at=None):
    """Take it off every public page. What hangs on a meeting or an item goes with it."""
    thing = _locked(thing)
    _permit(by, thing, "publish")
    _refuse(None if reason.strip() else "Say why it is withdrawn.")
    _refuse(None if thing.is_published else "Only something published can be withdrawn.")
    return _withdraw(thing, by=by, reason=reason.strip(), at=at or timezone.now())


@transaction.atomic
def review_meeting_items(meeting, *, by, at=None):
    """Review every draft item of the meeting. Returns how many."""
    drafts = list(TrackerItem.objects.select_for_update().filter(meeting=meeting, stage=Stage.DRAFT).order_by("id"))
    for item in drafts:
        review(item, by=by, at=at)
    return len(drafts)


def why_not_review(thing):
    """The reason it cannot be reviewed, or None."""
    if thing.stage not in (Stage.DRAFT, Stage.WITHDRAWN):
        return f"It is {thing.get_stage_display().lower()} already."
    if isinstance(thing, Response):
        return None if thing.decision != Response.Decision.AWAITING else "There is no answer to review yet."
    return None


def why_not_publish(thing):
    """The reason it cannot be published, or None. Also asked before a change to something published is saved."""
    if thing.stage in (Stage.DRAFT, Stage.WITHDRAWN) and not isinstance(thing, Meeting):
        return "Review it first." if thing.stage == Stage.DRAFT else "It was withdrawn. Review it again first."
    return {
        TrackerItem: _why_not_publish_item,
        Meeting: _why_not_publish_meeting,
        Response: _why_not_publish_response,
        Inspection: lambda inspection: None,
    }[_model(thing)](thing)


def _why_not_publish_item(item):
    if not item.meeting.date:
        return "The date of the meeting is not known."
    if not item.meeting.is_published:
        return "Publish the meeting first."
    if item.agenda_item and not item.agenda_item.is_public:
        return f"The agenda item is {item.agenda_item.get_access_display().lower()}, so nothing of it is published."
    return why_not_named("text", f"{item.text}\n{'' if item.owner else item.owner_text}\n{item.due_text}")


def _why_not_publish_meeting(meeting):
    if not meeting.date:
        return "The date of the meeting is not known."
    return why_not_named("record", "\n".join(_words_shown(meeting)))


def _words_shown(meeting):
    """What the meeting's page prints as typed: the words of points are masked, and people who are linked follow their policy."""
    yield meeting.name
    for item in AgendaItem.objects.filter(meeting=meeting):
        yield from (item.title, item.purpose, item.public_notice)
    heard = Witness.objects.filter(agenda_item__meeting=meeting, is_public=True)
    for witness in heard.exclude(category__in=Witness.NEVER_NAMED):
        yield from (witness.role, witness.organisation, "" if witness.person_id else witness.name)
    for point in DiscussionPoint.objects.filter(agenda_item__meeting=meeting, is_public=True):
        yield from (point.asked_by, point.answered_by)


def _why_not_publish_response(response):
    if not response.item.is_published:
        return "Publish what it answers first."
    return why_not_named("answer", response.text)


def why_not_named(what, words):
    """The reason that `words` cannot be shown in public, or None: they name somebody who is not named in public."""
    named = who_is_named(words, Person.objects.not_named())
    if not named:
        return None
    return (
        f"The {what} names {named[0].full_name}, who is not named in public. Change the words, or how far this person "
        "may be named."
    )


def _review(thing, *, by, at):
    thing.stage, thing.reviewed_at, thing.reviewed_by = Stage.REVIEWED, at, by
    return _save(thing, by=by, reason="Reviewed")


def _publish(thing, *, by, at):
    if thing.is_published:
        return thing
    thing.stage, thing.published_at, thing.published_by = Stage.PUBLISHED, at, by
    if isinstance(thing, TrackerItem):
        _give_reference(thing)
        thing.public_quote = mask(thing.quote, Person.objects.not_named())
    saved = _save(thing, by=by, reason="Published")
    if isinstance(thing, TrackerItem):
        _publish_what_is_asked(saved, by=by, at=at)
    return saved


def _publish_what_is_asked(item, *, by, at):
    """Whom it was sent to is part of the item; an answer is published by itself."""
    for response in item.all_responses.awaited().exclude(stage=Stage.PUBLISHED):
        response.reviewed_at, response.reviewed_by = at, by
        _publish(response, by=by, at=at)


def _publish_meeting(meeting, *, by, at):
    _refuse(why_not_publish(meeting))
    if not meeting.is_published:
        meeting.reviewed_at, meeting.reviewed_by = at, by
        meeting = _publish(meeting, by=by, at=at)
    mask_points(meeting, by=by)
    for item in _in_agenda_order(meeting).filter(stage=Stage.REVIEWED):
        item.meeting = meeting
        if not item.agenda_item or item.agenda_item.is_public:
            if reason := why_not_publish(item):
                raise Refused(f"“{item.text[:60]}”: {reason}")
            _publish(item, by=by, at=at)
    bind_next_meetings(meeting.committee, by=by, at=at)
    return meeting


def _in_agenda_order(meeting):
    items = TrackerItem.objects.select_for_update(of=("self",)).filter(meeting=meeting)
    return items.select_related("committee", "minutes", "agenda_item__meeting").order_by(
        F("agenda_item__order").asc(nulls_last=True), "start", "id"
    )


def _withdraw(thing, *, by, reason, at):
    thing.stage, thing.withdrawn_at, thing.withdrawn_by, thing.withdrawn_reason = Stage.WITHDRAWN, at, by, reason
    saved = _save(thing, by=by, reason=f"Withdrawn: {reason}")
    for dependent in _hangs_on(saved):
        _withdraw(dependent, by=by, reason=reason, at=at)
    if isinstance(saved, Meeting):
        bind_next_meetings(saved.committee, by=by, at=at)
    return saved


def _hangs_on(thing):
    if isinstance(thing, Meeting):
        return list(TrackerItem.objects.select_for_update().filter(meeting=thing, stage=Stage.PUBLISHED))
    if isinstance(thing, TrackerItem):
        return list(Response.objects.select_for_update().filter(item=thing, stage=Stage.PUBLISHED))
    return []


def _give_reference(item):
    """A reference such as CFLLC-2021-22-R3, given at the first publication, so that a gap never tells of a draft."""
    if item.reference:
        return
    series = f"{item.committee.short_code.upper()}-{item.municipal_year}-{REFERENCE_LETTER[item.kind]}"
    sequence, _ = ReferenceSequence.objects.select_for_update().get_or_create(
        authority_id=item.authority_id, series=series
    )
    sequence.last += 1
    sequence.save()
    item.reference = f"{series}{sequence.last}"


# --- the words: whose names are masked --------------------------------------------------------------------------------


@transaction.atomic
def mask_points(meeting, *, by):
    """Renew the public words of the meeting's discussion points. Returns how many changed."""
    people = list(Person.objects.not_named())
    changed = 0
    for point in DiscussionPoint.objects.select_for_update().filter(agenda_item__meeting=meeting):
        masked = mask(point.text, people)
        if masked != point.public_text:
            point.public_text = masked
            _save(point, by=by, reason="Names masked for the public page")
            changed += 1
    return changed


# --- what has happened since ------------------------------------------------------------------------------------------


@transaction.atomic
def update(item, *, by, on, text, progress, is_public=True, reported_at=None, at=None):
    """Add news of the item. Returns the Update. An officer's “complete” is a claim: only the committee closes."""
    item = _locked(item)
    _permit(by, item, "update")
    _refuse(_why_not_update(item, text, progress))
    item.progress = progress
    _save(item, by=by, reason=f"Update of {on.isoformat()}")
    return Update.objects.create(
        item=item,
        on=on,
        text=text.strip(),
        progress=progress,
        is_public=is_public,
        reported_at=reported_at,
        created_at=at or timezone.now(),
        created_by=by,
    )


def _why_not_update(item, text, progress):
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
    return None


@transaction.atomic
def ask(item, *, by, body=None, post=None, notice_given_on=None, received_on=None, due_on=None, at=None):
    """Record that `body` or `post` was asked for an answer. Returns the Response, awaiting; public when the item is."""
    item = _locked(item)
    _permit(by, item, "update")
    _refuse(None if bool(body) != bool(post) else "Choose one recipient: a body or a post.")
    response = Response(
        item=item,
        recipient_body=body,
        recipient_post=post,
        notice_given_on=notice_given_on,
        received_on=received_on,
        due_on=due_on,
    )
    if item.is_published:
        at = at or timezone.now()
        response.stage, response.reviewed_at, response.reviewed_by = Stage.PUBLISHED, at, by
        response.published_at, response.published_by = at, by
    return _save(response, by=by, reason="Asked")


@transaction.atomic
def respond(response, *, by, decision, responded_on, text="", considered_at="", url="", at=None):
    """Record an answer. Returns the Response that holds it.

    A first answer fills the awaiting row; a change of mind is a new row beside the old one. An answer by somebody who
    may not publish waits, off the public pages, for somebody who may.
    """
    response = _locked(response)
    item = _locked(response.item)
    _permit(by, item, "update")
    _refuse(_why_not_respond(response, decision, responded_on))
    at = at or timezone.now()
    answer = response if response.decision == Response.Decision.AWAITING else _another(response)
    answer.decision, answer.responded_on, answer.text = decision, responded_on, text.strip()
    answer.considered_at, answer.url = considered_at, url
    answer.stage, answer.reviewed_at, answer.reviewed_by = Stage.REVIEWED, at, by
    if item.is_published and by.has_perm(PERMISSIONS[Response, "publish"]):
        _refuse(_why_not_publish_response(answer))
        answer.stage, answer.published_at, answer.published_by = Stage.PUBLISHED, at, by
    return _save(answer, by=by, reason="Answered")


def _why_not_respond(response, decision, responded_on):
    if decision not in Response.Decision.values or decision == Response.Decision.AWAITING:
        return "Choose what they decided."
    if not responded_on:
        return "Give the date of the answer."
    if response.received_on and responded_on < response.received_on:
        return "The answer cannot be dated before they received it."
    if response.responded_on and responded_on < response.responded_on:
        return "A later answer cannot be dated before the first."
    return None


def _another(response):
    return Response(
        item=response.item,
        recipient_body=response.recipient_body,
        recipient_post=response.recipient_post,
        notice_given_on=response.notice_given_on,
        received_on=response.received_on,
        due_on=response.due_on,
    )


@transaction.atomic
def close(item, *, by, meeting, reason, at=None):
    """The committee agreed, at `meeting`, that nothing more is expected."""
    item = _locked(item)
    _permit(by, item, "close")
    at = at or timezone.now()
    _refuse(_why_not_close(item, meeting, reason, at))
    if item.progress not in FINISHED:
        item.progress = Progress.COMPLETE
    item.closed_at, item.closed_by, item.closed_at_meeting, item.closed_reason = at, by, meeting, reason.strip()
    saved = _save(item, by=by, reason=f"Closed: {reason.strip()}")
    _record(saved, Update.Kind.CLOSED, by=by, on=meeting.date, text=reason.strip(), at=at, reported_at=meeting)
    return saved


def _why_not_close(item, meeting, reason, at):
    if item.closed_at:
        return "It is closed already."
    if not meeting:
        return "Choose the meeting at which the committee agreed to close it."
    if not meeting.date or not meeting.went_ahead or meeting.date > timezone.localdate(at):
        return "Choose a meeting that has taken place."
    if item.asked_on and meeting.date < item.asked_on:
        return "The committee cannot have closed it before it was asked."
    if not reason.strip():
        return "Say why it is closed."
    return None


@transaction.atomic
def reopen(item, *, by, reason, at=None):
    """Take up a closed item again. The closing stays in its history and on its timeline."""
    item = _locked(item)
    _permit(by, item, "close")
    _refuse(None if item.closed_at else "It is not closed.")
    _refuse(None if reason.strip() else "Say why it is reopened.")
    at = at or timezone.now()
    item.progress = Progress.IN_PROGRESS
    item.closed_at = item.closed_by = item.closed_at_meeting = None
    item.closed_reason = ""
    saved = _save(item, by=by, reason=f"Reopened: {reason.strip()}")
    _record(saved, Update.Kind.REOPENED, by=by, on=timezone.localdate(at), text=reason.strip(), at=at)
    return saved


def _record(item, kind, *, by, on, text, at, reported_at=None):
    Update.objects.create(
        item=item,
        kind=kind,
        on=on,
        text=text,
        progress=item.progress,
        reported_at=reported_at,
        created_at=at,
        created_by=by,
    )


@transaction.atomic
def bind_next_meetings(committee, *, by, at=None):
    """Point every open “next meeting” of the committee at the meeting it stands for now. Returns how many moved.

    The next meeting is the first published one that goes ahead after the day it was asked; while there is none, the
    item is not scheduled and never late. An unpublished meeting does not count, for its date would be given away.
    """
    meetings = list(Meeting.objects.filter(committee=committee).published().going_ahead().order_by("date", "sitting"))
    waiting = TrackerItem.objects.select_for_update().filter(
        committee=committee, due_precision=NEXT_MEETING, is_open=True, asked_on__isnull=False
    )
    moved = 0
    for item in waiting:
        meeting = next((meeting for meeting in meetings if meeting.date > item.asked_on), None)
        day = meeting.date if meeting else None
        if (item.due_meeting_id, item.due_latest) != (meeting.pk if meeting else None, day):
            item.due_meeting, item.due_earliest, item.due_latest = meeting, day, day
            _save(item, by=by, reason="The committee's next meeting moved")
            moved += 1
    return moved


# --- how it is written ------------------------------------------------------------------------------------------------


def _model(thing):
    """The class whose table holds it: proxies share their rules with TrackerItem."""
    return type(thing)._meta.concrete_model


def _locked(thing):
    """The row as it is now, held until the transaction ends, so that nobody's change is overwritten."""
    return _model(thing)._base_manager.select_for_update().get(pk=thing.pk)


def _permit(by, thing, verb):
    if not by.has_perm(PERMISSIONS[_model(thing), verb]):
        raise Refused(f"You do not have permission to {verb} this {_model(thing)._meta.verbose_name}.")


def _refuse(reason):
    if reason:
        raise Refused(reason)


def _save(thing, *, by, reason):
    if thing.pk:
        thing.version += 1
    thing._history_user = by
    thing._change_reason = reason
    thing.save()
    return thing
