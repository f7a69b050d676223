"""A PDF with text -> its text, set as on the page. Runs only in the child process of confined.py.

Lines stay as they are wrapped and a right-hand column stays on the right, which the reader knows how to read. What repeats
at the head or foot of the pages is left out, so that it does not stand in the middle of a sentence.
"""

from __future__ import annotations

import io
import re
import textwrap
import unicodedata
from collections import Counter
from itertools import pairwise

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError

from .refusals import Unreadable

MOST_PAGES = 500
_EDGE = 3  # lines at the head and at the foot of a page that may be its furniture


def text_of(content: bytes) -> str:
    try:
        pages = _pages(PdfReader(io.BytesIO(content)))
    except (DependencyError, FileNotDecryptedError):
        raise Unreadable(
            "It is locked with a password or against copying. Print it to a new PDF and bring that, or copy the words and "
            "paste them."
        ) from None
    if not any(pages):
        raise Unreadable(
            "It is a picture of pages, with no text in it. Run it through text recognition (OCR), ask for the Word "
            "file, or copy the words and paste them."
        )
    return textwrap.dedent(_joined(_without_furniture(pages)))


def _pages(reader: PdfReader) -> list[list[str]]:
    """The lines of each page, without empty lines above the first and below the last."""
    if len(reader.pages) > MOST_PAGES:
        raise Unreadable(
            f"It has {len(reader.pages)} pages and at most {MOST_PAGES} can be read. Print the pages with the minutes "
            "to a new PDF and bring that."
        )
    pages = [_lines(_text(page)) for page in reader.pages]
    if any(pages):
        for number, page in enumerate(reader.pages, start=1):
            if not pages[number - 1] and _has_pictures_or_forms(page):
                pages[number - 1] = [f"[Image: page {number} is a picture without words that can be read]"]
    return pages


def _text(page: PageObject) -> str:
    """The text set as on the page; plain, if much of it stands in forms, which pypdf does not set."""
    text = _printable(page.extract_text(extraction_mode="layout"))
    if not _has_pictures_or_forms(page):
        return text
    plain = _printable(page.extract_text())
    return plain if len("".join(plain.split())) > 1.2 * len("".join(text.split())) else text


def _has_pictures_or_forms(page: PageObject) -> bool:
    return "/XObject" in page.get("/Resources", {})


def _lines(text: str) -> list[str]:
    return [_tidy(line) for line in text.strip("\n").split("\n")] if text.strip() else []


def _printable(text: str) -> str:
    """Ligatures become letters, so that words can be found; codes without a character go."""
    text = re.sub("[\ufb00-\ufb06]", lambda ligature: unicodedata.normalize("NFKC", ligature[0]), text)
    text = re.sub(r"\r\n?|\f", "\n", text)
    return re.sub(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]", "", text)


def _tidy(line: str) -> str:
    """Two or three spaces are from justified lines; more set columns apart."""
    return re.sub(r"(?<=\S) {2,3}(?=\S)", " ", line).rstrip()


def _without_furniture(pages: list[list[str]]) -> list[list[str]]:
    feet = _repeated([page[::-1] for page in pages])
    heads = _repeated(pages)
    pages = [_stripped(page[::-1], feet)[::-1] for page in pages]
    # The head of the first page is the title of the minutes.
    return pages[:1] + [_stripped(page, heads) for page in pages[1:]]


def _repeated(pages: list[list[str]]) -> set[str]:
    """What comes first on half of the pages, and on more than one. A sentence may well recur, and is never furniture."""
    on_pages = Counter(key for page in pages for key in {_key(line) for line in list(filter(None, page))[:_EDGE]})
    return {
        key
        for key, times in on_pages.items()
        if times >= max(2 if key == "#" else 3, len(pages) / 2) and not key.endswith((".", ";", ":", "?"))
    }


_ONLY_PAGE_NUMBER = re.compile(r"[-–\s]*(?:page )?\d+(?: ?(?:of|/) ?\d+)?[-–\s]*", re.IGNORECASE)
# Set apart from what else is on the line, so that "Item 2" is not the head of a page after "Item 1".
_PAGE_NUMBER = re.compile(
    r"^ *\d+(?= {4}| *[|–-])|(?:\bpage |(?<= {4})|[|–-] ?)\d+(?: ?(?:of|/) ?\d+)?$", re.IGNORECASE
)


def _key(line: str) -> str:
    """The line as it is on every page: "#" for the number of the page."""
    if _ONLY_PAGE_NUMBER.fullmatch(line):
        return "#"
    return " ".join(_PAGE_NUMBER.sub("#", line).lower().split())


def _stripped(lines: list[str], furniture: set[str]) -> list[str]:
    """The lines without those of furniture, and the empty ones, that come first."""
    taken = 0
    for at, line in enumerate(lines):
        if line and (taken == _EDGE or _key(line) not in furniture):
            return lines[at:]
        taken += bool(line)
    return []


def _joined(pages: list[list[str]]) -> str:
    """One text. A sentence that runs on to the next page is not cut by an empty line."""
    pages = [page for page in pages if page]
    text = "\n".join(pages[0]) if pages else ""
    for above, below in pairwise(pages):
        runs_on = below[0].lstrip()[:1].islower() and not above[-1].endswith((".", ":", ";", "?", "!"))
        text += ("\n" if runs_on else "\n\n") + "\n".join(below)
    return text
