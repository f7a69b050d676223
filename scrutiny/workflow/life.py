"""What has happened since an item was asked: news, questions and answers, closing and reopening."""

from django.db import transaction
from django.utils import timezone

from committees.models import Stage
from scrutiny.models import Response, TrackerItem, Update
from scrutiny.models.items import FINISHED, Progress
from scrutiny.refusals import (
    Refused,
    why_not_close,
    why_not_publish_response,
    why_not_reopen,
    why_not_respond,
    why_not_update,
)

from .meetings import bind_next_meetings
from .writing import PERMISSIONS, locked, permit, refuse, save


@transaction.atomic
def update(item, *, by, on, text, progress, is_public=True, reported_at=None, at=None):
    """Add news of the item. Returns the Update. An officer's “complete” is a claim: only the committee closes."""
    item = locked(item)
    permit(by, item, "update")
    at = at or timezone.now()
    refuse(
        why_not_update(item, on=on, text=text, progress=progress, is_public=is_public, reported_at=reported_at, at=at)
    )
    item.progress = progress
    save(item, by=by, reason=f"Update of {on.isoformat()}")
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
    item = locked(item)
    permit(by, item, "update")
    refuse(None if bool(body) != bool(post) else "Choose one recipient: a body or a post.")
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
    return save(response, by=by, reason="Asked")


@transaction.atomic
def respond(response, *, by, decision, responded_on, text="", considered_at="", url="", at=None):
    """Record an answer. Returns the Response that holds it.

    A first answer fills the awaiting row; a change of mind is a new row beside the old one. An answer by somebody who
    may not publish waits, off the public pages, for somebody who may; until then the page still says “awaiting”.
    """
    item = locked(response.item)  # before the response, in the order in which everything else locks them
    response = locked(response)
    permit(by, item, "update")
    at = at or timezone.now()
    refuse(why_not_respond(response, decision=decision, responded_on=responded_on, at=at))
    goes_public = item.is_published and by.has_perm(PERMISSIONS[Response, "publish"])
    is_first = response.decision == Response.Decision.AWAITING and (goes_public or not response.is_published)
    answer = response if is_first else _another(response)
    answer.decision, answer.responded_on, answer.text = decision, responded_on, text.strip()
    answer.considered_at, answer.url = considered_at, url
    answer.stage, answer.reviewed_at, answer.reviewed_by = Stage.REVIEWED, at, by
    if goes_public:
        refuse(why_not_publish_response(answer))
        answer.stage, answer.published_at, answer.published_by = Stage.PUBLISHED, at, by
    return save(answer, by=by, reason="Answered")


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
    item = locked(item)
    permit(by, item, "close")
    at = at or timezone.now()
    refuse(why_not_close(item, meeting=meeting, reason=reason, at=at))
    if item.progress not in FINISHED:
        item.progress = Progress.COMPLETE
    item.closed_at, item.closed_by, item.closed_at_meeting, item.closed_reason = at, by, meeting, reason.strip()
    saved = save(item, by=by, reason=f"Closed: {reason.strip()}")
    _record(saved, Update.Kind.CLOSED, by=by, on=meeting.date, text=reason.strip(), at=at, reported_at=meeting)
    return saved


@transaction.atomic
def reopen(item, *, by, reason, at=None):
    """Take up a closed item again. The closing stays in its history and on its timeline."""
    item = locked(item)
    permit(by, item, "close")
    refuse(why_not_reopen(item, reason=reason))
    at = at or timezone.now()
    item.progress = Progress.IN_PROGRESS
    item.closed_at = item.closed_by = item.closed_at_meeting = None
    item.closed_reason = ""
    saved = save(item, by=by, reason=f"Reopened: {reason.strip()}")
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
