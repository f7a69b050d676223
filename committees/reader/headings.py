"""Lines that may be the heading of an agenda item: what looks like a title, and in which style it is numbered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .dates import printed_days
from .exempt_notes import BESIDE_RUN_IN, is_exempt_note, title_ends, with_whole_note
from .lines import Paragraph, join
from .openings import opening_at
from .page import FILE_NOISE, PEOPLE_TITLE, TITLE_END, is_furniture, label_of

# ----------------------------------------------------------------- titles
SECTION_WORDS = re.compile(
    r"^(?:witness(?:es)?\s*(?::|$)|in attendance|present\s*(?::|$)|apologies:|also (?:present|in)|recommend(?:ations?)?\s*(?::|$)|recommended\b|resolved\b|agreed\b|actions?(?: by)?\s*(?::|$)|key (?:points|issues)|minutes\s*:|decisions?\s*(?::|$)|purpose (?:of|:)|that\b|to (?:note|receive|consider)|officers?\s*:|members\s*:|chair(?:man)?\s*:|"
    r"councillors?\b|cllrs?\b|mr\b|mrs\b|ms\b|dr\b|page\b|\(|the (?:committee|panel|board|chair|council|meeting)\b|it was\b|there (?:was|were)\b|in (?:answer|response|reply)\b|arising from\b|members? (?:asked|noted|agreed|were)\b|substitute|conclusion|suggestion|venue|time|date\s*:)",
    re.I,
)
PROCEDURE = re.compile(
    r"^(?:apologies|declarations? of|disclosures? of|minutes|chair(?:man|woman|person)?'?s? (?:announcements|communications|remarks)|announcements|public (?:questions?|participation|speaking|session|forum)|questions|petitions|urgent|any other|"
    r"date of (?:the )?next|next meeting|exclusion of|(?:forward |committee |annual )*work ?(?:programme|plan)|matters arising|membership|election of|appointment of|welcome|terms of reference|planning|finance|correspondence|substitutes?|items? of|deputations)\b",
    re.I,
)


PROCEDURE_COLON = re.compile(rf"(?P<title>(?:{PROCEDURE.pattern[1:]})[^:.;]{{0,60}}):\s+(?=\S)", re.I)


LONGEST_TITLE = 300  # characters, file sizes and the like included


def title_words(paragraph: Paragraph) -> Paragraph:
    """The title without file sizes and the like, without a long note on why it is exempt, or the full stop of a title in capitals."""
    paragraph = paragraph.part(0, title_ends(paragraph.words))
    if len(paragraph.words) > LONGEST_TITLE:
        return paragraph
    noise = FILE_NOISE.search(paragraph.words)
    title = paragraph.part(0, noise.start()) if noise else paragraph
    words = title.words.rstrip()
    return title.part(0, len(words) - 1) if words.endswith(".") and is_caps(words) else title


def looks_like_title(paragraph: Paragraph, *, most: int = 25) -> bool:
    words = title_words(paragraph).words.strip()
    if not words or len(words) > 220 or TITLE_END.search(words) or SECTION_WORDS.match(words):
        return False
    count = len(words.split())
    return (
        count <= most
        and (words[0].isupper() or words[0] in "\"'" or words[0].isdigit())
        and any(c.isalpha() for c in words)
    )


def is_caps(words: str) -> bool:
    letters = sum(map(str.isalpha, words))
    return letters >= 3 and sum(map(str.isupper, words)) >= 0.8 * letters


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


_BARE = re.compile(r"^\[?(?P<number>\d{1,4})(?:\s?[.:)\]/|]{0,2}\s+|\s+-\s+)(?=[A-Z\"'])")
_NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_CODED = re.compile(r"^(?P<number>[A-Z]{1,8}[ ./-]?\d{1,4}(?:[/.-]\d{1,4})?)[.:]?\s+(?:- )?(?=[A-Z\"'])")
_CAPS_DASH = re.compile(
    r"^(?P<number>\d{1,4})[.]?\s+(?:\([\d, ]{1,20}\)\s+)?(?P<title>[A-Z][A-Z0-9 ,&'/()-]{6,200}?)\s*-\s*(?=[A-Z][a-z])"
)
# A title in capitals on the line of what is said: "5. FINANCE The Clerk reported ...".
_RUN_IN = re.compile(
    r"(?P<title>[A-Z][A-Z0-9 ,&'/()-]{3,200}?[A-Z0-9)](?: \((?!(?i:agenda |item |minute ))[^)]{1,60}\))?)(?: [\[(](?i:agenda |item |minute )[^()\[\]]{1,20}[\])])?"
    + BESIDE_RUN_IN
    + r"\s*[.:-]?\s+(?=[A-Z][a-z]|[A-Z] [a-z]|\(?[ia][.)] )"
)
_RUN_IN_COLON = re.compile(r"(?P<title>[A-Z][^:.;?!]{2,80}?)(?::| -)\s+(?=[A-Z][^:]{10,3000}[.!?]\W{0,3}$)")
# A short title before a full stop on the line of what is said: "5. Workforce. The Director reported ...".
_RUN_IN_STOP = re.compile(r"(?P<title>[A-Z][^.:;?!]{2,70})\.\s+(?=[A-Z0-9])")
_SAYS = re.compile(
    r"\b(?:was|were|is|are|had|has|have|will|would|said|stated|asked|noted|reported|agreed|advised|received|resolved|thanked|welcomed|explained|gave|be|introduced|presented|considered|discussed|highlighted|outlined|submitted|commented|queried|responded|replied|confirmed|described|moved|seconded|set out|took|informed|told|answered|attended|left|joined|closed|opened|ended)\b",
    re.I,
)
_SAYS_ITEM = re.compile(
    r"^(?:agenda )?(?:item|minute|min\.?)(?: no\.?| number)?\s*(?P<number>\d{1,4}(?:/\d{2,4})?[a-z]?|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)\s*[:.\-)]*\s*",
    re.I,
)
_ALONE = re.compile(r"^(?:(?:agenda )?item )?(?P<number>\d{1,4}[A-Za-z]?(?:/\d{2,4})?)[.:]?\s*$", re.I)
_LETTER = re.compile(r"^(?P<number>[A-Z])[.:]\s+(?=[A-Z])")
_NUMBERS = re.compile(r"\d+")


_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


def order_of(printed: str) -> tuple[int, ...]:
    printed = printed.strip("(). ") or printed
    if printed.lower() in _NUMBER_WORDS:
        return (_NUMBER_WORDS.index(printed.lower()) + 1,)
    if not printed.strip("IVX"):
        values = [_ROMAN_VALUES[letter] for letter in printed]
        return (sum(-one if one < max(values[place:]) else one for place, one in enumerate(values)),)
    return tuple(int(number[:9]) for number in _NUMBERS.findall(printed)[:3])


def candidates_of(paragraphs: Sequence[Paragraph]) -> list[Heading]:
    """Every line that may be the heading of an item, with the style in which it is numbered."""
    found: list[Heading] = []
    for index in range(len(paragraphs)):
        if found and index <= found[-1].last:
            continue
        paragraph, last = with_whole_note(index, paragraphs)
        paragraph = paragraph.part(0, title_ends(paragraph.words))
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        if _is_number_alone(paragraph):
            heading = _below_its_number(index, paragraph, following)
        elif paragraph.marker:
            heading = _after_marker(index, paragraph)
        else:
            heading = _after_number(index, paragraph) or _above_its_number(index, paragraphs)
        if heading:
            heading = replace(heading, last=max(last, heading.last))
            found.append(_with_note_below(_with_second_line(heading, paragraphs), paragraphs))
    return found


def _with_note_below(heading: Heading, paragraphs: Sequence[Paragraph]) -> Heading:
    """The heading and a line below it that says why the item is exempt."""
    number = heading.last + 1
    if heading.after or number >= len(paragraphs):
        return heading
    note, last = with_whole_note(number, paragraphs)
    return replace(heading, last=last) if is_exempt_note(note) else heading


_BESIDE_A_TITLE = re.compile(r"\(?(?:see |agenda |item |report |document |minute |pages? |ref).{0,60}\)?", re.I)


def _above_its_number(index: int, paragraphs: Sequence[Paragraph]) -> Heading | None:
    """A title without a number above the numbered paragraphs of its item: "APOLOGIES", below it "196    Apologies were sent"."""
    paragraph = paragraphs[index]
    if (index and not paragraph.blank_before and not is_furniture(paragraphs[index - 1])) or not looks_like_title(
        paragraph, most=20
    ):
        return None
    for below in range(index + 1, min(index + 4, len(paragraphs))):
        one = paragraphs[below]
        if (
            one.marker_kind in ("margin", "minute", "number")
            and one.words.strip()
            and not _NUMBERED_TITLE.match(one.words)
        ):
            own = _after_marker(below, one)
            if looks_like_title(one) or (own and own.style.startswith("run_in")):
                return None
            said = replace(one, marker="", marker_kind="")
            return Heading("above", order_of(one.marker), None, title_words(paragraph), index, below, said)
        if not _BESIDE_A_TITLE.fullmatch(one.words.strip()) and not is_furniture(one):
            extra = (
                join([paragraph, one])
                if below == index + 1 and not one.blank_before and is_caps(one.words) and is_caps(paragraph.words)
                else None
            )
            if not extra or not looks_like_title(one):
                return None
            paragraph = extra
    return None


_NUMBERED_TITLE = re.compile(r"\d")


def _with_second_line(heading: Heading, paragraphs: Sequence[Paragraph]) -> Heading:
    """A title in capitals that goes on in the line straight below it."""
    number = heading.last + 1
    if heading.after or heading.style == "above" or number >= len(paragraphs) or not is_caps(heading.title.words):
        return heading
    below = paragraphs[number]
    if below.marker or below.blank_before or not is_caps(below.words) or not looks_like_title(below, most=14):
        return heading
    if is_furniture(below) or label_of(below) or opening_at(below.words):
        return heading
    return replace(heading, title=join([heading.title, below]), last=number)


def _is_number_alone(paragraph: Paragraph) -> bool:
    words = paragraph.words.strip()
    if paragraph.marker:
        return not words and paragraph.marker_kind in ("number", "minute")
    return _ALONE.match(words) is not None


def _below_its_number(index: int, paragraph: Paragraph, following: Paragraph | None) -> Heading | None:
    if following is None or following.marker:
        return None
    if not looks_like_title(following) and not PEOPLE_TITLE.fullmatch(following.words.strip()):
        return None
    printed = paragraph.marker or paragraph.words
    style = "minute" if "/" in printed else "alone"
    return Heading(style, order_of(printed), paragraph, title_words(following), index, index + 1)


def is_numbered_title(paragraph: Paragraph) -> bool:
    """Whether a text that begins so is cut out of minutes: it begins with an item's number and title, not with a day."""
    day = next(printed_days(paragraph.words), None)
    if day and day.start == 0:
        return False
    return bool(candidates_of([paragraph])) or (
        not paragraph.words.strip() and paragraph.marker_kind in ("number", "minute")
    )


