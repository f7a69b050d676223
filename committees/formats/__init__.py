"""What a clerk pastes or uploads -> plain text for the reader. Plain Python, no Django."""

from .files import text_of_file
from .pages import is_html, to_text
from .refusals import DEEPEST, LARGEST, LARGEST_FILE, TooDeep, TooLarge, Unreadable

__all__ = [
    "DEEPEST",
    "LARGEST",
    "LARGEST_FILE",
    "TooDeep",
    "TooLarge",
    "Unreadable",
    "is_html",
    "text_of_file",
    "to_text",
]
