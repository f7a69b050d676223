"""The page around the minutes: its furniture, whose meeting it was, when, and which items it has.

Furniture (buttons, labels, file sizes, page numbers) is skipped, never removed, so that offsets stay true.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from .dates import MONTH, WEEKDAY, PrintedDay, printed_days
from .lines import Paragraph

FURNITURE = re.compile(
    r"""(?: councillors\ and\ committees | (?:agenda\ item|item) | issue(?:\ -\ (?:meetings|details)|\ details) | share\ this(?:\ (?:item|page))? | additional\ documents:?
      | items | no\.?(?:\ item)? | item | view\ (?:directions|the\ background.*|the\ decision.*|the\ full.*) | (?:printed|draft|public)?\ ?minutes(?:\ pack)? | minutes\ pdf.*
      | agenda(?:,?\ (?:and|&)?\ ?(?:draft\ |printed\ )?(?:decisions|minutes))*(?:\ (?:and|&)\ (?:draft\ |printed\ )?minutes)? | meeting | decisions?\ status:.*
      | (?:venue|location|contact|webcast|tel(?:ephone)?|email|e-mail|web|website|media|date\ published|published|proposed|publication\ date|last\ updated|posted(?:\ on)?)\s*:.*
      | page\ \d+(?:\ of\ \d+)? | -?\ ?\d{1,4}\ ?-? | \d+\ of\ \d+ | print(?:\ this\ page)? | back\ to\ top | skip\ to\ .{1,30} | home(?:\ [>/»].*)? | (?:previous|next)\ (?:page|item) | rss.* | [*_=~.\-\ ]+
      | .{0,150}\bpdf\ \d+(?:\.\d+)?\ ?[kmg]b(?:\ .{0,40})? | view\ all\ .* | (?:action|owner|by|action\ by|officer|action\ owner|lead)(?:\ by)? | end\ of\ (?:document|minutes)
      | \(?public\ pack\)?.* | meeting:\s*\d{1,2}/.* | \((?:agenda\ )?item\ .{1,12}\) | this\ page\ is\ intentionally\ left\ blank | \[?image\b.* | https?://\S+ )""",
    re.I | re.X,
)
LABELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("minutes", re.compile(r"minutes\s*:", re.I)),
    ("decision", re.compile(r"decisions?\s*:", re.I)),
    ("documents", re.compile(r"(?:supporting documents|background papers|attachments|appendices|documents)\s*:", re.I)),
    ("documents", re.compile(r"\W*view the full minutes text.*", re.I)),
)
FILE_NOISE = re.compile(r"\s*(?:pdf icon)?\s*\bPDF \d+(?:\.\d+)? ?[KMG]B\b.*$|\s*pdf icon\s*$", re.I)
TRUNCATED = re.compile(
    r"\.\.\.\s*view the full minutes(?: text)?(?: for (?:item )?[\d.]{1,8})?|\bview the full minutes text\b", re.I
)

