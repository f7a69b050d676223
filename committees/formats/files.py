"""A file that a clerk brings -> plain text for the reader. What it is, its content says; its name is only for messages."""

from __future__ import annotations

import re
import unicodedata

from . import confined
from .pages import FIRST, to_text
from .refusals import LARGEST_FILE, TooLarge, Unreadable

_PASTE = "or copy the words and paste them."
_AS_DOCX = f"Open it in Word (or LibreOffice), save it as a Word document (.docx) and bring that, {_PASTE}"
_PICTURE = f"It is a picture. Run it through text recognition (OCR), ask for the Word file, {_PASTE}"

# What a file begins with, and what to say of it.
_REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", f"It is a rich text file (.rtf). {_AS_DOCX}"),
    (b"\x89PNG", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"MIME-Version:", f"It is a web archive or an e-mail. Save the page as “Web page, HTML only”, {_PASTE}"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_WITH_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_ODT = b"mimetypeapplication/vnd.oasis.opendocument"
_ZIP = b"PK\x03\x04"
_ZIP_END = b"PK\x05\x06"
_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def text_of_file(name: str, content: bytes) -> str:
    """Return the text of a Word file, a PDF with text, a saved page or plain text, every line ended by a line feed.

    Raises Unreadable (TooLarge, TooDeep) with the name and a sentence that says what to do.
    """
    try:
        text = _text(content)
        if not text.strip():
            raise Unreadable("There are no words in it. Bring another file, or copy the words and paste them.")
    except Unreadable as refusal:
        raise type(refusal)(f"{_shown(name)}: {refusal}") from refusal
    return text


def _text(content: bytes) -> str:
    if len(content) > LARGEST_FILE:
        raise TooLarge(
            f"It is {len(content) / 1_000_000:.1f} MB and at most {LARGEST_FILE // 1_000_000} MB can be read. "
            f"Save only the pages with the minutes as a new file, {_PASTE}"
        )
    if kind := _kind(content):
        return confined.text_of(kind, content)
    text = _decoded(content)
    _refuse_xml(text)
    return to_text(text)


def _kind(content: bytes) -> str:
    """Return "word" or "pdf" for what is opened in the child process, and empty for text; refuse what is neither."""
    for beginning, why in _REFUSED:
        if content.startswith(beginning):
            raise Unreadable(why)
    if content.startswith(_OLE):
        if _OLE_WITH_PASSWORD in content:
            raise Unreadable("It is locked with a password. Take the password off in Word and save it again.")
        raise Unreadable(f"It is an Office file of the old kind (.doc). {_AS_DOCX}")
    if content[:1024].lstrip().startswith(b"%PDF-"):
        if _ZIP_END in content[-66_000:]:
            raise Unreadable(f"It is a PDF and a zip archive in one. Print it to a new PDF, {_PASTE}")
        return "pdf"
    if content.startswith(_ZIP):
        if content[30:].startswith(_ODT):
            raise Unreadable(f"It is an OpenDocument file (.odt). {_AS_DOCX}")
        return "word"
    return ""


def _decoded(content: bytes) -> str:
    text = _in_its_encoding(content)
    strange = sum(
        (unicodedata.category(one) == "Cc" and one not in "\t\n\r\f\v") or one == "\ufffd" for one in text[:20_000]
    )
    if "\x00" in text or strange * 100 > len(text[:20_000]):
        raise Unreadable(
            "It is not text, a saved page, a Word file (.docx) or a PDF. Save the minutes as one of these, "
            f"as text in UTF-8, {_PASTE}"
        )
    return text


def _in_its_encoding(content: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


_ROOT = re.compile(
    r"\s*+(?P<declared><\?xml\b[^>]*+>)?+\s*+(?:<!--(?>.*?-->)\s*+)*+(?:<!doctype\b[^>]*+>\s*+)?+<(?P<root>[a-z][^\s/>]*+)",
    re.IGNORECASE | re.DOTALL,
)


def _refuse_xml(text: str) -> None:
    """XML is data, and would come out as a jumble of codes and words. A page that is written as XML is still a page."""
    start = _ROOT.match(text)
    if not start or start["root"].lower() in FIRST:
        return
    if start["declared"] or text.rstrip().endswith(f"</{start['root']}>"):
        raise Unreadable(
            "It is an XML file, not a page or a document. ModernGov's XML and its saved pages of whole meetings are "
            "taken at “Bring minutes of a meeting”; a document that was saved as XML is taken when saved as .docx."
        )


def _shown(name: str) -> str:
    return "".join(one for one in name if one.isprintable()).strip()[:100] or "This file"
