"""The reading screen in a real browser: the two sides follow each other, words selected in the minutes become an action."""

import pytest
from django.urls import reverse

from scrutiny import intake
from scrutiny.models import Dismissal, TrackerItem
from scrutiny.models.items import Kind
from tests.documents import make_docx, make_pdf
from tests.factories import AT, make_agenda_item, make_committee, make_meeting, make_user
from tests.minutes import PLACEMENTS

pytestmark = pytest.mark.django_db(transaction=True)

NARROWEST = {"width": 320, "height": 640}
MISSED = "The Head of Fostering added that four new carers had been approved since Easter."

SELECT = """words => {
  const node = [...document.getElementById("minutes-words").childNodes].find(one => one.textContent.includes(words));
  const range = document.createRange();
  range.selectNodeContents(node);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}"""

PASTE = """([html, plain]) => {
  const box = document.querySelector("form[data-as-text] textarea");
  box.focus();
  const clipboard = new DataTransfer();
  clipboard.setData("text/html", html);
  clipboard.setData("text/plain", plain);
  box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true }));
}"""

WORD_CLIPBOARD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->
<p class=MsoNormal><b>Actions:</b><o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Jo Carr to write
to the school by May 2026.<o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>2.<span>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Sam Day to visit it.<o:p></o:p></p>
<!--EndFragment--></body></html>"""


@pytest.fixture
def agenda_item():
    return make_agenda_item(make_meeting(make_committee(name="Children's Panel")), title="Children's homes")


@pytest.fixture
def clerk(page, sign_in):
    user = make_user("clerk")
    sign_in(page, user)
    return user


def open_reading(page, agenda_item, clerk, text=PLACEMENTS):
    minutes = intake.keep(agenda_item, text, source="paste", by=clerk, at=AT)
    page.goto(reverse("admin:committees_agendaitem_preview", args=[agenda_item.pk, minutes.number]))


def open_paste(page, agenda_item):
    page.goto(reverse("admin:committees_agendaitem_paste", args=[agenda_item.pk]))


def make_drafts(page):
    page.get_by_role("button", name="Make drafts of what is ticked").first.click()
    page.wait_for_url("**/change/")


def test_selected_words_become_an_action(page, clerk, axe, agenda_item):
    open_reading(page, agenda_item, clerk)
    page.evaluate(SELECT, "four new carers")
    box = page.get_by_label("Its words, as they stand in the minutes")
    assert box.input_value() == MISSED
    page.get_by_role("button", name="Add it to what was found").click()
    page.get_by_label("Action 3", exact=True).wait_for()
    assert page.evaluate("document.activeElement.type") == "checkbox", "the new passage has the focus"
    axe(page)
    make_drafts(page)
    assert TrackerItem.objects.get(text=MISSED).kind == Kind.ACTION


def test_choosing_one_side_shows_the_other(page, clerk, agenda_item):
    open_reading(page, agenda_item, clerk)
    page.locator(".intake-label", has_text="Action 2").click()
    assert page.evaluate("document.activeElement.closest('li').innerText").startswith("Action 2")
    assert page.locator(".intake-current").count() == 2
    page.get_by_label("Witness 1", exact=True).focus()
    assert page.locator(".intake-label.intake-current").inner_text() == "Witness 1"


def test_a_reason_unticks_and_dismisses(page, clerk, axe, agenda_item):
    open_reading(page, agenda_item, clerk)
    page.get_by_text("Correct, split or dismiss Action 1").click()
    page.get_by_label("Dismiss because of Action 1").select_option("elsewhere")
    assert not page.get_by_label("Action 1", exact=True).is_checked()
    axe(page)
    make_drafts(page)
    assert Dismissal.objects.get().reason == "elsewhere"
    page.get_by_role("link", name="1 dismissed").click()
    page.get_by_text("1 passage was dismissed").wait_for()
    axe(page)


def test_splitting_by_keyboard_without_scripts(browser, live, sign_in, agenda_item):
    context = browser.new_context(base_url=live, java_script_enabled=False, locale="en-GB")
    context.set_default_timeout(15_000)
    page = context.new_page()
    clerk = make_user("clerk")
    sign_in(page, clerk)
    open_reading(page, agenda_item, clerk, "Actions:\n1. Jo Carr to write to the school and Sam Day to visit it.")
    page.get_by_text("Correct, split or dismiss Action 1").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Words of Action 1").fill("Jo Carr to write to the school and\n\nSam Day to visit it.")
    page.get_by_role("button", name="Split Action 1").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Action 2", exact=True).wait_for()
    make_drafts(page)
    assert set(TrackerItem.objects.values_list("owner_text", flat=True)) == {"Jo Carr", "Sam Day"}
    context.close()


def test_enter_in_a_text_box_drafts_nothing(page, clerk, agenda_item):
    open_reading(page, agenda_item, clerk)
    page.get_by_text("Correct, split or dismiss Action 1").click()
    page.get_by_label("Owner, as printed of Action 1").fill("Somebody else")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    assert TrackerItem.objects.count() == 0
    assert page.get_by_label("Owner, as printed of Action 1").input_value() == "Somebody else"


def test_the_clipboard_of_a_word_processor_keeps_its_numbers(page, clerk, agenda_item):
    open_paste(page, agenda_item)
    page.evaluate(PASTE, [WORD_CLIPBOARD, "Actions: Jo Carr to write"])
    page.get_by_text("Pasted, with the numbers").wait_for()
    page.get_by_role("button", name="Read the minutes").click()
    page.wait_for_url("**/minutes/1/")
    make_drafts(page)
    first, second = TrackerItem.objects.order_by("start")
    assert (first.text, second.text) == ("Jo Carr to write to the school by May 2026.", "Sam Day to visit it.")


@pytest.mark.parametrize("name", ["minutes.docx", "minutes.pdf"])
def test_a_file_is_uploaded_and_read(page, clerk, agenda_item, name):
    lines = ["Actions:", "1. Jo Carr to write to the school by May 2026.", "2. Sam Day to visit it."]
    content = make_docx(lines) if name.endswith("docx") else make_pdf([lines])
    open_paste(page, agenda_item)
    page.get_by_label("Or upload a file").set_input_files({"name": name, "mimeType": "", "buffer": content})
    page.get_by_role("button", name="Read the minutes").click()
    page.wait_for_url("**/minutes/1/")
    make_drafts(page)
    assert TrackerItem.objects.filter(kind=Kind.ACTION).count() == 2


def test_the_screen_fits_a_phone_with_everything_open(page, clerk, axe, agenda_item):
    page.set_viewport_size(NARROWEST)
    open_reading(page, agenda_item, clerk, PLACEMENTS + "3. " + "A very long clause about homes, " * 60 + "is due.\n")
    for summary in page.locator("summary").all():
        summary.click()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
