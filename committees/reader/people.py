"""Who attended to give evidence: names with roles, in blocks, in run-on sentences, before or after the name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .initials import SURNAMES_TOO, is_with_initials
from .lines import Paragraph

TITLES = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady|Baroness|Rev(?:erend)?|Canon|Father|Monsignor|Sister|Bishop|Archdeacon|Rabbi|Imam|Judge|Col|Lt|Councillor|Cllr|Clr|Alderman|"
    r"(?:County|Ward|Borough|District|City|Town|Parish|Cabinet|Unitary) (?:Councillor|Cllr|Member)|Chief (?:Inspector|Superintendent|Constable|Fire Officer)|Superintendent|Supt|Detective (?:Chief |Superintendent|Inspector|Sergeant|Constable){1,2}|"
    r"DSupt|DCI|DI|DS|DC|Inspector|Insp|Sergeant|Sgt|PC|PCSO|CSO|Police Constable|Assistant Chief Constable|Commander|Major|Colonel|Captain)"
)
_NAME_WORD = r"(?:[A-Z][a-z\u00c0-\u024f]*(?:['-][A-Z]?[\w\u00c0-\u024f]+){0,3}|O'[A-Z][\w-]+|Ma?c[A-Z]\w+|[A-Z]\.?|[A-Z]{2,}(?:['-][A-Z]+)*|de|van|von|der|den|da|das|do|dos|di|du|le|al|la|ap|bin|ibn)"
_NAME = re.compile(
    rf"(?P<title>(?:{TITLES}\.? ){{0,3}})(?P<rest>{_NAME_WORD}(?: {_NAME_WORD}){{0,3}})(?P<post>,? (?:OBE|MBE|CBE|JP|QC|KC|MP))?$"
)
_TITLES = re.compile(rf"(?:{TITLES}\.? ){{1,3}}")
ROLE_HEADS = frozenset(
    "director head manager officer member chair chairman chairwoman chairperson chief lead leader deputy assistant executive commissioner inspector superintendent principal headteacher head-teacher governor consultant doctor nurse "
    "secretary treasurer advisor adviser accountant engineer surveyor solicitor lawyer planner analyst coordinator co-ordinator representative spokesperson ambassador trustee professor president vice-chair vice-chairman portfolio cabinet clerk "
    "worker teacher architect auditor partner specialist practitioner strategist champion guardian responsible registrar curator librarian ranger warden student pupil parent carer mayor sheriff bailiff".split()
)
_ROLE_WORDS = ROLE_HEADS | frozenset(
    "children childrens children's families family learning culture services service health care education schools school housing adult adults social communities community people young youth skills environment environmental transport highways "
    "finance resources corporate strategic strategy operations operational performance quality improvement safeguarding inclusion integrated integration commissioning policy planning place regeneration growth economy public safety "
    "protection prevention support early help years send special needs disability practice partnership partnerships board council committee panel trust nhs hospital university college police constabulary fire rescue authority association "
    "group ltd limited plc foundation department division directorate team network office centre agency ofsted commission forum healthwatch customer digital technology information governance democratic legal scrutiny audit risk property assets "
    "leisure libraries waste climate sustainability energy business enterprise development licensing regulatory standards trading workforce human hr organisational transformation change programme programmes project projects contract contracts "
    "clinical medical nursing mental primary acute system systems interim acting senior area regional national county city town parish borough district ward local north south east west central general joint independent external internal "
    "of for and the to with at in on from delivery engagement insight intelligence communications marketing procurement investment capital revenue section unit england britain london agenda item minutes report meeting members "
    "a an this that these they he she it we our their his her in following subject key main "
    "society societies alliance club charity federation consortium institute union hub hospice surgery museum theatre allotment allotments volunteers campaign resident residents tenants neighbourhood chamber diocese cooperative co-operative "
    "company collective fellowship initiative advocacy".split()
)
_NEVER_IN_NAMES = _ROLE_WORDS | frozenset(
    "uk gp icb alternative provision outcome outcomes welsh english language languages culture cultural arts heritage tourism sport sports response responses statement proposals proposed draft final "
    "parishioner visitor volunteer applicant neighbour objector developer landowner spokesman interest interests "
    "part one two three items considered open exempt public appendix section table figure chapter stage phase option progress update plan action annual review framework bill act policy budget statement urgent private exempt financial year school term".split()
)
_ROLE_HEAD = re.compile(r"\b(?:" + "|".join(sorted(ROLE_HEADS, key=len, reverse=True)) + r")s?\b", re.I)
# (category, pattern of the role)
CATEGORIES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (category, re.compile(pattern, re.I))
    for category, pattern in (
        ("independent_chair", r"independent (?:chair|scrutineer|person)"),
        ("regulator", r"\b(?:ofsted|cqc|care quality commission|hmi|his majesty's inspector|her majesty's inspector|hm inspectorate|inspectorate|ombudsman)\b"),
        ("cabinet_member", r"\b(?:cabinet|portfolio|executive) (?:member|holder|lead)|\bportfolio holder|\blead member|\bleader of the council|\bdeputy leader|^executive councillor|^leader$"),
        ("young_person", r"\b(?:young person|young people|youth (?:council|parliament|ambassador|cabinet)|care leaver|children in care council|student|pupil)\b"),
        ("parent_carer", r"\bparents?\b|\bcarers?\b"),
        ("partner_agency", r"\b(?:nhs|hospital|integrated care|icb|ccg|clinical|police|constabulary|fire and rescue|fire & rescue|healthwatch|trust|probation|charity|foundation|ltd|limited|plc|(?:primary|secondary|high|special|infant|junior) school|headteacher|academy|college|university|housing association|(?<!carer )forum|alliance|voluntary|citizens advice|chamber|water|railway?|bus)\b"),
        ("expert", r"\b(?:professor|expert|academic|researcher|independent adviser|independent advisor|consultant)\b"),
        ("officer", r"\b(?:director|head|manager|officer|assistant|chief|lead|team|principal|solicitor|accountant|engineer|adviser|advisor|business partner|co-?ordinator|worker|planner|treasurer|monitoring)s?\b"),
        ("councillor", r"\bcouncillor\b|\bchair(?:man|woman)?\b|\bmember\b"),
    )
)  # fmt: skip
NOT_EVIDENCE = re.compile(
    r"\b(?:democratic|committee (?:officer|manager|clerk|services|administrator|support)|scrutiny (?:officer|manager|adviser|advisor|support|lead|co-?ordinator|team)|governance (?:officer|manager|adviser|advisor|support)|clerk|minute[- ]?taker|minutes|notes?|secretariat|member services|constitutional|cabinet support|electoral services)\b|^(?:vice[- ]?)?chair(?:man|woman|person)?$|^substitute\b|^in the chair|\bpresiding\b|^(?:vice[- ]?)?(?:convener|provost|mayor)$|^(?:labour|conservatives?|liberal democrats?|lib dems?|green(?: party)?|independents?|plaid cymru|snp|reform(?: uk)?|ukip|con|lab|ld|ind)$",
    re.I,
)


_POLICE = re.compile(r"(?:PCSO|PC|Sgt|Sergeant|(?:Chief |Detective )?(?:Inspector|Superintendent)|Police Constable)\b")
_AN_OFFICE = re.compile(r"\b(?:director|head|manager|officer|commissioner|lead|chief)\b", re.I)


@dataclass(frozen=True, slots=True)
class Person:
    name: tuple[int, int]
    role: tuple[int, int] | None


# ------------------------------------------------------------------ names
def is_name(words: str, *, single: bool = False) -> bool:
    """Whether words are a person's name: a title or an initial, or two to four capitalised words that belong to no role."""
    words = words.strip()
    if not words or len(words) > 70 or any(ch.isdigit() for ch in words):
        return False
    titled = _TITLES.match(words)
    if is_with_initials(words[titled.end() :] if titled else words, _NEVER_IN_NAMES, listed=single or bool(titled)):
        return True
    match = _NAME.fullmatch(words)
    if not match:
        return False
    parts = match["rest"].split()
    if (single or match["title"]) and len(parts) > 1 and parts[-1].lower() in SURNAMES_TOO:
        parts = parts[:-1]
    if match["title"]:
        return not any(part.lower() in ROLE_HEADS for part in parts) and not any(
            part.lower() in _NEVER_IN_NAMES for part in parts[1:]
        )
    if (
        any(len(part) > 1 and _is_never_in_names(part) for part in parts)
        or (len(parts) > 2 and parts[-1].lower() in _PLACES)
        or not parts[0][0].isupper()
        or not parts[-1][0].isupper()
    ):
        return False
    if len(parts[-1].rstrip(".")) < 2:
        return len(parts) == 2 and len(parts[0]) > 2 and parts[1].endswith(".")
    return len(parts) >= 2 or single


