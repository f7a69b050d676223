"""Meetings of three municipal years and of the months to come, with their agendas, attendance and papers."""

import datetime
from itertools import count, pairwise

from simple_history.utils import bulk_update_with_history

from committees.models import AgendaItem, Attendance, Document, Meeting
from committees.models.agenda import Access
from scrutiny import workflow

from .bodies import SITE
from .calendar import add_months, day_of, first_year, in_words
from .content import read

AHEAD = datetime.timedelta(days=200)  # how far the calendar of meetings has been agreed
CONFIRMED_AHEAD = datetime.timedelta(days=110)
AGENDA_AHEAD = datetime.timedelta(days=8)
MINUTES_AFTER = datetime.timedelta(days=12)

VENUE = "County Hall, Barchester"
Kind = AgendaItem.Kind
OPENING = [
    (Kind.APOLOGIES, "Apologies for absence and substitutions"),
    (Kind.INTERESTS, "Declarations of interest"),
    (Kind.MINUTES, "Minutes of the last meeting"),
]
CLOSING = [(Kind.TRACKER, "Actions and recommendations tracker"), (Kind.WORK_PROGRAMME, "Forward work programme")]


def build(council):
    numbers = count(4101)
    for entry in read("bodies")["committees"]:
        code = entry["short_code"]
        rows = [_meeting(council, entry, sitting, day, next(numbers)) for day, sitting in _sittings(council, entry)]
        council.clock.at(add_months(council.on, -30))
        council.meetings[code] = council.create(Meeting, rows)
        _approve_minutes(council, code)
        _attendance(council, code)
        _coming(council, entry)
        _publish_calendar(council, code)


def _sittings(council, entry):
    """The days on which the body meets, in order, each with its line of the calendar."""
    present = first_year(council.on)
    days = [
        (
            day_of(_year(present + offset, sitting["month"]), sitting["month"], sitting["week"], sitting["weekday"]),
            sitting,
        )
        for offset in (-2, -1, 0, 1)
        for sitting in entry["calendar"]
        if offset in sitting.get("years", (-2, -1, 0, 1))
    ]
    return sorted([one for one in days if one[0] <= council.on + AHEAD], key=lambda one: one[0])


def _year(first, month):
    return first if month >= 5 else first + 1


def _meeting(council, entry, sitting, day, number):
    meeting = Meeting(
        committee=council.committees[entry["short_code"]],
        name=sitting.get("name", ""),
        formality=sitting.get("formality", Meeting.Formality.FORMAL),
        status=_status(council.on, day, sitting),
        date=day,
        start_time=datetime.time(sitting["hour"]),
        venue=VENUE if "formality" not in sitting else "",
        source_url=f"{SITE}/meetings/{number}",
        external_id=str(number),
    )
    if day - AGENDA_AHEAD <= council.on:
        meeting.agenda_published_on = day - AGENDA_AHEAD
    if meeting.status == Meeting.Status.HELD:
        _was_held(council.on, meeting)
    return meeting


def _status(on, day, sitting):
    offset = first_year(day) - first_year(on)
    for status in (Meeting.Status.CANCELLED, Meeting.Status.POSTPONED):
        if offset in sitting.get(status, ()):
            return status
    if day < on:
        return Meeting.Status.HELD
    return Meeting.Status.CONFIRMED if day <= on + CONFIRMED_AHEAD else Meeting.Status.PROVISIONAL


def _was_held(on, meeting):
    meeting.end_time = datetime.time(meeting.start_time.hour + 2, 10 + meeting.date.day)
    meeting.minutes_state = Meeting.MinutesState.DRAFT
    if meeting.date + MINUTES_AFTER <= on:
        meeting.minutes_state = Meeting.MinutesState.DRAFT_PUBLISHED
        meeting.minutes_published_on = meeting.date + MINUTES_AFTER
    if meeting.formality == Meeting.Formality.FORMAL:
        code = meeting.committee.short_code.lower()
        meeting.recording_url = f"https://webcasts.barsetshire.example/{code}/{meeting.date.isoformat()}"


