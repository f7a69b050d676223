"""The words, tags, partials and error pages that every page is made of. None of it may touch the database."""

import datetime
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django import forms
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from committees.models import Meeting
from committees.models.stages import Stage
from scrutiny.models import Response
from scrutiny.models.items import Progress
from scrutiny.templatetags import council

UTC = datetime.UTC
HOSTILE = "<script>alert('1')</script> \"&"
ERROR_PAGES = ("400.html", "403.html", "404.html", "429.html", "500.html", "503.html")
TEMPLATES = Path(settings.BASE_DIR) / "templates"
STYLESHEET = Path(settings.BASE_DIR) / "static" / "css" / "site.css"


class Page(HTMLParser):
    """The elements of a page, as (tag, attributes), and the text inside each h1 and title."""

    def __init__(self, html: str):
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: dict[str, list[str]] = {"h1": [], "title": []}
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag in self.words:
            self.words[tag].append("")
            self._inside = tag

    def handle_endtag(self, tag):
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, text):
        if self._inside:
            self.words[self._inside][-1] += text

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def values(self, attribute: str) -> list[str]:
        return [attributes[attribute] for _, attributes in self.elements if attributes.get(attribute)]

    def links(self) -> list[str]:
        return [attributes["href"] for attributes in self.all("a")]


def rendered(template: str, query: str = "", **context) -> str:
    request = RequestFactory().get(f"/recommendations/{query}")
    return Template(template).render(Context({"request": request, **context}))


def query_of(link: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(link).query)


# Dates, times and numbers


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (datetime.date(2026, 11, 14), "14 November 2026"),
        (datetime.date(2026, 1, 1), "1 January 2026"),
        (datetime.datetime(2026, 6, 30, 23, 30, tzinfo=UTC), "1 July 2026"),
        (datetime.datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "31 December 2026"),
        (None, ""),
        ("", ""),
        ("2026-11-14", ""),
    ],
)
def test_council_date(value, words):
    assert council.council_date(value) == words


def test_other_ways_to_write_a_date():
    day = datetime.date(2026, 9, 5)
    assert council.council_day(day) == "Saturday 5 September 2026"
    assert council.short_date(day) == "5 Sep 2026"
    assert council.council_day(datetime.datetime(2026, 9, 4, 23, 15, tzinfo=UTC)) == "Saturday 5 September 2026"
    assert council.council_day(None) == council.short_date(None) == ""


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (datetime.time(10), "10am"),
        (datetime.time(14, 30), "2:30pm"),
        (datetime.time(9, 5), "9:05am"),
        (datetime.time(12), "midday"),
        (datetime.time(12, 15), "12:15pm"),
        (datetime.time(0), "midnight"),
        (datetime.time(0, 15), "12:15am"),
        (datetime.time(23, 59), "11:59pm"),
        (datetime.datetime(2026, 7, 1, 9, 0, tzinfo=UTC), "10am"),
        (datetime.datetime(2026, 12, 1, 10, 0, tzinfo=UTC), "10am"),
        (datetime.date(2026, 7, 1), ""),
        (None, ""),
    ],
)
def test_council_time(value, words):
    assert council.council_time(value) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (datetime.date(2022, 7, 11), datetime.date(2022, 7, 22), "11 to 22 July 2022"),
        (datetime.date(2022, 6, 28), datetime.date(2022, 7, 3), "28 June to 3 July 2022"),
        (datetime.date(2022, 12, 28), datetime.date(2023, 1, 3), "28 December 2022 to 3 January 2023"),
        (datetime.date(2022, 7, 11), datetime.date(2022, 7, 11), "11 July 2022"),
        (datetime.date(2022, 7, 11), None, "11 July 2022"),
        (None, datetime.date(2022, 7, 22), "22 July 2022"),
        (None, None, ""),
    ],
)
def test_council_date_range(start, end, words):
    assert council.council_date_range(start, end) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "1 day late"),
        (12, "12 days late"),
        (0, "due today"),
        (-1, "due tomorrow"),
        (-3, "due in 3 days"),
        (None, ""),
    ],
)
def test_days_late_words(days, words):
    assert council.days_late_words(days) == words


def test_plural():
    assert council.plural(0, "action") == "0 actions"
    assert council.plural(1, "action") == "1 action"
    assert council.plural(1204, "action") == "1,204 actions"
    assert council.plural(2, "person,people") == "2 people"
    assert council.plural(None, "action") == ""


# Status tags


def test_a_status_tag_says_its_words_and_escapes_them():
    html = rendered("{% status_tag 'complete' words %}", words=HOSTILE)
    assert 'class="govuk-tag govuk-tag--green"' in html
    assert "&lt;script&gt;" in html
    assert "<script" not in html


def test_a_status_tag_of_an_unknown_code_is_grey_and_one_without_words_is_nothing():
    assert "govuk-tag--grey" in council.status_tag(HOSTILE, "Something new")
    assert "script" not in council.status_tag(HOSTILE, "Something new")
    assert council.status_tag("complete", "") == ""


