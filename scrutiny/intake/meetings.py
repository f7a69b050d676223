"""Minutes of a whole meeting and ModernGov's files are kept as they came, and made into meetings or matched with them.

What is written is what scrutiny.importing plans: an import fills and follows, it never overwrites a person and never
deletes. Each meeting is one transaction, so an import that is broken off and run again ends like one that was not.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from committees.imported import Imported, ImportedCommittee, from_values
from committees.models import (
    AgendaItem,
    Attendance,
    Authority,
    Committee,
    DiscussionPoint,
    Document,
    Incoming,
    Meeting,
    Minutes,
    Witness,
)
from committees.models.minutes import fingerprint
from committees.reader import read
from committees.versions import Stale, claim
from committees.whole_meetings import imported_from
from inspections.models import MentionedGrade
from scrutiny import workflow
from scrutiny.importing import AS_IT_CAME, MeetingChoice, MeetingPlan, import_reason, plan_meetings
from scrutiny.importing.committees import plan_committees
from scrutiny.importing.following import RowPlan, fitting, typed_reason
from scrutiny.matching import plain
from scrutiny.models import Checked, TrackerItem
from scrutiny.templatetags.council import council_date, plural
from scrutiny.workflow import Refused

from .minutes import MAY_DRAFT, MAY_KEEP, Drafted, completeness_of, draft, keep, permit

MAY_BRING = ["committees.add_incoming"]
MAY_DISCARD = ["committees.delete_incoming"]
MAY_DISCARD_MADE = "committees.change_incoming"  # nobody changes what came; an administrator may tidy it away
MAY_MAKE = [
    "committees.add_meeting",
    "committees.change_meeting",
    "committees.add_attendance",
    "committees.change_attendance",
    "committees.add_agendaitem",
    "committees.add_document",
    "committees.change_document",
    *MAY_KEEP,
]
MAY_MAKE_COMMITTEES = ["committees.add_committee", "committees.change_committee"]
MAY_PUBLISH = "committees.publish_meeting"

MOST_MEETINGS = 1_000  # of one file: what one page can show and one confirmation can make

MEANWHILE = "Somebody saved one of these records at the same moment, so nothing of this meeting was written. Try again."


@dataclass(frozen=True, slots=True)
class Choices:
    """What a clerk confirmed. As it stands, everything is taken as it came, and no drafts are made.

    `meetings` holds a choice for each meeting that is taken, by its place; `committees` the places of those that are.
    `seen` is MeetingPlan.seen of the one meeting that the clerk had before them; nothing is written on another.
    """

    meetings: Mapping[int, MeetingChoice] | None = None
    committees: frozenset[int] | None = None
    make_drafts: bool = False
    seen: str = ""

    def places(self, imported: Imported) -> list[int]:
        every = range(len(imported.meetings))
        return [place for place in every if self.meetings is None or place in self.meetings]


EVERYTHING = Choices()


@dataclass(slots=True)
class Made:
    """What one confirmation wrote: the plans that were carried out, and by their place why others were not."""

    plans: list[MeetingPlan] = field(default_factory=list)
    committees: list[Committee] = field(default_factory=list)
    drafted: dict[AgendaItem, Drafted] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)
    refused_committees: dict[int, str] = field(default_factory=dict)

    @property
    def reasons(self) -> list[str]:
        """Why something was not made, each reason once."""
        return list(dict.fromkeys([*self.refused_committees.values(), *self.refused.values()]))

    @property
    def meetings(self) -> list[Meeting]:
        return [plan.meeting.row for plan in self.plans]

    @property
    def drafts(self) -> int:
        return sum(map(len, self.drafted.values()))


# --- keeping what came


def keep_incoming(
    authority, *, text="", record=None, committee=None, source, source_name="", source_url="", by, at
) -> Incoming:
    """Keep the words of minutes, or what a ModernGov file held. The same again for the authority is the same row."""
    permit(by, MAY_BRING, "bring minutes")
    if bool(text.strip()) == (record is not None):
        raise Refused("Bring the words of the minutes, or a file from ModernGov.")
    values = record.as_values() if record else None
    if record and len(record.meetings) > MOST_MEETINGS:
        raise Refused(
            f"This file has {len(record.meetings):,} meetings, and at most {MOST_MEETINGS:,} are taken at once. "
            "Ask ModernGov for a shorter time."
        )
    if record and not (record.meetings or record.committees):
        raise Refused("Nothing public was found in this file: no meeting and no committee.")
    about = _about(record or imported_from(read(text)), committee)
    incoming, is_new = Incoming.objects.get_or_create(
        authority=authority,
        sha256=_fingerprint_of(values) if values else fingerprint(text),
        defaults={
            "text": text,
            "record": values,
            "about": about,
            "committee": committee,
            "source": source,
            "source_name": source_name[:200],
            "source_url": source_url,
            "created_at": at,
            "created_by": by,
        },
    )
    if not is_new and committee and incoming.committee != committee and not incoming.finished_at:
        incoming.committee = committee
        incoming.save(update_fields=["committee"])
    return incoming


def _about(imported: Imported, committee: Committee | None) -> str:
    """Such as “Children's Panel, 10 March 2026”, “40 meetings of 3 committees” or “3 committees”."""
    meetings, committees = imported.meetings, imported.committees
    if len(meetings) == 1 and not committees:
        [came] = meetings
        name = came.committee.strip() or (committee.name if committee else "Committee not known")
        about = f"{name}, {council_date(came.date) or 'day not known'}"
    elif meetings:
        names = {one.committee_id or plain(one.committee) for one in meetings}
        about = f"{plural(len(meetings), 'meeting')} of {plural(len(names), 'committee')}"
    else:
        about = committees[0].name if len(committees) == 1 else plural(len(committees), "committee")
    return fitting(Incoming, "about", about)


