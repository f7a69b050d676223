"""A list of those who came or did not, taken apart: names with the role, the note or the substitute printed beside each.

Unlike the witnesses of people.py, members stand in such lists without a role and often without a first name
("Councillors Frost (Chair), Crane and Vole"), in columns, and with what is said of their coming and going.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .initials import ends_with_initial
from .lines import Paragraph
from .people import ROLE_HEADS, TITLES, is_name, is_role_word, looks_like_role

Span = tuple[int, int]
LONGEST = 4000  # characters of one list that are looked at
LONGEST_PIECE = 250


@dataclass(frozen=True, slots=True)
class Attendee:
    """Places in the words of the list. ``title`` is the one that the list says once for several people."""

    name: Span
    title: str = ""
    role: Span | None = None
    note: Span | None = None
    substitute: Span | None = None  # who sat in for this person
    substitute_for: Span | None = None  # for whom this person sat in
    status: str = ""  # from a column of the table


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: str  # name, role, note, substitute, substitute_for, status, or nothing ("three members of the public")
    span: Span
    title: str = ""
    status: str = ""
    group: bool = False  # a semicolon stands before it


# ------------------------------------------------------------------ what a piece may be
_COUNT = r"(?:\d+|no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|a number of)"
_NOBODY = re.compile(
    rf"(?:(?:and |plus |approximately |about |around )?{_COUNT} (?:[a-z]+ ){{0,2}}(?:members?|residents?|parishioners?|people|persons?|electors?|representatives?|officers?|public|press|vacanc(?:y|ies)|others?)\b.*"
    r"|(?:members? of )?(?:the )?(?:public|press)\b.*|vacan(?:cy|t).*|none\b.*|nil|n/a|as listed\b.*|there were .*)",
    re.I,
)
_NOTE = re.compile(
    r"(?:(?:present |in attendance |attended |attending |for )?(?:from|until|till|up to|for|to|during|after|before|except) (?:the )?(?:agenda )?(?:items?|minutes?|part|start|end|\d).*"
    r"|(?:left|arrived|joined|departed|withdrew|retired)\b.*|(?:agenda )?items? \d.*|minutes? (?:nos?\.? ?)?\d.*|(?:for )?part (?:of (?:the )?meeting|only)|late|part"
    r"|(?:attend(?:ed|ing) |present |joined |joining |participat(?:ed|ing) )?(?:remote(?:ly)?|virtual(?:ly)?|on-?line|by (?:video|telephone|phone)\b.*|via (?:MS |Microsoft )?(?:Teams|Zoom|video|telephone)\b.*))",
    re.I,
)
_PARTY = re.compile(
    r"(?:lab(?:our)?(?: and co-?operative)?|con(?:servative)?|l\.?d\.?|lib\.? ?dems?|liberal democrats?|green(?: party)?|ind(?:ependent)?(?: group)?|reform(?: uk)?|plaid(?: cymru)?|snp|(?!(?-i:(?:[A-Z]\.? ?){1,4})ward$).{2,40} (?:ward|division))",
    re.I,
)
_FOR = re.compile(
    rf"(?:present |attending |acting )?(?:as )?(?:a |the )?(?:substitut(?:e|es|ing|ed)(?: member)?|subs?(?:bing)?|deputi[sz]ing|standing in|stood in|in place|in lieu|instead|replacing|for(?= (?:{TITLES}\b|(?-i:[A-Z]\.? ?){{1,4}}(?-i:[A-Z][a-z']))))(?: for| of)?\s+(?P<who>.+)",
    re.I,
)
_BY = re.compile(
    r"(?:(?:with )?substituted? ?(?:by|is|was|member)?\s*[:\-]?\s+|(?:with |replaced by |represented by ))(?P<who>.+?)(?: (?:substituting|as (?:a )?substitute|attending))?", re.I
)  # fmt: skip
_BY_AFTER = re.compile(r"(?P<who>.+?) (?:substituting|as (?:a |the )?substitute|substitute)", re.I)
STATUSES = {
    "present": "present", "attended": "present", "present (virtual)": "present", "present virtually": "present", "yes": "present",
    "apologies": "apologies", "apology": "apologies", "apologies received": "apologies", "apologies sent": "apologies",
    "absent": "absent", "not present": "absent", "did not attend": "absent", "no": "absent",
    "in attendance": "in_attendance", "substitute": "substitute",
}  # fmt: skip
_INITIALS = re.compile(r"(?!CEO|CFO|PCC|HMI|GP\b|[A-Z](?:DC|CC|BC))[A-Z]{2,3}")
_BROKEN_OFF = re.compile(
    r"(?:Councillor|Cllr|Mrs?|Ms|Miss|Mx|Dr|Professor|Prof|Reverend|Rev|Sir|Dame|Lord|Lady)\.?"
)  # a title alone
_PLURAL = re.compile(
    r"(?P<which>(?:County |Borough |District |City |Town |Parish |Ward )?)(?P<title>Councillors|Cllrs|Clrs)\b\.?\s*|(?:Messrs)\.?\s+"
)
_ONE = {"Councillors": "Councillor", "Cllrs": "Cllr", "Clrs": "Cllr"}
_NO_TITLE = "-"  # lets surnames stand alone
_TITLED = re.compile(rf"{TITLES}\b")
_LEAD = re.compile(r"(?:and|by|the|also|both|plus|as|on behalf of|from(?=\s+[A-Z]))\s+")
_REASON = re.compile(
    r"(?:work|holiday|leave|on leave|ill(?:ness)?|unwell|away|sick(?:ness)?|personal|family|medical|health|business|council business|(?:work|family|other|prior|previous|personal|business|medical) (?:reasons?|commitments?|appointments?|engagements?)|bereavement|maternity leave)",
    re.I,
)


# ------------------------------------------------------------------ cutting
_CUT = re.compile(
    r"\s*;\s*|\s*,\s*|\s+and\s+|\s+&\s+|\s+-+\s+|\s*\(\s*|\s*\)[\s.,;]*|\s*\[\s*|\s*\][\s.,;]*|(?<!ubstitute)(?<!ub)\s*:\s+|\s*\|\s*"
    r"|(?<=[a-z)])\.\s+(?=(?:(?:District|County|Borough|Ward|City) )?(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr)\b)"
)


def _cuts(text: str, paragraph: Paragraph, start: int, end: int) -> Iterator[Span]:
    """Where one piece ends and the next begins: at punctuation, and at the gap between two columns."""
    cuts = [match.span() for match in _CUT.finditer(paragraph.words, start, end)]
    gaps = list(_gaps(text, paragraph, start, end))
    yield from sorted([*cuts, *gaps])


def _gaps(text: str, paragraph: Paragraph, start: int, end: int) -> Iterator[Span]:
    newlines: list[Span] = []
    columns = False
    space = paragraph.words.find(" ", start, end - 1)
    while space >= 0:
        between = text[paragraph.at(space - 1) + 1 : paragraph.at(space + 1)] if space else ""
        if "\n" in between or "\r" in between:
            newlines.append((space, space + 1))
        elif len(between) >= 3 or "\t" in between:
            columns = True
            yield space, space + 1
        space = paragraph.words.find(" ", space + 1, end - 1)
    if columns:
        yield from newlines


def _spans(text: str, paragraph: Paragraph, start: int, end: int) -> Iterator[tuple[Span, str]]:
    """Every piece that has words in it, with "(" when it stands in brackets and ";" when one stands before it."""
    done, depth, before = start, 0, ""
    for first, last in _cuts(text, paragraph, start, end):
        if first < done:
            continue
        yield from _trimmed(paragraph.words, done, first, "(" if depth else before)
        done = last
        cut = before = paragraph.words[first:last].strip()
        depth = max(0, depth + ("(" in cut or "[" in cut) - (")" in cut or "]" in cut))
    yield from _trimmed(paragraph.words, done, end, "(" if depth else before)


def _trimmed(words: str, start: int, end: int, before: str) -> Iterator[tuple[Span, str]]:
    lead = _LEAD.match(words, start, end)
    while lead:
        start = lead.end()
        lead = _LEAD.match(words, start, end)
    while start < end and words[start] in " .,;:-*":
        start += 1
    while end > start and (words[end - 1] in " ,;:-*" or _ends_with_stop(words, start, end)):
        end -= 1
    if start < end:
        for span in _run_on(words, start, end):
            yield span, before


def _ends_with_stop(words: str, start: int, end: int) -> bool:
    """A full stop that ends the list; the one of an initial stays."""
    return words[end - 1] == "." and end - start > 2 and words[end - 3] != " "


def _run_on(words: str, start: int, end: int) -> Iterator[Span]:
    """Names that only a space parts from the next one or from a role: "Councillor Ann Lee Councillor Bo Day"."""
    for title in _TITLED.finditer(words, start + 1, end):
        before = words[start : title.start()].rstrip(" .")
        if (
            words[title.start() - 1] == " "
            and title.end() < end
            and is_name(before)
            and not ends_with_initial(before)
            and not _TITLED.fullmatch(before)
        ):
            yield start, start + len(before)
            start = title.start()
    role = _role_after_name(words, start, end)
    if role:
        yield start, start + len(words[start:role].rstrip(" ,"))
        start = role
    yield start, end


_IN_THE_CHAIR = re.compile(r"(?<= )in the [Cc]hair$")


def _role_after_name(words: str, start: int, end: int) -> int | None:
    """Where the role begins in "Councillor Ann Lee in the Chair" and "Councillor Ann Lee Portfolio Holder for Care"."""
    chair = _IN_THE_CHAIR.search(words[:end], start)
    if chair and is_name(words[start : chair.start()].rstrip(" ,"), single=True):
        return chair.start()
    if not _TITLED.match(words, start, end):
        return None
    for space in re.finditer(" ", words[start : min(end, start + 60)]):
        cut = start + space.start()
        name, after = words[start:cut], words[cut + 1 : end].split(" ", 1)[0]
        if len(name.split()) >= 3 and is_name(name) and not ends_with_initial(name) and is_role_word(after):
            return cut + 1
    return None


# ------------------------------------------------------------------ a list
def attendees(
    text: str, paragraph: Paragraph, start: int = 0, end: int | None = None, *, table: bool = False, title: str = ""
) -> list[Attendee]:
    """The people of a list in order, empty when it names nobody. ``title`` is what the line above calls all of its people."""
    end = min(len(paragraph.words), start + LONGEST) if end is None else end
    pieces = list(_classed(text, paragraph, start, end, table=table, title=title))
    order = [piece.kind for piece in pieces if piece.kind in ("name", "role")]
    if "name" not in order:
        return []
    found = _put_together(_with_joined_roles(pieces), role_first=order[0] == "role")
    return [replace(one, role=_closed(paragraph.words, one.role)) for one in found]


def surnames(text: str, paragraph: Paragraph) -> list[Attendee]:
    """Two or more surnames without any title, "Marsh (Chair), Dean, Pratt": none where a piece outside brackets is no name."""
    pieces = list(_spans(text, paragraph, 0, min(len(paragraph.words), LONGEST)))
    outside = [span for span, before in pieces if before != "("]
    names = [is_name(paragraph.words[slice(*span)], single=True) for span in outside]
    if len(names) < 2 or not all(names):
        return []
    found = attendees(text, paragraph, title=_NO_TITLE)
    return [replace(one, title="") for one in found]


def _closed(words: str, role: Span | None) -> Span | None:
    """The role with the bracket that closes one within it: "Director (Early Years)"."""
    if role is None:
        return None
    start, end = role
    opened = words.count("(", start, end) - words.count(")", start, end)
    return (start, end + 1) if opened == 1 and words[end : end + 1] == ")" else role


def _classed(text: str, paragraph: Paragraph, start: int, end: int, *, table: bool, title: str) -> Iterator[_Piece]:
    words, plural, alone_before, name_before = paragraph.words, title, False, False
    for (first, last), before in _spans(text, paragraph, start, end):
        many = _PLURAL.match(words, first, last)
        if many:
            plural = many["which"] + _ONE.get(many["title"] or "", "Mr")
            first = many.end()
            if first >= last:
                continue
        if before in ("(", "-") and _REASON.fullmatch(words, first, last):
            continue
        if before == "(" and name_before and _INITIALS.fullmatch(words, first, last):
            continue
        in_bracket = before == "(" and name_before and not _TITLED.match(words, first, last)
        single = before != "(" and bool(plural or alone_before)
        piece = replace(_piece(words, (first, last), single=single, table=table), group=before == ";" and bool(plural))
        if piece.kind == "name" and in_bracket:  # what the person belongs to, though it looks like a name
            piece = replace(piece, kind="role")
        name_before = piece.kind == "name"
        if piece.kind == "name":
            titled = _TITLED.match(words, first, last)
            if titled:
                plural = ""
            alone_before = len(words[titled.end() if titled else first : last].split()) == 1
            piece = replace(piece, title=plural)
        yield piece


def _piece(words: str, span: Span, *, single: bool, table: bool) -> _Piece:
    said = words[slice(*span)]
    if len(said) > LONGEST_PIECE:
        return _Piece("role", span)
    if table and said.lower() in STATUSES:
        return _Piece("status", span, status=STATUSES[said.lower()])
    if any(pattern.fullmatch(said) for pattern in (_NOBODY, _PARTY, _BROKEN_OFF)):
        return _Piece("", span)
    if _NOTE.fullmatch(said):
        return _Piece("note", span)
    for kind, pattern in (("substitute_for", _FOR), ("substitute", _BY), ("substitute", _BY_AFTER)):
        match = pattern.fullmatch(said)
        if match and is_name(_bare(match["who"]), single=True):
            offset = span[0] + match.start("who")
            return _Piece(kind, (offset, offset + len(match["who"])))
    if is_name(said, single=single):
        return _Piece("name", span)
    return _Piece("role", span)


def _bare(name: str) -> str:
    return _PLURAL.sub("", name)


def _with_joined_roles(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Roles that a comma or an "and" cut in two, joined again."""
    joined: list[_Piece] = []
    for piece in pieces:
        if joined and piece.kind == joined[-1].kind == "role":
            joined[-1] = replace(joined[-1], span=(joined[-1].span[0], piece.span[1]))
        else:
            joined.append(piece)
    return joined


