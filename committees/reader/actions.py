"""Actions: tasks in lists, after a marker, in an owner column, or in a sentence of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .due import find_dues
from .entries import Maker, Taken, clause_spans, entries, says_nothing, trim
from .found import FoundAction, FoundDue
from .lines import Paragraph, sentences
from .outline import ACTION_MARK, TASK_VERBS, Part
from .people import is_person_line
from .tasks import is_owner, task_owner

Span = tuple[int, int]
_READ_SENTENCES = ("discussion", "points")
_MARKED_IN = (
    "discussion",
    "points",
    "resolved",
    "recommendations",
    "actions",
    "information",
    "decision",
    "suggestions",
    "witnesses",
)


def find_actions(
    make: Maker, parts: Sequence[Part], *, owner_column: bool, people: Sequence[str]
) -> tuple[FoundAction, ...]:
    found: list[FoundAction] = []
    taken = Taken()
    for finder in (
        lambda: _listed(make, parts),
        lambda: _marked(make, parts),
        lambda: _in_column(make, parts, people, owner_column=owner_column),
        lambda: _resolved(make, parts),
        lambda: _in_sentences(make, parts),
    ):
        found.extend(action for action in finder() if taken.add(action))
    return tuple(sorted(_once(found), key=lambda one: one.start))


def _once(found: Sequence[FoundAction]) -> Iterator[FoundAction]:
    """Each task once, though a page may print it under "Decision" and again under "Minutes"."""
    seen: set[tuple[str, str]] = set()
    for action in sorted(found, key=lambda one: one.start):
        key = (" ".join(action.text.lower().split()), action.owner.lower())
        if key not in seen:
            seen.add(key)
            yield action


def _make(
    make: Maker, paragraph: Paragraph, span: Span, owner: str, rule: str, sure: float, due: FoundDue | None = None
) -> FoundAction:
    return FoundAction(*make.slice(paragraph, *span), rule, sure, owner, due or make.due(paragraph, *span))


# ------------------------------------------------------------------ under a heading
def _listed(make: Maker, parts: Sequence[Part]) -> Iterator[FoundAction]:
    for part in parts:
        if part.section not in ("actions", "information"):
            continue
        shared = make.printed(*part.owner) if part.owner else ""
        for paragraph, start, end in clause_spans(part):
            words = paragraph.words[start:end]
            if says_nothing(words) or not words.strip(" .-"):
                continue
            yield _entry(make, paragraph, (start, end), shared, "actions.heading", 0.95)


def _entry(make: Maker, paragraph: Paragraph, span: Span, shared: str, rule: str, sure: float) -> FoundAction:
    """An action whose own words are the task; the owner before "to", in brackets or at the end, or the one of the heading."""
    start, end = span
    words = paragraph.words[start:end]
    owner = owner_before_task(words) if not _OWNER_SAID.search(words) else None
    if owner:
        return _make(make, paragraph, span, make.printed(paragraph, start + owner[0], start + owner[1]), rule, sure)
    for pattern in (_OWNER_FIRST, _OWNER_LAST):
        match = pattern.search(words)
        if match and is_owner(match["owner"]) and len(words) - len(match.group()) >= 12:
            rest = (start + match.end(), end) if pattern is _OWNER_FIRST else (start, start + match.start())
            due = make.due(paragraph, *span)
            return _make(
                make,
                paragraph,
                rest,
                make.printed(paragraph, start + match.start("owner"), start + match.end("owner")),
                rule,
                sure,
                due,
            )
    return _make(make, paragraph, span, shared, rule, sure)


_OWNER_FIRST = re.compile(r"^(?P<owner>[A-Z][\w'./& -]{1,60}?)\s*(?::| - )\s*(?=[A-Za-z])")
_OWNER_SAID = re.compile(r"[\[(]\s*(?:Action(?: by)?|Owner|Lead):[^()\[\]]{2,80}[\])]\s*\.?\s*$")
_OWNER_LAST = re.compile(
    r"\s*[\[(]\s*(?:Action(?: by)?|Owner|Lead)?:?\s*(?P<owner>[A-Z][^()\[\]]{1,80})[\])]\s*\.?\s*$"
)


def owner_before_task(words: str) -> Span | None:
    """Who is to do it in "X to write to ...", "X will ...", "X be asked to ..."; None when nobody is named first."""
    found = task_owner(words)
    if found:
        return found
    match = _ANYONE_TO.match(words)
    if match and is_owner(match["owner"]) and match["verb"] != "be":
        return match.span("owner")
    return None


_ANYONE_TO = re.compile(r"^(?P<owner>[A-Z][\w'&,/. -]{1,110}?) (?:to|will|shall) (?:also )?(?P<verb>[a-z]{2,20})\b")


# ------------------------------------------------------------------ after a marker
_OWNER_AND_REST = re.compile(r"^(?P<owner>[^:;()\[\]]{1,90}?)\s*(?:[(\[](?P<note>[^)\]]{1,80})[)\]])?\s*[.)\]]?\s*$")
_CLAUSE_NUMBER = re.compile(r"\((?P<mark>[a-z]|[ivx]{1,4}|\d{1,2})\)")


def _marked(make: Maker, parts: Sequence[Part]) -> Iterator[FoundAction]:
    """ "ACTION: name" with the task before it, or "Action: X to do"."""
    flat = [(part, paragraph) for part in parts if part.section in _MARKED_IN for paragraph in part.paragraphs]
    for index, (part, paragraph) in enumerate(flat):
        marks = list(ACTION_MARK.finditer(paragraph.words))
        done = 0
        for number, mark in enumerate(marks):
            if mark.start() > 0 and not _may_stand(paragraph.words, mark):
                continue
            end = marks[number + 1].start() if number + 1 < len(marks) else len(paragraph.words)
            end = _closed(paragraph.words, mark, end)
            above = next(
                (
                    flat[before][1]
                    for before in range(index - 1, max(-1, index - 4), -1)
                    if flat[before][0].item == part.item and not ACTION_MARK.match(flat[before][1].words)
                ),
                None,
            )
            below = flat[index + 1][1] if index + 1 < len(flat) and flat[index + 1][0].item == part.item else None
            yield from _after_mark(
                make,
                paragraph,
                mark,
                end,
                above,
                below,
                done,
                [one for one, _ in flat[max(0, index - 12) : index] if one.section == "resolved"],
            )
            done = end


def _may_stand(words: str, mark: re.Match[str]) -> bool:
    before = words[max(0, mark.start() - 2) : mark.start()].strip()
    return (
        mark.group().lstrip(" ([")[:6].isupper()
        or not before
        or before[-1] in ".;:!?)]"
        or mark.group().lstrip()[:1] in "(["
    )


def _closed(words: str, mark: re.Match[str], end: int) -> int:
    """A marker in brackets ends at its bracket."""
    opening = mark.group().lstrip()[:1]
    if opening in ("(", "["):
        close = words.find(")" if opening == "(" else "]", mark.end(), end)
        return close if close > 0 else end
    return end


def _after_mark(
    make: Maker,
    paragraph: Paragraph,
    mark: re.Match[str],
    end: int,
    above: Paragraph | None,
    below: Paragraph | None,
    done: int,
    resolved: list[Part],
) -> Iterator[FoundAction]:
    words = paragraph.words
    start, end = trim(words, mark.end(), end)
    if start >= end:
        if below is not None and owner_before_task(below.words):
            yield _entry(make, below, (0, len(below.words)), "", "actions.marker_above", 0.85)
        return
    rest = words[start:end]
    owner = owner_before_task(rest)
    if owner:
        yield _make(
            make,
            paragraph,
            (start, end),
            make.printed(paragraph, start + owner[0], start + owner[1]),
            "actions.marker_task",
            0.95,
        )
        return
    named = _only_owner(rest)
    if named:
        yield from _task_before(make, paragraph, mark, (start, end), named, above, done, resolved)
        return
    yield _entry(make, paragraph, (start, end), "", "actions.marker_text", 0.85)


def _only_owner(rest: str) -> Span | None:
    """The owner when nothing but an owner (and perhaps a date) follows the marker."""
    dues = list(find_dues(rest))
    stop = dues[0].start if dues and dues[0].start > 0 else len(rest)
    if not _OWNER_AND_REST.match(rest):
        return None
    match = re.match(r"[^(\[]{1,90}", rest[:stop])
    if not match:
        return None
    owner = re.sub(r"[\s,;:.\-]+(?:by|for|to|at|in|on|before)?\s*$", "", match.group().rstrip(" ,;:-"))
    return (0, len(owner)) if is_owner(owner) else None


def _task_before(
    make: Maker,
    paragraph: Paragraph,
    mark: re.Match[str],
    rest: Span,
    owner: Span,
    above: Paragraph | None,
    done: int,
    resolved: list[Part],
) -> Iterator[FoundAction]:
    name = make.printed(paragraph, rest[0] + owner[0], rest[0] + owner[1])
    due = make.due(paragraph, rest[0] + owner[1], rest[1])
    numbered = list(_CLAUSE_NUMBER.finditer(paragraph.words, *rest))
    clause = _numbered_clause(resolved[-1], {one["mark"] for one in numbered}) if numbered and resolved else None
    if clause:
        yield _make(make, clause[0], clause[1], name, "actions.marker_clause", 0.9, due)
        return
    source, stop = (paragraph, mark.start()) if paragraph.words[done : mark.start()].strip(" ([") else (above, None)
    if source is None:
        return
    task = _last_task(source.words[:stop], done if source is paragraph else 0)
    if task:
        yield _make(make, source, task, name, "actions.marker", 0.85, due)


def _numbered_clause(part: Part, marks: set[str]) -> tuple[Paragraph, Span] | None:
    for entry in entries(part):
        if entry.marker.strip("().") in marks:
            return entry, trim(entry.words, 0, len(entry.words))
    return None


def _last_task(words: str, start: int) -> Span | None:
    pieces = [
        (start + first, start + last)
        for first, last in sentences(words[start:])
        if words[start + first : start + last].strip(" ([")
    ]
    if not pieces:
        return None
    first, last = pieces[-1]
    opened = re.search(r"[\s(\[]+$", words[first:last])
    return first, last - (len(opened.group()) if opened else 0)


# ------------------------------------------------------------------ owner column
def _in_column(
    make: Maker, parts: Sequence[Part], people: Sequence[str], *, owner_column: bool
) -> Iterator[FoundAction]:
    """An owner who stands alone below the paragraph, or at its very end, as when a table's column is copied."""
    has_items = any(part.item >= 0 for part in parts)
    surnames = {name.split()[-1].lower() for name in people if name.split()}
    for part in parts:
        if part.section not in ("discussion", "points", "resolved") or (part.item < 0 and has_items):
            continue
        above: Paragraph | None = None
        for paragraph in part.paragraphs:
            words = paragraph.words.strip()
            beside = _last_task(paragraph.words, 0) if paragraph.column and is_owner(paragraph.column) else None
            if beside:
                yield _make(make, paragraph, beside, paragraph.column, "actions.column", 0.8)
                continue
            if (
                above is not None
                and not paragraph.marker
                and _stands_alone(words, surnames, owner_column=owner_column)
                and not is_person_line(paragraph)
            ):
                task = _last_task(above.words, 0)
                if task:
                    yield _make(
                        make, above, task, make.printed(paragraph, 0, len(paragraph.words)), "actions.column", 0.8
                    )
                above = None
                continue
            end = _trailing_owner(words, surnames, owner_column=owner_column)
            if end is not None:
                offset = len(paragraph.words) - len(paragraph.words.lstrip())
                task = _last_task(paragraph.words[: offset + end], 0)
                if task:
                    yield _make(
                        make,
                        paragraph,
                        task,
                        make.printed(paragraph, offset + end, len(paragraph.words)),
                        "actions.trailing_owner",
                        0.75,
                    )
            above = paragraph


