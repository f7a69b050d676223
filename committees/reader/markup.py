"""Saved web pages as plain text: one line per block, list numbers kept, scripts and styles left out."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    "p div li ul ol dl dt dd table caption tr td th h1 h2 h3 h4 h5 h6 br hr section article header footer blockquote pre".split()
)
_SPACED = frozenset("p div table tr h1 h2 h3 h4 h5 h6 ul ol".split())
_SILENT = frozenset("script style head title template noscript".split())
_LOOKS_LIKE_HTML = re.compile(r"<(?:!doctype html|html|body|p|div|table|h[1-6]|ul|ol|span)\b[^<>]{0,500}>", re.I)


def looks_like_html(text: str) -> bool:
    return len(_LOOKS_LIKE_HTML.findall(text[:20_000])) >= 3


def plain_text(html: str) -> str:
    """The words of an HTML page, each block on its own line."""
    parser = _Words()
    parser.feed(html)
    parser.close()
    return re.sub(r"\n{4,}", "\n\n\n", "".join(parser.lines())).strip("\n") + "\n"


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._line: list[str] = []
        self._silent = 0
        self._numbers: list[int | None] = []

    def lines(self) -> list[str]:
        self._end_line()
        return self._out

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        if tag in _BLOCKS:
            self._end_line()
            if tag in _SPACED:
                self._out.append("\n")
        if tag in ("ol", "ul"):
            self._numbers.append(0 if tag == "ol" else None)
        if tag == "li":
            self._begin_entry()

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT and self._silent:
            self._silent -= 1
        if tag in _BLOCKS:
            self._end_line()
        if tag in ("ol", "ul") and self._numbers:
            self._numbers.pop()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._line.append(data)

    def _begin_entry(self) -> None:
        number = self._numbers[-1] if self._numbers else None
        if number is None:
            self._line.append("\u2022 ")
            return
        self._numbers[-1] = number + 1
        self._line.append(f"{number + 1}. ")

    def _end_line(self) -> None:
        words = re.sub(r"[ \t\r\n]+", " ", "".join(self._line)).strip(" ")
        self._line.clear()
        if words:
            self._out.append(words + "\n")
