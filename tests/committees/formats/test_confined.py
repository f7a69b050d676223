"""Hostile files: each is refused or read within ten seconds and the memory of the child, and none can do anything else.

The limits themselves are tried with programs that break them.
"""

import io
import os
import socket
import struct
import threading
import time
import zipfile
import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest

from committees.formats import Unreadable, confined, text_of_file
from tests.documents import Table, W, in_list, make_docx, make_pdf, pack_docx, pack_pdf, paragraph, stream, zipped


def answer(content, within=10):
    """The text of the file or the words of its refusal, never later than ten seconds.

    `within` counts processor seconds, which a busy machine does not stretch.
    """
    started, worked = time.monotonic(), sum(os.times()[:4])
    try:
        said = text_of_file("minutes", content)
    except Unreadable as refusal:
        said = str(refusal)
    assert time.monotonic() - started < 10
    assert sum(os.times()[:4]) - worked < within
    return said


def with_document(xml, **more):
    return pack_docx("", **{"word/document.xml": xml.encode()} | more)


# The limits


def serving(monkeypatch, program):
    """Lets the child run these lines under its limits."""
    monkeypatch.setattr(
        confined, "_CHILD", f"from committees.formats import confined; confined._set_limits()\n{program}"
    )
    return confined.text_of("pdf", b"")


def test_the_child_may_have_some_memory_and_no_more(monkeypatch):
    assert serving(monkeypatch, "block = bytearray(150_000_000); print('ok', end='')") == "ok"
    with pytest.raises(Unreadable, match=r"too large or too involved.*paste them"):
        serving(monkeypatch, "block = bytearray(300_000_000); print('ok')")


def test_the_child_may_take_some_time_and_no_more(monkeypatch):
    monkeypatch.setattr(confined, "SECONDS", 1)
    with pytest.raises(Unreadable, match=r"longer than 1 seconds.*only the pages.*paste them"):
        serving(monkeypatch, "import time; time.sleep(8)")


def test_the_child_is_stopped_by_its_own_clock_too(monkeypatch):
    with pytest.raises(Unreadable, match="too involved"):
        serving(monkeypatch, "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass")
    shown = serving(monkeypatch, "import resource; print(resource.getrlimit(resource.RLIMIT_CPU), end='')")
    assert shown == f"({confined.SECONDS}, {confined.SECONDS})"
    assert confined.SECONDS < 10


def test_the_child_writes_no_file(monkeypatch, tmp_path):
    file = tmp_path / "x"
    with pytest.raises(Unreadable):
        serving(monkeypatch, f"file = open({str(file)!r}, 'w'); file.write('x'); file.close()")
    assert not file.exists() or file.read_bytes() == b""


def test_the_child_knows_no_secret_and_no_django(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "never")
    program = "import os, sys; print('SECRET_KEY' in os.environ, 'django' in sys.modules, end='')"
    assert serving(monkeypatch, program) == "False False"


def test_the_child_starts_fast():
    assert answer(make_pdf([["Noted."]]), within=0.7) == "Noted."
    assert answer(make_docx(["Noted."]), within=0.7) == "Noted."


def test_threads_may_each_have_a_child():
    files = [make_docx([f"Item {number}"]) for number in range(8)]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda file: text_of_file("a", file), files)) == [f"Item {n}" for n in range(8)]


# Word files


def test_a_bomb_is_not_unpacked():
    for name in ("word/document.xml", "word/media/picture.png"):
        bomb = pack_docx("", **{name: bytes(200_000_000)})
        assert len(bomb) < 300_000
        assert "unpacks to more" in answer(bomb, within=1)


def test_a_header_that_lies_does_not_let_a_bomb_in():
    content = pack_docx("a" * 60_000_000)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        size = package.getinfo("word/document.xml").file_size
    for stated in (1_000, 19_000_000):
        assert "not a Word document" in answer(
            content.replace(struct.pack("<I", size), struct.pack("<I", stated)), within=2
        )


def test_what_is_read_is_capped_whatever_the_header_says():
    assert "unpacks to more" in answer(pack_docx("<w:p/>" * 4_000_000), within=3)


