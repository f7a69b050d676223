"""Promises made in discussion that are not minuted as actions: "the Director agreed to circulate", "would be sent to all Members"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .entries import Maker, Taken, trim
from .found import FoundAction, FoundRecommendation, FoundUndertaking
from .lines import Paragraph, sentences
from .openings import OTHER_BODY
from .outline import Part
from .people import is_name

Span = tuple[int, int]
_VERBS = (
    r"(?:provide|share|send|circulate|write|bring|report back|let|come back|feed ?back|get back|look into|look at|find out|check|follow (?:this |that |it )?up|raise|speak|talk|arrange|contact|investigate|supply|forward|e-?mail|respond|reply|"
    r"take (?:this|it|that|the|away|back|up|forward)|pass|chase|update|confirm|distribute|invite|ensure|report|submit|prepare|produce|publish|obtain|request|seek|liaise|discuss|explore|review|return|attend|add|include|make available|give|set out|draft|organise|ask|consider|visit)\b"
)
_GLADLY = r"(?:also |therefore |then |gladly |happily |of course |certainly |be (?:very |more than |only too |quite )?(?:happy|glad|pleased|willing|delighted|able|content|prepared) to |endeavour to |look to |seek to |try to |aim to |arrange to |make sure to |make arrangements to |undertake to |personally )?"
_SENT = r"(?:sent|shared|circulated|provided|made available|forwarded|e-?mailed|supplied|distributed|brought|brought back|reported|reported back|given|issued|presented|submitted|fed back|passed on|furnished|copied|relayed)"
_DONE = r"(?:added|included|passed|published|written|obtained|sought|followed up|taken (?:back|up|away)|raised|looked into|checked|investigated|arranged|answered|confirmed|clarified|picked up)"
_TELLS = r"(?:provide|share|send|circulate|write|bring|report back|let|come back|feed ?back|get back|look into|find out|check|follow (?:this |that |it )?up|raise|speak|talk|contact|supply|forward|e-?mail|respond|reply|take (?:this|it|that|the)|ask the|chase|confirm|distribute|pass|update|investigate|make available|prepare|produce|arrange)\b"
_TO_MEMBERS = r"(?:members|councillors|committee|panel|board|sub-committee|group|commission|council|chair(?:man|woman|person)?|vice-chair|him|her|them|(?:cllr|councillor|mrs?|ms|miss|dr)\b\.?)\b"
_SAID = r"(?:said|stated|confirmed|advised|indicated|explained|responded|replied|added|answered|assured|informed|agreed|promised|told|reported|noted|clarified|acknowledged|accepted|commented|offered|suggested that)"
# (name, pattern, how sure): the verb of the promise stands in the group "verb" or at the start of the match.
RULES: tuple[tuple[str, re.Pattern[str], float], ...] = (
    ("undertakings.agreed_to", re.compile(r"(?<!were )(?<!was )(?<!been )(?<!be )(?<!being )\b(?:agreed|offered|promised|undertook|volunteered|pledged)(?: also| then|,[^,.;]{1,60},)? to (?!(?:differ|disagree|note|the|a|an|be|this|that|these|its|their|other|all|those|both|any|each|every|some|two|three|him|her|them|members|families|residents|children|people)\b)[a-z]+"), 0.85),
    ("undertakings.agreed_to", re.compile(r"\b(?:promised|pledged|undertook) (?:that|members|the committee|the panel|a (?:written|further))\b"), 0.7),
    ("undertakings.agreed_to", re.compile(r"\btook (?:this as )?an action(?: away)? to (?!be\b)[a-z]+"), 0.8),
    ("undertakings.said_would", re.compile(rf"\bbut would {_GLADLY}{_TELLS}"), 0.7),
    ("undertakings.would_be_sent", re.compile(rf"\bwritten (?:response|reply|answer|update|note|briefing)s? (?:would|will|could) be {_SENT}", re.I), 0.75),
    ("undertakings.committed", re.compile(r"(?<!was )(?<!were )(?<!is )(?<!are )(?<!remained )\bcommitted (?:himself |herself |themselves )?to (?:[a-z]+ing|provide|share|send|write|circulate|report|bring)\b"), 0.8),
    ("undertakings.assurance", re.compile(r"\b(?:gave|given|made|provided) (?:an? |his |her |their |the committee an? |members an? )?(?:firm |clear |personal )?(?:assurance|undertaking|commitment|promise)s? (?:that|to (?![a-z]+ing\b))"), 0.8),
    ("undertakings.said_would", re.compile(rf"\b{_SAID}\b(?: [\w'-]{{1,30}}){{0,5}}?(?: that)? (?:he|she|they|we|(?:the )?(?:officers?|team|director|chair(?:man)?|head of [\w ]{{1,40}}|clerk)) would {_GLADLY}{_VERBS}"), 0.85),
    ("undertakings.said_would", re.compile(rf"\b(?:and|but)(?: that)?(?: if [^,.;]{{1,60}},)? (?:he|she|they|(?:the )?officers) would {_GLADLY}{_TELLS}"), 0.8),
    ("undertakings.would_gladly", re.compile(rf"\bwould (?:also )?be (?:very |more than |only too |quite )?(?:happy|glad|pleased|delighted|content|prepared) to {_VERBS}"), 0.75),
    ("undertakings.would_gladly", re.compile(r"\b(?:was|were) (?:also )?(?:very |more than |only too |quite )?(?:happy|glad|pleased|content|prepared|willing) to (?:let|send|share|provide|circulate|forward|supply|come back|bring|write|draft|arrange|ask|look into)\b"), 0.75),
    ("undertakings.would_be_sent", re.compile(rf"\b(?:would|will|could) (?:also |then )?be (?:[a-z]+ly )?{_SENT}(?: [\w'-]{{1,30}}){{0,4}}? (?:to|with|for|back to|among|amongst|before) (?:(?:all|the|those|other|interested|board|committee|panel|scrutiny|select|ward|local|both|any|overview and|each) ){{0,4}}{_TO_MEMBERS}", re.I), 0.8),
    ("undertakings.would_be_sent", re.compile(rf"\b(?:would|will|could) (?:also |then )?be (?:{_SENT}|{_DONE})(?: [\w'-]{{1,30}}){{0,6}}? (?:after the meeting|following the meeting|outside (?:of )?the meeting|in writing)\b", re.I), 0.75),
    ("undertakings.will", re.compile(rf"(?:(?<=\bHe )|(?<=\bShe ))will (?:also |then )?{_VERBS}"), 0.7),
    ("undertakings.would_find_out", re.compile(r"\bwould (?:also |then )?(?:be in touch|get in touch|make contact|check|find out|look into|come back (?:to|with)|get back to|report back|feed back|follow (?:this|that|it) up|take (?:this|that|it) (?:away|back|up)|let (?:members|the (?:committee|panel|board)) (?:know|have))\b", re.I), 0.65),
    ("undertakings.would_send", re.compile(r"\bwould (?:also |then |be happy to )?(?:be (?:very )?(?:happy|glad|pleased) to )?(?:provide|send|circulate|share|forward|e-?mail|supply|report back|feed back|write|let|bring|raise|pass)\b(?: [\w'-]{1,30}){0,9}? (?:(?:to|with|back to|for|before) )?(?:(?:all|the|those|board|committee|panel|scrutiny|select|ward) ){0,3}(?:members|councillors|committee|panel|board|chair(?:man)?|cllr|councillor|mrs?|ms|him|her|them|after the meeting|outside (?:of )?the meeting|in writing|written (?:response|answer|reply|update))\b", re.I), 0.7),
)  # fmt: skip
_OPINION = re.compile(
    r"\b(?:not|never|no) (?:agreed|offered|promised|undertook)|\b(?:if|whether|asked (?:if|whether|that|for)|suggested|requested that|hoped|proposed)\b",
    re.I,
)
_BODY = re.compile(
    r"^(?:the )?(?:[\w-]+ )?(?:committee|sub-committee|panel|board|council|cabinet|executive|members|councillors|meeting|commission|forum|it|government|pc|tc|someone|somebody|nobody|anyone|residents?|parents?|families|(?:parish|town) council)$",
    re.I,
)
_FINITE = re.compile(
    r"\b(?:was|were|is|are|had|has|have|would|could|did|does|said|stated|asked|noted|explained|felt|reported|replied|responded|added|confirmed|advised|informed|told|queried|commented|highlighted|answered|indicated|assured|agreed|thought|pointed|outlined|described|that|which|who|undertook|gave|spoke|began|came|went|rose|fell|met|ran|led|held|left|made|brought|sent|found|got|became|grew|took|drew|put|read|understood|knew|[a-z]{3,}ed)\b"
)
_SUBJECT_STARTS = re.compile(
    r"(?:^|,\s|;\s|\band\s|\bthat\s|\bbut\s|:\s)(?=(?:the |The |an? |An? |officers\b|he\b|she\b|they\b|[A-Z]))"
)
_SETTING = re.compile(
    r"^(?:In|Following|When|After|As|On|With|Responding|Asked|Turning|At|To|Regarding|Having|During|Whilst|While|For|Finally|Referring|Answering|Replying)\b"
)
MOST_COMPARED = 300  # actions that a promise is compared with
_PRONOUN = re.compile(r"^(?:he|she|they|we)$", re.I)
_SPEECH = re.compile(
    rf"\b(?:{_SAID}|reported|noted|clarified|shared|outlined|highlighted|commented|reminded|agreed|told)\b"
)


def find_undertakings(
    make: Maker, parts: Sequence[Part], actions: Sequence[FoundAction], recommendations: Sequence[FoundRecommendation]
) -> tuple[FoundUndertaking, ...]:
    found: list[FoundUndertaking] = []
    minuted = [
        (_content(one.text), getattr(one, "owner", "").lower()) for one in (*actions, *recommendations)[:MOST_COMPARED]
    ]
    taken = Taken(actions)
    for part in parts:
        if part.section not in ("discussion", "points"):
            continue
        subject = ""
        for paragraph in part.paragraphs:
            for start, end in sentences(paragraph.words):
                one = _in_sentence(make, paragraph, start, end, subject)
                subject = _subject_of(make, paragraph, start, end) or subject
                if one and not taken.covers(one) and not _repeated(one, minuted):
                    found.append(one)
    return tuple(found)


_WORD = re.compile(r"[A-Za-z]{4,}")
_COMMON = frozenset(
    "that with would will have been this their from were members committee panel board provide provided agreed select director council report meeting further service services the which about regarding written response".split()
)


def _content(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text[:1500])) - _COMMON


def _repeated(one: FoundUndertaking, minuted: Sequence[tuple[frozenset[str], str]]) -> bool:
    """Whether an action or a recommendation says the same again; a few shared words do when it has the same owner."""
    mine = _content(one.text) - _content(one.who)
    who = one.who.lower().split()
    for other, owner in minuted:
        shared = len(mine & other)
        same_person = bool(who) and who[-1] in owner
        if shared >= 3 and shared * (3 if same_person else 2) >= min(len(mine), len(other)):
            return True
    return False


def _in_sentence(
    make: Maker, paragraph: Paragraph, start: int, end: int, subject_above: str
) -> FoundUndertaking | None:
    words = paragraph.words
    if end - start > 3000 or words[start:end].rstrip().endswith("?"):
        return None
    for rule, pattern, sure in RULES:
        for match in pattern.finditer(words, start, end):
            if (
                _OPINION.search(words, _clause_of(words, start, match.start()), match.start() + 1)
                and rule != "undertakings.said_would"
            ):
                continue
            passive = rule == "undertakings.would_be_sent"
            begin = _passive_start(words, start, match.start()) if passive else start
            who = _who(
                make,
                paragraph,
                begin,
                match.start(),
                subject_above,
                passive=passive,
                active_would=rule in ("undertakings.would_send", "undertakings.would_find_out"),
            )
            if who is None:
                continue
            first, last = trim(words, begin, end)
            last -= words[last - 1] == "."
            return FoundUndertaking(
                *make.slice(paragraph, first, last), rule, sure, who, make.due(paragraph, first, last)
            )
    return None


_OTHER_SUBJECT = re.compile(
    r"(?:, (?:and |but )?|; | and | but )(?=(?:the |The |[A-Z])[\w'.]{1,30} |(?:agreed|offered|undertook|promised|volunteered) )"
)


def _clause_of(words: str, start: int, verb: int) -> int:
    """Where to look for what makes an opinion of it: the last 90 characters, not before another subject begins."""
    begin = max(start, verb - 90)
    for other in _OTHER_SUBJECT.finditer(words, begin, verb):
        begin = other.end()
    return begin


_NEXT_CLAUSE = re.compile(r", and (?!that\b)(?=[a-z])| and (?=(?:an?|further|more|copies) )")


def _passive_start(words: str, start: int, verb: int) -> int:
    """Where the promise itself starts when an unrelated clause stands before it: ", and briefing notes ... would be sent"."""
    begin = start
    for joint in _NEXT_CLAUSE.finditer(words[start:verb]):
        before, after = words[start : start + joint.start()], words[start + joint.end() : verb]
        if (
            _FINITE.search(before)
            and not re.search(r"\b(?:said|stated|that he|that she)\b", after)
            and not re.match(r"(?:undertook|agreed|said|offered|promised|would|was|were|had)\b", after)
        ):
            begin = start + joint.end()
    return begin


def _who(
    make: Maker, paragraph: Paragraph, start: int, verb: int, subject_above: str, *, passive: bool, active_would: bool
) -> str | None:
    """Who promises: as printed, "" if nobody is named, None when the sentence is no promise of a person (a body decides)."""
    words = paragraph.words
    if passive:
        span = _opening_subject(words, start, verb)
        if span and not _SPEECH.match(words, _next_word(words, span[1])):
            span = None
    else:
        span = _near_subject(words, start, verb) or _opening_subject(words, start, verb)
    if span is None:
        return "" if passive else None if active_would else ""
    who = make.printed(paragraph, *span)
    bare = who.replace("\u2019", "'")
    if _PRONOUN.match(bare):
        return (subject_above or who) if bare.lower() != "they" or not active_would else None
    if _BODY.match(bare) and not OTHER_BODY.match(bare):
        return "" if passive else None
    if active_would and not _person_like(bare) and not is_name(bare):
        return None
    return re.sub(r",$", "", who)


def _person_like(words: str) -> bool:
    return bool(
        re.search(
            r"\b(?:director|officer|officers|head|manager|member|chair|chairman|lead|leader|clerk|mr|mrs|ms|dr|cllr|councillor|team|holder|commissioner|inspector|executive)\b",
            words,
            re.I,
        )
    )


def _next_word(words: str, index: int) -> int:
    match = re.compile(r"[\s,]*(?:also |then |further |had |has )?").match(words, index)
    return match.end() if match else index


def _near_subject(words: str, start: int, verb: int) -> Span | None:
    """The noun phrase straight before the verb: from the first boundary after which no other verb stands."""
    window = max(start, verb - 160)
    for boundary in _SUBJECT_STARTS.finditer(words, window, verb):
        first = boundary.end()
        chunk = words[first:verb]
        if boundary.start() == window and window != start and boundary.group() == "":
            continue
        if first == start and _SETTING.match(chunk):
            continue
        if not _FINITE.search(chunk.rstrip(" ,")) or re.fullmatch(r"[^,]{2,90} (?:had|has|have|also|then)\s*", chunk):
            last = first + len(
                re.sub(r"\s+(?:had|has|have|also|then|therefore|who)$|,$", "", chunk.rstrip()).rstrip(" ,")
            )
            if last > first:
                return first, last
    return None


def _opening_subject(words: str, start: int, verb: int) -> Span | None:
    """The subject of the sentence: its first noun phrase, after an opening such as "In response to a question"."""
    first = start
    if _SETTING.match(words[start : start + 30]):
        comma = re.compile(r", (?=(?:the |The |Mr|Mrs|Ms|Dr|Cllr|Councillor|officers|[A-Z]))").search(
            words, start, verb
        )
        if not comma:
            return None
        first = comma.end()
    finite = _FINITE.search(words, first, verb + 1)
    last = finite.start() if finite else verb
    phrase = words[first:last].rstrip(" ,")
    phrase = re.sub(r"\s+(?:also|then|further|therefore)$", "", phrase)
    if (
        not phrase
        or len(phrase) > 110
        or not re.match(r"(?:the |The |an? |An? |officers|he\b|she\b|they\b|[A-Z])", phrase)
        or re.match(r"(?:It|There|This|These|A question|Members)\b", phrase)
    ):
        return None
    return first, first + len(phrase)


def _subject_of(make: Maker, paragraph: Paragraph, start: int, end: int) -> str:
    span = _opening_subject(paragraph.words, start, min(end, start + 400))
    if not span:
        return ""
    who = make.printed(paragraph, *span)
    return "" if _PRONOUN.match(who) else who
