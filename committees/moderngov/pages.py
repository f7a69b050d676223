"""Pages of a ModernGov site as a browser saves them: a meeting (ieListDocuments), its attendance, a committee."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from lxml import etree

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
from committees.reader.dates import MONTH, MONTHS, WEEKDAY

from . import words
from .saved import Page, has_class, is_reason, text_of, words_of

_TITLE = re.compile(r"<h1\b([^<>]*+)>([^<]{0,200}+)", re.I)
_KINDS = (
    ("committee", re.compile(r"committee details", re.I)),
    ("attendance", re.compile(r"(?:meeting )?attendance(?: details)?", re.I)),
    (
        "meeting",
        re.compile(
            r"meeting(?: details)?|(?:(?:agenda|draft|printed|public|supplementary|minutes|decisions?|and|&|,)\s*+)++",
            re.I,
        ),
    ),
)
_MEETING = re.compile(
    rf"(?P<committee>.{{2,200}}?)\s*[-–,]\s*(?:{WEEKDAY},?\s+)?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+"
    rf"(?P<month>{MONTH}),?\s+(?P<year>[0-9]{{4}}),?\s*(?P<time>[0-9]{{1,2}}(?:[.:][0-9]{{2}})?\s*(?:am|pm|noon))?"
    r"\s*(?:[-–,]\s*(?P<status>.{1,100}))?",
    re.I,
)
_PAPER = re.compile(r"(?:^|/)documents/|\bmgConvert2PDF\.aspx|\bmgChooseDocPack\.aspx", re.I)
_VIEW_DIRECTIONS = re.compile(r"[.,\s]*view directions.*$|[.,\s]+$", re.I)


def kind(text: str) -> str:
    """ "committee", "attendance" or "meeting" by the main title of a ModernGov page; empty for other pages."""
    for found in _TITLE.finditer(text):
        if "mgMainTitleTxt" in found[1]:
            title = words.line(found[2])
            return next((name for name, pattern in _KINDS if pattern.fullmatch(title)), "")
    return ""


def read(text: str, site: str) -> Imported:
    page_kind = kind(text)
    if not page_kind:
        raise Unreadable(
            "This page is not the page of a meeting or of a committee on a ModernGov site. Save the page that lists "
            "the agenda, or paste the minutes as text."
        )
    page = Page.of(text, site)
    return _committee(page) if page_kind == "committee" else _meeting(page)


# ------------------------------------------------------------------- a committee
def _committee(page: Page) -> Imported:
    """Its name and purpose. Who its members are changes, and whom to ask is no part of the record."""
    name = words.line(page.first_words("mgSubTitleTxt"), 200)
    if not name:
        raise Unreadable("The page does not name its committee. Save it again from the browser, as a web page.")
    number = page.number(
        ("mgCommitteeDetails", "ID"), ("ieListMeetings", "CommitteeId"), ("mgCommitteeMailingList", "ID")
    )
    found = ImportedCommittee(
        name=name,
        external_id=number,
        purpose=_purpose(page),
        source_url=words.committee_address(page.site, number),
    )
    return Imported(committees=(found,), site=page.site)


def _purpose(page: Page) -> str:
    for title in page.all("mgSectionTitle"):
        following = title.getnext()
        if (
            words_of(title).lower().startswith("purpose")
            and following is not None
            and has_class(following, "mgWordPara")
        ):
            return text_of(following)
    return ""


# ------------------------------------------------------------------- a meeting
def _meeting(page: Page) -> Imported:
    found = _MEETING.fullmatch(page.first_words("mgSubTitleTxt"))
    if not found:
        raise Unreadable(
            "The page does not say under its title which committee met on which day. Save the page of one meeting."
        )
    committee_id = page.number(
        ("mgCommitteeDetails", "ID"), ("ieListDocuments", "CId"), ("ieListMeetings", "CommitteeId")
    )
    number = page.number(("ieListDocuments", "MId"), ("mgMeetingAttendance", "ID"), ("mgListRecordedVotes", "MID"))
    status = words.meeting_status(found["status"] or "")
    papers = _Papers(page.site)
    documents = papers.of(
        page.tree.xpath("//ul[contains(@class, 'mgActionList')][not(ancestor::ul)]/li[not(ancestor::td)]")
    )
    items, restricted = _items(page, papers)
    meeting = ImportedMeeting(
        committee=found["committee"],
        committee_id=committee_id,
        external_id=number,
        date=words.make_day(found["year"], MONTHS[found["month"].lower()], found["day"]),
        start_time=words.clock(found["time"] or ""),
        venue=_venue(page),
        status=status,
        minutes_state=_minutes_state(page, status),
        source_url=words.meeting_address(page.site, committee_id, number),
        recording_url=_recording(page),
        items=mark_private(items),
        attendance=() if status in words.NOT_HELD else words.once_each(_attendance(page)),
        documents=documents,
    )
    return Imported(
        meetings=(meeting,),
        restricted_items=len(restricted),
        restricted_documents=papers.restricted,
        restricted_numbers=words.plain_numbers(restricted),
        site=page.site,
    )


def _minutes_state(page: Page, status: str) -> str:
    """A code of committees.models.Meeting.MinutesState by the page's title: "Agenda and draft minutes", "Minutes"."""
    state = page.first_words("mgMainTitleTxt").lower()
    if status in words.NOT_HELD:
        return "none"
    if "attendance" in state:
        return ""
    if "minutes" not in state:
        return "none"
    return "draft_published" if "draft" in state else "approved"