def test_many_members():
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as package:
        for number in range(100_000):
            package.writestr(zipfile.ZipInfo(str(number)), "")
    assert "unpacks to more" in answer(archive.getvalue(), within=1)


def test_an_archive_within_is_never_opened():
    inner = zipped({"b": b"\x00" * 5_000_000})
    assert answer(pack_docx(paragraph("Noted."), **{"word/embeddings/a.zip": inner}), within=1) == "Noted."


def test_members_that_overlap():
    """Two members whose headers point at the same bytes."""
    content = zipped({"one": "x" * 100, "two": "y" * 100})
    second = content.index(b"PK\x01\x02", content.index(b"PK\x01\x02") + 1)
    overlapping = content[: second + 42] + struct.pack("<I", 0) + content[second + 46 :]
    assert "not a Word document" in answer(overlapping, within=1)


def test_an_archive_with_a_password():
    content = bytearray(make_docx(["Noted."]))
    at = -1
    while (at := content.find(b"PK\x01\x02", at + 1)) >= 0:
        content[at + 8] |= 1
    assert "password" in answer(bytes(content), within=1)


ENTITIES = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
BODY = f'<w:document xmlns:w="{W}"><w:body {{}}><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:body></w:document>'


@pytest.mark.parametrize(
    "xml",
    [
        f"<!DOCTYPE w [{ENTITIES}]>" + BODY.format("", "&a9;"),
        f"<!DOCTYPE w [{ENTITIES}]>" + BODY.format('a="&a9;"', ""),
        f'<!DOCTYPE w [<!ENTITY a "{"a" * 50_000}">]>' + BODY.format("", "&a;" * 5_000),
        "<!DOCTYPE w>" + BODY.format("", "x"),
    ],
    ids=["text", "attribute", "quadratic", "none"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(xml, encoding):
    declared = f"<?xml version='1.0' encoding='{encoding}'?>{xml}".encode(encoding)
    assert "not a Word document" in answer(pack_docx("", **{"word/document.xml": declared}), within=1)
    assert "not a Word document" in answer(pack_docx("", **{"word/styles.xml": declared}), within=1)


def test_nothing_is_fetched_and_no_file_is_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("SECRET")
    calls = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/x"
        waiting = threading.Thread(target=_listen, args=(listener, calls))
        waiting.start()
        for source in (address, secret.as_uri()):
            for start in (
                f'<!DOCTYPE w [<!ENTITY x SYSTEM "{source}">]>',
                f'<!DOCTYPE w SYSTEM "{source}">',
                f'<!DOCTYPE w [<!ENTITY % x SYSTEM "{source}"> %x;]>',
            ):
                said = answer(with_document(start + BODY.format("", "&x;")))
                assert "not a Word document" in said
                assert "SECRET" not in said
        outside = f'<Relationship Type="x/{{}}" Target="{address}" TargetMode="External"/>'
        relations = "".join(map(outside.format, ("attachedTemplate", "image", "numbering", "styles", "subDocument")))
        parts = {"word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>".encode()}
        picture = (
            f'<w:p><w:r><w:t>Noted.</w:t><w:drawing><a:blip xmlns:a="a" link="{address}"/></w:drawing></w:r></w:p>'
        )
        assert answer(pack_docx(picture, **parts)) == "Noted."
        link = b"<</S/URI/URI(%s)>>" % address.encode()
        assert answer(make_pdf([["Noted."]]).replace(b"/Type/Catalog", b"/Type/Catalog/OpenAction" + link)) == "Noted."
        waiting.join()
    assert calls == []


def _listen(listener, calls):
    """Collects who calls until nobody has for two seconds."""
    until = time.monotonic() + 2
    while time.monotonic() < until:
        try:
            calls.append(listener.accept())
        except TimeoutError:
            continue


@pytest.mark.parametrize("element", ["sdt", "ins", "r", "p", "tbl"])
def test_deep_nesting(element):
    deep = f"<w:{element}>" * 100_000 + "x" + f"</w:{element}>" * 100_000
    assert "not a Word document" in answer(pack_docx(f"<w:p>{deep}</w:p>"), within=2)


def test_tables_within_tables_as_deep_as_they_may_be():
    table = Table([["x"]])
    for _ in range(70):
        table = Table([[[table]]])
    assert answer(make_docx([table]), within=2) == "x"


def test_many_elements():
    assert answer(pack_docx(paragraph("x", in_list(1)) * 40_000), within=8).count("x") == 40_000


# PDF files


def test_many_objects():
    assert answer(pack_pdf([b"BT /F 9 Tf 9 9 Td (Noted.) Tj ET"], *[b"1"] * 100_000)) == "Noted."


def test_a_million_objects_in_a_small_file():
    start = b"%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
    at = len(start)
    start += b"2 0 obj\n<</Type/Pages/Count 0/Kids[]>>\nendobj\n"
    entry = struct.Struct(">BIB").pack
    places = entry(0, 0, 255) + entry(1, 9, 0) + entry(1, at, 0) + entry(2, 1, 0) * 1_000_000
    table = stream(places, b"/Type/XRef/W[1 4 1]/Size 1000003/Root 1 0 R/Filter/FlateDecode")
    content = start + b"3 0 obj\n" + table + b"\nendobj\nstartxref\n%d\n%%%%EOF" % len(start)
    assert len(content) < 20_000
    assert "picture of pages" in answer(content)


def test_a_table_of_objects_that_refers_to_itself():
    content = make_pdf([["Noted."]])
    loop = b"/Root 1 0 R/Prev %d" % content.index(b"xref\n")
    assert answer(content.replace(b"/Root 1 0 R", loop), within=2) == "Noted."


def test_pages_that_hold_themselves():
    assert "damaged" in answer(make_pdf([["x"]]).replace(b"/Kids[4 0 R]", b"/Kids[2 0 R]"), within=2)


def test_many_pages():
    assert "20000 pages" in answer(make_pdf([[]] * 20_000))


def test_one_line_of_a_megabyte():
    assert answer(pack_pdf([b"BT /F 9 Tf 9 9 Td (" + b"word " * 200_000 + b") Tj ET"])).count("word") == 200_000
    assert answer(pack_pdf([b"BT /F 9 Tf 9 9 Td " + b"(w) Tj " * 30_000 + b"ET"])).count("w") > 1


@pytest.mark.parametrize("opening", [b"(", b"[", b"<<"])
def test_a_megabyte_of_openings(opening):
    assert "damaged" in answer(pack_pdf([opening * (200_000 // len(opening))]))


def test_a_stream_that_unpacks_to_much():
    assert "damaged" in answer(pack_pdf([bytes(100_000_000)]))
    twice = zlib.compress(zlib.compress(bytes(100_000_000)))
    content = b"<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%s\nendstream" % (len(twice), twice)
    assert "damaged" in answer(pack_pdf([b""], content).replace(b"/Contents 5 0 R", b"/Contents 6 0 R"))


def test_forms_that_hold_forms():
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>/Length 100>>stream\n%s\nendstream"
    forms = [form % (7 + number, b"/X Do " * 10 + b" " * 40) for number in range(12)]
    answer(pack_pdf([(b"/X Do", b"/XObject<</X 6 0 R>>")], *forms))


def test_codes_that_promise_a_billion_characters():
    codes = b"begincmap 1 beginbfrange <00000000> <0fffffff> <0000> endbfrange endcmap"
    content = pack_pdf([b"BT /F 9 Tf 9 9 Td (Noted.) Tj ET"], stream(codes))
    assert "damaged" in answer(content.replace(b"/Encoding", b"/ToUnicode 6 0 R/Encoding"))


def test_words_far_away():
    assert answer(pack_pdf([b"BT /F 9 Tf 9 9 Td (a) Tj 1 0 0 1 99999999 -999999999 Tm (b) Tj ET"]))


@pytest.mark.parametrize("piece", [b" ", b"\n", b"1 0 obj <<", b"endobj", b"xref\n", b"PK\x05\x06", b"\xff"])
def test_nothing_but_repetition(piece):
    for beginning in (b"%PDF-1.7\n", b"PK\x03\x04"):
        assert answer(beginning + piece * (5_000_000 // len(piece)))


def test_files_that_are_cut():
    for content in (make_docx(["Noted."] * 50), make_pdf([["Noted."] * 40] * 3)):
        for cut in range(1, 8):
            assert answer(content[: len(content) * cut // 8], within=3)
