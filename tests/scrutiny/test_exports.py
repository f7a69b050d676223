"""A list as CSV: the same rows as its page, readable by a spreadsheet, and never run by one."""

import csv
import datetime
import io

import pytest

from scrutiny.exports.csv import COLUMNS, safe
from scrutiny.models import Response
from scrutiny.models.items import Kind, Progress
from tests.factories import make_agenda_item, make_item, make_meeting, make_organisation, make_person, mark_published
from tests.scrutiny.views.council import TODAY, make_council

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(monkeypatch):
    noon = datetime.datetime.combine(TODAY, datetime.time(12), tzinfo=datetime.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: noon)


def download(client, address="/recommendations/download.csv"):
    response = client.get(address)
    assert response.status_code == 200
    return response, b"".join(response.streaming_content)


def rows_of(body: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))


def publish(text, kind=Kind.RECOMMENDATION, **fields):
    agenda_item = make_agenda_item(mark_published(make_meeting(date=datetime.date(2026, 3, 10))))
    return mark_published(make_item(agenda_item, kind=kind, text=text, **fields))


def test_the_download_is_a_file_with_the_day_in_its_name(client):
    response, body = download(client)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="recommendations-2026-11-14.csv"'
    assert response.streaming
    assert body.startswith(b"\xef\xbb\xbf")
    assert body.decode("utf-8-sig").splitlines() == [",".join(f'"{name}"' for name in COLUMNS)]


def test_what_a_row_says(client, settings):
    settings.SITE_URL = "https://scrutiny.example"
    item = publish(
        "That the Director report.",
        due_text="Autumn 2026",
        due_latest=datetime.date(2026, 11, 5),
        owner_text="The Director",
    )
    for decision, on in (("accepted", datetime.date(2026, 4, 1)), ("not_accepted", datetime.date(2026, 5, 1))):
        mark_published(Response(item=item, recipient_body=make_organisation(), decision=decision, responded_on=on))
    mark_published(Response(item=item, recipient_body=make_organisation()))
    (row,) = rows_of(download(client)[1])
    assert row == {
        "Reference": item.reference,
        "Kind": "Recommendation",
        "Authority": "Barsetshire",
        "Committee": item.committee.name,
        "Asked on": "2026-03-10",
        "Municipal year": "2025-26",
        "Agenda item": "Improvement plan",
        "What was asked": "That the Director report.",
        "Theme": "",
        "Owner": "The Director",
        "Due, as printed": "Autumn 2026",
        "Due by": "2026-11-05",
        "Open or closed": "Open",
        "Progress": "Not started",
        "Days late": "9",
        "Latest answer": "Not accepted",
        "Answered on": "2026-05-01",
        "Address": f"https://scrutiny.example{item.get_absolute_url()}",
    }


def test_awkward_words_survive(client):
    words = 'Quotes ", commas, a\nnew line, “curly”, 🙂 and £'
    publish(words)
    (row,) = rows_of(download(client)[1])
    assert row["What was asked"] == words
    assert download(client)[1].count(b"\r\n") == 2


@pytest.mark.parametrize(
    "words",
    [
        '=HYPERLINK("http://x","y")',
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1",
        "＋1",
        "－1+1",
        "＠SUM(1)",
        " =1",
        "\u00a0=1",
        '"=1"',
        "'=1",
        ";=1",
        ",=1",
        "+44 20 7946 0000",
        "-",
    ],
)
def test_a_formula_is_only_text(client, words):
    assert safe(words) == f"'{words}"
    publish(words)
    (row,) = rows_of(download(client)[1])
    assert row["What was asked"] == f"'{words}"


@pytest.mark.parametrize(
    "value", ["-5", "+3.5", "-1,000", "12%", "That it be done", "", 9, -5, None, TODAY, "a;=1\n=2"]
)
def test_what_no_spreadsheet_runs_is_left_alone(value):
    assert safe(value) == value


def test_every_cell_is_quoted_so_that_no_other_separator_splits_it(client):
    publish("a;=1\n=2")
    body = download(client)[1].decode("utf-8-sig")
    assert '"a;=1\n=2"' in body


@pytest.mark.parametrize("name", ["recommendations", "actions"])
def test_the_download_has_the_rows_of_the_page_in_its_order(client, name):
    council = make_council(6)
    kinds = [Kind.RECOMMENDATION] if name == "recommendations" else [Kind.ACTION, Kind.UNDERTAKING]
    assert council.meeting.all_items.published().filter(kind__in=kinds).count() >= 6
    orders = ["", "outstanding", "due", "-due", "-asked", "asked"]
    filters = [
        "",
        "overdue=yes",
        "status=open",
        "status=closed",
        "theme=placements",
        "year=2025-26",
        "committee=barsetshire/children-families",
        "owner=post/barsetshire/director-of-childrens-services",
        "progress=no-such-progress",
        *(f"progress={progress}" for progress in Progress.values),
        *(f"response={answer}" for answer in ("answered", "not_asked", *Response.Decision.values)),
    ]
    for query in (f"{chosen}&sort={order}" for chosen in filters for order in orders):
        page = [row.reference for row in client.get(f"/{name}/?{query}").context["rows"]]
        file = [row["Reference"] for row in rows_of(download(client, f"/{name}/download.csv?{query}")[1])]
        assert page == file, query


def test_the_page_links_to_its_own_download(client):
    publish("R", progress=Progress.PAUSED)
    page = client.get("/recommendations/?progress=paused&sort=due&page=1&utm=x&status=bad").content.decode()
    assert 'href="/recommendations/download.csv?progress=paused&amp;sort=due"' in page


def test_no_personal_details(client):
    kept_back = make_person("Nobody Known", naming="withheld")
    publish("R", owner_person=kept_back, owner_text="Nobody Known")
    body = download(client)[1].decode()
    assert "Nobody Known" not in body
    assert "Name withheld" in body
    assert "@" not in body
    assert "nobody-" not in body
