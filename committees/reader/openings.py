"""Sentences that open a decision ("RESOLVED that", "The Panel agreed to"), and what makes a clause one."""

from __future__ import annotations

import re

_BODIES = r"(?:the )?(?:(?:[A-Z][\w&']{1,30},? (?:and )?){0,7}|scrutiny |select |sub-?)?(?:Committee|Sub-?Committee|Panel|Board|Council|Cabinet|Commission|Forum|Executive|Group|meeting|[Mm]embers|[Cc]ouncillors|committee|panel|board|council|Members present|Councillors present|PC|TC)"
_ALL_OF = r"(?:(?:[Aa]ll|ALL)(?: the| of the)? )?"
_ADVERBS = r"(?:(?:wish(?:es|ed) to|would like to|further|also|duly|noted and|discussed and|considered and|proposed and|moved and|unanimously|therefore|then|subsequently|formally|accordingly|collectively|had|has|have|was|were|it was)\s+){0,3}"
_AFTER = r"(?:,?\s+(?:unanimously|by (?:an? )?(?:\w{1,12} )?majority|by \w{1,8} votes to \w{1,8}|on a show of hands|nem\.? con\.?|without dissent|with \w{1,8} abstentions?|as follows|\d{1,4}/\d{2,4}|\((?!\d{1,2}\)|[a-z]\)|[ivx]{1,4}\)).{1,60}?\)),?)?"
_VERB = r"(?P<verb>RESOLVED|Resolved|resolved|AGREED|Agreed|agreed|RECOMMENDED|Recommended|recommended|DECIDED|decided|ORDERED|ordered|APPROVED|approved|CONCLUDED|determined|recommends|RECOMMENDS|(?<=to )recommend)"
_OPENING = re.compile(
    rf"(?:(?:(?P<it>[Ii]t|IT) (?:was|WAS|is) |(?P<body>{_ALL_OF}{_BODIES}|All|ALL) (?:(?:have|has|had) )?|(?:Accordingly|Therefore|Following (?:a|the) (?:vote|discussion|debate)|After (?:discussion|debate|consideration)|On a vote|By (?:an? |general |common |unanimous )?[\w ]{{1,40}}?|Having (?:considered|discussed)[^,.;]{{1,80}}),? (?:it was |(?:{_BODIES}) )?)){{0,2}}"
    rf"\*{{0,3}}{_ADVERBS}{_VERB}\b\*{{0,3}}{_AFTER}(?P<to>\s+to (?:the )?[A-Z][\w' ]{{1,80}}?(?=\s*(?:that\b|[:\-])))?"
    r"(?P<link>(?:\s*[,;](?=\s+(?:That|THAT|that)\b))?(?:\s+accordingly)?\s*[:\-]*\s*(?:(?:to )?(?:that|That|THAT)\b\s*[:\-]*\s*|(?=(?:to|TO)\b))?)",
)


# Boards that are never a council's own: what they agree to do is a promise, no decision of the meeting.
OTHER_BODY = re.compile(r"(?:[Tt]he )?(?:[A-Z][\w'&]{1,20} ){0,4}(?:Integrated Care|Health) Board\b")
_ACCORDINGLY = re.compile(r"\s+accordingly\s*(?:\.|$)")
_FIRST_CLAUSE = re.compile(r"\s*[:-]*\s*\(?(?:1|i|a)[.)] ?(?:[Tt]hat|[Tt]o|[Tt]he)\b")
_AT_START = re.compile(r"(?:^|[.!?][\"')]? )$")
_SAID_BY = re.compile(rf"\b(?:it was|{_BODIES})\b")
_ROUTINE = re.compile(
    r"\s*(?:the |these )?(?:draft )?(?:minutes|payments|accounts|cheques|by\b|in\b|at\b|and\b|\W)", re.I
)
# "It was agreed the Clerk should write", "agreed for the Clerk to write".
_WHO_DOES = re.compile(
    r"\s*(?:for )?(?:clerk\b|the (?:clerk|chair|officers?|[A-Z])|Cllrs? |Councillors? |Mrs? |Ms |[A-Z]{2,3} |officers )",
    re.I,
)
# "A resolution was passed to adopt the policy".
_PASSED = re.compile(
    r"(?:A|The)(?: [a-z]{1,20})? (?P<verb>resolution) was (?:[a-z]+ly )?(?:passed|carried)(?P<to>)(?P<link>\s*:?\s*(?:(?:that|That)\b\s*|(?=to\b)))"
)


