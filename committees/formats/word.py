"""A Word file (.docx) -> the text that it shows. Runs only in the child process of confined.py.

Included: what was inserted as a tracked change, links, content controls, text boxes, tables within tables. Left out: what
was deleted or hidden, comments, footnotes, headers and footers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .numbering import Numbering
from .package import DAMAGED, Package, child, name_of, value
from .refusals import Unreadable

# Elements around paragraphs, rows, cells or runs that say nothing themselves.
_WRAPPERS = {"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"}
# A fallback repeats, for older programs, what stands beside it.
_LEFT_OUT = {"del", "moveFrom", "Fallback", "pPr", "instrText", "delText", "txbxContent"}
_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    "softHyphen": "\N{SOFT HYPHEN}",
}


def text_of(content: bytes) -> str:
    package = Package(content)
    main = package.related("", "officeDocument")
    document = package.tree(main)
    body = child(document, "body")
    if body is None:
        raise Unreadable(DAMAGED)
    numbering, styles = (package.related(main, kind) for kind in ("numbering", "styles"))
    return _Text(Numbering(package.tree(numbering), package.tree(styles))).of(body)


class _Text:
    """Paragraphs apart, items of lists with their markers on lines of their own, each row of a table on a line."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering

    def of(self, parent: Any) -> str:
        pieces: list[str] = []
        after_item = False
        for text, is_item in self._blocks(parent):
            if not text:
                continue
            if pieces:
                pieces.append("\n" if is_item and after_item else "\n\n")
            pieces.append(text)
            after_item = is_item
        lines = "".join(pieces).split("\n")
        return "\n".join(line.rstrip(" \t") for line in lines)

    def _blocks(self, parent: Any) -> Iterator[tuple[str, bool]]:
        """The text of each paragraph and each table, and whether it is an item of a list."""
        carried = ""  # the words of a paragraph whose end was deleted: they belong to the next
        for block in _through_wrappers(parent):
            if name_of(block) == "tbl":
                yield self._table(block), False
            if name_of(block) != "p":
                continue
            words = carried + "".join(_words(block))
            carried = words if _end_is_deleted(block) else ""
            if not carried:
                yield self._paragraph(block, words.strip())
            for box in _text_boxes(block):
                yield from self._blocks(box)
        yield carried.strip(), False

    def _paragraph(self, paragraph: Any, words: str) -> tuple[str, bool]:
        place = self.numbering.marker(child(paragraph, "pPr"))
        if place is None:
            return words, False
        depth, marker = place
        if not marker or (marker == "•" and not words):
            return words, False
        return "    " * depth + f"{marker} {words}".rstrip(), True

    def _table(self, table: Any) -> str:
        rows = (self._row(row) for row in _through_wrappers(table) if name_of(row) == "tr" and not _is_deleted_row(row))
        return "\n".join(row for row in rows if row)

    def _row(self, row: Any) -> str:
        """Cells of one line each share a line, as they do when copied from the screen."""
        line = ""
        for cell in _through_wrappers(row):
            if name_of(cell) != "tc" or _continues_another(cell):
                continue
            text = self.of(cell)
            if line and text:
                line += "\n\n" if "\n" in line else "\t"
            line += text
        return line


def _through_wrappers(parent: Any) -> Iterator[Any]:
    for one in parent:
        if name_of(one) in _WRAPPERS:
            yield from _through_wrappers(one)
        else:
            yield one


def _words(parent: Any) -> Iterator[str]:
    for one in parent:
        name = name_of(one)
        if name == "t":
            yield one.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name == "sym":
            yield _symbol(value(one, "char") or "")
        elif name not in _LEFT_OUT and not (name == "r" and _is_hidden(one)):
            yield from _words(one)


def _symbol(code: str) -> str:
    return chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{4}", code) and not code.upper().startswith("D") else ""


def _text_boxes(parent: Any) -> Iterator[Any]:
    for one in parent:
        if name_of(one) == "txbxContent":
            yield one
        elif name_of(one) not in _LEFT_OUT:
            yield from _text_boxes(one)


def _is_hidden(run: Any) -> bool:
    hidden = child(child(run, "rPr"), "vanish")
    return hidden is not None and value(hidden) not in ("0", "false", "off")


def _end_is_deleted(paragraph: Any) -> bool:
    end = child(child(paragraph, "pPr"), "rPr")
    return child(end, "del") is not None or child(end, "moveFrom") is not None


def _is_deleted_row(row: Any) -> bool:
    return child(child(row, "trPr"), "del") is not None


def _continues_another(cell: Any) -> bool:
    """Whether this is the lower or the right part of a merged cell, which shows nothing of its own."""
    properties = child(cell, "tcPr")
    merges = (child(properties, "vMerge"), child(properties, "hMerge"))
    return any(merge is not None and value(merge) != "restart" for merge in merges)
