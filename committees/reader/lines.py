"""Lines, list markers, paragraphs and sentences of a text, with the way back to where each word stood.

Minutes arrive with non-breaking spaces, soft hyphens, curly quotes and hard-wrapped lines. The rules of the reader work on
``Paragraph.words``, a cleaned copy; ``Paragraph.origin`` says for every character of it where it stood in the text as given.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

_FOLD = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u00b4": "'", "`": "'", "\u201c": '"', "\u201d": '"', "\u201f": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-", "\u2212": "-",
    }
)  # fmt: skip
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_PIECE = re.compile(rf"\s+|[{_INVISIBLE}]+|[^\s{_INVISIBLE}]+")
_LINE = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")

BULLETS = "→⇒►▶•●▪■◦○·‣∙*Øü§➢➤❖✓–—-\u2212\uf0b7\uf0d8\uf0a7\uf0fc\uf076\uf02d"
_ROMAN = r"(?:x{1,3}(?:ix|iv|v?i{1,3}|v)?|ix|iv|v?i{1,3}|v)"
_END = r"(?=\s|$)"
# (kind, pattern): tried in this order at the start of a line.
MARKERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("bullet", re.compile(rf"(?:[{re.escape(BULLETS)}]|o(?=\s{{2,}}|\t)|[=-]?>{{1,2}})\s+")),
    (
        "minute",
        re.compile(
            rf"(?:[A-Z][A-Za-z]{{0,5}}[ ./]?)?\d{{1,4}}/\d{{2,4}}(?:[/.-]\d{{1,4}})?[.:]?{_END}\s*|[A-Z]{{2,8}}/\d{{1,4}}[.:]?{_END}\s*"
        ),
    ),
    ("path", re.compile(rf"\(?\d{{1,3}}(?:\.\d{{1,3}}){{1,3}}[.):]?{_END}(?!\s*[ap]\.?m\b)\s*")),
    ("number", re.compile(rf"(?:\(\d{{1,3}}\)|\d{{1,3}}[.):])(?:{_END}|(?=[A-Z(]))\s*")),
    ("roman", re.compile(rf"(?:\({_ROMAN}\)|{_ROMAN}[.)]|\([IVX]{{1,5}}\)|[IVX]{{2,5}}[.)]){_END}\s*")),
    ("letter", re.compile(rf"(?:\([a-zA-Z]\)|[a-z][.)]|[A-Z]\)|\([a-z]{{2}}\)){_END}\s*")),
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph (or a line, before joining) without its list marker.

    ``blank_before`` counts the empty lines above it, ``indent`` the white space in front of it.
    """

    words: str
    origin: Sequence[int]
    marker: str = ""
    marker_kind: str = ""
    marker_start: int = 0
    indent: int = 0
    blank_before: int = 0
    column: str = ""  # words that stood in a right-hand column beside this paragraph

    def at(self, index: int) -> int:
        return self.origin[index]

    def span(self, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """Offsets in the text as given for words[start:end], white space at the ends left out."""
        end = len(self.words) if end is None else min(end, len(self.words))
        while start < end and self.words[start].isspace():
            start += 1
        while end > start and self.words[end - 1].isspace():
            end -= 1
        if start >= end:
            raise ValueError("an empty passage has no place in the text")
        return self.origin[start], self.origin[end - 1] + 1

    def part(self, start: int, end: int | None = None) -> Paragraph:
        return replace(self, words=self.words[start:end], origin=self.origin[start:end])


def fold(text: str, start: int, end: int) -> tuple[str, Sequence[int]]:
    """text[start:end] with straight quotes, plain dashes, single spaces and no invisible characters, and its offsets."""
    raw = text[start:end]
    if raw.isascii() and "  " not in raw and raw.isprintable():
        return raw, range(start, end)
    words: list[str] = []
    origin: list[int] = []
    for piece in _PIECE.finditer(raw):
        first = piece.group()[0]
        if first in _INVISIBLE:
            continue
        if first.isspace():
            words.append(" ")
            origin.append(start + piece.start())
            continue
        words.append(piece.group().translate(_FOLD))
        origin.extend(range(start + piece.start(), start + piece.end()))
    return "".join(words), origin


# A number that stands in the margin, set off by a gap: "196    Apologies were sent". Not the day of a month.
_IN_MARGIN = re.compile(
    r"(?P<number>\d{1,4})(?= (?!(?:st|nd|rd|th|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b)[A-Z\"'(])"
)
_ROMAN_IN_MARGIN = re.compile(r"(?P<number>(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3}))(?= [A-Z]{2})")
_GAP = re.compile(r"(?:\d{1,4}|[IVX]{1,6})(?:[ \xa0]{2,}|[ \xa0]*\t)")


_DECORATED = re.compile(r"(?:\*{2,3}|#{1,4} |__|\*(?=\d))\s?(?=[\w\"'(])")


def marker_of(words: str) -> tuple[str, str, int]:
    """(marker as printed, kind, length with the space after it) at the start of words; ("", "", 0) if there is none."""
    for kind, pattern in MARKERS:
        found = pattern.match(words)
        if found and found.end():
            return found.group().strip(), kind, found.end()
    return "", "", 0


_COLUMN_HEAD = re.compile(
    r"^(?:.*\S)?[ \t]{3,}(?:Action|ACTION|Owner|OWNER)(?: [Bb]y| BY)?[ \t]*$|^[ \t]*(?:Action|ACTION|Owner|OWNER)(?: [Bb]y| BY)?[ \t]*$",
    re.M,
)
_CELL = re.compile(r"(?<=\S)(?:[ \t]{4,}|\t+)(?P<cell>[A-Z][\w./&'-]{0,20}(?: [\w./&'-]{1,20}){0,3})$")
_LONGEST_LINE_WITH_COLUMN = 300
# Initials set far to the right of a line show the column even where its heading was cut off.
_OWNER_CELL = re.compile(r"^.{20,200}[a-z.,;](?: {4,}|\t+)[A-Z]{2,3}(?:/[A-Z]{2,3}){0,3}$", re.M)


def split_lines(text: str) -> Iterator[Paragraph]:
    """Every line with words on it, its marker taken off, and the cell of an owner column beside it."""
    columns = _COLUMN_HEAD.search(text) is not None or _OWNER_CELL.search(text) is not None
    cells = len(_ROW_END.findall(text, 0, 20_000)) >= 3 or _is_row(text)
    start = 0
    blank = 0
    run_in = len(_RUN_IN_LINE.findall(text, 0, 50_000)) >= 3
    for end, after in (
        _cell_ends(text, _CELL_CUT) if cells else _cell_ends(text, _RUN_IN_CUT) if run_in else _line_ends(text)
    ):
        raw = text[start:end]
        if not raw.strip(" \t\xa0" + _INVISIBLE) or raw.isspace():
            blank += 1
        else:
            line = _line(text, start, end, blank, columns=columns)
            if line:
                yield line
            blank = 0
        start = after


# A page whose table was copied as "Title Minutes: words |", one row on one line.
_ROW_END = re.compile(r"\|[ \t\r]*$", re.M)
_MINUTES_WITHIN = re.compile(r"\sMinutes:\s")
_CELL_CUT = re.compile(
    r"\s*\|[\s|\-]*|\s+(?=(?:Additional documents|Supporting documents|Minutes|Decision):)|(?<=Minutes:)\s+|(?<=Decision:)\s+|(?<=documents:)\s+|(?<=\dKB)\s+|(?<=\d KB)\s+"
    r"|\s+(?=To (?:note|consider|receive|approve|provide|agree|review|record|confirm|discuss)\b|Report of\b|In accordance with\b)"
)


# A page whose headings run into what is said below them, and into what was said above: "... by all. 4. FINANCE The Clerk".
_RUN_IN_LINE = re.compile(r"^[ \t]*\d{1,3}\. [A-Z]{3,20}\b", re.M)
_RUN_IN_CUT = re.compile(
    r"(?<=[.!?)])[ \t]{1,3}(?=\d{1,3}\. (?!RESOLVED|AGREED|ACTION)[A-Z]{4,20}(?: [A-Z]|'|\u2019))|(?<=[.!?)])[ \t]{1,3}(?=ACTIONS?: )"
)


def _is_row(text: str) -> bool:
    """A text that is cut out of such a page: its first line holds the title, "Minutes:" and the end of the row."""
    line = text[: text.find("\n") + 1 or len(text)]
    return line.rstrip().endswith("|") and _MINUTES_WITHIN.search(line) is not None


def _cell_ends(text: str, cuts: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Ends of lines and of the cells and labelled parts within them."""
    start = 0
    for end, after in _line_ends(text):
        for cut in cuts.finditer(text, start, end):
            yield cut.span()
        yield end, after
        start = after


def _line_ends(text: str) -> Iterator[tuple[int, int]]:
    for newline in _LINE.finditer(text):
        yield newline.start(), newline.end()
    yield len(text), len(text)


def _line(text: str, start: int, end: int, blank: int, *, columns: bool) -> Paragraph | None:
    raw = text[start:end]
    column = ""
    cell = _CELL.search(raw.rstrip()) if columns and len(raw) <= _LONGEST_LINE_WITH_COLUMN else None
    if cell and len(raw[: cell.start()].split()) >= 4:
        column = cell["cell"]
        raw = raw[: cell.start()]
        end = start + len(raw)
    indent = len(raw) - len(raw.lstrip())
    start, end = start + indent, start + len(raw.rstrip())
    words, origin = fold(text, start, end)
    while words and words[0] == " ":
        words, origin = words[1:], origin[1:]
    if not words.strip():
        return None
    decorated = _DECORATED.match(words)
    if decorated:  # "**45. Title**"
        words, origin = words[decorated.end() :], origin[decorated.end() :]
        bare = len(words.rstrip("*_# "))
        words, origin = words[:bare], origin[:bare]
        if not words:
            return None
    marker, kind, length = marker_of(words)
    gap = not marker and _GAP.match(text, start, end)
    margin = (_IN_MARGIN.match(words) or _ROMAN_IN_MARGIN.match(words)) if gap else None
    if margin:
        marker, kind, length = margin["number"], "margin", margin.end() + 1
    if kind == "bullet" and not words[length:].strip():
        return None
    return Paragraph(words[length:], origin[length:], marker, kind, origin[0], indent, blank, column)


# ------------------------------------------------------------------ paragraphs
_GRADE_ALONE = r"(?:Outstanding|Excellent|Very [Gg]ood|Good|Requires? [Ii]mprovement(?: to be [Gg]ood)?|REQUIRES IMPROVEMENT|GOOD|OUTSTANDING|INADEQUATE|Inadequate|Adequate|Weak|Unsatisfactory|Not (?:judged|inspected|graded|rated)[\w ]{0,30})\s*$"
_STARTS_ITS_OWN = re.compile(
    rf"[*_=~.\- ]+$|{_GRADE_ALONE}|"
    r"(?:RESOLVED|AGREED|ACTIONS?|RECOMMENDED|RECOMMENDATIONS?|DECISION)\b|(?:Actions?|Recommendations?|Resolved|Agreed|Decision)\s*[:\-]|Action(?: by)?\s*$"
)
_ENDS = ".:;!?"


def wrap_width(lines: Sequence[Paragraph]) -> int:
    """The width at which the text was hard-wrapped, 0 if it was not: seen where a line breaks off in mid-sentence."""
    broken = sorted(
        _width(above)
        for above, below in itertools.pairwise(lines)
        if not below.blank_before and not below.marker and below.words[:1].islower() and above.words.rstrip()[-1:] not in _ENDS
        and _width(above) > 40
    )  # fmt: skip
    if len(broken) < 3:
        return 0
    width = broken[(len(broken) * 9) // 10]
    return width if width <= 160 else 0


def _width(line: Paragraph) -> int:
    return line.origin[-1] - line.marker_start + 1 + line.indent if line.origin else len(line.marker)


def join_wrapped(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """Paragraphs made of lines: a line that only continues the sentence above is joined to it."""
    width = wrap_width(lines)
    paragraphs: list[Paragraph] = []
    pending: list[Paragraph] = []
    for line in lines:
        if pending and _continues(pending[-1], line, width):
            pending.append(line)
            continue
        if pending:
            paragraphs.append(join(pending))
        pending = [line]
    if pending:
        paragraphs.append(join(pending))
    return paragraphs


# The end of a line that cannot be the end of a sentence, and a title that goes on below.
_DANGLES = re.compile(r"\b(?:of|the|and|for|with|to|in|at|on|by|from|or|a|an|its|their)\s*$|&\s*$", re.I)
_JOINS_CLAUSES = re.compile(r"[;,] (?:and|or)\s*$")
_TITLE_GOES_ON = re.compile(r"(?:MINUTES|NOTES) OF (?:A|THE) (?![^a-z]*\b(?:HELD|ON)\b)[^a-z]{10,120}$")


def _continues(above: Paragraph, below: Paragraph, width: int) -> bool:
    if below.marker or not above.words or _STARTS_ITS_OWN.match(below.words):
        return False
    last = above.words.rstrip()[-1:]
    if below.blank_before:
        return False
    if (_DANGLES.search(above.words, max(0, len(above.words) - 8)) and not _JOINS_CLAUSES.search(above.words)) or (
        _TITLE_GOES_ON.match(above.words) and below.words == below.words.upper()
    ):
        return True
    if width and _width(above) + 1 + len(below.words.split(" ", 1)[0]) > width - 2:
        return True
    return below.words[:1].islower() and last not in _ENDS


def join(paragraphs: Sequence[Paragraph]) -> Paragraph:
    """One paragraph from several, single spaces between them; the marker of the first."""
    first = paragraphs[0]
    if len(paragraphs) == 1:
        return first
    words: list[str] = []
    origin: list[int] = []
    for paragraph in paragraphs:
        if words:
            words.append(" ")
            origin.append(origin[-1] + 1)
        words.append(paragraph.words)
        origin.extend(paragraph.origin)
    column = next((paragraph.column for paragraph in paragraphs if paragraph.column), "")
    return replace(first, words="".join(words), origin=origin, column=column)


_PAGE_NUMBER = re.compile(r"page\s?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?|\d{1,4} of \d{1,4}|- ?\d{1,4} ?-", re.I)
_RUNNING_HEAD = re.compile(
    r"(?=.{0,160}\b(?:committee|council|panel|board|cabinet|commission|minutes)\b)(?:.{0,160}\d{4}\b.{0,20}|.{0,40}\bminutes\b.{0,80})",
    re.I,
)


def without_page_breaks(lines: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The lines without page numbers and the running heads beside them; a sentence that they broke goes on."""
    above: Paragraph | None = None
    broken = False
    for number, line in enumerate(lines):
        if not line.marker and _PAGE_NUMBER.fullmatch(line.words.strip()):
            broken = True
            continue
        beside = broken or (number + 1 < len(lines) and _PAGE_NUMBER.fullmatch(lines[number + 1].words.strip()))
        if (
            above
            and beside
            and len(line.words) < 160
            and line.words[-1:] not in _ENDS
            and _RUNNING_HEAD.fullmatch(line.words)
        ):
            continue
        if above and broken and not line.marker and line.words[:1].islower() and above.words.rstrip()[-1:] not in _ENDS:
            line = replace(line, blank_before=0)
        broken = False
        above = line
        yield line


# Single capitals that may be an initial, "I. Brown": a marker only beside the number before or after it.
_ONE_ROMAN = re.compile(r"(?P<marker>[IVX]\.)\s+(?=\S)")
_BESIDE = {"I.": ("", "II."), "V.": ("IV.", "VI."), "X.": ("IX.", "XI.")}


def with_single_romans(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines, "I.", "V." and "X." taken off as markers where they belong to a series of roman numbers."""
    kept = list(lines)
    romans = [number for number, line in enumerate(lines) if line.marker_kind == "roman"]
    above_it = {below: lines[number].marker for number, below in itertools.pairwise(romans)}
    below = len(lines)  # the roman number that is next below, itself already found or marked by split_lines
    for number in range(len(lines) - 1 if romans else -1, -1, -1):
        if lines[number].marker_kind == "roman":
            below = number
            continue
        single = _ONE_ROMAN.match(lines[number].words) if not lines[number].marker else None
        if single is None:
            continue
        before, after = _BESIDE[single["marker"]]
        above = above_it.get(below, "") if below < len(lines) else lines[romans[-1]].marker
        if (below < len(lines) and kept[below].marker == after) or (before and above == before):
            kept[number] = replace(lines[number].part(single.end()), marker=single["marker"], marker_kind="roman")
            below = number
            above_it[number] = above
    return kept


def paragraphs_of(text: str) -> list[Paragraph]:
    return join_wrapped(list(without_page_breaks(with_single_romans(list(split_lines(text))))))


# ------------------------------------------------------------------- sentences
_STOP = re.compile(r"[.!?][\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9£])")
_SHORT_FORM = re.compile(
    r"(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Cllr|Clr|Cllrs|Prof|Rev|St|No|Nos|Para|para|p|pp|approx|e\.g|i\.e|eg|ie|etc|vs|(?!U\.[KS]|E\.U)(?:[A-Z]\.){0,3}[A-Z])\.$"
)


def sentences(words: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence in words."""
    start = len(words) - len(words.lstrip())
    for stop in _STOP.finditer(words):
        if _SHORT_FORM.search(words, max(start - 1, 0, stop.start() - 8), stop.start() + 1):
            continue
        yield start, stop.end() - _trailing_space(stop.group())
        start = stop.end()
    if start < len(words):
        yield start, len(words)


def _trailing_space(matched: str) -> int:
    return len(matched) - len(matched.rstrip())