def opening_at(words: str, start: int = 0, *, by_body: bool = False) -> re.Match[str] | None:
    """The match if the sentence at ``start`` opens a decision; ``by_body`` when it stands earlier who decides."""
    match = _OPENING.match(words, start) if not OTHER_BODY.match(words, start) else None
    if not match:
        return _PASSED.match(words, start)
    verb = match["verb"]
    if _ACCORDINGLY.match(words, match.end("verb")):
        return None
    said_by = by_body or bool(match["it"] or match["body"] or _SAID_BY.search(words, start, match.start("verb")))
    rest = words[match.end() :]
    linked = bool(match["link"].strip()) or rest[:3].lower() == "to " or not rest.strip() or bool(match["to"])
    if not linked and verb[:1].isupper() and _FIRST_CLAUSE.match(rest):
        linked = True
    if not linked and said_by and (verb.isupper() or verb == "approved"):
        linked = not _ROUTINE.match(rest)
    if not linked and match["it"] and verb in ("agreed", "resolved", "decided") and _WHO_DOES.match(rest):
        linked = is_decision(rest)
    if not linked:
        return None
    if verb.islower():
        if not said_by or (
            verb in ("recommended", "ordered", "approved")
            and not (
                verb == "recommended"
                and match["it"]
                and "that" in match["link"].lower()
                and _AT_START.search(words, max(0, start - 3), start)
            )
            and not (match["to"] or match["body"] or "to " in rest[:12])
        ):
            return None
        if verb in ("agreed", "decided", "determined") and not is_decision(rest):
            return None
    elif verb[1:].islower() and not (match["link"].strip() or not rest.strip() or _FIRST_CLAUSE.match(rest)):
        return None
    return match


_IT_WAS = re.compile(
    r"(?:(?:[,;]|\b(?:by|and)\b|[A-Z]\w{1,30})(?: and)?(?: (?:unanimously|duly|it was|was|were|then|therefore)){0,3} (?=(?:RESOLVED|AGREED|RECOMMENDED)\b)|(?:[,;] and |\band |[,;] )(?=(?:the )?(?:Committee|Sub-Committee|Panel|Board|Council|Cabinet|Commission|committee|panel|board|council|Members) (?:RESOLVED|AGREED|(?:unanimously )?resolved)\b)|\band (?=(?:the )?(?:PC|TC|(?:Parish |Town )?Council|Committee|Panel|Board) (?:unanimously )?(?:agreed|decided) (?:to|that)\b)|(?:[,;] (?:and )?|\band |\bnominations,? |\bvote,? |\b(?:by|from) (?:Cllr|Councillor) [A-Z]\w{1,20}(?: [A-Z]\w{1,20})?,? )(?=it was \w))"
)


# "The Board noted the figures and agreed that a plan be written".
_BODY_FIRST = re.compile(rf"(?:(?:{_ALL_OF}{_BODIES}|All|It was) )")
_AND_AGREED = re.compile(
    r"(?:,? and |, |; )(?:then |also |further |unanimously |therefore )?(?=(?:agreed|resolved|AGREED|RESOLVED|recommended|RECOMMENDED) (?:that|to)\b)"
)


def opening_within(words: str, start: int, end: int) -> re.Match[str] | None:
    """ "..., seconded by B, it was RESOLVED that": the decision that ends a longer sentence."""
    for joint in _IT_WAS.finditer(words, start, end):
        opening = opening_at(words, joint.end())
        if opening:
            return opening
    if _BODY_FIRST.match(words, start, end):
        for joint in _AND_AGREED.finditer(words, start, end):
            opening = opening_at(words, joint.end(), by_body=True)
            if opening:
                return opening
    return None