def _stands_alone(words: str, surnames: set[str], *, owner_column: bool) -> bool:
    if len(words) > 80 or words.endswith((".", ":", ";", "?")) or not is_owner(words, most=9):
        return False
    return (
        owner_column
        or words.split()[-1].lower() in surnames
        or bool(re.fullmatch(r"(?:CLERK|Clerk|[A-Z]{2,3}(?:/[A-Z]{2,3})*)", words))
    )


_AT_END = re.compile(r"[.;]\s+(?=(?P<owner>[A-Z][\w'./& -]{1,50})$)")


def _trailing_owner(words: str, surnames: set[str], *, owner_column: bool) -> int | None:
    match = next((one for one in _AT_END.finditer(words, max(0, len(words) - 60))), None)
    if not match or not _stands_alone(match["owner"], surnames, owner_column=owner_column):
        return None
    return match.end()


# ------------------------------------------------------------------ resolved and free tasks
def _resolved(make: Maker, parts: Sequence[Part]) -> Iterator[FoundAction]:
    for part in parts:
        if part.section != "resolved":
            continue
        for paragraph, start, end in clause_spans(part):
            owner = task_owner(paragraph.words[start:end])
            if owner:
                yield _make(
                    make,
                    paragraph,
                    (start, end),
                    make.printed(paragraph, start + owner[0], start + owner[1]),
                    "actions.resolved",
                    0.85,
                )


