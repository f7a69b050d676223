"""A Word file becomes the text that it shows: numbers of lists, tables, tracked changes."""

import io

import docx
import pytest

from committees.formats import Unreadable
from committees.formats.word import text_of
from committees.reader import read
from tests.documents import Numbered, Table, in_list, make_docx, pack_docx, paragraph, zipped


def body(xml, **more):
    return text_of(pack_docx(xml, **more))


def markers(text):
    return [line.split()[0] for line in text.splitlines() if line]


def levels(*formats, further=""):
    """The XML of a list's levels from (numFmt, lvlText, further XML), and of list number 1 that has them."""
    shown = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>{extra}</w:lvl>'
        for depth, (kind, text, extra) in enumerate(formats)
    )
    return f'<w:abstractNum w:abstractNumId="0">{further}{shown}</w:abstractNum>' + number(1, 0)


def number(key, shared, more=""):
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{shared}"/>{more}</w:num>'


# Paragraphs


def test_paragraphs_stand_apart_and_empty_ones_show_nothing():
    assert text_of(make_docx(["Scrutiny Board", "", "  ", "Noted."])) == "Scrutiny Board\n\nNoted."


def test_breaks_tabs_and_hyphens():
    run = "<w:r><w:t>One</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>non</w:t><w:noBreakHyphen/><w:t>stop co</w:t><w:softHyphen/><w:t>op £5\u00a0m</w:t></w:r>"
    assert body(f"<w:p>{run}</w:p>") == "One\ntwo\tnon\u2011stop co\u00adop £5\u00a0m"


def test_links_and_content_controls_are_read():
    link = "<w:hyperlink><w:r><w:t>the report</w:t></w:r></w:hyperlink>"
    control = "<w:sdt><w:sdtPr><w:tag/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    assert body(f"<w:p><w:r><w:t>See </w:t></w:r>{link}{control.format('<w:r><w:t>, page 2</w:t></w:r>')}</w:p>") == (
        "See the report, page 2"
    )
    assert body(control.format(control.format(paragraph("Inside.")))) == "Inside."


def test_tracked_changes_are_read_as_accepted():
    words = (
        "<w:r><w:t>Agreed </w:t></w:r><w:del><w:r><w:delText>nothing</w:delText><w:t>nothing</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>everything</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>away</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>, here</w:t></w:r></w:moveTo>"
    )
    assert body(f"<w:p>{words}</w:p>") == "Agreed everything, here"


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next():
    deleted = "<w:rPr><w:del/></w:rPr>"
    text = body(
        paragraph("That the", in_list(1) + deleted)
        + paragraph(" bus be kept.", in_list(1))
        + paragraph("Last", deleted),
        numbering=levels(("decimal", "%1.", "")),
    )
    assert text == "1. That the bus be kept.\n\nLast"


def test_a_row_that_is_deleted_is_left_out():
    row = "<w:tr>{}<w:tc>{}</w:tc></w:tr>"
    deleted = row.format("<w:trPr><w:del/></w:trPr>", paragraph("gone"))
    assert body(f"<w:tbl>{row.format('', paragraph('kept'))}{deleted}</w:tbl>") == "kept"


def test_former_properties_do_not_count():
    former = f"<w:pPrChange><w:pPr>{in_list(1)}</w:pPr></w:pPrChange>"
    assert body(paragraph("Plain", former), numbering=levels(("decimal", "%1.", ""))) == "Plain"


def test_hidden_words_and_codes_of_fields_do_not_show():
    run = "<w:r><w:rPr><w:vanish{}/></w:rPr><w:t>{}</w:t></w:r>"
    field = '<w:r><w:instrText> HYPERLINK "http://secret.example" </w:instrText></w:r>'
    not_hidden = run.format(' w:val="0"', "shown")
    assert body(f"<w:p>{run.format('', 'SECRET')}{field}{not_hidden}</w:p>") == "shown"


def test_a_text_box_is_read_once_and_after_its_paragraph():
    box = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    around = '<mc:AlternateContent xmlns:mc="m"><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>'
    assert body(f"<w:p><w:r><w:t>Beside it.</w:t>{around.format(box)}</w:r></w:p>") == "Beside it.\n\nIn the box."


def test_the_other_namespace_of_word_files_is_read():
    whole = "<w:document xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main'><w:body><w:p><w:r><w:t>Strict.</w:t></w:r></w:p></w:body></w:document>"
    assert body("", **{"word/document.xml": whole.encode()}) == "Strict."


# Lists


