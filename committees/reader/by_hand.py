"""Passages that a person marks: where given words stand, and what a passage says once its kind is known."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from .due import Recess
from .entries import Maker
from .found import (
    Found,
    FoundAction,
    FoundJudgement,
    FoundPoint,
    FoundRecommendation,
    FoundUndertaking,
    FoundWitness,
)
from .judgements import find_judgements
from .lines import Paragraph, fold
from .outline import Part
from .people import category_of, parse_people
from .points import asked_and_answered
from .recipients import recipient
from .tasks import owner_before_task

RULE = "by_hand"
_TOKEN = re.compile(r"\S+")


def find_words(text: str, words: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
    """Where ``words`` first stand in text[start:end], however their lines are broken. None when they do not."""
    wanted = " ".join(words.split())
    tokens = list(_TOKEN.finditer(text, start, len(text) if end is None else end))
    place = " ".join(token.group() for token in tokens).find(wanted) if wanted else -1
    if place < 0:
        return None
    begins = list(accumulate((len(token.group()) + 1 for token in tokens), initial=0))

    def offset(index: int) -> int:
        number = bisect_right(begins, index) - 1
        return tokens[number].start() + index - begins[number]

    return offset(place), offset(place + len(wanted) - 1) + 1


def find_pieces(text: str, pieces: Sequence[str], start: int, end: int) -> list[tuple[int, int]] | None:
    """Where each of the pieces of text[start:end] stands, one after the other. None when one of them does not."""
    places = []
    for piece in pieces:
        place = find_words(text, piece, start, end)
        if place is None:
            return None
        places.append(place)
        start = place[1]
    return places


def read_passage(
    text: str, kind: str, start: int, end: int, *, meeting_date: date | None = None, recesses: Sequence[Recess] = ()
) -> Found:
    """text[start:end] as a Found of the kind that a person says it is: recommendation, action, undertaking, witness,
    point or judgement. Owner, due date, name and role are read from its words where they say them."""
    make = Maker(text, meeting_date, tuple(recesses))
    paragraph = Paragraph(*fold(text, start, end))
    passage = (start, end, text[start:end], RULE, 1.0)
    if kind == "recommendation":
        return FoundRecommendation(*passage, make.due(paragraph), recipient(text[start:end]))
    if kind == "action":
        return FoundAction(*passage, _owner(make, paragraph), make.due(paragraph))
    if kind == "undertaking":
        return FoundUndertaking(*passage, _owner(make, paragraph), make.due(paragraph))
    if kind == "witness":
        return FoundWitness(*passage, *_witness(make, paragraph))
    if kind == "point":
        return FoundPoint(*passage, "", 0, None, *asked_and_answered(make, paragraph))
    if kind == "judgement":
        return _judgement(make, paragraph, passage)
    raise ValueError(f"{kind!r} is no kind of passage")


def _owner(make: Maker, paragraph: Paragraph) -> str:
    owner = owner_before_task(paragraph.words)
    return make.printed(paragraph, *owner) if owner else ""


def _witness(make: Maker, paragraph: Paragraph) -> tuple[str, str, str]:
    """Name, role and category; words that are no name and role are all taken as the name."""
    people = parse_people(paragraph.words)
    if not people:
        return " ".join(paragraph.words.split()), "", "other"
    name = make.printed(paragraph, *people[0].name)
    role = make.printed(paragraph, *people[0].role) if people[0].role else ""
    return name, role, category_of(role, name)


def _judgement(make: Maker, paragraph: Paragraph, passage: tuple[int, int, str, str, float]) -> FoundJudgement:
    found = find_judgements(make, [Part("discussion", -1, [paragraph])])
    if found:
        return FoundJudgement(*passage, found[0].area, found[0].grade, found[0].historic, found[0].year)
    return FoundJudgement(*passage, "", " ".join(paragraph.words.split()), False, None)
