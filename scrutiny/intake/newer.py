"""What a newer version of minutes does to what an earlier one gave: a draft follows, the rest has a correction put forward."""

from committees.models import DiscussionPoint, Witness
from committees.versions import claim
from inspections.models import MentionedGrade
from scrutiny.models import Correction, TrackerItem

READ = "Read from minutes version"

# What follows the words of a newer version. Of each group the first field is what the minutes print, the others what
# it stands for.
FOLLOWS = {
    TrackerItem: (
        ("text",),
        ("owner_text", "owner_post", "owner_person", "owner_body"),
        ("due_text", "due_earliest", "due_latest", "due_precision"),
    ),
    Witness: (("name", "person"), ("role",), ("category",)),
    DiscussionPoint: (("number",), ("text",), ("asked_by",), ("answered_by",)),
    MentionedGrade: (("area",), ("grade",), ("year", "is_historic")),
}
STANDS_FOR = {"owner": "owner_text", "person": "name"}  # a correction of the one is a correction of the other's group


def follow(before, proposal, *, by, decided):
    """Give the row of an earlier version the words of this one, and the place where they stand. Returns the row.

    What somebody corrected since stays where the minutes say the same as before. Where both changed, the minutes are
    followed if a clerk `decided` it with both in view, and else the person. Raises Stale when it was saved meanwhile.
    """
    row = proposal.row
    as_read = before.history.filter(history_change_reason__startswith=READ).first()
    typed = {STANDS_FOR.get(name, name) for name in proposal.typed}
    claim(before, before.version)
    for fields in FOLLOWS[type(before)._meta.concrete_model]:
        if fields[0] in typed or _has_changed(fields[0], as_read, before, row, decided):
            for name in fields:
                setattr(before, name, getattr(row, name))
    before.minutes, before.start, before.end = row.minutes, row.start, row.end
    if "kind" in proposal.typed:
        before.kind, before.addressed_to = row.kind, row.addressed_to
    before._history_user, before._change_reason = by, f"{READ} {row.minutes.number}"
    before.save()
    return before


def _has_changed(name, as_read, before, row, decided):
    read, now, said = getattr(as_read or before, name), getattr(before, name), getattr(row, name)
    return said != read and (decided or now == read)


def put_forward(item, row, *, by, at):
    """One correction waits for an item at a time: the newest words. Returns it."""
    item = TrackerItem.objects.select_for_update().get(pk=item.pk)
    said = {name: getattr(row, name) for name in ("minutes", "start", "end", "text", "owner_text", "due_text")}
    correction, _ = Correction.objects.update_or_create(
        item=item, state=Correction.State.PROPOSED, defaults={**said, "created_at": at, "created_by": by}
    )
    return correction
