"""The steps of workflow from the admin: buttons, pages, bulk actions, and what they say when refused."""

import datetime

import pytest
from django.urls import reverse

from committees.models import Meeting, Stage
from scrutiny import workflow
from scrutiny.models import Action, Recommendation, Response, Update
from scrutiny.models.items import Kind
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher(client):
    user = factories.make_user("publisher")
    client.force_login(user)
    return user


@pytest.fixture
def item():
    """A published recommendation."""
    agenda_item = factories.make_agenda_item()
    factories.mark_published(agenda_item.meeting)
    return factories.mark_published(factories.make_item(agenda_item))


def step(name, thing, model="scrutiny_recommendation"):
    return reverse(f"admin:{model}_{name}", args=[thing.pk])


def press(client, name, thing, model="scrutiny_recommendation", **answers):
    return client.post(step(name, thing, model), {"opened_version": thing.version, **answers}, follow=True)


def test_review_and_publish_by_button(client, publisher):
    agenda_item = factories.make_agenda_item()
    factories.mark_published(agenda_item.meeting)
    item = factories.make_item(agenda_item)
    assert "was reviewed" in press(client, "review", item).content.decode()
    item.refresh_from_db()
    assert "was published" in press(client, "publish", item).content.decode()
    item.refresh_from_db()
    assert item.stage == Stage.PUBLISHED
    assert item.reference
    assert item.history.first().history_user == publisher


def test_a_refusal_is_shown_in_words(client, publisher):
    draft = factories.make_item(factories.make_agenda_item())
    workflow.review(draft, by=publisher, at=factories.AT)
    draft.refresh_from_db()
    page = press(client, "publish", draft).content.decode()
    assert "Publish the meeting first." in page


def test_a_button_is_not_pressed_by_a_link(client, publisher, item):
    assert client.get(step("publish", item)).status_code == 405
    assert client.put(step("withdraw", item)).status_code == 405
    item.refresh_from_db()
    assert item.version == 1


def test_a_step_needs_the_token(item):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(factories.make_user("publisher"))
    assert client.post(step("withdraw", item), {"reason": "x", "opened_version": 1}).status_code == 403


def test_withdraw_asks_why(client, publisher, item):
    assert client.get(step("withdraw", item)).status_code == 200
    empty = press(client, "withdraw", item, reason="")
    assert empty.status_code == 200
    assert "This field is required" in empty.content.decode()
    press(client, "withdraw", item, reason="Names a child")
    item.refresh_from_db()
    assert (item.stage, item.withdrawn_reason) == (Stage.WITHDRAWN, "Names a child")


def test_record_an_update(client, publisher, item):
    answers = {"on": "2026-03-12", "text": "Begun.", "progress": "in_progress", "is_public": "on"}
    assert "was updated" in press(client, "update", item, **answers).content.decode()
    news = Update.objects.get()
    assert (news.text, news.progress, news.is_public, news.created_by) == ("Begun.", "in_progress", True, publisher)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"progress": "complete"}, "Select a valid choice"),
        ({"text": ""}, "This field is required"),
        ({"text": "a\0b"}, "Null characters are not allowed"),
        ({"on": "2999-01-01"}, "cannot be in the future"),
        ({"on": "2026-02-30"}, "Enter a valid date"),
        ({"reported_at": "999999"}, "Select a valid choice"),
        ({"reported_at": "x"}, "Select a valid choice"),
    ],
)
def test_an_update_that_cannot_be(client, publisher, item, wrong, says):
    answers = {"on": "2026-03-12", "text": "Begun.", "progress": "in_progress", **wrong}
    refused = press(client, "update", item, **answers)
    assert refused.status_code == 200
    assert says in refused.content.decode()
    assert not Update.objects.exists()


