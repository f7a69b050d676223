"""Who attended to give evidence, from blocks, lines and sentences; ``people.py`` knows names and roles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from .found import FoundItem, FoundWitness
from .lines import Paragraph, sentences
from .outline import ACTION_MARK, Part
from .people import (
    NOT_EVIDENCE,
    TITLE_IS_OFFICE,
    Person,
    category_of,
    is_person_line,
    names_in,
    parse_people,
    printed,
    surname,
    trim_role,
)

# ------------------------------------------------------------------ the rules
_PRESENT = r"attended|in attendance|was in attendance|were in attendance|were present|was present|present|joined|welcomed|at the table|was invited|were invited|been invited|been in attendance|been present|been asked to attend|attending|took part|participated|gave evidence|sat with|answered questions|dialled in|observed"
_SPOKE = (
    r"introduced|presented|gave (?:an?|the|his|her|their|evidence|[Mm]embers|further)|provided (?:an?|the|[Mm]embers|further)|delivered|outlined|spoke|took (?:[Mm]embers|the [Cc]ommittee|the [Pp]anel|the [Bb]oard|questions)|addressed|reported|updated|"
    r"summarised|explained|advised|informed|described|said|answered|responded|replied|set out|added|shared|confirmed|clarified|stated|noted|highlighted|commented|told|reminded|circulated|drew|led (?:[Mm]embers|the|a)|"
    r"talked|walked (?:[Mm]embers|the)|(?:was|were) (?:also )?there to|assured|emphasised|stressed|acknowledged|referred|thanked|apologised|offered|undertook|agreed|read|showed|summed up|to (?:the|present|discuss)"
)
_ATTENDED = re.compile(
    rf",?\s+(?:who )?(?:(?:also|both|all|jointly|were|was|then|each|had)\s+){{0,3}}(?:{_PRESENT}|{_SPOKE})\b"
)
_BROUGHT = r"accompanied by|assisted by|supported by|joined by|attended by|along with|together with|alongside"
_SUPPORTED = re.compile(r"\b(?:accompanied|assisted|supported|joined) by (?=[A-Z]|the )")
_WELCOMED = re.compile(
    rf"\b(?:(?:presented|introduced|given|delivered|led|provided|outlined) by|welcomed(?: to (?:the|this) meeting)?|welcomes|welcome|introduced|thanked|received a presentation from|heard from|heard evidence from|{_BROUGHT}|(?:presentations?|reports?|evidence|updates?|briefings?) (?:by|from)|invited"
    r"|(?:[Aa]lso |[Ii]n )?(?:attending|present|attendance|joining)(?: (?:the meeting|the (?:[Cc]ommittee|[Pp]anel|[Bb]oard)|remotely|online|virtually|for this item|by invitation)){0,3} (?:was|were):?|[Aa]longside (?:him|her|them) (?:was|were)|(?:was|were|been) given by)\s+(?!(?:everyone|members|all)\b)"
)
# What may stand before the people in a sentence: "In respect of the last minutes, Ann Lee, Head of Care, reported".
_SETTING = re.compile(
    r"(?:In|At|On|Following|During|After|Before|With|Having|As|When|Responding|Turning|Regarding|For|To|Introducing|Opening)\b[^,.;]{2,120}, (?=(?:the )?[A-Z])"
)
_AS = re.compile(
    r"(?P<name>(?:Councillor|Cllr|Mrs?|Ms|Miss|Dr)\.? (?:[A-Z][\w'.-]{0,25} ?){1,3})(?<! )(?:,? who)? ?\b(?:also )?(?:attended|was (?:present|in attendance)|joined|spoke)\b[^.;]{0,140}?\b(?:as|in (?:his|her|their) (?:capacity|role) as) (?:the )?(?P<role>(?:Cabinet|Portfolio|Lead|Executive|Deputy|Leader|Ward|County|Divisional|Director|Head|Chair|Chief)[^.;()]{3,110})"
)
# "The Youth Council was represented by Ali Khan and Beth Moor."
_REPRESENTED = re.compile(
    r"(?:The )?(?P<role>(?:[A-Z][\w'&-]{1,25} |of |and |for |the ){1,8})(?:(?:was|were) represented(?: at the meeting| in the room)?|had sent) (?:by )?(?=[A-Z])"
)
_STOP_WELCOME = re.compile(
    r"\s+(?:to (?:the|this|present|give|speak|introduce|discuss|answer|provide|talk|explain|update|attend|address)|and (?:thanked|invited|noted|said|congratulated|asked)|for (?:this|the|attending|coming|their|her|his)|who (?:gave|were|attended|presented)|on (?:the|behalf)|at the (?:meeting|table|invitation|start))\b|\.\s*$|(?<!\b[A-Z])(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)(?<!Prof)(?<!Rev)(?<!Cllr)(?<!Col)(?<!Lt)\.\s+[A-Z]"
)


_CONTACT = re.compile(
    r"(?:lead|report|contact|reporting|responsible)? ?(?:officers?|authors?|contacts?)\s*:|(?:joint )?reports? (?:of|by|from)\b(?!.{0,200}\b(?:was|were|introduced|presented)\b)",
    re.I,
)
# Items in which a name and a role say who somebody is elsewhere.
_ABOUT_MEMBERS = re.compile(r"\b(?:declarations?|disclosures?|interests|apologies|substitut\w{1,6}|membership)\b", re.I)


def find_witnesses(text: str, parts: Sequence[Part], items: Sequence[FoundItem] = ()) -> tuple[FoundWitness, ...]:
    elsewhere = {number for number, item in enumerate(items) if _ABOUT_MEMBERS.search(item.text)}
    found: list[FoundWitness] = []
    known: set[str] = set()
    members: set[str] = set()
    for part in parts:
        for paragraph in part.paragraphs:
            if part.section == "attendance":
                members.update(surname(words) for words in names_in(paragraph.words))
            if part.section in (
                "documents",
                "recommendations",
                "actions",
                "information",
                "suggestions",
                "resolved",
                "attendance",
            ):
                continue
            if part.item in elsewhere or ACTION_MARK.match(paragraph.words) or _CONTACT.match(paragraph.words):
                continue
            for witness in _in_paragraph(text, part, paragraph):
                key = surname(witness.name)
                if key in known or NOT_EVIDENCE.search(witness.role):
                    continue
                known.add(key)
                found.append(witness)
    return tuple(sorted(_apart(found), key=lambda one: one.start))


def _apart(found: Sequence[FoundWitness]) -> list[FoundWitness]:
    kept: list[FoundWitness] = []
    for one in sorted(found, key=lambda witness: witness.start):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _in_paragraph(text: str, part: Part, paragraph: Paragraph) -> Iterator[FoundWitness]:
    if part.section == "witnesses":
        yield from _made(text, paragraph, parse_people(paragraph.words[:2000]), "witness.block", 0.95)
        return
    if is_person_line(paragraph):
        yield from _made(text, paragraph, parse_people(paragraph.words), "witness.line", 0.9)
        return
    if part.section == "note":
        return
    for start, end in sentences(paragraph.words):
        if end - start <= 1500:
            yield from _in_sentence(text, paragraph, start, end)


def _in_sentence(text: str, paragraph: Paragraph, start: int, end: int) -> Iterator[FoundWitness]:
    words = paragraph.words
    as_role = _AS.search(words, start, end)
    if as_role:
        yield from _made(
            text, paragraph, [Person(as_role.span("name"), as_role.span("role"))], "witness.sentence", 0.85
        )
        return
    sent_by = _REPRESENTED.match(words, start, min(end, start + 400))
    if sent_by:
        for person in parse_people(words, sent_by.end(), end):
            yield from _made(
                text,
                paragraph,
                [Person(person.name, person.role or sent_by.span("role"))],
                "witness.represented",
                0.8,
                apart=person.role is None,
            )
        return
    setting = _SETTING.match(words, start, end)
    start = setting.end() if setting else start
    attended = _first_verb(words, start, end)
    if attended is not None:
        people = parse_people(words, start, attended)
        people = [one for one in people if _has_role(words, one) or one.role is None]
        if people and people[0].name[0] - start <= 160 and _opens_with_people(start, people):
            yield from _made(text, paragraph, [one for one in people if _has_role(words, one)], "witness.sentence", 0.9)
            brought = _SUPPORTED.search(words, attended, end)
            if brought:
                more = [one for one in parse_people(words, brought.end(), end) if _has_role(words, one)]
                yield from _made(text, paragraph, more, "witness.sentence", 0.85)
            return
    welcomed = _WELCOMED.search(words, start, end)
    if welcomed:
        stop = _STOP_WELCOME.search(words, welcomed.end(), end)
        people = parse_people(words, welcomed.end(), stop.start() if stop else end)
        yield from _made(text, paragraph, [one for one in people if _has_role(words, one)], "witness.welcomed", 0.85)


_ROLE_STARTS = re.compile(
    r"(?:the |our |its |an? |who |as (?:the )?|in (?:his|her|their) (?:capacity|role) as (?:the )?|from |representing |on behalf of |chair of |leader of |of |interim |acting |lead )?(?:[A-Z]|(?:parent|carer|youth|chair|representative|head|director|lead|leader|manager|officer|leads|chairs|runs|manages|heads|[a-z]+ (?:representative|officer|manager|director|lead|consultant|worker))\b)|(?:who )?[a-z]+s the \b"
)
# "Youth shelter - Councillor Lee undertook": a subject before a councillor's name is no role.
_COUNCILLOR = re.compile(r"(?:Councillor|Cllr)\b")
_OF_A_COUNCILLOR = re.compile(
    r"\b(?:chair\w{0,6}|vice-chair\w{0,6}|member|holder|lead|leader|councillor|mayor|champion|spokes\w{3,8}|representative|convenor|convener|provost|[A-Z]{1,3}(?:DC|CC|BC)|council|committee|panel|board|ward|division|trustee|governor|representing|commissioner|sponsor|deputy)\b",
    re.I,
)
_NO_ROLE = re.compile(
    r"\b(?:letter|e-?mail|correspondence|petition|complaint|apologies|tribute|asked|said|explained|would|performed|response|question|queried|noted|was|were|had|highlighted|stated|reported|thanked|welcomed|added|following|regarding|considered|received|heard|discussed|noted|agreed|resolved)\b"
)


def _has_role(words: str, person: Person) -> bool:
    if person.role is None:
        return False
    role = words[person.role[0] : person.role[1]]
    if _COUNCILLOR.match(words, *person.name) and not _OF_A_COUNCILLOR.search(role):
        return False
    return len(role.split()) <= 22 and _ROLE_STARTS.match(role) is not None and not _NO_ROLE.search(role)


def _first_verb(words: str, start: int, end: int) -> int | None:
    match = _ATTENDED.search(words, start, end)
    return match.start() if match else None


def _opens_with_people(start: int, people: Sequence[Person]) -> bool:
    """The sentence starts with the list: with a name, or with the role that belongs to the first name."""
    first = people[0]
    return first.name[0] == start or bool(first.role and first.role[0] <= start + 4)


def _made(
    text: str, paragraph: Paragraph, people: Sequence[Person], rule: str, sure: float, *, apart: bool = False
) -> Iterator[FoundWitness]:
    """The witnesses; the name alone is the place where the role stands ``apart`` from it or is shared by several."""
    words = paragraph.words
    roles = Counter(one.role for one in people)
    shared = {role for role, times in roles.items() if times > 1}
    for person in people:
        role_span = trim_role(words, person.role) if person.role else None
        if role_span and role_span[0] >= role_span[1]:
            role_span = None
        beside = role_span if not apart and person.role not in shared else None
        start, end = paragraph.span(
            min(person.name[0], beside[0]) if beside else person.name[0],
            max(person.name[1], beside[1]) if beside else person.name[1],
        )
        name = printed(text, paragraph, *person.name)
        role = printed(text, paragraph, *role_span) if role_span else ""
        if role.isupper() and len(role) <= 3:  # initials, "Ann Lee (AL)"
            role = ""
        if not role:
            office = TITLE_IS_OFFICE.match(name)
            if not office:
                continue
            role = office.group()
        yield FoundWitness(start, end, text[start:end], rule, sure, name, role, category_of(role, name))
