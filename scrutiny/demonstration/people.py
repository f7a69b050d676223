"""People: who holds a post, who sits on a committee, who comes from outside and how far each may be named."""

import datetime
import re

from django.utils.text import slugify

from committees.models import Membership, Person, Post, PostHolding
from committees.models.people import Naming

from .calendar import first_year, months_ago
from .content import read

PREFIXES = re.compile(r"^(Dr|Professor|Sir|Reverend|Councillor) ")
# How a seat is described in the content: the role, the basis, and on what it votes.
SEATS = {
    "chair": ("chair", "councillor", "full"),
    "vice_chair": ("vice_chair", "councillor", "full"),
    "member": ("member", "councillor", "full"),
    "substitute": ("substitute", "councillor", "full"),
    "church_of_england": ("co_opted", "church_of_england_representative", "education_only"),
    "roman_catholic": ("co_opted", "roman_catholic_representative", "education_only"),
    "parent_governor": ("co_opted", "parent_governor_representative", "education_only"),
    "care_leaver": ("co_opted", "other_co_optee", "none"),
}
# Parent governors and young people who are members are known by their role only.
BY_ROLE = ("parent_governor", "care_leaver")


def build(council):
    content = read("people")
    council.clock.at(months_ago(council.on, 35))
    council.people = _people(council, content)
    _posts(council, content["posts"])
    _seats(council, content["seats"])
    council.witnesses = {entry["key"]: entry for entry in content["witnesses"]}


def _people(council, content):
    naming = {}
    for post in content["posts"]:
        prefix = "Councillor " if post.get("is_executive") else ""
        naming |= {f"{prefix}{name}": Naming.NAMED for name, _ in post["holders"]}
    for seat in (seat for body in content["seats"] for seat in body["members"]):
        by_role, councillor = seat[3] in BY_ROLE, SEATS[seat[3]][1] == "councillor"
        prefix = "Councillor " if councillor else ""
        naming[f"{prefix}{seat[0]}"] = Naming.ROLE_ONLY if by_role else Naming.NAMED
    naming |= {entry["name"]: entry["naming"] for entry in content["witnesses"] if "name" in entry}
    rows = council.create(Person, [_person(name, how) for name, how in naming.items()])
    return {row.name: row for row in rows}


def _person(printed, naming):
    prefix = PREFIXES.match(printed)
    name = PREFIXES.sub("", printed)
    given, _, family = name.rpartition(" ")
    return Person(
        name=name,
        honorific_prefix=prefix[1] if prefix else "",
        given_name=given,
        family_name=family,
        slug=slugify(name),
        naming=naming,
    )


def named(printed):
    """The name under which somebody printed with a title is kept."""
    return PREFIXES.sub("", printed)


def _posts(council, entries):
    rows = [
        Post(
            authority=council.authority,
            label=entry["label"],
            slug=slugify(entry["label"]),
            organisation=council.organisations[entry["organisation"]],
            is_executive=entry.get("is_executive", False),
        )
        for entry in entries
    ]
    council.posts = dict(zip([entry["key"] for entry in entries], council.create(Post, rows), strict=True))
    for entry in entries:
        council.holders[entry["key"]] = [
            (months_ago(council.on, months), council.people[named(name)]) for name, months in entry["holders"]
        ]
    council.create(PostHolding, list(_holdings(council)))


def _holdings(council):
    for key, holders in council.holders.items():
        ends = [first - datetime.timedelta(days=1) for first, _ in holders[1:]] + [None]
        for (first, person), last in zip(holders, ends, strict=True):
            yield PostHolding(post=council.posts[key], person=person, start_date=first, end_date=last)


def _seats(council, entries):
    for entry in entries:
        rows = [_membership(council, entry["committee"], *seat) for seat in entry["members"]]
        council.members[entry["committee"]] = council.create(Membership, rows)


def _membership(council, code, name, began, ended, seat):
    role, basis, voting_scope = SEATS[seat]
    last = _annual_meeting(council.on, ended) - datetime.timedelta(days=1) if ended else None
    return Membership(
        committee=council.committees[code],
        person=council.people[named(name)],
        role=role,
        basis=basis,
        voting_scope=voting_scope,
        start_date=_annual_meeting(council.on, began),
        end_date=last,
    )


def _annual_meeting(on, months):
    """The annual meeting of the council in the municipal year that ran so many months ago."""
    return datetime.date(first_year(months_ago(on, months)), 5, 20)
