"""ModernGov's files -> plain values: the answers of its web service, and saved pages of meetings and committees.

Nothing is fetched, whatever the file says, and no Django is needed. What the file marks as restricted, and an agenda
that is not published yet, is counted and never reaches the values; nor do minutes that are not published, or anything of
the people on an attendance list but name, role and attendance.
"""

from __future__ import annotations

import re

from committees.formats import LARGEST_FILE, TooLarge, Unreadable
from committees.imported import Imported

from . import pages, words, xml

__all__ = ["is_moderngov", "parse"]

_HEAD = 4_000  # characters within which a file says what it is
# Any XML but a web page, so that `parse` refuses what it does not know: a list of councillors has home addresses.
_XML = re.compile(
    r"(?:\s|<!--.*?-->)*+<(?:\?xml\s|!doctype\s(?!\s*html)|(?:\w{1,20}:)?(?:envelope|committees|getmeetings|meeting)[\s>/])",
    re.I | re.S,
)
_PAGE = re.compile(r"(?:\s|<\?[^>]*+>|<!--.*?-->)*+(?:<!doctype\s+html\b|<html[\s>])", re.I | re.S)
_ENCODING = re.compile(r"""<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([^"']{1,40})""", re.I)


def is_moderngov(content: bytes) -> bool:
    """Whether this is a file for `parse`, by its content. A page of one agenda item is not: its text is read as pasted."""
    text = content[:LARGEST_FILE].decode("utf-8", "replace").removeprefix("\ufeff")
    if _PAGE.match(text, 0, _HEAD):
        return pages.kind(text) != ""
    return _XML.match(text, 0, _HEAD) is not None


def parse(content: bytes, *, name: str = "", site: str = "") -> Imported:
    """Return what the file holds. `name` is the file's, for the message when it cannot be read.

    `site` is the address of the council's ModernGov site, for a file that does not say where it came from.
    Raises committees.formats.Unreadable with a sentence that says what to do.
    """
    try:
        return _read(content, site.rstrip("/"))
    except Unreadable as reason:
        raise type(reason)(f"{words.line(name, 100)}: {reason}" if name else str(reason)) from None


def _read(content: bytes, site: str) -> Imported:
    if len(content) > LARGEST_FILE:
        raise TooLarge(
            f"The file is {len(content) / 1_000_000:.2f} MB and at most {LARGEST_FILE // 1_000_000} MB can be read. "
            "Ask ModernGov for one meeting, or for fewer months, at a time."
        )
    text = _text(content)
    return pages.read(text, site) if _PAGE.match(text, 0, _HEAD) else xml.read(text, site)


def _text(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            f"Line {line} has characters that are not UTF-8, the encoding that ModernGov writes. "
            "Download the file again and do not open and save it in another program first."
        ) from None
    if "\x00" in text:
        raise Unreadable("The file has NUL characters in it, which cannot be kept. Download the file again.")
    declared = _ENCODING.match(text.lstrip())
    if declared and declared[1].lower() not in ("utf-8", "utf8"):
        raise Unreadable(
            f"The file says that its encoding is {declared[1]}, and ModernGov writes UTF-8. Download the file again."
        )
    return text
