"""A saved page as a tree of elements, and how its words and addresses are read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

from lxml import etree

from committees.formats import DEEPEST, TooDeep, Unreadable, to_text

from . import words

_SAVED_FROM = re.compile(r"<!--\s{0,9}saved from url=\([0-9]{1,6}\)([^\s<>]{1,500})", re.I)
_HEAD = 4_000  # characters within which a browser says where it saved the page from
_END = 2_000  # characters within which a page that was saved whole ends
_MANY = 50  # elements of a kind that are looked through; what is sought stands near the top of a page
_LONG = 2_000  # nodes of a title or a label
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # characters that a tree cannot have
_TAG = re.compile(r"[a-z][a-z0-9]{0,30}")
_READ = ("class", "content", "href", "id", "name", "property", "rel")  # attributes


class _Builder:
    """Builds the tree of a page with the attributes that are read here, and no deeper than committees.formats allows.

    The parser would take minutes over a tag with 100,000 attributes if it built the tree itself.
    """

    def __init__(self) -> None:
        self.tree = etree.TreeBuilder()
        self.open = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.open += 1
        if self.open > DEEPEST:
            raise TooDeep(f"This page has more than {DEEPEST} elements inside one another. Paste its text instead.")
        read = {name: _CONTROL.sub("", value) for name, value in attributes.items() if name in _READ}
        self.tree.start(_tag(tag), read)

    def end(self, tag: str) -> None:
        self.open -= 1
        self.tree.end(_tag(tag))

    def data(self, data: str) -> None:
        self.tree.data(_CONTROL.sub("", data))

    def close(self) -> Any:
        # Asked for the tree of a page that was refused half way, the builder would hide the refusal behind an error.
        return None if self.open else self.tree.close()


def _tag(printed: str) -> str:
    """Word's own tags, such as o:p, are no names for a tree, and hold words like others."""
    return printed if _TAG.fullmatch(printed) else "span"


def _tree(text: str) -> Any:
    if not re.search(r"</html\s*>", text[-_END:], re.I):
        raise Unreadable("The page breaks off before its end. Save it again, and wait until it has been saved.")
    to_text(text)  # the gate of committees.formats: it refuses what is too large, too deep or cannot be stored
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, target=_Builder())
    try:
        return etree.fromstring(text.encode(), parser=parser)
    except etree.LxmlError:
        raise Unreadable("The page is damaged. Save it again from the browser, as a web page.") from None


@dataclass(frozen=True, slots=True)
class Page:
    """`own_address` is where it was saved from, `links` are those of the page itself, `site` is the ModernGov site."""

    tree: Any
    own_address: str
    links: list[str]
    site: str

    @classmethod
    def of(cls, text: str, site: str) -> Page:
        """Read the page; `site` counts when the page does not say where it came from."""
        tree = _tree(text)
        saved = _SAVED_FROM.search(text, 0, _HEAD)
        own = [saved[1]] if saved else []
        own += [*tree.xpath("//link[@rel='canonical']/@href"), *tree.xpath("//meta[@property='og:url']/@content")]
        base = [urljoin(words.address(one), "mgHome.aspx") for one in tree.xpath("//base/@href")]
        # Not those in the words of an item, which may lead to another committee or another council.
        links = tree.xpath("//a[not(ancestor::*[contains(@class, 'mgWordPara')])]/@href")
        own_address = next((one for one in own if words.address(one)), "")
        return cls(tree, own_address, links, words.site_of([*own, *base, *links]) or site)

    def all(self, name: str) -> list[Any]:
        found: list[Any] = self.tree.xpath(f"//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]")
        return found[:_MANY]

    def first_words(self, name: str) -> str:
        """The words of the first element with this class."""
        return next((words_of(element) for element in self.all(name)), "")

    def number(self, *places: tuple[str, str]) -> str:
        """The first number found in addresses: of (page, query field), in the page's own address, then in its links."""
        for path, field in places:
            for one in chain([self.own_address], self.links):
                if path.lower() in one.lower() and (found := words.id_of(_field(one, field))):
                    return found
        return ""


def _field(address: str, name: str) -> str:
    try:
        fields = parse_qsl(urlsplit(address.strip()).query, max_num_fields=50)
    except ValueError:
        return ""
    return next((value for field, value in fields if field.lower() == name.lower()), "")


def words_of(element: Any) -> str:
    """What the element says on one line, without sizes of files, words for screen readers and why it is restricted."""
    said = [element.text or ""]
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, one in islice(walk, _LONG):
        if one is element:
            continue
        if event == "end":
            said.append(one.tail or "")
        elif _is_unsaid(one):
            walk.skip_subtree()
        else:
            said.append(one.text or "")
    return words.without_file_noise(words.line("".join(said)))


def _is_unsaid(element: Any) -> bool:
    return has_class(element, "mgFileSize") or has_class(element, "mgHide") or is_reason(element)


def is_reason(element: Any) -> bool:
    """Whether it links to the reasons why something is restricted, which a page gives only for what is."""
    return "mgreasonsrestricted" in element.get("href", "").lower()


def text_of(element: Any) -> str:
    return words.body(etree.tostring(element, encoding="unicode", method="html", with_tail=False))


def has_class(element: Any, name: str) -> bool:
    return name in element.get("class", "").split()
