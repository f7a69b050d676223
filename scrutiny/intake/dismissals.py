"""What clerks decided not to draft, and why: remembered by its words for every later version of the minutes."""

from committees.models.minutes import fingerprint
from scrutiny.models import Dismissal
from scrutiny.models.items import Kind
from scrutiny.record_so_far import words_of


def settle(minutes, decided, *, by, at):
    """Remember what is dismissed now, and forget it of what is drafted after all. Returns what a clerk dismissed now.

    `decided` are (Proposal, Decision). A passage that becomes another kind of item is no longer what it was taken for.
    """
    made = []
    for proposal, decision in decided:
        if proposal.dismissed and not decision.dismissed:
            proposal.dismissed.delete()
        elif decision.dismissed:
            made += _dismiss(minutes, proposal, decision.dismissed, decision.note, by=by, at=at)
        if decision.becomes not in ("", decision.kind) and not decision.dismissed and proposal.before is None:
            note = f"Drafted as {Kind(decision.becomes).label.lower()}"
            _dismiss(minutes, proposal, Dismissal.Reason.NOT_ONE, note, by=by, at=at)
    return tuple(made)


def _dismiss(minutes, proposal, reason, note, *, by, at):
    """The dismissal, in a list that is empty when it says nothing new."""
    dismissal, is_new = Dismissal.objects.get_or_create(
        agenda_item=minutes.agenda_item,
        kind=proposal.kind,
        sha256=fingerprint(words_of(proposal.row)),
        defaults={
            "minutes": minutes,
            "start": proposal.found.start,
            "end": proposal.found.end,
            "reason": reason,
            "note": note,
            "at": at,
            "by": by,
        },
    )
    if is_new:
        return [dismissal]
    if (dismissal.reason, dismissal.note) == (reason, note):
        return []
    dismissal.reason, dismissal.note, dismissal.at, dismissal.by = reason, note, at, by
    dismissal.save()
    return [dismissal]