BODY = r"(?:Committee|Sub-?[Cc]ommittee|Panel|Board|Council|Cabinet|Commission|Forum|Executive|Task Group|Working Group|Task and Finish Group|Group|Partnership|Assembly|Trust|Authority|Meeting)"
_BODY_WORD = re.compile(rf"\b{BODY}\b", re.I)
_MEETING_OF = r"(?:minutes?|notes|record|draft minutes|proceedings)\b[^:]{0,40}?\b(?:of|from|for)\b"
_WHEN = rf"(?:,?\s*(?:held|which|that was|on|at|meeting held|took place)\b|\s*[-,:(]\s*(?:{WEEKDAY}|\d)|\s*$|\s*,?\s*{WEEKDAY}|\s+\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH})"
COMMITTEE_RULES: tuple[tuple[str, float, re.Pattern[str]], ...] = (
    (
        "page.issue_meeting",
        1.0,
        re.compile(r"Meeting:\s*[\d/.-]{6,10}\s*-\s*(?P<name>.{3,150}?)\s*(?:\(Item .{1,12}\))?\s*$", re.I),
    ),
    ("page.meeting_of", 1.0, re.compile(rf"Meeting of (?:the )?(?P<name>.{{3,150}}?)\s*,\s*(?:{WEEKDAY}|\d)", re.I)),
    (
        "page.at_a_meeting",
        0.95,
        re.compile(rf"At (?:a|the)(?: [\w-]{{1,20}}){{0,3}} meeting of (?:the )?(?P<name>.{{3,150}}?){_WHEN}", re.I),
    ),
    (
        "page.minutes_of",
        0.95,
        re.compile(
            rf"{_MEETING_OF}(?: (?:(?:a|an|the)(?: [\w-]{{1,20}}){{0,3}}? )?meeting)?(?: of)?(?: the)? (?P<name>.{{3,150}}?){_WHEN}",
            re.I,
        ),
    ),
    (
        "page.name_and_day",
        0.95,
        re.compile(
            rf"(?P<name>(?:(?!\bheld\b|\bmeeting of\b).){{3,150}}?)\s*[-,:|]\s*(?:{WEEKDAY},?\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}",
            re.I,
        ),
    ),
)
_NOT_A_NAME = re.compile(
    r"^(?:minutes|meeting|the meeting|agenda|notes|date|present|held|a meeting|previous|last|item|venue|time)\b", re.I
)
_OTHER_DAY = re.compile(
    r"\b(?:next|previous|last|published|posted|updated|issued|despatch|circulated|approved|adopted|signed|deadline|received|written|proposed|inspect|report)",
    re.I,
)
_GENERIC = re.compile(
    r"(?:the |full |ordinary |annual |parish |town |city |county |council |committee |panel |board )*(?:council|committee|panel|board|cabinet|meeting)",
    re.I,
)
_DAY_LINE = re.compile(
    rf"^(?:(?:date|held|held on|on|meeting date|date of meeting|date and time|day)\b\s*:?\s*)?(?:on )?(?:{WEEKDAY}\b|\d)",
    re.I,
)
_SAYS_MEETING = re.compile(
    r"\bmeeting\b|\bheld\b|\bminutes\b|\bnotes of\b|\bcommittee\b|\bpanel\b|\bboard\b|\bcouncil\b|\bsession\b|\bcommission\b|\bcabinet\b|\bforum\b|\bexecutive\b|\bgroup\b",
    re.I,
)
PURPOSE = re.compile(
    r"^(?:purpose(?: of (?:the )?(?:report|item|session|paper))?\s*:|(?:for members |members )?to (?:receive|consider|note|review|discuss|understand|gain|approve|scrutinise|hear|examine|update)\b|(?:for )?members to (?:understand|gain|hear|receive|consider)\b|report of the\b)",
    re.I,
)


@dataclass(slots=True)
class Page:
    """What the reading of the parts needs to know of the page: which paragraph is a heading of which item."""

    kind: str = "text"
    headings: dict[int, int] = field(
        default_factory=dict
    )  # index of a paragraph -> index of its item, -1 for the page's own head
    after_heading: dict[int, Paragraph] = field(default_factory=dict)  # what is said on the heading's own line
    people_items: frozenset[int] = frozenset()  # items that only list who was there
    owner_column: bool = False

    @property
    def has_items(self) -> bool:
        return any(item >= 0 for item in self.headings.values())


def is_furniture(paragraph: Paragraph) -> bool:
    return (
        len(paragraph.words) < 250
        and paragraph.marker_kind in ("", "bullet", "number")
        and bool(FURNITURE.fullmatch(paragraph.words.strip()))
    )


PEOPLE_TITLE = re.compile(
    r"(?:also|officers?|others|visiting members|witnesses|guests)(?: (?:present|in attendance|attending))?\W*", re.I
)


def without_cut(paragraph: Paragraph) -> Paragraph:
    """The paragraph without the "... view the full minutes text" that ends a page which was cut."""
    match = TRUNCATED.search(paragraph.words)
    return paragraph.part(0, match.start()) if match else paragraph


def label_of(paragraph: Paragraph) -> str:
    """ "minutes", "decision" or "documents" for the labels that a page puts between its parts, else empty."""
    words = paragraph.words.strip()
    if len(words) > 60 or paragraph.marker:
        return ""
    return next((name for name, pattern in LABELS if pattern.fullmatch(words)), "")


