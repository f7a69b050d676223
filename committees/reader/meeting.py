"""What concerns the meeting as a whole: who was there, when and where, and the business that every meeting has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .attendance import COUNCILLOR, find_attendance
from .business import find_declarations, find_next_meeting, find_previous_minutes, none_declared, sentences_of
from .found import FoundAttendance, FoundWitness, Reading
from .head import HEAD
from .lines import Paragraph
from .page import Page
from .people import NOT_EVIDENCE, TITLE_IS_OFFICE, category_of
from .roll import IN_ATTENDANCE, TITLE, same_person, surname
from .times import find_times, find_venue

LONGEST_HEAD = 100  # paragraphs above the first item: a web page has its menus there


def with_meeting(head: Reading, paragraphs: Sequence[Paragraph], page: Page) -> Reading:
    """The head of the page with what is said of the meeting. A page of one item says nothing of when and where it was."""
    text, said = head.text, sentences_of(paragraphs, page, head.items)
    reading = replace(
        head,
        attendance=find_attendance(text, paragraphs, page, head.items),
        declarations=find_declarations(text, said),
        none_declared=none_declared(text, said),
        previous_minutes=find_previous_minutes(text, said, head.date),
    )
    if page.kind != "meeting":
        return reading
    above_the_items = paragraphs[: min(min(page.headings, default=HEAD), LONGEST_HEAD)]
    start_time, end_time = find_times(text, paragraphs, above_the_items)
    return replace(
        reading,
        next_meeting=find_next_meeting(text, said, head.items, head.date),
        venue=find_venue(text, above_the_items),
        start_time=start_time,
        end_time=end_time,
    )


# ------------------------------------------------------------------ witnesses and the attendance list
def witnesses_of(reading: Reading, witnesses: Sequence[FoundWitness]) -> tuple[FoundWitness, ...]:
    """The witnesses as the attendance list has them: none is a member, and those in attendance with a role are all there."""
    listed: dict[str, list[FoundAttendance]] = {}
    for person in reading.attendance:
        if person.name:
            listed.setdefault(surname(person.name), []).append(person)
    kept = [seen for one in witnesses for seen in _as_listed(reading, one, listed.get(surname(one.name), []))]
    known = {surname(one.name) for one in kept}
    for person in reading.attendance:
        if person.status == IN_ATTENDANCE and person.name and surname(person.name) not in known:
            kept.extend(_made(person))
    return tuple(sorted(kept, key=lambda one: one.start))


def _as_listed(reading: Reading, one: FoundWitness, listed: Sequence[FoundAttendance]) -> Iterator[FoundWitness]:
    """The witness, unless it is a member or the committee's own name; the role from the list if it was read there."""
    if any(person.status != IN_ATTENDANCE and _is_member(person, one) for person in listed):
        return
    if reading.committee and reading.committee.start <= one.start < reading.committee.end:
        return
    person = next((person for person in listed if one.start <= person.start < one.end), None)
    if person is None:
        yield one
        return
    role = person.role or _office(person.name)
    if role and role != one.role:
        yield from _made(person)
    elif role:
        yield one


def _is_member(person: FoundAttendance, one: FoundWitness) -> bool:
    """First names or initials agree, or the witness is called a councillor where the list has surnames only."""
    first_names = TITLE.sub("", person.name).split()[:-1]
    return same_person(person.name, one.name) and (bool(first_names) or COUNCILLOR.match(one.name) is not None)


def _office(name: str) -> str:
    office = TITLE_IS_OFFICE.match(name)
    return office.group() if office else ""


def _made(person: FoundAttendance) -> Iterator[FoundWitness]:
    role = person.role or _office(person.name)
    if role and not NOT_EVIDENCE.search(role):
        place = (person.start, person.end, person.text)
        yield FoundWitness(*place, "witness.attendance", 0.9, person.name, role, category_of(role, person.name))
