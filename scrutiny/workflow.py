"""The only writer of stage and progress: review, publish, withdraw, update, respond, close, reopen.

Each verb is one transaction, asks whether `by` may do it, refuses with a reason in words (`Refused`), counts up the
record's version, leaves a history row that says who and why, and returns the saved row. Admin, commands and tests call
these; nothing else writes `stage`, `progress`, `closed_…` or `reference`. `at` is the moment it happens (aware).
"""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from committees.models import DiscussionPoint, Meeting, Minutes, Person, Stage
from committees.naming import mask
from committees.reader.due import Bounds, main_due
from inspections.models import Inspection

from .models import Correction, ReferenceSequence, Response, TrackerItem, Update
from .models.items import FINISHED, NEXT_MEETING, Kind, Progress
from .refusals import (
    Refused,
    why_not_close,
    why_not_publish,
    why_not_publish_response,
    why_not_reopen,
    why_not_respond,
    why_not_review,
    why_not_update,
)

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
    if isinstance(saved, TrackerItem):
        _publish_what_is_asked(saved, by=by, at=at)
    if isinstance(saved, Response) and saved.decision != Response.Decision.AWAITING:
        _end_the_wait(saved, by=by)
    return saved


def _end_the_wait(answer, *, by):
    """The published answer takes the place of the row that said it was awaited. History keeps that row."""
    asked = Response.objects.awaited().filter(
        item=answer.item_id,
        recipient_body=answer.recipient_body_id,
        recipient_post=answer.recipient_post_id,
        notice_given_on=answer.notice_given_on,
        received_on=answer.received_on,
    )
    for response in asked:
        response._history_user, response._change_reason = by, "Answered"
        response.delete()


def _publish_what_is_asked(item, *, by, at):
    """Whom it was sent to is part of the item; an answer is published by itself."""
    for response in item.all_responses.awaited().exclude(stage=Stage.PUBLISHED).select_for_update():
        response.reviewed_at, response.reviewed_by = at, by
        _publish(response, by=by, at=at)


def _publish_meeting(meeting, *, by, at):
    _refuse(why_not_publish(meeting))
    if not meeting.is_published:
        meeting.reviewed_at, meeting.reviewed_by = at, by
        _say_that_minutes_are_out(meeting, at=at)
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


def _say_that_minutes_are_out(meeting, *, at):
    """Minutes that are published with their meeting are draft minutes until the committee has agreed them."""
    not_out = meeting.minutes_state in (Meeting.MinutesState.NONE, Meeting.MinutesState.DRAFT)
    if not_out and meeting.went_ahead and Minutes.objects.filter(agenda_item__meeting=meeting).exists():
        meeting.minutes_state = Meeting.MinutesState.DRAFT_PUBLISHED
        meeting.minutes_published_on = meeting.minutes_published_on or timezone.localdate(at)


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


@transaction.atomic
def mask_quotes(items, *, by):
    """Renew the public words of published quotations. Returns how many changed."""
    people = list(Person.objects.not_named())
    changed = 0
    for item in items.select_for_update(of=("self",)).filter(stage=Stage.PUBLISHED).select_related("minutes"):
        masked = mask(item.quote, people)
        if masked != item.public_quote:
            item.public_quote = masked
            _save(item, by=by, reason="Names masked for the public page")
            changed += 1
    return changed


# --- a newer version of the minutes says it otherwise -----------------------------------------------------------------


@transaction.atomic
def accept_correction(item, *, by, at=None):
    """Give the item the words that wait as its correction. A published item shows them, and the new quotation, at once."""
    item, correction = _with_correction(item, by=by)
    at = at or timezone.now()
    item.minutes, item.start, item.end = correction.minutes, correction.start, correction.end
    item.text, item.owner_text = correction.text, correction.owner_text
    if item.due_text != correction.due_text:
        _set_due(item, correction.due_text)
    if item.is_published:
        _refuse(why_not_publish(item))
        item.public_quote = mask(item.quote, Person.objects.not_named())
    saved = _save(item, by=by, reason=f"Corrected after minutes version {correction.minutes.number}")
    _decide(correction, Correction.State.ACCEPTED, by=by, at=at)
    bind_next_meetings(saved.committee, by=by, at=at)
    return saved