_FINITE_BEFORE = re.compile(
    r"\b(?:was|were|is|are|had|has|have|would|said|stated|asked|noted|explained|felt|reported|agreed|advised|informed|told|that|which|who|needs?|needed|there|it|he|she|they|we|ought|seemed|continued|not|due|able|likely|going|expected|aimed)\b",
    re.I,
)
_TO_BE = re.compile(r"^(?P<what>[A-Z][\w'&,/() -]{2,120}?) (?:(?:is|are) )?to be (?:[a-z]+ly )?(?P<done>[a-z]+)\b")
_ASKED_TO = re.compile(rf"\b(?:was|were) (?:asked|requested|instructed|tasked) to (?:{'|'.join(sorted(TASK_VERBS))})\b")
_ASKS = re.compile(
    rf"^(?:It was requested that |[Tt]he (?:chair(?:man|woman|person)?|vice-chair(?:man)?|committee|panel|board|council|commission|members?)|Members|Councillors)(?: (?:also|therefore|then|had))? (?:asked|requested|instructed|tasked) (?P<owner>(?:the )?[A-Z][\w'&,/. -]{{1,80}}?|(?:the )?(?:clerk|officers?|director|service)) to (?:{'|'.join(sorted(TASK_VERBS))})\b",
    re.I,
)


