"""What has happened to an item, from the meeting that asked for it to its end."""

import datetime
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from committees.models import Meeting
from scrutiny.models import Response, TrackerItem, Update
from scrutiny.models.items import Kind


@dataclass(frozen=True)
class Event:
    """One entry of the timeline."""

    date: datetime.date | None
    title: str
    text: str = ""
    link: str = ""
    link_text: str = ""


def timeline(item: TrackerItem, responses: list[Response], updates: list[Update]) -> list[Event]:
    """What has happened to the item, oldest first."""
    events = [_asked(item), *_published(item)]
    for response in responses:
        events += _answered(response)
    events += [_news(update) for update in reversed(updates)]
    return sorted(events, key=lambda event: event.date or datetime.date.min)


def _asked(item: TrackerItem) -> Event:
    verb = "Promised" if item.kind == Kind.UNDERTAKING else "Asked"
    return Event(
        item.asked_on,
        f"{verb} at {item.meeting.name or item.committee.name}",
        link=meeting_address(item),
        link_text="The meeting",
    )


def _published(item: TrackerItem) -> list[Event]:
    return [Event(timezone.localdate(item.published_at), "Published here")] if item.published_at else []


def _answered(response: Response) -> list[Event]:
    events = []
    if sent := response.notice_given_on or response.received_on:
        events.append(Event(sent, f"Sent to {response.recipient}"))
    if response.responded_on:
        events.append(
            Event(response.responded_on, f"Answered by {response.recipient}: {response.get_decision_display()}")
        )
    return events


def _news(update: Update) -> Event:
    meeting = seen(update.reported_at)
    title = update.get_kind_display()
    verb = "Agreed" if update.kind == Update.Kind.CLOSED else "Reported"
    if update.kind == Update.Kind.PROGRESS:
        title = f"Update: {update.get_progress_display().lower()}"
    return Event(
        update.on,
        title,
        update.text,
        link=meeting.get_absolute_url() if meeting else "",
        link_text=f"{verb} at {meeting}" if meeting else "",
    )


def seen(meeting: Meeting | None) -> Meeting | None:
    """The meeting, if anyone may know of it."""
    return meeting if meeting and meeting.is_published else None


def meeting_address(item: TrackerItem) -> str:
    """Where in the minutes it was asked. The meeting has been loaded with its committee's and authority's names."""
    if not item.meeting.date:
        return ""
    page = reverse("meeting", args=[item.authority.slug, item.committee.slug, item.meeting.address])
    return f"{page}#{item.agenda_item.anchor}" if item.agenda_item_id else page