@pytest.mark.parametrize("codes", [Stage, Progress, Response.Decision, Meeting.Status])
def test_every_status_has_a_colour_of_the_stylesheet(codes):
    css = STYLESHEET.read_text(encoding="utf-8")
    colours = {council.TAG_COLOURS[code] for code in codes.values} - {"blue"}  # what a tag is when nothing else is said
    assert {colour for colour in colours if f".govuk-tag--{colour}{{" not in css} == set()


# Paging and sorting


def test_page_links_keep_the_filters_and_show_the_pages_around():
    page = Page(
        rendered("{% page_links page %}", "?q=a%22b&progress=x&empty=&page=5", page=Paginator(range(500), 50).page(5))
    )
    numbers = [attributes["aria-label"] for attributes in page.all("a") if "aria-label" in attributes]
    assert numbers == ["Page 1", "Page 4", "Page 5", "Page 6", "Page 10"]
    assert [attributes.get("aria-current") for attributes in page.all("a")].count("page") == 1
    for link in page.links():
        assert {"q": ['a"b'], "progress": ["x"]}.items() <= query_of(link).items()
        assert "empty" not in link
    assert "page" not in query_of(page.links()[1]), "the first page has one address only"
    assert query_of(page.links()[-1])["page"] == ["6"]


@pytest.mark.parametrize(("number", "rels"), [(1, ["next"]), (2, ["prev", "next"]), (3, ["prev"])])
def test_there_is_no_link_before_the_first_page_or_after_the_last(number, rels):
    page = Page(rendered("{% page_links page %}", page=Paginator(range(3), 1).page(number)))
    assert page.values("rel") == rels


def test_one_page_needs_no_links():
    assert rendered("{% page_links page %}", page=Paginator(range(3), 50).page(1)).strip() == ""


def test_a_capped_list_offers_no_last_page():
    paginator = Paginator(range(1000), 50)
    paginator.capped = True
    page = Page(rendered("{% page_links page %}", page=paginator.page(3)))
    assert [query_of(link).get("page", ["1"]) for link in page.links()] == [["2"], ["1"], ["2"], ["3"], ["4"], ["4"]]


def test_page_links_need_no_request():
    html = Template("{% page_links page %}").render(Context({"page": Paginator(range(3), 1).page(2)}))
    assert Page(html).links()[-1] == "?page=3"


# Forms


