"""What a clerk pastes -> plain text for the reader.

Plain text passes unchanged but for its line ends. HTML (a saved page, or the source of one) is read as a stream of tags
and never as a tree: every expression below takes each character once, so no page can make it slow, and scripts, styles
and comments have no way into the text.
"""

import html
import re
from collections import Counter

from .refusals import DEEPEST, TooDeep, refuse_unstorable


def to_text(pasted):
    """Return the text of `pasted`, every line ended by a line feed.

    Raises Unreadable (TooLarge, TooDeep) with a sentence that says what to do.
    """
    text = pasted.replace("\r\n", "\n").replace("\r", "\n")
    refuse_unstorable(text)
    return _PageText().of(text) if is_html(text) else text


def is_html(text):
    """Whether the text is the source of a page: it begins with a tag, or has as many end tags as lines.

    A tag or two in plain text are words like others.
    """
    if _BEGINS_AS_HTML.match(text):
        return True
    ends = sum(1 for _ in _ONLY_IN_HTML.finditer(text))
    return ends > 0 and ends >= sum(1 for line in text.split("\n") if line.strip())


# Elements by what they do to the text around them.
_LINES = set(
    "address article aside body caption center dd details div dt fieldset figcaption figure footer form head header hr "
    "html li main nav section summary tbody tfoot thead tr".split()
)
_PARAGRAPHS = set("blockquote dl h1 h2 h3 h4 h5 h6 ol p pre table ul".split())
_CELLS = {"td", "th"}
_LISTS = {"ol", "ul"}
_UNGLUES = {"li", "ol", "table", "tr", "ul"}
_UNREAD = set(
    "iframe math noembed noframes noscript object script select style svg template textarea title xml xmp".split()
)
# These stay open without an end tag and do not nest, so they are left out of the depth.
_NEVER_DEEP = set(
    "area base body br col colgroup dd dt embed head hr html img input li link meta option p param source tbody td "
    "tfoot th thead tr track wbr".split()
)

FIRST = _LINES | _PARAGRAPHS | _CELLS | _UNREAD | set("a abbr b br em font i img link meta small span strong u".split())
_BEGINS_AS_HTML = re.compile(rf"\s*+<(?:!doctype\b|!--|\?xml\b|(?:{'|'.join(sorted(FIRST))})(?=[\s/>]))", re.IGNORECASE)
_ONLY_IN_HTML = re.compile(r"</(?:body|div|h[1-6]|html|li|ol|p|span|table|td|tr|ul)\s*+>", re.IGNORECASE)