def test_numbers_are_counted_at_each_depth_and_begin_again_below_the_next():
    text = text_of(make_docx([Numbered(["One", (1, "a"), (1, "b"), (2, "i"), "Two", (1, "a again")])]))
    assert text == "1. One\n    a) a\n    b) b\n        (i) i\n2. Two\n    a) a again"


def test_lists_count_for_themselves_and_go_on_after_a_paragraph():
    first = Numbered(["x", "y"])
    docx = make_docx([first, "Between.", Numbered(["z"], start=7)])
    assert text_of(docx) == "1. x\n2. y\n\nBetween.\n\n7. z"
    one_list = paragraph("x", in_list(1)) + paragraph("Between.") + paragraph("y", in_list(1))
    assert body(one_list, numbering=levels(("decimal", "%1.", ""))) == "1. x\n\nBetween.\n\n2. y"


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("decimal", "%1.", "1. 2. 3. 4."),
        ("decimal", "(%1)", "(1) (2) (3) (4)"),
        ("decimalZero", "%1", "01 02 03 04"),
        ("lowerLetter", "%1)", "a) b) c) d)"),
        ("upperLetter", "%1.", "A. B. C. D."),
        ("lowerRoman", "(%1)", "(i) (ii) (iii) (iv)"),
        ("upperRoman", "%1.", "I. II. III. IV."),
        ("bullet", "\uf0b7", "• • • •"),
        ("decimal", "Action %1:", "Action Action Action Action"),
        ("unheardOf", "%1.", "1. 2. 3. 4."),
    ],
)
def test_formats_of_numbers(kind, text, expected):
    shown = body(paragraph("x", in_list(1)) * 4, numbering=levels((kind, text, "")))
    assert markers(shown) == expected.split()


def test_letters_and_roman_numbers_go_on():
    letters = body(paragraph("x", in_list(1)) * 28, numbering=levels(("lowerLetter", "%1)", "")))
    assert markers(letters)[25:] == ["z)", "aa)", "bb)"]
    start = '<w:start w:val="1999"/>'
    assert markers(body(paragraph("x", in_list(1)), numbering=levels(("upperRoman", "%1.", start)))) == ["MCMXCIX."]


def test_numbers_of_several_levels():
    numbering = levels(("decimal", "%1.", ""), ("decimal", "%1.%2", ""), ("lowerRoman", "%1.%2.%3", ""))
    depths = (0, 1, 1, 2, 0, 1)
    text = body("".join(paragraph("x", in_list(1, depth)) for depth in depths), numbering=numbering)
    assert markers(text) == ["1.", "1.1", "1.2", "1.2.i", "2.", "2.1"]


def test_a_level_above_that_was_never_used_counts_as_begun():
    numbering = levels(("upperRoman", "%1.", ""), ("decimal", "%1.%2", "<w:isLgl/>"))
    assert markers(body(paragraph("x", in_list(1, 1)), numbering=numbering)) == ["1.1"]


@pytest.mark.parametrize(("restart", "expected"), [("", "1. a 2. a"), ('<w:lvlRestart w:val="0"/>', "1. a 2. b")])
def test_a_level_may_never_begin_again(restart, expected):
    numbering = levels(("decimal", "%1.", ""), ("lowerLetter", "%2", restart))
    text = body("".join(paragraph("x", in_list(1, depth)) for depth in (0, 1, 0, 1)), numbering=numbering)
    assert markers(text) == expected.split()


def test_a_list_that_shares_its_levels_goes_on_unless_it_states_its_start():
    restarted = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = levels(("decimal", "%1.", "")) + number(2, 0) + number(3, 0, restarted)
    text = body("".join(paragraph("x", in_list(key)) for key in (1, 2, 3, 3, 1)), numbering=numbering)
    assert markers(text) == ["1.", "2.", "5.", "6.", "7."]


def test_a_list_may_change_a_level():
    changed = '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:lvlOverride>'
    numbering = levels(("decimal", "%1.", "")) + number(2, 0, changed)
    assert markers(body(paragraph("x", in_list(2)), numbering=numbering)) == ["A)"]


STYLES = """
<w:style w:type="paragraph" w:styleId="Minute"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Lower"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Heir"><w:basedOn w:val="Minute"/></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>
"""


def test_numbers_may_come_from_the_style_of_a_paragraph():
    numbering = levels(("decimal", "%1.", ""), ("lowerLetter", "%2)", '<w:pStyle w:val="Lower"/>'))
    styled = ["Minute", "Lower", "Heir", "Loop", "Missing"]
    off = '<w:pStyle w:val="Minute"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    text = body(
        "".join(paragraph("x", f'<w:pStyle w:val="{style}"/>') for style in styled) + paragraph("x", off),
        numbering=numbering,
        styles=STYLES,
    )
    assert text == "1. x\n    a) x\n2. x\n\nx\n\nx\n\nx"


