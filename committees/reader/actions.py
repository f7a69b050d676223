"""Actions: tasks in lists, after a marker, in an owner column, or in a sentence of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .action_tables import Table
from .columns import in_column
from .due import find_dues
from .entries import Maker, Taken, clause_spans, entries, says_nothing, trim
from .errands import in_resolutions, in_sentences
from .found import FoundAction
from .lines import Paragraph
from .outline import ACTION_MARK, Part
from .people import is_name
from .tasks import Span, is_owner, last_task, make_action, owner_before_task

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
    make: Maker, parts: Sequence[Part], tables: Sequence[Table] = (), *, owner_column: bool, people: Sequence[str]
) -> tuple[FoundAction, ...]:
    found: list[FoundAction] = []
    taken = Taken()
    for finder in (
        lambda: _tabled(make, tables),
        lambda: _listed(make, parts),
        lambda: _marked(make, parts),
        lambda: in_column(make, parts, people, owner_column=owner_column),
        lambda: in_resolutions(make, parts),
        lambda: in_sentences(make, parts),
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


# ------------------------------------------------------------------ in a table
def _tabled(make: Maker, tables: Sequence[Table]) -> Iterator[FoundAction]:
    for row in (row for table in tables if table.kind == "action" for row in table.rows if row.is_new):
        if row.task is None:
            continue
        words = row.task.words
        owner = make.printed(row.owner, 0, len(row.owner.words)).strip(" |") if row.owner else ""
        if not owner:
            named = owner_before_task(words)
            owner = make.printed(row.task, *named) if named else ""
        due = make.due(row.due) if row.due else None
        yield make_action(make, row.task, trim(words, 0, len(words)), owner, "actions.table", 0.9, due)


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
    labelled = _labelled(make, paragraph, span, rule, sure)
    if labelled:
        return labelled
    words = paragraph.words[start:end]
    first = _OWNER_FIRST.match(words)
    owner = owner_before_task(words) if not _OWNER_SAID.search(words) else None
    if first and owner and is_owner(first["owner"]) and not _one_office(words, first.end(), owner[1]):
        owner = None
    if owner:
        return make_action(
            make, paragraph, span, make.printed(paragraph, start + owner[0], start + owner[1]), rule, sure
        )
    dated = _OWNER_AND_DUE.search(words)
    if dated and dated.start() >= 8 and is_owner(dated["owner"]):
        named = make.printed(paragraph, start + dated.start("owner"), start + dated.end("owner"))
        return make_action(
            make, paragraph, (start, start + dated.start()), named, rule, sure, make.due(paragraph, *span)
        )
    words = words[: _before_due(words)]
    for pattern in (_OWNER_FIRST, _OWNER_LAST):
        match = pattern.search(words)
        group = "beside" if match and match.lastgroup == "beside" else "owner"
        if match and is_owner(match[group]) and len(words) - len(match.group()) >= 8:
            rest = (start + match.end(), end) if pattern is _OWNER_FIRST else (start, start + match.start())
            due = make.due(paragraph, *span)
            return make_action(
                make,
                paragraph,
                rest,
                make.printed(paragraph, start + match.start(group), start + match.end(group)),
                rule,
                sure,
                due,
            )
    return make_action(make, paragraph, span, shared, rule, sure)


def _before_due(words: str) -> int:
    """Where the date begins that stands last, as in "Send the map - Ida Ng - 1 July": the owner is before it."""
    last = _LAST_PIECE.search(words)
    dues = list(find_dues(last["said"])) if last else []
    return last.start() if last and dues and dues[0].end - dues[0].start >= 0.6 * len(last["said"]) else len(words)


_LAST_PIECE = re.compile(r"\s*(?: - |[,;|(\[])\s*(?P<said>[^-,;|()\[\]]{3,40}?)[\])]?\s*\.?$")


def _one_office(words: str, dash: int, end: int) -> bool:
    """Whether an owner with a dash in it is one office, "Director - Adult Care", and not an office and what somebody else does."""
    return (
        dash < end
        and not is_name(words[dash:end])
        and not re.match(r"(?:Cllr|Councillor|[Tt]he|Mrs?|Ms|Dr)\b", words[dash:end])
    )


# "Send the figures. Owner: Head of Care. Due: 20 April": each label with what it says.
_LABEL = re.compile(
    r"[\s.;,\[(|-]{0,6}\b(?:(?P<who>(?:[Ll]ead |[Aa]ction |[Rr]esponsible )?(?:[Oo]wner|[Oo]fficer)|[Ll]ead|[Rr]esponsible|[Rr]esponsibility|[Bb]y whom|[Ww]ho|[Aa]ssigned to|[Aa]ction by)|(?P<when>[Dd]ue(?: date| by)?|[Dd]eadline|[Bb]y when|[Ww]hen|[Tt]imescale|[Tt]arget(?: date)?|[Dd]ate|[Bb]y|[Cc]ompletion(?: date)?))\s?:\s?"
)


def _labelled(make: Maker, paragraph: Paragraph, span: Span, rule: str, sure: float) -> FoundAction | None:
    """An action whose owner and date stand after labels of their own."""
    start, end = span
    labels = list(_LABEL.finditer(paragraph.words, start, end))
    if not labels or labels[0].start() - start < 12 or not any(label["who"] for label in labels):
        return None
    owner = ""
    for label, until in zip(labels, [*(one.start() for one in labels[1:]), end], strict=True):
        said = paragraph.words[label.end() : until].strip(" .;,)]|")
        first = paragraph.words.find(said, label.end()) if said else -1
        if label["who"] and first >= 0 and is_owner(said):
            owner = make.printed(paragraph, first, first + len(said))
    due = make.due(paragraph, *span)
    return make_action(make, paragraph, (start, labels[0].start()), owner, rule, sure, due) if owner else None


_OWNER_FIRST = re.compile(r"^(?P<owner>[A-Z][\w'./& -]{1,60}?)\s*(?::| - )\s*(?=[A-Za-z])")
_OWNER_SAID = re.compile(r"[\[(]\s*(?:Action(?: by)?|Owner|Lead):[^()\[\]]{2,80}[\])]\s*\.?\s*$")
# "(Action by: Ann Lee, by 11 December)": both in one bracket at the end.
_OWNER_AND_DUE = re.compile(
    r"\s*[\[(]\s*(?:(?:Action(?: by)?|Owner|Lead)\s?:)?\s*(?P<owner>[A-Z][^()\[\],;]{1,60}?)[,;]?\s+(?:by|before|due|until|within|no later than|for|at)\b(?=[^()\[\]]{0,40}(?:\d|meeting|week|month|year|end))[^()\[\]]{3,50}[\])]\s*\.?\s*$"
)
_OWNER_LAST = re.compile(
    r"\s*[\[(]\s*(?:Action(?: by)?|Owner|Lead)?:?\s*(?P<owner>[A-Z][^()\[\]]{1,80})[\])]\s*\.?\s*$|(?:\.? - |\. )(?P<beside>[A-Z][\w'./& -]{1,60})$"
)


# ------------------------------------------------------------------ after a marker
_OWNER_AND_REST = re.compile(r"^(?P<owner>[^:;()\[\]]{1,90}?)\s*(?:[(\[](?P<note>[^)\]]{1,80})[)\]])?\s*[.)\]]?\s*$")
_CLAUSE_NUMBER = re.compile(r"\((?P<mark>[a-z]|[ivx]{1,4}|\d{1,2})\)")


def _marked(make: Maker, parts: Sequence[Part]) -> Iterator[FoundAction]:
    """ "ACTION: name" with the task before it, or "Action: X to do"."""
    flat = [(part, paragraph) for part in parts if part.section in _MARKED_IN for paragraph in part.paragraphs]
    for index, (part, paragraph) in enumerate(flat):
        owned = _OWNED_MARK.match(paragraph.words)
        if owned and is_owner(owned[owned.lastgroup or 0]):
            group = owned.lastgroup or ""
            yield make_action(
                make,
                paragraph,
                trim(paragraph.words, owned.end(), len(paragraph.words)),
                make.printed(paragraph, *owned.span(group)),
                "actions.marker_text",
                0.9,
                make.due(paragraph, *owned.span()),
            )
            continue
        marks = list(ACTION_MARK.finditer(paragraph.words))
        done = 0
        for number, mark in enumerate(marks):
            if mark.start() > 0 and not _may_stand(paragraph.words, mark):
                continue
            end = marks[number + 1].start() if number + 1 < len(marks) else len(paragraph.words)
            end = _closed(paragraph.words, mark, end)
            capitals = _OWNER_AND_MORE.match(paragraph.words, mark.end(), end)
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
            done = capitals.end() if capitals else end


# "Action by the Clerk: obtain quotes", "Action (Clerk): ...", "Clerk's action: ...".
_OWNED_MARK = re.compile(
    r"(?:Actions? (?i:by|for|on) (?P<owner>[^:]{2,60})|Actions? \((?P<bracketed>[^),;]{2,60})(?:[,;] ?[^)]{1,40})?\)|(?P<whose>[A-Z][^:.]{1,40}?)'s? actions?)\s*:\s*(?=\w)"
)


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
    tasks = _tasks(words, start, end)
    in_capitals = _OWNER_AND_MORE.match(rest) if not tasks else None
    if in_capitals and is_owner(in_capitals["owner"]):
        owned = (0, in_capitals.end("owner"))
        yield from _task_before(make, paragraph, mark, (start, start + owned[1]), owned, above, done, resolved)
        return
    if tasks:
        for first, last, owner in tasks:
            name = make.printed(paragraph, first + owner[0], first + owner[1])
            yield make_action(make, paragraph, (first, last), name, "actions.marker_task", 0.95)
        return
    named = _only_owner(rest)
    if named:
        yield from _task_before(make, paragraph, mark, (start, end), named, above, done, resolved)
        return
    yield _entry(make, paragraph, (start, end), "", "actions.marker_text", 0.85)


# "... to be arranged ACTION CLERK 24/16 The pond": an owner in capitals, and the next matter on the same line.
_OWNER_AND_MORE = re.compile(
    r"(?P<owner>(?:[A-Z]{2,15}|Cllrs? [A-Z]{2,20})(?:(?:\s?/\s?|, | & | and )(?:[A-Z]{2,15}|Cllrs? [A-Z]{2,20})){0,4})\s+(?=[A-Z][a-z]|\d|[A-Z] |\(?[a-z][)] )"
)
_NEXT_TASK = re.compile(r"[.;]\s+(?:and )?(?:\(?\d{1,2}[.)] )?(?=(?:the )?[A-Z])")
_NUMBERED = re.compile(r"\(?\d{1,2}[.)] ")


def _tasks(words: str, start: int, end: int) -> list[tuple[int, int, Span]]:
    """(start, end, owner within it) of each task after one marker: "Clerk to write. Cllr Lee to measure"."""
    number = _NUMBERED.match(words, start, end)
    start = number.end() if number else start
    owner = owner_before_task(words[start:end])
    if not owner:
        return []
    tasks = [(start, end, owner)]
    for stop in _NEXT_TASK.finditer(words, start, end):
        following = owner_before_task(words[stop.end() : end])
        if following and stop.end() + following[1] - tasks[-1][0] > 12:
            first, _, named = tasks[-1]
            tasks[-1] = (first, stop.start() + 1, named)
            tasks.append((stop.end(), end, following))
    return tasks


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
        yield make_action(make, clause[0], clause[1], name, "actions.marker_clause", 0.9, due)
        return
    source, stop = (paragraph, mark.start()) if paragraph.words[done : mark.start()].strip(" ([") else (above, None)
    if source is None:
        return
    task = last_task(source.words[:stop], done if source is paragraph else 0)
    if task:
        yield make_action(make, source, task, name, "actions.marker", 0.85, due)


def _numbered_clause(part: Part, marks: set[str]) -> tuple[Paragraph, Span] | None:
    for entry in entries(part):
        if entry.marker.strip("().") in marks:
            return entry, trim(entry.words, 0, len(entry.words))
    return None
