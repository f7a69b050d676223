"""Who a printed name may be: an exact match is taken, a likely one is only suggested."""

import re
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Model, Q
from rapidfuzz import fuzz, process

from committees.models import Organisation, Person, Post

LIKELY = 75  # of 100, rapidfuzz's token_sort_ratio

_TITLES = re.compile(
    r"^(?:(?:the|cllr|cllrs|councillor|mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|baroness|rev|revd|reverend)\s+)+"
)
_APOSTROPHES = re.compile("['’‘`]")
_NOT_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Match:
    """`record` is the one record of this very name; `suggestion` a record of a similar one. At most one is set."""

    record: Model | None = None
    suggestion: Model | None = None


NOBODY = Match()


def plain(name):
    """A name without case, titles, punctuation and a leading “the”, for comparing."""
    words = _NOT_WORDS.sub(" ", _APOSTROPHES.sub("", name.casefold()).replace("&", " and ")).strip()
    return _TITLES.sub("", words)


def same_name(one, other):
    """Whether two printed names may be of the same body: one may leave out words of the other."""
    return same_plain_name(plain(one), plain(other))


def same_plain_name(one, other):
    """The same of names that are `plain` already."""
    return fuzz.token_set_ratio(one, other) >= LIKELY


class Directory:
    """The people, posts and bodies that minutes of an authority may name. Three queries, whatever their number."""

    def __init__(self, authority, on=None):
        self.people = list(_people_of(authority))
        posts = _in_time(Post.objects.filter(authority=authority), on)
        bodies = Organisation.objects.filter(Q(authority=authority) | Q(authority__isnull=True))
        self._people = _by_name((person.name, person) for person in self.people)
        self._owners = _by_name(
            [
                *((post.label, post) for post in posts),
                *((body.name, body) for body in bodies),
                *((person.name, person) for person in self.people),
            ]
        )

    def owner(self, printed):
        """Whom “printed” stands for: a post, a body or a person."""
        return _match(printed, self._owners)

    def person(self, printed):
        """Whom “printed” stands for, among people only."""
        return _match(printed, self._people)


def _people_of(authority):
    """People with a seat, a post or an appearance at the authority."""
    return Person.objects.filter(
        Q(pk__in=Person.objects.filter(memberships__committee__authority=authority).values("pk"))
        | Q(pk__in=Person.objects.filter(post_holdings__post__authority=authority).values("pk"))
        | Q(
            pk__in=Person.objects.filter(appearances__agenda_item__meeting__committee__authority=authority).values("pk")
        )
    )


def _in_time(posts, on):
    if not on:
        return posts
    return posts.filter(
        Q(start_date__isnull=True) | Q(start_date__lte=on), Q(end_date__isnull=True) | Q(end_date__gte=on)
    )


def _by_name(named):
    records = defaultdict(list)
    for name, record in named:
        if key := plain(name):
            records[key].append(record)
    return records


def _match(printed, records):
    name = plain(printed)
    if not name:
        return NOBODY
    if exact := records.get(name):
        return Match(record=exact[0]) if len(exact) == 1 else Match(suggestion=exact[0])
    likely = process.extractOne(name, records.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=LIKELY)
    return Match(suggestion=records[likely[0]][0]) if likely else NOBODY
