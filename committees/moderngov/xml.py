"""The answers of ModernGov's web service (GetCommittees, GetMeetings, GetMeeting), bare or in a SOAP envelope."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from committees.formats import Unreadable
from committees.imported import (
    Imported,
    ImportedAttendance,
    ImportedCommittee,
    ImportedDocument,
    ImportedItem,
    ImportedMeeting,
)
from committees.private_business import is_marked_restricted, mark_private

from . import words

_DEEPEST = 30  # elements inside one another; an answer in its envelope has ten
_MOST = 100_000  # elements; all meetings of a council in ten years are some 40,000
_NAMESPACES = (
    "",
    "http://moderngov.co.uk/namespaces",
    "http://schemas.xmlsoap.org/soap/envelope",
    "http://www.w3.org/2003/05/soap-envelope",
)
_ENVELOPE = ("envelope", "header", "body")
_TRUE, _FALSE = ("true", "yes", "1"), ("false", "no", "0")


def read(text: str, site: str) -> Imported:
    answer = _answer(_tree(text))
    if answer.tag == "committees":
        return _committees(answer, site)
    if answer.tag == "getmeetings":
        return _meetings(answer, site)
    return _one_meeting(answer, site)


# ------------------------------------------------------------------- the file
class _Builder(TreeBuilder):
    """A tree within bounds, its names in lower case and without namespaces."""

    def __init__(self) -> None:
        super().__init__()
        self.open = self.elements = 0

    def start(self, tag: str, attributes: dict[str, str]) -> Element:
        self.open += 1
        self.elements += 1
        if self.open > _DEEPEST or self.elements > _MOST:
            raise Unreadable(
                f"The file has more than {_MOST:,} elements, or more than {_DEEPEST} inside one another, which no answer "
                "of ModernGov has. Ask ModernGov for one meeting, or for fewer months, at a time."
            )
        return super().start(_bare(tag), {name.lower(): value for name, value in attributes.items()})

    def end(self, tag: str) -> Element:
        self.open -= 1
        return super().end(_bare(tag))


def _bare(tag: str) -> str:
    namespace, _, name = tag.removeprefix("{").rpartition("}")
    if namespace.rstrip("/").lower() not in _NAMESPACES:
        raise Unreadable(
            f"The file is XML of another kind ({namespace[:100]}), not an answer of ModernGov. "
            "Save what GetCommittees, GetMeetings or GetMeeting gives, or paste the minutes as text."
        )
    return name.lower()


def _tree(text: str) -> Element:
    # Fed as text, so that the parser has no encoding to choose.
    parser = XMLParser(target=_Builder(), forbid_dtd=True)
    try:
        parser.feed(text)
        root: Element = parser.close()
    except DefusedXmlException:
        raise Unreadable(
            "The file defines a document type or entities, which ModernGov's files never do and which can be harmful. "
            "It was not read. Download it again from ModernGov."
        ) from None
    except ParseError as error:
        raise Unreadable(
            f"The XML breaks off or is damaged at line {error.position[0]}. Download the file again, and wait until "
            "the download has finished."
        ) from None
    return root


def _answer(root: Element) -> Element:
    for element in root.iter():
        if element.tag in ("committees", "getmeetings", "meeting"):
            return element
        if element.tag not in _ENVELOPE and not element.tag.endswith(("response", "result")):
            break
    raise Unreadable(
        f"The file is XML, but what it holds (“{root.tag[:100]}”) is not an answer that can be imported. Save what "
        "GetCommittees, GetMeetings or GetMeeting gives, or the page of the meeting."
    )


def _text(element: Element, name: str) -> str:
    return (element.findtext(name) or "").strip()


def _said(element: Element, name: str) -> Iterator[str]:
    """What the file says to a yes or no question, each time that it does."""
    return (said for one in element.iterfind(name) if (said := (one.text or "").strip().lower()))


def _is_true_or_silent(element: Element, name: str) -> bool:
    return all(said in _TRUE for said in _said(element, name))


def _is_false_or_silent(element: Element, name: str) -> bool:
    return all(said in _FALSE for said in _said(element, name))


# ------------------------------------------------------------------- committees, lists of meetings
def _committees(answer: Element, site: str) -> Imported:
    committees = answer.findall("committee")
    words.refuse_twice("committee", (_text(one, "committeeid") for one in committees))
    found = (_committee(one, site) for one in committees)
    return Imported(committees=tuple(one for one in found if one.name), site=site)


def _committee(element: Element, site: str) -> ImportedCommittee:
    number = words.id_of(_text(element, "committeeid"))
    ended = any(said in _TRUE for name in ("committeedeleted", "committeeexpired") for said in _said(element, name))
    return ImportedCommittee(
        name=words.line(_text(element, "committeetitle"), 200),
        external_id=number,
        category=words.line(_text(element, "committeecategory"), 200),
        has_ended=ended,
        source_url=words.committee_address(site, number),
    )


def _meetings(answer: Element, site: str) -> Imported:
    listed = [
        (committee, meeting)
        for committee in answer.findall("committee")
        for meeting in committee.findall("committeemeetings/meeting")
    ]
    words.refuse_twice("meeting", (_text(meeting, "meetingid") for _, meeting in listed))
    meetings = (
        _meeting(meeting, site, _text(committee, "committeetitle"), words.id_of(_text(committee, "committeeid")))
        for committee, meeting in listed
        if _is_true_or_silent(meeting, "isdisplayallowed")
    )
    return Imported(meetings=tuple(meetings), site=site)


# ------------------------------------------------------------------- one meeting
def _one_meeting(meeting: Element, site: str) -> Imported:
    items = meeting.findall("agendaitems/agendaitem")
    words.refuse_twice("agenda item", (_text(item, "agendaitemid") for item in items))
    if not _is_true_or_silent(meeting, "isdisplayallowed"):
        return Imported(restricted_items=len(items), site=site)
    public = [item for item in items if _is_public(item)] if _is_true_or_silent(meeting, "agendapublished") else []
    papers = [paper for item in public for paper in _papers(item)]
    public_papers = [paper for paper in papers if _is_public_paper(paper)]
    site = words.site_of(_addresses(meeting, public_papers)) or site
    minuted = _is_true_or_silent(meeting, "minutepublished")
    decided = _is_true_or_silent(meeting, "decisionpublished")
    found = mark_private(_item(item, site, minuted=minuted, decided=decided) for item in public)
    kept = set(map(id, public))
    left_out = [item for item in items if id(item) not in kept]
    return Imported(
        meetings=(_meeting(meeting, site, _committee_of(meeting, public, public_papers), items=found),),
        restricted_items=len(left_out),
        restricted_documents=len(papers) - len(public_papers),
        restricted_numbers=words.plain_numbers(map(_number, left_out)),
        site=site,
    )


def _meeting(
    element: Element, site: str, committee: str, committee_id: str = "", items: tuple[ImportedItem, ...] = ()
) -> ImportedMeeting:
    number = words.id_of(_text(element, "meetingid"))
    committee_id = committee_id or words.id_of(_text(element, "committeeid"))
    status = words.meeting_status(_text(element, "meetingstatus"))
    starts = words.clock(_text(element, "meetingtime"))
    ends = words.clock(_text(element, "meetingactualfinishtime")) or words.clock(
        _text(element, "meetingplannedfinishtime")
    )
    places = (words.line(_text(element, name), 200) for name in ("meetingroom", "meetinglocation"))
    return ImportedMeeting(
        committee=words.line(committee, 200),
        committee_id=committee_id,
        external_id=number,
        date=words.day(_text(element, "meetingdate")),
        start_time=starts,
        end_time=ends if starts and ends and ends > starts else None,
        venue=words.line(", ".join(place for place in places if place), 300),
        status=status,
        minutes_state=_minutes_state(element, status),
        source_url=words.meeting_address(site, committee_id, number),
        items=items,
        # Those who were expected at a meeting that was cancelled attended nothing.
        attendance=() if status in words.NOT_HELD else words.once_each(_attendance(element)),
    )


def _minutes_state(meeting: Element, status: str) -> str:
    """A code of committees.models.Meeting.MinutesState. The file does not say whether minutes have been approved."""
    if status in words.NOT_HELD:
        return "none"
    if meeting.find("minutepublished") is None:
        return ""
    return "draft_published" if any(said in _TRUE for said in _said(meeting, "minutepublished")) else "none"


def _attendance(meeting: Element) -> Iterator[ImportedAttendance | None]:
    """Name, role and attendance, and nothing else of what the file tells of a person."""
    for one in meeting.iterfind("attendees/attendee"):
        yield words.attendance(one.get("name", ""), one.get("roledescription", ""), one.get("attendance", ""))


def _addresses(meeting: Element, papers: list[Element]) -> Iterator[str]:
    yield from (_text(one, "url") for one in meeting.iterfind("attendees/attendee"))
    yield from (_text(paper, "url") for paper in papers)


def _committee_of(meeting: Element, items: list[Element], papers: list[Element]) -> str:
    """GetMeeting does not name the committee; its papers do, and where it has none, where its items may be referred."""
    named = [_text(meeting, "committeetitle")]
    on_papers = [_text(paper, "committeetitle") for paper in papers]
    on_items = [_text(item, "refertocommittee") for item in items]
    for names in (named, on_papers, on_items):
        if counted := Counter(name for name in names if name).most_common(1):
            return counted[0][0]
    return ""


# ------------------------------------------------------------------- its items and papers
def _is_public(item: Element) -> bool:
    return (
        _is_false_or_silent(item, "isrestricted")
        and not _text(item, "restrictionsref")
        and _is_true_or_silent(item, "isdisplayallowed")
        and not is_marked_restricted(words.line(_text(item, "agendaitemtitle")))
    )


def _item(item: Element, site: str, *, minuted: bool, decided: bool) -> ImportedItem:
    id_ = words.id_of(_text(item, "agendaitemid"))
    number = _number(item)
    title = words.line(_text(item, "agendaitemtitle")) or f"Item {number}".strip()
    minuted = minuted and _is_true_or_silent(item, "isminutepublished")
    decided = decided and _is_true_or_silent(item, "isdecisionpublished")
    minutes = words.minutes_text(
        number,
        title,
        decision=words.body(_text(item, "decisionnonemptyhtmlbody")) if decided else "",
        minutes=words.body(_text(item, "minutesnonemptyhtmlbody")) if minuted else "",
        comments=_comments(item),
    )
    return ImportedItem(
        title=title,
        number=number,
        purpose=words.body(_text(item, "agendatext")),
        minutes=minutes,
        source_url=words.item_address(site, id_),
        external_id=id_,
        documents=tuple(_document(paper, site) for paper in _papers(item) if _is_public_paper(paper)),
    )


def _number(item: Element) -> str:
    return words.number(_text(item, "fulldisplaynumberformat") or _text(item, "agendaitemnumber"))


def _comments(item: Element) -> Iterator[tuple[str, str]]:
    """What the council keeps beside an item under labels of its own, such as "Presented By" and "Actions"."""
    for place in "12":
        label = words.line(_text(item, f"commentlabel{place}"), 100).rstrip(": ") or "Comment"
        yield label, words.body(_text(item, f"commenttext{place}"))


def _papers(item: Element) -> list[Element]:
    return item.findall("linkeddocuments/linkeddoc")


def _is_public_paper(paper: Element) -> bool:
    return (
        _is_false_or_silent(paper, "isrestricted")
        and not _text(paper, "restrictionsref")
        and not is_marked_restricted(words.line(_text(paper, "title")))
    )


def _document(paper: Element, site: str) -> ImportedDocument:
    is_decision = any(said in _TRUE for said in _said(paper, "isdecisionattachment"))
    return ImportedDocument(
        title=words.line(words.without_file_noise(words.line(_text(paper, "title"))), 300) or "Paper",
        url=words.address(_text(paper, "url"), site),
        kind="decision" if is_decision else "report",
        published_on=words.day(_text(paper, "publicationdate")),
    )