def _in_sentences(make: Maker, parts: Sequence[Part]) -> Iterator[FoundAction]:
    for part in parts:
        if part.section not in _READ_SENTENCES:
            continue
        for paragraph in part.paragraphs:
            before: Span | None = None
            for start, end in sentences(paragraph.words):
                action = _passed_on(make, paragraph, start, end, before) or _sentence(make, paragraph, start, end)
                if action:
                    yield action
                before = (start, end)


def _passed_on(make: Maker, paragraph: Paragraph, start: int, end: int, before: Span | None) -> FoundAction | None:
    """ "Clerk to action." after the sentence that says what."""
    match = _TO_ACTION.match(paragraph.words, start, end)
    if not match or not is_owner(match["owner"]):
        return None
    task = (*before, "actions.passed_on") if before else (start, end, "actions.sentence")
    return _make(
        make,
        paragraph,
        task[:2],
        make.printed(paragraph, *match.span("owner")),
        task[2],
        0.75,
        make.due(paragraph, start, end),
    )


def _sentence(make: Maker, paragraph: Paragraph, start: int, end: int) -> FoundAction | None:
    words = paragraph.words[start : min(end, start + 600)]
    match = _FREE_TASK.match(words)
    if match and is_owner(match["owner"]):
        return _make(
            make,
            paragraph,
            (start, end),
            make.printed(paragraph, start, start + match.end("owner")),
            "actions.sentence",
            0.8,
        )
    match = _TO_BE.match(words)
    if (
        match
        and not _FINITE_BEFORE.search(match["what"])
        and match["done"].endswith(("ed", "en", "nt", "ght", "de", "t", "n"))
    ):
        return _make(make, paragraph, (start, end), "", "actions.to_be_done", 0.7)
    match = _ASKED_TO.search(words)
    if match and len(words[: match.start()].split()) <= 14:
        owner = words[: match.start()].strip()
        if is_owner(owner):
            return _make(
                make,
                paragraph,
                (start, end),
                make.printed(paragraph, start, start + match.start()),
                "actions.was_asked",
                0.8,
            )
    match = _ASKS.match(words)
    if match and is_owner(match["owner"]):
        return _make(
            make,
            paragraph,
            (start, end),
            make.printed(paragraph, start + match.start("owner"), start + match.end("owner")),
            "actions.asked",
            0.75,
        )
    return None


_TO_ACTION = re.compile(r"(?P<owner>[A-Z][\w'&/. -]{1,60}?) (?:to|will) action\b")
_FREE_TASK = re.compile(
    rf"^(?P<owner>[A-Z][\w'&,/. -]{{1,90}}?) (?:(?:to|TO|will|shall)|is to|are to) (?:also |now |then )?(?:{'|'.join(sorted(TASK_VERBS))}|{'|'.join(sorted(verb.upper() for verb in TASK_VERBS))})\b"
)
