"""The page around the minutes: its furniture, whose meeting it was, when, and which items it has.

Furniture (buttons, labels, file sizes, page numbers) is skipped, never removed, so that offsets stay true.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .dates import MONTH, WEEKDAY, PrintedDay, printed_days
from .lines import Paragraph

FURNITURE = re.compile(
    r"""(?: councillors\ and\ committees | (?:agenda\ item|item) | issue(?:\ -\ (?:meetings|details)|\ details) | share\ this(?:\ (?:item|page))? | additional\ documents:?
      | items | [^|]{1,60}(?:\ [|>»]\ [^|]{1,60}){2,8} | meeting\ of\ this\ item\ was\ .{0,40} | (?:share|post|tweet)\ .{0,30}\bon\ (?:facebook|x|twitter|linkedin)\b.* | no\.?(?:\ item)? | item | view\ (?:directions|the\ background.*|the\ decision.*|the\ full.*) | (?:printed|draft|public)?\ ?minutes(?:\ pack)? | minutes\ pdf.*
      | agenda(?:,?\ (?:and|&)?\ ?(?:draft\ |printed\ )?(?:decisions|minutes))*(?:\ (?:and|&)\ (?:draft\ |printed\ )?minutes)? | meeting | decisions?\ status:.*
      | (?:venue|location|contact|webcast|tel(?:ephone)?|email|e-mail|web|website|media|date\ published|published|proposed|publication\ date|last\ updated|posted(?:\ on)?)\s*:.*
      | page\ \d+(?:\ of\ \d+)? | -?\ ?\d{1,4}\ ?-? | \d+\ of\ \d+ | print(?:\ this\ page)? | back\ to\ top | skip\ to\ .{1,30} | home(?:\ [>/»].*)? | (?:previous|next)\ (?:page|item) | rss.* | [*_=~.\-\ ]+
      | .{0,150}\bpdf\ \d+(?:\.\d+)?\ ?[kmg]b(?:\ .{0,40})? | view\ all\ .* | (?:action|owner|by|action\ by|officer|action\ owner|lead)(?:\ by)? | end\ of\ (?:document|minutes)
      | \(?public\ pack\)?.* | meeting:\s*\d{1,2}/.* | \((?:agenda\ )?item\ .{1,12}\) | this\ page\ is\ intentionally\ left\ blank | (?:there\ being\ no\ (?:further|other)\ business,?\ )?the\ meeting\ (?:was\ )?(?:closed|ended|finished|concluded)\b.{0,60} | signed\b.{0,40}[._]{4,}.*
      | \[?image\b.* | https?://\S+ )""",
    re.I | re.X,
)
LABELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("minutes", re.compile(r"minutes\s*:", re.I)),
    ("decision", re.compile(r"decisions?\s*:", re.I)),
    ("documents", re.compile(r"(?:supporting documents|background papers|attachments|appendices|documents)\s*:", re.I)),
    ("documents", re.compile(r"\W*view the full minutes text.*", re.I)),
)
FILE_NOISE = re.compile(
    r"\s*(?:pdf icon)?\s*\bPDF \d+(?:\.\d+)? ?[KMG]B\b.*$|\s*pdf icon\s*$|\s*[\[(](?:agenda )?(?:items?|pages?|report|minute) ?(?:no\.? ?)?[^()\[\]]{1,30}[\])]\s*$",
    re.I,
)
TRUNCATED = re.compile(
    r"\.\.\.\s*view the full minutes(?: text)?(?: for (?:item )?[\d.]{1,8})?|\bview the full minutes text\b", re.I
)

