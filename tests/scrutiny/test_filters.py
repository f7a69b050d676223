"""The filters of the lists: what each finds, what each offers, and what bad ones do."""

import datetime

import pytest
from django.urls import reverse

from scrutiny.filters import ORDERS
from scrutiny.models import Response, Theme, TrackerItem
from scrutiny.models.items import Kind, Progress
from tests.factories import (
    make_agenda_item,
    make_authority,
    make_committee,
    make_item,
    make_meeting,
    make_organisation,
    make_person,
    make_post,
    mark_published,
)

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 14)
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    noon = datetime.datetime.combine(TODAY, datetime.time(12), tzinfo=datetime.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: noon)


@pytest.fixture
def committee():
    authority = make_authority("Barsetshire", slug="barsetshire")
    return make_committee("Children’s Committee", authority=authority, slug="children", short_code="CC")


@pytest.fixture
def ask(committee):
    """Publish an item that was asked by the committee, or by another."""

    def ask(text, kind=Kind.RECOMMENDATION, on=None, by=committee, **fields):
        meeting, _ = by.all_meetings.get_or_create(date=on or datetime.date(2026, 3, 10))
        return mark_published(make_item(make_agenda_item(mark_published(meeting)), kind=kind, text=text, **fields))

    return ask


def found(client, query="", name="recommendations"):
    """The texts of a list, in order, without leaving out errors."""
    response = client.get(f"{reverse(name)}?{query}")
    assert response.status_code == 200
    assert not response.context["filter"].form.errors
    return [row.text for row in response.context["rows"]]


def choices(client, field, name="recommendations"):
    form = client.get(reverse(name)).context["filter"].form
    return [code for code, _ in form.fields[field].choices if code]


def test_recommendations_and_actions_have_lists_of_their_own(client, ask):
    ask("R"), ask("A", kind=Kind.ACTION), ask("U", kind=Kind.UNDERTAKING)
    assert found(client) == ["R"]
    assert sorted(found(client, name="actions")) == ["A", "U"]


def test_by_committee(client, ask, committee):
    other = make_committee("Health Committee", authority=committee.authority, slug="health")
    ask("Here"), ask("There", by=other)
    assert found(client, "committee=barsetshire/children") == ["Here"]
    assert found(client, "committee=barsetshire/health") == ["There"]


def test_by_council_once_there_are_several(client, ask):
    ask("Here")
    assert "authority" not in client.get("/recommendations/").context["filter"].form.fields
    elsewhere = make_committee(
        "Children’s Committee", authority=make_authority("Loamshire", slug="loamshire"), slug="children"
    )
    ask("There", by=elsewhere)
    assert found(client, "authority=loamshire") == ["There"]
    assert found(client, "committee=loamshire/children") == ["There"]
    labels = dict(client.get("/recommendations/").context["filter"].form.fields["committee"].choices)
    assert labels["loamshire/children"] == "Children’s Committee (Loamshire)"


def test_by_progress_and_by_being_open(client, ask):
    for progress in Progress:
        ask(progress.value, progress=progress)
    assert found(client, "progress=paused") == ["paused"]
    finished = {"complete", "no_longer_feasible", "cancelled", "superseded"}
    assert set(found(client, "status=closed")) == finished
    assert set(found(client, "status=open")) == set(Progress.values) - finished


def test_late_is_open_and_past_the_last_day(client, ask):
    ask("late", due_latest=TODAY - DAY)
    ask("today", due_latest=TODAY)
    ask("undated")
    ask("done", due_latest=TODAY - DAY, progress=Progress.COMPLETE)
    assert found(client, "overdue=yes") == ["late"]


def test_by_answer(client, ask):
    cabinet = make_organisation("Cabinet")
    for decision in Response.Decision:
        on = None if decision == Response.Decision.AWAITING else TODAY
        item = ask(decision.value)
        mark_published(Response(item=item, recipient_body=cabinet, decision=decision, responded_on=on))
    ask("nobody")
    hidden = ask("hidden answer")
    Response.objects.create(item=hidden, recipient_body=cabinet, decision="accepted", responded_on=TODAY)
    for decision in Response.Decision.values:
        assert found(client, f"response={decision}") == [decision]
    assert set(found(client, "response=answered")) == set(Response.Decision.values) - {"awaiting"}
    assert set(found(client, "response=not_asked")) == {"nobody", "hidden answer"}


