"""Whom a recommendation is for, as printed: the body that is recommended something, or whoever is to do it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .found import FoundRecommendation
from .lines import fold
from .tasks import owner_before_task

LONGEST = 600  # characters of a recommendation that are looked at
_BODY = r"(?:the )?(?:(?:[A-Z][\w&'’-]{1,30}|and|of|for|full|the) ){0,8}?(?:Cabinet|Executive|Council|Committee|Board|Panel|Commission|Partnership|Trust|Authority|Governors|Government|Commissioner|Mayor|Leader|Member|Director|Service|Officer|Minister|State)\b(?: (?:for|of) (?:the )?[A-Z][\w&'’-]{1,30}(?:(?: and|,| &)? [A-Z][\w&'’-]{1,30}){0,6})?"
# The body whose meeting it is asks nothing of itself.
_ITSELF = re.compile(r"(?:select |scrutiny |sub-?)?(?:committee|panel|board|commission|forum|members)", re.I)
# (name, pattern): the first that matches names the recipient.
RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("recipients.recommended_to", re.compile(rf"\b(?:[Rr]ecommend(?:ed|s|ation)?|RECOMMENDED|made|submitted|referred) to (?P<who>{_BODY})")),
    ("recipients.be_asked", re.compile(rf"^(?:[Tt]hat )?(?P<who>{_BODY}) (?:is|are|be) (?:formally |strongly )?(?:recommended|asked|requested|invited|urged|advised|called on)\b")),
    ("recipients.does", re.compile(rf"^(?:[Tt]hat )?(?P<who>(?:the |The )?{_BODY}) (?!(?:be|is|are|was|were|has|have|had|and|of|for|that|which)\b)(?:should |will |to )?[a-z]{{3,}}\b")),
)  # fmt: skip


def with_recipients(recommendations: Sequence[FoundRecommendation]) -> tuple[FoundRecommendation, ...]:
    return tuple(replace(one, owner=recipient(one.text)) for one in recommendations)


def recipient(text: str) -> str:
    """Whom the words of a recommendation are for, as printed and without "the"; empty when they do not say."""
    words, origin = fold(text, 0, min(len(text), LONGEST))
    place = _place(words)
    if not place:
        return ""
    printed = " ".join(text[origin[place[0]] : origin[place[1] - 1] + 1].split())
    printed = re.sub(r"^the ", "", printed, flags=re.I)
    return "" if _ITSELF.fullmatch(printed) else printed


def _place(words: str) -> tuple[int, int] | None:
    for _, pattern in RULES:
        if match := pattern.search(words):
            return match.span("who")
    that = re.match(r"[Tt]hat ", words)
    skipped = that.end() if that else 0
    owner = owner_before_task(words[skipped:])
    return (owner[0] + skipped, owner[1] + skipped) if owner else None