def _labelled(page: Page, *labels: str) -> Any | None:
    """The first paragraph with one of these labels, "Venue: " for example."""
    for label in page.all("mgLabel"):
        if words_of(label).lower().rstrip(": ") in labels:
            return label.getparent()
    return None


def _venue(page: Page) -> str:
    paragraph = _labelled(page, "venue", "proposed venue", "location")
    if paragraph is None:
        return ""
    said = words_of(paragraph).partition(":")[2]
    return words.line(_VIEW_DIRECTIONS.sub("", said), 300)


def _recording(page: Page) -> str:
    paragraph = _labelled(page, "webcast")
    links = paragraph.xpath(".//a/@href") if paragraph is not None else []
    return next((found for link in links if (found := words.address(link))), "")


def _attendance(page: Page) -> Iterator[ImportedAttendance | None]:
    """From a table with the columns "Attendee", "Role" and "Attendance"; its other columns are not read."""
    for table in page.tree.xpath("//table[not(.//table)]"):
        rows = [[words_of(cell) for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
        columns = [name.lower() for name in rows[0]] if rows else []
        if "attendance" not in columns or "attendee" not in columns:
            continue
        for row in rows[1:]:
            said = dict(zip(columns, row, strict=False))
            yield words.attendance(said.get("attendee", ""), said.get("role", ""), said.get("attendance", ""))


# ------------------------------------------------------------------- its items and papers
@dataclass(slots=True)
class _Papers:
    """Takes the papers that places of the page link to, and counts those marked as restricted."""

    site: str
    restricted: int = 0

    def of(self, places: Any, kind: str = "") -> tuple[ImportedDocument, ...]:
        found = []
        for place in places:
            if any(map(is_reason, place.iter("a"))) or is_marked_restricted(
                words.line("".join(place.itertext()), 2_000)
            ):
                self.restricted += 1
                continue
            found += [self._document(link, kind) for link in place.iter("a") if _PAPER.search(link.get("href", ""))]
        return tuple(dict.fromkeys(found))

    def _document(self, link: Any, kind: str) -> ImportedDocument:
        title = words.line(words_of(link), 300)
        return ImportedDocument(
            title=title,
            url=words.address(link.get("href"), self.site),
            kind=kind or words.document_kind(title, otherwise="other"),
        )


def _items(page: Page, papers: _Papers) -> tuple[list[ImportedItem], list[str]]:
    """The public items of the page, and the numbers of those that are restricted."""
    rows = [
        row for table in page.tree.xpath("(//table[@id='mgItemTable'])[1]") for row in table.xpath("./tr|./tbody/tr")
    ]
    cells = [row.findall("td")[:2] for row in rows]
    pairs = [(pair[0], pair[1]) for pair in cells if len(pair) == 2]
    words.refuse_twice("agenda item", (_item_id(numbered) for numbered, _ in pairs))
    found = [(_item(numbered, cell, papers), numbered) for numbered, cell in pairs]
    restricted = [words.number(words_of(numbered)) for item, numbered in found if item is None]
    return [item for item, _ in found if item], restricted


def _item_id(cell: Any) -> str:
    names = cell.xpath(".//a/@name | .//@id")
    return next((words.id_of(name[2:]) for name in names if name.upper().startswith("AI")), "")


def _item(numbered: Any, cell: Any, papers: _Papers) -> ImportedItem | None:
    """The item, or None for one that is restricted."""
    parts = list(_parts(cell))
    headings = [element for label, element in parts if label == "title"]
    asides = [words_of(element) for label, element in parts if label in ("title", "aside")]
    if any(map(is_marked_restricted, asides)) or _says_item_restricted(cell):
        return None
    title = words.line(" ".join(words_of(heading) for heading in headings))
    number, id_ = words.number(words_of(numbered)), _item_id(numbered)
    title = title or f"Item {number}".strip()
    said = {wanted: "\n\n".join(text_of(one) for label, one in parts if label == wanted) for wanted in _LABELS.values()}
    lists = (li for label, one in parts if label == "documents" for li in one.iterchildren("li"))
    return ImportedItem(
        title=title,
        number=number,
        purpose="\n\n".join(text_of(element) for label, element in parts if label == ""),
        minutes=words.minutes_text(number, title, decision=said["decision"], minutes=said["minutes"], comments=()),
        source_url=words.item_address(papers.site, id_),
        external_id=id_,
        documents=papers.of(chain(headings, lists), kind="report"),
    )


_LABELS = {"decision": "decision", "decisions": "decision", "minutes": "minutes"}


def _parts(cell: Any) -> Iterator[tuple[str, Any]]:
    """(what it is, element) of the title, the text and the lists of papers in an item's cell, in their order.

    What it is: "title", "documents", "decision", "minutes", "" for the note under the title, "aside" for other paragraphs.
    """
    label = ""
    walk = etree.iterwalk(cell, events=("start",))
    for _, element in walk:
        if has_class(element, "mgAiTitleTxt"):
            yield "title", element
        elif has_class(element, "mgSubItemTitleTxt"):
            label = _LABELS.get(words_of(element).lower().rstrip(": "), "aside")
        elif has_class(element, "mgWordPara"):
            yield label, element
        elif element.tag == "ul":
            yield "documents", element
        elif element.tag == "p":
            yield "aside", element
        else:
            continue
        # The words of a council may look like the parts of a page, and are not read as such.
        walk.skip_subtree()


def _says_item_restricted(cell: Any) -> bool:
    """Whether the page gives reasons why the item is restricted, and not one of its papers."""
    return any(
        is_reason(link)
        and "document" not in "".join(link.itertext()).lower()
        and not any(ancestor.tag == "li" for ancestor in link.iterancestors())
        for link in cell.iter("a")
    )
