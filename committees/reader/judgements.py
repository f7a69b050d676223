"""Grades that an inspectorate gave, and the areas for improvement that it named.

A grade counts only where a sentence gives it to the authority or to a service. ``NOT_A_JUDGEMENT`` lists what looks like one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from .entries import Maker, Taken
from .found import FoundJudgement
from .grade_tables import Cell, cells
from .graded import Given, area_after, clause_start, given_in, named_before, overall_in, said_of, split_both, trim_area
from .grades import (
    A_SERVICE,
    ALL_WERE,
    AS_WERE,
    EACH_WERE,
    FOR_WHICH,
    FROM,
    FROM_TO,
    GRADED,
    HISTORY,
    IN_A_ROW,
    INSPECTION_YEAR,
    IT_WAS,
    KEPT,
    LINE,
    NAMED_PLACE,
    NOT_A_JUDGEMENT,
    NOUN_AFTER,
    NOUN_BEFORE,
    NOW,
    OVERALL_AFTER,
    OVERALL_WAS,
    PAIR,
    ROSE_TO,
    SEND,
    SERVICE_HAD_BEEN,
    THAT_NEED,
    WAS_PRINTED,
    WHICH_GIVEN,
    WHICH_HAD_BEEN,
    clause_around,
    excluded,
    not_ours,
)
from .lines import Paragraph, sentences
from .outline import Part

Span = tuple[int, int]
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


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
        found.extend(one for one in _in_tables(make, part) if taken.add(one))
        for paragraph in part.paragraphs:
            found.extend(one for one in _in_paragraph(make, paragraph) if taken.add(one))
    return tuple(_with_history(_once(sorted(found, key=lambda one: one.start)), make.meeting))


def _in_tables(make: Maker, part: Part) -> Iterator[FoundJudgement]:
    for cell in cells(part.paragraphs):
        yield _of_cell(make, part.paragraphs, cell)


def _of_cell(make: Maker, paragraphs: Sequence[Paragraph], cell: Cell) -> FoundJudgement:
    paragraph = paragraphs[cell.index]
    area = make.printed(paragraphs[cell.above], *cell.area)
    grade = make.printed(paragraph, *cell.grade)
    return FoundJudgement(*make.slice(paragraph, *cell.grade), cell.rule, 0.9, area, grade, cell.historic, cell.year)


def _once(found: Sequence[FoundJudgement]) -> list[FoundJudgement]:
    kept: dict[tuple[str, str, int | None], FoundJudgement] = {}
    said: set[str] = set()
    for one in found:
        if one.rule == "judgements.noun_after" and not one.area and one.grade.lower() in said:
            continue  # "the good rating came from ...": spoken of again
        said.add(one.grade.lower())
        kept.setdefault((one.area.lower(), one.grade.lower(), one.year), one)
    return list(kept.values())


YEARS_UNTIL_HISTORY = 4


def _with_history(found: Sequence[FoundJudgement], meeting: date | None) -> list[FoundJudgement]:
    """Of several inspections with years, only the last is not history; one of years before the meeting is history too."""
    latest = max((one.year for one in found if one.year), default=0)
    if meeting:
        latest = max(latest, meeting.year - YEARS_UNTIL_HISTORY + 1)
    return [replace(one, historic=True) if one.year and one.year < latest else one for one in found]


def _in_paragraph(make: Maker, paragraph: Paragraph) -> Iterator[FoundJudgement]:
    words = paragraph.words
    if not GRADED.search(words) and not SEND.search(words):
        return
    line = LINE.match(words.strip()) if len(words) < 220 else None
    if line and not excluded(words):
        offset = len(words) - len(words.lstrip())
        yield _judgement(
            make,
            paragraph,
            Given(
                (line.start("area") + offset, line.end("area") + offset),
                (line.start("grade") + offset, line.end("grade") + offset),
                "judgements.line",
                0.95,
            ),
            (0, len(words)),
        )
        return
    for start, end in sentences(words):
        if end - start > 3000 or not (GRADED.search(words, start, end) or SEND.search(words, start, end)):
            continue
        taken: list[Span] = []
        for given in _in_sentence(words, start, end):
            given = _with_a_service(words, start, given)
            if given.area is None or _NO_SERVICE.fullmatch(words[slice(*given.area)].strip()):
                named = named_before(words, start, given)
                given = replace(given, area=named) if named else given
            outside = given.area is not None and given.area[1] <= start  # it stands in a sentence before
            place = _place(replace(given, area=None) if outside else given, taken)
            if place is None or _elsewhere(make, paragraph, given.area):
                continue
            taken.append(place)
            yield _judgement(make, paragraph, _overall_instead(words, given), (start, end), place)


def _with_a_service(words: str, start: int, given: Given) -> Given:
    """A grade whose sentence does not say at once what was judged: the last service named before it."""
    if given.area or given.rule in ("judgements.it_was", "judgements.year", "judgements.send", "judgements.rose_to"):
        return given
    named = list(A_SERVICE.finditer(words, start, given.grade[0]))
    if not named:
        return given
    first, last = named[-1].span("area")
    of = _REPORT_ON.match(words, first, last)
    area = trim_area(words, of.end() if of else first, last)
    return replace(given, area=area) if area else given


_REPORT_ON = re.compile(r".{0,80}\b(?:into|report on|inspection of) ", re.I)
_NO_SERVICE = re.compile(
    r"(?:the |its |our |their )?(?:services?|council|authority|local authority|county|borough|city|department|it|trust|children's services)(?: (?:overall|as a whole))?",
    re.I,
)


def _overall_instead(words: str, given: Given) -> Given:
    """ "the service was judged inadequate overall": what was judged is the whole."""
    overall = re.compile(r"[\"']? (?P<area>overall)\b(?! (?:for|in) the\b)").match(words, given.grade[1])
    if (
        overall
        and given.rule != "judgements.it_was"
        and (given.area is None or _NO_SERVICE.fullmatch(words[slice(*given.area)].strip()))
    ):
        return replace(given, area=overall.span("area"))
    return given


_A_PLACE = re.compile(r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?(?: (?:Council|County Council|Borough Council|City Council))?")
_OWN_HEAD = 600  # characters of the page that name the authority


def _elsewhere(make: Maker, paragraph: Paragraph, area: Span | None) -> bool:
    """Whether a place is judged that the head of the page does not name: another council."""
    place = paragraph.words[slice(*area)].strip() if area else ""
    if area and " " not in place and (area[0] == 0 or paragraph.words[area[0] - 2 : area[0]] in (". ", "? ")):
        return False  # any word is capitalised at the start of a sentence
    head = make.text[: min(_OWN_HEAD, paragraph.at(area[0]))] if area else ""
    if (
        not _A_PLACE.fullmatch(place)
        or NAMED_PLACE.search(place)
        or re.match(
            r"(?:The|Overall|Care|Children|Help|Leadership|Safe|Effective|Caring|Responsive|Well|Adoption|Fostering|Adult|Early|Youth|Safety|Maternity)\b",
            place,
        )
    ):
        return False
    return place.split()[0].lower() not in head.lower().split()


_SEND_AREA = re.compile(r"\b(?P<area>local area partnership|local area|partnership|area)\b", re.I)


_OF_EACH = re.compile(r"(?:(?!,? and (?:the|of|for|in|those|its|our)\b|, (?=the\b)).){3,160}")


def _in_sentence(words: str, start: int, end: int) -> Iterator[Given]:
    for match in SEND.finditer(words, start, end):
        clause = clause_around(words, start, end, match.start())
        if any(why in ("a hope", "another authority") and pattern.search(clause) for why, pattern in NOT_A_JUDGEMENT):
            continue
        areas = list(_SEND_AREA.finditer(words, start, match.start())) or list(_SEND_AREA.finditer(words, 0, end))
        area = areas[-1] if areas else None
        yield Given(area.span("area") if area else None, match.span("grade"), "judgements.send", 0.9)
    for match in INSPECTION_YEAR.finditer(words, start, end):
        yield Given(None, match.span("grade"), "judgements.year", 0.85)
    seen: set[int] = set()
    for row in IN_A_ROW.finditer(words, start, end):
        seen.update(one.start("grade") for one in GRADED.finditer(words, *row.span()))
    for moved in FROM_TO.finditer(words, start, end):
        if not_ours(words, start, end, moved.start("grade")):
            continue
        seen.update((moved.start("before"), moved.start("grade")))
        mover = area_after(words, moved.end(), end) or trim_area(
            words, clause_start(words, start, moved.start()), moved.start()
        )
        yield Given(mover, moved.span("before"), "judgements.from", 0.85)
        yield Given(mover, moved.span("grade"), "judgements.from_to", 0.85)
    for every in ALL_WERE.finditer(words, start, end):
        seen.add(every.start("grade"))
        first = every.start("areas")
        for piece in re.finditer(r"[^;]+", every["areas"]):
            judged = trim_area(words, first + piece.start(), first + piece.end())
            if judged:
                yield Given(judged, every.span("grade"), "judgements.all", 0.85)
    for pattern in (EACH_WERE, AS_WERE):
        for every in pattern.finditer(words, start, end):
            if every.start("grade") in seen or not_ours(words, start, end, every.start("grade")):
                continue
            if pattern is EACH_WERE:
                seen.add(every.start("grade"))
            first = every.start("areas")
            if pattern is EACH_WERE:  # the areas of the grades before are their own
                first = max((one.end() for one in GRADED.finditer(words, first, every.end("areas"))), default=first)
            for piece in _OF_EACH.finditer(words, first, every.end("areas")):
                judged = trim_area(words, *piece.span())
                for one in split_both(words, judged) if judged else ():
                    yield Given(one, every.span("grade"), "judgements.each", 0.85)
    said = frozenset(seen)
    for shared in given_in(words, start, end):
        if shared.grade[0] in said:
            continue
        seen.add(shared.grade[0])
        if not not_ours(words, start, end, shared.grade[0]):
            yield shared
    pairs = list(PAIR.finditer(words, start, end))
    for match in pairs if len(pairs) > 1 else []:
        if match.start("grade") not in seen and not excluded(match.group()):
            seen.add(match.start("grade"))
            yield Given(match.span("area"), match.span("grade"), "judgements.pair", 0.85)
    for pattern, rule in (
        (WHICH_GIVEN, "judgements.from"),
        (FROM, "judgements.from"),
        (WHICH_HAD_BEEN, "judgements.from"),
        (THAT_NEED, "judgements.that"),
        (ROSE_TO, "judgements.rose_to"),
        (FOR_WHICH, "judgements.for_which"),
        (NOW, "judgements.now"),
        (WAS_PRINTED, "judgements.was"),
        (IT_WAS, "judgements.it_was"),
        (OVERALL_WAS, "judgements.was"),
        (SERVICE_HAD_BEEN, "judgements.had_been"),
        (KEPT, "judgements.kept"),
        (OVERALL_AFTER, "judgements.overall"),
        (NOUN_BEFORE, "judgements.noun_before"),
        (NOUN_AFTER, "judgements.noun_after"),
    ):
        for match in pattern.finditer(words, start, end):
            if match.start("grade") in seen or not_ours(words, start, end, match.start("grade")):
                continue
            seen.add(match.start("grade"))
            judged = (
                said_of(words, *match.span("area"))
                if "area" in match.groupdict()
                else area_after(words, match.end(), end) or overall_in(words)
            )
            yield Given(judged, match.span("grade"), rule, 0.8)


def _place(given: Given, taken: Sequence[Span]) -> Span | None:
    """Where the judgement is marked in the text: area and grade together, or the one that is still free."""
    both = (min(given.area[0], given.grade[0]), max(given.area[1], given.grade[1])) if given.area else given.grade
    places: tuple[Span | None, ...] = (both, given.area, given.grade)
    if (
        given.rule == "judgements.from" and given.area and given.area > given.grade
    ):  # it goes with the grade that is now
        places = (given.grade, both, given.area)
    elif given.rule == "judgements.each":  # one grade for several areas
        places = (given.area, given.grade, both)
    for place in places:
        if place and place[1] > place[0] and not any(place[0] < last and first < place[1] for first, last in taken):
            return place
    return None


def _judgement(
    make: Maker, paragraph: Paragraph, given: Given, sentence: Span, place: Span | None = None
) -> FoundJudgement:
    place = place or (min(given.area[0] if given.area else given.grade[0], given.grade[0]), given.grade[1])
    scope = _scope(paragraph.words, sentence, given)
    return FoundJudgement(
        *make.slice(paragraph, *place),
        given.rule,
        given.sure,
        make.printed(paragraph, *given.area) if given.area else "",
        _as_grade(make.printed(paragraph, *given.grade)),
        given.rule == "judgements.from"
        or (given.rule not in _NOT_HISTORY and bool(HISTORY.search(scope)))
        or _of_an_old_inspection(make, paragraph, sentence),
        None if given.rule in _NOT_HISTORY else _year(paragraph.words, sentence, given),
    )


def _as_grade(printed: str) -> str:
    """ "requires improvement" where the sentence says that services require it or were found to be requiring it."""
    return _REQUIRES.sub(lambda verb: verb.group(1) + "equires", printed)


_REQUIRES = re.compile(r"^([Rr])equir(?:e|ed|ing)\b")
_NOT_HISTORY = ("judgements.now", "judgements.from_to")
_NEXT_GRADE = re.compile(
    r"[;:]|, an? (?:improvement|change|rise|fall)\b|, (?:having|down|up|but|while|whilst|compared|against)\b|\b(?:but|while|whilst)\b"
)


def _scope(words: str, sentence: Span, given: Given) -> str:
    """The words that can say when the grade was given: from the grade before to the clause after."""
    begin, end = sentence
    for other in GRADED.finditer(words, *sentence):
        if other.end() <= given.grade[0]:
            begin = other.end()
        elif other.start() >= given.grade[1]:
            end = other.start()
            break
    stop = _NEXT_GRADE.search(words, given.grade[1], end)
    return words[begin : stop.start() if stop else end]


_IN_YEAR = re.compile(r"[\"')]*(?: overall)?,? (?:in|of|from|at the)? ?(?:[A-Z]\w{2,9} )?(?P<year>(?:19|20)\d\d)\b")


def _year(words: str, sentence: Span, given: Given) -> int | None:
    if given.rule == "judgements.year":
        near = _YEAR.search(words, max(0, given.grade[0] - 12), given.grade[0])
        return int(near.group()) if near else None
    after = _IN_YEAR.match(words, given.grade[1], sentence[1])
    if after:
        return int(after["year"])
    years = [int(year.group()) for year in _YEAR.finditer(words, *sentence)]
    before = FROM.search(words, given.grade[1], sentence[1])  # "down from good in 2023": the year of the other grade
    return years[0] if len(years) == 1 and not (before and _IN_YEAR.match(words, before.end())) else None


_OLD_INSPECTION = re.compile(
    r"\b(?P<year>20\d\d) (?:[A-Z]\w+ ){0,2}(?:inspection|report|judge?ment)\b|\binspection (?:in|of) (?:[A-Z]\w+ )?(?P<of>20\d\d)\b"
)


def _of_an_old_inspection(make: Maker, paragraph: Paragraph, sentence: Span) -> bool:
    """A sentence without a year of its own, below one about an inspection of years ago."""
    if not make.meeting or _YEAR.search(paragraph.words, *sentence):
        return False
    year = 0
    for match in _OLD_INSPECTION.finditer(paragraph.words, max(0, sentence[0] - 400), sentence[0]):
        year = int(match["year"] or match["of"])
    return bool(year) and year <= make.meeting.year - YEARS_UNTIL_HISTORY
