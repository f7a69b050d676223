"""The numbers of Word's lists. They are not among a file's words: Word counts them afresh each time it shows a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .package import child, name_of, value

LEVELS = 9


@dataclass
class Level:
    """How the paragraphs at one depth of a list are counted and how their numbers look."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None  # counts afresh below a paragraph of this depth, from 1, or higher; 0 is never
    style: str = ""
    legal: bool = False  # shows every number in figures


@dataclass
class List:
    """One list (w:num): the levels that it shares with others like it (w:abstractNum) and what it changes in them."""

    shared: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Hands out the marker of each paragraph, in the order in which they are read."""

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        self._styles, self._default_style = _styles_of(styles)
        self._lists = _lists_of(numbering, self._styles)
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def marker(self, properties: Any | None) -> tuple[int, str] | None:
        """Return the depth (from 0) and the marker of the paragraph with these properties, None if it has none."""
        number, depth = self._place(properties)
        of = self._lists.get(number)
        if of is None or depth not in of.levels:
            return None
        self._count(number, of, depth)
        return depth, self._printed(of, depth)

    def _place(self, properties: Any | None) -> tuple[str, int]:
        own = child(properties, "numPr")
        number, depth = value(child(own, "numId")), value(child(own, "ilvl"))
        if number is not None:
            return number, _whole(depth, 0)
        style = value(child(properties, "pStyle")) or self._default_style
        for name in self._with_ancestors(style):
            inherited = child(child(self._styles[name], "pPr"), "numPr")
            number = value(child(inherited, "numId"))
            if number is not None:
                depth = depth or value(child(inherited, "ilvl"))
                return number, _whole(depth, self._depth_of_style(number, name))
        return "", 0

    def _with_ancestors(self, style: str) -> Iterator[str]:
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            yield style
            seen.add(style)
            style = value(child(self._styles[style], "basedOn")) or ""

    def _depth_of_style(self, number: str, style: str) -> int:
        levels = self._lists[number].levels if number in self._lists else {}
        return next((depth for depth, level in levels.items() if level.style == style), 0)

    def _count(self, number: str, of: List, depth: int) -> None:
        counts = self._counts.setdefault(of.shared, {})
        first = (number, depth) not in self._started
        self._started.add((number, depth))
        if depth not in counts or (first and depth in of.starts):
            counts[depth] = of.starts.get(depth, of.levels[depth].start)
        else:
            counts[depth] += 1
        for deeper, level in of.levels.items():
            if depth < deeper and depth < (deeper if level.restart is None else level.restart):
                counts.pop(deeper, None)

    def _printed(self, of: List, depth: int) -> str:
        level = of.levels[depth]
        if level.format == "bullet":
            return "•"
        counts = self._counts[of.shared]

        def count(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            if at not in of.levels:
                return ""
            return _in_format(counts.get(at, of.levels[at].start), "decimal" if level.legal else of.levels[at].format)

        return re.sub(r"%([1-9])", count, level.text).strip()


def _styles_of(styles: Any | None) -> tuple[dict[str, Any], str]:
    """Return the styles by their identifiers, and the identifier of the one that paragraphs without a style have."""
    every = [one for one in (styles if styles is not None else ()) if name_of(one) == "style"]
    default = next((one for one in every if value(one, "type") == "paragraph" and value(one, "default") == "1"), None)
    return {value(one, "styleId") or "": one for one in every}, value(default, "styleId") or ""


def _lists_of(numbering: Any | None, styles: dict[str, Any]) -> dict[str, List]:
    parts = list(numbering) if numbering is not None else []
    shared = {value(one, "abstractNumId") or "": one for one in parts if name_of(one) == "abstractNum"}
    of_style = {
        value(child(one, "styleLink")): key for key, one in shared.items() if child(one, "styleLink") is not None
    }
    lists = {}
    for one in parts:
        if name_of(one) != "num":
            continue
        key = value(child(one, "abstractNumId")) or ""
        # A list may say only "as that style has it"; the levels are then in the shared list which says it is the style's.
        key = of_style.get(value(child(shared.get(key), "numStyleLink")), key)
        lists[value(one, "numId") or ""] = _list(one, key, shared.get(key))
    return lists


def _list(number: Any, key: str, shared: Any | None) -> List:
    levels = dict(_levels(shared))
    starts = {}
    for override in number:
        if name_of(override) != "lvlOverride":
            continue
        levels.update(_levels(override))
        start = child(override, "startOverride")
        if start is not None:
            starts[_whole(value(override, "ilvl"), 0)] = _whole(value(start), 1)
    return List(key, levels, starts)


def _levels(parent: Any | None) -> Iterator[tuple[int, Level]]:
    for one in parent if parent is not None else ():
        depth = _whole(value(one, "ilvl"), LEVELS)
        if name_of(one) == "lvl" and depth < LEVELS:
            restart = child(one, "lvlRestart")
            yield (
                depth,
                Level(
                    start=_whole(value(child(one, "start")), 1),
                    format=value(child(one, "numFmt")) or "decimal",
                    text=value(child(one, "lvlText")) or "",
                    restart=None if restart is None else _whole(value(restart), 0),
                    style=value(child(one, "pStyle")) or "",
                    legal=child(one, "isLgl") is not None,
                ),
            )


def _whole(printed: str | None, otherwise: int) -> int:
    return int(printed) if printed and re.fullmatch(r"[0-9]{1,4}", printed) else otherwise


_ROMAN = list(
    zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "m cm d cd c xc l xl x ix v iv i".split(), strict=True)
)


def _in_format(number: int, printed: str) -> str:
    if printed == "none":
        return ""
    if printed.endswith("Letter") and number > 0:
        # After z Word goes on with aa, bb, cc.
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if printed == "upperLetter" else letters
    if printed.endswith("Roman"):
        return _roman(number).upper() if printed == "upperRoman" else _roman(number)
    return f"{number:02}" if printed == "decimalZero" else str(number)


def _roman(number: int) -> str:
    letters = ""
    for worth, letter in _ROMAN:
        letters += letter * (number // worth)
        number %= worth
    return letters