def test_ask_and_record_the_response(client, publisher, item):
    cabinet = factories.make_organisation()
    assert step("respond", item) not in client.get(step("change", item)).content.decode()
    press(client, "ask", item, body=cabinet.pk, received_on="2026-03-20", due_on="2026-05-19")
    asked = Response.objects.get()
    assert asked.decision == Response.Decision.AWAITING
    assert step("respond", item) in client.get(step("change", item)).content.decode()

    answers = {"response": asked.pk, "decision": "accepted", "responded_on": "2026-05-01", "text": "Yes."}
    item.refresh_from_db()
    press(client, "respond", item, **answers)
    asked.refresh_from_db()
    assert (asked.decision, asked.text, asked.stage) == ("accepted", "Yes.", Stage.PUBLISHED)

    press(client, "answer", asked, "scrutiny_response", decision="not_accepted", responded_on="2026-06-01")
    assert Response.objects.count() == 2, "a change of mind is a new row"


def test_asking_both_or_neither_is_refused(client, publisher, item):
    page = press(client, "ask", item).content.decode()
    assert "Choose one recipient: a body or a post." in page


def test_only_a_recipient_of_this_item_answers(client, publisher, item):
    other = Response.objects.create(item=factories.make_item(), recipient_body=factories.make_organisation())
    answers = {"response": other.pk, "decision": "accepted", "responded_on": "2026-05-01"}
    assert "Select a valid choice" in press(client, "respond", item, **answers).content.decode()


def test_the_committee_closes_and_reopens(client, publisher, item):
    item.meeting.status = Meeting.Status.HELD
    item.meeting.save()
    later = factories.make_meeting(item.committee, date=factories.DAY + datetime.timedelta(days=90))
    factories.mark_published(later)
    press(client, "close", item, meeting=later.pk, reason="Done as asked")
    item.refresh_from_db()
    assert (item.closed_at_meeting, item.closed_reason) == (later, "Done as asked")
    assert step("reopen", item) in client.get(step("change", item)).content.decode()
    press(client, "reopen", item, reason="Not done after all")
    item.refresh_from_db()
    assert item.closed_at is None


def test_a_clerk_may_not_close(client, item):
    client.force_login(factories.make_user("clerk"))
    assert client.get(step("close", item)).status_code == 403
    assert client.post(step("close", item), {"opened_version": 1, "reason": "x"}).status_code == 403
    assert client.get(step("update", item)).status_code == 200


# Many at once


def chosen(action, *things, **answers):
    return {"action": action, "_selected_action": [thing.pk for thing in things], **answers}


@pytest.fixture
def drafts():
    agenda_item = factories.make_agenda_item()
    factories.mark_published(agenda_item.meeting)
    return [factories.make_item(agenda_item, kind=Kind.ACTION, text=f"To do {number}.") for number in range(3)]


ACTIONS = "admin:scrutiny_action_changelist"


def test_review_and_publish_in_bulk(client, publisher, drafts):
    said = client.post(reverse(ACTIONS), chosen("review", *drafts), follow=True).content.decode()
    assert "3 records reviewed." in said
    asked = client.post(reverse(ACTIONS), chosen("publish", *drafts)).content.decode()
    assert "Publish: 3 records" in asked
    assert not Action.objects.filter(stage=Stage.PUBLISHED).exists()
    said = client.post(reverse(ACTIONS), {**chosen("publish", *drafts), "confirmed": "yes"}, follow=True)
    assert "3 records published." in said.content.decode()
    assert Action.objects.filter(stage=Stage.PUBLISHED, published_by=publisher).count() == 3


def test_what_is_refused_in_bulk_stops_nothing_else(client, publisher, drafts):
    stranger = factories.make_item(factories.make_agenda_item(), kind=Kind.ACTION, text="Of a meeting not published.")
    for one in (*drafts, stranger):
        workflow.review(one, by=publisher, at=factories.AT)
    sent = {**chosen("publish", *drafts, stranger), "confirmed": "yes"}
    said = client.post(reverse(ACTIONS), sent, follow=True).content.decode()
    assert "3 records published." in said
    assert "Publish the meeting first." in said
    stranger.refresh_from_db()
    assert stranger.stage == Stage.REVIEWED


