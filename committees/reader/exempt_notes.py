"""Notes beside a title that say why its item was taken in private: part of the heading, and no part of the title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .lines import Paragraph, join

# Behind a title on the line of what is said, for the patterns of headings.py.
BESIDE_RUN_IN = r"(?: [(\[](?i:exempt|confidential|not for publication)\b[^()\[\]]{0,300}[)\]])?"
LONGEST = 700  # characters of a title with its note
_WHY = r"(?:exempt|confidential|restricted|private (?:item|session|business)|not for publication|(?:the |this )?(?:press|public|item|report)\b[^()\[\]]{0,80}\b(?:exempt|excluded|confidential)|(?:part|schedule) 12a\b|by virtue of paragraph|paragraphs? \d{1,2}\b[^()\[\]]{0,60}\bschedule)\b"
_INSIDE = r"(?:[^()\[\]]|[(\[][^()\[\]]{0,100}[)\]]){0,500}"
_NOTE = re.compile(
    rf"\s*[-:,]?\s*[(\[]\s*(?=[^\s])(?P<note>{_WHY}{_INSIDE})[)\]]\.?\s*$"
    r"|\s+-\s+(?P<dashed>(?:exempt|confidential|not for publication)\b[^.;]{0,60}\b(?:paragraph|schedule|section)s?\b.{0,400})$",
    re.I,
)
_ALONE = re.compile(rf"[(\[]\s*{_WHY}{_INSIDE}[)\]]\.?", re.I)
_OPEN = re.compile(rf"[(\[]\s*{_WHY}[^()\[\]]{{0,500}}$", re.I)
_FEW_WORDS = 3  # "(EXEMPT ITEM)" is printed as a part of the title, and kept
_MOST_LINES = 6


def title_ends(words: str) -> int:
    """Where the title ends and a note of more than a few words begins, the end of the words if there is none."""
    if len(words) > LONGEST:
        return len(words)
    note = _NOTE.search(words)
    return note.start() if note and len((note["note"] or note["dashed"]).split()) > _FEW_WORDS else len(words)


def is_exempt_note(paragraph: Paragraph) -> bool:
    """Whether a line is such a note and nothing else."""
    words = paragraph.words.strip()
    return not paragraph.marker and len(words) <= LONGEST and _ALONE.fullmatch(words) is not None


def says_exempt(words: str) -> bool:
    """Whether the words of a heading end with such a note. One on an appendix alone counts too: better too careful."""
    return len(words) <= LONGEST and _NOTE.search(words) is not None


def with_whole_note(index: int, paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, int]:
    """The line with the lines below that end the note in which it breaks off, and the index of the last of them."""
    paragraph = paragraphs[index]
    last = index
    while (
        last + 1 < min(len(paragraphs), index + _MOST_LINES)
        and len(paragraph.words) <= LONGEST
        and _OPEN.search(paragraph.words)
        and not paragraphs[last + 1].marker
        and not paragraphs[last + 1].blank_before
    ):
        last += 1
        paragraph = join([paragraph, paragraphs[last]])
    return (paragraph, last) if not _OPEN.search(paragraph.words[:LONGEST]) else (paragraphs[index], index)
