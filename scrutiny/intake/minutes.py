"""Minutes of one agenda item are kept as they are, read, and drafted.

Nothing drafted here is public: items are drafts, and what was heard and said waits for the meeting to be published or,
where it is published already, to be let through (`show`).
"""

from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import Max, Model
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from committees.models import AgendaItem, DiscussionPoint, Meeting, Minutes, Stage, Witness
from committees.models.agenda import Access
from committees.models.minutes import fingerprint
from committees.reader import Reading, read
from committees.versions import Stale
from inspections.models import MentionedGrade
from scrutiny import workflow
from scrutiny.calendar import recesses_of
from scrutiny.decisions import corrected
from scrutiny.models import Checked, Correction, Dismissal, TrackerItem
from scrutiny.models.items import NEXT_MEETING, Kind
from scrutiny.proposals import GRADE, POINT, WITNESS, Proposer
from scrutiny.workflow import Refused

from . import dismissals
from .newer import READ, follow, put_forward

MAY_KEEP = ["committees.change_agendaitem", "committees.add_minutes"]
MAY_DRAFT = [
    "committees.change_agendaitem",
    "committees.add_witness",
    "committees.add_discussionpoint",
    "inspections.add_mentionedgrade",
    "scrutiny.add_recommendation",
    "scrutiny.add_action",
    "scrutiny.add_undertaking",
]
MAY_SHOW = ["committees.publish_meeting"]


@dataclass(frozen=True, slots=True)
class Drafted:
    """What one confirmation made: new rows, drafts that follow changed words, corrections proposed of what is no draft.

    As long as its new rows; true when it did anything at all.
    """

    rows: tuple[Model, ...] = ()
    changed: tuple[Model, ...] = ()
    corrections: tuple[Correction, ...] = ()
    dismissals: tuple[Dismissal, ...] = ()

    def __len__(self):
        return len(self.rows)

    def __bool__(self):
        return bool(self.rows or self.changed or self.corrections or self.dismissals)

    def count(self, kind):
        return sum(_kind_of(row) == kind for row in self.rows)

    @property
    def without_owner(self):
        """The items, new or changed, whose owner nobody has chosen yet."""
        return [row for row in (*self.rows, *self.changed) if isinstance(row, TrackerItem) and not row.owner]


def keep(agenda_item, text, *, source, by, at, source_name="", source_url="", completeness=None):
    """Store `text`, exactly, as the newest version of the item's minutes. The same words again are the same row.

    `completeness` is `completeness_of` the text, for whoever holds rows already and must not read while they do.
    """
    permit(by, MAY_KEEP, "keep minutes")
    if not text.strip():
        raise Refused("There are no words to keep.")
    if not agenda_item.meeting.went_ahead:
        raise Refused("This meeting did not go ahead, so it has no minutes. Correct the meeting first.")
    # Reading a long text takes seconds, during which nobody else is kept waiting.
    completeness = completeness or completeness_of(text, agenda_item.meeting.date)
    with transaction.atomic():
        agenda_item = _locked(agenda_item)
        same = agenda_item.all_minutes.filter(sha256=fingerprint(text)).first()
        if same:
            return same
        newest = agenda_item.all_minutes.aggregate(newest=Max("number"))["newest"] or 0
        return Minutes.objects.create(
            agenda_item=agenda_item,
            number=newest + 1,
            text=text,
            sha256=fingerprint(text),
            source=source,
            source_name=source_name,
            source_url=source_url,
            completeness=completeness,
            created_at=at,
            created_by=by,
        )


def read_minutes(minutes) -> Reading:
    """Read a version of minutes, with the day of its meeting and the council's recesses. Writes nothing."""
    meeting = minutes.agenda_item.meeting
    return read(minutes.text, meeting_date=meeting.date, recesses=recesses_of(meeting.committee.authority))


class ReadMeanwhile(Refused):
    """Somebody else made drafts of the minutes, or dismissed passages, after the screen was opened."""

    def __init__(self):
        super().__init__(
            "Somebody else checked these minutes after you opened them. Look at what is left, and confirm again."
        )


def check(minutes, *, by, at, left=0):
    """Remember that somebody went through what was found, and how many passages were left for later."""
    permit(by, MAY_DRAFT, "check minutes")
    Checked.objects.update_or_create(minutes=minutes, defaults={"at": at, "by": by, "left": left})


def draft(minutes, *, by, at, decisions=None, seen=None):
    """Make drafts of what the minutes hold, all or none. Returns Drafted.

    `decisions` are a clerk's, passage by passage; the minutes then count as checked. Without them everything is drafted
    that the agenda item does not have yet. A passage is drafted once, however often it is chosen. What is drafted from
    an earlier version follows its changed words while it is a draft; what is reviewed or published is not touched, but
    has a correction put forward.

    `seen` is the state of the record (RecordSoFar.state) that the clerk had in view: raises ReadMeanwhile when it is
    another by now.
    """
    permit(by, MAY_DRAFT, "make drafts")
    reading = read_minutes(minutes)
    try:
        with transaction.atomic():
            minutes.agenda_item = _locked(minutes.agenda_item)
            _refuse_older(minutes)
            proposer = Proposer(minutes, reading)
            if seen is not None and seen != proposer.record.state:
                raise ReadMeanwhile
            found = {proposal.key: proposal for proposal in proposer.all()}
            if decisions is None:
                return _draft(minutes, [proposal for proposal in found.values() if proposal.is_new], by=by, at=at)
            return _decide(minutes, proposer, found, decisions, by=by, at=at)
    except Stale:
        raise Refused(
            "Somebody saved one of these records at the same moment. Look again, and confirm again."
        ) from None


def _refuse_older(minutes):
    if minutes.agenda_item.all_minutes.filter(number__gt=minutes.number).exists():
        raise Refused("A newer version of these minutes is kept. Check what was found in that one.")


