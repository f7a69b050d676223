"""What a meeting resolved: each resolved passage with the decisions in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .entries import RECOMMENDS, Maker, clause_spans, says_nothing
from .found import FoundOutcome, FoundResolution
from .lines import Paragraph, sentences
from .outline import Part
from .tasks import owner_before_task

# A second decision that brings the matter back to the body: "..., and an update report be made to the next meeting".
_REPORT_BACK = re.compile(
    r"\b(?:report|update|paper|briefing|item|plan|progress|results?|findings|figures|matter|strategy|policy)\b.{0,160}\b(?:be|is|are|to be|to|would be|come|comes|return) ?(?:made|brought|submitted|presented|provided|reported|given|back|return|come)?\b.{0,80}\b(?:meeting|committee|panel|board|back|commission)\b",
    re.I,
)
_SECOND = re.compile(
    r",? and (?=(?:that )?(?:an?|the|further) (?:[\w-]{1,30} ){0,5}?(?:report|update|briefing|paper)\b)", re.I
)
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("recommended", RECOMMENDS),
    ("report_back", _REPORT_BACK),
    ("noted", re.compile(r"\b(?:be|is|are|were|was) (?:duly )?(?:noted|received|acknowledged|welcomed)\b|^(?:that )?(?:to )?(?:notes?|receives?|acknowledges?|welcomes?)\b|^(?:that )?(?:the )?(?:[\w-]{1,30} ){0,4}(?:notes?|noted|receives?|received)\b", re.I)),
)  # fmt: skip


def find_resolutions(make: Maker, parts: Sequence[Part]) -> tuple[FoundResolution, ...]:
    found = []
    said: set[tuple[int, str]] = set()
    resolved = {part.item for part in parts if part.section in ("resolved", "recommendations")}
    decided: dict[int, set[str]] = {}
    for part in parts:
        if part.section == "resolved":
            decided.setdefault(part.item, set()).update(*(_long_words(one.words) for one in part.paragraphs))
    for part in parts:
        if part.section not in ("resolved", "discussion", "points"):
            continue
        for resolution in (
            _resolved(make, part)
            if part.section == "resolved"
            else (
                *_carried(make, part, decided.get(part.item, set())),
                *(_accepted(make, part) if part.item not in resolved else ()),
            )
        ):
            key = (part.item, " ".join(resolution.text.lower().split())[-200:])
            if key not in said:
                said.add(key)
                found.append(resolution)
    return tuple(sorted(found, key=lambda one: one.start))


def _resolved(make: Maker, part: Part) -> Iterator[FoundResolution]:
    outcomes: list[FoundOutcome] = []
    for paragraph, start, end in clause_spans(part):
        if says_nothing(paragraph.words[start:end]):
            continue
        outcomes.extend(_outcomes(make, paragraph, start, end))
    if not outcomes:
        return
    start = part.heading.span()[0] if part.heading and part.heading.words.strip() else outcomes[0].start
    end = outcomes[-1].end
    rule = f"resolutions.{part.verb.lower() or 'heading'}"
    yield FoundResolution(
        start, end, make.text[start:end], rule, 0.95 if part.verb.isupper() or not part.verb else 0.8, tuple(outcomes)
    )


def _outcomes(make: Maker, paragraph: Paragraph, start: int, end: int) -> Iterator[FoundOutcome]:
    second = _SECOND.search(paragraph.words, start, end)
    if (
        second
        and _REPORT_BACK.search(paragraph.words[second.end() : end])
        and _decides(paragraph.words[start : second.start()])
    ):
        yield _outcome(make, paragraph, start, second.start())
        yield _outcome(make, paragraph, second.end(), end)
        return
    yield _outcome(make, paragraph, start, end)


def _decides(words: str) -> bool:
    return bool(re.search(r"\bbe [a-z]+|^to |\b(?:that )to ", words))


def _outcome(make: Maker, paragraph: Paragraph, start: int, end: int) -> FoundOutcome:
    words = paragraph.words[start:end]
    kind = kind_of(words)
    return FoundOutcome(
        *make.slice(paragraph, start, end), f"outcome.{kind}", 0.85, kind, make.due(paragraph, start, end)
    )


def kind_of(words: str) -> str:
    """What sort of decision it is: noted, agreed, report_back, recommended or task."""
    words = words[:600]
    if RECOMMENDS.search(words):
        return "recommended"
    if owner_before_task(words):
        return "task"
    return next((kind for kind, pattern in KINDS if pattern.search(words)), "agreed")


# ------------------------------------------------------------------ votes
_PROPOSED = re.compile(r"\b(?:[Pp]roposed|PROPOSED|[Mm]oved|MOVED|[Mm]otion|[Pp]roposal)\b")
_MOVED = re.compile(r"\b(?:[Pp]roposed|PROPOSED|[Mm]oved|MOVED)\b")
_AMENDS = re.compile(r"\bamendment\b", re.I)
_THE_MOTION = re.compile(r"\bthe (?:[\w-]{1,20} ){0,2}(?:motion|proposal)\b", re.I)
_CARRIED = re.compile(
    r"\b(?:[Aa]ll (?:were )?in favour|[Aa]ll agreed|carried|Carried|CARRIED|Agreed|Resolved|Approved|unanimously (?:agreed|approved|carried)|(?:and|was|were) (?:unanimously )?(?:agreed|approved|resolved)|vote(?:d)? in favour|AGREED|RESOLVED|APPROVED)\b"
)
_NOT_CARRIED = re.compile(r"\b(?:not carried|lost|defeated|withdrawn|fell)\b", re.I)


def _carried(make: Maker, part: Part, decided: set[str]) -> Iterator[FoundResolution]:
    """ "Proposed by X, seconded by Y that ... All in favour.", unless the same is resolved in so many words: ``decided``."""
    for paragraph in part.paragraphs:
        if not _CARRIED.search(paragraph.words) or not _PROPOSED.search(paragraph.words):
            continue
        start = -1
        for first, last in sentences(paragraph.words):
            sentence = paragraph.words[first:last]
            amends = _AMENDS.search(sentence)
            if not amends and (_MOVED.search(sentence) or (start < 0 and _PROPOSED.search(sentence))):
                start = first
            if sentence.rstrip().endswith((",", " and", " it was")):
                continue  # the decision that ends the sentence stands by itself
            if start < 0 or not _CARRIED.search(sentence) or _NOT_CARRIED.search(sentence) or last - start >= 1500:
                continue
            if amends and not _THE_MOTION.search(sentence):
                continue
            motion = _motion(paragraph.words, start, last)
            if motion is None and _THE_MOTION.search(sentence):
                start = -1  # what was moved stands elsewhere
                continue
            begin, end = motion or (start, last)
            if not _said_in(decided, paragraph.words[begin:end]):
                yield FoundResolution(
                    *make.slice(paragraph, start, last),
                    "resolutions.carried",
                    0.8,
                    (_outcome(make, paragraph, begin, end),),
                )
            start = -1


_LONG_WORD = re.compile(r"\w{4,}")


def _long_words(words: str) -> set[str]:
    return set(_LONG_WORD.findall(words.lower()))


def _said_in(decided: set[str], motion: str) -> bool:
    """Whether most of the motion's words are those of a decision of the same item."""
    words = _long_words(motion)
    return len(words) >= 3 and len(words & decided) >= 0.7 * len(words)