def test_by_owner(client, ask, committee):
    post = make_post(slug="director", authority=committee.authority)
    body = make_organisation("Cabinet", slug="cabinet")
    named = make_person("Mary Bold", slug="mary-bold", naming="named")
    kept_back = make_person("Nobody Known", slug="nobody-known", naming="role_only")
    ask("post", owner_post=post), ask("body", owner_body=body), ask("person", owner_person=named)
    ask("kept back", owner_person=kept_back)
    assert found(client, "owner=post/barsetshire/director") == ["post"]
    assert found(client, "owner=body/cabinet") == ["body"]
    assert found(client, "owner=person/mary-bold") == ["person"]
    assert choices(client, "owner") == ["body/cabinet", "post/barsetshire/director", "person/mary-bold"]


def test_by_theme_and_by_year(client, ask):
    theme = Theme.objects.create(name="Placements", slug="placements")
    ask("themed", theme=theme), ask("long ago", on=datetime.date(2024, 4, 30))
    assert found(client, "theme=placements") == ["themed"]
    assert found(client, "year=2023-24") == ["long ago"]
    assert found(client, "year=2025-26") == ["themed"]
    assert choices(client, "year") == ["2026-27", "2025-26", "2024-25", "2023-24"]


def test_filters_narrow_each_other(client, ask):
    theme = Theme.objects.create(name="Placements", slug="placements")
    ask("both", theme=theme, progress=Progress.PAUSED), ask("one", theme=theme)
    assert found(client, "theme=placements&progress=paused") == ["both"]


def test_orders(client, ask):
    ask("old late", on=datetime.date(2025, 6, 1), due_latest=TODAY - 9 * DAY)
    ask("new undated", on=datetime.date(2026, 6, 1))
    ask("done", on=datetime.date(2026, 1, 1), due_latest=TODAY - 20 * DAY, progress=Progress.COMPLETE)
    assert found(client) == found(client, "sort=-asked") == ["new undated", "done", "old late"]
    assert found(client, "sort=asked") == ["old late", "done", "new undated"]
    assert found(client, "sort=outstanding") == ["old late", "new undated", "done"]
    assert found(client, "sort=outstanding&status=open") == ["old late", "new undated"]
    assert found(client, "sort=due") == ["done", "old late", "new undated"]
    assert found(client, "sort=-due") == ["new undated", "old late", "done"]


def test_actions_show_what_is_outstanding_first(client, ask):
    ask("done", kind=Kind.ACTION, progress=Progress.COMPLETE, due_latest=TODAY - 20 * DAY)
    ask("undated", kind=Kind.ACTION)
    ask("promised", kind=Kind.UNDERTAKING, due_latest=TODAY)
    assert found(client, name="actions") == ["promised", "undated", "done"]


def test_every_order_offered_is_known(client, ask):
    ask("R")
    assert set(choices(client, "sort")) == set(ORDERS)


def test_choices_tell_of_nothing_hidden(client, ask, committee):
    ask("R")
    elsewhere = make_committee("Hidden Committee", authority=committee.authority, slug="hidden")
    theme = Theme.objects.create(name="Hidden theme", slug="hidden-theme")
    draft = make_item(
        make_agenda_item(make_meeting(elsewhere)), theme=theme, owner_body=make_organisation("Hidden body")
    )
    assert draft.stage == "draft"
    assert b"idden" not in client.get("/recommendations/").content.replace(b"govuk-visually-hidden", b"").replace(
        b"aria-hidden", b""
    )


# What is sent may be anything


HOSTILE = [
    *("0", "-1", "1.5", "1e309", "NaN", "9" * 20, "9" * 5000, "１２", "٣", "²", "last", "None", "true"),
    *("2026-02-30", "9999-12-31", "10000-01-01", "31/12/2026", "' OR 1=1--", "'||pg_sleep(2)--", "%25", "_", "\\"),
    *("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ settings.SECRET_KEY }}", "../../etc/passwd"),
    *("%FF", "%C0%AF", "%ED%A0%80", "%zz", "a" * 3000, "-created_by__password", "?", "ref; drop", "\u202e", "\u0000"),
]


