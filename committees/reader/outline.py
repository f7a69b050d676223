"""Which part of the minutes each paragraph belongs to: witnesses, discussion, recommendations, actions, resolutions.

Headings stand in ``sections.py``; sentences that open a list ("RESOLVED - That", "The Panel agreed:") in ``OPENERS``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from .continued import CONTINUES, IN_LISTS, goes_on
from .lines import Paragraph, sentences
from .openings import (
    BODY_ALONE,
    DECIDED,
    DID,
    after_verb,
    announces,
    is_decision,
    last_of_decision,
    opening_at,
    opening_within,
)
from .page import PURPOSE, Page, is_furniture, label_of
from .sections import HEADINGS


@dataclass(slots=True)
class Part:
    """A run of paragraphs of one section. ``opener`` is the verb that opened it ("RESOLVED"), ``owner`` a name in its heading."""

    section: str
    item: int
    paragraphs: list[Paragraph] = field(default_factory=list)
    heading: Paragraph | None = None
    owner: tuple[Paragraph, int, int] | None = None
    verb: str = ""
    inline: bool = False  # the first clause stands on the opener's own line


def parts_of(paragraphs: Sequence[Paragraph], page: Page) -> list[Part]:
    return _Outline(page, has_labels=any(label_of(one) == "minutes" for one in paragraphs)).read(paragraphs)


class _Outline:
    def __init__(self, page: Page, *, has_labels: bool) -> None:
        self.page = page
        self.has_labels = has_labels
        self.item = -1
        self.parts: list[Part] = []
        self.begin("head" if page.has_items or has_labels else "discussion")

    def begin(self, section: str, **more: object) -> Part:
        part = Part(section, self.item, **more)  # type: ignore[arg-type]
        self.parts.append(part)
        return part

    @property
    def part(self) -> Part:
        return self.parts[-1]

    def read(self, paragraphs: Sequence[Paragraph]) -> list[Part]:
        for index, paragraph in enumerate(paragraphs):
            if index not in self.page.headings and self.body_alone(paragraph, paragraphs[index + 1 : index + 8]):
                continue
            self.place(index, paragraph)
        self.parts = self.with_lost_headings()
        return [part for part in self.parts if part.paragraphs or part.verb]

    def place(self, index: int, paragraph: Paragraph) -> None:
        if index in self.page.headings:
            if self.page.headings[index] != self.item:
                self.item = self.page.headings[index]
                self.begin("note" if self.has_labels else self.section_of_item())
            if index in self.page.after_heading:
                self.begin("discussion")
                self.cut(self.page.after_heading[index])
            return
        label = label_of(paragraph)
        if label:
            self.begin({"minutes": self.section_of_item(), "decision": "resolved"}.get(label, label))
            return
        if is_furniture(paragraph) or not paragraph.words.strip() or self.part.section == "documents":
            return
        if (
            not self.has_labels
            and PURPOSE.match(paragraph.words)
            and self.part.section in ("head", "note", "discussion")
            and not any(part.paragraphs for part in self.parts[-2:] if part.item == self.item)
        ):
            self.begin("note").paragraphs.append(paragraph)
            self.begin("discussion")
            return
        if self.heading(paragraph) or self.inline_heading(paragraph) or self.announced(paragraph):
            return
        if self.continues(paragraph):
            self.part.paragraphs.append(paragraph)
            return
        self.discuss(paragraph)

    def section_of_item(self) -> str:
        """An item called "Also present" or "Officers present" lists witnesses; every other one is discussed."""
        return "witnesses" if self.item in self.page.people_items else "discussion"

    # -- headings
    def heading(self, paragraph: Paragraph) -> bool:
        words = paragraph.words.strip()
        mark = ACTION_MARK.match(words)
        if (
            len(words) > 160
            or (mark and words[mark.end() :].strip(" :"))
            or paragraph.marker_kind not in ("", "bullet", "number", "path", "margin")
        ):
            return False
        for section, pattern in HEADINGS:
            match = pattern.fullmatch(words)
            if match and (words.endswith((":", "-", "]", ")")) or len(words.split()) <= 4):
                self.begin(section, heading=paragraph, owner=_owner_in(paragraph, match))
                return True
        return False

    def inline_heading(self, paragraph: Paragraph) -> bool:
        """ "Recommendation: That ..." on one line."""
        match = _INLINE.match(paragraph.words)
        if not match or paragraph.marker_kind in ("letter", "roman"):
            return False
        self.begin(str(match.lastgroup), heading=paragraph)
        self.part.paragraphs.append(paragraph.part(match.end()))
        return True

    def announced(self, paragraph: Paragraph) -> bool:
        """ "The Panel made the following recommendations:" above their list."""
        pieces = list(sentences(paragraph.words))
        if self.announced_in_line(paragraph):
            return True
        section = announces(paragraph.words[pieces[-1][0] :]) if pieces else ""
        if not section or (self.part.section in IN_LISTS and paragraph.marker):
            return False
        if len(pieces) > 1:
            self.discuss(paragraph.part(0, pieces[-2][1]))
        self.begin(section, heading=paragraph.part(pieces[-1][0]))
        return True

    def announced_in_line(self, paragraph: Paragraph) -> bool:
        """ "The Panel made the following recommendations: (1) ...; (2) ..." on one line."""
        first = _LIST_IN_LINE.search(paragraph.words[:400])
        section = announces(paragraph.words[: first.start() + 1]) if first else ""
        if not first or section not in ("recommendations", "actions"):
            return False
        self.begin(section, heading=paragraph.part(0, first.start()))
        self.part.paragraphs.append(replace(paragraph.part(first.end()), marker="", marker_kind=""))
        return True

    def body_alone(self, paragraph: Paragraph, below: Sequence[Paragraph]) -> bool:
        """ "The Panel:" above a list of what it noted and agreed."""
        if (
            self.part.section == "motion"
            or paragraph.marker
            or len(paragraph.words) > 80
            or not BODY_ALONE.fullmatch(paragraph.words.strip())
        ):
            return False
        listed = list(takewhile(lambda one: one.marker and DID.match(one.words), below))
        if not listed or not any(DECIDED.match(one.words) for one in listed):
            return False
        if self.part.section != "resolved" or self.part.paragraphs:
            self.begin("resolved", heading=paragraph)
        return True

    # -- lists
    def continues(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph goes on with the list that is open."""
        part = self.part
        if part.section in ("head", "note", "points", "discussion", "decision", "minutes", "documents"):
            return False
        in_list = (
            bool(part.paragraphs) and bool(paragraph.marker) and part.paragraphs[0].marker_kind == paragraph.marker_kind
        )
        if (opening_at(paragraph.words) and not (in_list and part.section == "resolved")) or ACTION_MARK.match(
            paragraph.words
        ):
            return False
        return CONTINUES.get(part.section, goes_on)(part, paragraph)

    # -- discussion
    def discuss(self, paragraph: Paragraph) -> None:
        if self.part.section in ("head", "note"):
            self.head_or_discussion(paragraph)
            return
        if self.part.section not in ("discussion", "points"):
            self.begin("discussion")
        self.cut(paragraph)

    def head_or_discussion(self, paragraph: Paragraph) -> None:
        if self.part.section != "note" and _decides(paragraph):
            self.begin("discussion")
            self.cut(paragraph)
            return
        self.part.paragraphs.append(paragraph)

    def cut(self, paragraph: Paragraph) -> None:
        """Adds a paragraph of discussion, its decisions cut out of it."""
        pieces = list(sentences(paragraph.words))
        done = 0
        number = 0
        while number < len(pieces):
            opening = opening_at(paragraph.words, pieces[number][0]) or opening_within(paragraph.words, *pieces[number])
            if opening is None:
                number += 1
                continue
            self.say(paragraph, done, opening.start())
            last = last_of_decision(paragraph.words, pieces, number, opening)
            done = pieces[last][1]
            self.decide(paragraph, opening, done)
            number = last + 1
        self.say(paragraph, done, len(paragraph.words))

    def say(self, paragraph: Paragraph, start: int, end: int) -> None:
        if not paragraph.words[start:end].strip():
            return
        if self.part.section not in ("discussion", "points"):
            self.begin("discussion")
        self.part.paragraphs.append(paragraph.part(start, end))

    def decide(self, paragraph: Paragraph, opening: re.Match[str], end: int) -> None:
        verb = opening["verb"]
        section = "recommendations" if verb.lower().startswith("recommend") else "resolved"
        rest = paragraph.part(after_verb(paragraph.words, opening), end)
        if section == "recommendations" and verb.islower() and opening["body"]:
            rest = paragraph.part(opening.start(), end)  # who recommends, and to whom, is part of it
        if not paragraph.words[opening.end() : end].strip(" :-"):
            rest = rest.part(0, 0)
        self.begin(
            section, heading=paragraph.part(opening.start(), opening.end()), verb=verb, inline=bool(rest.words.strip())
        )
        if rest.words.strip():
            self.part.paragraphs.append(rest)

    # -- headings that were lost in copying
    def with_lost_headings(self) -> list[Part]:
        """The parts, lists of decisions that stand in the discussion without a heading made parts of their own."""
        discussed = [part for part in self.parts if part.section in ("discussion", "points")]
        last_of_item = {part.item: part for part in discussed}
        pieces: list[Part] = []
        for part in self.parts:
            is_last = last_of_item.get(part.item) is part
            pieces.extend(_split_lists(part, is_last=is_last) if part.section in ("discussion", "points") else [part])
        return pieces


