"""The way in: paste, preview, confirm; and the agenda-item screen, where the drafts are corrected."""

import re
import time
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from committees.formats import LARGEST, is_html
from committees.models import AgendaItem, DiscussionPoint, Minutes, Person, Witness
from committees.models.agenda import Access
from committees.reader import read
from inspections.models import MentionedGrade
from scrutiny import intake, workflow
from scrutiny.models import Action, Recommendation, TrackerItem
from scrutiny.models.items import Kind
from scrutiny.proposals import MOST_PASSAGES
from scrutiny.workflow import Refused
from tests.factories import (
    AT,
    make_agenda_item,
    make_committee,
    make_item,
    make_meeting,
    make_person,
    make_post,
    make_user,
    mark_published,
)
from tests.minutes import DECISION, HOSTILE, PAYLOADS, PLACEMENTS
from tests.scrutiny.admin.forms import fields_of, form_again, open_form

pytestmark = pytest.mark.django_db

MOST_QUERIES_OF_READING = 18
MOST_QUERIES_OF_SCREEN = 15  # each of the six kinds of rows is asked for once


@pytest.fixture
def committee():
    return make_committee(name="Children's Panel", short_code="CHP", slug="childrens-panel")


@pytest.fixture
def agenda_item(committee):
    return make_agenda_item(make_meeting(committee), title="Children's homes", number="53/24")


@pytest.fixture
def clerk(client):
    user = make_user("clerk")
    client.force_login(user)
    return user


def page(name, *args):
    return reverse(f"admin:committees_agendaitem_{name}", args=args)


def paste(client, agenda_item, text=PLACEMENTS, **more):
    return client.post(page("paste", agenda_item.pk), {"text": text, "source": "paste", **more})


def preview(client, agenda_item, text=PLACEMENTS):
    return client.get(paste(client, agenda_item, text)["Location"])


def confirm(client, agenda_item, text=PLACEMENTS, **how):
    shown = preview(client, agenda_item, text)
    chosen = re.findall(r'name="chosen" value="([^"]+)"', shown.content.decode())
    return client.post(shown.request["PATH_INFO"], {"chosen": chosen}, **how)


def rows_made():
    return sum(model.objects.count() for model in (TrackerItem, Witness, DiscussionPoint, MentionedGrade))


def said(response):
    return [str(message) for message in response.context["messages"]]


def plainly(response):
    """What was said, without its links."""
    return [re.sub(r"<[^>]+>", "", words) for words in said(response)]


RECOMMENDATION = "recommendation-975-1041"
ACTION = "action-1183-1251"


# Who may