def test_a_list_may_be_that_of_a_style():
    numbering = levels(("decimal", "(%1)", ""), further='<w:styleLink w:val="S"/>')
    numbering += '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="S"/></w:abstractNum>' + number(3, 1)
    assert markers(body(paragraph("x", in_list(3)), numbering=numbering)) == ["(1)"]


def test_an_item_without_words_shows_its_number_and_no_bullet():
    numbering = levels(("decimal", "%1.", ""), ("bullet", "-", ""))
    assert body(paragraph("", in_list(1)) + paragraph("", in_list(1, 1)), numbering=numbering) == "1."


def test_numbering_that_is_missing_or_makes_no_sense_is_left_out():
    assert body(paragraph("x", in_list(9, 3))) == "x"
    nonsense = in_list(1).replace('w:ilvl w:val="0"', 'w:ilvl w:val="ten"')
    assert body(paragraph("x", nonsense), numbering=levels(("none", "%1", ""))) == "x"


# Tables


def test_rows_are_lines_and_a_cell_of_many_lines_keeps_them():
    table = Table([["Action", "", "Owner"], ["Send it", "Jo Carr"], [["One.", "Two."], "Clerk"]])
    assert text_of(make_docx(["Before", table, "After"])) == (
        "Before\n\nAction\tOwner\nSend it\tJo Carr\nOne.\n\nTwo.\n\nClerk\n\nAfter"
    )


def test_tables_and_lists_within_tables_are_read():
    table = Table([[[Table([["in", "ner"]])], "outer"], [[Numbered(["x", "y"])]]])
    assert text_of(make_docx([table])) == "in\tner\touter\n1. x\n2. y"


def test_word_itself_would_count_the_first_column():
    numbered = Table([[[Numbered(["", ""])], "Apologies"]])
    assert text_of(make_docx([numbered])) == "1.\n2.\n\nApologies"


# A file by another writer


def test_a_file_by_another_writer():
    document = docx.Document()
    document.add_heading("Scrutiny Board", level=1)
    for words, style in (("One", "List Number"), ("Two", "List Number"), ("Point", "List Bullet")):
        document.add_paragraph(words, style=style)
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
    table.cell(0, 2).merge(table.cell(1, 2)).text = "tall"
    table.cell(1, 0).text, table.cell(1, 1).text = "left", "right"
    document.sections[0].header.paragraphs[0].text = "Running head"
    saved = io.BytesIO()
    document.save(saved)
    assert text_of(saved.getvalue()) == "Scrutiny Board\n\n1. One\n2. Two\n• Point\n\nwide\ttall\nleft\tright"


def test_minutes_in_word_are_read_like_their_words():
    minutes = make_docx(
        [
            "Bus services",
            "Minutes:",
            "The Board RECOMMENDED to Cabinet that:",
            Numbered(["the night bus be kept", "fares be frozen until 1 April 2027"]),
        ]
    )
    reading = read(text_of(minutes))
    assert [one.text for one in reading.recommendations] == [
        "the night bus be kept",
        "fares be frozen until 1 April 2027",
    ]


# What is no Word file


def test_an_archive_that_is_no_word_file_is_refused():
    for content in (zipped({"xl/workbook.xml": "<workbook/>"}), b"PK\x03\x04", zipped({}), make_docx(["x"])[:-400]):
        with pytest.raises(Unreadable, match="not a Word document"):
            text_of(content)


@pytest.mark.parametrize("missing", ["_rels/.rels", "word/document.xml"])
def test_a_file_without_its_main_part_is_refused(missing):
    with pytest.raises(Unreadable, match="not a Word document"):
        text_of(make_docx(["x"]).replace(missing.encode(), missing.upper().encode()))


@pytest.mark.parametrize("name", ["../../x", "/etc/x", "C:\\x", "a\\..\\..\\x", "WORD/document.xml"])
def test_members_that_lead_elsewhere_are_refused(name):
    with pytest.raises(Unreadable, match="not a Word document"):
        body(paragraph("x"), **{name: b"x"})


def test_macros_and_whatever_else_is_in_the_file_is_never_looked_at():
    settings = b'<w:settings><w:attachedTemplate r:id="t"/></w:settings>'
    assert body(paragraph("x"), **{"word/vbaProject.bin": b"\xd0\xcf", "word/settings.xml": settings}) == "x"
