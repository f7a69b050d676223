"""What a clerk brings, as plain values, before anything is matched or saved: committees, and meetings with their items.

Minutes of a whole meeting (committees.reader) and ModernGov's files (committees.moderngov) both become these, so that one
preview and one writer serve both. Knows no Django. What a source marks as restricted never gets here; it is only counted.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Any


@dataclass(frozen=True, slots=True)
class ImportedDocument:
    """A paper by its address. `kind` is a code of committees.models.Document.Kind."""

    title: str
    url: str
    kind: str = "report"
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class ImportedItem:
    """An item of the agenda with the text of its minutes, empty when there are none. `number` is as printed.

    `private` is why it may have been taken without the public, to be read after the item's name; empty for most.
    """

    title: str
    number: str = ""
    purpose: str = ""
    minutes: str = ""
    source_url: str = ""
    external_id: str = ""
    documents: tuple[ImportedDocument, ...] = ()
    private: str = ""


@dataclass(frozen=True, slots=True)
class ImportedAttendance:
    """Somebody on the attendance list. `status` is a code of committees.models.Attendance.Status."""

    name: str
    status: str
    role: str = ""
    substitute_for: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ImportedMeeting:
    """A meeting. `status` and `minutes_state` are codes of committees.models.Meeting, empty when the source does not say."""

    committee: str
    committee_id: str = ""
    external_id: str = ""
    date: date | None = None
    start_time: time | None = None
    end_time: time | None = None
    venue: str = ""
    status: str = ""
    minutes_state: str = ""
    source_url: str = ""
    recording_url: str = ""
    items: tuple[ImportedItem, ...] = ()
    attendance: tuple[ImportedAttendance, ...] = ()
    documents: tuple[ImportedDocument, ...] = ()
    remarks: tuple[str, ...] = ()  # what else the minutes say of the meeting, in sentences for the clerk


@dataclass(frozen=True, slots=True)
class ImportedCommittee:
    """A committee as a list of committees or its own page has it."""

    name: str
    external_id: str = ""
    category: str = ""
    purpose: str = ""
    has_ended: bool = False
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """Everything in one file. `restricted_*` count what was left out because it is not for the public.

    `restricted_numbers` are the numbers of such items, so that a clerk can say which they are; never their titles.
    """

    committees: tuple[ImportedCommittee, ...] = ()
    meetings: tuple[ImportedMeeting, ...] = ()
    restricted_items: int = 0
    restricted_documents: int = 0
    restricted_numbers: tuple[str, ...] = ()
    site: str = ""  # address of the ModernGov site, such as https://democracy.example.gov.uk

    @property
    def papers_without_address(self) -> int:
        """How many papers have no address, because the file does not say on which site they are."""
        papers = [
            paper
            for meeting in self.meetings
            for papers in (meeting.documents, *(item.documents for item in meeting.items))
            for paper in papers
        ]
        return sum(not paper.url for paper in papers)

    def as_values(self) -> dict[str, Any]:
        """Plain values that JSON can hold; `from_values` reads them back."""
        return _plain(asdict(self))


def from_values(values: dict[str, Any]) -> Imported:
    """The Imported that `as_values` gave these values of."""
    return Imported(
        committees=tuple(ImportedCommittee(**one) for one in values["committees"]),
        meetings=tuple(_meeting(one) for one in values["meetings"]),
        restricted_items=values["restricted_items"],
        restricted_documents=values["restricted_documents"],
        restricted_numbers=tuple(values.get("restricted_numbers", ())),
        site=values["site"],
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, (date, time)) else value


def _meeting(values: dict[str, Any]) -> ImportedMeeting:
    return ImportedMeeting(
        **values
        | {
            "date": _day(values["date"]),
            "start_time": _time(values["start_time"]),
            "end_time": _time(values["end_time"]),
            "items": tuple(
                ImportedItem(**one | {"documents": _documents(one["documents"])}) for one in values["items"]
            ),
            "attendance": tuple(ImportedAttendance(**one) for one in values["attendance"]),
            "documents": _documents(values["documents"]),
            "remarks": tuple(values["remarks"]),
        }
    )


def _documents(values: list[dict[str, Any]]) -> tuple[ImportedDocument, ...]:
    return tuple(ImportedDocument(**one | {"published_on": _day(one["published_on"])}) for one in values)


def _day(printed: str | None) -> date | None:
    return date.fromisoformat(printed) if printed else None


def _time(printed: str | None) -> time | None:
    return time.fromisoformat(printed) if printed else None
