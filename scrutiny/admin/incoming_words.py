"""What the pages of minutes of a whole meeting say: what needs attention, what would be written, what was."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html, format_html_join

from committees.admin_versions import conflict_in_words, whole_number
from committees.imported import Imported
from committees.models import Authority, Incoming, Meeting
from committees.reader import read
from scrutiny.importing import MeetingPlan
from scrutiny.importing.committees import Committees, plan_committees
from scrutiny.importing.sites import without_address
from scrutiny.intake import Made, why_not_make
from scrutiny.proposals import count_passages
from scrutiny.templatetags.council import plural

MOST_CHANGES = 5  # of one meeting, told on the page of many
AT_ONCE = "stands on the public list of committees at once"
MOST_TOLD = 10  # rows, where each would have a sentence of its own


# --- before


def attention(plan: MeetingPlan, imported: Imported, incoming: Incoming) -> list[str]:
    """What a clerk should look at before anything else."""
    return [
        *_perhaps_private(plan),
        *_problems(plan, incoming),
        *plan.notes,
        *_left_out(imported, incoming),
        *_still_kept(plan, imported, incoming),
    ]


def _still_kept(plan: MeetingPlan, imported: Imported, incoming: Incoming) -> Iterator[str]:
    """What is left out of the meeting is in what was brought all the same, but for what a file marks as restricted."""
    if (incoming.text and imported.restricted_items) or any(item.came.private for item in plan.items):
        who = "An administrator can delete them" if incoming.finished_at else "Delete them if they should not be here"
        yield (
            "The words as they came, with what is left out of the meeting, are kept until they are deleted. "
            f"They are not public. {who}, by “Delete what was brought” above."
        )


def _perhaps_private(plan: MeetingPlan) -> Iterator[str]:
    private = [item for item in plan.items if item.came.private]
    for item in private[:MOST_TOLD]:
        name = f"Item {item.came.number}, “{item.title}”," if item.came.number else f"The item “{item.title}”"
        last = "It is left out unless you tick it." if item.is_left_as_private else "You have ticked it."
        yield f"{name} {item.came.private}. {last}"
    if len(private) > MOST_TOLD:
        yield f"{plural(len(private) - MOST_TOLD, 'more item')} may be private too. The reason stands at each."


def _problems(plan: MeetingPlan, incoming: Incoming) -> Iterator[str]:
    if reason := why_not_make(plan):
        yield reason
    if plan.committee and plan.committee.pk is None:
        yield _not_in_the_list(plan, incoming.authority)
    if not plan.goes_ahead:
        state = plan.meeting.outcome("status")
        said = "The file says that this meeting was" if plan.came.status == state else "Here this meeting is marked as"
        yield f"{said} {Meeting.Status(state).label.lower()}."
    if plan.meeting.row.is_published:
        yield plan.meeting.left or (
            "The meeting is published. What you confirm is public at once, except what is found in the minutes."
        )
    numbers = [item.came.number for item in plan.items if item.came.number and not item.row.left]
    for number in dict.fromkeys(number for number in numbers if numbers.count(number) > 1):
        yield f"Two items have the number {number}."
    if not plan.items:
        yield "There are no agenda items in it."


def _not_in_the_list(plan: MeetingPlan, authority: Authority) -> str:
    name = plan.committee.name if plan.committee else ""
    similar = Committees(authority).similar(name)
    perhaps = f" Perhaps it is {similar}: choose it below." if similar else ""
    return f"“{name}” is not one of your committees, so it would be made, and {AT_ONCE}.{perhaps}"


def _left_out(imported: Imported, incoming: Incoming) -> Iterator[str]:
    items, documents = imported.restricted_items, imported.restricted_documents
    told = [plural(count, word) for count, word in ((items, "item"), (documents, "document")) if count]
    if told:
        verb = "is" if items + documents == 1 else "are"
        was = "was" if items + documents == 1 else "were"
        where = "in the file" if incoming.record else "in the minutes"
        yield f"{' and '.join(told)} {verb} marked restricted {where} and {was} left out.{_numbered(imported)}"
    if papers := imported.papers_without_address:
        yield without_address(papers)


def _numbered(imported: Imported) -> str:
    """Which items they are. Of what is restricted nothing is kept but the number."""
    numbers = imported.restricted_numbers
    return f" {'Item' if len(numbers) == 1 else 'Items'} {', '.join(numbers)}." if numbers else ""


def meanwhile(plan: MeetingPlan, seen: str, shown: list[tuple[Any, str]]) -> str:
    """Why what was confirmed is to be looked at again. `shown` are rows, and which version of each was on the page."""
    meeting = plan.meeting.row
    if plan.meeting.is_new:
        return "With this committee and date it is a new meeting. Look at what will be made, and confirm again."
    key, _, rest = seen.partition(".")
    if key != str(meeting.pk):
        return (
            f"With this committee and date it is a meeting that you have already: {meeting}. "
            "Look at what will change, and confirm again."
        )
    opened = [(meeting, rest.partition(".")[0]), *(_version(row, sent) for row, sent in shown)]
    changed = [(row, whole_number(version)) for row, version in opened if version and version != str(row.version)]
    told = [line for row, version in changed[:MOST_CHANGES] for line in conflict_in_words(row, version)[:-1]]
    return " ".join(
        [
            *(told or ["Somebody changed this meeting while you had it open."]),
            "What you typed is still here. Look at what will change, and confirm again.",
        ]
    )


def _version(row, sent: str | None) -> tuple[Any, str]:
    key, _, version = (sent or "").partition(".")
    return (row, version) if row.pk and key == str(row.pk) else (row, "")


def count_passages_of(plan: MeetingPlan) -> dict[int, int]:
    """How many passages there are to draft in the minutes of each item that has new ones, by its place."""
    day = plan.meeting.outcome("date")
    return {item.place: count_passages(read(item.came.minutes, meeting_date=day)) for item in plan.new_minutes}


def listed(incoming: Incoming, plans: list[MeetingPlan], imported: Imported, meetings, committees) -> dict:
    """What the page of many shows: committees, then meetings by committee. Ticked is what would change something."""
    rows = plan_committees(incoming.authority, imported.committees) if imported.committees else []
    shown = [
        {
            "place": place,
            "came": came,
            "row": row,
            "may_tick": row.state in ("new", "changed"),
            "ticked": not came.has_ended if committees is None else place in committees,
        }
        for place, (came, row) in enumerate(zip(imported.committees, rows, strict=True))
    ]
    made = [
        row.row.name for row, came in zip(rows, imported.committees, strict=True) if row.is_new and not came.has_ended
    ]
    made += [plan.committee.name for plan in plans if plan.committee and plan.committee.pk is None]
    groups: dict[str, list[dict]] = {}
    for plan in plans:
        row = _line(plan, meetings)
        groups.setdefault(str(plan.committee or plan.came.committee or "Committee not known"), []).append(row)
    return {
        "committees": shown,
        "groups": [_group(name, lines) for name, lines in groups.items()],
        "has_minutes": any(plan.new_minutes for plan in plans),
        "total": len(plans),
        "attention": [*_new_committees(list(dict.fromkeys(made))), *_left_out(imported, incoming)],
    }


def _new_committees(names: list[str]) -> Iterator[str]:
    if len(names) == 1:
        yield f"“{names[0]}” is not one of your committees. If you take it, it is made and {AT_ONCE}."
    elif names:
        more = f" and {len(names) - MOST_TOLD} more" if len(names) > MOST_TOLD else ""
        listed = ", ".join(f"“{name}”" for name in names[:MOST_TOLD])
        yield (
            f"{len(names)} are not among your committees: {listed}{more}. Each that you take is made, and {AT_ONCE}."
        )


def _line(plan: MeetingPlan, ticked) -> dict:
    problem = why_not_make(plan)
    would_write = plan.state in ("new", "changed") and not problem
    return {
        "plan": plan,
        "state": plan.state,
        "problem": problem,
        "may_tick": would_write,
        "ticked": would_write and (ticked is None or plan.index in ticked),
        "changes": [*plan.meeting.changes[:MOST_CHANGES]],
        "counts": ", ".join(_counts(plan)),
    }


def _group(name: str, lines: list[dict]) -> dict:
    counted = {state: sum(line["state"] == state for line in lines) for state in ("new", "changed", "same", "left")}
    labels = {"new": "new", "changed": "changed", "same": "the same", "left": "left alone"}
    told = ", ".join(f"{count} {labels[state]}" for state, count in counted.items() if count)
    return {
        "name": name,
        "lines": lines,
        "told": told,
        "is_new": any(line["plan"].committee and line["plan"].committee.pk is None for line in lines),
        "is_open": bool(counted["new"] or counted["changed"]),
    }


def _counts(plan: MeetingPlan) -> Iterator[str]:
    for label, rows in (
        ("agenda item", plan.items),
        ("person on the attendance list,people on the attendance list", plan.people),
        ("paper", plan.documents),
    ):
        if new := sum(one.row.state == "new" for one in rows):
            yield f"{plural(new, label)} to add"
        if changed := sum(one.row.state == "changed" for one in rows):
            yield f"{plural(changed, label)} to change"
    if plan.new_minutes:
        yield f"{plural(len(plan.new_minutes), 'text,texts')} of minutes to keep"
    if private := sum(item.is_left_as_private for item in plan.items):
        yield f"{plural(private, 'item')} left out that may be private"


# --- after


def said_of(made: Made):
    """What was written, such as “Meeting made with 9 agenda items and 14 people. 23 drafts made on 5 items.”"""
    told = [_of_one(made.plans[0])] if len(made.plans) == 1 else _of_many(made)
    return format_html_join(" ", "{}", ((one,) for one in [*told, *_of_drafts(made)]))


def _of_one(plan: MeetingPlan):
    page = reverse("admin:committees_meeting_change", args=[plan.meeting.row.pk])
    if plan.state not in ("new", "changed"):
        return format_html("Nothing new was written. {}", plan.meeting.left)
    counts = [
        (f"{page}#all_agenda_items-heading", plural(_written(plan.items), "agenda item")),
        (f"{page}#attendances-heading", plural(_written(plan.people), "person,people")),
        (f"{page}#all_documents-heading", plural(_written(plan.documents), "paper")),
        (_agenda_of(plan), plural(len(plan.new_minutes), "text") + " of minutes"),
    ]
    links = [format_html('<a href="{}">{}</a>', *one) for one in counts if not one[1].startswith("0 ")]
    begins = "Meeting made" if plan.meeting.is_new else "Meeting filled"
    return format_html("{}{}.", f"{begins} with " if links else begins, _and(links))


def _of_many(made: Made):
    states = [plan.state for plan in made.plans]
    new, changed = states.count("new"), states.count("changed")
    if new or changed:
        address = reverse("admin:committees_meeting_changelist")
        yield format_html('<a href="{}">{}</a> made, {} changed.', address, plural(new, "meeting"), changed)
    if made.committees:
        address = reverse("admin:committees_committee_changelist")
        yield format_html('<a href="{}">{}</a> in the list.', address, plural(len(made.committees), "committee"))
    if not (new or changed or made.committees):
        yield "Nothing new was written: all of it was there already."


def _of_drafts(made: Made):
    if not made.drafts:
        return
    drafts = f"{reverse('admin:scrutiny_trackeritem_changelist')}?stage__exact=draft"
    if len(made.plans) > 1:
        yield format_html('<a href="{}">{}</a> made.', drafts, plural(made.drafts, "draft"))
        return
    yield format_html(
        '<a href="{}">{}</a> made on <a href="{}">{}</a>.',
        f"{drafts}&meeting={made.meetings[0].pk}",
        plural(made.drafts, "draft"),
        _agenda_of(made.plans[0]),
        plural(len(made.drafted), "item"),
    )


def _written(parts) -> int:
    return sum(one.row.state in ("new", "changed") for one in parts)


def _agenda_of(plan: MeetingPlan) -> str:
    """The list of agenda items, of this committee and day only."""
    meeting = plan.meeting.row
    query = {"meeting__committee__id__exact": meeting.committee_id}
    if meeting.date:
        parts = ("year", "month", "day")
        query |= {f"meeting__date__{part}": getattr(meeting.date, part) for part in parts}
    return f"{reverse('admin:committees_agendaitem_changelist')}?{urlencode(query)}"


def _and(links):
    if len(links) < 2:
        return links[0] if links else ""
    return format_html("{} and {}", format_html_join(", ", "{}", ((one,) for one in links[:-1])), links[-1])
