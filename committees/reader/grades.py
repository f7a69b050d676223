"""The words of inspectorates' grades, how sentences give them, and what only looks like a judgement."""

from __future__ import annotations

import re

GRADE = r"(?:requir(?:es?|ed|ing) improvement(?: to be good)?|inadequate|outstanding|very good|good|adequate|excellent|unsatisfactory|weak)"
GRADED = re.compile(rf"[\"']?\b(?P<grade>{GRADE})\b[\"']?", re.I)
SEND = re.compile(
    r"(?P<grade>typically (?:leads?|leading) to positive experiences and outcomes|typically positive experiences and outcomes|inconsistent experiences and outcomes|widespread and/?(?: ?or)? ?systemic failings)",
    re.I,
)
GIVEN = r"(?:rated|judged|graded|assessed|deemed|found(?! that\b)|classed|given|awarded|received|said that (?:things|it all) (?:were|was)|had (?:them|us) (?:down )?as|re-graded|regraded|evaluated|considered to be|(?:gave|giving) (?:an? |the )?(?:overall )?(?:grad(?:e|ing)s?|judge?ments?|ratings?)(?: of)?)"
GIVEN_TO = re.compile(rf"\b{GIVEN}\b", re.I)
NOUN = r"(?:judge?ments?|ratings?|grad(?:e|ing)s?|inspection outcome|outcome|verdict)"
INSPECTION_YEAR = re.compile(rf"\b(?P<year>(?:19|20)\d\d)\s*\(\s*[\"']?(?P<grade>{GRADE})[\"']?\s*\)", re.I)
LINE = re.compile(
    rf"^(?P<area>[A-Z][^.;:]{{3,160}}?)\s*(?:-|:|=|\||\s-\s)\s*[\"']?(?P<grade>{GRADE})[\"']?\s*\.?$", re.I
)
NOUN_BEFORE = re.compile(
    rf"\b{NOUN}\b(?: \w+){{0,4}}? (?:of|as|was that the (?:service|council|authority)|was|were|had been|is|(?:remain|stay)(?:s|ed) at|remain(?:s|ed)|at)(?: an?| still| now)? [\"']?(?P<grade>{GRADE})\b[\"']?",
    re.I,
)
NOUN_AFTER = re.compile(
    rf"\b(?:an?|the|its|their|our|previous|current|overall|of|from)(?: overall| previous| current)? [\"']?(?P<grade>{GRADE})[\"']? (?:ofsted |cqc |overall |inspection )?{NOUN}\b",
    re.I,
)
OVERALL_WAS = re.compile(
    rf"\b(?P<area>overall effectiveness|(?:the )?(?:impact|experiences|effectiveness|leadership|help|protection)[^.;:]{{0,120}}?) (?:was|were|had been|has been|is|remained|remains|as)(?: (?:rated|judged|graded))?(?: as)? [\"']?(?P<grade>{GRADE})\b[\"']?",
    re.I,
)
FROM_TO = re.compile(
    rf"\b(?:moved|improved|changed|rose|fell|went|slipped|upgraded|downgraded|raised|lowered|gone|progressed|risen|fallen|declined|dropped|gone (?:up|down)|came|come) from (?:an? )?[\"']?(?P<before>{GRADE})[\"']?(?: overall)?(?: in (?:19|20)\d\d)? to (?:an? )?[\"']?(?P<grade>{GRADE})\b",
    re.I,
)
# "work with courts was 'Good' and disposals were Outstanding": only grades printed as such.
PRINTED_GRADE = (
    r"(?:Requires? [Ii]mprovement(?: to be [Gg]ood)?|Inadequate|Outstanding|Very [Gg]ood|Good|Adequate|Excellent|Weak)"
)
WAS_PRINTED = re.compile(
    rf"(?:^|[,;:] |(?<=[.?!] )|\band |\bwhile |\bthat )(?:and )?(?:[Tt]he domain of |[Tt]he area of )?(?P<area>(?!(?:it|they|this|that|which)\b)[A-Za-z][\w' -]{{3,110}}?)(?: had been| was| were|(?<=leavers)|(?<=care))(?: (?:also |separately )?(?:rated|judged|graded)(?: separately)?(?: as)?)? [\"']?(?P<grade>{PRINTED_GRADE})\b"
)
# "All four judgements were good: leadership; help and protection; and care leavers".
ALL_WERE = re.compile(
    rf"\b(?:all|both|each)\b[^.;:]{{0,60}}? (?:was|were|had been) (?:rated |judged |graded )?(?:as )?[\"']?(?P<grade>{GRADE})[\"']?\s*(?::| -)\s+(?P<areas>[^.]{{5,600}})",
    re.I,
)
# "The A of one, and the A of another, had each been graded good".
EACH_WERE = re.compile(
    rf"(?P<areas>[^.;:]{{5,300}}?),? (?:had|have|has|were|was|are) (?:each|both|all) (?:been )?(?:rated |judged |graded |given )?(?:as |to be )?[\"']?(?P<grade>{GRADE})\b",
    re.I,
)
# "Leadership was good, as were the progress of children in care and of care leavers".
AS_WERE = re.compile(
    rf"\b(?P<grade>{GRADE})[\"']?(?: overall)?,? as (?:were|was|are|is|had been|had|have|has) (?P<areas>[^.;:]{{5,250}})",
    re.I,
)
# "the grade for care leavers, which remained at requires improvement", "only one, for care leavers, was inadequate".
FOR_WHICH = re.compile(
    rf"\b(?:for|that of|on|covering) (?P<area>[^.;,:]{{3,100}}),(?: which)? (?:had |has )?(?:remain(?:s|ed)|stay(?:s|ed)|was|were|is|been)(?: still| rated| judged| graded| at| as){{0,3}} [\"']?(?P<grade>{GRADE})\b",
    re.I,
)
# "The overall judgement was that services in the county require improvement".
THAT_NEED = re.compile(
    rf"\b{NOUN} (?:was|were|is|had been) that (?P<area>[^.;:,]{{3,100}}?) (?:(?:was|were|is|are) )?(?P<grade>{GRADE})\b",
    re.I,
)
# "the grade had risen to good in 2023".
ROSE_TO = re.compile(
    rf"\b(?:grade|rating|judge?ment) (?:had |has )?(?:risen|rose|moved|improved|fallen|fell|dropped|gone up|gone down|changed) to (?:an? )?[\"']?(?P<grade>{GRADE})\b",
    re.I,
)
# "Requires Improvement, which it was given in 2022".
WHICH_GIVEN = re.compile(
    rf"\b(?P<area>(?:the |its |our )?(?:local authority|council|authority|county|borough|city|service|department|partnership))\b[^.;]{{0,80}}? [\"']?(?P<grade>{GRADE})[\"']?,? (?:which|that) (?:it|they|we) (?:was|were|had been|got|received|had)(?: first| last)? (?:given|awarded|received|judged|in)\b",
    re.I,
)
NOW = re.compile(
    rf"\b(?:was|were|is|are) now (?:rated |judged |graded )?(?:as |to be )?[\"']?(?P<grade>{GRADE})[\"']?(?=\s*[.,;]|\s*$| overall\b)",
    re.I,
)
WHICH_HAD_BEEN = re.compile(
    rf"\bwhich had (?:previously |once )?been (?:rated |judged |graded )?(?:as )?[\"']?(?P<grade>{GRADE})\b", re.I
)
# "given one of outstanding, good or inadequate": grades in a row are the scale, or whatever schools have.
IN_A_ROW = re.compile(
    rf"\b{GRADE}[\"']?,? or (?:an? )?[\"']?{GRADE}\b|\b{GRADE}[\"']?, (?:an? )?[\"']?{GRADE}[\"']?(?:,? (?:or |and )?(?:an? )?[\"']?{GRADE}\b[\"']?){{1,4}}",
    re.I,
)
WEAK = re.compile(r"(?:found|deemed|considered to be|assessed|evaluated)$", re.I)
INSPECTED = re.compile(
    r"\b(?:ofsted|cqc|hmi|hmip|estyn|ilacs|inspect\w{0,6}|care quality commission|care inspectorate|judge?ments?|grad(?:e|es|ed|ing)|rat(?:ed|ing|ings)|framework|probation|quality indicators?)\b",
    re.I,
)
A_SERVICE = re.compile(
    r"\b(?P<area>(?:[\w'-]{2,20} ){0,4}(?:services?|home|hospital|infirmary|trust|provision|partnership|unit|ward|team|college|area|indicator|leadership|safety|safeguarding|protection|care leavers|children in care|fostering|adoption))\b",
    re.I,
)
KEPT = re.compile(
    rf"\b(?P<area>(?:the |its |our |their )?(?!(?:it|they|he|she|this|there|members?)\b)[\w'-]{{2,30}}(?: [\w'&-]{{1,30}}){{0,7}}?) (?:remain(?:s|ed)|stay(?:s|ed)(?: at)?|continue(?:s|d) to be) (?:rated |judged |graded )?[\"']?(?P<grade>{GRADE})\b[\"']?(?=\s*(?:[,.;]|overall\b|$| but\b| and\b| in\b))",
    re.I,
)
OVERALL_AFTER = re.compile(
    rf"\b(?:had been|has been|have been|were|was|is|are|be|remain(?:s|ed)|stay(?:s|ed)|renewed)(?: again| still)?(?: (?:rated|judged|graded))?(?: as)? [\"']?(?P<grade>{GRADE})[\"']? (?P<area>overall)\b",
    re.I,
)
FROM = re.compile(
    rf"\b(?:down|up|improved|declined|dropped|fallen|risen|changed) from (?:an? )?[\"']?(?P<grade>{GRADE})\b[\"']?",
    re.I,
)
SERVICE_HAD_BEEN = re.compile(
    rf"\b(?P<area>(?:[\w'-]{{2,30}} ){{0,4}}?(?:services?|authority|council|trust|provision|department|partnership|team|unit|indicator)) had (?:previously |once |long )?been (?:an? )?[\"']?(?P<grade>{GRADE})[\"']?(?= (?:at|in|when|before|since|for|until|by|overall|on|under)\b|\s*[,.;]|\s*$)",
    re.I,
)
# "help and protection - good; children in care - requires improvement": two or more in one sentence.
PAIR = re.compile(
    rf"(?:^|[:;,] |\band |\bwere )(?:and )?(?P<area>[a-z][\w' -]{{3,110}}?)\s*(?: - |: | \(|, (?:was |were )?)(?:[1-6] (?:- |\()?)?[\"']?(?P<grade>{GRADE})[\"']?\)?(?=\s*(?:[;,.)]|$| and ))",
    re.I,
)
IT_WAS = re.compile(
    rf"\b(?:it|the (?:authority|council|local authority|county|borough|city|service|department)) (?:had been|was|were|is) (?:rated |judged |graded )?(?:as )?[\"']?(?P<grade>{GRADE})[\"']?(?= overall\b| in (?:19|20)\d\d| at the (?:last|previous|time))",
    re.I,
)
# What looks like a judgement of the authority and is not: (why, pattern of the sentence).
NOT_A_JUDGEMENT: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("the scale", re.compile(r"\bscale\b|\bgrad(?:es|ings?) (?:run|range|go|are|were) |\branges? from\b|\bruns? from\b|\bfour[- ]point\b|\bthree possible\b|\bpossible (?:outcomes|grades)\b", re.I)),
    ("no judgement", re.compile(r"\b(?:a few|some|several|many|most) (?:areas|services|aspects)\b|\bno (?:areas?|services?|judge?ments?|grade)\b|\bnone of\b|\bneither\b|\b(?:not|never) (?:been )?(?:judged|rated|graded)", re.I)),
    ("a hope", re.compile(r"\bhop(?:e|ed|ing)\b|\baim(?:s|ed|ing)?\b|\bambition|\baspir|\btarget|\bsettle for\b|\bchance\b|\bprospect|\blikel|\bachiev(?:e|ing) (?:an? )?[\"']?(?:good|outstanding|requires)|\bwould (?:achieve|get|become|be (?:rated|judged|graded))|\bexpect(?:s|ed|ing)? (?:to|a|that)|\bnext inspection\b|\bwish|\breach(?:ing)? (?:an? )?[\"']?(?:good|outstanding)|\bto (?:get|move|become|reach|achieve|return)(?: to| rated| judged| graded)? (?:an? )?[\"']?(?:good|outstanding)\b|\b(?:could|can|might|may|should) (?:still |ever |yet |again |now )?(?:be|get|become|achieve) (?:rated |judged |graded )?|\bif (?:the|it|we|they)\b|\bpredict|\bon (?:course|track)\b|\bin line (?:to|for)\b|\bwant(?:s|ed)? (?:the|it|to|every|all)\b|\bforecast|\bconfident", re.I)),
    ("another authority", re.compile(r"\bneighbour|\bnearby\b|\banother (?:local )?(?:authority|council|county|borough)|\bother (?:local )?(?:authorit|council|count(?:y|ies)|boroughs)|\bcounty of\b|\bcouncil of similar|\belsewhere\b|\bnational(?:ly)?\b|\bauthorities\b|\bregional average|\bstatistical|\b(?:an?|some|one|two|three|other|several|placing) (?:[\w-]{1,20} ){0,2}?(?:trusts?|county|counties|boroughs?|authorit(?:y|ies)|councils?)\b|\b(?:councils|services|homes|trusts) (?:(?:that|which) (?:were|are|had been) )?(?:rated|judged|graded)\b|\b(?:one|two|three|four|five|six|most|half|many|some|all|\d{1,3}) of the (?:[\w-]{1,12} ){0,3}?(?:services|councils|authorities|counties|boroughs|trusts)\b|\bin the (?:midlands|north|south|east|west)\b", re.I)),
    ("an audit", re.compile(r"\baudit|\bcase files?\b|\bcases (?:were|had been|graded)|\bself[- ](?:evaluation|assess)|\bmoderat|\bpeer (?:review|challenge)|\bdip[- ]sampl|\bmock inspection|\bby (?:the )?(?:managers|residents|patients|parents|users|customers|respondents|staff|pupils)\b|\bsurvey|\bconsultation|\bpeer\b", re.I)),
    ("schools", re.compile(r"(?<!virtual )\bschools?\b|\bpupil referral unit|\bPRUs?\b|\bnurser|\bchildminder|\bsettings\b|\bacadem(?:y|ies)\b|\bcolleges?\b|\bsixth form", re.I)),
    ("ordinary words", re.compile(r"\broads\b|\broad (?:condition|surface|network)|\bfootways?\b|\bbridges\b|\bbathing\b|\b(?:air|water) quality\b|\bgood (?:practice|progress|work|news|example|quality|idea|outcomes|attendance|or better)\b|\boutstanding (?:issues|actions|matters|debt|work|items|balance|recommendations|queries|payments)\b", re.I)),
)  # fmt: skip
# Homes, hospitals and providers count only where the text names them or they are the authority's own.
UNNAMED_PLACE = re.compile(
    r"\bproviders?\b|\bhomes\b|\b(?:care|children's|residential|nursing) homes?\b|\bpractices\b|\bplacements?\b|\bhospitals?\b",
    re.I,
)
NAMED_PLACE = re.compile(
    r"\b[A-Z][\w'-]+ (?:[A-Z][\w'-]+ ){0,3}(?:Hospital|Infirmary|House|Unit|Home|Lodge|Centre|Trust|Clinic)\b|\b(?:[Aa]uthority|[Cc]ouncil|[Cc]ounty|[Bb]orough|[Cc]ity)'s (?:own )?(?:[a-z']+ ){0,2}(?:homes?|hospital)|\bits own (?:children's )?homes?|\bthe same (?:hospital|trust|home|site)\b"
)
HISTORY = re.compile(
    r"\band now\b,? (?:for the first time|ofsted|inspectors|the)|\b(?:previous(?:ly)?(?! (?:day|week|month|evening|afternoon|meeting)\b)|at the (?:last )?full inspection|last full inspection|remind\w{0,3} (?:\w+ ){1,2}that in|prior|earlier|former(?:ly)?|last time|had moved|up from|down from|improved from|in the past|on that occasion|at the (?:last|time)|having been|at every inspection|the last of which|for (?:\w+ )?years|long been|once been|since been (?:renewed|confirmed|repeated)|since (?:the [a-z' ]{3,40} (?:was|were)|being|it was))\b",
    re.I,
)


