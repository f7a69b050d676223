"""A PDF with text becomes its text, set as on the page; a picture of pages is refused."""

import io

import pytest
from pypdf import PdfWriter

from committees.formats import Unreadable
from committees.formats.pdf import MOST_PAGES, text_of
from committees.reader import read
from tests.documents import make_pdf, make_scan, pack_pdf


def page(*lines, head="Scrutiny Board", number=1):
    return [head, "", *lines, "", f"Page {number} of 3"]


def locked(user_password):
    writer = PdfWriter(clone_from=io.BytesIO(make_pdf([["Noted."]])))
    writer.encrypt(user_password=user_password, owner_password="owner", algorithm="RC4-128")
    saved = io.BytesIO()
    writer.write(saved)
    return saved.getvalue()


def test_lines_and_empty_lines_stay():
    assert text_of(make_pdf([["Scrutiny Board", "", "1. Noted."]])) == "Scrutiny Board\n\n1. Noted."


def test_a_column_stays_on_the_right_and_a_margin_goes():
    lines = ["    2  The Head of Homes agreed to send the figures.          TQ", "    3  Noted."]
    first, second = text_of(make_pdf([lines])).split("\n")
    assert first.startswith("2 The Head")
    assert "figures.          TQ" in first
    assert second.endswith("Noted.")


def test_signs_and_ligatures_are_letters():
    assert text_of(make_pdf([["£5 – “soft” (brackets) \\ ok"]])) == "£5 – “soft” (brackets) \\ ok"
    ligature = b"/Differences[1/fi/ffi]"
    content = pack_pdf([b"BT /F 10 Tf 40 800 Td (\x01nd o\x02cers) Tj ET"])
    assert text_of(content.replace(b"/Encoding/WinAnsiEncoding", b"/Encoding<<%s>>" % ligature)) == "find officers"


def test_lines_that_were_justified_have_single_spaces():
    assert text_of(make_pdf([["the  new   contract"]])) == "the new contract"


def test_running_heads_and_page_numbers_do_not_cut_a_sentence():
    pages = [
        page("Members asked why forty", number=1),
        page("households were waiting.", number=2),
        page("2. Noted.", number=3),
    ]
    assert text_of(make_pdf(pages)) == (
        "Scrutiny Board\n\nMembers asked why forty\nhouseholds were waiting.\n\n2. Noted."
    )


def test_words_that_recur_are_kept_where_they_may_be_minutes():
    ending = "RESOLVED that the report be noted."
    text = text_of(make_pdf([[f"Item {number}", "Heard.", ending] for number in range(1, 5)]))
    assert text.count(ending) == 4
    assert [line for line in text.split("\n") if line.startswith("Item")] == ["Item 1", "Item 2", "Item 3", "Item 4"]


@pytest.mark.parametrize(
    "head",
    ["Scrutiny Board      {}", "{}      Scrutiny Board", "{} | Scrutiny Board", "Scrutiny Board - {}", "Page {}"],
)
def test_a_page_number_may_share_its_line(head):
    text = text_of(make_pdf([[head.format(number), "Noted."] for number in range(8, 12)]))
    assert text == f"{head.format(8)}\nNoted.\n\nNoted.\n\nNoted.\n\nNoted."


def test_two_pages_keep_their_heads():
    text = text_of(make_pdf([page("One."), page("Two.", number=2)]))
    assert text.count("Scrutiny Board") == 2
    assert "Page" not in text


def test_only_the_edge_of_a_page_is_furniture():
    same = ["Same words"] * 9
    assert text_of(make_pdf([same] * 3)).count("Same words") == 6 + 3 + 3


def test_a_page_within_the_text_that_is_a_picture_is_reported():
    assert text_of(make_pdf([["One."], None, [], ["Two."]])) == (
        "One.\n\n[Image: page 2 is a picture without words that can be read]\n\nTwo."
    )


def test_words_in_a_form_are_read():
    words = b"BT /F 10 Tf 40 800 Td (In a form.) Tj ET"
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Length %d>>stream\n%s\nendstream"
    content = pack_pdf([(b"q /X Do Q", b"/XObject<</X 6 0 R>>")], form % (len(words), words))
    assert text_of(content) == "In a form."


def test_words_behind_a_picture_are_read():
    assert text_of(pack_pdf([b"BT 3 Tr /F 10 Tf 40 800 Td (Recognised.) Tj ET"])) == "Recognised."


@pytest.mark.parametrize("content", [make_scan(), make_pdf([[], [" "]])])
def test_a_picture_of_pages_is_refused_with_what_to_do(content):
    with pytest.raises(Unreadable, match=r"picture of pages.*\(OCR\).*Word file.*paste"):
        text_of(content)


def test_a_file_that_needs_a_password_is_refused_and_one_that_opens_is_read():
    with pytest.raises(Unreadable, match=r"locked with a password.*new PDF"):
        text_of(locked("secret"))
    assert text_of(locked("")) == "Noted."


def test_a_cipher_that_is_not_known_is_refused_as_locked():
    long, short = b"<" + b"00" * 48 + b">", b"<" + b"00" * 32 + b">"
    keys = b"/O %s/U %s/OE %s/UE %s/Perms %s" % (long, long, short, short, short)
    cipher = b"/CF<</StdCF<</CFM/AESV3/Length 32>>>>/StmF/StdCF/StrF/StdCF"
    locks = b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 5/R 6/Length 256/P -4%s%s>>" % (keys, cipher)
    with pytest.raises(Unreadable, match="locked"):
        text_of(pack_pdf([b""], trailer=locks))


def test_too_many_pages_are_counted_and_refused():
    with pytest.raises(Unreadable, match=f"{MOST_PAGES + 1} pages and at most {MOST_PAGES}"):
        text_of(make_pdf([["x"]] * (MOST_PAGES + 1)))


def test_minutes_are_read_across_pages_and_with_their_column_of_owners():
    pages = [
        [
            "Scrutiny Board",
            "Thursday 19 March 2026",
            "",
            "                                                              Action by",
            "1   Homes",
            "",
            "The Director said that the service had been under strain",
            "since the spring and that more would follow in the summer.",
            "Members asked for the figures to be sent out.                 TQ",
            "",
            "RECOMMENDATIONS",
            "(1) That the Cabinet set aside money for a second team",
            "    of surveyors, and that it publish the times that",
            "1",
        ],
        ["tenants wait on the website of the council every month.", "(2) That fares be frozen.", "2"],
    ]
    reading = read(text_of(make_pdf(pages)))
    assert [" ".join(one.text.split()) for one in reading.recommendations] == [
        "That the Cabinet set aside money for a second team of surveyors, and that it publish the times that tenants "
        "wait on the website of the council every month.",
        "That fares be frozen.",
    ]
    assert [one.owner for one in reading.actions] == ["TQ"]
