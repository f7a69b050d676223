"""Every public page in a browser, empty and full: axe finds nothing, nothing runs sideways, no policy is broken."""

import datetime

import pytest
from django.apps import apps

from inspections import reference
from scrutiny.models import TrackerItem
from tests.factories import make_meeting, make_user, mark_published
from tests.scrutiny.views.council import TODAY, make_council

pytestmark = pytest.mark.django_db(transaction=True)

LISTS = ["/", "/about/", "/committees/", "/recommendations/", "/actions/", "/people/", "/inspections/"]
NARROW = {"width": 320, "height": 800}
WIDE = {"width": 1280, "height": 900}

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3


@pytest.fixture(autouse=True)
def today(monkeypatch):
    noon = datetime.datetime.combine(TODAY, datetime.time(12), tzinfo=datetime.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: noon)


@pytest.fixture
def council(live):
    """A full council. Tests with a live site begin with empty tables, so the frameworks are loaded again."""
    reference.load(lambda name: apps.get_model("inspections", name))
    made = make_council(5)
    TrackerItem.objects.filter(pk=made.recommendation.pk).update(text=LONG_WORD, public_quote=LONG_WORD)
    return made


def check(page, axe, address: str) -> None:
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        response = page.goto(address)
        assert response.status == 200, address
        axe(page)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= size["width"], f"{address} is {width} pixels wide at {size['width']}"


def test_empty_pages(page, axe):
    for address in LISTS:
        check(page, axe, address)


def test_full_pages(page, axe, council):
    for name, address in council.addresses.items():
        if not name.endswith("_csv"):
            check(page, axe, address)


def test_pages_in_other_states(page, axe, council):
    called_off = mark_published(make_meeting(council.committee, date=TODAY, status="cancelled"), make_user())
    for address in (
        "/recommendations/?progress=wrong&sort=worse",
        "/recommendations/?progress=paused&overdue=yes",
        "/actions/?status=open&sort=due",
        called_off.get_absolute_url(),
    ):
        check(page, axe, address)


def test_filtering_by_keyboard(page, council):
    """Tab to a filter, choose, send, and the list is narrower; no script is needed."""
    page.set_viewport_size(WIDE)
    page.goto("/recommendations/")
    everything = page.locator("tbody tr").count()
    page.locator("#id_progress").focus()
    page.keyboard.type("Paused")
    page.keyboard.press("Enter")
    while page.evaluate("document.activeElement.tagName") != "BUTTON":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**progress=paused**")
    assert 0 < page.locator("tbody tr").count() < everything
    assert page.locator("[role=status]").inner_text() == "1 recommendation"


def test_an_error_is_linked_to_its_field(page, council):
    page.set_viewport_size(WIDE)
    page.goto("/recommendations/?progress=wrong")
    assert page.title().startswith("Error: ")
    page.get_by_role("link", name="Progress: choose one of the list").click()
    assert page.evaluate("document.activeElement.id") == "id_progress"