def after_verb(words: str, opening: re.Match[str]) -> int:
    """Where the clause starts, its "that" included."""
    start = opening.start("link")
    while start < len(words) and words[start] in " :-":
        start += 1
    if words.startswith("accordingly ", start):
        start += len("accordingly ")
    return start


# What people are told to do after "to": "the Clerk to inspect the bench".
ERRANDS = frozenset(
    "mention establish take look put issue make carry draw open close lock run pass show go hold complete inspect book buy repair replace paint clean cut clear remove fit mend fix advertise collect pay liaise monitor confirm enquire inquire research explore develop amend revise correct sign recirculate distribute post print ring phone telephone call "
    "visit walk measure plant erect display publicise promote apply register price cost source compile collate gather ensure remind thank advise inform notify tell let pursue progress resolve rearrange reply acknowledge escalate upload lobby nominate "
    "recruit brief resend deliver move relocate identify list record log liase engage convene action deal clarify include represent lead host scope map feedback consider discuss approach reinstate report seek meet keep continue bring start begin agree finalise "
    "formulate undertake establish assess examine determine ascertain oversee facilitate co-ordinate coordinate".split()
)
TASK_VERBS = frozenset(
    "provide bring send share circulate write report submit contact arrange investigate prepare produce publish invite ask request speak meet come look attend obtain "
    "check give take raise chase draft present review respond supply forward email add update organise organize consult seek find follow feed set hold install purchase place order".split()
)
_TASK_DONE = frozenset(
    "sent provided shared brought circulated submitted reported added invited asked written given presented deferred arranged set held established referred approved accepted adopted noted included "
    "obtained contacted made taken placed installed purchased updated appointed prepared published requested reviewed considered scheduled convened received forwarded emailed distributed organised undertaken".split()
)
_DECIDES = TASK_VERBS | frozenset(
    "be not note endorse support receive approve agree authorise delegate continue include defer refer adopt accept recommend thank welcome notes endorses supports approves agrees recommends requests asks receives provides brings sends writes reports".split()
)
# What follows "would" or "will" in an opinion and not in a decision; "needed" and the like after "would be".
_THINKS = frozenset(
    "help benefit enable allow make mean improve lead cause have like love want prefer appreciate depend require continue remain become seem feel need take come give go work cost increase reduce lose affect prove happen show deserve suffer save fall rise get keep bring add".split()
)
_FELT = frozenset(
    "needed required expected interested pleased concerned disappointed delighted affected helped based used missed welcomed improved surprised tempted minded".split()
)
_FIRST_VERB = re.compile(
    r"\b(?P<past>was|were|had|is|are|has|have|could|might|may|can|did|does|needed|seemed|remained|felt|wanted|said|explained|stated)\b"
    r"|\b(?P<modal>would|should|will|shall|must)\b(?: also| therefore| now| then)? (?P<next>[a-z]+)(?: [a-z]{2,15}ly)?(?: (?P<after>[a-z]+))?"
    rf"|\b(?P<base>{'|'.join(sorted(_DECIDES))})\b"
)


def is_decision(rest: str) -> bool:
    """Whether what was "agreed that ..." is a decision (be noted, would be sent) and not an opinion (was important)."""
    rest = rest.strip()[:600]
    if not rest or rest.startswith("to ") or rest.endswith(":"):
        return True
    match = _FIRST_VERB.search(rest)
    if not match or match["past"]:
        return False
    if match["base"]:
        return True
    following = match["after"] or ""
    if match["next"] == "be":
        return following in _TASK_DONE or (following.endswith("ed") and following not in _FELT)
    if match["next"] == "need" and match["modal"] == "will":
        return following == "to"
    return match["next"] in TASK_VERBS or (
        match["next"] not in _THINKS and match["modal"] in ("would", "will", "shall")
    )


