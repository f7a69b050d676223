"""Whether a paragraph goes on with the list that is open: decisions, witnesses, those present, a motion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .lines import Paragraph
from .openings import GOES_ON

if TYPE_CHECKING:
    from .outline import Part

_NARRATIVE = re.compile(
    r"\b(?:said|(?<!is )(?<!are )(?<!be )asked|explained|noted|responded|replied|informed|thanked|commented|reported|stated|advised|queried|left the meeting|welcomed|told|highlighted|confirmed|introduced|was|were|had|received|considered|discussed)\b"
)


_DECIDED_THERE = re.compile(r"\b(?:noted|agreed|approved|endorsed|supported|deferred|refused|granted|resolved)\b")
IN_LISTS = ("recommendations", "resolved", "actions", "information", "suggestions")


def goes_on(part: Part, paragraph: Paragraph) -> bool:
    """Lists of recommendations, resolutions and actions: numbered entries, or clauses that go on."""
    if not part.paragraphs:
        decided = part.section == "resolved" and _DECIDED_THERE.search(paragraph.words[:300]) is not None
        return bool(paragraph.marker) or not _narrative(paragraph) or decided
    first = part.paragraphs[0]
    if len(part.paragraphs) > 1 and not first.marker and first.words.rstrip(" -").endswith(":"):
        first = part.paragraphs[1]
    above = part.paragraphs[-1].words.rstrip(" -")
    if above.endswith((";", ",", ":", " and", " or")) or (not paragraph.marker and paragraph.words[:1].islower()):
        return True
    if part.inline:
        return is_clause(paragraph) and is_clause(first)
    if paragraph.marker:
        same_kind = first.marker_kind == paragraph.marker_kind
        return (
            bool(first.marker)
            and paragraph.marker_kind not in ("minute", "margin")
            and (same_kind or not _narrative(paragraph))
        )
    return (
        not first.marker
        and not _narrative(paragraph)
        and (part.section != "resolved" or GOES_ON.match(paragraph.words) is not None)
    )


def is_clause(paragraph: Paragraph) -> bool:
    return paragraph.marker_kind in ("letter", "roman") or bool(GOES_ON.match(paragraph.words))


def _narrative(paragraph: Paragraph) -> bool:
    return bool(_NARRATIVE.search(paragraph.words[:200])) and not re.match(r"That\b|To\b|\(?[a-z]\)", paragraph.words)


def _witness_list(part: Part, paragraph: Paragraph) -> bool:
    words = paragraph.words.strip()
    if len(words) > 300 or _NARRATIVE.search(words):
        return False
    return (
        not re.search(r"[a-z]\.\s*$", words)
        or len(words.split()) <= 14
        or re.match(r"(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Prof)\b", words) is not None
    )


def _attendance_list(part: Part, paragraph: Paragraph) -> bool:
    words = paragraph.words.strip()
    return (
        len(words) <= 400
        and not words.endswith(".")
        and not paragraph.marker
        and bool(re.match(r"(?:Councillors?|Cllrs?|Mrs?|Ms|Dr|[A-Z])\b", words))
        and not _NARRATIVE.search(words)
    )


_AFTER_MOTION = re.compile(
    r"(?:Moved|Seconded|Proposed|Votes?|A vote|On a|On being|Upon|The (?:motion|amendment|vote|chair)|In accordance|Following|It was|Councillor)\b",
    re.I,
)


def _motion(part: Part, paragraph: Paragraph) -> bool:
    """What is only moved: no decision until the vote."""
    return not _AFTER_MOTION.match(paragraph.words)


CONTINUES = {"motion": _motion, "witnesses": _witness_list, "attendance": _attendance_list}
