"""Which meeting each one of an import is, and what would become of it. About a dozen queries, however many meetings."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_

from django.db.models import Q

from committees.imported import ImportedCommittee, ImportedMeeting
from committees.models import Authority, Committee, Meeting
from committees.models.meetings import EARLIEST, LATEST
from scrutiny.matching import plain
from scrutiny.templatetags.council import council_time

from .committees import Committees
from .following import RowPlan, Wish, fitting, plan_rows, web_address
from .parts import There, plan_documents, plan_items, plan_people
from .plans import AS_IT_CAME, NOT_HELD, MeetingChoice, MeetingPlan

LAST_SITTING = 9
IN_THE_FUTURE = "The date is in the future, and these are minutes. Check the date."
IS_PUBLISHED = "The meeting is published, so only somebody who may publish can change it."


def plan_meetings(
    authority: Authority,
    meetings: Sequence[ImportedMeeting],
    choices: Mapping[int, MeetingChoice] | None = None,
    *,
    only: Iterable[int] | None = None,
    may_publish: bool,
    on: datetime.date,
) -> list[MeetingPlan]:
    """A plan for each of the meetings that came, or for those whose places are `only`. `on` is today."""
    chosen = range(len(meetings)) if only is None else only
    return _Planner(authority, meetings, choices or {}, list(chosen), may_publish=may_publish, on=on).plans()


class _Planner:
    def __init__(self, authority, meetings, choices, chosen, *, may_publish, on):
        self.authority, self.choices = authority, choices
        self.may_publish, self.on = may_publish, on
        self.sittings = sittings_of(meetings)
        self.meetings = {index: meetings[index] for index in chosen}
        self.committees = Committees(authority)
        self.found = {index: self._committee(index) for index in self.meetings}
        self.candidates = self._candidates()
        self.matched = self._match()

    def plans(self) -> list[MeetingPlan]:
        there = There(self.matched.values())
        rows = plan_rows([self._wish(index) for index in self.meetings])
        plans = [
            MeetingPlan(index, self.meetings[index], row.row.committee if row.row.pk else self.found[index], row)
            for index, row in zip(self.meetings, rows, strict=True)
        ]
        for plan in plans:
            self._keep_the_rules(plan, there)
        plan_items(plans, there, self.choices)
        plan_people(plans, there, self.choices, self.authority)
        plan_documents(plans, there)
        for plan in plans:
            day = plan.meeting.outcome("date")
            if plan.new_minutes and day and day > self.on:
                plan.problem = plan.problem or IN_THE_FUTURE
        return plans

    # --- which meeting it is

    def _choice(self, index) -> MeetingChoice:
        return self.choices.get(index, AS_IT_CAME)

    def _committee(self, index) -> Committee | None:
        came = self.meetings[index]
        if chosen := self._choice(index).committee:
            return chosen
        found = self.committees.find(came.committee, came.committee_id)
        if found or not came.committee.strip():
            return found
        return self.committees.new(ImportedCommittee(came.committee, came.committee_id))

    def _date(self, index) -> datetime.date | None:
        day = self._choice(index).typed.get("date", self.meetings[index].date)
        return day if day and EARLIEST <= day <= LATEST else None

    def _candidates(self) -> list[Meeting]:
        """The meetings that those of the file may be. One query."""
        numbers = {came.external_id for came in self.meetings.values() if came.external_id}
        days = defaultdict(set)
        for index, committee in self.found.items():
            if committee and committee.pk and self._date(index):
                days[committee.pk].add(self._date(index))
        of_days = [Q(committee=committee, date__in=dates) for committee, dates in days.items()]
        either = reduce(or_, of_days, Q(external_id__in=numbers))
        found = Meeting.objects.filter(either, committee__authority=self.authority).order_by("date", "sitting")
        return list(found.select_related("committee__authority"))

    def _match(self) -> dict[int, Meeting]:
        """The meetings that are there already: by ModernGov's number, else by committee, day and sitting."""
        matched: dict[int, Meeting] = {}
        by_number = {one.external_id: one for one in self.candidates if one.external_id}
        for is_same in (lambda index: by_number.get(self.meetings[index].external_id), self._same_day):
            for index in self.meetings:
                if index not in matched and (meeting := is_same(index)) and meeting not in matched.values():
                    matched[index] = meeting
        return matched

    def _same_day(self, index) -> Meeting | None:
        number, sitting = self.meetings[index].external_id, self._choice(index).sitting
        same = [one for one in self._of_the_day(index) if not (number and one.external_id)]
        if number and not sitting:
            return same[0] if same else None
        return next((one for one in same if one.sitting == (sitting or self.sittings[index])), None)

    def _of_the_day(self, index) -> list[Meeting]:
        committee, day = self.found[index], self._date(index)
        if not (committee and committee.pk and day):
            return []
        return [one for one in self.candidates if one.committee_id == committee.pk and one.date == day]

    # --- what it will hold

    def _wish(self, index) -> Wish:
        came, choice = self.meetings[index], self._choice(index)
        row = self.matched.get(index) or Meeting(committee=self.found[index], sitting=self._new_sitting(index))
        wanted = {
            "date": self._date(index),
            "start_time": came.start_time,
            "end_time": came.end_time,
            "venue": fitting(Meeting, "venue", came.venue),
            "status": self._status(index),
            "minutes_state": came.minutes_state if came.minutes_state in Meeting.MinutesState.values else "",
            "recording_url": web_address(Meeting, "recording_url", came.recording_url),
            "source_url": web_address(Meeting, "source_url", came.source_url),
            "external_id": fitting(Meeting, "external_id", came.external_id),
        }
        return Wish(row, wanted, dict(choice.typed))

    def _new_sitting(self, index) -> int:
        """For a new meeting: the sitting that was chosen, or the next that is free on the day."""
        if chosen := self._choice(index).sitting:
            return chosen
        taken = {one.sitting for one in self._of_the_day(index)}
        first = self.sittings[index]
        return next((one for one in range(first, LAST_SITTING + 1) if one not in taken), first)

    def _status(self, index) -> str:
        """As the file says; a meeting with minutes or attendance was held, if its day has come."""
        came, day = self.meetings[index], self._date(index)
        if came.status in (*NOT_HELD, Meeting.Status.PROVISIONAL):
            return came.status
        if not day:
            return ""
        was_held = came.status == Meeting.Status.HELD or (not came.status and _has_been_held(came))
        return Meeting.Status.HELD if was_held and day <= self.on else Meeting.Status.CONFIRMED

    # --- what the rules of a meeting forbid

    def _keep_the_rules(self, plan: MeetingPlan, there: There) -> None:
        """Take out of the plan what the database would refuse, and say so."""
        row = plan.meeting
        if row.row.is_published and not self.may_publish:
            row.leave(IS_PUBLISHED)
        if row.values.get("status") in NOT_HELD and there.was_held(row.row):
            row.kept["status"] = row.values.pop("status")
            plan.notes.append(
                f"The file says that it was {row.kept['status']}. It has minutes or attendance here, so that was not taken."
            )
        if not plan.goes_ahead:
            row.values.pop("minutes_state", None)
        if plan.came.date and not EARLIEST <= plan.came.date <= LATEST:
            plan.notes.append("The year of its date cannot be right, so the date was left out.")
        self._keep_days_apart(plan)
        _keep_times_in_order(plan)

    def _keep_days_apart(self, plan: MeetingPlan) -> None:
        row = plan.meeting
        if row.is_new or not row.changes_field("date"):
            return
        here = (row.row.committee_id, row.outcome("date"), row.row.sitting)
        if not any((one.committee_id, one.date, one.sitting) == here for one in self.candidates):
            return
        if "date" in row.typed:
            plan.problem = "This committee has another meeting on the day that you typed. Type another date."
            return
        row.kept["date"] = row.values.pop("date")
        plan.notes.append("Another meeting of the committee is on the day in the file, so its date was not changed.")


def sittings_of(meetings: Sequence[ImportedMeeting]) -> list[int]:
    """Which meeting of the day each is, counted among those of one committee in the file that have no number."""
    counted: Counter[tuple] = Counter()
    sittings = []
    for came in meetings:
        if came.external_id or not came.date:
            sittings.append(1)
            continue
        day = (came.committee_id or plain(came.committee), came.date)
        counted[day] += 1
        sittings.append(min(counted[day], LAST_SITTING))
    return sittings


def _keep_times_in_order(plan: MeetingPlan) -> None:
    row: RowPlan = plan.meeting
    begins, ends = row.outcome("start_time"), row.outcome("end_time")
    if begins and ends and ends <= begins:
        row.values.pop("end_time" if "end_time" in row.values else "start_time", None)
        plan.notes.append("It would end before it starts, so one of its times was left out.")
    begins, ends = row.outcome("start_time"), row.outcome("end_time")
    if begins and ends and ends <= begins:
        plan.problem = f"The meeting ends at {council_time(ends)}. Type a start time before that."


def _has_been_held(came: ImportedMeeting) -> bool:
    return bool(came.attendance) or any(item.minutes.strip() for item in came.items)