# (style, pattern with the number and what stands before the title, most words of a title)
_NUMBER_FIRST = (("said", _SAYS_ITEM, 25), ("bare", _BARE, 16), ("lettered", _LETTER, 16), ("coded", _CODED, 16))


def _after_number(index: int, paragraph: Paragraph) -> Heading | None:
    """A title after a number that is no list marker: "Item 5: Title", "31 Title", "104 TITLE - The Chairman welcomed ..."."""
    dashed = _CAPS_DASH.match(paragraph.words)
    if dashed:
        number, title = paragraph.part(*dashed.span("number")), paragraph.part(*dashed.span("title"))
        return Heading("bare", order_of(dashed["number"]), number, title, index, index, paragraph.part(dashed.end()))
    for style, pattern, most in _NUMBER_FIRST:
        match = pattern.match(paragraph.words)
        day = next(printed_days(paragraph.words[:40]), None) if match else None
        if match and not (day and day.start == 0) and looks_like_title(paragraph.part(match.end()), most=most):
            number, title = paragraph.part(*match.span("number")), title_words(paragraph.part(match.end()))
            order = (ord(match["number"]),) if style == "lettered" else order_of(match["number"])
            return Heading(style, order, number, title, index, index)
    return None


def _after_marker(index: int, paragraph: Paragraph) -> Heading | None:
    """A title after a list marker or a minute number, what is said on the same line kept apart."""
    order, title = order_of(paragraph.marker), title_words(paragraph)
    if paragraph.marker_kind == "path" and looks_like_title(paragraph, most=25 if is_caps(title.words) else 12):
        return Heading("path", order, paragraph, title, index, index)
    if paragraph.marker_kind in ("roman", "letter") and looks_like_title(title, most=16):
        bare = paragraph.marker.strip("(). ")
        if paragraph.marker_kind == "roman" and bare.isupper():
            return Heading("roman", order, paragraph, title, index, index)
        if len(bare) == 1:
            return Heading("lettered", (ord(bare.upper()),), paragraph, title, index, index)
    if paragraph.marker_kind not in ("minute", "number", "margin"):
        return None
    numbered = {"minute": "minute", "margin": "bare"}.get(paragraph.marker_kind, "title")
    run_in = _RUN_IN.match(paragraph.words)
    if run_in and looks_like_title(paragraph.part(*run_in.span("title"))):
        said = replace(paragraph.part(run_in.end()), marker="", marker_kind="")
        style = "caps" if numbered == "title" else numbered
        return Heading(style, order, paragraph, paragraph.part(*run_in.span("title")), index, index, said)
    colon = PROCEDURE_COLON.match(paragraph.words)
    if colon:
        said = replace(paragraph.part(colon.end()), marker="", marker_kind="")
        return Heading(numbered, order, paragraph, paragraph.part(0, colon.end("title")), index, index, said)
    stopped = _RUN_IN_COLON.match(paragraph.words) or _RUN_IN_STOP.match(paragraph.words)
    if (
        stopped
        and stopped.end() < len(title.words)  # not within "(Agenda Item No. 5)"
        and len(stopped["title"].split()) <= 9
        and not _SAYS.search(stopped["title"])
        and looks_like_title(paragraph.part(*stopped.span("title")))
    ):
        said = replace(paragraph.part(stopped.end()), marker="", marker_kind="")
        style = "run_in" if numbered == "title" else f"run_in_{numbered}"
        return Heading(style, order, paragraph, paragraph.part(*stopped.span("title")), index, index, said)
    nested = _BARE.match(paragraph.words) if numbered == "minute" else None
    if nested:
        title = title_words(paragraph.part(nested.end()))
    if not looks_like_title(title, most=16 if numbered == "bare" else 20):
        return _weak(index, paragraph, numbered)
    style = "caps" if numbered == "title" and is_caps(title.words) else numbered
    return Heading(style, order, paragraph, title, index, index)


# What an agenda is to do, where the item has a number: "5. To receive the clerk's report".
_TO_DO = re.compile(
    r"To (?:receive|consider|note|approve|agree|discuss|review|confirm|adopt|appoint|elect|resolve|record|accept|sign|decide|authorise|report)\b"
)


def _weak(index: int, paragraph: Paragraph, numbered: str) -> Heading | None:
    """A numbered line that is a title only beside surer ones: "5. To receive the report", "6. Question time."."""
    words = paragraph.words.rstrip()
    dotted = (
        words.endswith((".", ":"))
        and len(words.split()) <= 12
        and not _SAYS.search(words)
        and not SECTION_WORDS.match(words)
    )
    title = paragraph.part(0, len(words) - 1) if dotted else paragraph
    if not dotted and not (_TO_DO.match(words) and len(words.split()) <= 30 and words[-1] not in ".;:,"):
        return None
    if TITLE_END.search(title.words) or not words[:1].isupper():
        return None
    style = f"dotted_{numbered}" if dotted else f"to_{numbered}"
    return Heading(style, order_of(paragraph.marker), paragraph, title, index, index)