# ----------------------------------------------------------------- titles
_TITLE_END = re.compile(r"[.;,:!]\s*$")
_SECTION_WORDS = re.compile(
    r"^(?:witness(?:es)?\s*(?::|$)|in attendance|present\s*(?::|$)|apologies:|also (?:present|in)|recommend(?:ations?)?\s*(?::|$)|recommended\b|resolved\b|agreed\b|actions?(?: by)?\s*(?::|$)|key (?:points|issues)|minutes\s*:|decisions?\s*(?::|$)|purpose (?:of|:)|that\b|to (?:note|receive|consider)|officers?\s*:|members\s*:|chair(?:man)?\s*:|"
    r"councillors?\b|cllrs?\b|mr\b|mrs\b|ms\b|dr\b|page\b|\(|the (?:committee|panel|board|chair|council|meeting)\b|substitute|conclusion|suggestion|venue|time|date\s*:)",
    re.I,
)
_PROCEDURE = re.compile(
    r"^(?:apologies|declarations? of|disclosures? of|minutes|chair(?:man|woman|person)?'?s? (?:announcements|communications|remarks)|announcements|public (?:questions?|participation|speaking|session|forum)|questions|petitions|urgent|any other|"
    r"date of (?:the )?next|next meeting|exclusion of|(?:forward |committee |annual )*work ?(?:programme|plan)|matters arising|membership|election of|appointment of|welcome|terms of reference|planning|finance|correspondence|substitutes?|items? of|deputations)\b",
    re.I,
)


_PROCEDURE_COLON = re.compile(rf"(?P<title>(?:{_PROCEDURE.pattern[1:]})[^:.;]{{0,60}}):\s+(?=\S)", re.I)


def title_words(paragraph: Paragraph) -> Paragraph:
    """The title without file sizes and the like."""
    noise = FILE_NOISE.search(paragraph.words)
    title = paragraph.part(0, noise.start()) if noise else paragraph
    return (
        title.part(0, len(title.words.rstrip()) - 1)
        if _is_caps(title.words) and title.words.rstrip().endswith(".")
        else title
    )


def looks_like_title(paragraph: Paragraph, *, most: int = 25) -> bool:
    words = title_words(paragraph).words.strip()
    if not words or len(words) > 220 or _TITLE_END.search(words) or _SECTION_WORDS.match(words):
        return False
    count = len(words.split())
    return (
        count <= most
        and (words[0].isupper() or words[0] in "\"'" or words[0].isdigit())
        and any(c.isalpha() for c in words)
    )


def _is_caps(words: str) -> bool:
    letters = [c for c in words if c.isalpha()]
    return len(letters) >= 3 and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


# ----------------------------------------------------------------- items
@dataclass(frozen=True, slots=True)
class Heading:
    style: str
    order: tuple[int, ...]
    number: Paragraph | None
    title: Paragraph
    index: int
    last: int  # index of the last paragraph of the heading
    after: Paragraph | None = (
        None  # what is said on the heading's own line, as in "3. Minutes: It was resolved that ..."
    )


_BARE = re.compile(r"^(?P<number>\d{1,4})[.:)]?\s+(?=[A-Z\"'])")
_CAPS_DASH = re.compile(
    r"^(?P<number>\d{1,4})[.]?\s+(?:\([\d, ]{1,20}\)\s+)?(?P<title>[A-Z][A-Z0-9 ,&'/()-]{6,200}?)\s*-\s*(?=[A-Z][a-z])"
)
_SAYS_ITEM = re.compile(
    r"^(?:agenda )?(?:item|minute)(?: no\.?| number)?\s*(?P<number>\d{1,4}(?:/\d{2,4})?[a-z]?)\s*[:.\-)]*\s*", re.I
)
_ALONE = re.compile(r"^(?:(?:agenda )?item )?(?P<number>\d{1,4}[A-Za-z]?(?:/\d{2,4})?)[.:]?\s*$", re.I)
_NUMBERS = re.compile(r"\d+")


def _order(printed: str) -> tuple[int, ...]:
    return tuple(int(number[:9]) for number in _NUMBERS.findall(printed)[:3])