# "Alternative Provision", "Road Safety Improvement": words with these endings are no names, a few apart.
_OF_A_SUBJECT = re.compile(r"(?!clement)\w{3,20}(?:[ts]ions?|ments?|isms?|ologi(?:es|y)|ities)")
_PLACES = frozenset(
    "church hall house park school chapel mosque temple synagogue lodge farm bank works fund scheme voice matters watch link group action".split()
)


def _is_never_in_names(word: str) -> bool:
    word = word.lower().strip("'")
    return word in _NEVER_IN_NAMES or _OF_A_SUBJECT.fullmatch(word) is not None


def looks_like_role(words: str) -> bool:
    words = words.strip()
    return (
        bool(words)
        and len(words.split()) <= 20
        and (
            _ROLE_HEAD.search(words) is not None
            or any(word.lower().strip("',") in _ROLE_WORDS for word in words.split())
        )
    )


def is_role_word(word: str) -> bool:
    word = word.lower().strip("'.,;:()-")
    return word in _ROLE_WORDS or word.removesuffix("s") in _ROLE_WORDS or word.removesuffix("'s") in _ROLE_WORDS


def category_of(role: str, name: str = "") -> str:
    an_office = _AN_OFFICE.search(role)
    found = next(
        (
            category
            for category, pattern in CATEGORIES
            if pattern.search(role) and not (an_office and category in ("young_person", "parent_carer"))
        ),
        "",
    )
    if found:
        return found
    if re.match(r"(?:\w+ )?(?:Cllr|Councillor)\b", name):
        return "councillor"
    return "partner_agency" if _POLICE.match(name) else "other"


