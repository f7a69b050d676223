"""Minutes of a whole meeting in a real browser: by keyboard, without scripts, on a phone, and past axe."""

import pytest
from django.urls import reverse

from committees.models import Incoming, Meeting
from scrutiny import intake
from scrutiny.models import TrackerItem
from tests.browser.test_minutes_journey import NARROWEST, assert_good, without_scripts  # noqa: F401
from tests.factories import AT, make_agenda_item, make_committee, make_meeting, make_user, mark_published
from tests.imports import COMMITTEE, imported, item, many, meeting, person
from tests.scrutiny.test_meetings_intake import WHOLE

pytestmark = pytest.mark.django_db(transaction=True)

ADD = reverse("admin:committees_incoming_add")
WIDE = {"width": 1280, "height": 900}
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


@pytest.fixture
def committee():
    return make_committee(COMMITTEE, short_code="CSC", slug="csc")


@pytest.fixture
def clerk(committee):
    return make_user("clerk", first_name="Priya", last_name="Shah")


def bring(committee, clerk, record):
    given = {"source": "import", "source_name": "meeting.xml", "by": clerk, "at": AT}
    return reverse(
        "admin:committees_incoming_preview",
        args=[intake.keep_incoming(committee.authority, record=record, **given).pk],
    )


def crowded():
    """Long words, two items of one number, a committee that is not known, something restricted."""
    items = (*meeting().items, item(f"{LONG} {LONG}", "3"), item("No number", ""))
    people = (*meeting().attendance, person(LONG, "substitute", substitute_for="Jo Carr"))
    return imported(meeting(items=items, attendance=people, committee="Childrens Select Cttee"), restricted_items=2)


def test_from_pasted_minutes_to_the_meeting_without_scripts(without_scripts, sign_in, clerk):  # noqa: F811
    page = without_scripts
    sign_in(page, clerk)
    page.get_by_role("link", name="Bring minutes of a meeting").click()
    page.get_by_label("Minutes of the whole meeting").fill(WHOLE)
    page.get_by_role("button", name="Read the minutes").click()
    assert "This is a new meeting" in page.locator("main").inner_text()
    page.get_by_label("Venue").fill("Shire Hall")
    page.get_by_label("Title of item 2").fill("Our homes")
    page.get_by_role("button", name="Make the meeting").click()
    told = page.locator(".messagelist")
    assert "Meeting made with 2 agenda items" in told.inner_text()
    told.get_by_role("link", name="2 agenda items").click()
    assert page.url.endswith("#all_agenda_items-heading")
    assert Meeting.objects.get().venue == "Shire Hall"
    assert TrackerItem.objects.exists()
    page.goto("/admin/")
    page.get_by_role("link", name="0 Minutes brought, not made into meetings yet").click()


def test_a_file_by_keyboard_alone(page, sign_in, clerk, tmp_path):
    file = tmp_path / "minutes.txt"
    file.write_text(WHOLE, encoding="utf-8")
    sign_in(page, clerk)
    page.goto(ADD)
    page.get_by_label("Or upload a file").set_input_files(file)
    page.get_by_label("Address of the page").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.value") == "Read the minutes"
    page.keyboard.press("Enter")
    page.wait_for_url("**/incoming/*/")
    page.get_by_label("Item 1", exact=True).focus()
    page.keyboard.press("Space")
    assert not page.get_by_label("Item 1", exact=True).is_checked()
    page.get_by_role("button", name="Make the meeting").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/meeting/*/change/")
    assert Meeting.objects.get().all_agenda_items.count() == 1
    assert Incoming.objects.get().finished_at


@pytest.mark.parametrize("size", [WIDE, NARROWEST], ids=["wide", "narrow"])
def test_the_pages_are_accessible_and_fit(page, sign_in, axe, committee, clerk, size):
    page.set_viewport_size(size)
    sign_in(page, clerk)
    page.goto(ADD)
    assert_good(page, axe)
    page.get_by_role("button", name="Read the minutes").click()
    assert page.title().startswith("Error: ")
    page.get_by_role("link", name="Paste or type the minutes first, or upload a file.").click()
    assert page.evaluate("document.activeElement.name") == "text"
    assert_good(page, axe)

    page.goto(bring(committee, clerk, crowded()))
    assert page.get_by_role("heading", name="What needs your attention").is_visible()
    assert_good(page, axe)
    page.get_by_label("Date").fill("never")
    page.get_by_role("button", name="Make the meeting").click()
    page.get_by_role("link", name="Type the date like").click()
    assert page.evaluate("document.activeElement.name") == "date"
    assert_good(page, axe)

    published = mark_published(make_meeting(committee))
    make_agenda_item(published, number="2", title="Children's homes")
    page.goto(bring(committee, clerk, imported()))
    assert_good(page, axe)
    page.goto(bring(committee, clerk, many(12)))
    assert_good(page, axe)
    page.goto(reverse("admin:committees_incoming_changelist"))
    assert_good(page, axe)
    page.goto(reverse("admin:committees_recess_add"))
    assert_good(page, axe)
