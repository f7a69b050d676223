"""What public pages print as somebody typed it, record by record: the words in which nobody withheld may be named.

Words of the minutes are not here: quotations and points are shown masked (`public_quote`, `public_text`).
"""

from committees.models import AgendaItem, DiscussionPoint, Document, Meeting, Witness
from inspections.models import Finding, Inspection, Judgement

from .models import Response, TrackerItem, Update


def of_item(item: TrackerItem) -> str:
    return _lines(item.text, "" if item.owner else item.owner_text, item.due_text)


def of_response(response: Response) -> str:
    return _lines(response.text, response.considered_at)


def of_update(update: Update) -> str:
    return update.text


def of_meeting(meeting: Meeting) -> str:
    return _lines(meeting.name, meeting.venue)


def of_agenda_item(agenda_item: AgendaItem) -> str:
    """Of an item that is not open, the notice alone is shown."""
    if not agenda_item.has_public_access:
        return agenda_item.public_notice
    return _lines(agenda_item.title, agenda_item.purpose, agenda_item.public_notice)


def of_witness(witness: Witness) -> str:
    """Somebody linked follows their policy, and young people, carers and residents are never named by the page."""
    name = "" if witness.person_id or witness.category in Witness.NEVER_NAMED else witness.name
    return _lines(name, witness.role, witness.organisation)


def of_point(point: DiscussionPoint) -> str:
    return _lines(point.asked_by, point.answered_by)


def of_document(document: Document) -> str:
    return document.title


def of_inspection(inspection: Inspection) -> str:
    return _lines(inspection.subject, inspection.headline)


def of_finding(finding: Finding) -> str:
    return finding.text


def of_judgement(judgement: Judgement) -> str:
    return judgement.passage


def of_whole_meeting(meeting: Meeting) -> str:
    """Everything that the page of a meeting prints as typed."""
    heard = Witness.objects.filter(agenda_item__meeting=meeting, is_public=True).select_related("agenda_item")
    said = DiscussionPoint.objects.filter(agenda_item__meeting=meeting, is_public=True).select_related("agenda_item")
    papers = Document.objects.filter(meeting=meeting).select_related("agenda_item")
    return _lines(
        of_meeting(meeting),
        *(of_agenda_item(row) for row in AgendaItem.objects.filter(meeting=meeting)),
        *(of_witness(row) for row in heard if row.agenda_item.has_public_access),
        *(of_point(row) for row in said if row.agenda_item.has_public_access),
        *(of_document(row) for row in papers if not row.agenda_item or row.agenda_item.has_public_access),
    )


def of_whole_inspection(inspection: Inspection) -> str:
    return _lines(
        of_inspection(inspection),
        *(of_finding(row) for row in inspection.all_findings.all()),
        *(of_judgement(row) for row in inspection.all_judgements.all()),
    )


def _lines(*words: str) -> str:
    return "\n".join(words)
