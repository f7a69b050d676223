"""Who attended to give evidence, from blocks, lines and sentences; ``people.py`` knows names and roles."""

from __future__ import annotations

import re
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
_PRESENT = r"attended|in attendance|was in attendance|were in attendance|were present|was present|present|joined|welcomed|at the table|was invited|were invited"
_SPOKE = (
    r"introduced|presented|gave (?:a|an|the|evidence|members|further)|provided (?:a|an|the|members|further)|delivered|outlined|spoke|took (?:members|the committee|the panel|the board|questions)|addressed|reported|updated|"
    r"summarised|explained|advised|informed|described|said|answered|responded|replied|set out|added|shared|confirmed|clarified|stated|noted|highlighted|commented|told|reminded|circulated|drew|led (?:members|the|a)|"
    r"talked|assured|emphasised|stressed|acknowledged|referred|thanked|apologised|offered|undertook|agreed|read|showed|summed up|to (?:the|present|discuss)"
)
_ATTENDED = re.compile(
    rf",?\s+(?:who )?(?:(?:also|both|all|jointly|were|was|then|each|had)\s+){{0,2}}(?:{_PRESENT}|{_SPOKE})\b"
)
_BROUGHT = r"accompanied by|assisted by|supported by|joined by|attended by|along with|together with|alongside"
_WELCOMED = re.compile(
    rf"\b(?:(?:presented|introduced|given|delivered|led|provided|outlined) by|welcomed(?: to (?:the|this) meeting)?|welcomes|welcome|introduced|thanked|received a presentation from|heard from|heard evidence from|{_BROUGHT}|(?:presentations?|reports?|evidence|updates?|briefings?) (?:by|from)|invited"
    r"|(?:[Aa]lso |[Ii]n )?(?:attending|present|attendance)(?: (?:remotely|online|virtually|for this item|by invitation))? (?:was|were))\s+(?!(?:everyone|members|all)\b)"
)
# What may stand before the people in a sentence: "In respect of the last minutes, Ann Lee, Head of Care, reported".
_SETTING = re.compile(
    r"(?:In|At|On|Following|During|After|Before|With|Having|As|When|Responding|Turning|Regarding|For|To|Introducing|Opening)\b[^,.;]{2,120}, (?=(?:the )?[A-Z])"
)
_AS = re.compile(
    r"(?P<name>(?:Councillor|Cllr|Mrs?|Ms|Miss|Dr)\.? (?:[A-Z][\w'.-]{0,25} ?){1,3})(?<! )(?:,? who)? ?\b(?:also )?(?:attended|was (?:present|in attendance)|joined|spoke)\b[^.;]{0,140}?\b(?:as|in (?:his|her|their) (?:capacity|role) as) (?:the )?(?P<role>(?:Cabinet|Portfolio|Lead|Executive|Deputy|Leader|Ward|County|Divisional|Director|Head|Chair|Chief)[^.;()]{3,110})"
)
_STOP_WELCOME = re.compile(
    r"\s+(?:to (?:the|this|present|give|speak|introduce|discuss|answer|provide|talk|explain|update|attend|address)|and (?:thanked|invited|noted|said|congratulated|asked)|for (?:this|the|attending|coming|their|her|his)|who (?:gave|were|attended|presented)|on (?:the|behalf)|at the (?:meeting|table|invitation|start))\b|\.\s*$|\.\s+[A-Z]"
)


_CONTACT = re.compile(r"(?:lead|report|contact|reporting|responsible)? ?(?:officers?|authors?|contacts?)\s*:", re.I)
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
    setting = _SETTING.match(words, start, end)
    start = setting.end() if setting else start
    attended = _first_verb(words, start, end)
    if attended is not None:
        people = parse_people(words, start, attended)
        people = [one for one in people if _has_role(words, one) or one.role is None]
        if people and people[0].name[0] - start <= 160 and _opens_with_people(words, start, people):
            yield from _made(text, paragraph, [one for one in people if _has_role(words, one)], "witness.sentence", 0.9)
            return
    welcomed = _WELCOMED.search(words, start, end)
    if welcomed:
        stop = _STOP_WELCOME.search(words, welcomed.end(), end)
        people = parse_people(words, welcomed.end(), stop.start() if stop else end)
        yield from _made(text, paragraph, [one for one in people if _has_role(words, one)], "witness.welcomed", 0.85)


_ROLE_STARTS = re.compile(
    r"(?:the |our |its |an? |who |from |representing |on behalf of |chair of |leader of |of |interim |acting |lead )?(?:[A-Z]|(?:parent|carer|youth|chair|representative|head|director|lead|leader|manager|officer|leads|chairs|runs|manages|heads|[a-z]+ (?:representative|officer|manager|director|lead|consultant|worker))\b)|(?:who )?[a-z]+s the \b"
)
_NO_ROLE = re.compile(
    r"\b(?:letter|e-?mail|correspondence|petition|complaint|apologies|tribute|asked|said|explained|would|performed|response|question|queried|noted|was|were|had|highlighted|stated|reported|thanked|welcomed|added|following|regarding)\b"
)


def _has_role(words: str, person: Person) -> bool:
    if person.role is None:
        return False
    role = words[person.role[0] : person.role[1]]
    return len(role.split()) <= 22 and _ROLE_STARTS.match(role) is not None and not _NO_ROLE.search(role)


def _first_verb(words: str, start: int, end: int) -> int | None:
    match = _ATTENDED.search(words, start, end)
    return match.start() if match else None


def _opens_with_people(words: str, start: int, people: Sequence[Person]) -> bool:
    """The sentence starts with the list: with a name, or with the role that belongs to the first name."""
    first = people[0]
    return first.name[0] == start or bool(first.role and first.role[0] <= start + 4)


def _made(text: str, paragraph: Paragraph, people: Sequence[Person], rule: str, sure: float) -> Iterator[FoundWitness]:
    words = paragraph.words
    for person in people:
        role_span = trim_role(words, person.role) if person.role else None
        if role_span and role_span[0] >= role_span[1]:
            role_span = None
        start, end = paragraph.span(
            min(person.name[0], role_span[0]) if role_span else person.name[0],
            max(person.name[1], role_span[1]) if role_span else person.name[1],
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
