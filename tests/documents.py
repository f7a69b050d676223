"""Word and PDF files for tests, made from nothing: make_docx, make_pdf, make_scan."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
</Types>"""


@dataclass
class Numbered:
    """A list whose numbers Word counts: items are words, or (depth, words). `formats` are (numFmt, lvlText) by depth."""

    items: Sequence[str | tuple[int, str]]
    formats: Sequence[tuple[str, str]] = (("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "(%3)"))
    start: int = 1


@dataclass
class Table:
    """Rows of cells; a cell is words or blocks."""

    rows: Sequence[Sequence[str | Sequence[Block]]] = field(default_factory=list)


Block = str | Numbered | Table


def make_docx(blocks: Sequence[Block]) -> bytes:
    """Return a Word file of paragraphs (words), Numbered lists and Tables."""
    lists: list[Numbered] = []
    body = "".join(_block(block, lists) for block in blocks)
    return pack_docx(
        body, numbering="".join(map(_abstract, range(len(lists)), lists)) + "".join(map(_num, range(len(lists))))
    )


def pack_docx(body: str, *, numbering: str = "", styles: str = "", **more: bytes) -> bytes:
    """Return a Word file around the XML of a body, of its lists and of its styles, and further members by name."""
    return zipped(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELATIONS.format(_relation("officeDocument", "word/document.xml")),
            "word/_rels/document.xml.rels": _RELATIONS.format(
                _relation("numbering", "numbering.xml") + _relation("styles", "styles.xml")
            ),
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
            "word/numbering.xml": f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>',
            "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
        }
        | more
    )


def zipped(members: dict[str, str | bytes]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return archive.getvalue()


def paragraph(words: str, properties: str = "") -> str:
    """The XML of a paragraph; a line feed in its words is a line break."""
    lines = '</w:t><w:br/><w:t xml:space="preserve">'.join(map(escape, words.split("\n")))
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{lines}</w:t></w:r></w:p>'


def in_list(number: int, depth: int = 0) -> str:
    """The property that makes a paragraph an item of a list."""
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def _relation(kind: str, target: str) -> str:
    return f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _block(block: Block, lists: list[Numbered]) -> str:
    if isinstance(block, str):
        return paragraph(block)
    if isinstance(block, Table):
        return f"<w:tbl>{''.join(_row(row, lists) for row in block.rows)}</w:tbl>"
    lists.append(block)
    items = [item if isinstance(item, tuple) else (0, item) for item in block.items]
    return "".join(paragraph(words, in_list(len(lists), depth)) for depth, words in items)


def _row(row: Sequence[str | Sequence[Block]], lists: list[Numbered]) -> str:
    cells = ("".join(_block(one, lists) for one in ([cell] if isinstance(cell, str) else cell)) for cell in row)
    return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def _abstract(key: int, numbered: Numbered) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{1 if depth else numbered.start}"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (kind, text) in enumerate(numbered.formats)
    )
    return f'<w:abstractNum w:abstractNumId="{key}">{levels}</w:abstractNum>'


def _num(key: int) -> str:
    return f'<w:num w:numId="{key + 1}"><w:abstractNumId w:val="{key}"/></w:num>'


def make_pdf(pages: Sequence[Sequence[str] | None]) -> bytes:
    """Return a PDF of pages of lines, in letters of equal width: spaces set columns. A page that is None is a picture."""
    picture = stream(b"\x7f", b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8")
    shown = (b"q 500 0 0 700 40 40 cm /Im Do Q", b"/XObject<</Im %d 0 R>>" % (4 + 2 * len(pages)))
    return pack_pdf([shown if lines is None else _page_of(lines) for lines in pages], picture)


def make_scan(pages: int = 2) -> bytes:
    """Return a PDF whose pages are pictures."""
    return make_pdf([None] * pages)


def pack_pdf(contents: Sequence[bytes | tuple[bytes, bytes]], *more: bytes, trailer: bytes = b"") -> bytes:
    """Return a PDF of pages with these contents, or contents and resources. Further objects begin at 4 + 2 * len(contents)."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * page) for page in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(contents), kids),
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
    ]
    for page, content in enumerate(contents):
        shown, resources = content if isinstance(content, tuple) else (content, b"")
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>%s>>>>"
            % (5 + 2 * page, resources)
        )
        objects.append(stream(shown))
    return _file_of([*objects, *more], trailer)


def stream(content: bytes, dictionary: bytes = b"/Filter/FlateDecode") -> bytes:
    packed = zlib.compress(content) if b"FlateDecode" in dictionary else content
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (dictionary, len(packed), packed)


def _page_of(lines: Sequence[str]) -> bytes:
    shown = b"".join(b"(%s)' " % _in_brackets(line) for line in lines)
    return b"BT /F 10 Tf 14 TL 40 800 Td " + shown + b"ET"


def _in_brackets(line: str) -> bytes:
    return line.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")


def _file_of(objects: Sequence[bytes], trailer: bytes) -> bytes:
    file = io.BytesIO()
    file.write(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(file.tell())
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    file.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    file.write(b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start))
    return file.getvalue()
