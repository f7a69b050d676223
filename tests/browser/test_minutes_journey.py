"""A clerk pastes minutes and a resident reads what was recommended, in a real browser, with and without JavaScript."""

import pytest
from django.urls import reverse

from scrutiny.models import TrackerItem
from tests.factories import make_agenda_item, make_authority, make_committee, make_meeting, make_post, make_user
from tests.minutes import HOSTILE, PAYLOADS, PLACEMENTS

pytestmark = pytest.mark.django_db(transaction=True)

NARROWEST = {"width": 320, "height": 640}
AS_DRAFTED = "That the Cabinet open the home at Lower Wick by 30 September 2026."
AS_CORRECTED = "That the Cabinet open the children's home at Lower Wick by the end of September 2026."
SURFACES = ["/", "/committees/", "/recommendations/", "/actions/", "/people/"]
DOWNLOADS = ["/recommendations/download.csv", "/actions/download.csv"]


@pytest.fixture
def agenda_item():
    committee = make_committee(
        name="Children's Panel", short_code="CHP", slug="childrens-panel", authority=make_authority(slug="barsetshire")
    )
    make_post("Head of fostering", authority=committee.authority)
    return make_agenda_item(make_meeting(committee), title="Children's homes in the county", number="53/24")


@pytest.fixture
def without_scripts(browser, live):
    context = browser.new_context(base_url=live, java_script_enabled=False, locale="en-GB")
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def address(name, *args):
    return reverse(f"admin:committees_agendaitem_{name}", args=args)


def paste(page, agenda_item, text=PLACEMENTS):
    page.goto(address("change", agenda_item.pk))
    page.get_by_role("link", name="Paste minutes").click()
    page.get_by_label("Minutes of this item").fill(text)
    page.get_by_role("button", name="Read the minutes").click()


def make_drafts(page):
    page.get_by_role("button", name="Make drafts of what is ticked").first.click()


def assert_fits(page):
    """Nothing makes the page wider than the window."""
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), page.url


def assert_good(page, axe):
    axe(page)
    assert_fits(page)


def public_words(page, meeting):
    """Everything that a visitor may fetch, as one text; the pages that do not exist count with their error page."""
    addresses = [*SURFACES, *DOWNLOADS, meeting.committee.get_absolute_url(), meeting.get_absolute_url()]
    addresses.append("/recommendations/barsetshire/CHP-2025-26-R1/")
    return "\n".join(page.request.get(one).text() for one in addresses)


def test_from_pasted_minutes_to_the_public_page(page, browser, live, sign_in, axe, agenda_item):
    visitor = browser.new_context(base_url=live).new_page()
    meeting = agenda_item.meeting

    # A clerk pastes, looks, and makes drafts.
    sign_in(page, make_user("clerk", username="clerk"))
    paste(page, agenda_item)
    assert page.get_by_role("heading", name="What was found: 14 passages").is_visible()
    assert TrackerItem.objects.count() == 0
    assert_good(page, axe)
    page.get_by_role("link", name="Show Recommendation 1 in the text").click()
    marked = page.locator("#text-recommendation-975 + mark")
    assert marked.inner_text() == AS_DRAFTED
    assert page.locator("#text-recommendation-975").inner_text() == "Recommendation 1"
    make_drafts(page)
    assert "14 drafts made" in page.locator(".messagelist").inner_text()

    # One is corrected on its own page, and reviewed there.
    page.locator("#all_items-0").get_by_role("link", name="Change").click()
    page.get_by_label("Text:", exact=True).fill(AS_CORRECTED)
    page.get_by_role("button", name="Save and continue editing").click()
    page.get_by_role("button", name="Review", exact=True).click()
    assert "was reviewed" in page.locator(".messagelist").inner_text()
    assert not page.get_by_text("Publish", exact=True).count()
    assert "Lower Wick" not in public_words(visitor, meeting)

    # A publisher publishes the meeting and what was reviewed with it.
    page.get_by_role("button", name="Log out").click()
    sign_in(page, make_user("publisher", username="publisher"))
    page.goto(reverse("admin:committees_meeting_change", args=[meeting.pk]))
    page.get_by_role("link", name="Publish", exact=True).click()
    assert "1 recommendation or action" in page.locator("main").inner_text()
    page.get_by_role("button", name="Publish", exact=True).click()
    assert "was published" in page.locator(".messagelist").inner_text()

    # A resident finds the recommendation, and the words it came from.
    visitor.goto("/recommendations/")
    visitor.get_by_role("link", name=AS_CORRECTED).click()
    assert visitor.url.endswith("/recommendations/barsetshire/CHP-2025-26-R1/")
    assert AS_CORRECTED in visitor.locator("main").inner_text()
    assert AS_DRAFTED in visitor.locator("blockquote").first.inner_text()
    words = public_words(visitor, meeting)
    assert "Lower Wick" in words
    assert "table of vacancies" not in visitor.request.get("/actions/").text(), "a draft was published"


