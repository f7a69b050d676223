"""Who got which grade: the grades of a sentence, each with the areas that stand before it or after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .dates import MONTH
from .grades import A_SERVICE, GIVEN_TO, GRADED, INSPECTED, WEAK

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Given:
    area: Span | None
    grade: Span
    rule: str
    sure: float


_FOR = re.compile(
    rf"\W{{0,3}}(?:overall )?(?:for|in|against|across|on|at(?=\s+\w{{3,20}}ing\b))\s+(?=\w)|\W{{0,3}}(?:overall )?(?:by [A-Z][\w' ]{{2,60}}? )?(?:in (?:{MONTH} )?(?:19|20)\d\d )?for\s+(?=\w)",
    re.I,
)
_A_TIME = re.compile(
    rf"(?:the )?(?:\d|{MONTH}\b|spring|summer|autumn|winter|last|previous|its (?:last|previous)|response|all |that (?:occasion|time|inspection|year)|part\b|full\b|turn\b|this\b|each\b|line\b|particular\b|(?:\w+ )?(?:inspection|report)s? (?:in|of)\b|the (?:\w+ ){{0,2}}(?:inspection|report|visit)\b)",
    re.I,
)
_NEXT_AREA = re.compile(
    r",? and (?:for |in )?(?=the (?:experiences|impact|overall|effectiveness|domain|areas?|quality|progress|help)\b)|,? and (?:for|in) |, (?:for|in) |,? and at (?=\w{3,20}ing\b)",
    re.I,
)
_AREA_LEAD = re.compile(
    r"^(?:(?:(?:and|both|of|for|with|those of|as were|as was)\b|overall,? (?:with|and)\b|in (?:19|20)\d\d,?|the (?:[\w]+'s )?(?:overall )?(?:rating|grade|judge?ment)s? (?:for|of)|at the (?:\w+ ){0,2}(?:inspection|visit|review)(?: (?:in|of) (?:[A-Z]\w+ )?(?:19|20)\d\d)?,?|the (?:domains?|areas?|categor(?:y|ies)|judge?ments?|theme) (?:of|for)|(?:its|their|our) )\s*)+",
    re.I,
)
_AREA_TAIL = re.compile(
    r"(?:,? (?:and|with|but|while|whilst|which|although|by|in (?:19|20)\d\d|at the|following|had|has|have|had been|has been|have been|was|were|is|are|being|be|rated|judged|graded|overall|as|to be|to|also|again|each|all|both|the|deemed|found|given|a|an)\b)*[\s,;:.\"'(-]*$",
    re.I,
)
_AREA_STOP = re.compile(
    r"[;:]|,? (?:but|while|whilst|which|although|because|so that|by|and (?:that|this|there|it|a|was|had)|at the|following|after) |, (?!and )(?=\w+ing\b)|, with |, and (?=(?:an?|that|members|the council|inspectors) )|,? in (?:19|20)\d\d\b|[.]$",
    re.I,
)


def given_in(words: str, start: int, end: int) -> Iterator[Given]:
    """The grades after "rated", "judged" and the like, each verb with those up to the next verb."""
    verbs = list(GIVEN_TO.finditer(words, start, end))
    done = start
    untils = [*(later.start() for later in verbs), end][1:]
    last: Span | None = None
    inspected = INSPECTED.search(words, start, end) is not None
    of_a_service = inspected or (
        INSPECTED.search(words) is not None and A_SERVICE.search(words, start, end) is not None
    )
    for verb, until in zip(verbs, untils, strict=True):
        graded = GRADED.search(words, verb.end(), until)
        printed_as_grade = graded is not None and (
            graded["grade"][:1].isupper() or (graded["grade"].lower().startswith("require") and INSPECTED.search(words))
        )
        if WEAK.search(verb.group()) and not of_a_service and not printed_as_grade:
            continue
        before = _HAVING_BEEN.search(words, max(done, verb.start() - 30), verb.start())
        if before and last and graded:
            yield Given(last, graded.span("grade"), "judgements.from", 0.85)
            done = graded.end()
            continue
        for shared in _shared_out(words, done, verb, until):
            yield shared
            last = shared.area or last
            done = max(done, shared.grade[1], shared.area[1] if shared.area else 0)


_HAVING_BEEN = re.compile(
    r"\b(?:having (?:\w+ly |once )?been|after (?:\w+ly )?being|compared with being) (?:\w+ly )?$", re.I
)
_OF_SOMETHING = re.compile(
    r"\W{1,2}(?:features?|practices?|elements?|aspects|examples?|work|progress|outcomes|actions|authorit(?:y|ies)|schools?|provision|standards?|quality|leadership|areas|services?\b(?! overall))",
    re.I,
)


def _shared_out(words: str, start: int, given: re.Match[str], end: int) -> Iterator[Given]:
    """Each grade of a sentence with its areas, which stand before it ("care had been rated Good") or after ("Good for care")."""
    grades = [
        grade for grade in GRADED.finditer(words, given.end(), end) if not _OF_SOMETHING.match(words, grade.end())
    ]
    last: Span | None = None
    for number, grade in enumerate(grades):
        chunk = words[grades[number - 1].end() if number else given.end() : grade.start()]
        if number and _BEFORE_THAT.search(chunk):
            yield Given(last, grade.span("grade"), "judgements.from", 0.8)
            continue
        kept = _ITS_OWN_VERB.search(chunk) if number else None
        if kept:
            begin = grades[number - 1].end()
            area = trim_area(words, clause_start(words, begin, begin + kept.start()), begin + kept.start())
            yield Given(area, grade.span("grade"), "judgements.kept", 0.8)
            last = area or last
            continue
        until = grades[number + 1].start() if number + 1 < len(grades) else end
        after = _for_what(words, grade.end(), until)
        if after:
            areas = list(_split_areas(words, after.end(), until))
        else:
            before = _area_before(words, start if number == 0 else grades[number - 1].end(), given, grade)
            areas = list(split_both(words, before)) if before else []
        if not areas:
            yield Given(None, grade.span("grade"), "judgements.given", 0.8)
        for area in areas:
            last = area
            rule = "judgements.each" if len(areas) > 1 and not after else "judgements.given"
            yield Given(area, grade.span("grade"), rule, 0.9)


_BEFORE_THAT = re.compile(
    r"\b(?:(?:down|up|improved|declined|dropped|fallen|risen|changed) from|compared (?:with|to)|having (?:previously )?been|previously|formerly)(?: an?)?\W{1,3}$",
    re.I,
)
_ITS_OWN_VERB = re.compile(
    r"\b(?:was|were|is|are|had been|remain(?:s|ed)|stay(?:s|ed)(?: at)?)(?: again| still)?\W{1,3}$", re.I
)


def _split_areas(words: str, start: int, end: int) -> Iterator[Span]:
    stop = _AREA_STOP.search(words, start, end)
    end = stop.start() if stop else end
    done = start
    for joint in (*_NEXT_AREA.finditer(words, start, end), None):
        area = trim_area(words, done, joint.start() if joint else end)
        if area:
            yield area
        done = joint.end() if joint else end


def split_both(words: str, area: Span) -> Iterator[Span]:
    """ "graded both the help and the care as good" and "safe and caring were each good": one area each."""
    start, end = area
    done = start
    joints = _BOTH if words[max(0, start - 5) : start].lower() == "both " else _QUESTION_JOINT
    for joint in joints.finditer(words, start, end):
        yield done, joint.start()
        done = joint.end()
    yield done, end


_BOTH = re.compile(r" and (?=the )")
_QUESTION = r"(?:safe|effective|caring|responsive|well-led)"
_QUESTION_JOINT = re.compile(rf"(?<=(?:ing|.fe|ive|led))(?:,? and |, )(?={_QUESTION}\b)")


def _for_what(words: str, start: int, end: int) -> re.Match[str] | None:
    """The "for", "in" or "on" that leads to an area; not "in 2019" or "in March"."""
    match = _FOR.match(words, start, end)
    return None if match and _A_TIME.match(words, match.end()) else match


def area_after(words: str, start: int, end: int) -> Span | None:
    match = _for_what(words, start, end)
    return next(_split_areas(words, match.end(), end), None) if match else None


def overall_in(words: str) -> Span | None:
    """The judgement of an inspection, no area said, in a paragraph about overall effectiveness."""
    match = re.search(r"\boverall effectiveness\b", words, re.I)
    return match.span() if match else None


def _area_before(words: str, start: int, given: re.Match[str], grade: re.Match[str]) -> Span | None:
    between = words[given.end() : grade.start()] if start <= given.start() else words[start : grade.start()]
    colon = between.rfind(": ")
    if colon >= 0:
        return trim_area(words, grade.start() - len(between) + colon + 1, grade.start())
    if start <= given.start():
        active = re.match(
            r"\s+(?!(?:overall|separately|also|again)\b)(?:both )?(?P<area>(?:(?:the|our|its|[A-Z][\w-]{1,20}'s?) .{3,120}?(?=\s+(?:as|to be|at)\b))|[a-z][\w' ]{3,80}?(?=\s+(?:as|to be)\b))",
            between,
        )
        if not active and not _PASSIVE.search(words, max(start, given.start() - 12), given.start()):
            active = re.fullmatch(r"\s+(?P<area>(?:the|our|its) [\w' -]{3,80}?)[\s\"']*", between)
        if active:
            return given.end() + active.start("area"), given.end() + active.end("area")
        until = given.start()
        for _ in range(3):  # over "homes, Elm and Oak, had been rated good"
            begin = clause_start(words, start, until)
            area = trim_area(words, begin, given.start())
            if area or begin <= start or words[begin : given.start()].strip().split(" ")[0].lower() in _PRONOUNS:
                return area
            until = begin - 1
        return None
    return trim_area(words, start, grade.start())


_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are|each|both|all) $", re.I)


def clause_start(words: str, start: int, end: int) -> int:
    boundary = start
    for match in re.compile(
        r"\b(?:that|where|as|because|since|when|after|whether|said|reported|noted|heard|and that)\s+(?=(?:the|our|its|maternity|[a-z]+ services?)\b|[A-Z])|\band\s+(?=(?:the|our|its)\b)|[,;:]\s+"
    ).finditer(words, start, end):
        boundary = match.end()
    return boundary


# "The Elm Road Home was visited in May. It had been rated good."
_NAMED = re.compile(
    r"\b(?P<area>(?:[a-z]{3,20} (?:and )?){0,4}(?:at|in) (?:the )?(?:[A-Z][\w'-]+ ){1,4}(?:Hospital|Infirmary|Centre|Clinic)|(?:[A-Z][\w'-]+ (?:and )?){1,5}(?:Services?|Hospital|Infirmary|House|Home|Lodge|Unit|Team|Agency|Centre|Clinic))\b"
)
_STANDS_FOR = re.compile(
    r"(?:^|[.,;] |\band |\bbut |\bthat |\b(?:for|of) )(?:it|the (?:service|home|hospital|unit|team|agency|centre)|this)\b|,? and (?:had been|was|is) ",
    re.I,
)
_SENTENCE_BEFORE = 400


def named_before(words: str, start: int, given: Given) -> Span | None:
    """The one service named before a sentence that only says "it" or "the service"."""
    if not _STANDS_FOR.search(words, max(0, start - 2), given.grade[0]) or _NAMED.search(words, start, given.grade[0]):
        return None
    named = {one["area"]: one.span("area") for one in _NAMED.finditer(words, max(0, start - _SENTENCE_BEFORE), start)}
    return next(iter(named.values())) if len(named) == 1 else None


_SAID = re.compile(
    r".{0,80}\b(?:(?:replied|advised|reported|said|noted|heard) that(?: one)?|in (?:19|20)\d\d,?(?= (?:the|its|our|their|[a-z]+ services)\b)) ",
    re.I,
)


def said_of(words: str, start: int, end: int) -> Span:
    """The area without who said it and when: "advised that in 2019 the service"."""
    said = _SAID.match(words, start, end)
    return (said.end(), end) if said and said.end() < end else (start, end)


_PRONOUNS = frozenset(("it", "they", "he", "she", "this", "that", "which", "we"))
_NO_AREA = re.compile(
    r"\b(?:did|result|visit|having|had|has|have|was|were|is|are|inspection|improvement on|compared|rating|which|following)\b",
    re.I,
)


def trim_area(words: str, start: int, end: int) -> Span | None:
    chunk = words[start:end]
    lead = re.match(r"[\s,;:\"'()-]+", chunk)
    start += len(lead.group()) if lead else 0
    lead = _AREA_LEAD.match(words[start:end])
    start += len(lead.group()) if lead else 0
    start, end = said_of(words, start, end)
    tail = _AREA_TAIL.search(words[start:end])
    end = start + tail.start() if tail else end
    area = words[start:end]
    if (
        not area.strip()
        or len(area) > 160
        or _NO_AREA.search(area)
        or re.match(
            r"(?:it|they|he|she|this|that|we|inspectors?|ofsted|(?:the )?(?:cqc|estyn|hmip|inspectorate|care quality commission|care inspectorate)$|which|\d+)\b",
            area,
            re.I,
        )
    ):
        return None
    return start, end
