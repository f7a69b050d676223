"""Which items of a meeting were taken without the public, by what the minutes say and nobody marked.

An agenda marks its exempt reports, if at all; minutes often say only that the public was excluded, and go on. What follows,
and what speaks of exempt information itself, may be private: a clerk is told why, and it is left out unless they take it.
Knows no Django. What it finds is a caution, so it would rather stop once too often.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from .imported import ImportedItem

# To be read after the name of the item: “Item 12 follows the exclusion of the public.”
FOLLOWS = "follows the exclusion of the public"
EXCLUDES = "says that the public was excluded while it was taken"
MARKED = "is marked as private by its title"
SPEAKS = "speaks of exempt information (Schedule 12A)"

_FIRST_LINES = 400  # characters below the heading that say what an item is
_NUMBER = 30  # characters that may stand beside a title in its heading
_LISTED = 600  # characters after a resolution that may name what will be taken in private, and are no such business

_WHO = (
    r"\b(?:meeting|committee|sub-?committee|panel|board|commission|forum|members|councillors|council|agreed|resolved)\b"
)
_SENTENCE = re.compile(r"(?:[.;](?=\s+[A-Z(“\"])|\n\s*\n)\s*")
_EXCLUSION = re.compile(
    rf"""\b(?:press|public)\b[^.;]{{0,150}}?\b(?:be|been|is|are|was|were)\s+(?:(?:now|then|therefore|hereby)\s+)?excluded\b
      | \bexclu(?:de|ded|ding)\s+(?:members\s+of\s+)?(?:the\s+)?(?:press|public)\b
      | \b(?:press|public)\b[^.;]{{0,60}}?\b(?:were|was|be)\s+(?:then\s+)?(?:asked|required|requested)\s+to\s+leave\b
      | {_WHO}[^.;]{{0,60}}?\b(?:went|go|going|moved?|moving|continued?|resumed?|met|sat)\s+in(?:to)?\s+(?:a\s+)?
        (?:(?:private|closed|confidential|exempt)\b|part\s+(?:ii|2|two|b)\b)""",
    re.I | re.X,
)
_RESOLVED = re.compile(r"\b(?:resolved|agreed|carried|moved|seconded|voted)\b", re.I)
# “RESOLVED: That it was not necessary to exclude the public.”
_DENIED = re.compile(
    r"\bnot\b|\bno\s+(?:need|reason|requirement|exempt|items?|such)\b|\bwhether\b|\bunnecessary\b", re.I
)
# “To identify any items for which the public may have to be excluded”, “if necessary, to exclude the public”.
_PERHAPS = re.compile(r"\b(?:no|none|nor|neither|unless|if|any|may|might|could|should)\b", re.I)
_OPEN_AGAIN = re.compile(
    rf"""\b(?:press|public)\b[^.;]{{0,80}}?\b(?:re-?admi\w+|(?:returned|re-?joined|re-?entered|invited\s+back|allowed\s+back)\b)
      | \bre-?admi\w+\s+(?:of\s+|to\s+)?(?:members\s+of\s+)?(?:the\s+)?(?:press|public|meeting)\b
      | \bre-?open(?:ed)?\s+to\s+(?:members\s+of\s+)?the\s+(?:press|public)\b
      | {_WHO}[^.;]{{0,60}}?\b(?:resumed|returned|re-?convened|continued|went\s+back|moved\s+back|came\s+back)\s+(?:back\s+)?(?:in|into|to)\s+(?:an?\s+)?
        (?:open|public)\b(?!\s+(?:ownership|hands|sector|control|use|consultation))
      | \b(?:end|close)\s+of\s+(?:the\s+)?(?:private|closed|exempt|confidential)\s+(?:session|part|business)\b""",
    re.I | re.X,
)
_NEXT_MEETING = re.compile(r"\b(?:date|time)\b.{0,20}\bnext\b|\bnext (?:\w+ ){0,3}meeting\b", re.I)
_OPEN_PART = re.compile(r"^(?:part|section) (?:i|a|1|one)\b|^(?:open|public) (?:session|part|business)\b", re.I)
_IS_EXCLUSION = re.compile(
    r"\bexclu(?:sion|de|ding)\b.{0,40}\b(?:press|public)\b|^exclusion\b|^(?:access to information|exempt information)\b",
    re.I,
)
_SPEAKS = re.compile(r"\bschedule\s+12\s?\(?a\)?|\bexempt\s+(?:information|from\s+publication)\b", re.I)


# What a title says of itself.
_PAPER = (
    r"(?:items?|reports?|appendix|appendices|annex(?:es)?|enclosures?|information|documents?|papers?|minutes|business)"
)
_MARK = rf"""(?:contains?\ |includes?\ |partly\ |part\ )?(?:exempt|restricted|confidential)
             (?:\s+{_PAPER}\b[^)\]]*+|\s*[,:;–-][^)\]]*+|\s+(?:under|by|para|pursuant|sch)[^)\]]*+)?
           | (?:not\ for\ publication|nfp|part\ (?:ii|2|two|b)|private)(?:\s*[,:;–-][^)\]]*+|\s+{_PAPER}\b[^)\]]*+)?"""
_RESTRICTED = re.compile(
    rf"""\brestricted\ enc | \bnot\ for\ publication\b | \breasons\ why\b.{{0,80}}\brestricted\b | \b{_PAPER}\ is\ restricted\b
      | \((?:{_MARK})\) | \[(?:{_MARK})\]
      | ^(?:exempt|restricted|confidential)(?:\s+{_PAPER}\b|\s*[:–-])
      | ^(?:private|closed)\s+(?:session|business|items?|appendix|appendices|minutes|part)\b
      | ^private\s*[:–] | ^part\ (?:ii|2|two|b)\s*[:–-]
      | \s[:–-]\s*(?:exempt|restricted|confidential|private|nfp|part\ (?:ii|2|two|b))$
      | ^(?:restricted|nfp)$""",
    re.I | re.X,
)


def is_marked_restricted(words: str) -> bool:
    """Whether a title or the words beside a link mark a paper as private: "(Exempt)", "Homes - EXEMPT", "Private session".

    "Exempt accommodation", "Restricted byway" and "Private hire licensing" are subjects, not marks.
    """
    return _RESTRICTED.search(words.strip()) is not None


def mark_private(items: Iterable[ImportedItem]) -> tuple[ImportedItem, ...]:
    """The items of one meeting in their order, those that may have been taken in private with the reason in words."""
    items = tuple(items)
    reasons = why_private([(one.title, one.minutes or one.purpose) for one in items])
    return tuple(replace(one, private=why) if why else one for one, why in zip(items, reasons, strict=True))


def why_private(items: Sequence[tuple[str, str]]) -> list[str]:
    """For each (title, text) of one meeting, in order, why it may be private; empty where nothing says so."""
    reasons, is_closed = [], False
    for title, text in items:
        is_closed = is_closed and not _OPEN_PART.search(title)
        said = list(_said(text))
        is_after = is_closed and not (_reopens_at_once(title, said) or _NEXT_MEETING.search(title))
        reasons.append(FOLLOWS if is_after else _why_itself(title, text, said))
        if said:
            is_closed = said[-1].closes
    return reasons


def _reopens_at_once(title: str, said: Sequence[_Said]) -> bool:
    return bool(said) and not said[0].closes and said[0].begins <= len(title) + _NUMBER


def _why_itself(title: str, text: str, said: Sequence[_Said]) -> str:
    closed_at = next((one.ends for one in said if one.closes), None)
    is_exclusion = _IS_EXCLUSION.search(title) is not None
    if closed_at is not None:
        after = text[closed_at:].strip()
        return EXCLUDES if len(after) > (_LISTED if is_exclusion else 0) else ""
    if is_exclusion:
        return ""
    if is_marked_restricted(title):
        return MARKED
    return SPEAKS if any(_speaks(words) for words in (title, text[: len(title) + _FIRST_LINES])) else ""


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence that closes the meeting to the public, or opens it."""

    begins: int
    ends: int
    closes: bool


def _said(text: str) -> Iterator[_Said]:
    for begins, ends in _sentences(text):
        sentence = text[begins:ends]
        if (found := _EXCLUSION.search(sentence)) and not _is_only_perhaps(sentence, found.start(), found.end()):
            yield _Said(begins, ends, True)
        elif _OPEN_AGAIN.search(sentence):
            yield _Said(begins, ends, False)


def _is_only_perhaps(sentence: str, start: int, end: int) -> bool:
    before = sentence[:end]
    if _DENIED.search(before):
        return True
    return not _RESOLVED.search(sentence) and _PERHAPS.search(before) is not None


def _speaks(words: str) -> bool:
    return any(
        (found := _SPEAKS.search(words[begins:ends]))
        and not _PERHAPS.search(words[begins : begins + found.start()])
        and not _DENIED.search(words[begins : begins + found.start()])
        for begins, ends in _sentences(words)
    )


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    begins = 0
    for stop in _SENTENCE.finditer(text):
        yield begins, stop.start()
        begins = stop.end()
    yield begins, len(text)
