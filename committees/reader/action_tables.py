"""Tables of actions that were copied cell by cell or row by row: "Ref, Action, Owner, Due" and the rows below.

The rows are taken out of the paragraphs before the page is read, so that their numbers are no agenda items and their cells no
sentences. A row that reports on an action of an earlier meeting ("Complete") is taken out and is no action of this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from .due import find_dues
from .entries import Maker, trim
from .found import FoundRecommendation
from .headings import PROCEDURE
from .lines import Paragraph
from .openings import opening_at
from .tasks import is_owner

# (column, what its head says)
COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (column, re.compile(rf"(?:{pattern})\W*", re.I))
    for column, pattern in (
        ("number", r"(?:action )?(?:ref(?:erence)?|no|number)(?: no)?|#|item(?: no)?|minute(?: no| ref)?"),
        ("task", r"(?:agreed |required )?actions?(?: (?:point|required|agreed|to be taken|arising|description))?s?|task|what|description|details?"),
        ("recommendation", r"(?:agreed |proposed )?recommendations?"),
        ("owner", r"(?:action |lead |responsible )?(?:owner|officer|person)s?(?: responsible)?|lead|responsib(?:le|ility)|(?:by )?whom?|assigned to|action by|named lead"),
        ("due", r"by|(?:due|target|completion|review)(?: (?:date|by))?|deadline|(?:by )?when|time ?(?:scale|frame|line)s?|date(?: due)?"),
        ("status", r"(?:current )?(?:status|progress|updates?|rag(?: rating)?|outcome|position|comments?|completed?)(?: (?:update|report))?"),
        ("date_set", r"(?:date )?(?:raised|set|agreed|of meeting|meeting)|meeting date"),
    )
)  # fmt: skip
_REPORTED = re.compile(
    r"(?:(?:now |fully |partially )?(?:complete|completed|closed|done|discharged|delivered|actioned)\b|in progress|on[- ]?going|on track|off track|(?:red|amber|green|blue)\b|superseded|carried forward|c/f).{0,200}",
    re.I,
)
_NEW = re.compile(r"(?:new|open|not (?:yet )?(?:started|due)|outstanding|to be started)\W*", re.I)
_NUMBER = re.compile(r"(?:[A-Z]{1,6}[ /.-]?)?\d{1,4}(?:[/.-]\d{1,4}){0,2}[.)]?|[A-Z]{1,3}\d{1,3}")
LONGEST_CELL = 600


@dataclass(slots=True)
class Row:
    """One action of a table: the paragraph with the task, and those with its owner and date."""

    task: Paragraph | None = None
    owner: Paragraph | None = None
    due: Paragraph | None = None
    status: str = ""

    @property
    def is_new(self) -> bool:
        return self.task is not None and (not self.status or bool(_NEW.fullmatch(self.status)))


@dataclass(slots=True)
class Table:
    """The rows of one table and where it stands among the paragraphs: ``[first:last]``."""

    first: int
    last: int
    rows: list[Row] = field(default_factory=list)
    kind: str = "action"  # or "recommendation"


def cells_of(text: str, paragraph: Paragraph) -> list[Paragraph]:
    """The cells of a row that stands on one line, set apart by tabs, bars or wide gaps; the paragraph itself if there are none."""
    beside = _beside(text, paragraph)
    if beside:
        return [*cells_of(text, replace(paragraph, column="")), beside]
    words, origin = paragraph.words, paragraph.origin
    cuts = [
        index
        for index in range(1, len(words) - 1)
        if words[index] == "|" or (words[index] == " " and _is_gap(text[origin[index - 1] + 1 : origin[index + 1]]))
    ]
    if not cuts:
        return [paragraph]
    pieces = [
        paragraph.part(start, end)
        for start, end in zip([0, *(cut + 1 for cut in cuts)], [*cuts, len(words)], strict=True)
    ]
    return [piece for piece in pieces if piece.words.strip(" |")]


def _beside(text: str, paragraph: Paragraph) -> Paragraph | None:
    """The last cell of a line that was taken for the owner beside it."""
    if not paragraph.column or not paragraph.origin:
        return None
    start = text.find(paragraph.column, paragraph.origin[-1], paragraph.origin[-1] + 400)
    return Paragraph(paragraph.column, range(start, start + len(paragraph.column))) if start > 0 else None


def _is_gap(between: str) -> bool:
    return "\t" in between or (len(between) >= 3 and not between.strip(" \xa0"))


def _column(words: str) -> str:
    words = words.strip(" |*")
    if len(words.split()) > 4:
        return ""
    return next((column for column, pattern in COLUMNS if pattern.fullmatch(words)), "")


def _head(text: str, paragraphs: Sequence[Paragraph], index: int) -> tuple[list[str], int]:
    """The columns of a table head that begins at ``index`` and the index after it; no columns if there is none."""
    first = paragraphs[index]
    if len(first.words) > 120:
        return [], index
    cells = cells_of(text, first)
    if len(cells) > 1:
        columns = [_column(cell.words) for cell in cells]
        return (columns, index + 1) if all(columns) and _is_table(columns) else ([], index)
    columns = []
    for number in range(index, min(index + 7, len(paragraphs))):
        one = paragraphs[number]
        column = _column(one.words) if not one.marker and len(cells_of(text, one)) == 1 else ""
        if not column or column in columns:
            break
        columns.append(column)
    return (columns, index + len(columns)) if _is_table(columns) else ([], index)


def _is_table(columns: Sequence[str]) -> bool:
    return (
        ("task" in columns) != ("recommendation" in columns)
        and ("owner" in columns or ("due" in columns and len(columns) > 2))
        and len(set(columns)) >= 2
    )


def find_tables(text: str, paragraphs: Sequence[Paragraph]) -> list[Table]:
    tables: list[Table] = []
    index = 0
    while index < len(paragraphs):
        columns, after = _head(text, paragraphs, index)
        if not columns:
            index += 1
            continue
        kind = "recommendation" if "recommendation" in columns else "action"
        columns = ["task" if column == "recommendation" else column for column in columns]
        table = Table(index, after, kind=kind)
        _read_rows(text, paragraphs, columns, table)
        if table.rows:
            tables.append(table)
        index = max(table.last, index + 1)
    return tables


def recommended_in(make: Maker, tables: Sequence[Table]) -> Iterator[FoundRecommendation]:
    """The rows of tables of recommendations: "No., Recommendation, Timescale"."""
    for row in (row for table in tables if table.kind == "recommendation" for row in table.rows if row.is_new):
        if row.task is not None:
            place = make.slice(row.task, *trim(row.task.words, 0, len(row.task.words)))
            due = make.due(row.due) if row.due else make.due(row.task)
            yield FoundRecommendation(*place, "recommendations.table", 0.9, due)


def without_tables(paragraphs: list[Paragraph], tables: Sequence[Table]) -> list[Paragraph]:
    kept: list[Paragraph] = []
    done = 0
    for table in tables:
        kept.extend(paragraphs[done : table.first])
        done = table.last
    return [*kept, *paragraphs[done:]]


def _read_rows(text: str, paragraphs: Sequence[Paragraph], columns: Sequence[str], table: Table) -> None:
    row = Row()
    begun = table.last  # where the row that is open begins
    for index in range(table.last, len(paragraphs)):
        paragraph = paragraphs[index]
        if _ends(paragraph):
            break
        for cell in _row_cells(text, paragraph):
            kind = _kind_of(cell, columns, row)
            if kind == "end":
                break
            begins = kind in ("number", "task") or (kind == "owner" and _owner_first(columns))
            if begins and row.task is not None:
                if not (row.owner or row.due or row.status):
                    kind = "end"
                    break
                _close(table, row, index)
                row, begun = Row(), index
            if kind == "task":
                row.task = cell
            elif kind == "owner":
                row.owner = cell
            elif kind == "due":
                row.due = cell
            elif kind == "status":
                row.status = cell.words.strip()
        else:
            continue
        break
    else:
        index = len(paragraphs)
    if row.task is not None and (row.owner or row.due or row.status):
        _close(table, row, index)
    else:
        table.last = max(table.last, begun) if table.rows else table.last


def _close(table: Table, row: Row, last: int) -> None:
    table.rows.append(row)
    table.last = last


def _ends(paragraph: Paragraph) -> bool:
    words = paragraph.words
    return (
        len(words) > LONGEST_CELL
        or (bool(paragraph.marker) and PROCEDURE.match(words) is not None)
        or bool(opening_at(words))
        or words.rstrip().endswith(":")
        or bool(
            re.match(
                r"The meeting (?:ended|closed)|(?:Date of (?:the )?)?[Nn]ext meeting\b\W*(?=\S)|Date of (?:the )?[Nn]ext",
                words,
            )
        )
    )


def _row_cells(text: str, paragraph: Paragraph) -> Iterator[Paragraph]:
    cells = cells_of(text, paragraph)
    if paragraph.marker and paragraph.marker_kind != "bullet":
        yield Paragraph(paragraph.marker, range(paragraph.marker_start, paragraph.marker_start + len(paragraph.marker)))
    yield from cells


def _kind_of(cell: Paragraph, columns: Sequence[str], row: Row) -> str:
    """What a cell is: number, task, owner, due, status, other, or "end" when it belongs to no table."""
    words = cell.words.strip(" |")
    if "status" in columns and row.task is not None and (_REPORTED.fullmatch(words) or _NEW.fullmatch(words)):
        return "status"
    if not words or _column(words):
        return "other"
    if _owner_first(columns) and (row.owner is None or row.task is not None) and _names_owners(words):
        return "owner"
    if row.task is not None and row.due is None and "due" in columns and _is_day(words):
        return "due"
    if _NUMBER.fullmatch(words) and ("number" in columns or row.task is not None):
        return "number"
    if row.task is None:
        return "task" if len(words.split()) >= 2 and not _is_day(words) else "other"
    if row.owner is None and "owner" in columns and len(words.split()) <= 12 and _names_owners(words):
        return "owner"
    if "status" in columns and not row.status and (row.owner or row.due):
        return "status"
    if (
        row.due is None
        and "due" in columns
        and row.owner is not None
        and len(words.split()) <= 4
        and not words.endswith(".")
    ):
        return "due"
    return "task"


def _owner_first(columns: Sequence[str]) -> bool:
    return "owner" in columns and columns.index("owner") < columns.index("task")


def _is_day(words: str) -> bool:
    """Whether the cell says little more than when."""
    dues = list(find_dues(words))
    return bool(dues) and sum(due.end - due.start for due in dues) >= 0.6 * len(words)


def _names_owners(words: str) -> bool:
    return is_owner(words) or bool(
        re.fullmatch(
            r"(?:Cabinet|Executive|Council|Committee|Board|Panel|Full Council)|[A-Z]{2,4}(?:[ /&,]{1,3}[A-Z]{2,4}){0,4}|All|Tbc|TBC",
            words,
        )
    )
