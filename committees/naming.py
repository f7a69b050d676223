"""Keeping names out of what the public reads, as each person's naming policy asks."""

import re
import unicodedata

MASK = "[name withheld]"
INITIALS = r"(?:[A-Z]\.?\s*){0,3}"
# Signs that print differently from one document to the next.
ALIKE = ("'’‘ʼ`", "‐‑–—-")
TITLES = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Professor|Prof|Sir|Dame|Cllr|Councillor)\.?"


def who_is_named(text, people):
    """Those of `people` whose name stands in `text`."""
    text = unicodedata.normalize("NFC", text)
    return [person for person in people if (names := _names(person)) and names.search(text)]


def mask(text, people):
    """`text` with the name of each of `people` replaced by “[name withheld]”."""
    text = unicodedata.normalize("NFC", text)
    for person in people:
        if names := _names(person):
            text = names.sub(MASK, text)
    return text


def _names(person):
    """A pattern for the ways in which minutes print this person's name, or None where there is none to look for.

    The full name, with or without a title or initials; the surname first; a title with the surname, with or without
    initials. Never the bare surname or first name, which are too often somebody else's or a word.
    """
    given, family = _spaced(person.given_name), _spaced(person.family_name)
    ways = [rf"(?:{TITLES}\s+)?{_spaced(person.name)}"] if person.name.strip() else []
    if given and family:
        ways += [rf"(?:{TITLES}\s+)?{given}\s+{INITIALS}{family}", rf"{family},\s+(?:{TITLES}\s+)?{given}"]
    if family:
        ways.append(rf"{TITLES}\s+{INITIALS}{family}")
    if not ways:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)", re.IGNORECASE)


def _spaced(name):
    """The name as a pattern: any white space between its parts, and apostrophes and hyphens of every kind."""
    parts = unicodedata.normalize("NFC", name).split()
    return r"\s+".join("".join(_sign(letter) for letter in part) for part in parts)


def _sign(letter):
    return next((f"[{alike}]" for alike in ALIKE if letter in alike), re.escape(letter))