def excluded(clause: str) -> bool:
    if UNNAMED_PLACE.search(clause) and not NAMED_PLACE.search(clause):
        return True
    return any(pattern.search(clause) for _, pattern in NOT_A_JUDGEMENT)


_CLAUSE_CUT = re.compile(
    r"[;:]|, with a\b|, which\b|,? (?:but|although|though|while|whilst|whereas)\b|,? and (?:that|this|there|it|they|he|she|was|were|had|would|will|has|is|are|members|asked|queried|hoped|hopes|aimed|wanted|expected)\b",
    re.I,
)


def clause_around(words: str, start: int, end: int, index: int) -> str:
    """The clause of words[start:end] in which ``index`` stands."""
    first, last = start, end
    for cut in _CLAUSE_CUT.finditer(words, start, end):
        if cut.start() < index:
            first = cut.end()
        elif last == end:
            last = cut.start()
    return words[first:last]


_OF_A_PRONOUN = re.compile(r"\s*(?:and )?(?:it|they|which|who)\b", re.I)


def not_ours(words: str, start: int, end: int, index: int) -> bool:
    """Whether the clause of the grade excludes it, or its "it" is somebody else of whom the sentence speaks before."""
    clause = clause_around(words, start, end, index)
    if excluded(clause):
        return True
    before = words[start : max(start, words.find(clause, start))]
    return bool(_OF_A_PRONOUN.match(clause)) and any(
        why == "another authority" and pattern.search(before) for why, pattern in NOT_A_JUDGEMENT
    )