def why_not_discard(incoming: Incoming, *, by) -> str:
    """The reason why what was brought cannot be deleted, or an empty string. What was made of it tells where it came from."""
    if not by.has_perms(MAY_DISCARD):
        return "You do not have permission to delete what was brought."
    if by.has_perm(MAY_DISCARD_MADE) or not (incoming.finished_at or _has_left_traces(incoming)):
        return ""
    return "Meetings were made of it, so it is kept. An administrator can delete it."


@transaction.atomic
def discard_incoming(incoming: Incoming, *, by) -> None:
    """Delete what was brought, with its words."""
    Authority.objects.select_for_update().get(pk=incoming.authority_id)
    if reason := why_not_discard(Incoming.objects.get(pk=incoming.pk), by=by):
        raise Refused(reason)
    incoming.delete()


def _has_left_traces(incoming: Incoming) -> bool:
    """Whether something was made of a part of it: its number stands in the history, its words are kept as minutes."""
    reason, since = import_reason(incoming), incoming.created_at
    tables: list[Any] = [Committee, Meeting, AgendaItem, Attendance, Document]
    if any(table.history.filter(history_date__gte=since, history_change_reason=reason).exists() for table in tables):
        return True
    came = imported_of(incoming).meetings
    texts = {fingerprint(item.minutes) for meeting in came for item in meeting.items if item.minutes.strip()}
    kept = Minutes.objects.filter(
        created_at__gte=since, agenda_item__meeting__committee__authority=incoming.authority_id
    )
    return bool(texts) and any(sha256 in texts for sha256 in kept.values_list("sha256", flat=True))


def imported_of(incoming: Incoming) -> Imported:
    """What came, as values: the record as it was kept, or what is read in the text. Writes nothing."""
    return from_values(incoming.record) if incoming.record else imported_from(read(incoming.text))


def plan_incoming(
    incoming: Incoming, imported: Imported, choices: Choices = EVERYTHING, *, by, at
) -> list[MeetingPlan]:
    """What would become of the meetings that came, if `by` confirmed these choices now. Writes nothing."""
    return _plan(incoming, imported, choices, choices.places(imported), by=by, at=at)


