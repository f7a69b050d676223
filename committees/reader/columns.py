"""Owners beside the minutes: alone below a paragraph, at its very end, or in a column of their own."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from .entries import Maker
from .found import FoundAction
from .lines import Paragraph
from .outline import Part
from .people import is_person_line
from .tasks import is_owner, last_task, make_action


def in_column(
    make: Maker, parts: Sequence[Part], people: Sequence[str], *, owner_column: bool
) -> Iterator[FoundAction]:
    """An owner who stands alone below the paragraph, or at its very end, as when a table's column is copied."""
    has_items = any(part.item >= 0 for part in parts)
    surnames = {name.split()[-1].lower() for name in people if name.split()}
    for part in parts:
        if part.section not in ("discussion", "points", "resolved") or (part.item < 0 and has_items):
            continue
        above: Paragraph | None = None
        for paragraph in part.paragraphs:
            words = paragraph.words.strip()
            beside = last_task(paragraph.words, 0) if paragraph.column and is_owner(paragraph.column) else None
            if beside:
                yield make_action(make, paragraph, beside, paragraph.column, "actions.column", 0.8)
                continue
            if (
                above is not None
                and not paragraph.marker
                and _stands_alone(words, surnames, owner_column=owner_column)
                and not is_person_line(paragraph)
            ):
                task = last_task(above.words, 0)
                if task:
                    yield make_action(
                        make, above, task, make.printed(paragraph, 0, len(paragraph.words)), "actions.column", 0.8
                    )
                above = None
                continue
            end = _trailing_owner(words, surnames, owner_column=owner_column)
            if end is not None:
                offset = len(paragraph.words) - len(paragraph.words.lstrip())
                task = last_task(paragraph.words[: offset + end], 0)
                if task:
                    yield make_action(
                        make,
                        paragraph,
                        task,
                        make.printed(paragraph, offset + end, len(paragraph.words)).strip("()[]. "),
                        "actions.trailing_owner",
                        0.75,
                    )
            above = paragraph


_INITIAL_AND_NAME = re.compile(r"[A-Z]\.? [A-Z][\w'-]{1,30}(?:\s*/|\s*$)")
_NAMES_NOBODY = re.compile(r"\bto be [a-z]{3,20}\b[^.]{0,300}\.\s*$")


def shows_owners(paragraphs: Sequence[Paragraph]) -> bool:
    """An owner column shows itself, even where its heading was cut off: right below a task somebody stands alone."""
    return any(
        not below.marker
        and (not below.blank_before or _INITIAL_AND_NAME.match(below.words) is not None)
        and _NAMES_NOBODY.search(above.words[-400:]) is not None
        and _stands_alone(below.words.strip(), set(), owner_column=True)
        for above, below in itertools.pairwise(paragraphs)
    )


def _stands_alone(words: str, surnames: set[str], *, owner_column: bool) -> bool:
    if len(words) > 80 or words.endswith((".", ":", ";", "?")) or not is_owner(words, most=9):
        return False
    return (
        owner_column
        or words.split()[-1].lower() in surnames
        or bool(re.fullmatch(r"(?:CLERK|Clerk|[A-Z]{2,3}(?:/[A-Z]{2,3})*)", words))
    )


_AT_END = re.compile(r"[.;]\s+(?=[(\[]?(?P<owner>[A-Z][\w'./& -]{1,50}?)[)\]]?\.?$)")


def _trailing_owner(words: str, surnames: set[str], *, owner_column: bool) -> int | None:
    match = next((one for one in _AT_END.finditer(words, max(0, len(words) - 60))), None)
    if not match or not _stands_alone(match["owner"], surnames, owner_column=owner_column):
        return None
    return match.end()
