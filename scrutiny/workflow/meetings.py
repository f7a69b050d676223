"""What was asked at a meeting, and what is due at “the committee's next meeting”, follows the calendar."""

from django.db import transaction

from committees.models import Meeting
from scrutiny.models import TrackerItem
from scrutiny.models.items import NEXT_MEETING
from scrutiny.proposals import follow_meeting

from .writing import save


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
            save(item, by=by, reason="The committee's next meeting moved")
            moved += 1
    return moved


@transaction.atomic
def move_items(meeting, *, by):
    """What was asked at a meeting was asked on its day, also when the day was not known rightly at first."""
    for item in TrackerItem.objects.select_for_update().filter(meeting=meeting).exclude(asked_on=meeting.date):
        follow_meeting(item, meeting)
        save(item, by=by, reason="The date of the meeting was corrected")
