"""Lists of people whose lines break off within a name, a title or a bracket, as printed pages do: "Ann Dean, A" and below it "Duckett"."""

from __future__ import annotations

import re

from .initials import ends_with_initial
from .lines import Paragraph
from .people import TITLES, is_role_word

LONGEST_JOINED = 2000
_TITLED = re.compile(rf"(?:{TITLES}|Councillors|Cllrs|Members)\b")
_TITLE = re.compile(rf"(?:(?:{TITLES}|Councillors|Cllrs|Members)\.? )?")
_LAST_PIECE = re.compile(r"[^,;]{1,200}$")
_TITLE_AT_END = re.compile(rf"(?:{TITLES}|Councillors|Cllrs)\.?\s*$")
_PIECES = re.compile(r"[,;:] (?:and )?| and |\) ?")
# The beginning of a name: a first name, initials, or either with "St" or "de".
_BEGINS_A_NAME = re.compile(
    r"(?:[A-Z][\w\u00c0-\u024f'-]{0,20}|(?:[A-Z]\.? ?){1,4})(?: (?:St\.?|de|De|van|Van|von|der|da|di|du|la|Le|ap))?"
)
_WHOLE_NAME = re.compile(r"[A-Z][\w\u00c0-\u024f'.-]{0,30} (?:[\w.]{1,4} ){0,3}[A-Z][\w\u00c0-\u024f'-]{1,30}(?: \(|$)")


def end_that_breaks_off(above: Paragraph) -> Paragraph | None:
    """The end of a line of the list if it breaks off behind a title or within a bracket: "Cllr Lee, Councillor"."""
    last = _LAST_PIECE.search(above.words)
    if last and (_TITLE_AT_END.search(last.group()) or last.group().count("(") > last.group().count(")")):
        return above.part(last.start())
    return None


def breaks_off_within_a_name(above: Paragraph, below: Paragraph) -> bool:
    """Whether the line below ends a name begun above. Lists of surnames alone are left as they are: "Marsh, Dean" and "Pratt"."""
    words = above.words.rstrip()
    if below.marker or below.blank_before or len(words) > LONGEST_JOINED or not below.words[:1].isupper():
        return False
    pieces = [_TITLE.sub("", piece, count=1) for piece in _PIECES.split(words)]
    last = pieces[-1].strip()
    if len(pieces) < 2 or _TITLED.match(below.words) or not _BEGINS_A_NAME.fullmatch(last) or is_role_word(last):
        return False
    return ends_with_initial(last) or any(_WHOLE_NAME.match(piece.strip()) for piece in pieces)