@pytest.mark.parametrize(
    "field", ["committee", "status", "overdue", "progress", "response", "owner", "theme", "year", "sort"]
)
def test_a_bad_value_is_told_next_to_its_field_and_filters_nothing(client, ask, field):
    ask("R")
    for value in HOSTILE:
        response = client.get("/recommendations/", {field: value})
        if "\0" in value:
            assert response.status_code == 400
            continue
        assert response.status_code == 200
        html = response.content.decode()
        assert f'<a href="#id_{field}">' in html, value
        assert f'aria-describedby="id_{field}_error"' in html, value
        assert f'id="id_{field}_error"' in html
        assert "<title>Error: Recommendations" in html
        assert [row.text for row in response.context["rows"]] == ["R"]
        assert value not in html or len(value) < 5, value


def test_any_page_number_gives_a_page(client, ask):
    for n in range(51):
        ask(f"R{n}")
    for page in HOSTILE[:-1]:
        response = client.get("/recommendations/", {"page": page})
        assert response.status_code == 200
    assert len(client.get("/recommendations/?page=2").context["rows"]) == 1
    assert client.get("/recommendations/?page=99").context["page_obj"].number == 2
    assert b"<title>Recommendations (page 2)" in client.get("/recommendations/?page=2").content


@pytest.mark.parametrize(
    "query",
    [
        "published=0",
        "is_published=False",
        "id__gt=0",
        "owner__password__startswith=p",
        "fields=x",
        "preview=1",
        "stage=draft",
    ],
)
def test_unknown_parameters_change_nothing(client, ask, query):
    ask("R")
    assert client.get(f"/recommendations/?{query}").content == client.get("/recommendations/").content


def test_the_last_of_several_values_counts(client, ask):
    ask("open"), ask("closed", progress=Progress.COMPLETE)
    assert found(client, "status=open&status=closed") == ["closed"]
    assert sorted(found(client, "status[]=open&=x&&&")) == ["closed", "open"]


def test_long_lists_are_counted_no_further_than_a_thousand(client, ask, monkeypatch):
    monkeypatch.setattr("scrutiny.views.paging.LAST_COUNTED", 100)
    for n in range(3):
        ask(f"R{n}")
    template = TrackerItem.objects.get(text="R0")
    for n in range(101):
        TrackerItem.objects.create(
            **{
                field.attname: getattr(template, field.attname)
                for field in TrackerItem._meta.concrete_fields
                if not field.generated and field.attname not in ("id", "reference")
            },
            reference=f"CC-2025-26-R9{n}",
        )
    first, last = client.get("/recommendations/"), client.get("/recommendations/?page=2")
    assert "More than 100 recommendations" in first.content.decode()
    assert "The first 100 recommendations are listed here" in last.content.decode()
    assert len(last.context["rows"]) == 50
    assert client.get("/recommendations/?page=3").context["page_obj"].number == 2


def test_a_page_of_fifty_rows_is_small(client, ask):
    text = "That the Director of Children’s Services report on how many children wait longer than a month. " * 8
    committees = [
        make_committee(f"Select Committee for Children, Families and Lifelong Learning {n}", slug=f"c-{n}")
        for n in range(12)
    ]
    for n in range(60):
        ask(
            text,
            by=committees[n % 12],
            owner_text="Director of Children’s Services",
            due_text="Autumn 2026",
            due_latest=TODAY - DAY,
        )
    page = client.get("/recommendations/")
    assert len(page.context["rows"]) == 50
    assert len(page.content) < 100_000


def test_empty_lists_say_why(client, ask):
    assert "Nothing has been published yet" in client.get("/actions/").content.decode()
    ask("R")
    page = client.get("/recommendations/?status=closed").content.decode()
    assert "0 recommendations" in page
    assert "Nothing matches these filters" in page