_LIST_IN_LINE = re.compile(r":\s*-?\s*(?=\(?(?:1|a|i)[.)] \w)")


def _decides(paragraph: Paragraph) -> bool:
    """Whether a paragraph above the first item, such as the public forum's, has a decision or an action in it."""
    words = paragraph.words
    return any(opening_at(words, start) for start, _ in sentences(words[:3000])) or (
        len(words.split()) > 12 and ACTION_MARK.search(words[:3000]) is not None
    )


def _split_lists(part: Part, *, is_last: bool) -> list[Part]:
    pieces = [Part(part.section, part.item, heading=part.heading)]
    listed = False
    for run in _runs(part.paragraphs):
        section = _section_of_run(
            run, part.section, follows_a_list=listed, is_last=is_last and run[-1] is part.paragraphs[-1]
        )
        if section != pieces[-1].section:
            pieces.append(Part(section, part.item))
        pieces[-1].paragraphs.extend(run)
        listed = listed or any(paragraph.marker for paragraph in run)
    return pieces


def _runs(paragraphs: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """Paragraphs grouped: a list that starts again, clauses that begin with "That", and the rest."""
    runs: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        if runs and _goes_with(paragraph, runs[-1][-1]):
            runs[-1].append(paragraph)
        else:
            runs.append([paragraph])
    return runs


def _goes_with(paragraph: Paragraph, above: Paragraph) -> bool:
    same = _is_that(paragraph) == _is_that(above) and bool(paragraph.marker) == bool(above.marker)
    return same and not _starts_again(paragraph, above)


def _is_that(paragraph: Paragraph) -> bool:
    return bool(re.match(r"[Tt]hat\b", paragraph.words)) and (
        is_decision(paragraph.words[5:]) or " recommended to " in paragraph.words
    )


def _starts_again(paragraph: Paragraph, above: Paragraph) -> bool:
    first = paragraph.marker.strip("().") in ("1", "i", "a", "A")
    return first and (paragraph.marker_kind != above.marker_kind or above.marker != paragraph.marker)


def _section_of_run(run: Sequence[Paragraph], section: str, *, follows_a_list: bool, is_last: bool) -> str:
    """ "That ..." clauses are resolutions; a last list of what a body is to do, after another list, recommendations."""
    said = run[0].marker_kind == "bullet"  # "Members heard: - That the police held the figures"
    if (not said and all(_is_that(paragraph) for paragraph in run)) or _is_clause_list(run):
        return "resolved"
    if is_last and follows_a_list and run[0].marker and all(_BODY_TO_DO.match(paragraph.words) for paragraph in run):
        return "recommendations"
    return section


def _is_clause_list(run: Sequence[Paragraph]) -> bool:
    """ "(a) the plan be approved; and (b) the officer email all members": each a decision, joined by semicolons."""
    if len(run) < 2 or run[0].marker.strip("().") not in ("a", "i", "1") or run[0].marker_kind == "bullet":
        return False
    joined = all(paragraph.words.rstrip().endswith((";", ",", " and")) for paragraph in run[:-1])
    return joined and all(is_decision(paragraph.words) for paragraph in run)


_BODY_TO_DO = re.compile(
    r"(?:That )?(?:[Tt]he )?(?:[A-Z][\w',&-]{1,30} |of |for |and ){0,8}?(?:Committee|Panel|Board|Council|Cabinet|Service|Services|Directorate|Department|Executive|Commission|Partnership|Member|Leader|Director)(?: (?:for|of) [A-Z][\w',& -]{1,80}?)? to [a-z]+\b"
)
ACTION_MARK = re.compile(
    r"[\[(]?\s*\b(?:(?:(?:Agreed|Further|New|Follow[- ]up|For) (?:ACTIONS?|[Aa]ctions?)(?=\s*[:-])|FOR ACTION|ACTIONS?|Actions?)(?P<by>\s+(?i:by|for|on|points?|required|owner|agreed|no\.?|number|taken by|to be taken by))?\s*\d{0,3}(?:[./]\d{1,4})?\s*(?:[:\]]|\s-|-\s|\s?(?:→|=>|->|>)|(?<=[A-Z])-(?=[A-Z][a-z]))\s*"
    r"|ACTIONS?\s+(?:BY\s+)?(?!(?:POINTS?|PLANS?|LOG|ITEMS?|TRACKER|NOTES?|ARISING|REQUIRED|AND|FROM|LIST)\b)(?=[A-Z])|Action\s+(?=(?:Clerk|CLERK|Cllrs?|Chair(?:man)?)\b[^.;:]{0,40}\.?\s*$)|Action\s+(?=[A-Z]{2,3}(?:[/&, ]{1,3}[A-Z]{2,3}){0,3}\s*[)\].]?\s*$)|(?:To be )?[Aa]ctioned by\s*:?\s*|AP ?\d{1,3}\s*[:-]\s*)"
)
_INLINE = re.compile(
    r"(?=[A-Z])(?:(?P<resolved>(?:decisions?(?: taken| made)?|resolutions?|outcome)(?: (?:no\.? ?)?[\d/.]{1,10})?)|(?P<recommendations>(?:formal |agreed )?recommendations?(?: \d{1,2}| to [\w ]{1,40})?)|(?P<witnesses>(?:external |invited |expert )?(?:witness(?:es)?|attendees)|(?:also )?in attendance(?: for (?:this|the) item)?|(?:also )?attending (?:virtually|remotely|online|for this item)|present(?:ed by|ers?)|also (?:present|attending)|(?:other )?officers(?: (?:present|in attendance|attending))?|officers and guests|guests?|(?:guest )?speakers?|invitees|observers?)"
    r"|(?P<attendance>(?:(?:committee|panel|board|co-opted|voting|non-voting|council) )*members?(?: present)?|present|apologies(?: for absence)?|absent|substitutes?|(?:vice-)?chair(?:man)?|councillors(?: present)?|attendees|co-optees?(?: members)?|(?:(?:religious|parent|teacher|church|faith|diocesan|trade union|staff|school|governor|co-opted|other|voting|non-voting) ){1,3}(?:representatives?|members?)))\s*(?:\([^)]{1,60}\)\s*)?[:\-]+\s+(?=\S)",
    re.I,
)


def _owner_in(paragraph: Paragraph, match: re.Match[str]) -> tuple[Paragraph, int, int] | None:
    for group in ("owner", "owner2"):
        if match[group]:
            offset = len(paragraph.words) - len(paragraph.words.lstrip())
            return paragraph, match.start(group) + offset, match.end(group) + offset
    return None
