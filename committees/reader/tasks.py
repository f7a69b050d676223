"""Who is to do what: the owner in "the Clerk to write", "That officers provide", "be asked to submit"."""

from __future__ import annotations

import re

from .entries import Maker
from .found import FoundAction, FoundDue
from .lines import Paragraph, sentences
from .openings import ERRANDS, TASK_VERBS
from .people import ROLE_HEADS, is_name, is_role_word

Span = tuple[int, int]
_BODY_ONLY = re.compile(
    r"^(?:the )?(?:cabinet|executive|council|committee|panel|board|government|minister|secretary of state|full council)$",
    re.I,
)
_VERBS = "|".join(sorted(TASK_VERBS))
ERRAND = "|".join(sorted(ERRANDS | TASK_VERBS))
_OWNER = r"(?P<owner>(?:the |The |That the |that the |That |that )?[A-Za-z][\w'&,/.() -]{1,110}?)"
_ASKED = re.compile(
    rf"^(?:[Tt]hat )?{_OWNER} be (?:asked|requested|instructed|invited|authorised|tasked|directed|delegated)\b[^.;]{{0,60}}?\bto [a-z]+"
)
_TO_ASK = re.compile(
    rf"^(?:[Tt]hat )?(?:[Tt]o )?(?i:ask(?:s|ed)?|request(?:s|ed)?|instruct(?:s|ed)?|invite[sd]?|task(?:s|ed)?|authorise[sd]?|calls? on) (?:that )?{_OWNER} (?:(?:to )?(?P<verb>{_VERBS})s?|to [a-z]{{2,20}})\b"
)
_TO_DO = re.compile(rf"^(?:[Tt]hat )?{_OWNER} (?:to|will|shall|should|would) (?:also |now |then )?(?P<verb>{_VERBS})\b")
_DOES = re.compile(
    rf"^(?:[Tt]hat )?{_OWNER}(?<! to)(?<! will)(?<! shall)(?<! would)(?<! should)(?<! also) (?P<verb>(?:{_VERBS})s?|(?!(?:continue|keep|lead|include|represent|record|let|cost|host|list|show|cut|fit|hold)\b)(?:{ERRAND}))\b"
)
_FINITE = re.compile(
    r"\b(?:was|were|is|are|be|been|had|has|have|would|could|can|did|does|do|said|stated|asked|noted|explained|felt|reported|replied|responded|added|confirmed|agreed|advised|informed|told|that|which|who|needs?|needed|hoped|wanted|continues?|continued|aims?|seemed|due|able|likely|going|expected|used|there|it|he|she|they|we)\b",
    re.I,
)
_IN_A_NAME = frozenset("the and of for to in on with all de van von der la & - at by".split())
_OFFICES = re.compile(
    r"\b(?:clerk|officers?|chair(?:man|woman|person)?|members?|councillors?|cllrs?|all|committee|panel|democratic services|legal|finance|team|service|department|directorate|council|police|board|trust|nhs|partnership|group|authority|highways|agency|association|school|college|office|forum|constabulary|ltd)\b",
    re.I,
)


def task_owner(words: str) -> tuple[int, int] | None:
    """(start, end) of who a decision asks to do something: a person or an office, not a body in general."""
    words = words[:500]
    for pattern in (_ASKED, _TO_ASK, _TO_DO, _DOES):
        match = pattern.match(words)
        if not match:
            continue
        start, end = match.span("owner")
        lead = re.match(r"(?:that |for )+", words[start:end], re.I)
        start += len(lead.group()) if lead else 0
        if is_owner(words[start:end]):
            return start, end
    return None


# Capitalised at the start of a sentence, and nobody who can be given a task.
_NOT_OWNERS = re.compile(
    r"(?:the )?(?:none|nil|residents|parents|people|children|families|schools|users|carers|visitors|pupils|students|tenants|drivers|motorists|access|changes|responses?|visits?|thanks|reference|referrals?|contributions?|links?|"
    r"applications?|additions?|amendments?|updates?|improvements?|barriers?|support|attention|routes?|approach|answers?|objections?|transport|transfers?|transition|plans?|next|due|according|prior|subject|similar|relating|regard|respect|"
    r"questions?|action|actions|request|comments?|alternatives?|options?|ways?|how|what|where|when|opportunit(?:y|ies)|need|commitment|aim|target|time|work|efforts?|proposals?|steps)\b(?!')",
    re.I,
)


def is_owner(words: str, *, most: int = 14) -> bool:
    """Whether words name a person or an office that can be given a task."""
    words = re.sub(r" \([^()]{1,80}\)", "", words).strip(" .,:;-/")
    if not words or len(words.split()) > most or _BODY_ONLY.match(words) or _FINITE.search(words):
        return False
    if any(
        word[:1].islower() and word not in _IN_A_NAME and not is_role_word(word)
        for word in words.replace("/", " ").split()
    ):
        return False
    if _NOT_OWNERS.match(words):
        return False
    if re.match(
        r"(?:by|for|in|at|from|with|an?|some|any|this|these|that|no|more|further|each|every|to|not)\b", words, re.I
    ):
        return False
    bare = re.sub(r"^(?:the )", "", words, flags=re.I)
    if is_name(bare, single=True) or re.fullmatch(r"[A-Z]{2,4}(?:\s*[/&,]\s*[A-Z]{2,4}){0,4}", bare):
        return True
    pieces = re.split(r"\s*(?:/|,| and | & )\s*", bare)
    if all(is_name(piece, single=True) or _is_office(piece) for piece in pieces if piece):
        return True
    return _is_office(bare)


def _is_office(words: str) -> bool:
    tokens = [token.strip("'.,;:()-").lower() for token in words.split()]
    return len(tokens) <= 12 and (
        bool(_OFFICES.search(words))
        or any(token in ROLE_HEADS or token.removesuffix("s") in ROLE_HEADS for token in tokens)
    )


def owner_before_task(words: str) -> Span | None:
    """Who is to do it in "X to write to ...", "X will ...", "X be asked to ..."; None when nobody is named first."""
    found = task_owner(words)
    if found:
        return found
    match = _ANYONE_TO.match(words)
    if match and is_owner(match["owner"]) and match["verb"] != "be":
        return match.span("owner")
    return None


# What follows "will" where nothing is to be done.
IS = r"(?:be|not|have|need|like|remain|stay|continue|want|know|think|feel|hear|see|receive|benefit|become|retire|leave|resign|stand|serve|depend|require|miss|lose|understand|believe|hope|try|retain|never|only|still|always|probably|chair)"
_ANYONE_TO = re.compile(
    rf"^(?:[Tt]hat )?(?P<owner>(?:the )?[A-Z][\w'&,/.() -]{{1,110}}?) (?:to|(?:will|shall|would|should)(?! {IS}\b)) (?:also )?(?P<verb>[a-z]{{2,20}})\b"
)


# ------------------------------------------------------------------ making
def make_action(
    make: Maker, paragraph: Paragraph, span: Span, owner: str, rule: str, sure: float, due: FoundDue | None = None
) -> FoundAction:
    return FoundAction(*make.slice(paragraph, *span), rule, sure, owner, due or make.due(paragraph, *span))


def last_task(words: str, start: int) -> Span | None:
    pieces = [
        (start + first, start + last)
        for first, last in sentences(words[start:])
        if words[start + first : start + last].strip(" ([")
    ]
    if not pieces:
        return None
    first, last = pieces[-1]
    opened = re.search(r"[\s(\[]+$", words[first:last])
    return first, last - (len(opened.group()) if opened else 0)
