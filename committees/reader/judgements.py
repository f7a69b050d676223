"""Grades that an inspectorate gave, and the areas for improvement that it named.

A grade counts only where a sentence gives it to the authority or to a service. ``NOT_A_JUDGEMENT`` lists what looks like one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .dates import MONTH
from .entries import Maker, Taken
from .found import FoundJudgement
from .lines import Paragraph, sentences
from .outline import Part

Span = tuple[int, int]
GRADE = r"(?:requires improvement(?: to be good)?|require improvement(?: to be good)?|required improvement(?: to be good)?|inadequate|outstanding|good|adequate)"
_GRADE = re.compile(rf"[\"']?\b(?P<grade>{GRADE})\b[\"']?", re.I)
_SEND = re.compile(
    r"(?P<grade>typically positive experiences and outcomes|inconsistent experiences and outcomes|widespread and/?(?: ?or)? ?systemic failings)",
    re.I,
)
_GIVEN = r"(?:rated|judged|graded|assessed|deemed|found|classed|given|awarded|received|re-graded|regraded)"
_GIVEN_TO = re.compile(rf"\b{_GIVEN}\b", re.I)
_NOUN = r"(?:judge?ments?|ratings?|grad(?:e|ing)s?|inspection outcome|outcome|verdict)"
_INSPECTION_YEAR = re.compile(rf"\b(?P<year>(?:19|20)\d\d)\s*\(\s*[\"']?(?P<grade>{GRADE})[\"']?\s*\)", re.I)
_LINE = re.compile(
    rf"^(?P<area>[A-Z][^.;:]{{3,160}}?)\s*(?:-|:|=|\||\s-\s)\s*[\"']?(?P<grade>{GRADE})[\"']?\s*\.?$", re.I
)
_NOUN_BEFORE = re.compile(
    rf"\b{_NOUN}\b(?: \w+){{0,4}}? (?:of|as|was that the (?:service|council|authority)|was|were|had been|is|at)(?: an?| still| now)? [\"']?(?P<grade>{GRADE})\b[\"']?",
    re.I,
)
_NOUN_AFTER = re.compile(
    rf"\b(?:an?|the|its|their|our|previous|current|overall|of|from)(?: overall| previous| current)? [\"']?(?P<grade>{GRADE})[\"']? (?:ofsted |cqc |overall |inspection )?{_NOUN}\b",
    re.I,
)
_OVERALL_WAS = re.compile(
    rf"\b(?P<area>overall effectiveness|(?:the )?(?:impact|experiences|effectiveness|leadership|help|protection)[^.;:]{{0,120}}?) (?:was|were|had been|has been|is|remained|remains|as)(?: (?:rated|judged|graded))?(?: as)? [\"']?(?P<grade>{GRADE})\b[\"']?",
    re.I,
)
_IT_WAS = re.compile(
    rf"\b(?:it|the (?:authority|council|local authority|county|borough|city|service|department)) (?:had been|was|were|is) (?:rated |judged |graded )?(?:as )?[\"']?(?P<grade>{GRADE})[\"']?(?= overall\b| in (?:19|20)\d\d| at the (?:last|previous|time))",
    re.I,
)
# What looks like a judgement of the authority and is not: (why, pattern of the sentence).
NOT_A_JUDGEMENT: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("the scale", re.compile(r"\bscale\b|\bgrad(?:es|ings?) (?:run|range|go|are|were) |\branges? from\b|\bruns? from\b|\bfour[- ]point\b|\bthree possible\b|\bpossible (?:outcomes|grades)\b", re.I)),
    ("no judgement", re.compile(r"\b(?:a few|some|several|many|most) (?:areas|services|aspects)\b|\bno (?:areas?|services?|judge?ments?|grade)\b|\bnone of\b|\b(?:not|never) (?:been )?(?:judged|rated|graded)", re.I)),
    ("a hope", re.compile(r"\bhop(?:e|ed|ing)\b|\baim(?:s|ed|ing)?\b|\bambition|\baspir|\btarget|\bsettle for\b|\bchance\b|\bprospect|\blikel|\bachiev(?:e|ing) (?:an? )?[\"']?(?:good|outstanding|requires)|\bwould (?:achieve|get|become|be (?:rated|judged|graded))|\bexpect(?:s|ed|ing)? (?:to|a|that)|\bnext inspection\b|\bwish|\breach(?:ing)? (?:an? )?[\"']?(?:good|outstanding)|\bto (?:get|move|become|reach|achieve|return)(?: to| rated| judged| graded)? (?:an? )?[\"']?(?:good|outstanding)\b|\bif (?:the|it|we|they)\b|\bpredict|\bforecast|\bconfident", re.I)),
    ("another authority", re.compile(r"\bneighbour|\bnearby\b|\banother (?:local )?(?:authority|council|county|borough)|\bother (?:local )?(?:authorit|council|count(?:y|ies)|boroughs)|\bcounty of\b|\bcouncil of similar|\belsewhere\b|\bnational(?:ly)?\b|\bauthorities\b|\bregional average|\bmoved from\b|\bprogressed from\b|\bstatistical", re.I)),
    ("an audit", re.compile(r"\baudit|\bcase files?\b|\bcases (?:were|had been|graded)|\bself[- ](?:evaluation|assess)|\bmoderat|\bpeer (?:review|challenge)|\bdip[- ]sampl|\bmock inspection|\bby (?:the )?managers\b", re.I)),
    ("schools and homes", re.compile(r"\bschools?\b|\bnurser|\bchildminder|\bsettings\b|\bproviders?\b|\bcare homes?\b|\bchildren's homes?\b|\bacadem(?:y|ies)\b|\bpractices\b|\bplacements?\b|\bcolleges?\b|\bhospital", re.I)),
    ("ordinary words", re.compile(r"\bgood (?:practice|progress|work|news|example|quality|idea|outcomes|attendance|or better)\b|\boutstanding (?:issues|actions|matters|debt|work|items|balance|recommendations|queries|payments)\b", re.I)),
)  # fmt: skip
_HISTORY = re.compile(
    r"\b(?:previous(?:ly)?|prior|earlier|former(?:ly)?|last time|had moved|up from|improved from|in the past)\b", re.I
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Given:
    area: Span | None
    grade: Span
    rule: str
    sure: float


def find_judgements(make: Maker, parts: Sequence[Part]) -> tuple[FoundJudgement, ...]:
    found: list[FoundJudgement] = []
    taken = Taken()
    for part in parts:
        if part.section in (
            "documents",
            "head",
            "witnesses",
            "attendance",
            "note",
            "suggestions",
            "actions",
            "information",
        ):
            continue
        for paragraph in part.paragraphs:
            found.extend(one for one in _in_paragraph(make, paragraph) if taken.add(one))
    return tuple(_with_history(_once(sorted(found, key=lambda one: one.start))))


def _once(found: Sequence[FoundJudgement]) -> list[FoundJudgement]:
    kept: dict[tuple[str, str, int | None], FoundJudgement] = {}
    for one in found:
        kept.setdefault((one.area.lower(), one.grade.lower(), one.year), one)
    return list(kept.values())


def _with_history(found: Sequence[FoundJudgement]) -> list[FoundJudgement]:
    """Of several inspections with years, only the last is not history."""
    latest = max((one.year for one in found if one.year), default=0)
    return [replace(one, historic=True) if one.year and one.year < latest else one for one in found]


def _in_paragraph(make: Maker, paragraph: Paragraph) -> Iterator[FoundJudgement]:
    words = paragraph.words
    if not _GRADE.search(words) and not _SEND.search(words):
        return
    line = _LINE.match(words.strip()) if len(words) < 220 else None
    if line and not _excluded(words):
        offset = len(words) - len(words.lstrip())
        yield _judgement(
            make,
            paragraph,
            _Given(
                (line.start("area") + offset, line.end("area") + offset),
                (line.start("grade") + offset, line.end("grade") + offset),
                "judgements.line",
                0.95,
            ),
            words,
        )
        return
    for start, end in sentences(words):
        if end - start > 3000 or not (_GRADE.search(words, start, end) or _SEND.search(words, start, end)):
            continue
        sentence = words[start:end]
        taken: list[Span] = []
        for given in _in_sentence(words, start, end):
            place = _place(given, taken)
            if place is None:
                continue
            taken.append(place)
            yield _judgement(make, paragraph, given, sentence, place)


def _excluded(clause: str) -> bool:
    return any(pattern.search(clause) for _, pattern in NOT_A_JUDGEMENT)


_CLAUSE_CUT = re.compile(
    r"[;:]|, with a\b|,? (?:but|although|though|while|whilst|whereas)\b|,? and (?:that|this|there|it|they|he|she|members|asked|queried|hoped|hopes|aimed|wanted|expected)\b",
    re.I,
)


def _clause_around(words: str, start: int, end: int, index: int) -> str:
    """The clause of words[start:end] in which ``index`` stands."""
    first, last = start, end
    for cut in _CLAUSE_CUT.finditer(words, start, end):
        if cut.start() < index:
            first = cut.end()
        elif last == end:
            last = cut.start()
    return words[first:last]


def _in_sentence(words: str, start: int, end: int) -> Iterator[_Given]:
    for match in _SEND.finditer(words, start, end):
        area = re.compile(r"\b(?P<area>local area partnership|local area|partnership|area)\b", re.I).search(
            words, start, match.start()
        )
        yield _Given(area.span("area") if area else None, match.span("grade"), "judgements.send", 0.9)
    for match in _INSPECTION_YEAR.finditer(words, start, end):
        yield _Given(None, match.span("grade"), "judgements.year", 0.85)
    seen: set[int] = set()
    for shared in _given(words, start, end):
        seen.add(shared.grade[0])
        if not _excluded(_clause_around(words, start, end, shared.grade[0])):
            yield shared
    for pattern, rule in (
        (_IT_WAS, "judgements.it_was"),
        (_OVERALL_WAS, "judgements.was"),
        (_NOUN_BEFORE, "judgements.noun_before"),
        (_NOUN_AFTER, "judgements.noun_after"),
    ):
        for match in pattern.finditer(words, start, end):
            if match.start("grade") in seen or _excluded(_clause_around(words, start, end, match.start("grade"))):
                continue
            seen.add(match.start("grade"))
            judged = (
                match.span("area")
                if "area" in match.groupdict()
                else _area_after(words, match.end(), end) or _overall(words)
            )
            yield _Given(judged, match.span("grade"), rule, 0.8)


# ------------------------------------------------------------------ who got which grade
_FOR = re.compile(r"\W{0,3}(?:overall )?(?:for|in|against|across|on)\s+(?=\w)", re.I)
_A_TIME = re.compile(
    rf"(?:the )?(?:\d|{MONTH}\b|spring|summer|autumn|winter|last|previous|its (?:last|previous)|response|all )", re.I
)
_NEXT_AREA = re.compile(
    r",? and (?:for |in )?(?=the (?:experiences|impact|overall|effectiveness|domain|areas?|quality|progress|help)\b)|,? and (?:for|in) |, (?:for|in) ",
    re.I,
)
_AREA_LEAD = re.compile(
    r"^(?:(?:and|both|the (?:domains?|areas?|categor(?:y|ies)|judge?ments?|theme) (?:of|for)|(?:its|their|our) )\s*)+",
    re.I,
)
_AREA_TAIL = re.compile(
    r"(?:,? (?:and|with|but|while|whilst|which|although|by|in (?:19|20)\d\d|at the|following|had been|has been|have been|was|were|is|are|being|be|rated|judged|graded|overall|as|to be|also|again|the|deemed|found|given|a|an)\b)*[\s,;:.\"'(-]*$",
    re.I,
)
_AREA_STOP = re.compile(
    r"[;:]|,? (?:but|while|whilst|which|although|because|so that|by|and (?:that|this|there|it|a|was|had)|at the|following|after) |, (?!and )(?=\w+ing\b)|, with |, and (?=(?:an?|that|members|the council|inspectors) )|,? in (?:19|20)\d\d\b|[.]$",
    re.I,
)


def _given(words: str, start: int, end: int) -> Iterator[_Given]:
    """The grades after "rated", "judged" and the like, each verb with those up to the next verb."""
    verbs = list(_GIVEN_TO.finditer(words, start, end))
    done = start
    untils = [*(later.start() for later in verbs), end][1:]
    for verb, until in zip(verbs, untils, strict=True):
        for shared in _shared_out(words, done, verb, until):
            yield shared
            done = max(done, shared.grade[1], shared.area[1] if shared.area else 0)


_OF_SOMETHING = re.compile(
    r"\W{1,2}(?:features?|practices?|elements?|aspects|examples?|work|progress|outcomes|actions|authorit(?:y|ies)|schools?|provision|standards?|quality|leadership|areas|services?\b(?! overall))",
    re.I,
)


def _shared_out(words: str, start: int, given: re.Match[str], end: int) -> Iterator[_Given]:
    """Each grade of a sentence with its areas, which stand before it ("care had been rated Good") or after ("Good for care")."""
    grades = [
        grade for grade in _GRADE.finditer(words, given.end(), end) if not _OF_SOMETHING.match(words, grade.end())
    ]
    for number, grade in enumerate(grades):
        until = grades[number + 1].start() if number + 1 < len(grades) else end
        after = _for_what(words, grade.end(), until)
        if after:
            areas = list(_split_areas(words, after.end(), until))
        else:
            before = _area_before(words, start if number == 0 else grades[number - 1].end(), given, grade)
            areas = [before] if before else []
        if not areas:
            yield _Given(None, grade.span("grade"), "judgements.given", 0.8)
        for area in areas:
            yield _Given(area, grade.span("grade"), "judgements.given", 0.9)


def _split_areas(words: str, start: int, end: int) -> Iterator[Span]:
    stop = _AREA_STOP.search(words, start, end)
    end = stop.start() if stop else end
    done = start
    for joint in (*_NEXT_AREA.finditer(words, start, end), None):
        area = _trim_area(words, done, joint.start() if joint else end)
        if area:
            yield area
        done = joint.end() if joint else end


def _for_what(words: str, start: int, end: int) -> re.Match[str] | None:
    """The "for", "in" or "on" that leads to an area; not "in 2019" or "in March"."""
    match = _FOR.match(words, start, end)
    return None if match and _A_TIME.match(words, match.end()) else match


def _area_after(words: str, start: int, end: int) -> Span | None:
    match = _for_what(words, start, end)
    return next(_split_areas(words, match.end(), end), None) if match else None


def _overall(words: str) -> Span | None:
    """The judgement of an inspection, no area said, in a paragraph about overall effectiveness."""
    match = re.search(r"\boverall effectiveness\b", words, re.I)
    return match.span() if match else None


def _area_before(words: str, start: int, given: re.Match[str], grade: re.Match[str]) -> Span | None:
    between = words[given.end() : grade.start()] if start <= given.start() else words[start : grade.start()]
    if start <= given.start():
        active = re.match(
            r"\s+(?P<area>(?:(?:the|our|its) .{3,120}?(?=\s+(?:as|to be|at)\b))|[a-z][\w' ]{3,80}?(?=\s+(?:as|to be)\b))",
            between,
        )
        if active:
            return given.end() + active.start("area"), given.end() + active.end("area")
        return _trim_area(words, _clause_start(words, start, given.start()), given.start())
    return _trim_area(words, start, grade.start())


def _clause_start(words: str, start: int, end: int) -> int:
    boundary = start
    for match in re.compile(
        r"\b(?:that|where|as|because)\s+(?=(?:the|our|its)\b|[A-Z])|\band\s+(?=(?:the|our|its)\b)|[,;:]\s+"
    ).finditer(words, start, end):
        boundary = match.end()
    return boundary


_NO_AREA = re.compile(r"\b(?:inspection|improvement on|compared|rating|which|following)\b", re.I)


def _trim_area(words: str, start: int, end: int) -> Span | None:
    chunk = words[start:end]
    lead = re.match(r"[\s,;:\"'()-]+", chunk)
    start += len(lead.group()) if lead else 0
    lead = _AREA_LEAD.match(words[start:end])
    start += len(lead.group()) if lead else 0
    tail = _AREA_TAIL.search(words[start:end])
    end = start + tail.start() if tail else end
    area = words[start:end]
    if (
        not area.strip()
        or len(area) > 160
        or _NO_AREA.search(area)
        or re.match(r"(?:it|they|he|she|this|that|we|inspectors?|ofsted|which|\d+)\b", area, re.I)
    ):
        return None
    return start, end


def _place(given: _Given, taken: Sequence[Span]) -> Span | None:
    """Where the judgement is marked in the text: area and grade together, or the one that is still free."""
    both = (min(given.area[0], given.grade[0]), max(given.area[1], given.grade[1])) if given.area else given.grade
    for place in (both, given.area, given.grade):
        if place and place[1] > place[0] and not any(place[0] < last and first < place[1] for first, last in taken):
            return place
    return None


def _judgement(
    make: Maker, paragraph: Paragraph, given: _Given, sentence: str, place: Span | None = None
) -> FoundJudgement:
    place = place or (min(given.area[0] if given.area else given.grade[0], given.grade[0]), given.grade[1])
    years = [int(year.group()) for year in _YEAR.finditer(sentence)]
    near = (
        _YEAR.search(paragraph.words, max(0, given.grade[0] - 12), given.grade[0])
        if given.rule == "judgements.year"
        else None
    )
    year = int(near.group()) if near else years[0] if len(years) == 1 else None
    area = make.printed(paragraph, *given.area) if given.area else ""
    return FoundJudgement(
        *make.slice(paragraph, *place),
        given.rule,
        given.sure,
        area,
        make.printed(paragraph, *given.grade),
        bool(_HISTORY.search(sentence)),
        year,
    )