def _put_together(pieces: Sequence[_Piece], *, role_first: bool) -> Iterator[Attendee]:
    role: Span | None = None
    person: Attendee | None = None
    for piece in pieces:
        if piece.kind == "name":
            if person:
                yield person
            person = Attendee(piece.span, piece.title, role if role_first else None)
            role = None
        elif piece.kind == "role" and role_first:
            role = piece.span
        elif person and piece.kind == "role" and not piece.group:
            person = replace(person, role=person.role or piece.span)
        elif person and piece.kind == "status":
            person = replace(person, status=piece.status)
        elif person and piece.kind == "note":
            person = replace(person, note=piece.span)
        elif person and piece.kind == "substitute":
            person = replace(person, substitute=piece.span)
        elif person and piece.kind == "substitute_for":
            person = replace(person, substitute_for=piece.span)
    if person:
        yield person


def is_list_of_people(words: str, people: Sequence[Attendee]) -> bool:
    """Whether a line with these people in it is a list of them, and not something said about them."""
    roles = [words[slice(*one.role)] for one in people if one.role]
    if not people or (words.isupper() and not _TITLED.match(words)):
        return False
    return all(len(role.split()) <= 16 and not says_something(role) for role in roles)


def says_something(words: str) -> bool:
    """Whether words tell of something, which the name of an office never does."""
    return _SAYS.search(words) is not None


_SAYS = re.compile(
    r"\b(?:said|asked|explained|noted|reported|received|declared|was|were|had|has|have|will|would|that|agreed|resolved|proposed|seconded|considered|thanked|introduced|elected|moved|attended|attending|substitut\w{2,5}|joined|left|be|is|are|welcomed|opened)\b",
    re.I,
)


def is_role_line(words: str) -> bool:
    """A role that stands alone on the line below its name."""
    return (
        len(words.split()) <= 10
        and looks_like_role(words)
        and any(word.strip(",()-").lower() in ROLE_HEADS for word in words.split())
        and not _SAYS.search(words)
    )


def is_nobody(words: str) -> bool:
    """ "3 members of the public", which names nobody and ends no list."""
    return _NOBODY.fullmatch(words.strip(" .")) is not None