def test_the_way_in_works_without_scripts(without_scripts, sign_in, agenda_item):
    page = without_scripts
    sign_in(page, make_user("clerk"))
    paste(page, agenda_item)
    page.get_by_label("Recommendation 1", exact=True).uncheck()
    make_drafts(page)
    assert "13 drafts made" in page.locator(".messagelist").inner_text()
    page.locator("[name=all_items-0-text]").first.fill("That the Director report on the cost of placements.")
    page.get_by_role("button", name="Save", exact=True).click()
    assert TrackerItem.objects.filter(text="That the Director report on the cost of placements.").exists()


def test_the_pages_are_accessible_and_fit_a_phone(page, sign_in, axe, agenda_item):
    sign_in(page, make_user("clerk"))
    for size in ({"width": 1280, "height": 900}, NARROWEST):
        agenda_item = make_agenda_item(agenda_item.meeting)
        page.set_viewport_size(size)
        page.goto(address("paste", agenda_item.pk))
        assert_good(page, axe)
        page.get_by_label("Minutes of this item").fill("<div>" * 300)
        page.get_by_role("button", name="Read the minutes").click()
        assert page.title().startswith("Error: Paste minutes")
        assert_good(page, axe)
        paste(page, agenda_item)
        assert_good(page, axe)
        make_drafts(page)
        assert "14 drafts made" in page.locator(".messagelist").inner_text()
        assert_good(page, axe)
        page.goto(address("preview", agenda_item.pk, 1))
        assert_good(page, axe)


def test_hostile_minutes_run_nothing(page, sign_in, agenda_item):
    """The page fixture fails the test if the content security policy had anything to block."""
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    sign_in(page, make_user("clerk"))
    plain = "".join(HOSTILE.format(payload=payload) for payload in PAYLOADS)
    for text in (plain, f"<div>{plain}</div>", "<p>Asked.</p>" + "".join(PAYLOADS)):
        paste(page, agenda_item, text)
        assert page.get_by_role("heading", name="The minutes").is_visible()
        if page.get_by_label("Point 1", exact=True).count():
            make_drafts(page)
    assert TrackerItem.objects.filter(text__contains="<script>").exists()
    page.goto(address("change", agenda_item.pk))
    assert dialogs == []


def test_the_panes_stack_on_a_phone_and_stand_side_by_side_on_a_screen(page, sign_in, agenda_item):
    sign_in(page, make_user("clerk"))
    paste(page, agenda_item)
    panes = page.locator(".intake-pane")
    left, right = panes.nth(0).bounding_box(), panes.nth(1).bounding_box()
    assert left["x"] + left["width"] <= right["x"]
    page.set_viewport_size(NARROWEST)
    above, below = panes.nth(0).bounding_box(), panes.nth(1).bounding_box()
    assert above["y"] + above["height"] <= below["y"]


def test_the_way_in_by_keyboard_alone(page, sign_in, agenda_item):
    sign_in(page, make_user("clerk"))
    page.goto(address("paste", agenda_item.pk))
    page.get_by_label("Minutes of this item").focus()
    page.keyboard.insert_text("Actions:\n1. Jo Carr to write to the school by May 2026.")
    for _ in range(4):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.value") == "Read the minutes"
    page.keyboard.press("Enter")
    page.wait_for_url("**/minutes/1/")
    page.get_by_label("Action 1", exact=True).focus()
    assert page.evaluate("document.activeElement.checked")
    page.get_by_role("button", name="Make drafts of what is ticked").last.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/change/")
    assert TrackerItem.objects.get().owner_text == "Jo Carr"
