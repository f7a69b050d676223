"""The areas for improvement that inspectors named: as a list, in one sentence, or only their number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .due import NUMBERS
from .entries import Maker
from .found import FoundAreaForImprovement
from .lines import Paragraph, sentences
from .outline import Part

_NUMBER_WORDS = "|".join(sorted((word for word in NUMBERS if len(word) > 2), key=len, reverse=True))
_STATED = re.compile(
    rf"\b(?P<count>\d{{1,2}}|{_NUMBER_WORDS}) (?:(?!and\b)[\w-]{{1,20}} ){{0,2}}?(?:areas? (?:for|of|requiring|needing|that need(?:s|ed)?|where|in need of) (?:(?!and\b|priority\b)[\w-]{{1,20}} ){{0,3}}?(?:improve\w*|development|weakness\w*)|areas? (?:to|which) [^.;:]{{0,30}}?improve\w*|(?:areas|matters|things|issues|aspects|points|priorities)\b(?! for priority)(?:(?! and \w+ areas?\b)[^.;:]){{0,60}}?(?:\bimprov\w*|\b(?:get|do|be made) better\b|\b(?:further|more) work\b))|\bimprov[^.;:]{{0,40}}, of which there were (?P<which>\d{{1,2}}|{_NUMBER_WORDS})\b",
    re.I,
)
_ABOUT = re.compile(r"improv|weakness|development|better|further work|more work|strengthened|attention", re.I)
_UNCOUNTED = re.compile(
    r"\b(?:the following|these|the|several|specific|a number of) (?:[\w-]{1,20} ){0,2}?areas? (?:for|of|requiring|needing) (?:improvement|development|weakness)\b[^.;]{0,80}:\s*$|^(?:areas for improvement|what needs to improve)\W{0,3}$",
    re.I,
)
_NOT_FOUND_BY_INSPECTORS = re.compile(
    r"\baudit|\bself[- ]|\bpeer\b|\bcommittee (?:identified|suggested)|\bmembers (?:identified|suggested)", re.I
)


def find_areas_for_improvement(make: Maker, parts: Sequence[Part]) -> tuple[FoundAreaForImprovement, ...]:
    best: list[FoundAreaForImprovement] = []
    flat = [paragraph for part in parts if part.section in ("discussion", "points") for paragraph in part.paragraphs]
    for index, paragraph in enumerate(flat):
        if not _ABOUT.search(paragraph.words):
            continue
        for start, end in sentences(paragraph.words):
            if end - start > 3000:
                continue
            sentence = paragraph.words[start:end]
            stated = _STATED.search(sentence)
            if _NOT_FOUND_BY_INSPECTORS.search(sentence) or not (stated or _UNCOUNTED.search(sentence)):
                continue
            areas = _listed_areas(make, flat, index, paragraph, start, end)
            if stated and _count(stated["count"] or stated["which"]) != len(areas):
                areas = [
                    FoundAreaForImprovement(
                        *make.slice(paragraph, start + stated.start(), start + stated.end()),
                        "areas.stated",
                        0.8,
                        str(_count(stated["count"] or stated["which"])),
                    ),
                    *areas,
                ]
            if len(areas) > len(best) or (stated and not best):
                best = areas
    return tuple(best)


def _count(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def _listed_areas(
    make: Maker, flat: Sequence[Paragraph], index: int, paragraph: Paragraph, start: int, end: int
) -> list[FoundAreaForImprovement]:
    """The list that follows the sentence: in its own line after a colon, or as marked lines below."""
    colon = paragraph.words.find(":", start, end)
    rest = paragraph.words[colon + 1 : end].strip() if colon >= 0 else ""
    if rest:
        return list(_in_line(make, paragraph, colon + 1, end))
    if end < len(paragraph.words.rstrip()) or colon < 0:
        return []
    areas: list[FoundAreaForImprovement] = []
    for below in flat[index + 1 :]:
        if (
            not below.marker
            or below.marker_kind == paragraph.marker_kind
            or (areas and below.marker_kind != flat[index + 1].marker_kind)
        ):
            break
        areas.append(FoundAreaForImprovement(*make.slice(below), "areas.list", 0.95, below.marker))
    return areas


def _in_line(make: Maker, paragraph: Paragraph, start: int, end: int) -> Iterator[FoundAreaForImprovement]:
    pieces = re.split(r"(;)", paragraph.words[start:end])
    done = start
    if len(pieces) < 3:
        return
    for piece in pieces:
        first, last = done, done + len(piece)
        done = last
        lead = re.match(r"\s*(?:and )?", paragraph.words[first:last])
        first += len(lead.group()) if lead else 0
        if piece != ";" and paragraph.words[first:last].strip(" ."):
            yield FoundAreaForImprovement(*make.slice(paragraph, first, last), "areas.in_line", 0.8, "")
