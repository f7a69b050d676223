"""A list of items as CSV (RFC 4180, UTF-8 with a byte order mark so that Excel reads it), streamed row by row."""

import csv
import datetime
import re
from collections.abc import Callable, Iterable, Iterator

from django.conf import settings
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.http import StreamingHttpResponse

from scrutiny.models import Response, TrackerItem
from scrutiny.wording import address, days_late, status_words

CHUNK = 1_000

# A spreadsheet runs a cell that begins like this. Signs may hide behind blanks, quotes or another list separator.
FORMULA = re.compile(r"[\s\"';,|]*[=+\-@＝＋－＠−﹢﹣﹦﹫]|[\t\r\n]")
NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*%?\Z")

COLUMNS: dict[str, Callable[[TrackerItem, datetime.date], object]] = {
    "Reference": lambda item, on: item.reference,
    "Kind": lambda item, on: item.get_kind_display(),
    "Authority": lambda item, on: item.authority.name,
    "Committee": lambda item, on: item.committee.name,
    "Asked on": lambda item, on: item.asked_on,
    "Municipal year": lambda item, on: item.municipal_year,
    "Agenda item": lambda item, on: str(item.agenda_item or ""),
    "What was asked": lambda item, on: item.text,
    "Theme": lambda item, on: str(item.theme or ""),
    "Owner": lambda item, on: item.owner_name,
    "Due, as printed": lambda item, on: item.due_text,
    "Due by": lambda item, on: _due_by(item),
    "Open or closed": lambda item, on: "Open" if item.is_open else "Closed",
    "Progress": lambda item, on: status_words(item),
    "Days late": days_late,
    "Latest answer": lambda item, on: _decision_words(item.latest_decision),  # type: ignore[attr-defined]
    "Answered on": lambda item, on: item.latest_answer_on,  # type: ignore[attr-defined]
    "Address": lambda item, on: f"{settings.SITE_URL}{address(item)}",
}


def csv_response(items: QuerySet, *, on: datetime.date, name: str) -> StreamingHttpResponse:
    """A download of `items`, a queryset of published tracker items in the order wanted."""
    filename = f"{name}-{on.isoformat()}.csv"
    return StreamingHttpResponse(
        lines(items, on),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{filename}"'},
    )


def lines(items: QuerySet, on: datetime.date) -> Iterator[bytes]:
    writer = csv.writer(_Echo(), quoting=csv.QUOTE_ALL)
    yield "\ufeff".encode() + writer.writerow(COLUMNS)
    for item in with_latest_answer(items).iterator(chunk_size=CHUNK):
        yield writer.writerow(cells(item, on))


def cells(item: TrackerItem, on: datetime.date) -> Iterable[object]:
    return (safe(value(item, on)) for value in COLUMNS.values())


def safe(value: object) -> object:
    """The value with an apostrophe before any text that a spreadsheet would take for a formula."""
    if not isinstance(value, str) or NUMBER.match(value) or not FORMULA.match(value):
        return value
    return f"'{value}"


def with_latest_answer(items: QuerySet) -> QuerySet:
    answers = Response.objects.published().filter(item=OuterRef("pk"))
    newest = answers.order_by(F("responded_on").desc(nulls_last=True), "-id")
    return items.annotate(
        latest_decision=Subquery(newest.values("decision")[:1]),
        latest_answer_on=Subquery(newest.values("responded_on")[:1]),
    )


def _decision_words(decision: str | None) -> str:
    return Response.Decision(decision).label if decision else ""


def _due_by(item: TrackerItem) -> datetime.date | None:
    hidden_day = item.due_meeting_id and not item.due_meeting.is_published
    return None if hidden_day else item.due_latest


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> bytes:
        return text.encode()
