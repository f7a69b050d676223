"""Minutes with the found passages marked: the text cut into pieces, each of one kind, in the order of the text."""

from dataclasses import dataclass
from itertools import pairwise

# Up to here the whole text is shown; of a longer one, the passages and the words around them.
SHOWN_WHOLE = 200_000
AROUND = 300
LONGEST_PASSAGE = 2_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text. `kind` is that of the innermost passage it belongs to ("" for none); `begins` are passages that begin
    with it; `left_out` counts the characters that are not shown after it."""

    text: str
    kind: str
    begins: tuple
    left_out: int = 0


def mark(text, passages):
    """Yield the Pieces of `text`. `passages` have key, kind, label and found; those of one kind do not overlap."""
    in_order = sorted(passages, key=lambda passage: (passage.found.start, -passage.found.end))
    cuts = sorted({0, len(text), *(edge for one in in_order for edge in (one.found.start, one.found.end))})
    is_long = len(text) > SHOWN_WHOLE
    around = []  # the passages that hold the piece, outermost first
    upcoming = 0
    for start, end in pairwise(cuts):
        around = [passage for passage in around if passage.found.end > start]
        first = upcoming
        while upcoming < len(in_order) and in_order[upcoming].found.start == start:
            upcoming += 1
        begins = tuple(in_order[first:upcoming])
        around += begins
        kind = around[-1].kind if around else ""
        yield from _shown(text[start:end], kind, begins, is_long)


def _shown(text, kind, begins, is_long):
    longest = LONGEST_PASSAGE if kind else 2 * AROUND
    if not is_long or len(text) <= longest:
        yield Piece(text, kind, begins)
    elif kind:
        yield Piece(text[:longest], kind, begins, left_out=len(text) - longest)
    else:
        yield Piece(text[:AROUND], kind, begins, left_out=len(text) - longest)
        yield Piece(text[-AROUND:], kind, ())
