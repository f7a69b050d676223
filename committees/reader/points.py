"""Discussion points: numbered, lettered or bulleted, with who asked and who answered as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from .entries import Maker
from .found import FoundPoint
from .lines import Paragraph, sentences
from .outline import ACTION_MARK, Part

_WHO = r"(?P<who>(?:(?:the|The|a|A|an|An|one|One|another|Another|some|Some|several) )?(?:[A-Z][\w'&.-]*|member|members|councillor|councillors|of|for|and|-|question|officer|officers|chair|committee|panel|board|witness|witnesses|representative|director|clerk)(?:,? (?:[A-Z][\w'&.-]*|of|for|and|the|to|-|member|chair|officer)){0,14}?)"
_ASKS = r"(?:asked|queried|questioned|enquired|wanted to know|sought|wondered|raised|challenged|noted|referred|felt|stated|highlighted|expressed|commented|requested|suggested|observed|pressed|inquired)"
_ANSWERS = r"(?:responded|replied|explained|said|stated|confirmed|advised|clarified|shared|answered|assured|informed|reported|added|indicated|described|told|agreed|acknowledged|outlined|pointed out|noted|emphasised|put this|did not|offered|promised|undertook)"
_ASKED = re.compile(rf"{_WHO},? (?:also |then |further |and )?{_ASKS}\b")
_ASKED_BY = re.compile(
    r"\b(?:[Aa]sked|questioned|in response to (?:a )?(?:questions?|quer(?:y|ies)|concerns?|comments?)) (?:from|by) (?P<who>(?:the |a |an )?(?:[A-Z][\w'.-]*|members?|chair)(?: (?:[A-Z][\w'.-]*|of|for)){0,6})"
)
_ANSWERED = re.compile(rf"(?:^|, |\. )(?:[Ii]n (?:response|reply),? )?{_WHO},? (?:also |then )?{_ANSWERS}\b")
_PLAINLY_ASKS = re.compile(r"\b(?:asked|queried|questioned|enquired|wanted to know|wondered|challenged|sought)\b", re.I)
_A_BODY = re.compile(r"\b(?:committee|panel|board|council|commission)\b", re.I)


def find_points(make: Maker, parts: Sequence[Part]) -> tuple[FoundPoint, ...]:
    points: list[FoundPoint] = []
    has_items = any(part.item >= 0 for part in parts)
    discussed = [one for one in parts if one.section in ("discussion", "points") and (one.item >= 0 or not has_items)]
    for _, of_item in groupby(discussed, key=lambda part: part.item):
        _points_of_item(make, list(of_item), points)
    return tuple(points)


def _points_of_item(make: Maker, parts: Sequence[Part], points: list[FoundPoint]) -> None:
    paragraphs = [
        one for part in parts for one in part.paragraphs if one.words.strip() and not ACTION_MARK.match(one.words)
    ]
    marked = [one for one in paragraphs if one.marker]
    open_points: list[tuple[str, int]] = []  # (kind, index) from the top level down
    for paragraph in marked or [one for one in paragraphs if len(one.words) > 60]:
        kind = _kind(paragraph, points[-1].number if points else "")
        if any(kind == other for other, _ in open_points):
            while open_points.pop()[0] != kind:
                pass
        parent = open_points[-1][1] if open_points else None
        points.append(_point(make, paragraph, len(open_points), parent))
        open_points.append((kind, len(points) - 1))


def _kind(paragraph: Paragraph, number_above: str) -> str:
    """Kind of list the point belongs to; "i)" after "h)" goes on with the letters, "1.1.1" is deeper than "1.1"."""
    bare, above = paragraph.marker.strip("()."), number_above.strip("().")
    if (
        paragraph.marker_kind == "roman"
        and len(bare) == len(above) == 1
        and ord(bare) == ord(above) + 1
        and above not in "iv"
    ):
        return "letter"
    return f"path{bare.count('.')}" if paragraph.marker_kind == "path" else paragraph.marker_kind


def _point(make: Maker, paragraph: Paragraph, level: int, parent: int | None) -> FoundPoint:
    asked, answered = asked_and_answered(make, paragraph)
    rule, sure = ("points.marker", 0.9) if paragraph.marker else ("points.paragraph", 0.6)
    return FoundPoint(*make.slice(paragraph), rule, sure, paragraph.marker, level, parent, asked, answered)


def asked_and_answered(make: Maker, paragraph: Paragraph) -> tuple[str, str]:
    """Who asked and who answered first, as printed, "" when the paragraph does not say."""
    words = paragraph.words[:4000]
    pieces = list(sentences(words))
    if not pieces:
        return "", ""
    first = words[: pieces[0][1]]
    asked = ""
    after = 0
    match = _ASKED.match(first) or _ASKED_BY.search(first)
    if match and not re.match(
        r"(?:The |the )?(?:Director|Head|Executive|Cabinet|Strategic|Assistant|Service|Officer)", match["who"]
    ):
        asked = make.printed(paragraph, *match.span("who"))
        after = match.end()
    is_question = (asked and (_PLAINLY_ASKS.search(first) or not _A_BODY.search(asked))) or re.match(
        r"In response to|Asked|Responding to|A question was|Questions? (?:was|were)|In answer|When asked|in response to|asked",
        first,
    )
    answer = _ANSWERED.search(words, after) if is_question else None
    if not answer and not _PLAINLY_ASKS.search(first):
        return "", ""
    return asked, make.printed(paragraph, *answer.span("who")) if answer else ""
