"""Entries of the lists in minutes: what was recommended, and the helpers shared by everything that is an entry."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from .due import DueWording, Recess, main_due
from .found import Found, FoundDue, FoundRecommendation
from .lines import Paragraph, join
from .openings import ERRANDS, TASK_VERBS
from .outline import Part

# ------------------------------------------------------------------ making
_LEAD = re.compile(r"^[\s\"'(\[:;,.\-]+")


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes Found objects of one text, dates counted from the meeting and the council's recesses."""

    text: str
    meeting: date | None
    recesses: tuple[Recess, ...] = ()

    def slice(self, paragraph: Paragraph, start: int = 0, end: int | None = None) -> tuple[int, int, str]:
        first, last = paragraph.span(start, end)
        return first, last, self.text[first:last]

    def found(self, paragraph: Paragraph, start: int, end: int, rule: str, sure: float) -> Found:
        return Found(*self.slice(paragraph, start, end), rule, sure)

    def printed(self, paragraph: Paragraph, start: int, end: int) -> str:
        return " ".join(self.slice(paragraph, start, end)[2].split()) if paragraph.words[start:end].strip() else ""

    def due(self, paragraph: Paragraph, start: int = 0, end: int | None = None) -> FoundDue | None:
        end = len(paragraph.words) if end is None else end
        wording = main_due(paragraph.words[start:end], self.meeting, self.recesses)
        return self.dated(paragraph, start, wording) if wording else None

    def dated(self, paragraph: Paragraph, offset: int, wording: DueWording) -> FoundDue:
        bounds = wording.bounds
        place = self.slice(paragraph, offset + wording.start, offset + wording.end)
        return FoundDue(
            *place,
            wording.rule,
            0.9 if bounds.latest or bounds.earliest else 0.7,
            bounds.earliest,
            bounds.latest,
            bounds.precision,
            bounds.relative,
        )


class Taken:
    """The places already found, none overlapping another."""

    def __init__(self, found: Iterable[Found] = ()) -> None:
        ordered = sorted((one.start, one.end) for one in found)
        self._starts = [start for start, _ in ordered]
        self._ends = [end for _, end in ordered]

    def covers(self, one: Found) -> bool:
        index = bisect_left(self._starts, one.end)
        return index > 0 and self._ends[index - 1] > one.start

    def add(self, one: Found) -> bool:
        """Takes the place; False when part of it was taken before."""
        if self.covers(one):
            return False
        index = bisect_left(self._starts, one.start)
        self._starts.insert(index, one.start)
        self._ends.insert(index, one.end)
        return True


def trim(words: str, start: int, end: int) -> tuple[int, int]:
    """The entry without the punctuation and the "and" that joined it to the next one."""
    match = (
        _LEAD.match(words[start:end])
        if words[start : start + 1] not in "\"'([" or words[start : start + 2] in ("- ", ": ")
        else None
    )
    start += len(match.group()) if match else 0
    end = start + len(words[start:end].rstrip())
    numbered = re.search(r"(?<=[.;:)])\s+\(?(?:[ivx]{1,5}|[a-h])[.)]$", words[max(start, end - 10) : end])
    if numbered:  # the number of the next one
        end -= len(numbered.group())
    joined = re.search(r"[;,]\s*(?:and|or)?$|\s+and$", words[max(start, end - 8) : end])
    if joined:
        end -= len(joined.group())
    return start, end


# ------------------------------------------------------------------ lists
def entries(part: Part) -> list[Paragraph]:
    """The entries of a list, each with the lines that only go on with it."""
    groups: list[list[Paragraph]] = []
    for paragraph in part.paragraphs:
        if groups and _belongs(paragraph, groups[-1], part.paragraphs[0]):
            groups[-1].append(paragraph)
        else:
            groups.append([paragraph])
    return [join(group) for group in groups]