class Filters(forms.Form):
    q = forms.CharField(label="Words", required=False, max_length=5, help_text="For example, roads")
    committee = forms.ChoiceField(choices=[("", "All"), ("1", HOSTILE)], required=False)
    progress = forms.MultipleChoiceField(
        choices=[("a", "Not started"), ("b", "Complete")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Choose any",
    )
    answer = forms.ChoiceField(choices=[("a", "Yes"), ("b", "No")], widget=forms.RadioSelect, required=False)
    late = forms.BooleanField(label="Only what is late", required=False, help_text="Past its date")
    note = forms.CharField(widget=forms.Textarea, required=False)
    kept = forms.CharField(widget=forms.HiddenInput, required=False)
    sort = forms.CharField(required=False)


WRONG = {"q": HOSTILE, "committee": "9", "progress": ["z"], "answer": "z"}


def filter_page(sent: dict | None = None) -> Page:
    return Page(rendered("{% include 'includes/error_summary.html' %}{% filter_form form %}", form=Filters(sent)))


@pytest.mark.parametrize("sent", [None, {}, {"q": "roads", "late": "on"}, WRONG])
def test_every_control_has_a_label_and_everything_pointed_at_exists(sent):
    page = filter_page(sent)
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    described = {one for value in page.values("aria-describedby") for one in value.split()}
    fragments = {link[1:] for link in page.links() if link.startswith("#")}
    labelled = set(page.values("for"))
    assert described | fragments | labelled <= set(ids)
    controls = [a for tag in ("input", "select", "textarea") for a in page.all(tag) if a.get("type") != "hidden"]
    assert len(controls) == 9
    for control in controls:
        assert control["id"] in labelled
        assert control["class"].startswith("govuk-")


def test_errors_are_in_the_summary_and_beside_their_field():
    html = rendered("{% include 'includes/error_summary.html' %}{% filter_form form %}", form=Filters(WRONG))
    page = Page(html)
    assert {link for link in page.links() if link.startswith("#")} == {
        "#id_q",
        "#id_committee",
        "#id_progress",
        "#id_answer",
    }
    words = next(a for a in page.all("input") if a["name"] == "q")
    assert words["aria-invalid"] == "true"
    assert words["aria-describedby"] == "id_q_helptext id_q_error"
    assert "govuk-input--error" in words["class"]
    assert "open" in page.all("details")[0]
    assert "<script" not in html


def test_a_form_without_errors_has_no_summary():
    assert rendered("{% include 'includes/error_summary.html' %}", form=Filters({})).strip() == ""


@pytest.mark.parametrize(
    ("sent", "offered"),
    [(None, False), ({}, False), ({"sort": "due"}, False), ({"q": "x"}, True), ({"progress": ["a"]}, True)],
)
def test_clear_filters_is_offered_when_a_filter_is_in_use(sent, offered):
    assert ("/recommendations/" in filter_page(sent).links()) == offered


def test_dressing_a_field_twice_changes_nothing_and_keeps_its_own_class():
    form = Filters()
    form.fields["q"].widget.attrs["class"] = "st-code"
    assert council.dressed(form["q"]) == council.dressed(form["q"]) == "control"
    assert form["q"].field.widget.attrs["class"] == "st-code govuk-input"


# Partials


@pytest.mark.parametrize(
    ("partial", "context"),
    [
        ("breadcrumbs", {"crumbs": [(HOSTILE, "/x/?a=1&b=2")]}),
        ("empty_state", {"heading": HOSTILE, "text": HOSTILE, "link": "/", "link_text": HOSTILE}),
        ("source_quote", {"quote": HOSTILE, "caption": HOSTILE, "link": "/", "link_text": HOSTILE}),
        ("timeline", {"events": [{"title": HOSTILE, "text": HOSTILE, "link": "/", "link_text": HOSTILE}]}),
        ("stat_card", {"number": HOSTILE, "label": HOSTILE, "note": HOSTILE}),
        (
            "item_rows",
            {
                "caption": HOSTILE,
                "rows": [
                    dict.fromkeys(
                        ["address", "reference", "text", "committee", "owner", "due", "late", "status", "status_words"],
                        HOSTILE,
                    )
                ],
            },
        ),
    ],
)
def test_a_partial_shows_and_escapes_what_it_is_given(partial, context):
    html = render_to_string(f"includes/{partial}.html", context)
    assert "&lt;script&gt;" in html
    assert "<script" not in html


def test_a_quote_says_where_its_words_come_from():
    html = render_to_string("includes/source_quote.html", {"quote": "That it be so."})
    assert "From the minutes" in html
    assert "<a" not in html


def test_rows_say_when_something_is_not_known():
    html = render_to_string("includes/item_rows.html", {"rows": [{"text": "Do it", "address": "/a/"}]})
    assert "Not given" in html
    assert "No date" in html


# The frame and the error pages


def broken(*args, **kwargs):
    raise RuntimeError("nothing works today")


def test_navigation_marks_the_section(monkeypatch):
    monkeypatch.setattr(council, "reverse", lambda name: f"/{name}/")
    marked = {
        a["href"]: a.get("aria-current") for a in Page(rendered("{% site_navigation 'recommendations' %}")).all("a")
    }
    assert list(marked) == ["/home/", "/recommendations/", "/actions/", "/committees/", "/inspections/", "/about/"]
    assert {link: mark for link, mark in marked.items() if mark} == {"/recommendations/": "page"}

    below = Page(rendered("{% site_navigation 'actions' %}")).all("a")
    assert [a["aria-current"] for a in below if "aria-current" in a] == ["true"]

    assert Page(rendered("{% site_navigation %}")).values("aria-current") == []


@pytest.mark.parametrize("name", ERROR_PAGES)
def test_an_error_page_needs_no_context_no_addresses_and_no_static_files(name, monkeypatch):
    monkeypatch.setattr(council, "reverse", broken)
    monkeypatch.setattr(staticfiles_storage, "url", broken)
    page = Page(render_to_string(name))
    assert len(page.words["h1"]) == 1
    assert page.words["title"][0].startswith(page.words["h1"][0])
    assert f"{settings.STATIC_URL}css/site.css" in page.values("href")
    assert page.all("html") == [{"lang": "en-GB", "class": "govuk-template"}]


@pytest.mark.parametrize("name", ERROR_PAGES)
def test_an_error_page_says_nothing_of_the_request(name):
    one = render_to_string(name, request=RequestFactory().get("/a-secret/?q=secret"))
    other = render_to_string(name, request=RequestFactory().get("/another/"))
    assert one == other


def test_the_500_page_gives_the_number_to_quote():
    assert "abc123" in render_to_string("500.html", {"request_id": "abc123"})
    assert "<strong" not in render_to_string("500.html")


def test_the_title_ends_with_the_service_and_the_council(settings):
    settings.COUNCIL_NAME = "Barsetshire County Council"
    assert Page(render_to_string("404.html")).words["title"] == [
        "Page not found – Scrutiny Tracker – Barsetshire County Council"
    ]
    settings.COUNCIL_NAME = ""
    assert Page(render_to_string("404.html")).words["title"] == ["Page not found – Scrutiny Tracker"]


# The stylesheet


def test_every_class_of_our_own_is_in_the_stylesheet():
    css = STYLESHEET.read_text(encoding="utf-8")
    used = {
        name
        for path in TEMPLATES.rglob("*.html")
        for name in re.findall(r"(?<![\w-])st-[a-z]+(?:(?:__|--?)[a-z]+)*", path.read_text(encoding="utf-8"))
    }
    assert used, "the templates use no classes of ours: this test no longer reads them"
    assert {name for name in used if not re.search(rf"\.{name}(?![\w-])", css)} == set()


def test_the_stylesheet_is_the_councils_own_and_fetches_nothing():
    css = STYLESHEET.read_text(encoding="utf-8")
    assert len(css) < 120_000
    for unwanted in ("GDS Transport", "@font-face", "crest", "@import", "url(", "sourceMappingURL"):
        assert unwanted not in css
