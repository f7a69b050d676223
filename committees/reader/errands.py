"""Tasks in sentences of their own: "The Clerk to write", "was asked to provide", "to be sent", "Clerk to action"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .entries import RECOMMENDS, Maker, clause_spans
from .found import FoundAction
from .lines import Paragraph, sentences
from .openings import TASK_VERBS, opening_at
from .outline import Part
from .tasks import ERRAND, IS, Span, is_owner, make_action, owner_before_task

_READ_SENTENCES = ("discussion", "points")


def in_resolutions(make: Maker, parts: Sequence[Part]) -> Iterator[FoundAction]:
    for part in parts:
        if part.section != "resolved":
            continue
        for paragraph, start, end in clause_spans(part):
            opening = opening_at(
                paragraph.words, start
            )  # each clause may have its own: "iii. AGREED that the Clerk write"
            start = opening.end() if opening and opening.end() < end else start
            owner = owner_before_task(paragraph.words[start:end])
            if owner and not RECOMMENDS.search(paragraph.words[start:end][:400]):
                yield make_action(
                    make,
                    paragraph,
                    (start, end),
                    make.printed(paragraph, start + owner[0], start + owner[1]),
                    "actions.resolved",
                    0.85,
                )


_FINITE_BEFORE = re.compile(
    r"\b(?:was|were|is|are|had|has|have|would|said|stated|asked|noted|explained|felt|reported|agreed|advised|informed|told|that|which|who|needs?|needed|there|it|he|she|they|we|ought|seemed|continued|not|due|able|likely|going|expected|aimed)\b",
    re.I,
)
_TO_BE = re.compile(r"^(?P<what>[A-Z][\w'&,/() -]{2,120}?) (?:(?:is|are) )?to be (?:[a-z]+ly )?(?P<done>[a-z]+)\b")
_ASKED_TO = re.compile(
    rf"\b(?:(?:was|were|has been|have been|is|are) (?:also )?(?:asked|requested|instructed|tasked|directed|invited|authorised)|(?<=Clerk )(?:asked|instructed|requested)) to (?:{ERRAND})\b|\b(?:was|were) (?:tasked|charged|entrusted) with [a-z]{{3,20}}ing\b"
)
_ASKS = re.compile(
    rf"^(?:It was requested that |[Tt]he (?:chair(?:man|woman|person)?|vice-chair(?:man)?|committee|panel|board|council|commission|members?)|Members|Councillors)(?: (?:also|therefore|then|had))? (?:asked|requested|instructed|tasked) (?P<owner>(?:the )?[A-Z][\w'&,/. -]{{1,80}}?|(?:the )?(?:clerk|officers?|director|service)) to (?:{ERRAND})\b|^(?:The |the )?(?:[Cc]hair(?:man|woman|person)?|[Cc]ommittee|[Pp]anel|[Bb]oard|[Mm]embers?|[Cc]ouncil|Councillor [A-Z]\w{{1,20}}|Cllr [A-Z]\w{{1,20}}) (?:also )?(?:asked|requested) that (?P<owner2>(?:the )?[A-Z][\w'&,/. -]{{1,80}}?|(?:the )?(?:clerk|officers?)) (?:should |would )?(?:{'|'.join(sorted(TASK_VERBS))})\b",
    re.I,
)


def in_sentences(make: Maker, parts: Sequence[Part]) -> Iterator[FoundAction]:
    for part in parts:
        if part.section not in _READ_SENTENCES:
            continue
        for paragraph in part.paragraphs:
            before: Span | None = None
            for start, end in sentences(paragraph.words):
                action = _passed_on(make, paragraph, start, end, before) or _sentence(make, paragraph, start, end)
                if action:
                    yield action
                before = (start, end)


def _passed_on(make: Maker, paragraph: Paragraph, start: int, end: int, before: Span | None) -> FoundAction | None:
    """ "Clerk to action." after the sentence that says what."""
    match = _TO_ACTION.match(paragraph.words, start, end)
    if not match or not is_owner(match["owner"]):
        return None
    task = (*before, "actions.passed_on") if before else (start, end, "actions.sentence")
    return make_action(
        make,
        paragraph,
        task[:2],
        make.printed(paragraph, *match.span("owner")),
        task[2],
        0.75,
        make.due(paragraph, start, end),
    )


def _sentence(make: Maker, paragraph: Paragraph, start: int, end: int) -> FoundAction | None:
    words = paragraph.words[start : min(end, start + 600)]
    caps = _CAPS_TASK.search(words) if not words.isupper() else None
    if caps and is_owner(caps["owner"]):
        owner = make.printed(paragraph, start + caps.start("owner"), start + caps.end("owner"))
        return make_action(make, paragraph, (start + caps.start("owner"), end), owner, "actions.sentence", 0.85)
    for begin in (0, *(dash.end() for dash in _DASH.finditer(words))):
        match = _FREE_TASK.match(words, begin) or _PERSON_TO.match(words, begin)
        if match and is_owner(match["owner"]):
            owner = make.printed(paragraph, start + begin, start + match.end("owner"))
            opened = paragraph.words[start + begin - 1] if begin else ""
            close = (
                paragraph.words.find(")" if opened == "(" else "]", start + begin, end) if opened in ("(", "[") else -1
            )
            stop = close if close > 0 else end
            return make_action(make, paragraph, (start + begin, stop), owner, "actions.sentence", 0.8)
    match = _TO_BE.match(words)
    if (
        match
        and not _FINITE_BEFORE.search(match["what"])
        and match["done"].endswith(("ed", "en", "nt", "ght", "de", "t", "n"))
    ):
        by = _BY_WHOM.search(words)
        owner = (
            make.printed(paragraph, start + by.start("owner"), start + by.end("owner"))
            if by and is_owner(by["owner"])
            else ""
        )
        return make_action(make, paragraph, (start, end), owner, "actions.to_be_done", 0.7)
    match = _ASKED_TO.search(words)
    if match and len(words[: match.start()].split()) <= 14:
        owner = words[: match.start()].strip()
        if is_owner(owner):
            return make_action(
                make,
                paragraph,
                (start, end),
                make.printed(paragraph, start, start + match.start()),
                "actions.was_asked",
                0.8,
            )
    match = _ASKS.match(words)
    group = "owner" if match and match["owner"] else "owner2"
    if match and is_owner(match[group]):
        return make_action(
            make,
            paragraph,
            (start, end),
            make.printed(paragraph, start + match.start(group), start + match.end(group)),
            "actions.asked",
            0.75,
        )
    return None


_BY_WHOM = re.compile(
    r"\bby (?P<owner>(?:the )?[A-Z][\w'./ &-]{1,60}?)(?=\s+(?:by|before|in|at|for|within|prior)\b|[.,;]|$)"
)
_TO_ACTION = re.compile(r"(?P<owner>[A-Z][\w'&/. -]{1,60}?) (?:to|will) action\b")
# A task in capitals within or after what was said: "The bin is full CLERK TO REPORT".
_CAPS_TASK = re.compile(
    r"(?:^|(?<=[a-z0-9.,;:)!?-] ))(?P<owner>[A-Z][A-Z'./&]{1,20}(?: [A-Z][A-Z'./&]{0,20}){0,5}?) TO (?!BE\b)[A-Z]{2,20}\b"
)
_DASH = re.compile(
    r" - |; (?:the )?|[(\[](?:the )?|, (?=(?:Clerk|Cllr)\b|[A-Z]{2,3} to\b)|: (?=[A-Z]{2,3} to\b|(?:The )?Clerk\b|Cllr\b)"
)
# Somebody named, or the clerk or the chair, to do anything whatever: "Cllr Ford to oil the gate", "Cllrs Ford and Poe will carry the banner".
_WHO = r"(?:(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Rev)\.? [A-Z][\w'-]{0,25}(?:\.? [A-Z][\w'-]{1,25}){0,2}|(?:The |the )?(?:Parish |Town |Deputy |Assistant )?(?:Clerk|Chair(?:man|woman|person)?|Vice-Chair(?:man)?|Mayor|Caretaker|Handyman|Groundsman|Warden|RFO)|[A-Z]{2,3})"
_PERSON_TO = re.compile(
    rf"(?P<owner>{_WHO}(?:(?:, | and | & |/){_WHO}|(?:, | and | & )[A-Z][\w'-]{{1,25}}){{0,4}}) (?:to|will|shall|is to|are to) (?:also |now |then |both )?(?!{IS}\b)(?P<verb>[a-z]{{3,20}})\b"
)
_FREE_TASK = re.compile(
    rf"(?P<owner>[A-Z][\w'&,/.() -]{{1,90}}?) (?:(?:(?:will|shall) (?:also |now |then )?(?!{IS}\b)(?:{ERRAND})|(?:to|is to|are to) (?:also |now |then )?(?:{ERRAND}))|TO (?:{ERRAND.upper()}))\b"
)