def _fingerprint_of(values: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()


def _plan(incoming, imported, choices, places, *, by, at):
    return plan_meetings(
        incoming.authority,
        imported.meetings,
        {place: _choice(incoming, imported, choices, place) for place in places},
        only=places,
        may_publish=by.has_perm(MAY_PUBLISH),
        on=timezone.localdate(at),
    )


def _choice(incoming, imported, choices, place) -> MeetingChoice:
    """What was chosen for the meeting; its committee may have been chosen when the minutes were brought."""
    choice = (choices.meetings or {}).get(place, AS_IT_CAME)
    is_meant = len(imported.meetings) == 1 or not imported.meetings[place].committee
    if choice.committee or not incoming.committee or not is_meant:
        return choice
    return replace(choice, committee=incoming.committee)


# --- making meetings


def make_meetings(incoming: Incoming, choices: Choices = EVERYTHING, *, by, at) -> Made:
    """Make or match the chosen meetings, one transaction each, then draft what is new in them if that was asked for.

    Refuses as a whole what `by` may not do. A meeting or committee that cannot be made is told with the reason and stops
    nothing else. What came is finished when nothing is left of it that could be taken.
    Running it again writes only what is not there yet.
    """
    permit(by, MAY_MAKE, "make meetings of what was brought")
    if choices.make_drafts:
        permit(by, MAY_DRAFT, "make drafts")
    imported = imported_of(incoming)
    made = Made()
    _make_committees(made, incoming, imported, choices, by=by, at=at)
    for plan in _plan(incoming, imported, choices, choices.places(imported), by=by, at=at):
        if plan.state != "same":
            try:
                # Read before anything is held: a long text takes seconds.
                completeness = {one.place: completeness_of(one.came.minutes) for one in plan.new_minutes}
                plan = _make(incoming, imported, choices, plan.index, completeness, by=by, at=at)
            except Refused as refused:
                made.refused[plan.index] = refused.reason
                continue
        made.plans.append(plan)
        if choices.make_drafts:
            made.drafted |= _draft_new(plan, by=by, at=at)
    if not made.reasons and not _is_anything_left(incoming, imported, choices, by=by, at=at):
        _finish(incoming, by=by, at=at)
    return made


def _make(incoming, imported, choices, place, completeness, *, by, at) -> MeetingPlan:
    try:
        with transaction.atomic():
            # Two imports for one authority come one after the other.
            Authority.objects.select_for_update().get(pk=incoming.authority_id)
            [plan] = _plan(incoming, imported, choices, [place], by=by, at=at)
            if reason := why_not_make(plan):
                raise Refused(reason)
            if choices.seen and choices.seen != plan.seen:
                raise Stale
            _hold(plan.meeting.row)
            _write_meeting(plan, _Writer(import_reason(incoming), by, at))
            _keep_minutes(incoming, plan, completeness, by=by, at=at)
            return plan
    except (IntegrityError, Stale) as clash:
        raise Refused(MEANWHILE) from clash


def _hold(meeting: Meeting) -> None:
    """Hold the meeting until all of it is written: published meanwhile, it would show what nobody has checked."""
    if (
        meeting.pk
        and Meeting.objects.select_for_update().values_list("version", flat=True).get(pk=meeting.pk) != meeting.version
    ):
        raise Stale


def why_not_make(plan: MeetingPlan) -> str:
    """The reason a meeting cannot be made, or an empty string."""
    if plan.committee is None:
        return "Choose the committee: the minutes do not say which it is."
    if not plan.meeting.outcome("date") and not plan.came.external_id:
        return "Type the date of the meeting: without it the same meeting would be made twice."
    return plan.problem


def _write_meeting(plan: MeetingPlan, writer: "_Writer") -> None:
    if plan.committee.pk is None:
        permit(writer.by, MAY_MAKE_COMMITTEES, "add a committee")
        writer.save(plan.committee, writer.reason)
        plan.meeting.row.committee = plan.committee
    moved = plan.meeting.changes_field("date") and not plan.meeting.is_new
    writer.write(plan.meeting)
    writer.write_all([item.row for item in plan.items])
    writer.write_all([person.row for person in plan.people])
    for document in plan.documents:
        if document.row.is_new and document.item:
            document.row.row.agenda_item = document.item.row.row
    writer.write_all([document.row for document in plan.documents])
    meeting = plan.meeting.row
    if moved:
        workflow.move_items(meeting, by=writer.by)
    if meeting.is_published and not plan.meeting.left:
        _check_what_is_public(meeting, by=writer.by, at=writer.at)


def _check_what_is_public(meeting: Meeting, *, by, at) -> None:
    """Only somebody who may publish gets here. What they add to a published meeting must be fit to be read."""
    if reason := workflow.why_not_publish(meeting):
        raise Refused(reason)
    workflow.bind_next_meetings(meeting.committee, by=by, at=at)


def _keep_minutes(incoming: Incoming, plan: MeetingPlan, completeness: Mapping[int, str], *, by, at) -> None:
    for item in plan.new_minutes:
        keep(
            item.row.row,
            item.came.minutes,
            source=incoming.source,
            source_name=incoming.source_name,
            source_url=item.row.row.source_url or incoming.source_url,
            completeness=completeness.get(item.place),
            by=by,
            at=at,
        )


def _draft_new(plan: MeetingPlan, *, by, at) -> dict[AgendaItem, Drafted]:
    """Draft the newest minutes of each item, if they are those that came and nobody has drafted from them or checked them."""
    texts = {item.row.row.pk: fingerprint(item.came.minutes) for item in plan.items if item.minutes}
    newest: dict[int, Minutes] = {}
    versions = Minutes.objects.filter(agenda_item__in=texts).select_related(
        "agenda_item__meeting__committee__authority"
    )
    for minutes in versions.order_by("agenda_item__order", "number"):
        newest[minutes.agenda_item_id] = minutes
    fresh = [one for key, one in newest.items() if one.sha256 == texts[key]]
    touched = _touched(fresh)
    drafted = {one.agenda_item: draft(one, by=by, at=at) for one in fresh if one.pk not in touched}
    return {item: what for item, what in drafted.items() if what}


def _touched(versions: Iterable[Minutes]) -> set[int]:
    """The versions that were drafted from, in whole or in part, or checked by somebody."""
    keys = [one.pk for one in versions]
    tables: list[Any] = [TrackerItem, Witness, DiscussionPoint, MentionedGrade, Checked]
    return {key for table in tables for key in table.objects.filter(minutes__in=keys).values_list("minutes", flat=True)}


def _is_anything_left(incoming, imported, choices, *, by, at) -> bool:
    """Whether meetings or committees of the list were left unticked that could still be taken."""
    others = sorted(set(range(len(imported.meetings))) - set(choices.places(imported)))
    meetings = _plan(incoming, imported, EVERYTHING, others, by=by, at=at) if others else []
    taken = set(_taken_committees(imported, choices))
    came = [one for place, one in enumerate(imported.committees) if place not in taken and not one.has_ended]
    committees = plan_committees(incoming.authority, came) if came else []
    return any(plan.state in ("new", "changed") and not why_not_make(plan) for plan in meetings) or any(
        row.state in ("new", "changed") for row in committees
    )


def _finish(incoming: Incoming, *, by, at) -> None:
    if not incoming.finished_at:
        incoming.finished_at, incoming.finished_by = at, by
        incoming.save(update_fields=["finished_at", "finished_by"])


def _taken_committees(imported: Imported, choices: Choices) -> list[int]:
    return [
        place
        for place, came in enumerate(imported.committees)
        if (not came.has_ended if choices.committees is None else place in choices.committees)
    ]


def _make_committees(made: Made, incoming, imported, choices, *, by, at) -> None:
    """The committees of a list of committees, one transaction each; what is there already is filled and followed."""
    taken = _taken_committees(imported, choices)
    if taken:
        permit(by, MAY_MAKE_COMMITTEES, "add a committee")
    for place in taken:
        try:
            made.committees.append(_make_committee(incoming, imported.committees[place], by=by, at=at))
        except Refused as refused:
            made.refused_committees[place] = refused.reason


def _make_committee(incoming: Incoming, came: ImportedCommittee, *, by, at) -> Committee:
    try:
        with transaction.atomic():
            Authority.objects.select_for_update().get(pk=incoming.authority_id)
            [plan] = plan_committees(incoming.authority, [came])
            _Writer(import_reason(incoming), by, at).write(plan)
            return plan.row
    except (IntegrityError, Stale) as clash:
        raise Refused(f"“{came.name}” was saved by somebody else at the same moment. Try again.") from clash


# --- how it is written


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes planned rows, with who and why in their history: first what a person typed, then what the import says."""

    reason: str
    by: Any
    at: Any

    def write_all(self, plans: list[RowPlan]) -> None:
        """Rows of one table. New ones that nobody corrected are written together."""
        new = [plan for plan in plans if plan.state == "new" and not plan.typed]
        for plan in new:
            self._set(plan.row, plan.values)
        if new:
            bulk_create_with_history(
                [plan.row for plan in new],
                type(new[0].row),
                default_user=self.by,
                default_date=self.at,
                default_change_reason=self.reason,
            )
        for plan in plans:
            if plan not in new:
                self.write(plan)

    def write(self, plan: RowPlan) -> None:
        if plan.state in ("left", "same"):
            return
        if plan.typed:
            self._set(plan.row, plan.typed)
            self.save(plan.row, typed_reason(plan.row, plan.typed))
        if plan.values or plan.row.pk is None:
            self._set(plan.row, plan.values)
            self.save(plan.row, self.reason)

    def save(self, row, reason: str) -> None:
        if row.pk:
            claim(row, row.version)
        _sign(row, self.by, reason)
        row._history_date = self.at
        row.save()

    def _set(self, row, values: Mapping[str, Any]) -> None:
        for name, value in values.items():
            setattr(row, name, value)


def _sign(row: Any, by: Any, reason: str) -> None:
    """Say in the history of what is saved next who did it and why."""
    row._history_user, row._change_reason = by, reason
