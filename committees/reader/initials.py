"""Names printed with initials, "D Iqbal", "J.P. Roe", "R. St John-Brown": the initial tells that North or Young is a surname."""

from __future__ import annotations

import re

_PARTICLES = r"(?:(?:St\.?|de|De|van|Van|von|der|den|da|di|du|la|Le|La|ap|Ap|al|El|bin) ){0,2}"
_SURNAME = r"[A-Z][\w\u00c0-\u024f]+(?:['-][A-Z]?[\w\u00c0-\u024f]+){0,3}"
_NAME = re.compile(
    rf"(?P<initials>(?:[A-Z]\.[ -]?|[A-Z][ -]){{1,4}}|[A-Z]{{2}} ){_PARTICLES}(?P<surname>{_SURNAME}|[A-Z]'{_SURNAME})"
    rf"(?: (?P<second>{_SURNAME}))?(?:,? (?:OBE|MBE|CBE|JP|QC|KC|MP))?"
)
# Words of roles and of procedure that people are called too.
SURNAMES_TOO = frozenset(
    "young early north south west east street price parish law bill case major judge mayor bishop canon page marshall best "
    "good small long short chambers county town city bond reason session part school house park hall church bank ward head stage".split()
)


def is_with_initials(words: str, never: frozenset[str], *, listed: bool) -> bool:
    """Whether words are initials and a surname: no word of ``never``, unless people are called that too.

    "A" alone may be the article, "A Case", so it counts only where people are ``listed``.
    """
    match = _NAME.fullmatch(words)
    if not match or (match["initials"] == "A " and not listed):
        return False
    surnames = [word.lower() for word in (match["surname"], match["second"]) if word]
    return all(word not in never or word in SURNAMES_TOO for word in surnames)


def ends_with_initial(words: str) -> bool:
    """Whether words break off before a surname: "Cllr D. I.", "Councillor G"."""
    return _LAST_INITIAL.search(words) is not None


_LAST_INITIAL = re.compile(r"(?:^|[ .-])[A-Z]\.?$")