# ------------------------------------------------------------------ lists of people
TITLE_IS_OFFICE = re.compile(
    r"(?:County|Ward|Borough|District|City|Unitary|Cabinet) (?:Councillor|Cllr|Member)|PCSO|PC|Sgt|Sergeant|Inspector|Chief Inspector|Police Constable|Superintendent"
)
_CUT = re.compile(
    r",?\s+(?:assisted|accompanied|supported|joined) by\s+|,?\s+(?:and\s+)?(?:(?:with )?(?:his|her|their) (?:deputy|colleagues?),?|together with|along with|alongside)\s+|\s+(?:from|representing|on behalf of)\s+(?=(?:the )?[A-Z])|,?\s+and,\s+(?:from|for|on behalf of)\s+[^,.;()]{3,60},\s+|\s*;\s*(?:and\s+)?(?:from\s+)?|\s*,\s*(?:and\s+)?(?:from\s+(?=[A-Z][\w.'-]{0,20} [A-Z]))?|\s+and\s+(?:from\s+(?=[A-Z][\w.'-]{0,20} [A-Z]))?|\s+&\s+|\s+-\s+|\s*\(\s*|\s*\)\s*(?:,?\s*and\s+|[,;]\s*)?|\s*:\s+|\s*\|\s*"
)


def _pieces(words: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """(start, end, what stood before it) of everything between commas, dashes, brackets and "and"."""
    pieces = []
    done, before = start, ""
    for cut in _CUT.finditer(words, start, end):
        if cut.start() > done:
            pieces.append((done, cut.start(), before))
        done, before = cut.end(), cut.group().strip()
    if done < end:
        pieces.append((done, end, before))
    return [part for piece in pieces for part in _apart(words, *piece)]


_INITIALS = re.compile(r"(?!CEO|CFO|PCC|HMI)[A-Z]{2,3}")
_OF = re.compile(r",? (?:of|at|as|in (?:his|her|their) (?:capacity|role) as) (?=(?:the |an? )?[A-Z])")


def _apart(words: str, start: int, end: int, before: str) -> list[tuple[int, int, str]]:
    """The piece, or a name and what it belongs to: "Ann Lee of the Parents' Forum". A name's initials in brackets are nothing."""
    if before.endswith("(") and _INITIALS.fullmatch(words, start, end):
        return []
    cut = _OF.search(words, start, min(end, start + 60))
    if cut and is_name(words[start : cut.start()]):
        return [(start, cut.start(), before), (cut.end(), end, "of")]
    return [(start, end, before)]


def parse_people(words: str, start: int = 0, end: int | None = None) -> list[Person]:
    """People with roles in a list such as "Ann Lee, Head of Care, and Bo Day (Director of Homes)", roles before or after names."""
    end = len(words) if end is None else end
    while end > start and words[end - 1] in " .;,":
        end -= 1
    pieces = _pieces(words, start, end)
    names: list[bool] = []
    for first, last, before in pieces:
        said = words[first:last]
        in_bracket = before.endswith("(") and bool(names) and names[-1] and not _has_title(said)
        names.append(not in_bracket and is_name(said))
    if not any(names):
        return _name_and_role_in_one(words, pieces)
    role_first = not names[0]
    people: list[Person] = []
    for index, (first, last, _) in enumerate(pieces):
        if not names[index]:
            continue
        if role_first:
            begin = index
            while begin > 0 and not names[begin - 1]:
                begin -= 1
            role = (pieces[begin][0], pieces[index - 1][1]) if begin < index else None
            if TITLE_IS_OFFICE.match(words[first:last]):
                role = None
        else:
            stop = index
            while stop + 1 < len(pieces) and not names[stop + 1]:
                stop += 1
            role = (pieces[index + 1][0], pieces[stop][1]) if stop > index else None
        if (
            role is None
            and people
            and people[-1].role
            and not role_first
            and index == len(pieces) - 1
            and not _has_title(words[first:last])
        ):
            people[-1] = Person(
                people[-1].name, (people[-1].role[0], last)
            )  # a place or a company at the end of a role
            continue
        people.append(Person((first, last), role))
    return people if role_first else _with_shared_roles(words, pieces, people)


_PLURAL = re.compile(
    r"(?:the |both |two |our |joint )*(?:[\w'-]{1,20} ){0,3}?(?:(?:co-?)?chairs|heads|directors|managers|officers|representatives|members|parents|carers|leads|leaders|trustees|governors|students|pupils|ambassadors|advis[eo]rs|consultants|teachers|headteachers|workers|inspectors|nurses|doctors|partners|volunteers|residents|coordinators|co-ordinators)\b",
    re.I,
)
_TOGETHER = ("from", "representing", "on behalf of")


def _with_shared_roles(words: str, pieces: Sequence[tuple[int, int, str]], people: list[Person]) -> list[Person]:
    """ "Ann Lee and Bo Day, heads of the two teams" and "Ann Lee and Bo Day from Homes Ltd": both have that role."""
    before = {first: joined for first, _, joined in pieces}
    shared: list[Person] = []
    following: Person | None = None
    for person in reversed(people):
        if (
            person.role is None
            and following is not None
            and following.role
            and before.get(following.name[0], "") in ("and", "&", ",", ", and")
            and (before.get(following.role[0]) in _TOGETHER or _PLURAL.match(words, *following.role))
        ):
            person = Person(person.name, following.role)
        shared.append(person)
        following = person
    return shared[::-1]


def _name_and_role_in_one(words: str, pieces: Sequence[tuple[int, int, str]]) -> list[Person]:
    """A titled name and a role with nothing between them: "Councillor Ann Lee Portfolio Holder for Care"."""
    if not pieces or not _has_title(words[pieces[0][0] : pieces[0][1]]):
        return []
    start, end = pieces[0][0], pieces[-1][1]
    for space in re.finditer(r" ", words[start : min(end, start + 80)]):
        cut = start + space.start()
        if (
            is_name(words[start:cut])
            and len(words[start:cut].split()) >= 3
            and is_role_word(words[cut + 1 : end].split(" ", 1)[0])
        ):
            return [Person((start, cut), (cut + 1, end))]
    return []


def _has_title(name: str) -> bool:
    return re.match(rf"{TITLES}\b", name) is not None


_BEFORE_ROLE = re.compile(
    r"(?:who (?:is|was)|who|the|and|as|in (?:his|her|their) (?:capacity|role) as|representing)\s+", re.I
)


def trim_role(words: str, role: tuple[int, int]) -> tuple[int, int]:
    start, end = role
    while True:
        match = _BEFORE_ROLE.match(words, start, end)
        if not match:
            break
        start = match.end()
    tail = re.search(r"(?:\s+(?:and|who|for this item|to)|[\s.,;:)(]+)+$", words[start:end])
    end -= len(tail.group()) if tail else 0
    opened = words.count("(", start, end) - words.count(")", start, end)
    return start, end + 1 if opened == 1 and words[end : end + 1] == ")" else end


def names_in(words: str) -> Iterator[str]:
    for first, last, _ in _pieces(words, 0, min(len(words), 2000)):
        if is_name(words[first:last]):
            yield words[first:last]


def surname(name: str) -> str:
    return name.split()[-1].lower() if name.split() else ""


def is_person_line(paragraph: Paragraph) -> bool:
    """A line of its own such as "Ann Lee, Head of Care" or "Head of Care - Ann Lee"."""
    words = paragraph.words.strip()
    if (
        paragraph.marker_kind not in ("", "bullet")
        or len(words) > 200
        or words.endswith((".", ":", ";", "?"))
        or not 3 <= len(words.split()) <= 24
        or re.search(r"\d", words)
    ):
        return False
    people = parse_people(words)
    if not 1 <= len(people) <= 2 or not all(_is_placed(words, one) for one in people):
        return False
    first = people[0]
    return first.name[0] == 0 or bool(first.role and first.role[0] == 0)


def _is_placed(words: str, person: Person) -> bool:
    """Whether the person has a role or an organisation; a councillor beside a subject ("Housing - Cllr Lee") has none."""
    if person.role is None:
        return False
    role = words[slice(*person.role)]
    is_councillor = re.match(r"(?:Councillor|Cllr)\b", words[slice(*person.name)]) is not None
    if is_councillor or person.role < person.name:  # "Weight restriction - Andy Hill" is a subject and who spoke of it
        return _ROLE_HEAD.search(role) is not None
    return looks_like_role(role)


def printed(text: str, paragraph: Paragraph, start: int, end: int) -> str:
    """words[start:end] as the text prints them, on one line."""
    first, last = paragraph.span(start, end)
    return " ".join(text[first:last].split())
