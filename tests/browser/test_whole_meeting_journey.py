"""Minutes of a whole meeting, from a Word file, a PDF and the clipboard, become a meeting with its items, attendance and drafts."""

import datetime

import pytest
from django.urls import reverse

from committees.models import AgendaItem, Attendance, Meeting, Minutes
from scrutiny.models import TrackerItem
from scrutiny.models.items import Kind
from tests.browser.test_reading_screen import PASTE, SELECT
from tests.documents import Numbered, Table, make_docx, make_pdf
from tests.factories import make_committee, make_user

pytestmark = pytest.mark.django_db(transaction=True)

LINES = [
    "Children's Panel",
    "Minutes of the meeting held on Tuesday 10 March 2026 at 10.00 am in the Guildhall, Barchester",
    "",
    "Present: Councillors Ann Lee (Chair), Bo Day and Kit Moss",
    "",
    "Apologies: Councillor Sol Grey",
    "",
    "In attendance: Priya Nair, Director of Children's Services",
    "",
    "12. Apologies for absence",
    "",
    "Apologies were received from Councillor Sol Grey.",
    "",
    "13. Children's homes",
    "",
    "The Director presented the report and answered questions about the two homes that stood empty.",
    "",
    "A Member asked who paid for the taxis. The Director said that the cost of taxis was met by the schools.",
    "",
    "The Director agreed to send members the letter of the last monitoring visit by 30 April 2026.",
    "",
    "RESOLVED - That",
    "",
    "(a) the report be noted; and",
    "",
    "(b) the Cabinet be recommended to open the home at Lower Wick by 30 September 2026.",
    "",
    "Actions:",
    "",
    "1. Priya Nair to circulate a table of vacancies by the end of May 2026.",
    "",
    "14. Work programme",
    "",
    "The Panel considered its work programme.",
    "",
    "RESOLVED - That the work programme be agreed.",
]

HTML = (
    "<html><body><!--StartFragment-->"
    + "".join(f"<p class=MsoNormal>{line or '&nbsp;'}<o:p></o:p></p>" for line in LINES)
    + "<!--EndFragment--></body></html>"
)


def a_word_file():
    """The same as Word has it: the actions in a list that Word numbers itself, the attendance in a table."""
    before, after = LINES[: LINES.index("Actions:") + 1], LINES[LINES.index("14. Work programme") :]
    people = Table([["Apologies:", "Councillor Sol Grey"]])
    before = [one for one in before if one != "Apologies: Councillor Sol Grey"]
    actions = Numbered(["Priya Nair to circulate a table of vacancies by the end of May 2026."])
    return make_docx([*before[:5], people, *before[5:], actions, *after])


@pytest.fixture
def committee():
    return make_committee(name="Children's Panel", short_code="CHP")


def bring(page, how):
    page.goto(reverse("admin:committees_incoming_add"))
    if how == "clipboard":
        page.evaluate(PASTE, [HTML, "\n".join(LINES)])
        page.get_by_text("Pasted, with the numbers").wait_for()
    else:
        content = a_word_file() if how == "minutes.docx" else make_pdf([LINES[:20], LINES[20:]])
        page.get_by_label("Or upload a file").set_input_files({"name": how, "mimeType": "", "buffer": content})
    page.get_by_role("button", name="Read the minutes").click()
    page.get_by_role("heading", name="The meeting", exact=True).wait_for()


@pytest.mark.parametrize("how", ["minutes.docx", "minutes.pdf", "clipboard"])
def test_whole_minutes_become_a_meeting(page, sign_in, axe, committee, how):
    sign_in(page, make_user("clerk"))
    bring(page, how)
    axe(page)
    assert not Meeting.objects.exists()
    page.get_by_role("button", name="Make the meeting").click()
    page.wait_for_url("**/change/**")
    assert "3 agenda items" in page.locator(".messagelist").inner_text()

    meeting = Meeting.objects.get()
    assert (meeting.committee, meeting.date, meeting.start_time) == (
        committee,
        datetime.date(2026, 3, 10),
        datetime.time(10, 0),
    )
    assert "Guildhall" in meeting.venue
    titles = list(AgendaItem.objects.order_by("order").values_list("number", "title"))
    assert titles == [("12", "Apologies for absence"), ("13", "Children's homes"), ("14", "Work programme")]
    statuses = dict(Attendance.objects.values_list("name", "status"))
    assert statuses == {
        "Councillor Ann Lee": "present",
        "Councillor Bo Day": "present",
        "Councillor Kit Moss": "present",
        "Councillor Sol Grey": "apologies",
        "Priya Nair": "in_attendance",
    }
    kinds = TrackerItem.objects.filter(agenda_item__title="Children's homes").values_list("kind", flat=True)
    assert sorted(kinds) == [Kind.ACTION, Kind.RECOMMENDATION, Kind.UNDERTAKING]
    recommended = TrackerItem.objects.get(kind=Kind.RECOMMENDATION)
    assert recommended.due_latest == datetime.date(2026, 9, 30)
    assert recommended.quote.endswith("Lower Wick by 30 September 2026.")
    assert not TrackerItem.objects.published().exists()

    # A passage that was missed is selected in the minutes of an item.
    minutes = Minutes.objects.get(agenda_item__title="Children's homes")
    page.goto(reverse("admin:committees_agendaitem_preview", args=[minutes.agenda_item_id, minutes.number]))
    page.evaluate(SELECT, "taxis was met")
    page.get_by_label("What it is", exact=True).select_option("action")
    page.get_by_role("button", name="Add it to what was found").click()
    page.get_by_label("Action 1", exact=True).wait_for()
    axe(page)
    page.get_by_role("button", name="Make drafts of what is ticked").first.click()
    page.wait_for_url("**/change/")
    assert TrackerItem.objects.filter(kind=Kind.ACTION).count() == 2

    # The same once more makes nothing twice.
    bring(page, how)
    assert Meeting.objects.count() == 1
    assert "that you have already" in page.locator("main").inner_text()
