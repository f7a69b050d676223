"""Hostile and broken files in ModernGov's name are refused at once, with a sentence; nothing is fetched."""

import contextlib
import socket
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from committees.formats import LARGEST_FILE, TooDeep, TooLarge, Unreadable
from committees.moderngov import is_moderngov, parse

from .test_moderngov import COMMITTEES, MEETINGS, attendee, item, meeting, paper
from .test_moderngov_pages import WHOLE, committee_page, meeting_page, row, words

VALID = {
    "committees": COMMITTEES,
    "meetings": MEETINGS,
    "meeting": meeting(item(paper()), attendees=[attendee("Councillor Ada Fern")]),
    "page": WHOLE,
    "committee page": committee_page(),
}
LOL = "".join(f'<!ENTITY l{one} "{f"&l{one - 1};" * 10}">' for one in range(1, 10))


@pytest.fixture
def listener():
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server.getsockname()[1]
        with pytest.raises(BlockingIOError):
            server.accept()


def refused(content, *, within=0.1, by=Unreadable):
    started = time.process_time()
    with pytest.raises(by) as refusal:
        parse(content)
    assert time.process_time() - started < within
    assert str(refusal.value).endswith(".")
    return str(refusal.value)


# XML


@pytest.mark.parametrize(
    "declared",
    [
        f'<!DOCTYPE m [<!ENTITY l0 "lol">{LOL}]><meeting><meetingid>&l9;</meetingid></meeting>',
        f'<!DOCTYPE m [<!ENTITY a "{"a" * 50_000}">]><meeting><meetingid>{"&a;" * 5_000}</meetingid></meeting>',
        '<!DOCTYPE m [<!ENTITY a SYSTEM "file:///etc/passwd">]><meeting><meetingid>&a;</meetingid></meeting>',
        '<!DOCTYPE m [<!ENTITY a SYSTEM "http://127.0.0.1:PORT/">]><meeting><meetingid>&a;</meetingid></meeting>',
        '<!DOCTYPE m SYSTEM "http://127.0.0.1:PORT/m.dtd"><meeting/>',
        '<!DOCTYPE m PUBLIC "m" "http://127.0.0.1:PORT/m.dtd"><meeting/>',
        '<!DOCTYPE m [<!ENTITY % a SYSTEM "http://127.0.0.1:PORT/m.dtd"> %a;]><meeting/>',
        "<!DOCTYPE m [<!ELEMENT m ANY>]><meeting/>",
    ],
    ids="laughs quadratic file address dtd public parameter element".split(),
)
@pytest.mark.parametrize("declaration", ["", '<?xml version="1.0" encoding="utf-8"?>\n'])
def test_what_defines_entities_or_a_document_type_is_refused(declared, declaration, listener):
    content = (declaration + declared.replace("PORT", str(listener))).encode()
    assert is_moderngov(content)
    message = refused(content)
    assert "document type or entities" in message
    assert "root:" not in message


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b'<?xml version="1.0" encoding="UTF-7"?><meeting/>', "its encoding is UTF-7"),
        (b'<?xml version="1.0" encoding="UTF-16"?><meeting/>', "its encoding is UTF-16"),
        (b"<?xml version='1.0' encoding = 'windows-1252'?><meeting/>", "its encoding is windows-1252"),
        (
            '<?xml version="1.0" encoding="UTF-16"?><meeting/>'.encode("utf-16"),
            "Line 1 has characters that are not UTF-8",
        ),
        ("<meeting/>".encode("utf-16-le"), "NUL"),
        ("<meeting/>".encode("utf-16-be"), "NUL"),
        (b"<meeting>\n\n<meetingid>\xa34</meetingid></meeting>", "Line 3 has characters that are not UTF-8"),
        (b"<meeting><meetingid>\xed\xa0\x80</meetingid></meeting>", "Line 1 has"),
    ],
)
def test_other_encodings_are_refused(content, what):
    assert what in refused(content)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"<meeting>\n<meetingid>1</meetingid>\n<a></b>\n</meeting>", "line 3"),
        (b"<meeting>\n<meetingid>&nbsp;</meetingid></meeting>", "line 2"),
        (b"<meeting/><meeting/>", "line 1"),
        (b"", "line 1"),
        (b"1. Minutes", "line 1"),
        (b"<meeting><meetingid>\x01</meetingid></meeting>", "line 1"),
        (b"<wards><ward><homeaddress>1 Elm Row</homeaddress></ward></wards>", "“wards”"),
        (b"<list><meeting/></list>", "“list”"),
        (b"<getmeetingresponse><getmeetingresult/></getmeetingresponse>", "“getmeetingresponse”"),
        (b'<meeting xmlns="http://example.com/other"/>', "http://example.com/other"),
        (b'<x:meeting xmlns:x="urn:x"/>', "urn:x"),
    ],
)
def test_broken_and_unknown_xml_is_refused_with_the_place_or_the_name(content, what):
    message = refused(content)
    assert what in message
    assert "Elm" not in message


def test_the_file_is_named_in_the_refusal():
    with pytest.raises(Unreadable, match=r"^GetMeeting\.xml: The XML breaks off"):
        parse(b"<meeting>", name="GetMeeting.xml")


@pytest.mark.parametrize(
    "content",
    [
        b"<meeting>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</meeting>",
        b"<meeting>" + b"<a/>" * 1_000_000 + b"</meeting>",
        b"<meeting><agendaitems>" + b"<agendaitem/>" * 1_000_000 + b"</agendaitems></meeting>",
    ],
    ids=["nested", "siblings", "items"],
)
def test_too_many_elements_are_refused(content):
    assert "more than 100,000 elements" in refused(content, within=2)


