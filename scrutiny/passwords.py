"""The one rule about passwords that Django does not bring: no passwords made of this site's own words."""

import re

from django.core.exceptions import ValidationError

CONTEXT_WORDS = (
    "scrutiny",
    "tracker",
    "council",
    "councillor",
    "committee",
    "minutes",
    "clerk",
    "democratic",
    "services",
    "password",
)
LETTERS_OF_ITS_OWN = 6

_context_words = re.compile("|".join(sorted(CONTEXT_WORDS, key=len, reverse=True)), re.IGNORECASE)
_not_letters = re.compile(r"[\W\d_]+")


class ContextWordValidator:
    """Refuses `scrutiny2026`, allows `the council meets in a barn`: what is left must be worth guessing."""

    def validate(self, password: str, user=None) -> None:
        if not _context_words.search(password):
            return
        own = _not_letters.sub("", _context_words.sub("", password))
        if len(own) < LETTERS_OF_ITS_OWN:
            raise ValidationError(self.get_help_text(), code="password_context_word")

    def get_help_text(self) -> str:
        return "Your password cannot be made only of words such as “scrutiny” or “council” and numbers."