def _decide(minutes, proposer, found, decisions, *, by, at):
    decided = [
        (proposal, decision)
        for decision in decisions
        if (proposal := found.get(decision.key) or proposer.at(decision.kind, decision.start, decision.end))
        and not proposal.drafted
    ]
    dismissed = dismissals.settle(minutes, decided, by=by, at=at)
    settled = {decision.key for decision in decisions}
    check(minutes, by=by, at=at, left=sum(one.is_new and one.key not in settled for one in found.values()))
    chosen = [
        corrected(proposal, decision, proposer.directory) for proposal, decision in decided if not decision.dismissed
    ]
    _refuse_twice(chosen)
    return replace(_draft(minutes, chosen, by=by, at=at, decided=True), dismissals=dismissed)


def _refuse_twice(proposals):
    """Two passages of one kind cannot begin at the same words."""
    begun = set()
    for proposal in proposals:
        if (proposal.kind, proposal.found.start) in begun and proposal.kind != GRADE:
            words = " ".join(proposal.found.text.split())[:60]
            raise Refused(f"Two passages of one kind begin with “{words}”. Join them, or untick one of them.")
        begun.add((proposal.kind, proposal.found.start))


@transaction.atomic
def show(agenda_item, *, by, at):
    """Let what was heard and said on an open item through to the public pages. Returns how many rows changed."""
    permit(by, MAY_SHOW, "publish what was said")
    agenda_item = _locked(agenda_item)
    if agenda_item.access != Access.OPEN:
        raise Refused("Only an open item is shown as a whole. Choose the points one by one.")
    shown = 0
    for model in (Witness, DiscussionPoint):
        rows = list(model.objects.filter(agenda_item=agenda_item, is_public=False))
        for row in rows:
            row.is_public = True
            row.version += 1
        bulk_update_with_history(
            rows,
            model,
            ["is_public", "version"],
            default_user=by,
            default_date=at,
            default_change_reason="Shown on the public page",
        )
        shown += len(rows)
    if reason := workflow.why_not_publish(agenda_item.meeting):
        raise Refused(reason)
    workflow.mask_points(agenda_item.meeting, by=by)
    return shown


def _draft(minutes, proposals, *, by, at, decided=False):
    new, changed, corrections = [], [], []
    for proposal in proposals:
        before = proposal.before
        if before is None or _is_public_already(before, minutes):
            new.append(proposal)
        elif isinstance(before, TrackerItem) and before.stage != Stage.DRAFT:
            corrections.append(put_forward(before, proposal.row, by=by, at=at))
        else:
            changed.append(follow(before, proposal, by=by, decided=decided))
    reason = f"{READ} {minutes.number}"
    rows = [row for batch in _batches(new, minutes) for row in _save(batch, by=by, at=at, reason=reason)]
    if any(_kind_of(row) in Kind.values and row.due_precision == NEXT_MEETING for row in (*rows, *changed)):
        workflow.bind_next_meetings(minutes.agenda_item.meeting.committee, by=by, at=at)
    return Drafted(tuple(rows), tuple(changed), tuple(corrections))


def _is_public_already(row, minutes):
    """A witness or a point on a public page stays as it is: what the new version says is added and held back."""
    return isinstance(row, (Witness, DiscussionPoint)) and row.is_public and minutes.agenda_item.meeting.is_published


def permit(by, permissions, what):
    """Refuse, in words, what `by` may not do."""
    if not by.has_perms(permissions):
        raise Refused(f"You do not have permission to {what}.")


def _locked(agenda_item):
    """The agenda item, held until the transaction ends, so that two confirmations come one after the other.

    Its meeting is held first, as publishing does: published meanwhile, it would show what nobody has checked.
    """
    Meeting.objects.select_for_update().get(pk=agenda_item.meeting_id)
    return (
        AgendaItem.objects.select_for_update(of=("self",))
        .select_related("meeting__committee__authority")
        .get(pk=agenda_item.pk)
    )


def completeness_of(text, day=None):
    """Whether the words of minutes are all there or break off. Reads them, which takes seconds where they are long."""
    reading = read(text, meeting_date=day)
    is_cut = any(warning.code == "truncated" for warning in reading.warnings)
    return Minutes.Completeness.TRUNCATED if is_cut else Minutes.Completeness.FULL


def _batches(proposals, minutes):
    """Rows to save together: one table at a time, and points only after the points that they stand under."""
    of_table = {Witness: [], TrackerItem: [], MentionedGrade: []}
    points = []
    for proposal in proposals:
        if proposal.kind == POINT:
            points.append(proposal)
        else:
            of_table[type(proposal.row)].append(proposal.row)
    yield from of_table.values()
    yield from _points_by_level(points, minutes)


def _points_by_level(points, minutes):
    """Give each point its parent: the nearest point above it that is kept, now or before."""
    kept = {point.start: point for point in minutes.agenda_item.all_points.filter(minutes=minutes)}
    while points:
        waiting = {point.found.start for point in points}
        ready = [point for point in points if not any(above.found.start in waiting for above in _above(point))]
        for point in ready:
            point.row.parent = next((kept[up.found.start] for up in _above(point) if up.found.start in kept), None)
        yield [point.row for point in ready]
        kept |= {point.row.start: point.row for point in ready}
        points = [point for point in points if point.row.pk is None]


def _above(point):
    while point := point.above:
        yield point


def _save(rows, *, by, at, reason):
    if not rows:
        return []
    return bulk_create_with_history(rows, type(rows[0]), default_user=by, default_date=at, default_change_reason=reason)


def _kind_of(row):
    return {Witness: WITNESS, DiscussionPoint: POINT, MentionedGrade: GRADE}.get(type(row)) or row.kind
