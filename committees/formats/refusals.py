"""What is too much to read, and how a refusal is told: a sentence for the clerk that says what to do."""

LARGEST = 2_000_000  # bytes of text, as UTF-8
LARGEST_FILE = 20_000_000  # bytes of a file that is opened to get at its text
DEEPEST = 200  # elements open at once


class Unreadable(ValueError):
    """The words cannot be taken. The message is for the clerk and says what to do."""


class TooLarge(Unreadable):
    """More than LARGEST bytes of text, or a file of more than LARGEST_FILE."""


class TooDeep(Unreadable):
    """More than DEEPEST elements inside one another."""


def refuse_unstorable(text):
    if "\x00" in text:
        raise Unreadable("The text has a NUL character in it, which cannot be kept. Copy the words again.")
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        raise Unreadable("The text has half a character in it, which cannot be kept. Copy the words again.") from None
    if size > LARGEST:
        raise TooLarge(
            f"The text is {size / 1_000_000:.2f} MB and at most 2 MB can be read. "
            "Paste the minutes of one agenda item at a time."
        )