_ACCEPTED = re.compile(
    r"(?:The|All|Both)(?: the)? (?:[\w'-]{1,20} ){0,3}?(?:recommendations?|proposals?|substantive motion)\b[^.;:]{0,120}? (?:was|were) (?:unanimously |duly |then )?(?:agreed|approved|adopted|accepted)\b"
)


def _accepted(make: Maker, part: Part) -> Iterator[FoundResolution]:
    """ "The recommendations in the report were agreed.", where nothing else of the item is resolved."""
    for paragraph in part.paragraphs:
        for first, last in sentences(paragraph.words):
            if last - first < 600 and _ACCEPTED.match(paragraph.words, first, last):
                outcome = _outcome(make, paragraph, first, last)
                yield FoundResolution(*make.slice(paragraph, first, last), "resolutions.accepted", 0.7, (outcome,))


_MOTION = re.compile(r"\b(?:that|to(?! (?:the|a|an?) (?:[a-z]{1,12} )?vote\b))\b")


def _motion(words: str, start: int, end: int) -> tuple[int, int] | None:
    """The motion within "It was proposed by A, seconded by B, to do C": from its "that" or "to" when there is one."""
    proposed = _PROPOSED.search(words, start, end)
    motion = _MOTION.search(words, proposed.end(), end) if proposed else None
    if not motion or motion.start() - start >= 200:
        return None
    stop = next((last for first, last in sentences(words[motion.start() : end])), end - motion.start())
    rest = end - motion.start() - stop
    return motion.start(), end if rest < _SHORT_VOTE else motion.start() + stop


_SHORT_VOTE = 30  # characters of "All in favour.", which stay with the motion