@transaction.atomic
def decline_correction(item, *, by, at=None):
    """Leave the item as it is. The correction stays in the record, declined."""
    item, correction = _with_correction(item, by=by)
    _decide(correction, Correction.State.DECLINED, by=by, at=at or timezone.now())
    return item


def _with_correction(item, *, by):
    item = _locked(item)
    _permit(by, item, "publish")
    correction = item.waiting_correction
    _refuse(None if correction else "No correction of it waits any more.")
    return item, correction


def _set_due(item, words):
    wording = main_due(words, item.asked_on)
    bounds = wording.bounds if wording else Bounds()
    item.due_text, item.due_precision = words, bounds.precision
    item.due_earliest, item.due_latest, item.due_meeting = bounds.earliest, bounds.latest, None


def _decide(correction, state, *, by, at):
    correction.state, correction.decided_by, correction.decided_at = state, by, at
    correction.save()


# --- what has happened since ------------------------------------------------------------------------------------------


@transaction.atomic
def update(item, *, by, on, text, progress, is_public=True, reported_at=None, at=None):
    """Add news of the item. Returns the Update. An officer's “complete” is a claim: only the committee closes."""
    item = _locked(item)
    _permit(by, item, "update")
    at = at or timezone.now()
    _refuse(
        why_not_update(item, on=on, text=text, progress=progress, is_public=is_public, reported_at=reported_at, at=at)
    )
    item.progress = progress
    _save(item, by=by, reason=f"Update of {on.isoformat()}")
    bind_next_meetings(item.committee, by=by, at=at)
    return Update.objects.create(
        item=item,
        on=on,
        text=text.strip(),
        progress=progress,
        is_public=is_public,
        reported_at=reported_at,
        created_at=at,
        created_by=by,
    )


@transaction.atomic
def hide(update, *, by):
    """Take one update off the public page. Its words and its date stay in the record."""
    if not by.has_perm(PERMISSIONS[TrackerItem, "publish"]):
        raise Refused("You do not have permission to take an update off the public page.")
    Update.objects.filter(pk=update.pk).update(is_public=False)
    update.refresh_from_db()
    return update


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
    may not publish waits, off the public pages, for somebody who may; until then the page still says “awaiting”.
    """
    item = _locked(response.item)  # before the response, in the order in which everything else locks them
    response = _locked(response)
    _permit(by, item, "update")
    at = at or timezone.now()
    _refuse(why_not_respond(response, decision=decision, responded_on=responded_on, at=at))
    goes_public = item.is_published and by.has_perm(PERMISSIONS[Response, "publish"])
    is_first = response.decision == Response.Decision.AWAITING and (goes_public or not response.is_published)
    answer = response if is_first else _another(response)
    answer.decision, answer.responded_on, answer.text = decision, responded_on, text.strip()
    answer.considered_at, answer.url = considered_at, url
    answer.stage, answer.reviewed_at, answer.reviewed_by = Stage.REVIEWED, at, by
    if goes_public:
        _refuse(why_not_publish_response(answer))
        answer.stage, answer.published_at, answer.published_by = Stage.PUBLISHED, at, by
    return _save(answer, by=by, reason="Answered")


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
    _refuse(why_not_close(item, meeting=meeting, reason=reason, at=at))
    if item.progress not in FINISHED:
        item.progress = Progress.COMPLETE
    item.closed_at, item.closed_by, item.closed_at_meeting, item.closed_reason = at, by, meeting, reason.strip()
    saved = _save(item, by=by, reason=f"Closed: {reason.strip()}")
    _record(saved, Update.Kind.CLOSED, by=by, on=meeting.date, text=reason.strip(), at=at, reported_at=meeting)
    return saved


@transaction.atomic
def reopen(item, *, by, reason, at=None):
    """Take up a closed item again. The closing stays in its history and on its timeline."""
    item = _locked(item)
    _permit(by, item, "close")
    _refuse(why_not_reopen(item, reason=reason))
    at = at or timezone.now()
    item.progress = Progress.IN_PROGRESS
    item.closed_at = item.closed_by = item.closed_at_meeting = None
    item.closed_reason = ""
    saved = _save(item, by=by, reason=f"Reopened: {reason.strip()}")
    bind_next_meetings(saved.committee, by=by, at=at)
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