# "The Panel:" above a list of what it did: "1. NOTED the report".
BODY_ALONE = re.compile(rf"(?:{_BODIES})\s*:?\s*-?\s*")
DID = re.compile(
    r"(?:also |further |unanimously )?(?:noted?s?|agree[sd]?|approve[sd]?|resolve[sd]?|request(?:s|ed)?|recommend(?:s|ed)?|endorse[sd]?|support(?:s|ed)?|ask(?:s|ed)?|delegate[sd]?|authorise[sd]?|instruct(?:s|ed)?|welcome[sd]?|thank(?:s|ed)?|remit(?:s|ted)?|defer(?:s|red)?)\b",
    re.I,
)
DECIDED = re.compile(
    r"(?:also |unanimously )?(?:agree|approve|resolve|recommend|endorse|delegate|instruct|remit)[sd]?(?:ed)?\b", re.I
)

# ------------------------------------------------------------------ sentences that announce a list
_FOLLOWS = re.compile(r"\b(?:following|follows|these|below|recorded|that|to|made|submitted|including)\b", re.I)
_BY_A_BODY = re.compile(
    r"\b(?:committee|sub-committee|panel|board|council|commission|cabinet|executive|forum|group|members|councillors|meeting|they|it was|RESOLVED|agreed|(?:was|were|be) (?:also )?(?:made|put|sent|submitted|requested|noted|agreed|identified|recorded))\b|^and requested\b",
    re.I,
)
_BY_OTHERS = re.compile(
    r"\b(?:ofsted|inspectors?|inspectorate|cqc|estyn|ombudsman|peer|auditors?|reviewers?|healthwatch|the (?:report|review|inspection|letter|audit|director|officers?) (?:made|had made|contained|included|set out|identified))\b",
    re.I,
)
# (section, pattern of the sentence that ends in a colon)
LEADS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (section, re.compile(pattern, re.I))
    for section, pattern in (
        ("information", r"\binformation requests?\b|\brequest(?:s|ed)?\b[^:]{0,40}\binformation\b|\b(?:additional|further) information\b|\binformation (?:was|were|be) requested\b"),
        ("suggestions", r"\bsuggest(?:ions?|ed)\b"),
        ("recommendations", r"\brecommend(?:ations?|s|ed)?\b"),
        ("actions", r"\b(?:following|these|agreed) (?:\w+ )?actions?\b|\bactions? (?:points? )?(?:(?:were|are|was) )?(?:also )?(?:agreed|noted|identified|requested|taken|arose|arising)\b"),
    )
)  # fmt: skip
_TO_RECOMMEND = re.compile(
    r"^(?:(?:RESOLVED|Resolved|AGREED|Agreed)\b[ :,-]{0,4})?(?:(?:[Tt]hat )?(?:the )?(?:[A-Z][\w-]{1,30} ){0,6})?(?:(?:[Tt]o|[Tt]hat (?:it|the \w{1,30}|[A-Z]\w{1,30}) be) )?(?:formally )?(?:recommend(?:s|ed)?|RECOMMEND(?:S|ED)?)\b[^.;]{0,140}:\W*$"
)


def announces(words: str) -> str:
    """The section of the list that a sentence ending in a colon announces ("The Panel made the following recommendations:"), else ""."""
    words = words.strip()
    if not words.rstrip(" -").endswith(":") or len(words.split()) > 60:
        return ""
    if _TO_RECOMMEND.match(words):
        return "recommendations"
    if not _FOLLOWS.search(words) or not _BY_A_BODY.search(words) or _BY_OTHERS.search(words):
        return ""
    return next((section for section, pattern in LEADS if pattern.search(words)), "")


def last_of_decision(words: str, pieces: list[tuple[int, int]], first: int, opening: re.Match[str]) -> int:
    """Index of the last sentence of the decision: those after it that go on with "That", "To" or a list letter are part of it."""
    last = first
    if not words[opening.end() : pieces[first][1]].strip() and first + 1 < len(pieces):
        last = first + 1
    while last + 1 < len(pieces) and GOES_ON.match(words, pieces[last + 1][0]):
        last += 1
    return last


GOES_ON = re.compile(r"(?:That|THAT|To) |\(?(?:[a-h]|[ivx]{1,4}|\d{1,2})[.)] ?")
