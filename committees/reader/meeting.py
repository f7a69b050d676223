"""What concerns the meeting as a whole: who was there, when and where, and the business that every meeting has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .attendance import find_attendance
from .business import find_declarations, find_next_meeting, find_previous_minutes, none_declared, sentences_of
from .found import Reading
from .head import HEAD
from .lines import Paragraph
from .page import Page
from .times import find_times, find_venue


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
    above_the_items = paragraphs[: min(page.headings, default=HEAD)][:HEAD]
    start_time, end_time = find_times(text, paragraphs, above_the_items)
    return replace(
        reading,
        next_meeting=find_next_meeting(text, said, head.items, head.date),
        venue=find_venue(text, above_the_items),
        start_time=start_time,
        end_time=end_time,
    )
