"""Who may see a record: review, publish, withdraw, and the reference that the first publication gives."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from committees.models import Meeting, Minutes, Person, Stage
from committees.naming import mask
from scrutiny.models import ReferenceSequence, Response, TrackerItem
from scrutiny.models.items import Kind
from scrutiny.refusals import Refused, why_not_publish, why_not_review

from .meetings import bind_next_meetings
from .names import mask_points
from .writing import locked, permit, refuse, save

REFERENCE_LETTER = {Kind.RECOMMENDATION: "R", Kind.ACTION: "A", Kind.UNDERTAKING: "U"}


@transaction.atomic
def review(thing, *, by, at=None):
    """Somebody has checked the draft: it may be published."""
    thing = locked(thing)
    permit(by, thing, "review")
    refuse(why_not_review(thing))
    return _review(thing, by=by, at=at or timezone.now())


@transaction.atomic
def publish(thing, *, by, at=None):
    """Put it on the public pages. A meeting takes its reviewed items with it."""
    thing = locked(thing)
    permit(by, thing, "publish")
    at = at or timezone.now()
    if isinstance(thing, Meeting):
        return _publish_meeting(thing, by=by, at=at)
    refuse(why_not_publish(thing))
    return _publish(thing, by=by, at=at)


def publish_meeting(meeting, *, by, at=None):
    """The meeting and its reviewed items together, in the order of the agenda. Drafts stay drafts."""
    return publish(meeting, by=by, at=at)


@transaction.atomic
def withdraw(thing, *, by, reason, at=None):
    """Take it off every public page. What hangs on a meeting or an item goes with it."""
    thing = locked(thing)
    permit(by, thing, "publish")
    refuse(None if reason.strip() else "Say why it is withdrawn.")
    refuse(None if thing.is_published else "Only something published can be withdrawn.")
    return _withdraw(thing, by=by, reason=reason.strip(), at=at or timezone.now())


def _review(thing, *, by, at):
    thing.stage, thing.reviewed_at, thing.reviewed_by = Stage.REVIEWED, at, by
    return save(thing, by=by, reason="Reviewed")


def _publish(thing, *, by, at):
    if thing.is_published:
        return thing
    thing.stage, thing.published_at, thing.published_by = Stage.PUBLISHED, at, by
    if isinstance(thing, TrackerItem):
        _give_reference(thing)
        thing.public_quote = mask(thing.quote, Person.objects.not_named())
    saved = save(thing, by=by, reason="Published")
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
    refuse(why_not_publish(meeting))
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
    saved = save(thing, by=by, reason=f"Withdrawn: {reason}")
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