def _candidates(paragraphs: Sequence[Paragraph]) -> list[Heading]:
    found: list[Heading] = []
    skip = -1
    for index, paragraph in enumerate(paragraphs):
        if index <= skip:
            continue
        words = paragraph.words.strip()
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        alone = (not words and paragraph.marker_kind in ("number", "minute")) or (
            not paragraph.marker and _ALONE.match(words)
        )
        if alone:
            if (
                following
                and not following.marker
                and (looks_like_title(following) or PEOPLE_TITLE.fullmatch(following.words.strip()))
            ):
                printed = paragraph.marker or words
                style = "minute" if "/" in printed else "alone"
                found.append(Heading(style, _order(printed), paragraph, title_words(following), index, index + 1))
                skip = index + 1
            continue
        said = _SAYS_ITEM.match(words) if not paragraph.marker else None
        bare = _BARE.match(words) if not paragraph.marker else None
        if (dashed := _CAPS_DASH.match(words)) and not paragraph.marker:
            found.append(
                Heading(
                    "bare",
                    _order(dashed["number"]),
                    paragraph.part(*dashed.span("number")),
                    paragraph.part(*dashed.span("title")),
                    index,
                    index,
                    paragraph.part(dashed.end()),
                )
            )
        elif paragraph.marker_kind == "path" and _is_caps(title_words(paragraph).words) and looks_like_title(paragraph):
            found.append(Heading("path", _order(paragraph.marker), paragraph, title_words(paragraph), index, index))
        elif said and looks_like_title(paragraph.part(said.end())):
            found.append(
                Heading(
                    "said",
                    _order(said["number"]),
                    paragraph.part(*said.span("number")),
                    title_words(paragraph.part(said.end())),
                    index,
                    index,
                )
            )
        elif bare and looks_like_title(paragraph.part(bare.end()), most=16):
            found.append(
                Heading(
                    "bare",
                    _order(bare["number"]),
                    paragraph.part(*bare.span("number")),
                    title_words(paragraph.part(bare.end())),
                    index,
                    index,
                )
            )
        elif paragraph.marker_kind in ("minute", "number") and (colon := _PROCEDURE_COLON.match(words)):
            style = "minute" if paragraph.marker_kind == "minute" else "title"
            found.append(
                Heading(
                    style,
                    _order(paragraph.marker),
                    paragraph,
                    paragraph.part(0, colon.end("title")),
                    index,
                    index,
                    replace(paragraph.part(colon.end()), marker="", marker_kind=""),
                )
            )
        elif (
            paragraph.marker_kind == "minute"
            and (nested := _BARE.match(words))
            and looks_like_title(paragraph.part(nested.end()), most=20)
        ):
            found.append(
                Heading(
                    "minute",
                    _order(paragraph.marker),
                    paragraph,
                    title_words(paragraph.part(nested.end())),
                    index,
                    index,
                )
            )
        elif paragraph.marker_kind in ("minute", "number") and looks_like_title(paragraph, most=20):
            style = (
                "minute"
                if paragraph.marker_kind == "minute"
                else "caps"
                if _is_caps(title_words(paragraph).words)
                else "title"
            )
            found.append(Heading(style, _order(paragraph.marker), paragraph, title_words(paragraph), index, index))
    return found


_STYLES = ("minute", "alone", "said", "caps", "title", "bare", "path")


def _rising(candidates: Sequence[Heading]) -> list[Heading]:
    """Those whose numbers go on from the one before: a list inside an item starts again and is left out.

    "53/26" and "26/053" are both in use, so the part of the number that goes on is looked for.
    """
    return max((_chain(candidates, place) for place in range(3)), key=len)


def _chain(candidates: Sequence[Heading], place: int) -> list[Heading]:
    chain: list[Heading] = []
    for candidate in candidates:
        if len(candidate.order) > place and (not chain or 0 < candidate.order[place] - chain[-1].order[place] <= 3):
            chain.append(candidate)
    return chain


def _has_content(chain: Sequence[Heading], paragraphs: Sequence[Paragraph]) -> bool:
    """Items have something said under most of them; a list of short points has not."""
    last = len(paragraphs)
    ends = [candidate.index for candidate in chain[1:]] + [last]
    with_content = sum(
        end - candidate.last > 1 or candidate.after is not None for candidate, end in zip(chain, ends, strict=True)
    )
    return with_content * 2 > len(chain)


def _plain_titles(paragraphs: Sequence[Paragraph], is_person_line: Callable[[Paragraph], bool]) -> list[Heading]:
    """Headings of a meeting whose numbers were lost: short lines set apart, with procedural ones among them."""
    found = []
    for index, paragraph in enumerate(paragraphs):
        if paragraph.marker or (index and not paragraph.blank_before) or label_of(paragraph):
            continue
        title = title_words(paragraph)
        if (
            is_furniture(title)
            or is_person_line(paragraph)
            or not looks_like_title(title, most=16)
            or next(printed_days(title.words), None)
        ):
            continue
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        if following is None or (not label_of(following) and not _sentence(following)):
            continue
        found.append(Heading("plain", (), None, title, index, index))
    procedural = sum(bool(_PROCEDURE.match(one.title.words)) for one in found)
    return found if procedural >= 2 else []