def test_too_large_a_file_is_refused():
    assert "20.00 MB" in refused(b"<meeting>".ljust(LARGEST_FILE + 1), by=TooLarge)


@pytest.mark.parametrize(
    "content",
    [
        b"<meeting " + b" ".join(b'a%d="1"' % one for one in range(100_000)) + b"/>",
        b'<meeting a="' + b"x" * 5_000_000 + b'"/>',
        b"<meeting><meetingid>" + b"&amp;" * 1_000_000 + b"</meetingid></meeting>",
        meeting(item(agendaitemtitle="&amp;" * 300_000)),
        meeting(item(minutesnonemptyhtmlbody="<p>x</p>" * 200_000)),
        meeting(*(item(agendaitemid=str(one)) for one in range(3_000))),
    ],
    ids="attributes attribute entities title body items".split(),
)
def test_what_is_large_but_allowed_is_read_in_bounds(content):
    started = time.process_time()
    assert len(parse(content).meetings) == 1
    assert time.process_time() - started < 5


@pytest.mark.parametrize("body", ["<div>" * 100_000, "x" * 2_000_001], ids=["deep", "large"])
def test_a_body_is_held_to_the_limits_of_pasted_pages(body):
    refused(meeting(item(minutesnonemptyhtmlbody=body)), within=1)


# Pages


def test_deep_pages_are_refused_at_once():
    assert "inside one another" in refused(meeting_page(content="<div>" * 100_000), within=0.2, by=TooDeep)


def test_what_only_the_parser_nests_is_refused_too():
    assert "inside one another" in refused(meeting_page(content="<dd>" * 1_000), by=TooDeep)


def test_large_pages_are_refused_at_once():
    assert "at most 2 MB" in refused(meeting_page(content="x" * 2_000_000), within=0.2, by=TooLarge)


@pytest.mark.parametrize(
    "body",
    [
        "<p " + " ".join(f'a{one}="1"' for one in range(100_000)) + ">",
        '<p title="' + "x" * 1_500_000 + '">',
        '<a href="mgCommitteeDetails.aspx?ID=x">a</a>' * 30_000,
        ('<span class="mgLabel">' * 180 + "</span>" * 180) * 250,
        ("<table><tr><th>" * 50) + "<b>x</b>" * 150_000 + ("</th></tr></table>" * 50),
        ('<table id="mgItemTable"><tr><td>1</td><td>' * 50) + "<b>x</b>" * 150_000,
        ('<ul class="mgActionList"><li>' * 80) + '<a href="documents/x.pdf">x</a>' * 30_000,
        '<table id="mgItemTable"><tr><td>1</td><td>'
        + "<ul>" * 150
        + "<li>"
        + '<a href="mgReasonsRestricted.aspx">x</a>' * 30_000,
        "<br>" * 400_000,
        "<!--" * 400_000,
        "&amp;" * 300_000,
    ],
    ids="attributes attribute links labels tables items lists reasons breaks comments entities".split(),
)
def test_no_page_takes_long(body):
    started = time.process_time()
    assert len(parse(meeting_page(content=body)).meetings) == 1
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "words_", ["- " * 250_000, "a &nbsp;" * 100_000, "reasons why " * 70_000, "PDF 1 " * 140_000, "(exempt " * 100_000]
)
def test_no_title_takes_long(words_):
    started = time.process_time()
    assert parse(meeting_page(row("1.", words_, words(words_))))
    refused(meeting_page(subtitle=words_), within=3)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "start", ["<h1 " * 500_000, "<h1>" * 500_000, "<?" * 500_000, "<!---->" * 250_000, " " * 2_000_000]
)
def test_saying_what_a_file_is_takes_no_time(start):
    started = time.process_time()
    assert not is_moderngov(f"<html>{start}".encode())
    assert not is_moderngov(start.encode())
    assert time.process_time() - started < 1


def test_a_page_of_nothing_but_a_comment_is_refused():
    refused(b"<!DOCTYPE html><!-- <h1 class='mgMainTitleTxt'>Minutes</h1> </html> -->")


@pytest.mark.parametrize(
    "address", ["http://[mgCommitteeDetails.aspx?ID=31", "mgCommitteeDetails.aspx?" + "a&amp;" * 99 + "ID=31"]
)
def test_addresses_that_cannot_be_read_say_nothing(address):
    content = committee_page(f'<a href="{address}">Committee</a>').replace(b"CommitteeId=31", b"")
    assert parse(content).committees[0].external_id == ""


def test_odd_tags_and_characters_hold_words_like_others():
    odd = row("5.", "Pla\x0bcements", words("<o:p>Noted</o:p> <st1:place>Ox\x01mere</st1:place>"))
    (found,) = parse(meeting_page(odd)).meetings[0].items
    assert (found.title, found.purpose) == ("Placements", "Noted Oxmere")


# Whatever is cut or changed


@pytest.mark.parametrize("content", VALID.values(), ids=VALID)
def test_every_cut_is_refused(content):
    for end in range(0, len(content.rstrip()), max(1, len(content) // 400)):
        with pytest.raises(Unreadable):
            parse(content[:end])


@given(st.sampled_from(sorted(VALID)), st.data())
@settings(max_examples=200, deadline=None)
def test_a_file_with_bytes_changed_is_read_or_refused(name, data):
    content = bytearray(VALID[name])
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(Unreadable):
        parse(bytes(content))


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_other_bytes_are_refused(content):
    is_moderngov(content)
    with pytest.raises(Unreadable):
        parse(content)