@pytest.mark.parametrize("name", ["paste", "preview", "show"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_only_those_who_may_make_drafts(client, agenda_item, name, method):
    intake.keep(agenda_item, PLACEMENTS, source="paste", by=make_user("clerk"), at=AT)
    address = page(name, agenda_item.pk, *([1] if name == "preview" else []))
    send = getattr(client, method)
    assert send(address)["Location"].startswith("/admin/login/")

    stranger = make_user(None)
    stranger.is_staff = True
    stranger.save()
    client.force_login(stranger)
    assert send(address, {"text": "1. Asked.", "source": "paste", "chosen": "point-0"}).status_code == 403
    assert rows_made() == 0
    assert Minutes.objects.count() == 1


def test_what_is_not_there_is_not_found(client, clerk, agenda_item):
    assert client.get(page("paste", 10**18)).status_code == 404
    assert client.get(page("paste", 10**30)).status_code == 404
    assert client.get(page("preview", agenda_item.pk, 1)).status_code == 404
    paste(client, agenda_item)
    other = make_agenda_item(agenda_item.meeting)
    assert client.get(page("preview", other.pk, 1)).status_code == 404


# Paste


def test_reading_keeps_one_version_and_writes_nothing_else(client, clerk, agenda_item):
    answer = paste(client, agenda_item, source_url="https://barsetshire.example/5")
    assert answer["Location"] == page("preview", agenda_item.pk, 1)
    minutes = Minutes.objects.get()
    assert (minutes.text, minutes.created_by) == (PLACEMENTS, clerk)
    assert (minutes.source, minutes.source_url) == ("paste", "https://barsetshire.example/5")
    assert rows_made() == 0

    again = paste(client, agenda_item, PLACEMENTS.replace("\n", "\r\n"))
    assert again["Location"] == answer["Location"]
    assert Minutes.objects.count() == 1


def test_typed_minutes_are_kept_as_typed(client, clerk, agenda_item):
    client.post(page("paste", agenda_item.pk), {"text": "1. A Member asked.", "source": "typed"})
    assert Minutes.objects.get().source == Minutes.Source.TYPED


def test_a_pasted_page_is_read_as_the_text_it_shows(client, clerk, agenda_item):
    paste(client, agenda_item, "<h2>Minutes:</h2><script>SECRET</script><ol><li>A Member asked.</li></ol>")
    assert Minutes.objects.get().text == "Minutes:\n\n1. A Member asked."


@pytest.mark.parametrize(
    ("text", "status", "reason"),
    [
        ("", 400, "Paste or type the minutes first, or upload a file."),
        (" \n ", 400, "There are no words in it."),
        ("<p> </p>", 400, "There are no words in it."),
        ("Kept\x00words", 400, "NUL character"),
        ("<div>" * 300 + "Kept words", 400, "elements inside one another"),
        ("Kept words " + "x" * LARGEST, 413, "at most 2 MB can be read"),
    ],
    ids=["nothing", "blank", "empty page", "nul", "deep", "large"],
)
def test_what_cannot_be_read_comes_back_with_a_reason_and_every_word(client, clerk, agenda_item, text, status, reason):
    answer = paste(client, agenda_item, text, source="typed", source_url="https://barsetshire.example/5")
    assert answer.status_code == status
    shown = answer.content.decode()
    assert reason in shown
    assert "<title>Error: Paste minutes" in shown
    kept = fields_of(answer)
    assert kept["text"].replace("\r\n", "\n") == text
    assert (kept["source"], kept["source_url"]) == ("typed", "https://barsetshire.example/5")
    assert 'href="#id_text"' in shown
    assert 'aria-invalid="true"' in shown
    assert Minutes.objects.count() == 0


def test_a_wrong_address_comes_back_with_every_word(client, clerk, agenda_item):
    answer = paste(client, agenda_item, source_url="javascript:alert(1)")
    assert answer.status_code == 400
    assert fields_of(answer)["text"] == PLACEMENTS
    assert "Give the whole address" in answer.content.decode()


def test_minutes_of_a_meeting_that_did_not_go_ahead_come_back_with_every_word(client, clerk, committee):
    agenda_item = make_agenda_item(make_meeting(committee, status="cancelled"))
    answer = paste(client, agenda_item)
    assert answer.status_code == 400
    assert "This meeting did not go ahead" in answer.content.decode()
    assert fields_of(answer)["text"] == PLACEMENTS


def test_what_no_form_would_send_is_refused(client, clerk, agenda_item):
    assert paste(client, agenda_item, source="import").status_code == 400
    assert paste(client, agenda_item, "x" * 9_000_000).status_code in (400, 413)
    assert client.post(page("paste", agenda_item.pk), {}).status_code == 400
    assert Minutes.objects.count() == 0


# Preview


def test_the_preview_marks_each_passage_with_its_name(client, clerk, agenda_item):
    shown = preview(client, agenda_item).content.decode()
    assert re.search(
        r'<a class="intake-label intake-label--action" id="text-action-1183" href="#draft-action-1183">Action 1</a> '
        r'<mark class="intake-mark intake-mark--action">Priya Nair to circulate a table of vacancies by the end of May '
        r"2026\.</mark>",
        shown,
    )
    assert shown.count('name="chosen"') == shown.count(" checked>") == 14
    ids = re.findall(r'\bid="([^"]+)"', shown)
    assert len(ids) == len(set(ids))
    for anchor in re.findall(r'href="#([^"]+)"', shown):
        assert anchor in ids or anchor == "content-start"


def test_the_preview_says_who_when_and_why(client, clerk, agenda_item):
    post = make_post("Head of fostering", authority=agenda_item.meeting.committee.authority)
    make_post("Director of Childrens Social Services", authority=post.authority)
    shown = preview(client, agenda_item).content.decode()
    assert "“Head of Fostering”, which is Head of fostering" in shown
    assert "“Priya Nair”, not in the records" in shown
    assert "“by 30 September 2026”: by 30 September 2026" in shown
    assert "“to the July meeting”: between 1 July 2026 and 31 July 2026" in shown
    assert "the committee&#x27;s next meeting" in shown
    assert "Sure: it stands in a list of recommendations." in shown
    assert "Fairly sure: somebody promised it." in shown
    assert "Under</dt><dd>Point 2" in shown


def test_an_older_version_says_so(client, clerk, agenda_item):
    older = paste(client, agenda_item)["Location"]
    newer = paste(client, agenda_item, PLACEMENTS + "Corrected.")["Location"]
    assert "A newer version of these minutes is kept" in client.get(older).content.decode()
    assert "A newer version" not in client.get(newer).content.decode()


def test_as_many_passages_as_are_drafted_fit_the_form(client, clerk, agenda_item):
    confirm(client, agenda_item, "Minutes:\n" + "1. A Member asked about homes again.\n" * (MOST_PASSAGES + 1))
    assert DiscussionPoint.objects.count() == MOST_PASSAGES
    sent = open_form(client, page("change", agenda_item.pk))
    assert 8 * MOST_PASSAGES < len(sent) < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS


def test_minutes_of_a_whole_meeting_raise_a_doubt(client, clerk, agenda_item):
    text = (
        "Meeting of the Children's Panel, Tuesday 10 March 2026 10.00 am\n\nItems\nNo. Item\n\n1. Apologies for absence\n\n"
        "Minutes:\n\nNone.\n\n2. Children's homes\n\nMinutes:\n\nA Member asked about homes.\n\n"
        "3. Work programme\n\nMinutes:\n\nNoted.\n"
    )
    assert len(read(text).items) > 1
    shown = preview(client, agenda_item, text).content.decode()
    assert "agenda items. Everything in it would be drafted on this one" in shown


def test_the_right_meeting_raises_no_doubt(client, clerk, agenda_item):
    text = "Meeting of the Children's Panel, Tuesday 10 March 2026 10.00 am\n\n1. A Member asked."
    assert "Please look at this" not in preview(client, agenda_item, text).content.decode()


def test_the_whole_text_is_shown_in_order(client, clerk, agenda_item):
    shown = preview(client, agenda_item).content.decode()
    pane = shown[shown.index('<div class="intake-words"') : shown.index('<fieldset class="intake-add"')]
    without_labels = re.sub(r'<a class="intake-label.*?</a> ', "", pane)
    assert TextOf.read(without_labels).strip().startswith(PLACEMENTS.strip())


def test_looking_writes_nothing(client, clerk, agenda_item):
    address = paste(client, agenda_item)["Location"]
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    assert [query["sql"] for query in queries if not query["sql"].startswith("SELECT")] == []
    assert rows_made() == 0


def test_what_a_clerk_should_look_at_comes_first(client, clerk, agenda_item):
    text = "Meeting of Highways Committee, Tuesday 3 March 2026 10.00 am\n\n1. A Member asked. View the full minutes text for item 5"
    shown = preview(client, agenda_item, text).content.decode()
    assert "The text is cut" in shown
    assert "dated 3 March 2026, and this meeting is on 10 March 2026" in shown
    assert "headed “Highways Committee”, and this meeting is of Children&#x27;s Panel" in shown
    assert shown.index("Please look at this") < shown.index("The minutes</h2>")


def test_a_text_with_nothing_in_it_says_so(client, clerk, agenda_item):
    shown = preview(client, agenda_item, "Hello.").content.decode()
    assert "Nothing was found" in shown
    assert 'type="submit" class="default"' not in shown


def test_a_long_text_is_shown_by_its_passages(client, clerk, agenda_item):
    filler = "Nothing to see in this line of the annex.\n" * 10_000
    answer = preview(client, agenda_item, f"{PLACEMENTS}\nAppendix\n\n{filler}")
    shown = answer.content.decode()
    assert "only what was found is shown here" in shown
    assert "characters not shown]" in shown
    assert "Recommendation 2</a>" in shown
    assert len(answer.content) < 300_000
    assert Minutes.objects.get().text.endswith(filler)


def test_two_megabytes_are_read_and_shown_in_seconds(client, clerk, agenda_item):
    line = "1. A Member asked why the report on homes was late. The Director agreed to write to members.\n"
    started = time.process_time()
    answer = preview(client, agenda_item, line * (LARGEST // len(line)))
    assert answer.status_code == 200
    assert time.process_time() - started < 60
    assert len(answer.content) < 5_000_000
    assert f"only the first {MOST_PASSAGES} are shown and drafted" in answer.content.decode()


@pytest.mark.parametrize("rows", [3, 60])
def test_the_preview_asks_the_same_few_times_for_many_passages(client, clerk, agenda_item, rows):
    text = "Minutes:\n" + "".join(f"{number}. A Member asked about home {number}.\n" for number in range(1, rows + 1))
    text += "\nActions:\n" + "".join(f"{number}. Jo Carr to write to home {number}.\n" for number in range(1, rows + 1))
    confirm(client, agenda_item, text)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(page("preview", agenda_item.pk, 1)).status_code == 200
    assert len(queries) == MOST_QUERIES_OF_READING


# Confirm


def test_confirming_makes_the_drafts_and_says_what(client, clerk, agenda_item):
    answer = confirm(client, agenda_item, follow=True)
    assert answer.redirect_chain == [(page("change", agenda_item.pk), 302)]
    assert plainly(answer) == [
        "14 drafts made: 2 recommendations, 2 actions, 1 undertaking, 3 witnesses, 5 points, 1 mentioned grade. "
        "5 need an owner."
    ]
    for address in re.findall(r'href="([^"]+)"', said(answer)[0]):
        assert client.get(address.replace("&amp;", "&")).status_code == 200
    assert rows_made() == 14
    assert TrackerItem.objects.first().history.get().history_user == clerk


def test_confirming_twice_makes_nothing_twice_and_says_so(client, clerk, agenda_item):
    address = paste(client, agenda_item)["Location"]
    sent = {"chosen": [RECOMMENDATION, ACTION]}
    client.post(address, sent)
    again = client.post(address, sent, follow=True)
    assert said(again)[-1] == "Nothing new was made: these minutes are marked as checked."
    assert rows_made() == 2

    shown = client.get(address).content.decode()
    assert shown.count("Drafted already") == 2
    assert f'name="chosen" value="{RECOMMENDATION}"' not in shown
    confirm(client, agenda_item)
    assert "Everything in this version was drafted already" in client.get(address).content.decode()
    assert rows_made() == 14


def test_only_what_is_ticked(client, clerk, agenda_item):
    address = paste(client, agenda_item)["Location"]
    answer = client.post(address, {"chosen": [RECOMMENDATION]}, follow=True)
    assert plainly(answer) == ["1 draft made: 1 recommendation. 1 needs an owner."]


def test_ticking_nothing_is_told(client, clerk, agenda_item):
    address = paste(client, agenda_item)["Location"]
    answer = client.post(address, {})
    assert answer.status_code == 400
    shown = answer.content.decode()
    assert "Tick at least one passage" in shown
    assert " checked>" not in shown
    assert rows_made() == 0


def test_a_refusal_is_told_and_what_was_ticked_stays(client, clerk, agenda_item, monkeypatch):
    def refuses(minutes, **how):
        raise Refused("You do not have permission to make drafts.")

    address = paste(client, agenda_item)["Location"]
    monkeypatch.setattr(intake, "draft", refuses)
    answer = client.post(address, {"chosen": [ACTION]})
    assert answer.status_code == 400
    shown = answer.content.decode()
    assert "You do not have permission to make drafts." in shown
    assert re.findall(r'value="([^"]+)" id="[^"]+" checked', shown) == [ACTION]


def test_words_from_another_version_are_not_ticked(client, clerk, agenda_item):
    confirm(client, agenda_item)
    shown = preview(client, agenda_item, PLACEMENTS.replace("41, nine fewer", "40, ten fewer")).content.decode()
    assert shown.count(" checked>") == 1
    assert shown.count("On this item already") == 13
    assert "They are not ticked" in shown


# The agenda-item screen


def test_the_screen_shows_what_was_drafted_and_leads_on(client, clerk, agenda_item):
    post = make_post("Director", authority=agenda_item.meeting.committee.authority)
    make_post("Head of Fosterings", authority=post.authority)
    confirm(client, agenda_item)
    shown = client.get(page("change", agenda_item.pk)).content.decode()
    assert page("paste", agenda_item.pk) in shown
    assert page("preview", agenda_item.pk, 1) in shown
    for item in TrackerItem.objects.all():
        assert reverse(f"admin:scrutiny_{item.kind}_change", args=[item.pk]) in shown
    assert "Perhaps Head of Fosterings?" in shown
    assert "by 30 September 2026" in shown


@pytest.mark.parametrize("rows", [3, 60])
def test_the_screen_asks_the_same_few_times_for_many_rows(client, clerk, agenda_item, rows):
    person = make_person()
    for number in range(rows):
        Witness.objects.create(agenda_item=agenda_item, person=person)
        DiscussionPoint.objects.create(agenda_item=agenda_item, order=number, text="Asked.")
        MentionedGrade.objects.create(agenda_item=agenda_item, grade="good")
        for kind in Kind:
            make_item(agenda_item, kind=kind, owner_person=person)
    client.get(page("change", agenda_item.pk))
    with CaptureQueriesContext(connection) as queries:
        assert client.get(page("change", agenda_item.pk)).status_code == 200
    assert len(queries) == MOST_QUERIES_OF_SCREEN


def test_a_draft_is_corrected_on_the_screen(client, clerk, agenda_item):
    confirm(client, agenda_item)
    sent = open_form(client, page("change", agenda_item.pk))
    sent["all_items-0-text"] = "That the Cabinet open the home by September."
    sent["all_points-0-answered_by"] = "The Director"
    assert client.post(page("change", agenda_item.pk), sent).status_code == 302
    item = Recommendation.objects.order_by("id").first()
    assert item.text == "That the Cabinet open the home by September."
    assert (item.version, item.quote) == (2, "That the Cabinet open the home at Lower Wick by 30 September 2026.")
    assert DiscussionPoint.objects.first().answered_by == "The Director"


def test_a_grade_that_was_drafted_is_corrected_and_removed_on_the_screen(client, clerk, agenda_item):
    confirm(client, agenda_item)
    drafted = MentionedGrade.objects.get()
    sent = open_form(client, page("change", agenda_item.pk))
    assert sent["all_mentioned_grades-0-grade"] == drafted.grade
    sent |= {"all_mentioned_grades-0-grade": "good", "all_mentioned_grades-0-discrepancy": "Ofsted printed another."}
    assert client.post(page("change", agenda_item.pk), sent).status_code == 302
    corrected = MentionedGrade.objects.get()
    assert (corrected.grade, corrected.discrepancy, corrected.version) == ("good", "Ofsted printed another.", 2)
    assert corrected.quote == drafted.quote

    stale = client.post(page("change", agenda_item.pk), sent | {"all_mentioned_grades-0-grade": "outstanding"})
    assert stale.status_code == 409
    sent = open_form(client, page("change", agenda_item.pk))
    assert (
        client.post(page("change", agenda_item.pk), sent | {"all_mentioned_grades-0-DELETE": "on"}).status_code == 302
    )
    assert not MentionedGrade.objects.exists()


def test_a_row_typed_in_belongs_to_the_item_and_its_kind(client, clerk, agenda_item):
    sent = open_form(client, page("change", agenda_item.pk))
    sent["all_items-2-0-text"] = "That Jo Carr write to members."
    sent["all_points-0-text"] = "A Member asked."
    sent["all_witnesses-0-name"] = "Jo Carr"
    assert client.post(page("change", agenda_item.pk), sent).status_code == 302
    item = TrackerItem.objects.get()
    assert item.kind == Kind.ACTION
    assert (item.agenda_item, item.meeting, item.stage) == (agenda_item, agenda_item.meeting, "draft")
    assert (item.asked_on, item.municipal_year) == (agenda_item.meeting.date, "2025-26")
    assert item.authority == item.committee.authority
    assert item.history.get().history_user == clerk
    assert (DiscussionPoint.objects.get().order, Witness.objects.get().order) == (1, 1)


def test_the_draft_itself_says_who_its_owner_may_be(client, clerk, agenda_item):
    authority = agenda_item.meeting.committee.authority
    address = reverse(
        "admin:scrutiny_action_change", args=[make_item(agenda_item, Kind.ACTION, owner_text="Jo Carr").pk]
    )
    assert "Nobody of a similar name" in client.get(address).content.decode()
    post = make_post("Jo Car", authority=authority)
    assert "Jo Car</div>" in client.get(address).content.decode()
    assert Action.objects.get().owner is None
    Action.objects.update(owner_post=post)
    assert "Jo Car</div>" not in client.get(address).content.decode()


@pytest.mark.parametrize(("access", "ticked"), [(Access.OPEN, "on"), (Access.PART_EXEMPT, None)])
def test_what_is_typed_on_an_item_that_is_not_open_is_held_back(client, clerk, committee, access, ticked):
    closed = {"exempt_paragraphs": "1", "public_interest_reason": "A family"} if access != Access.OPEN else {}
    agenda_item = make_agenda_item(make_meeting(committee), access=access, **closed)
    sent = open_form(client, page("change", agenda_item.pk))
    assert sent.get("all_points-0-is_public") == sent.get("all_witnesses-0-is_public") == ticked
    sent["all_points-0-text"] = "A Member asked."
    assert client.post(page("change", agenda_item.pk), sent).status_code == 302
    assert DiscussionPoint.objects.get().is_public is (ticked == "on")
    assert not Witness.objects.exists()


EXEMPT = {"exempt_paragraphs": "1", "public_interest_reason": "A family"}


@pytest.mark.parametrize(
    ("before", "after"),
    [(Access.OPEN, Access.EXEMPT), (Access.OPEN, Access.PART_EXEMPT), (Access.EXEMPT, Access.OPEN)],
)
def test_an_item_is_closed_or_opened_without_touching_its_empty_rows(client, clerk, committee, before, after):
    closed = EXEMPT if before != Access.OPEN else {}
    agenda_item = make_agenda_item(make_meeting(committee), access=before, **closed)
    sent = open_form(client, page("change", agenda_item.pk))
    sent |= {"access": after, "exempt_paragraphs": "", "public_interest_reason": ""}
    sent |= EXEMPT if after != Access.OPEN else {}
    assert client.post(page("change", agenda_item.pk), sent).status_code == 302
    agenda_item.refresh_from_db()
    assert agenda_item.access == after
    assert not Witness.objects.exists()
    assert not DiscussionPoint.objects.exists()


def test_an_empty_row_stays_empty_when_a_colleague_took_its_place(client, clerk, agenda_item):
    sent = open_form(client, page("change", agenda_item.pk))
    DiscussionPoint.objects.create(agenda_item=agenda_item, order=int(sent["all_points-0-order"]), text="Theirs.")
    assert client.post(page("change", agenda_item.pk), sent | {"number": "54/24"}).status_code == 302
    assert DiscussionPoint.objects.get().text == "Theirs."


def test_saving_without_a_change_changes_nothing(client, clerk, agenda_item):
    confirm(client, agenda_item)
    sent = open_form(client, page("change", agenda_item.pk))
    assert client.post(page("change", agenda_item.pk), sent).status_code == 302
    assert rows_made() == 14
    for row in (AgendaItem.objects.get(), *TrackerItem.objects.all(), *DiscussionPoint.objects.all()):
        assert row.version == 1


def test_drafts_are_deleted_here_and_what_went_on_is_not(client, clerk, agenda_item):
    publisher = make_user("publisher")
    rows = [make_item(agenda_item, text=text) for text in ("Draft", "Reviewed", "Published", "Withdrawn")]
    for item in rows[1:]:
        workflow.review(item, by=clerk, at=AT)
    workflow.publish(agenda_item.meeting, by=publisher, at=AT)
    workflow.withdraw(rows[3], by=publisher, reason="Wrong", at=AT)
    client.force_login(publisher)

    sent = open_form(client, page("change", agenda_item.pk))
    for number in range(4):
        sent[f"all_items-{number}-DELETE"] = "on"
        sent[f"all_items-{number}-text"] = "Forged"
    sent |= {f"all_items-{number}-id": str(item.pk) for number, item in enumerate(rows)}
    client.post(page("change", agenda_item.pk), sent)
    left = {item.text for item in TrackerItem.objects.all()}
    assert "Draft" not in left
    assert {"Published", "Withdrawn"} <= left
    assert len(left) == 3


def test_two_clerks_on_one_draft(client, clerk, agenda_item):
    item = make_item(agenda_item, text="As drafted.")
    mine = open_form(client, page("change", agenda_item.pk))
    theirs = dict(mine)
    mine["all_items-0-text"] = "My words."
    theirs["all_items-0-text"] = "Their words."
    assert client.post(page("change", agenda_item.pk), mine).status_code == 302
    refused = client.post(page("change", agenda_item.pk), theirs)
    assert refused.status_code == 409
    assert "My words." in refused.content.decode()
    assert form_again(refused)["all_items-0-text"] == "Their words."
    item.refresh_from_db()
    assert item.text == "My words."


def test_the_meeting_of_an_item_does_not_change(client, clerk, agenda_item):
    elsewhere = make_meeting()
    sent = open_form(client, page("change", agenda_item.pk))
    client.post(page("change", agenda_item.pk), sent | {"meeting": elsewhere.pk, "title": "New title"})
    agenda_item.refresh_from_db()
    assert agenda_item.title == "New title"
    assert agenda_item.meeting != elsewhere


# A published meeting


@pytest.fixture
def published(agenda_item):
    mark_published(agenda_item.meeting)
    return agenda_item


def test_a_clerk_reads_minutes_into_a_published_meeting_and_nothing_is_public(client, clerk, published):
    answer = confirm(client, published, follow=True)
    shown = answer.content.decode()
    assert "8 witnesses and points of this item\n          are not on the public page yet" in shown
    assert "Show what was said" not in shown
    assert not DiscussionPoint.objects.published().exists()

    client.post(page("show", published.pk))
    public_page = Client().get(published.meeting.get_absolute_url()).content.decode()
    assert "Children&#x27;s homes" in public_page
    assert not [word for word in ("Tom Hale", "four new carers", "Lower Wick") if word in public_page]

    sent = open_form(client, page("change", published.pk))
    sent |= {"all_points-0-is_public": "on", "all_points-0-text": "A Member asked.", "all_points-5-text": "Typed."}
    sent |= {"all_points-5-is_public": "on", "all_witnesses-0-is_public": "on", "all_witnesses-0-role": "Leader"}
    assert client.post(page("change", published.pk), sent).status_code == 302
    assert DiscussionPoint.objects.filter(text__in=["A Member asked.", "Typed."], is_public=False).count() == 2
    assert not Witness.objects.published().exists()


def test_a_publisher_shows_what_was_said(client, clerk, published):
    confirm(client, published)
    client.force_login(make_user("publisher"))
    assert "Show what was said" in client.get(page("change", published.pk)).content.decode()
    client.get(page("show", published.pk))
    assert not DiscussionPoint.objects.published().exists()
    answer = client.post(page("show", published.pk), follow=True)
    assert said(answer) == ["8 witnesses and points shown in public."]
    public_page = Client().get(published.meeting.get_absolute_url()).content.decode()
    assert "Tom Hale" in public_page
    assert "four new carers" in public_page
    assert "Lower Wick" not in public_page


def test_a_clerk_does_not_change_what_is_public(client, clerk, published):
    AgendaItem.objects.filter(pk=published.pk).update(
        access=Access.EXEMPT, exempt_paragraphs="1", public_interest_reason="A family"
    )
    point = DiscussionPoint.objects.create(agenda_item=published, text="As published.")
    sent = open_form(client, page("change", published.pk))
    sent |= {
        "title": "Forged",
        "access": "open",
        "public_notice": "Forged",
        "all_points-0-text": "Forged",
        "all_points-0-DELETE": "on",
    }
    client.post(page("change", published.pk), sent)
    published.refresh_from_db()
    point.refresh_from_db()
    assert (published.title, published.access, published.public_notice) == ("Children's homes", Access.EXEMPT, "")
    assert point.text == "As published."
    assert client.post(page("delete", published.pk), {"post": "yes"}).status_code == 403

    add = {"meeting": published.meeting_id, "order": 9, "title": "Forged", "kind": "report", "access": "open"}
    answer = client.post(page("add"), add)
    assert "Only somebody who may publish can add to its agenda" in answer.content.decode()
    assert AgendaItem.objects.count() == 1


def test_a_publisher_corrects_a_public_point_and_its_names_are_masked(client, published):
    client.force_login(make_user("publisher"))
    make_person("Mia Frost", naming="withheld")
    DiscussionPoint.objects.create(agenda_item=published, text="As published.")
    sent = open_form(client, page("change", published.pk))
    sent["all_points-0-text"] = "Mia Frost spoke of her home."
    assert client.post(page("change", published.pk), sent).status_code == 302
    assert DiscussionPoint.objects.get().public_text == "[name withheld] spoke of her home."


def test_a_public_agenda_names_nobody_who_is_withheld(client, published):
    client.force_login(make_user("publisher"))
    make_person("Mia Frost", naming=Person._meta.get_field("naming").choices[2][0])
    sent = open_form(client, page("change", published.pk))
    answer = client.post(page("change", published.pk), sent | {"title": "The home of Mia Frost"})
    assert answer.status_code == 200
    assert "Mia Frost, who is not named in public" in answer.content.decode()
    published.refresh_from_db()
    assert published.title == "Children's homes"


# Minutes are read, never changed


def test_versions_of_minutes_are_listed_and_not_changed(client, clerk, agenda_item):
    paste(client, agenda_item, source_url="https://barsetshire.example/5")
    minutes = Minutes.objects.get()
    listed = client.get(reverse("admin:committees_minutes_changelist"))
    assert "Children&#x27;s homes" in listed.content.decode()
    address = reverse("admin:committees_minutes_change", args=[minutes.pk])
    shown = client.get(address).content.decode()
    assert "Children&#x27;s homes in the county" in shown
    assert page("preview", agenda_item.pk, 1) in shown
    assert client.post(address, {"text": "Forged"}).status_code == 403
    assert client.get(reverse("admin:committees_minutes_add")).status_code == 403
    assert client.post(reverse("admin:committees_minutes_delete", args=[minutes.pk])).status_code == 403


# Hostile words. Whatever is pasted, no page gains an element, an attribute or an address of its making.


class TextOf(HTMLParser):
    """The words of some HTML, and what in it would run or lead elsewhere."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.words, self.harmful = [], []

    @classmethod
    def read(cls, source):
        parser = cls()
        parser.feed(source)
        return "".join(parser.words)

    def handle_data(self, data):
        self.words.append(data)

    def handle_starttag(self, tag, attributes):
        names = dict(attributes)
        if tag in ("iframe", "object", "embed", "base", "math", "template", "video", "style"):
            self.harmful.append(tag)
        if tag == "script" and not names.get("src", "").startswith("/"):
            self.harmful.append(tag)
        for name, value in attributes:
            address = re.sub(r"\s", "", value or "").lower()
            leads = name in ("href", "src", "action", "formaction", "data")
            if name.startswith("on") or name in ("style", "srcdoc", "http-equiv"):
                self.harmful.append(f"{tag} {name}={value}")
            if leads and re.match(r"(javascript|data|vbscript):|.*evil\.example", address):
                self.harmful.append(f"{tag} {name}={value}")


def assert_harmless(response):
    parser = TextOf()
    parser.feed(response.content.decode())
    assert response.status_code in (200, 400)
    assert parser.harmful == []
    assert "not-secret-and-refused" not in response.content.decode()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_stay_words_from_paste_to_public_page(client, clerk, committee, payload):
    agenda_item = make_agenda_item(make_meeting(committee, name=payload[:200]), title=payload, number=payload[:20])
    text = HOSTILE.format(payload=payload)

    assert_harmless(client.get(page("paste", agenda_item.pk)))
    assert_harmless(paste(client, agenda_item, text, source_url=payload))
    shown = preview(client, agenda_item, text)
    assert_harmless(shown)
    if not is_html(text):
        assert Minutes.objects.get().text == text
        assert payload in TextOf.read(shown.content.decode())

    confirm(client, agenda_item, text)
    assert DiscussionPoint.objects.exists()
    assert_harmless(client.get(page("change", agenda_item.pk)))
    assert_harmless(client.get(page("changelist")))
    assert_harmless(client.get(reverse("admin:committees_minutes_change", args=[Minutes.objects.get().pk])))
    for item in TrackerItem.objects.all():
        assert_harmless(client.get(reverse(f"admin:scrutiny_{item.kind}_change", args=[item.pk])))

    publisher = make_user("publisher")
    for item in agenda_item.all_items.all():
        workflow.review(item, by=publisher, at=AT)
    meeting = workflow.publish(agenda_item.meeting, by=publisher, at=AT)
    client.logout()
    assert_harmless(client.get(meeting.get_absolute_url()))
    assert Recommendation.objects.exists()
    assert Action.objects.exists()
    for item in TrackerItem.objects.published():
        assert_harmless(client.get(item.get_absolute_url()))
    for name in ("home", "recommendations", "actions", "committees"):
        assert_harmless(client.get(reverse(name)))


def test_a_decision_reaches_the_screen_as_a_report_back(client, clerk, agenda_item):
    shown = preview(client, agenda_item, DECISION).content.decode()
    assert "A report back to the committee" in shown
    assert "the committee resolved to have it reported back" in shown