def _approve_minutes(council, code):
    """A formal meeting approves the minutes of the one before."""
    formal = [meeting for meeting in council.held(code) if meeting.formality == Meeting.Formality.FORMAL]
    for earlier, later in pairwise(formal):
        earlier.approved_at, earlier.minutes_state = later, Meeting.MinutesState.APPROVED
    bulk_update_with_history(
        formal[:-1],
        Meeting,
        ["approved_at", "minutes_state"],
        default_user=council.clerk,
        default_date=council.clock.now,
        default_change_reason="Minutes approved",
    )


def _attendance(council, code):
    rows = []
    for number, meeting in enumerate(council.held(code)):
        rows += _present(council, code, meeting, number)
    council.create(Attendance, rows)


def _present(council, code, meeting, number):
    """Nearly everybody comes. Who sends apologies goes round, and a substitute comes for the first of them."""
    seats = [seat for seat in council.members[code] if _sits(seat, meeting.date)]
    substitutes = [seat for seat in seats if seat.role == "substitute"]
    away = None
    for place, seat in enumerate(seat for seat in seats if seat.role != "substitute"):
        status = Attendance.Status.PRESENT
        if (place * 5 + number * 3) % 8 == 0:
            status = Attendance.Status.APOLOGIES
            away = away or seat.person
        remote = status == Attendance.Status.PRESENT and (place + number) % 9 == 0
        yield Attendance(
            meeting=meeting,
            person=seat.person,
            role=seat.printed_role,
            status=status,
            mode=Attendance.Mode.REMOTE if remote else Attendance.Mode.IN_PERSON,
        )
    if away and substitutes and number % 2:
        yield Attendance(
            meeting=meeting,
            person=substitutes[0].person,
            role="Substitute",
            status=Attendance.Status.SUBSTITUTE,
            substitute_for=away,
        )


def _sits(seat, day):
    return seat.start_date <= day and (seat.end_date is None or seat.end_date >= day)


def _coming(council, entry):
    """The agenda of the next meeting, once it is out."""
    coming = [meeting for meeting in council.meetings[entry["short_code"]] if meeting.date >= council.on]
    if coming and coming[0].agenda_published_on:
        add_agenda(council, coming[0], [AgendaItem(title=title, kind=Kind.REPORT) for title in entry["coming"]])


def add_agenda(council, meeting, business):
    """Save the agenda of a meeting with `business` between the opening and the closing items. Returns the business."""
    items = list(business)
    if meeting.formality == Meeting.Formality.FORMAL:
        opening, closing = ([AgendaItem(kind=kind, title=title) for kind, title in ends] for ends in (OPENING, CLOSING))
        items = [*opening, *items, *closing]
    for order, item in enumerate(items, start=1):
        item.meeting, item.order, item.number = meeting, order, _number(council, meeting, order)
    council.create(AgendaItem, items)
    council.create(Document, list(_papers(meeting, business)))
    return business


def _number(council, meeting, order):
    """An agenda counts from 1; minutes count on through the municipal year, as in 41/26."""
    if meeting.status != Meeting.Status.HELD:
        return str(order)
    year = (meeting.committee_id, first_year(meeting.date))
    council.minute_numbers[year] += 1
    return f"{council.minute_numbers[year]}/{meeting.date:%y}"


def _papers(meeting, business):
    folder = f"{SITE}/documents/{meeting.external_id}"
    published = {"meeting": meeting, "published_on": meeting.agenda_published_on}
    yield Document(
        title=f"Agenda, {in_words(meeting.date)}", kind=Document.Kind.AGENDA, url=f"{folder}/agenda.pdf", **published
    )
    for item in business:
        yield Document(
            title=f"Report: {item.title}",
            kind=Document.Kind.REPORT,
            agenda_item=item,
            url=f"{folder}/item-{item.order}.pdf",
            access=item.access if item.access != Access.PART_EXEMPT else Access.OPEN,
            **published,
        )


def _publish_calendar(council, code):
    """What is to come is public, but for the last sitting; what was called off is too. What was held waits for its minutes."""
    *others, last = [meeting for meeting in council.meetings[code] if meeting.status != Meeting.Status.HELD] or [None]
    for meeting in others:
        at = council.clock.at(min(add_months(meeting.date, -3), council.on - datetime.timedelta(days=1)))
        workflow.publish(meeting, by=council.publisher, at=at)
    if last and code == "HASC":
        workflow.review(last, by=council.clerk, at=council.clock.at(council.on - datetime.timedelta(days=3)))
