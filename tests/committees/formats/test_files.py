"""A file is what its content says, whatever its name; what cannot be read is refused with what to do instead."""

import pytest

from committees.formats import LARGEST, LARGEST_FILE, TooDeep, TooLarge, Unreadable, text_of_file
from tests.documents import Numbered, make_docx, make_pdf, make_scan, zipped


def test_each_kind_is_read_whatever_its_name():
    assert text_of_file("minutes.pdf", make_docx([Numbered(["Noted."])])) == "1. Noted."
    assert text_of_file("minutes.docx", make_pdf([["Noted."]])) == "Noted."
    assert text_of_file("minutes.pdf", b"<html><body><p>Noted.</p></body></html>") == "Noted."
    assert text_of_file("", b"Noted.\r\nAgreed.") == "Noted.\nAgreed."
    assert text_of_file("x", b"y") == "y"


def test_words_of_a_document_are_never_taken_for_tags():
    assert text_of_file("a.docx", make_docx(["<p>Noted & agreed.</p>"])) == "<p>Noted & agreed.</p>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_text(encoding):
    words = "The Children’s Board – £5"
    assert text_of_file("a.txt", words.encode(encoding)) == words


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_both_orders_of_bytes(mark):
    encoding = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"
    assert text_of_file("a.txt", mark + "Café".encode(encoding)) == "Café"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no words in it"),
        (b" \n\xc2\xa0", "no words in it"),
        (b"<html><body><img src='minutes.png'></body></html>", "no words in it"),
        (b"\x89PNG\r\n\x1a\n\x00", r"a picture.*\(OCR\)"),
        (b"\xff\xd8\xff\xe0\x00", r"a picture.*\(OCR\)"),
        (b"GIF89a", r"a picture.*\(OCR\)"),
        (b"II*\x00", r"a picture.*\(OCR\)"),
        (make_scan(), r"picture of pages.*\(OCR\)"),
        (b"{\\rtf1\\ansi Noted.}", r"\.rtf.*\.docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, r"\(\.doc\).*\.docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (zipped({"xl/workbook.xml": "<workbook/>"}), r"not a Word document \(\.docx\)"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "not text"),
        (b"\x7fELF\x02\x01\x01\x00", "not text"),
        (b"Noted.\x01\x02\x03\x04", "not text"),
        (b"\x81\x8d\x8f" * 9, "not text"),
        ("Noted.".encode("utf-16-le"), "not text.*UTF-8"),
        (make_pdf([["Noted."]]) + zipped({"a": "b"}), "PDF and a zip"),
        (b"MIME-Version: 1.0\r\n", "web archive"),
        (b"%PDF-1.7\nnothing more", "damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(content, words):
    with pytest.raises(Unreadable, match=words):
        text_of_file("minutes.docx", content)


def test_an_opendocument_file_is_sent_to_word():
    content = zipped({"mimetype": "application/vnd.oasis.opendocument.text"})
    stored = content[:30] + b"mimetypeapplication/vnd.oasis.opendocument.text" + content[30:]
    with pytest.raises(Unreadable, match=r"\.odt.*\.docx"):
        text_of_file("minutes.odt", stored)


@pytest.mark.parametrize(
    "xml",
    [
        "<?xml version='1.0' encoding='utf-8'?>\n<getmeeting><minutes>&lt;p&gt;Noted.&lt;/p&gt;</minutes></getmeeting>",
        "<!-- a --> <!-- b --><meeting><p>Noted.</p><p>Agreed.</p></meeting>\n",
        "<?xml version='1.0'?><!DOCTYPE x><x>",
    ],
)
def test_xml_is_sent_to_where_meetings_come_in(xml):
    with pytest.raises(Unreadable, match=r"XML.*ModernGov.*“Bring minutes of a meeting”"):
        text_of_file("meeting.xml", xml.encode())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html xmlns='y'><body><p>Noted.</p></body></html>",
            "Noted.",
        ),
        ("<?xml version='1.0'?><!-- saved --><div>Noted.</div>", "Noted."),
        ("<Name withheld> asked.", "<Name withheld> asked."),
    ],
)
def test_pages_and_words_are_not_taken_for_xml(text, expected):
    assert text_of_file("a", text.encode()) == expected


def test_the_beginning_of_a_file_is_looked_at_once():
    many = b"<!-- x --> " * 150_000
    assert text_of_file("a", many + b"<p>Noted.</p>") == "Noted."
    with pytest.raises(Unreadable, match="no words"):
        text_of_file("a", many)


def test_sizes_of_files_and_of_their_text():
    with pytest.raises(TooLarge, match=r"^big\.pdf: It is 100\.0 MB and at most 20 MB can be read"):
        text_of_file("big.pdf", b"%PDF-" + b"0" * 99_999_995)
    with pytest.raises(TooLarge, match="at most 2 MB"):
        text_of_file("big.txt", b"x" * (LARGEST + 1))
    with pytest.raises(TooLarge, match="at most 2 MB"):
        text_of_file("big.docx", make_docx(["x" * (LARGEST + 1)]))
    assert len(text_of_file("most.docx", make_docx(["x" * LARGEST]))) == LARGEST
    with pytest.raises(Unreadable, match="not text"):
        text_of_file("most.bin", b"\x00" * LARGEST_FILE)
    with pytest.raises(TooDeep):
        text_of_file("deep.html", b"<div>" * 1_000)


def test_refusals_name_the_file_in_what_can_be_printed():
    with pytest.raises(Unreadable, match=r"^minutesgpj\.docx: There"):
        text_of_file("minutes\u202egpj\n\x00.docx", b"")
    with pytest.raises(Unreadable, match=r"^This file: There"):
        text_of_file("", b"")
