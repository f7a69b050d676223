"""What would become of the agenda, the attendance list and the papers of the meetings of an import."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from committees.imported import ImportedAttendance, ImportedDocument, ImportedItem
from committees.models import AgendaItem, Attendance, Authority, Document, Meeting, Membership, Minutes
from committees.models.minutes import fingerprint
from scrutiny.matching import Directory, Match, plain

from .following import RowPlan, Wish, fitting, plan_rows, web_address
from .matches import kind_of, match_items, match_people
from .plans import AS_IT_CAME, DocumentPlan, ItemPlan, MeetingChoice, MeetingPlan, PersonPlan, is_private

UNTICKED = "Not ticked."


class There:
    """What hangs on the meetings that are there already. Four queries, or none."""

    def __init__(self, meetings: Iterable[Meeting]):
        by_key = {meeting.pk: meeting for meeting in meetings}
        self.items: dict[int | None, list[AgendaItem]] = defaultdict(list)
        self.people: dict[int | None, list[Attendance]] = defaultdict(list)
        self.documents: dict[int | None, list[Document]] = defaultdict(list)
        self.minutes: dict[int | None, set[str]] = defaultdict(set)
        if not by_key:
            return
        keys = list(by_key)
        for item in AgendaItem.objects.filter(meeting__in=keys).order_by("order"):
            item.meeting = by_key[item.meeting_id]
            self.items[item.meeting_id].append(item)
        for row in (
            Attendance.objects.filter(meeting__in=keys).select_related("person", "substitute_for").order_by("id")
        ):
            row.meeting = by_key[row.meeting_id]
            self.people[row.meeting_id].append(row)
        for document in Document.objects.filter(meeting__in=keys).order_by("id"):
            self.documents[document.meeting_id].append(document)
        kept = Minutes.objects.filter(agenda_item__meeting__in=keys).values_list("agenda_item", "sha256")
        for item_key, sha256 in kept:
            self.minutes[item_key].add(sha256)

    def was_held(self, meeting: Meeting) -> bool:
        """It has minutes or attendance, so it cannot be marked as cancelled."""
        has_minutes = any(self.minutes[item.pk] for item in self.items[meeting.pk])
        return has_minutes or bool(self.people[meeting.pk]) or meeting.minutes_state != Meeting.MinutesState.NONE


# --- the agenda


def plan_items(plans: Sequence[MeetingPlan], there: There, choices: Mapping[int, MeetingChoice]) -> None:
    planned = [
        (plan, place, wish)
        for plan in plans
        for place, wish in enumerate(_item_wishes(plan, there, _of(choices, plan)))
    ]
    rows = plan_rows([wish for _, _, wish in planned])
    for (plan, place, _), row in zip(planned, rows, strict=True):
        item = ItemPlan(place, plan.came.items[place], row)
        plan.items.append(item)
        if plan.meeting.left:
            row.leave(plan.meeting.left)
        item.minutes = _what_of_the_minutes(plan, item, there)
        item.may_change = not row.left
        item.may_take = item.may_change or item.minutes == "new"
        if why := _why_not_taken(item, _of(choices, plan)):
            row.left, item.minutes = why, ""
    for plan in plans:
        if not plan.goes_ahead and any(came.minutes.strip() for came in plan.came.items):
            plan.notes.append("It did not go ahead, so its minutes are left out.")


def _why_not_taken(item: ItemPlan, choice: MeetingChoice) -> str:
    if item.place in choice.without_items:
        return UNTICKED
    return is_private(item.came) if item.came.private and item.place not in choice.with_private else ""


def _item_wishes(plan: MeetingPlan, there: There, choice: MeetingChoice) -> list[Wish]:
    rows = there.items[plan.meeting.row.pk] if plan.meeting.row.pk else []
    last = max((row.order for row in rows), default=0)
    wishes = []
    for place, row in enumerate(match_items(plan.came.items, rows)):
        came = plan.came.items[place]
        if row is None:
            last += 1
            row = AgendaItem(meeting=plan.meeting.row, order=last, kind=kind_of(came.title))
        typed = {"title": choice.titles[place]} if place in choice.titles else {}
        wishes.append(Wish(row, _item_values(came), typed))
    return wishes


def _item_values(came: ImportedItem) -> dict:
    return {
        "number": fitting(AgendaItem, "number", came.number),
        "title": fitting(AgendaItem, "title", came.title) or "No title",
        "purpose": came.purpose.replace("\0", "").strip(),
        "source_url": web_address(AgendaItem, "source_url", came.source_url),
        "external_id": fitting(AgendaItem, "external_id", came.external_id),
    }


def _what_of_the_minutes(plan: MeetingPlan, item: ItemPlan, there: There) -> str:
    """New versions are kept also on what is published: they are private until somebody lets them through."""
    has_no_item = item.row.is_new and item.row.left
    if not item.came.minutes.strip() or not plan.goes_ahead or has_no_item:
        return ""
    kept = there.minutes[item.row.row.pk] if item.row.row.pk else set()
    return "same" if fingerprint(item.came.minutes) in kept else "new"


# --- the attendance list


def plan_people(
    plans: Sequence[MeetingPlan], there: There, choices: Mapping[int, MeetingChoice], authority: Authority
) -> None:
    if not any(plan.came.attendance for plan in plans):
        return
    directory, members = Directory(authority), _members(plans, authority)
    planned = [
        (plan, one)
        for plan in plans
        for one in _PeopleOfMeeting(plan, there, _of(choices, plan), directory, members).lines()
    ]
    rows = plan_rows([wish for _, (_, wish, _, _) in planned])
    for (plan, (place, _, match, left)), row in zip(planned, rows, strict=True):
        plan.people.append(PersonPlan(place, plan.came.attendance[place], row, match))
        _only_substitutes_stand_in(row)
        for why in (left, plan.meeting.left, "" if plan.goes_ahead else "The meeting did not go ahead."):
            if why:
                row.leave(why)
    for plan in plans:
        if not plan.goes_ahead and plan.people:
            plan.notes.append("It did not go ahead, so nobody is put on its attendance list.")


class _PeopleOfMeeting:
    """The lines of one attendance list. A person is set on an exact match only, and once for each meeting."""

    def __init__(self, plan, there, choice, directory, members):
        self.plan, self.choice, self.directory, self.members = plan, choice, directory, members
        self.rows = there.people[plan.meeting.row.pk] if plan.meeting.row.pk else []
        self.taken = {row.person_id for row in self.rows if row.person_id}

    def lines(self):
        """(place, wish, match, why it is left) for each person that came."""
        came = self.plan.came.attendance
        matches = [self.directory.person(one.name) for one in came]
        seen = set()
        for place, row in enumerate(match_people(came, matches, self.rows)):
            name = plain(came[place].name)
            is_twice = row is None and name in seen
            seen.add(name)
            wish = self._wish(row, came[place], matches[place], place)
            yield place, wish, matches[place], self._why_left(place, name, is_twice)

    def _why_left(self, place, name, is_twice) -> str:
        if place in self.choice.without_people:
            return UNTICKED
        if not name:
            return "There is no name."
        return "This name is on the list twice." if is_twice else ""

    def _wish(self, row: Attendance | None, came: ImportedAttendance, match: Match, place: int) -> Wish:
        row = row or Attendance(meeting=self.plan.meeting.row, name=fitting(Attendance, "name", came.name))
        wanted: dict[str, Any] = {
            "status": came.status if came.status in Attendance.Status.values else Attendance.Status.PRESENT,
            "role": fitting(Attendance, "role", came.role),
            "note": fitting(Attendance, "note", came.note),
        }
        if match.record and row.person_id is None and match.record.pk not in self.taken:
            self.taken.add(match.record.pk)
            wanted["person"] = match.record
        typed = self._typed(row, match, place)
        if came.substitute_for and typed.get("status", wanted["status"]) == Attendance.Status.SUBSTITUTE:
            wanted |= self._substituting(row, came, wanted)
        return Wish(row, wanted, typed)

    def _typed(self, row: Attendance, match: Match, place: int) -> dict[str, Any]:
        """What the clerk put right of a line: the status, and who it is where a person was suggested."""
        typed: dict[str, Any] = {}
        if place in self.choice.statuses:
            typed["status"] = self.choice.statuses[place]
        person = match.suggestion if place in self.choice.suggested else None
        if person and row.person_id is None and person.pk not in self.taken:
            self.taken.add(person.pk)
            typed["person"] = person
        return typed

    def _substituting(self, row, came, wanted) -> dict:
        """For whom: the member of this very name, else the name as printed, in the note."""
        member = self.directory.person(came.substitute_for).record
        is_member = member and (self.plan.meeting.row.committee_id, member.pk) in self.members
        if is_member and member != wanted.get("person") and member.pk != row.person_id:
            return {} if row.substitute_for_id else {"substitute_for": member}
        return {"note": wanted["note"] or fitting(Attendance, "note", f"Substitute for {came.substitute_for}")}


def _members(plans: Sequence[MeetingPlan], authority: Authority) -> set[tuple[int, int]]:
    """(committee, person) of everybody for whom a substitute may stand in."""
    if not any(came.substitute_for for plan in plans for came in plan.came.attendance):
        return set()
    seats = Membership.objects.filter(committee__authority=authority)
    return set(seats.values_list("committee", "person"))


def _only_substitutes_stand_in(row: RowPlan) -> None:
    if row.outcome("status") == Attendance.Status.SUBSTITUTE:
        return
    row.values.pop("substitute_for", None)
    if row.row.substitute_for_id:
        (row.typed if "status" in row.typed else row.values)["substitute_for"] = None


# --- the papers


def plan_documents(plans: Sequence[MeetingPlan], there: There) -> None:
    planned = [(plan, item, wish) for plan in plans for item, wish in _papers(plan, there)]
    rows = plan_rows([wish for _, _, wish in planned])
    for (plan, item, _), row in zip(planned, rows, strict=True):
        plan.documents.append(DocumentPlan(row, item))
        if plan.meeting.left:
            row.leave(plan.meeting.left)
        elif item and item.row.left and row.is_new:
            row.leave(item.row.left)


def _papers(plan: MeetingPlan, there: There):
    """(item or None, wish) for each paper, once for each address. One without an address of the web is left out."""
    rows = there.documents[plan.meeting.row.pk] if plan.meeting.row.pk else []
    known = {row.url: row for row in rows}
    seen = set()
    of_items = ((item, came) for item in plan.items for came in item.came.documents)
    for owner, came in (*((None, came) for came in plan.came.documents), *of_items):
        url = web_address(Document, "url", came.url)
        if url and url not in seen:
            seen.add(url)
            yield owner, _document_wish(known.get(url), plan, came, url)


def _document_wish(row: Document | None, plan: MeetingPlan, came: ImportedDocument, url: str) -> Wish:
    kind = came.kind if came.kind in Document.Kind.values else Document.Kind.OTHER
    row = row or Document(meeting=plan.meeting.row, url=url, kind=kind)
    title = fitting(Document, "title", came.title) or "Paper"
    return Wish(row, {"title": title, "published_on": came.published_on})


def _of(choices: Mapping[int, MeetingChoice], plan: MeetingPlan) -> MeetingChoice:
    return choices.get(plan.index, AS_IT_CAME)
