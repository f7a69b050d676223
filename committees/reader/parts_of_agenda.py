"""The parts of an agenda: headings such as "PART II - EXEMPT" above several items, and which items are exempt by them.

Only what the page itself says counts: an item is exempt whose title says so or that stands below such a heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .exempt_notes import says_exempt
from .headings import Heading
from .lines import Paragraph

_PART = re.compile(
    r"(?:part|section) (?:i{1,3}|[abc123]|one|two|three)\b.{0,80}"
    r"|(?:exempt|confidential|private|restricted|unrestricted|non-exempt|open|public|non-confidential) (?:items?|business|session|part|minutes|matters|reports?)\b.{0,60}",
    re.I,
)
_EXEMPT_PART = re.compile(
    r"(?:part|section) (?:ii|b|2|two)\b|^(?:exempt|confidential|private|restricted)\b|\bexempt\b|\bconfidential\b", re.I
)
_OPEN_PART = re.compile(
    r"^(?:(?:part|section) (?:i|a|1|one)\b|unrestricted|non-|open|public)|\bopen to the public\b", re.I
)
_EXEMPT_TITLE = re.compile(
    r"^(?:exempt|confidential|private) (?:items?|business|session|matters|reports?|minutes|appendix)\b|^(?:exempt|confidential)\s*[:\-]|\((?:exempt|confidential|not for publication)\b|\bexempt (?:under|by virtue)\b|\bnot for publication\b",
    re.I,
)
_IN_PUBLIC_AGAIN = re.compile(r"\bnext (?:\w+ ){0,3}meeting\b|\bre-?admi\w+|\bre-?admission\b", re.I)


def part_above(paragraphs: Sequence[Paragraph], index: int) -> int:
    """Index of the first of the part headings right above a paragraph; its own when there is none."""
    while index > 0 and _is_part(paragraphs[index - 1]):
        index -= 1
    return index


def _is_part(paragraph: Paragraph) -> bool:
    return not paragraph.marker and len(paragraph.words) < 150 and _PART.fullmatch(paragraph.words.strip()) is not None


def exempt_items(paragraphs: Sequence[Paragraph], headings: Sequence[Heading]) -> frozenset[int]:
    """Which of the items were exempt from being taken in public, by the headings above them and their own titles."""
    found: set[int] = set()
    exempt, done = False, 0
    for number, one in enumerate(headings):
        for paragraph in paragraphs[done : one.index]:
            if _is_part(paragraph):
                exempt = _says_exempt(paragraph.words)
        title = one.title.words.strip()
        if _PART.fullmatch(title):
            exempt = _says_exempt(title)
        elif _IN_PUBLIC_AGAIN.search(title):
            exempt = False
        heading = " ".join(line.words for line in paragraphs[one.index : one.last + 1])
        heading = heading[: -len(one.after.words)].rstrip() if one.after and one.after.words else heading
        if exempt or _EXEMPT_TITLE.search(title) or says_exempt(heading):
            found.add(number)
        done = one.last + 1
    return frozenset(found)


def _says_exempt(words: str) -> bool:
    words = words.strip()
    return _EXEMPT_PART.search(words) is not None and _OPEN_PART.search(words) is None
