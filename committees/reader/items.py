"""The items of a meeting: which titles belong to one series of numbers, or stand apart without any."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from .dates import printed_days
from .exempt_notes import is_exempt_note
from .headings import PROCEDURE, Heading, candidates_of, is_caps, looks_like_title, order_of, title_words
from .lines import Paragraph
from .page import PURPOSE, is_furniture, label_of

_STYLES = (
    "above",
    "minute",
    "alone",
    "said",
    "caps",
    "title",
    "bare",
    "run_in",
    "run_in_minute",
    "run_in_bare",
    "path",
    "roman",
    "lettered",
    "coded",
    "dotted_title",
    "dotted_minute",
    "dotted_bare",
)
_RUN_IN_OF = {"title": "run_in", "minute": "run_in_minute", "bare": "run_in_bare"}
_NEED_THREE = (
    "above",
    "run_in",
    "run_in_minute",
    "run_in_bare",
    "roman",
    "coded",
    "dotted_title",
    "dotted_minute",
    "dotted_bare",
)
_NEED_PROCEDURE = (*_NEED_THREE, "path", "lettered")


_FALSE_STARTS = 4  # lines before the first item that may look like one, such as "9 March at 5 pm"


def _rising(candidates: Sequence[Heading]) -> list[Heading]:
    """Those whose numbers go on from the one before: a list inside an item starts again and is left out.

    "53/26" and "26/053" are both in use, so the part of the number that goes on is looked for.
    """
    begins = range(min(len(candidates), _FALSE_STARTS) or 1)
    return max((_chain(candidates[begin:], place) for place in range(3) for begin in begins), key=len)


def _chain(candidates: Sequence[Heading], place: int) -> list[Heading]:
    chain: list[Heading] = []
    for candidate in candidates:
        widest = 60 if candidate.style == "above" else 3  # an item has many numbered paragraphs below one title
        if len(candidate.order) > place and (
            not chain or 0 < candidate.order[place] - chain[-1].order[place] <= widest
        ):
            chain.append(candidate)
    return chain


def _has_content(chain: Sequence[Heading], paragraphs: Sequence[Paragraph]) -> bool:
    """Items have something said under most of them; a list of short points has not."""
    last = len(paragraphs)
    ends = [candidate.index for candidate in chain[1:]] + [last]
    with_content = sum(
        end - candidate.last > 1 or candidate.after is not None for candidate, end in zip(chain, ends, strict=True)
    )
    return with_content * 2 > len(chain)


def _plain_titles(paragraphs: Sequence[Paragraph], is_person_line: Callable[[Paragraph], bool]) -> list[Heading]:
    """Headings of a meeting whose numbers were lost: short lines set apart, with procedural ones among them."""
    found = []
    for index, paragraph in enumerate(paragraphs):
        if (
            paragraph.marker
            or (index and not paragraph.blank_before and not is_furniture(paragraphs[index - 1]))
            or label_of(paragraph)
        ):
            continue
        title = title_words(paragraph)
        if (
            is_furniture(title)
            or is_person_line(paragraph)
            or not looks_like_title(title, most=16)
            or (next(printed_days(title.words), None) and not PROCEDURE.match(title.words))
        ):
            continue
        last = index + (index + 1 < len(paragraphs) and is_exempt_note(paragraphs[index + 1]))
        following = paragraphs[last + 1] if last + 1 < len(paragraphs) else None
        if following is None or (not label_of(following) and not _sentence(following)):
            continue
        found.append(Heading("plain", (), None, title, index, last))
    procedural = sum(bool(PROCEDURE.match(one.title.words)) for one in found)
    return found if procedural >= 2 else []


def _labelled_titles(paragraphs: Sequence[Paragraph]) -> list[Heading]:
    """Headings without numbers that stand above "Minutes:", a note or a document between them."""
    found: list[Heading] = []
    for index, paragraph in enumerate(paragraphs):
        if label_of(paragraph) != "minutes":
            continue
        for above in range(index - 1, max(-1, index - 5), -1):
            title = title_words(paragraphs[above])
            if label_of(paragraphs[above]) or (found and above <= found[-1].last):
                break
            if (
                not title.marker
                and not is_furniture(title)
                and not PURPOSE.match(title.words)
                and looks_like_title(title)
            ):
                found.append(Heading("labelled", (), None, title, above, above))
                break
    return found if len(found) >= 2 else []


def _sentence(paragraph: Paragraph) -> bool:
    return paragraph.words.rstrip()[-1:] in ".:;" or is_furniture(paragraph) or len(paragraph.words) > 120


_WEAK_OF = {
    "title": "title",
    "caps": "title",
    "minute": "minute",
    "bare": "bare",
    "dotted_title": "title",
    "dotted_bare": "bare",
}


def _with_weak(
    chain: list[Heading], candidates: Sequence[Heading], paragraphs: Sequence[Paragraph], style: str
) -> list[Heading]:
    """The chain with the weak titles that fill its gaps; the chain itself if one of its own would fall out."""
    kind = _WEAK_OF.get(style)
    if not kind or len(chain) < 2:
        return chain
    weak = [
        one
        for one in candidates
        if one.style in (f"to_{kind}", f"dotted_{kind}")
        and one.last + 1 < len(paragraphs)
        and paragraphs[one.last + 1].marker_kind != paragraphs[one.index].marker_kind
    ]
    if not weak:
        return chain
    filled = _rising(sorted({one.index: one for one in [*chain, *weak]}.values(), key=lambda one: one.index))
    return filled if {one.index for one in chain} <= {one.index for one in filled} else chain


def _single_romans(candidates: Sequence[Heading]) -> list[Heading]:
    """ "I. Title" and "V. Title" among lettered headings, which are romans where others are."""
    letters = [one for one in candidates if one.style == "lettered" and one.order[0] in map(ord, "IVX")]
    roman = "roman"
    return [replace(one, style=roman, order=order_of(chr(one.order[0]))) for one in letters]


def _procedural(chain: Sequence[Heading]) -> bool:
    return any(PROCEDURE.match(one.title.words) or is_caps(one.title.words) for one in chain)


def find_items(
    paragraphs: Sequence[Paragraph], is_person_line: Callable[[Paragraph], bool], *, whole_meeting: bool
) -> list[Heading]:
    candidates = candidates_of(paragraphs)
    for style in _STYLES:
        chosen = [one for one in candidates if one.style == style]
        if style == "roman":
            chosen = sorted([*chosen, *_single_romans(candidates)], key=lambda one: one.index)
        if style == "caps" and len(chosen) > 1:
            chosen = [
                one
                for one in candidates
                if one.style == style or (one.style == "title" and PROCEDURE.match(one.title.words))
            ]
        chain = _rising(chosen)
        if style in _RUN_IN_OF and 2 * sum(one.after is not None for one in chain) >= len(chain):
            with_run_in = _rising([one for one in candidates if one.style in (style, _RUN_IN_OF[style])])
            chain = with_run_in if len(with_run_in) > len(chain) and _procedural(with_run_in) else chain
        chain = _with_weak(chain, candidates, paragraphs, style)
        enough = 1 if style in ("minute", "alone", "said") else 3 if style in _NEED_THREE else 2
        if (
            len(chain) < enough
            or (style in _NEED_PROCEDURE and not _procedural(chain))
            or (
                style in ("title", "bare")
                and not any(PROCEDURE.match(one.title.words) for one in chain)
                and not whole_meeting
            )
        ):
            continue
        if _has_content(chain, paragraphs):
            return chain
    if not whole_meeting:
        return [one for one in candidates[:1] if one.index == 0 and one.after is not None]
    return _labelled_titles(paragraphs) or _plain_titles(paragraphs, is_person_line)