def test_withdraw_in_bulk_asks_why_once(client, publisher, drafts):
    for one in drafts:
        factories.mark_published(one)
    asked = client.post(reverse(ACTIONS), chosen("withdraw", *drafts))
    assert asked.status_code == 200
    assert Action.objects.filter(stage=Stage.PUBLISHED).count() == 3
    sent = chosen("withdraw", *drafts, confirmed="yes", reason="Wrong meeting")
    assert client.post(reverse(ACTIONS), sent, follow=True).status_code == 200
    assert Action.objects.filter(stage=Stage.WITHDRAWN, withdrawn_reason="Wrong meeting").count() == 3


def test_an_update_for_many(client, publisher, drafts):
    news = {"on": "2026-03-12", "text": "All begun.", "progress": "in_progress", "is_public": "on"}
    sent = chosen("update", *drafts, confirmed="yes", **news)
    assert "3 records updated." in client.post(reverse(ACTIONS), sent, follow=True).content.decode()
    assert Update.objects.filter(text="All begun.").count() == 3


def test_too_many_at_once(client, publisher, drafts, monkeypatch):
    monkeypatch.setattr("scrutiny.admin.steps.MOST_AT_ONCE", 2)
    said = client.post(reverse(ACTIONS), chosen("review", *drafts), follow=True).content.decode()
    assert "Choose at most 2 at a time." in said
    assert Action.objects.filter(stage=Stage.DRAFT).count() == 3


@pytest.mark.parametrize("number", ["x", "1\0", "", "١", "9" * 30, "-1"])
def test_numbers_that_no_list_sent(client, publisher, drafts, number):
    sent = {"action": "review", "_selected_action": [number]}
    assert client.post(reverse(ACTIONS), sent, follow=True).status_code == 200
    assert Action.objects.filter(stage=Stage.DRAFT).count() == 3


def test_a_clerk_is_offered_no_publishing_in_bulk(client, drafts):
    client.force_login(factories.make_user("clerk"))
    page = client.get(reverse(ACTIONS)).content.decode()
    assert 'value="review"' in page
    assert 'value="publish"' not in page
    assert 'value="withdraw"' not in page
    assert 'value="delete_selected"' not in page


def test_nothing_is_deleted_in_bulk(client, publisher, drafts):
    client.post(reverse(ACTIONS), chosen("delete_selected", *drafts, post="yes"))
    assert Action.objects.count() == 3


# Meetings


def test_publishing_a_meeting_takes_its_reviewed_items(client, publisher):
    agenda_item = factories.make_agenda_item()
    item = factories.make_item(agenda_item)
    workflow.review(item, by=publisher, at=factories.AT)
    meeting = agenda_item.meeting
    press(client, "publish", meeting, "committees_meeting")
    meeting.refresh_from_db()
    item.refresh_from_db()
    assert (meeting.stage, item.stage) == (Stage.PUBLISHED, Stage.PUBLISHED)


def test_nothing_that_was_public_is_deleted(client, publisher, item):
    assert client.get(reverse("admin:scrutiny_recommendation_delete", args=[item.pk])).status_code == 403
    assert client.get(reverse("admin:committees_meeting_delete", args=[item.meeting_id])).status_code == 403


def test_a_draft_is_deleted_with_its_history_kept(client, publisher):
    draft = factories.make_item()
    client.post(
        reverse("admin:scrutiny_recommendation_delete", args=[draft.pk]),
        {"post": "yes", "opened_version": draft.version},
    )
    assert not Recommendation.objects.filter(pk=draft.pk).exists()
    assert Recommendation.history.filter(id=draft.pk, history_type="-").get().history_user == publisher


def test_what_something_hangs_on_is_not_deleted(client, publisher):
    agenda_item = factories.make_agenda_item()
    address = reverse("admin:committees_meeting_delete", args=[agenda_item.meeting_id])
    page = client.get(address).content.decode()
    assert "protected" in page
    assert client.post(address, {"post": "yes", "opened_version": 1}).status_code in (200, 403)
    assert Meeting.objects.filter(pk=agenda_item.meeting_id).exists()
