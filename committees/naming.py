"""Keeping names out of what the public reads, as each person's naming policy asks."""

import re

MASK = "[name withheld]"
TITLES = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Professor|Prof|Sir|Dame|Cllr|Councillor)\.?"


def who_is_named(text, people):
    """Those of `people` whose name stands in `text`."""
    return [person for person in people if (names := _names(person)) and names.search(text)]


def mask(text, people):
    """`text` with the name of each of `people` replaced by “[name withheld]”."""
    for person in people:
        if names := _names(person):
            text = names.sub(MASK, text)
    return text


def _names(person):
    """A pattern for the ways in which minutes print this person's name, or None where there is none to look for.

    The full name, with or without a title; a title with the surname, with or without initials. Never the bare surname
    or first name, which are too often somebody else's or a word.
    """
    ways = [rf"(?:{TITLES}\s+)?{_spaced(person.name)}"] if person.name.strip() else []
    if person.given_name and person.family_name:
        ways.append(rf"(?:{TITLES}\s+)?{_spaced(person.given_name)}\s+{_spaced(person.family_name)}")
    if person.family_name:
        ways.append(rf"{TITLES}\s+(?:[A-Z]\.?\s*){{0,3}}{_spaced(person.family_name)}")
    if not ways:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)", re.IGNORECASE)


def _spaced(name):
    return r"\s+".join(re.escape(part) for part in name.split())