def _belongs(paragraph: Paragraph, group: Sequence[Paragraph], first: Paragraph) -> bool:
    above = group[-1].words.rstrip()
    if not paragraph.marker:
        return (
            paragraph.words[:1].islower()
            and (not above.endswith(";") or bool(first.marker))
            and not above.endswith((".", "and"))
        )
    if paragraph.marker_kind == first.marker_kind:
        return False
    opens = group[0].words.rstrip()
    return bool(first.marker) and opens.endswith((":", "-", " to")) and _deeper(paragraph, first)


def _deeper(paragraph: Paragraph, first: Paragraph) -> bool:
    depth = {"minute": 0, "margin": 0, "path": 1, "number": 1, "letter": 2, "roman": 3, "bullet": 4}
    return depth[paragraph.marker_kind] > depth.get(first.marker_kind, 0)


_CLAUSE_MARK = re.compile(
    r"(?:(?<=[;:,.] )|(?<=\band )|(?<=\b[Tt]hat )|(?<=\bto )|(?<=[a-z0-9)] )(?=\(?(?:[b-h]|i{1,3}|iv|vi{0,3}|\d{1,2})[.)] (?:[Tt]o|[Tt]hat)\b)|^)\(?(?P<mark>[a-h]|i{1,3}|iv|vi{0,3}|ix|x|\d{1,2})[.)] "
)
_SEQUENCES = (
    tuple("abcdefgh"),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
    tuple(str(n) for n in range(1, 30)),
)
_CLAUSE_VERB = re.compile(
    r"\b(?:be|to [a-z]+|notes?|agrees?|approves?|endorses?|recommends?|requests?|asks?|receives?|supports?|that|write|provide|report|bring|consider|invite)\b",
    re.I,
)


def clauses(words: str) -> list[tuple[int, int]]:
    """(start, end) of each lettered clause in one paragraph; the whole of it when there are none or they share one verb."""
    marks = _in_sequence(list(_CLAUSE_MARK.finditer(words)))
    if len(marks) < 2:
        return [(0, len(words))]
    ends = [mark.start() for mark in marks[1:]] + [len(words)]
    spans = [(mark.end(), end) for mark, end in zip(marks, ends, strict=True)]
    if not all(_says_what(words[start:end]) for start, end in spans[:-1]):
        return [(0, len(words))]
    return spans


def _says_what(clause: str) -> bool:
    first = clause.split(" ", 1)[0].lower()
    return first in ERRANDS or first in TASK_VERBS or _CLAUSE_VERB.search(clause) is not None


def _in_sequence(marks: list[re.Match[str]]) -> list[re.Match[str]]:
    for sequence in _SEQUENCES:
        kept = [mark for mark in marks if mark["mark"] in sequence]
        if kept and kept[0]["mark"] == sequence[0]:
            wanted = iter(sequence)
            chain = []
            expected = next(wanted)
            for mark in kept:
                if mark["mark"] == expected:
                    chain.append(mark)
                    expected = next(wanted, "")
            if len(chain) > 1:
                return chain
    return []


_BODY_OPENS = re.compile(
    r"(?:[Tt]hat )?(?:the )?(?:[\w-]{1,30} ){0,5}(?:committee|panel|board|council|cabinet|commission|executive)(?: (?:agrees?|resolves?))?(?: to)?\W*",
    re.I,
)


def _only_opens(words: str) -> bool:
    """ "That the Committee:-" before the clauses that say what."""
    if _BODY_OPENS.fullmatch(words.strip()):
        return True
    return words.rstrip(" -").endswith(":") and len(words.split()) <= 12


# "That the following accounts be paid:", below it the accounts: one decision.
_ON_LIST = re.compile(
    r"(?:that |to )?(?:[^:]{0,200}\bfollowing\b[^:]{0,120}\bbe [a-z]{2,20}\b[^:]{0,80}|(?:pay|approve|appoint|elect|adopt|nominate|purchase|authorise|ratify)\b[^:]{0,100}\b(?:following|listed|these)\b[^:]{0,60}):[\s-]*",
    re.I,
)


def _decides_on_list(listed: Sequence[Paragraph]) -> bool:
    return _ON_LIST.fullmatch(listed[0].words) is not None and not any(
        _CLAUSE_VERB.search(entry.words) for entry in listed[1:]
    )


