"""Reading pasted minutes: plain Python, no Django, the same answer every time. See docs/reading-minutes.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from .action_tables import find_tables, recommended_in, without_tables
from .actions import find_actions
from .areas import find_areas_for_improvement
from .by_hand import find_pieces, find_words, read_passage
from .due import Recess
from .entries import Maker, find_recommendations
from .found import (
    Found,
    FoundAction,
    FoundAreaForImprovement,
    FoundAttendance,
    FoundDeclaration,
    FoundDue,
    FoundItem,
    FoundJudgement,
    FoundLink,
    FoundNextMeeting,
    FoundOutcome,
    FoundPoint,
    FoundPreviousMinutes,
    FoundRecommendation,
    FoundResolution,
    FoundTime,
    FoundUndertaking,
    FoundWitness,
    Reading,
    ReadingWarning,
)
from .head import read_head, recordings
from .judgements import find_judgements
from .lines import paragraphs_of
from .meeting import with_meeting, witnesses_of
from .outline import parts_of
from .page import without_cut
from .points import find_points
from .recipients import with_recipients
from .resolutions import find_resolutions
from .undertakings import find_undertakings
from .warnings import find_warnings
from .witnesses import find_witnesses

__all__ = [
    "Found",
    "FoundAction",
    "FoundAreaForImprovement",
    "FoundAttendance",
    "FoundDeclaration",
    "FoundDue",
    "FoundItem",
    "FoundJudgement",
    "FoundLink",
    "FoundNextMeeting",
    "FoundOutcome",
    "FoundPoint",
    "FoundPreviousMinutes",
    "FoundRecommendation",
    "FoundResolution",
    "FoundTime",
    "FoundUndertaking",
    "FoundWitness",
    "Reading",
    "ReadingWarning",
    "Recess",
    "find_pieces",
    "find_words",
    "read",
    "read_passage",
]


def read(text: str, *, meeting_date: date | None = None, recesses: Sequence[Recess] = ()) -> Reading:
    """Read minutes and return what was found. Never raises on any text.

    ``meeting_date`` is the day of the meeting when the caller knows it; a date printed on the page is used otherwise.
    ``recesses`` are the council's; without them "before the summer recess" fixes no day.
    """
    as_pasted = paragraphs_of(text)
    paragraphs = [without_cut(paragraph) for paragraph in as_pasted]
    tables = find_tables(text, paragraphs)
    paragraphs = without_tables(paragraphs, tables)
    page, head = read_head(text, paragraphs, meeting_date)
    head = with_meeting(head, paragraphs, page)
    make = Maker(text, head.date, tuple(recesses))
    parts = parts_of(paragraphs, page)
    witnesses = witnesses_of(head, find_witnesses(text, parts, head.items))
    actions = find_actions(
        make, parts, tables, owner_column=page.owner_column, people=[witness.name for witness in witnesses]
    )
    recommendations = with_recipients(find_recommendations(make, parts, recommended_in(make, tables)))
    undertakings = find_undertakings(make, parts, actions, recommendations)
    judgements = find_judgements(make, parts)
    return replace(
        head,
        witnesses=witnesses,
        points=find_points(make, parts),
        recommendations=recommendations,
        actions=actions,
        undertakings=undertakings,
        resolutions=find_resolutions(make, parts),
        judgements=judgements,
        areas_for_improvement=find_areas_for_improvement(make, parts),
        recordings=recordings(text, paragraphs),
        warnings=find_warnings(as_pasted, recommendations, actions, undertakings, judgements, head.date, page.day),
    )