def _labelled_titles(paragraphs: Sequence[Paragraph]) -> list[Heading]:
    """Headings without numbers that stand above "Minutes:", a note or a document between them."""
    found: list[Heading] = []
    for index, paragraph in enumerate(paragraphs):
        if label_of(paragraph) != "minutes":
            continue
        for above in range(index - 1, max(-1, index - 5), -1):
            title = title_words(paragraphs[above])
            if label_of(paragraphs[above]) or (found and above <= found[-1].last):
                break
            if (
                not title.marker
                and not is_furniture(title)
                and not PURPOSE.match(title.words)
                and looks_like_title(title)
            ):
                found.append(Heading("labelled", (), None, title, above, above))
                break
    return found if len(found) >= 2 else []


def _sentence(paragraph: Paragraph) -> bool:
    return paragraph.words.rstrip()[-1:] in ".:;" or is_furniture(paragraph) or len(paragraph.words) > 120


def printed_day_line(paragraph: Paragraph) -> bool:
    return bool(_DAY_LINE.match(paragraph.words)) and next(printed_days(paragraph.words), None) is not None


def find_items(
    paragraphs: Sequence[Paragraph], is_person_line: Callable[[Paragraph], bool], *, whole_meeting: bool
) -> list[Heading]:
    candidates = _candidates(paragraphs)
    for style in _STYLES:
        chosen = [one for one in candidates if one.style == style]
        if style == "caps" and len(chosen) > 1:
            chosen = [
                one
                for one in candidates
                if one.style == style or (one.style == "title" and _PROCEDURE.match(one.title.words))
            ]
        chain = _rising(chosen)
        enough = 1 if style in ("minute", "alone", "said") else 2
        if len(chain) < enough or (
            style in ("title", "bare")
            and not any(_PROCEDURE.match(one.title.words) for one in chain)
            and not whole_meeting
        ):
            continue
        if _has_content(chain, paragraphs):
            return chain
    if not whole_meeting:
        return []
    return _labelled_titles(paragraphs) or _plain_titles(paragraphs, is_person_line)


# ----------------------------------------------------------------- head
def find_committee(head: Sequence[Paragraph], *, lone_lines: bool) -> tuple[Paragraph, int, int, str, float] | None:
    for rule, sure, pattern in COMMITTEE_RULES:
        for paragraph in head:
            if len(paragraph.words) > 400:
                continue
            match = pattern.match(paragraph.words)
            name = match["name"] if match else ""
            if (
                match
                and _BODY_WORD.search(name)
                and not _NOT_A_NAME.match(name)
                and not (lone_lines and _GENERIC.fullmatch(name))
            ):
                return paragraph, match.start("name"), match.end("name"), rule, sure
    if not lone_lines:
        return None
    lines = [paragraph for paragraph in head if _lone_body(paragraph)]
    if not lines:
        return None
    best = next((line for line in lines if not re.search(r"\bCouncil\s*$", line.words, re.I)), lines[0])
    name = re.match(
        r"(?:MINUTES OF (?:THE|A) |Meeting of (?:the )?)?(?P<name>.*?)(?: MINUTES| meeting| - minutes)?\s*$",
        best.words,
        re.I,
    )
    start, end = name.span("name") if name else (0, len(best.words))
    return best, start, end, "page.lone_name", 0.8


def _lone_body(paragraph: Paragraph) -> bool:
    words = paragraph.words.strip()
    return (
        not paragraph.marker and 1 < len(words.split()) <= 14 and not _TITLE_END.search(words) and ":" not in words and words[0].isupper()
        and bool(_BODY_WORD.search(words)) and not _NOT_A_NAME.match(words) and not is_furniture(paragraph)
        and not re.search(r"\b(?:report|room|chamber|chair|clerk|officer|present|director|for|street|road|hall|view|minutes? of|held)\b", words, re.I)
    )  # fmt: skip


def find_day(head: Sequence[Paragraph]) -> tuple[PrintedDay, Paragraph] | None:
    """The day of the meeting: with its year, on a line that says so; not the day of posting or of another meeting."""
    for paragraph in head:
        words = paragraph.words[:400]
        if not (_DAY_LINE.match(words) or _SAYS_MEETING.search(words)):
            continue
        for day in printed_days(words):
            if day.year and not _OTHER_DAY.search(words[max(0, day.start - 40) : day.start]):
                return day, paragraph
    return None