# Tags taken apart as browsers do (HTML standard, 13.2.5): a > inside quotes does not end a tag.
_ATTRIBUTE = r"""(?P<name>[^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"(?P<double>[^"]*+)(?:"|\Z)|'(?P<single>[^']*+)(?:'|\Z)|(?P<bare>[^\s>"'][^\s>]*+)|(?=>|\Z)))?"""
_ATTRIBUTES = re.compile(_ATTRIBUTE, re.ASCII)
_TOKEN = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|<(?:[!?]|/(?![a-z]))[^>]*+>?+"
    rf"|<(?P<close>/?)(?P<tag>[a-z][^\s/>]*+)(?P<attributes>(?:[\s/]*+{re.sub('[?]P<[a-z]+>', '?:', _ATTRIBUTE)}+)*+)[\s/]*+>?+"
    r"|(?P<words>(?:[^<]|<(?![a-z/!?]))++)",
    re.IGNORECASE | re.DOTALL | re.ASCII,
)
_ENDS = {tag: re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE) for tag in _UNREAD}
_SPACE = re.compile(r"[ \t\n\f]+")
_LONG_NUMBER = re.compile(r"&#[0-9]{8,}+;?")  # no character has one, and Python refuses to read more than 4,300 digits
_SPACES_BETWEEN_WORDS = re.compile(r"(?<=[^ \n]) {2,}")
_GAPS = ["", "\t", "\n", "\n\n"]
# Word and Outlook copy a list as paragraphs that state their depth, with the marker in an element to be ignored.
_WORD_LIST = re.compile(r"mso-list:\s*+(?:(?P<marker>ignore)|l\d++\s++level(?P<level>[1-9]))", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list-style-type:\s*+(?P<style>[a-z-]++)", re.IGNORECASE)
_KINDS = {
    "decimal": "1",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}


class _PageText:
    """The text of a page as it shows: paragraphs apart, list items with their numbers, each row of a table on a line."""

    def __init__(self):
        self.pieces = []
        self.gap = ""  # what stands between the words so far and the next
        self.glued = False  # to the marker of a list item or to the row of a table: no break before the next words
        self.lines_in_row = 0
        self.lists = []
        self.open = Counter()
        self.depth = 0
        self.word_level = 1
        self.word_marker = None  # the words so far of a marker by Word, inside the element that holds it
        self.word_marker_depth = 0

    def of(self, page):
        at = 0
        while at < len(page):
            token = _TOKEN.match(page, at)
            at = token.end()
            if words := token["words"]:
                self._words(words)
            elif tag := (token["tag"] or "").lower():
                if token["close"]:
                    self._end(tag)
                elif tag in _UNREAD:
                    at = _end_of(tag, page, at)
                else:
                    self._start(tag, token["attributes"])
        self._end_word_marker()
        lines = _SPACES_BETWEEN_WORDS.sub(" ", "".join(self.pieces)).replace(" \t", "\t").split("\n")
        return "\n".join(line.rstrip(" \t") for line in lines)

    def _words(self, words):
        words = _unescaped(words)
        if not self.open["pre"]:
            self._write(words)
            return
        for number, line in enumerate(words.split("\n")):
            if number:
                self._start_line()
            self._write(line)

    def _write(self, words):
        words = _SPACE.sub(" ", words)
        if self.word_marker is not None:
            self.word_marker.append(words)
            return
        if self.gap or self.glued or not self.pieces:
            words = words.lstrip()
        if words:
            self._close_gap()
            self.pieces.append(words)
            self.glued = False

    def _break(self, gap):
        self._end_word_marker()
        if not self.glued:
            self.gap = max(self.gap, gap, key=_GAPS.index)

    def _start_line(self):
        self._break("\n\n" if self.gap == "\n" else "\n")

    def _close_gap(self):
        self.lines_in_row += "\n" in self.gap
        if self.pieces:
            self.pieces.append(self.gap)
        self.gap = ""

    def _start(self, tag, attributes):
        self._go_deeper(tag)
        if word_list := _WORD_LIST.search(attributes):
            self._note_word_list(word_list)
        if tag in _LISTS:
            self._break("\n" if self.lists else "\n\n")
            self.lists.append(_Numbering(tag, _read(attributes)))
        elif tag == "li":
            self._start_item(_read(attributes))
        elif tag == "br":
            self._start_line()
        elif tag == "tr":
            self._start_row()
        elif tag in _CELLS:
            self._start_cell()
        else:
            self._boundary(tag)

    def _end(self, tag):
        if self.open[tag]:
            self.open[tag] -= 1
            self.depth -= 1
        if self.depth < self.word_marker_depth:
            self._end_word_marker()
        if tag in _UNGLUES:
            self.glued = False
        if tag in _LISTS and self.lists:
            self.lists.pop()
            self._break("\n" if self.lists else "\n\n")
        else:
            self._boundary(tag)

    def _boundary(self, tag):
        if tag in _LINES:
            self._break("\n")
        elif tag in _PARAGRAPHS:
            self._break("\n\n")

    def _go_deeper(self, tag):
        if tag in _NEVER_DEEP:
            return
        self.open[tag] += 1
        self.depth += 1
        if self.depth > DEEPEST:
            raise TooDeep(
                f"This page has more than {DEEPEST} elements inside one another, too many to read safely. "
                "Copy the words as they show in the browser, not the page's source, and paste those."
            )

    def _start_item(self, attributes):
        numbering = self.lists[-1] if self.lists else _Numbering("ul", {})
        self.glued = False
        self._break("\n")
        self._close_gap()
        self.pieces.append("    " * (len(self.lists) - 1) + numbering.marker(attributes) + " ")
        self.glued = True

    def _note_word_list(self, found):
        if found["level"]:
            self.word_level = int(found["level"])
        elif self.word_marker is None:
            self.word_marker = []
            self.word_marker_depth = self.depth

    def _end_word_marker(self):
        if self.word_marker is None:
            return
        marker = " ".join("".join(self.word_marker).split())
        self.word_marker = None
        if not marker:
            return
        if len(marker) == 1 and not marker.isdigit():  # a letter of a font of signs, which shows as a bullet
            marker = "•"
        self._close_gap()
        self.pieces.append("    " * (self.word_level - 1) + marker + " ")

    def _start_row(self):
        self.glued = False
        self._break("\n")
        self.lines_in_row = 0

    def _start_cell(self):
        """Cells of one line each share a line, as they do when copied from the screen."""
        self.glued = False
        if self.lines_in_row == 1:
            self.gap = "\t"
        else:
            self._break("\n")
        self.glued = True


class _Numbering:
    """Gives the items of one list the markers that the browser shows."""

    def __init__(self, tag, attributes):
        self.kind = _kind(attributes, "1") if tag == "ol" else ""
        self.next = _number(attributes.get("start", ""), 1)

    def marker(self, attributes):
        if not self.kind:
            return "•"
        number = _number(attributes.get("value", ""), self.next)
        self.next = number + 1
        kind = _kind(attributes, self.kind)
        if kind in ("a", "A") and 1 <= number <= 26:
            return f"{chr(ord(kind) + number - 1)})"
        if kind in ("i", "I") and 1 <= number <= 39:
            roman = "x" * (number // 10) + ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"][number % 10]
            return f"{roman if kind == 'i' else roman.upper()})"
        return f"{number}."


def _kind(attributes, otherwise):
    """How a list or an item says that it is numbered: 1, a, A, i or I."""
    style = _LIST_STYLE.search(attributes.get("style", ""))
    return _KINDS.get(style["style"].lower() if style else "", attributes.get("type", otherwise))


def _number(printed, otherwise):
    return int(printed) if re.fullmatch(r"[0-9]{1,4}", printed) else otherwise


def _unescaped(words):
    return html.unescape(_LONG_NUMBER.sub("\N{REPLACEMENT CHARACTER}", words))


def _read(attributes):
    """The attributes of a tag by name, in lower case."""
    return {
        name.lower(): _unescaped(double or single or bare)
        for name, double, single, bare in _ATTRIBUTES.findall(attributes)
    }


def _end_of(tag, page, at):
    """Where the unread element that begins before `at` ends: at its end tag, or with the page."""
    end = _ENDS[tag].search(page, at)
    return end.start() if end else len(page)