BODY = r"(?:Committee|Sub-?[Cc]ommittee|Panel|Board|Council|Cabinet|Commission|Forum|Executive|Task Group|Working Group|Task and Finish Group|Group|Partnership|Assembly|Trust|Authority|Meeting)"
_BODY_WORD = re.compile(rf"\b{BODY}\b", re.I)
_MEETING_OF = r"(?:minutes?|notes|record|draft minutes|proceedings)\b[^:]{0,40}?\b(?:of|from|for)\b"
_WHEN = rf"(?:(?:,\s*|\s+)(?:held|which|that was|on|at|meeting held|took place)\b|\s*[-,:(]\s*(?:{WEEKDAY}|\d)|\s*$|\s*,?\s*{WEEKDAY}|\s+(?:of\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH})"
COMMITTEE_RULES: tuple[tuple[str, float, re.Pattern[str]], ...] = (
    (
        "page.labelled",
        1.0,
        re.compile(
            r"(?:Committee|Name of (?:committee|meeting|body)|(?:Minutes of )?Meeting(?: of)?|Minutes|Notes)\s*(?::|(?<=Minutes) -|(?<=Notes) -|(?<=MINUTES) -)\s*(?P<name>[A-Z].{3,120})$",
            re.I,
        ),
    ),
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
        "page.name_meeting",
        0.95,
        re.compile(
            rf"(?P<name>(?:(?!\b(?:held|minutes|notes?)\b).){{3,150}}?)\s*[-,:|]?\s*(?:(?:Ordinary|Annual|Extraordinary|Full|Special|Monthly|General|Public|Statutory)\s+){{0,3}}(?:(?<!of )Meeting|(?<=- )Minutes)(?: minutes)?\s*[-,:|]?\s*(?:held )?(?:on )?(?:{WEEKDAY},?\s+)?(?:the )?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of )?{MONTH}",
            re.I,
        ),
    ),
    (
        "page.agenda_and_name",
        0.95,
        re.compile(
            rf"(?:agenda|minutes|decisions|,| |and){{1,9}}, (?P<name>[A-Z].{{3,120}}?), (?:{WEEKDAY}\b|\d)", re.I
        ),
    ),
    (
        "page.name_and_minutes",
        0.9,
        re.compile(
            rf"(?P<name>(?:(?!\bheld\b|\bmeeting of\b).){{3,120}}?)\s*[-,:|]\s*(?:minutes|notes)(?: of)?\s*(?:{WEEKDAY},?\s+)?\d",
            re.I,
        ),
    ),
    (
        "page.met_on",
        0.9,
        re.compile(
            rf"(?:the )?(?P<name>.{{3,120}}?) met (?:on|at|in)\b.{{0,80}}?\d{{1,2}}(?:st|nd|rd|th)? {MONTH}", re.I
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
    r"^(?:minutes?|meeting|the meeting|agenda|notes?|date|present|held|a meeting|previous|last|item|venue|time|(?:public|open) (?:forum|session))\b",
    re.I,
)
_OTHER_DAY = re.compile(
    r"\b(?:next|previous|last|published|posted|updated|issued|despatch|circulated|approved|adopted|signed|deadline|received|written|proposed|inspect|report)",
    re.I,
)
# A meeting still to come, at which these minutes are to be confirmed.
_TO_BE_CONFIRMED = re.compile(
    r"\b(?:subject to (?:\w{1,12} )?(?:confirmation|approval|agreement|ratification|signature)|(?:to|will) be (?:formally )?(?:confirmed|approved|agreed|signed|ratified|adopted|considered|submitted))\b"
    r"(?![^.;)]{0,120}\b(?:held|minutes of|meeting of)\b)(?:[^.;)]{1,80}?)?\b(?:at|on|by|in)\b[^.;)]{0,60}$",
    re.I,
)
_AT_ITS_MEETING = re.compile(
    r"\bat (?:its|their|the (?:following|subsequent)) (?:\w{1,12} )?meeting (?:to be held )?on (?:the )?$", re.I
)
_DECISIONS_OF = re.compile(
    r"(?:record of |notice of |summary of |draft |printed )*(?:decisions?|minutes|proceedings)\b", re.I
)
_BEFORE_NAME = re.compile(
    r"(?:(?:Special|Extraordinary|Annual|Ordinary|Additional)(?: Council)? )?Meeting,? (?:of )?(?:the )?", re.I
)
_AFTER_NAME = re.compile(
    r"\s+meeting$|\s*[-,:|]\s*(?:(?:minutes|notes)\b|(?:\w{3,9},? )?\d).*$|\s+(?:(?:meeting )?(?:was )?held|which)\b|\s+-\s*$",
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
    day: tuple[PrintedDay, Paragraph] | None = None  # of the meeting, as printed, be it possible or not

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


def printed_day_line(paragraph: Paragraph) -> bool:
    return bool(_DAY_LINE.match(paragraph.words)) and next(printed_days(paragraph.words), None) is not None


# ----------------------------------------------------------------- head
TITLE_END = re.compile(r"[.;,:!]\s*$")


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
                and not (
                    lone_lines and _GENERIC.fullmatch(name) and not _ONE_WORD.fullmatch(re.sub(r"(?i)^the ", "", name))
                )
            ):
                lead = _BEFORE_NAME.match(name)
                tail = _AFTER_NAME.search(name)
                return (
                    paragraph,
                    match.start("name") + (lead.end() if lead else 0),
                    match.start("name") + (tail.start() if tail else len(name)),
                    rule,
                    sure,
                )
    if not lone_lines:
        return None
    lines = [paragraph for paragraph in head if _lone_body(paragraph)]
    if not lines:
        return None
    best = next((line for line in lines if not _AUTHORITY.search(line.words)), lines[0])
    name = re.match(
        r"(?:MINUTES OF (?:THE|A) |Meeting of (?:the )?)?(?P<name>.*?)(?: MINUTES| meeting| - minutes)?\s*$",
        best.words,
        re.I,
    )
    start, end = name.span("name") if name else (0, len(best.words))
    return best, start, end, "page.lone_name", 0.8


_AUTHORITY = re.compile(r"\b(?:Council|Combined Authority|Borough|Fire Authority|Joint Authority)\s*$", re.I)
_ONE_WORD = re.compile(r"(?:cabinet|executive|council)", re.I)


def _lone_body(paragraph: Paragraph) -> bool:
    words = paragraph.words.strip()
    return (
        not paragraph.marker and (1 < len(words.split()) <= 14 or _ONE_WORD.fullmatch(words) is not None) and not TITLE_END.search(words) and ":" not in words and words[0].isupper()
        and bool(_BODY_WORD.search(words)) and not _NOT_A_NAME.match(words) and not is_furniture(paragraph)
        and not re.match(r"(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Prof)s?\b", words) and not re.search(r"\b(?:report|room|chamber|chair|clerk|officer|present|director|(?<!committee )(?<!panel )(?<!board )(?<!forum )for|street|road|hall|view|minutes? of|held)\b", words, re.I)
    )  # fmt: skip


def find_day(head: Sequence[Paragraph], *, whole_meeting: bool) -> tuple[PrintedDay, Paragraph] | None:
    """The day of the meeting: with its year, on a line that says so; not the day of posting or of another meeting.

    It may be impossible, "31 November 2026": then the page has no day, and none of the others on it is taken instead.
    A page of one item has it only on a line of its own or beside the body's name: other dates there are what was said.
    """
    for paragraph in head:
        words = paragraph.words[:400]
        if not whole_meeting and (
            label_of(paragraph) == "minutes" or paragraph.marker_kind in ("number", "letter", "roman", "path")
        ):
            return None
        if not (_DAY_LINE.match(words) or _SAYS_MEETING.search(words)) or (
            not whole_meeting and len(words.split()) > 25
        ):
            continue
        for day in printed_days(words, impossible=True):
            if day.year and not _of_another_meeting(words, day.start):
                return day, paragraph
    return None


def _of_another_meeting(words: str, day: int) -> bool:
    """Whether the day that begins at ``day`` is one of posting, of the next meeting or of the one that is to confirm the minutes."""
    before = words[max(0, day - 200) : day]
    return (
        _OTHER_DAY.search(before[-40:]) is not None
        or _TO_BE_CONFIRMED.search(before) is not None
        or (_AT_ITS_MEETING.search(before) is not None and not _DECISIONS_OF.match(words))
    )
