"""Who came to the meeting and who did not: the lists at its head, and the sentences about apologies, substitutes and leaving.

Labels stand in ``LABELS``, the sentences below them. Those who come for one item only are its witnesses (people.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .attendees import (
    STATUSES,
    Attendee,
    attendees,
    is_list_of_people,
    is_nobody,
    is_role_line,
    says_something,
    surnames,
)
from .broken_lists import breaks_off_within_a_name, end_that_breaks_off
from .found import FoundAttendance, FoundItem
from .lines import Paragraph, join, sentences
from .page import Page, is_furniture, label_of
from .people import TITLES, category_of, looks_like_role, printed
from .roll import ABSENT, APOLOGIES, IN_ATTENDANCE, PRESENT, SUBSTITUTE, Roll
from .times import TIME

# (status, pattern of the label): a whole line, or its beginning up to a colon, a dash or a gap
_OF = r"(?:(?:the |elected |voting |non-voting |committee |sub-committee |panel |board |council |commission |forum |joint |co-opted |appointed |independent |other |statutory )*)"
LABELS: tuple[tuple[str, str], ...] = (
    (SUBSTITUTE, rf"{_OF}substitutes?(?: members?)?(?: present| in attendance| attending)?"),
    (APOLOGIES, r"apolog(?:y|ies)(?: for (?:absence|non-attendance))?(?: (?:for absence )?(?:were |was )?received(?: from)?)?"),
    (ABSENT, rf"{_OF}(?:members? |councillors )?(?:absent|not present|not in attendance)(?: without apolog(?:y|ies))?"),
    (IN_ATTENDANCE, r"(?:also |others? |others also )?in attendance(?: by invitation)?|(?:also|others|visitors|guests) (?:present|attending|in attendance)|guests?|visitors|(?:external |expert |invited )(?:attendees|guests)|(?:external |expert |invited )?(?:witnesses|partners|speakers|contributors)|external(?: (?:representatives|organisations|agencies))?|also attending"
     r"|(?:(?:council |supporting |lead |other )?officers?|staff|cabinet members?|executive members?|portfolio holders?|other (?:members|councillors)|other members of the council|non-committee members|visiting members|observers?|advisers?|officers and (?:guests|others|partners))(?: (?:also )?(?:present|in attendance|attending))?|clerk"),
    (PRESENT, rf"{_OF}(?:members?|councillors|cllrs|membership|representatives|co-optees)(?: (?:who were )?(?:present|in attendance|attending))?|present(?: in person)?|those present|attendees|attendance|sederunt|members of the (?:committee|panel|board|council)(?: present)?"),
    (PRESENT, r"(?P<role>(?:vice-?|deputy )?(?:chair(?:man|woman|person)?|convener|convenor|presiding member)|in the chair)"),
    (IN_ATTENDANCE, r"(?P<young>young (?:people|persons?)|youth (?:council(?:lors)?|representatives?|parliament)(?: members)?|children in care council|care leavers|pupils|students)(?: (?:present|in attendance|attending))?"),
)  # fmt: skip
_WELSH = r"(?:(?:yn |hefyd yn )?bresennol|presennol|ymddiheuriadau|swyddogion|aelodau)"
_LABEL = re.compile(
    rf"(?:{_WELSH}\s*/\s*)?(?:"
    + "|".join(f"(?P<s{number}>{pattern})" for number, (_, pattern) in enumerate(LABELS))
    + rf")(?: (?P<how>(?:in )?(?:remote|virtual) attendance|remotely|virtually|online|on-line|(?:via|by) [a-z]{{4,15}}(?: [a-z]{{4,15}})?))?(?:\s*/\s*{_WELSH})?(?:\s*\([^()]{{1,60}}\))?(?P<end>\s*[:\-]+(?=\s|$)\s*|\s*$|\s+(?=(?:Councillor|Cllr)s?\b))",
    re.I,
)
_WITHIN = re.compile(r"(?<=\S) +(?=[A-Z])")  # where another label may follow on the same line
# Titles of items that are lists of people or say who is missing.
PEOPLE_ITEM = re.compile(
    r"\b(?:apolog(?:y|ies)|substitut\w{1,6}|attendance|present|membership|sederunt|roll call|welcomes?|introductions?|absences?|non-attendance)\b",
    re.I,
)
_TABLE_HEAD = re.compile(r"(?:name|member|councillor|attendee)s?\b.{0,60}\b(?:attendance|status|attended)\b.{0,20}|attendance(?: status| details)?|(?:name|role|status|attendee|organi[sz]ation|representing|position|job title|title|post)s?(?:(?:/| and | & |,? )(?:role|organi[sz]ation|position|job title|title|post))?", re.I)  # fmt: skip
_YOUNG = re.compile(
    r"\byoung (?:person|people|carer|inspector|advis\w{1,4}|ambassador|representative|scrutineer)|\byouth (?:council|cabinet|parliament|forum|ambassador|representative|member)|\bcare (?:leaver|experienced)|\bpupils?\b|\bstudents?\b",
    re.I,
)
_WORKS_FOR_THEM = re.compile(
    r"\b(?:director|head|manager|officer|worker|lead|leader|chief|service|services|cabinet|portfolio|executive|governor|teacher|adviser to|consultant|doctor|nurse)\b",
    re.I,
)
# A council, a party or a group over its own members in a list.
_BODY_LINE = re.compile(r"(?:[A-Z][\w'&-]{0,30} (?:and |of |the )?){0,7}(?:Council|Authority|Borough|Group|Party|Members|Trust|Labour|Conservatives?|Liberal Democrats?|Greens?|Independents?)\s*:?")  # fmt: skip
_NOT_PEOPLE = re.compile(r"\d{4}|\b\d{1,2}[.:]\d{2}\b|@|https?:", re.I)

# ------------------------------------------------------------------ sentences
_NAME = rf"(?:{TITLES}\.? ){{1,3}}[A-Z][\w'.-]{{0,30}}(?: [A-Z][\w'-]{{1,30}}){{0,3}}"
_PERSON = rf"(?:{_NAME}|[A-Z][\w'-]{{1,30}} [A-Z][\w'-]{{1,30}})"
_HAD = r"(?:(?:had|have|has|was|were|been|also|being|duly) ){0,4}"
_FROM = re.compile(
    rf"\bapolog(?:y|ies)\b(?: (?:for|of) (?:absence|lateness|non-attendance|inability to attend))? {_HAD}(?:(?:received|given|submitted|sent|tendered|noted|accepted|made|presented|reported|approved|intimated)(?: and (?:accepted|noted|approved))? )?(?:for absence )?(?:from|by|on behalf of|for)\b:? ?",
    re.I,
)
_SENT = re.compile(rf" {_HAD}(?:sent|given|submitted|tendered|offered|gave|apologised)\b(?: (?:their|his|her))?(?: (?:apolog(?:y|ies)|for))\b", re.I)  # fmt: skip
_SAT_IN = re.compile(
    rf",? {_HAD}(?:present |attended |attending |attend |acting |acted |sat |sitting |sits )?(?:the meeting )?(?:as (?:an? |the )?)?(?:nominated |named )?(?:substitut(?:e|es|ed|ing)(?: members?)?|deputi[sz](?:ed|ing)|stood in|standing in|in place|in lieu|replac(?:ed|ing)|on behalf)(?: for| of)? (?={TITLES}|Councillors\b|Cllrs\b)",
    re.I,
)
_AS_THEIRS = re.compile(rf"(?P<who>{_NAME}) {_HAD}(?:attending|attended|present|there|substituting|acting|stood in|came) (?:as (?:her|his|their) (?:named )?substitute|in (?:her|his|their) place|for (?:her|him|them))\b")  # fmt: skip
_WAS_ABSENT = re.compile(r" (?:was|were) absent\b", re.I)
_IN_THE_CHAIR = re.compile(rf"(?P<who>{_NAME}),? (?:was )?(?P<role>in the [Cc]hair)\b")
_MOVED = re.compile(
    rf"(?P<who>{_PERSON}(?:(?:,| and) {_PERSON}){{0,4}}) (?:then |both )?(?P<note>(?:left|joined|re-?joined|arrived|entered|departed|withdrew|returned|retired)\b(?: (?:at|to|from|in|the|meeting|room|chamber|call|remotely|session|on-?line|late)\b){{0,5}},? (?:at |by )?(?:approximately |about )?{TIME})"
)
_COMES_OR_GOES = re.compile(
    r"\b(?:left|joined|re-?joined|arrived|entered|departed|withdrew|returned|retired|remotely|virtually|online|video|via)\b"
)
_REMOTELY = re.compile(rf"(?P<who>{_NAME}(?:(?:,| and) {_NAME}){{0,6}}) (?:attended|joined|participated|took part|was present|were present)(?: in)?(?: the meeting)? (?P<note>remotely|virtually|online|by video ?(?:link|conference)|via [A-Z][\w ]{{1,20}}\b)")  # fmt: skip


@dataclass(slots=True)
class _Section:
    """The list that is open: whom its label announces, and whether a column of it says who came."""

    status: str
    role: str = ""
    table: bool = False
    note: str = ""


# ------------------------------------------------------------------ reading
def find_attendance(
    text: str, paragraphs: Sequence[Paragraph], page: Page, items: Sequence[FoundItem]
) -> tuple[FoundAttendance, ...]:
    """Those on the lists above the first item and in the items that only list people, and what is said of them elsewhere."""
    if page.kind != "meeting":
        return ()
    return _Attendance(text, page, items).read(paragraphs)


class _Attendance:
    def __init__(self, text: str, page: Page, items: Sequence[FoundItem]) -> None:
        self.text = text
        self.page = page
        self.roll = Roll(text)
        self.people_items = {
            number for number, item in enumerate(items) if item.lists_people or PEOPLE_ITEM.search(item.text[:200])
        }
        self.titles = [" ".join(item.text.split()) for item in items]
        self.item = -1
        self.section: _Section | None = None
        self.above: Paragraph | None = None
        self.title = ""  # what the line above calls all of its people
        self.alternates = False  # a line of the list that is open was the role of the name above it

    def read(self, paragraphs: Sequence[Paragraph]) -> tuple[FoundAttendance, ...]:
        done = 0
        for index, paragraph in enumerate(paragraphs):
            if index < done:
                continue
            if index in self.page.headings:
                self.begin_item(self.page.headings[index])
                paragraph = self.page.after_heading.get(index, paragraph.part(0, 0))
            done = index + 1
            while self.goes_on_below(paragraph, paragraphs[done : done + 1]) and done not in self.page.headings:
                paragraph = join([paragraph, paragraphs[done]])
                done += 1
            is_row = "|" in paragraph.words  # of a table, though it looks like a trail of links
            if paragraph.words.strip() and (is_row or not is_furniture(paragraph)) and not label_of(paragraph):
                self.place(paragraph)
        return self.roll.all()

    def goes_on_below(self, paragraph: Paragraph, below: Sequence[Paragraph]) -> bool:
        """Whether the line below is the rest of a name with which this line of a list breaks off."""
        listed = self.lists_people and bool(below) and not _LABEL.match(below[0].words)
        return listed and breaks_off_within_a_name(paragraph, below[0])

    def begin_item(self, item: int) -> None:
        if item == self.item:
            return
        self.item = item
        label = _LABEL.fullmatch(self.titles[item]) if item >= 0 else None
        self.section = _section_of(label) if label else None
        self.above, self.title = None, ""

    @property
    def lists_people(self) -> bool:
        return self.item < 0 or self.item in self.people_items

    def place(self, paragraph: Paragraph) -> None:
        for found in self.in_sentences(paragraph):
            self.roll.add(found)
        if not self.lists_people:
            return
        for part in _at_labels(paragraph):
            label = _LABEL.match(part.words)
            if _TABLE_HEAD.fullmatch(part.words.strip()) and not label:
                self.section, self.above, self.title = self.table_under(part.words), None, ""
            elif label and label["young"]:
                self.roll.add(self.young(part, label))
                self.section = None
                continue
            elif label and not self.is_role_below_name(label):
                self.section = self.section_at(label)
                self.above, self.title = None, ""
                part = part.part(label.end())
            if self.section and part.words.strip():
                self.section = self.goes_on(part, self.section)

    def young(self, paragraph: Paragraph, label: re.Match[str]) -> FoundAttendance:
        """That young people came; their names are not taken."""
        start, end = paragraph.span(*label.span("young"))
        words = self.text[start:end]
        return FoundAttendance(start, end, words, "attendance.young_people", 0.9, "", words, IN_ATTENDANCE)

    def is_role_below_name(self, label: re.Match[str]) -> bool:
        """ "Chair" alone on the line below a name says what that person is; above one, it announces the person."""
        if self.section is None or self.above is None or label.end() < len(label.string):
            return False
        return bool(label["role"]) or (self.section.table and label.string.strip().lower() not in STATUSES)

    def section_at(self, label: re.Match[str]) -> _Section:
        """A status alone on its line, within a table that was copied cell by cell, belongs to the name above it."""
        open_table = self.section if self.section and self.section.table else None
        if open_table and label.end() == len(label.string) and self.says_status(label.string):
            return open_table
        return _section_of(label)

    # -- lists
    def goes_on(self, paragraph: Paragraph, section: _Section) -> _Section | None:
        """Adds those on a line of the list; the list that is open after it, None when the line is no part of it."""
        if _TABLE_HEAD.fullmatch(paragraph.words.strip()):
            return self.table_under(paragraph.words)
        if section.table and self.says_status(paragraph.words):
            return section
        broken = end_that_breaks_off(self.above) if self.above is not None else None
        if broken:
            paragraph = join([broken, paragraph])
        words = paragraph.words
        people = attendees(self.text, paragraph, table=section.table, title=self.title)
        if not people and self.above is None and section.status in (PRESENT, APOLOGIES, ABSENT, SUBSTITUTE):
            people = surnames(self.text, paragraph)
        section = self.section_of_line(paragraph, people, section)
        if people and is_list_of_people(words, people) and not self.tells_more(words, people):
            for one in people:
                for found in self.of(paragraph, one, section, "attendance.list", 0.9):
                    self.roll.add(found)
            self.above = paragraph
            self.title = people[-1].title if _GOES_ON.search(words) else ""
            return section
        if not people and (is_nobody(words) or _BODY_LINE.fullmatch(words.strip())):
            return section
        if self.above is not None and (is_role_line(words) or self.is_beside_name(paragraph, section)):
            self.roll.change_last(role=" ".join(words.split()))
            self.alternates = True
            return section
        return None

    def is_beside_name(self, paragraph: Paragraph, section: _Section) -> bool:
        """Whether a line is whom the person above speaks for, in a list of those in attendance that has a name and a role by turns."""
        last, words = self.roll.last, paragraph.words.strip()
        return (
            (self.alternates or looks_like_role(words))
            and section.status == IN_ATTENDANCE
            and last is not None
            and not last.role
            and not paragraph.marker
            and words[:1].isupper()
            and len(words.split()) <= 8
            and words[-1] not in ".:;?"
            and not says_something(words)
        )

    def tells_more(self, words: str, people: Sequence[Attendee]) -> bool:
        """A day, a time or an address on a later line is no part of the list, unless it is when somebody came or left."""
        return self.above is not None and not any(one.note for one in people) and bool(_NOT_PEOPLE.search(words))

    def section_of_line(self, paragraph: Paragraph, people: Sequence[Attendee], section: _Section) -> _Section:
        """The section of this line of it: "In attendance: Councillors ..." are the members where no list calls them present,
        and people below the members' list, an empty line between or the role before the name, are in attendance."""
        words = paragraph.words
        if section.status == IN_ATTENDANCE and people and people[0].title and not self.roll.has(PRESENT):
            return replace(section, status=PRESENT)
        if self.above is None or not people or not people[0].role or section.status == IN_ATTENDANCE:
            return section
        apart = paragraph.blank_before and not self.above.blank_before
        if (apart or people[0].role < people[0].name) and not COUNCILLOR.match(words):
            return _Section(IN_ATTENDANCE)
        return section

    def table_under(self, words: str) -> _Section:
        """The table that this head opens: of those the list is about, and who came stands in it only where the head says so."""
        open_list = self.section or _Section(PRESENT)
        says_who_came = open_list.table or re.search(r"attend|status", words, re.I) is not None
        return replace(open_list, table=says_who_came)

    def says_status(self, words: str) -> bool:
        status = STATUSES.get(words.strip().lower())
        if status:
            self.roll.change_last(status=status)
        return bool(status)

    def of(
        self, paragraph: Paragraph, one: Attendee, section: _Section, rule: str, sure: float
    ) -> Iterator[FoundAttendance]:
        """The person and, where the list names one, the substitute."""
        name = f"{one.title} {self.printed(paragraph, one.name)}".strip()
        instead = self.printed(paragraph, one.substitute_for)
        role = self.printed(paragraph, one.role) or section.role
        if section.status == PRESENT and self.roll.is_of_another_council(name, role):
            section = replace(section, status=IN_ATTENDANCE)
        status = one.status or (SUBSTITUTE if instead and section.status != APOLOGIES else section.status)
        place = one.name
        if one.role and _is_young(role):
            name, place = "", one.role
        start, end = paragraph.span(*place)
        note = self.printed(paragraph, one.note) or section.note
        yield FoundAttendance(start, end, self.text[start:end], rule, sure, name, role, status, instead, note)
        if one.substitute:
            start, end = paragraph.span(*one.substitute)
            stand_in = self.printed(paragraph, one.substitute)
            yield FoundAttendance(start, end, self.text[start:end], rule, sure, stand_in, "", SUBSTITUTE, name)

    def printed(self, paragraph: Paragraph, span: tuple[int, int] | None) -> str:
        if span is None:
            return ""
        return printed(self.text, paragraph, *span)

    # -- sentences
    def in_sentences(self, paragraph: Paragraph) -> Iterator[FoundAttendance]:
        if not self.lists_people and not _COMES_OR_GOES.search(paragraph.words, 0, 4000):
            return
        for start, end in sentences(paragraph.words[:4000]):
            sentence = paragraph.part(start, end)
            if self.lists_people:
                yield from self.missing(sentence)
            yield from self.said_of(sentence, _IN_THE_CHAIR, PRESENT) if self.item < 0 else ()
            for pattern in (_MOVED, _REMOTELY):
                yield from self.said_of(sentence, pattern, "")

    def missing(self, sentence: Paragraph) -> Iterator[FoundAttendance]:
        """Apologies and substitutes: names after "apologies from", or before "sent apologies" and "substituted for"."""
        words = sentence.words
        sat_in, sent, given = _SAT_IN.search(words), _SENT.search(words), _FROM.search(words)
        theirs = _AS_THEIRS.search(words)
        if given:
            yield from self.people(sentence, given.end(), theirs.start() if theirs else len(words), APOLOGIES)
        elif sat_in:
            yield from self.substitutes(sentence, sat_in)
        elif sent:
            yield from self.people(sentence, 0, sent.start(), APOLOGIES)
        else:
            absent = _WAS_ABSENT.search(words)
            if absent:
                yield from self.people(sentence, 0, absent.start(), ABSENT)
        if theirs:
            yield from self.in_their_place(sentence, theirs)

    def in_their_place(self, sentence: Paragraph, match: re.Match[str]) -> Iterator[FoundAttendance]:
        """ "Apologies came from A; B attended as her substitute": A was the last to be missing."""
        missing = [one for one in self.roll.all() if one.status == APOLOGIES]
        for one in attendees(self.text, sentence, *match.span("who")):
            for found in self.of(sentence, one, _Section(SUBSTITUTE), "attendance.substitute", 0.8):
                yield replace(found, substitute_for=missing[-1].name if missing else "")

    def people(self, sentence: Paragraph, start: int, end: int, status: str) -> Iterator[FoundAttendance]:
        for one in attendees(self.text, sentence, start, end):
            if one.role and says_something(sentence.words[slice(*one.role)]):
                one = replace(one, role=None)
            yield from self.of(sentence, one, _Section(status), "attendance.sentence", 0.85)

    def substitutes(self, sentence: Paragraph, match: re.Match[str]) -> Iterator[FoundAttendance]:
        """ "A and B substituted for C and D": each for the one in the same place."""
        stand_ins = attendees(self.text, sentence, 0, match.start())
        respectively = sentence.words.rfind(" respectively", match.end())
        end = respectively if respectively > 0 else len(sentence.words)
        missing = attendees(self.text, sentence, match.end(), end)
        for number, one in enumerate(stand_ins):
            for found in self.of(sentence, one, _Section(SUBSTITUTE), "attendance.substitute", 0.85):
                instead = missing[number] if number < len(missing) else None
                name = f"{instead.title} {self.printed(sentence, instead.name)}".strip() if instead else ""
                yield replace(found, substitute_for=name)

    def said_of(self, sentence: Paragraph, pattern: re.Pattern[str], status: str) -> Iterator[FoundAttendance]:
        """Who is in the chair, comes late, leaves early or takes part from elsewhere. Only the list says who is a member."""
        for match in pattern.finditer(sentence.words):
            note = match.groupdict().get("note") or ""
            role = match.groupdict().get("role") or ""
            for one in attendees(self.text, sentence, *match.span("who")):
                name = f"{one.title} {self.printed(sentence, one.name)}".strip()
                known = self.roll.known(name)
                if known:
                    self.roll.change(known, note=known.note or note, role=known.role or role)
                elif status:
                    yield from self.of(sentence, one, _Section(status, role), "attendance.sentence", 0.85)


def _is_young(role: str) -> bool:
    """Whether the role is a young person's, and not that of somebody who works for young people."""
    return category_of(role) == "young_person" or bool(_YOUNG.search(role) and not _WORKS_FOR_THEM.search(role))


def _section_of(label: re.Match[str]) -> _Section:
    number = next(number for number in range(len(LABELS)) if label[f"s{number}"])
    role = label["role"] or ""
    table = label[0].strip().lower().startswith("attendance")
    return _Section(LABELS[number][0], role, table, "remotely" if label["how"] else "")


COUNCILLOR = re.compile(r"(?:[A-Z][a-z]+ )?(?:Councillors?|Cllrs?|Members?)\b")
_GOES_ON = re.compile(r"(?:,|\band|&)\s*$")


def _at_labels(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The paragraph cut where another label follows: "Present: A and B. Apologies: C"."""
    first = _LABEL.match(paragraph.words)
    done = 0
    for cut in _WITHIN.finditer(paragraph.words, first.end() if first else 0, 4000):
        label = _LABEL.match(paragraph.words, cut.end())
        if label and ":" in label["end"]:
            yield paragraph.part(done, cut.start())
            done = cut.end()
    yield paragraph.part(done)
