"""What holds for every public page, empty or full."""

import itertools
import re
from html.parser import HTMLParser

import pytest

from tests.scrutiny.views.council import make_council

pytestmark = pytest.mark.django_db

LISTS = ["/", "/about/", "/committees/", "/recommendations/", "/actions/", "/people/", "/inspections/"]


class Outline(HTMLParser):
    """The title, the headings and the ids of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.title, self.headings, self.ids, self._open = "", [], [], ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if name := dict(attrs).get("id"):
            self.ids.append(name)
        if tag == "title" or re.fullmatch(r"h[1-6]", tag):
            self._open = tag
            if tag != "title":
                self.headings.append((tag, ""))

    def handle_endtag(self, tag):
        if tag == self._open:
            self._open = ""

    def handle_data(self, text):
        if self._open == "title":
            self.title += text
        elif self._open:
            tag, before = self.headings[-1]
            self.headings[-1] = (tag, before + text)


def assert_well_made(html: str) -> None:
    page = Outline(html)
    first = [text.strip() for tag, text in page.headings if tag == "h1"]
    assert len(first) == 1
    assert page.title.startswith(first[0]), (page.title, first)
    assert len(page.ids) == len(set(page.ids))
    levels = [int(tag[1]) for tag, _ in page.headings]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), page.headings
    assert not re.search(r"\sstyle=|<script|\son[a-z]+=", html)
    assert "None" not in re.sub(r"<[^>]*>", "", html).replace("None in this edition", "")


@pytest.mark.parametrize("address", LISTS)
def test_an_empty_site_has_pages_that_say_so(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert_well_made(response.content.decode())


def test_a_full_site_has_pages(client):
    for name, address in make_council().addresses.items():
        response = client.get(address)
        assert response.status_code == 200, name
        if not name.endswith("_csv"):
            assert_well_made(response.content.decode())


def test_pages_refuse_to_be_written_to(client):
    for address in make_council().addresses.values():
        for method in ("post", "put", "patch", "delete", "trace"):
            response = getattr(client, method)(address)
            assert (response.status_code, response["Allow"]) == (405, "GET, HEAD"), address


def test_pages_set_no_cookie(client):
    for address in make_council().addresses.values():
        assert not client.get(address).cookies, address