def clause_spans(part: Part) -> Iterator[tuple[Paragraph, int, int]]:
    """Every clause of a list of decisions: (paragraph, start, end)."""
    listed = entries(part)
    for entry in listed:
        if entry is listed[0] and _decides_on_list(listed):
            yield entry, *trim(entry.words, 0, len(entry.words))
            return
        if len(listed) > 1 and _only_opens(entry.words):
            continue
        for start, end in clauses(entry.words):
            start, end = trim(entry.words, start, end)
            if end > start:
                yield entry, start, end


# ------------------------------------------------------------------ recommendations
_NOTHING = re.compile(
    r"^(?:none|nil|n/a|not applicable|there (?:are|were) no\b.*|no recommendations?\b.*|no actions?\b.*|(?:(?:date|date and time) of (?:the )?)?next meeting\b[^.]{0,80})\W*$",
    re.I,
)
# Another body that is asked to decide something itself, not to answer, to come or to do a task: "That Cabinet be asked to consider ...".
_BODY = r"(?:[\w'&-]{1,30},? ){0,8}?(?:cabinet|executive|council|committee|board|authority|trust|partnership|commission|government|department for [\w ]{3,40}?|secretary of state|minister|icb|forum|agency|governors|parliament|assembly)"
_TO_DECIDE = r"(?:re-?consider|consider|review|explore|examine|look at|support|adopt|approve|agree|fund|prioritise|endorse|commit|give (?:\w+ )?(?:consideration|priority)|take (?:into )?account)"
RECOMMENDS = re.compile(
    r"\b(?:be|is|are) (?:strongly |formally |further )?recommended (?:to|that)\b|^(?:that )?(?:to )?recommends? (?:to|that)\b|\bit is recommended that\b|^(?:that )?(?:the )?(?:[\w-]{1,30} ){0,6}(?:recommend(?:s|ed)?|RECOMMEND(?:S|ED)?) (?:to|that)\b"
    rf"|^(?:that )?(?:the )?{_BODY} (?:be|is|are) (?:asked|requested|urged|invited|encouraged|called (?:up)?on) to {_TO_DECIDE}\b"
    r"|\brecommendations? (?:be|is|are) made to\b|^(?:that )?(?:a |the following )?recommendations? (?:be|are) (?:made|put|sent|submitted) to\b",
    re.I,
)


_COLUMN_HEAD = re.compile(
    r"(?:timescale|deadline|due(?: date)?|owner|lead(?: officer)?|by when|status|response)s?\W*", re.I
)


def says_nothing(words: str) -> bool:
    """Whether an entry says that there is none, or is a cell of a table that says only when or heads a column."""
    words = words.strip()
    if _NOTHING.match(words) or _COLUMN_HEAD.fullmatch(words):
        return True
    when = main_due(words) if len(words) < 40 else None
    return when is not None and when.end - when.start >= len(words.rstrip(" .")) - 1


def find_recommendations(
    make: Maker, parts: Sequence[Part], tabled: Iterable[FoundRecommendation] = ()
) -> tuple[FoundRecommendation, ...]:
    found = list(tabled)
    for part in parts:
        if part.section == "recommendations":
            rule = "recommendations.opener" if part.verb else "recommendations.heading"
            found.extend(
                _recommendation(make, *clause, rule, 0.95)
                for clause in clause_spans(part)
                if not says_nothing(clause[0].words[clause[1] : clause[2]])
            )
        elif part.section == "resolved":
            found.extend(
                _recommendation(make, *clause, "recommendations.resolved", 0.9)
                for clause in clause_spans(part)
                if RECOMMENDS.search(clause[0].words[clause[1] : clause[2]][:400])
            )
    return tuple(sorted(found, key=lambda one: one.start))


def _recommendation(
    make: Maker, paragraph: Paragraph, start: int, end: int, rule: str, sure: float
) -> FoundRecommendation:
    return FoundRecommendation(*make.slice(paragraph, start, end), rule, sure, make.due(paragraph, start, end))
