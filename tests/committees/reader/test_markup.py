"""Saved web pages become lines that the reader can read."""

from __future__ import annotations

from committees.reader import read
from committees.reader.markup import looks_like_html, plain_text

PAGE = """<!DOCTYPE html><html><head><title>Council</title><style>p { color: red }</style><script>var x = "<p>no</p>";</script></head>
<body><h1>Agenda item</h1><h2>Bus services</h2><p class="mgSubItemTitleTxt">Minutes:</p>
<p>Mr A Oak (Transport&nbsp;Manager)
attended&hellip;</p>
<p><b>The Committee RECOMMENDED to Cabinet that:</b></p>
<ol><li>the night bus be kept</li><li>fares be frozen until 1 April 2027</li></ol>
<table><tr><td>One</td><td>Two</td></tr></table></body></html>"""


def test_blocks_stand_on_lines_and_lists_keep_their_numbers():
    lines = [line for line in plain_text(PAGE).splitlines() if line]
    assert lines[:3] == ["Agenda item", "Bus services", "Minutes:"]
    assert "Mr A Oak (Transport\u00a0Manager) attended\u2026" in lines
    assert "1. the night bus be kept" in lines
    assert lines[-2:] == ["One", "Two"]
    assert not any("color" in line or "var x" in line or line == "Council" for line in lines)


def test_a_page_reads_like_its_text():
    reading = read(plain_text(PAGE))
    assert [one.text for one in reading.recommendations] == [
        "the night bus be kept",
        "fares be frozen until 1 April 2027",
    ]
    assert reading.item_title is not None
    assert reading.item_title.text == "Bus services"


def test_plain_text_is_not_taken_for_a_page():
    assert looks_like_html(PAGE)
    assert not looks_like_html("RESOLVED that 5 < 6 and <b>this</b> be noted")


def test_broken_markup_is_read_as_far_as_it_goes():
    assert plain_text("<p>one<div><ul><li>two</ol></p></p>three <b").startswith("one")
