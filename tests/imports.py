"""Meetings as they come in, for tests: a made-up council, with words that the reader finds passages in."""

import datetime
from dataclasses import replace

from committees.imported import (
    Imported,
    ImportedAttendance,
    ImportedCommittee,
    ImportedDocument,
    ImportedItem,
    ImportedMeeting,
)
from tests.factories import DAY
from tests.minutes import DECISION, PLACEMENTS

COMMITTEE = "Children's Select Committee"


def item(title="Children's homes", number="1", **given) -> ImportedItem:
    return ImportedItem(title=title, number=number, **given)


def person(name="Alex Moss", status="present", **given) -> ImportedAttendance:
    return ImportedAttendance(name=name, status=status, **given)


def meeting(**given) -> ImportedMeeting:
    """A meeting that was held, with three items, two people and a paper."""
    return ImportedMeeting(
        **{
            "committee": COMMITTEE,
            "committee_id": "12",
            "external_id": "345",
            "date": DAY,
            "start_time": datetime.time(10),
            "end_time": datetime.time(12, 30),
            "venue": "County Hall",
            "status": "held",
            "minutes_state": "draft_published",
            "source_url": "https://democracy.example/ieListDocuments.aspx?MId=345",
            "items": (
                item("Apologies for absence", "1", minutes="Apologies were received from Sam Reed.", external_id="a1"),
                item(
                    number="2",
                    minutes=PLACEMENTS,
                    external_id="a2",
                    documents=(ImportedDocument("Report on homes", "https://democracy.example/report.pdf"),),
                ),
                item("Work programme", "3", minutes=DECISION, external_id="a3"),
            ),
            "attendance": (person(), person("Sam Reed", "apologies", role="Vice-chair")),
            "documents": (ImportedDocument("Agenda", "https://democracy.example/agenda.pdf", kind="agenda"),),
            **given,
        }
    )


def imported(*meetings, **given) -> Imported:
    return Imported(meetings=meetings or (meeting(),), **given)


def many(number: int, **given) -> Imported:
    """A list of meetings, a week apart, without agendas."""
    bare = meeting(items=(), attendance=(), documents=(), status="", minutes_state="", **given)
    days = [DAY + datetime.timedelta(days=7 * week) for week in range(number)]
    return Imported(
        committees=(ImportedCommittee(COMMITTEE, external_id="12"),),
        meetings=tuple(replace(bare, external_id=f"m{place}", date=day) for place, day in enumerate(days)),
    )
