"""How far a person may be named, when words that name them are public already."""

import pytest
from django.urls import reverse

from committees.models import DiscussionPoint, Witness
from scrutiny import workflow
from scrutiny.models.items import Kind
from tests import factories

from .forms import open_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher(client):
    user = factories.make_user("publisher")
    client.force_login(user)
    return user


@pytest.fixture
def person():
    return factories.make_person("Alex Moss", naming="named")


def tighten(client, person, naming="withheld"):
    url = reverse("admin:committees_person_change", args=[person.pk])
    answer = client.post(url, {**open_form(client, url), "naming": naming})
    person.refresh_from_db()
    return answer


def test_nobody_named_in_public_becomes_unnamed_unseen(client, publisher, person):
    agenda_item = factories.make_agenda_item(title="Report of Alex Moss")
    factories.mark_published(agenda_item.meeting)
    item = factories.mark_published(factories.make_item(agenda_item, text="That Alex Moss write to the Minister."))
    factories.make_item(agenda_item, text="That Alex Moss do something that is only a draft.")

    answer = tighten(client, person)

    assert (answer.status_code, person.naming) == (200, "named")
    page = answer.content.decode()
    assert item.reference in page
    assert "Report of Alex Moss" in page
    assert "only a draft" not in page


@pytest.mark.parametrize("naming", ["withheld", "role_only"])
def test_words_that_were_typed_of_a_witness_and_a_speaker(client, publisher, person, naming):
    agenda_item = factories.make_agenda_item()
    factories.mark_published(agenda_item.meeting)
    Witness.objects.create(agenda_item=agenda_item, name="Alex Moss", role="Officer")
    DiscussionPoint.objects.create(agenda_item=agenda_item, text="A question.", asked_by="Mr Moss")
    page = tighten(client, person, naming).content.decode()
    assert "Alex Moss, Officer" in page
    assert "A question." in page


def test_quotations_and_points_are_masked_at_once(client, publisher, person):
    agenda_item = factories.make_agenda_item()
    minutes = factories.make_minutes(agenda_item, "Alex Moss will write to the Minister.")
    span = {"minutes": minutes, "start": 0, "end": len(minutes.text)}
    workflow.publish(agenda_item.meeting, by=publisher, at=factories.AT)
    item = factories.make_item(agenda_item, kind=Kind.ACTION, text="Write to the Minister.", **span)
    item = workflow.publish(workflow.review(item, by=publisher, at=factories.AT), by=publisher, at=factories.AT)
    point = DiscussionPoint.objects.create(agenda_item=agenda_item, **{**span, "text": minutes.text})
    workflow.mask_points(agenda_item.meeting, by=publisher)
    assert item.public_quote == minutes.text

    assert tighten(client, person).status_code == 302
    item.refresh_from_db()
    point.refresh_from_db()
    assert person.naming == "withheld"
    assert item.public_quote == point.public_text == "[name withheld] will write to the Minister."
    assert item.history.first().history_user == publisher

    assert tighten(client, person, "named").status_code == 302
    item.refresh_from_db()
    assert item.public_quote == minutes.text


def test_a_name_in_no_public_word_is_free(client, publisher, person):
    factories.make_item(text="That Alex Moss do something that is only a draft.")
    assert tighten(client, person).status_code == 302
    assert person.naming == "withheld"


def test_public_words_cannot_be_changed_to_name_somebody_withheld(client, publisher):
    factories.make_person("Robin Hale", naming="withheld")
    agenda_item = factories.make_agenda_item()
    meeting = factories.mark_published(agenda_item.meeting)
    item = factories.mark_published(factories.make_item(agenda_item))

    url = reverse("admin:scrutiny_recommendation_change", args=[item.pk])
    answer = client.post(url, {**open_form(client, url), "text": "That Robin Hale report back."})
    assert answer.status_code == 200
    assert "names Robin Hale, who is not named in public" in answer.content.decode()

    url = reverse("admin:committees_meeting_change", args=[meeting.pk])
    answer = client.post(url, {**open_form(client, url), "all_agenda_items-0-title": "Thanks to Robin Hale"})
    assert answer.status_code == 200
    assert "names Robin Hale, who is not named in public" in answer.content.decode()
    agenda_item.refresh_from_db()
    assert agenda_item.title == "Improvement plan"


def test_words_hidden_for_now_count_as_published(client, publisher, person):
    agenda_item = factories.make_agenda_item()
    factories.mark_published(agenda_item.meeting)
    item = factories.mark_published(factories.make_item(agenda_item, text="That Alex Moss write to the Minister."))
    agenda_item.access, agenda_item.exempt_paragraphs, agenda_item.public_interest_reason = "exempt", "1", "A family"
    agenda_item.save()
    assert item.reference in tighten(client, person).content.decode()


def test_words_of_an_update_count(client, publisher, person):
    agenda_item = factories.make_agenda_item()
    factories.mark_published(agenda_item.meeting)
    item = factories.mark_published(factories.make_item(agenda_item))
    update = workflow.update(
        item, by=publisher, on=factories.DAY, text="Alex Moss wrote.", progress="in_progress", at=factories.AT
    )
    assert tighten(client, person).status_code == 200
    workflow.hide(update, by=publisher)
    assert tighten(client, person).status_code == 302


def test_however_many_published_words_hold_the_surname(client, publisher):
    agenda_item = factories.make_agenda_item()
    factories.mark_published(agenda_item.meeting)
    for number in range(510):
        factories.mark_published(factories.make_item(agenda_item, text=f"That it may be done, {number}."), by=publisher)
    last = factories.mark_published(factories.make_item(agenda_item, text="That Robin May attend."), by=publisher)
    answer = tighten(client, factories.make_person("Robin May", naming="named"))
    assert last.reference in answer.content.decode()


def test_somebody_added_whom_published_words_name(client, publisher):
    agenda_item = factories.make_agenda_item()
    factories.mark_published(agenda_item.meeting)
    item = factories.mark_published(factories.make_item(agenda_item, text="That Alex Moss write to the Minister."))
    sent = {"name": "Alex Moss", "given_name": "Alex", "family_name": "Moss", "slug": "alex-moss", "naming": "withheld"}
    answer = client.post(reverse("admin:committees_person_add"), sent)
    assert answer.status_code == 200
    assert item.reference in answer.content.decode()


def test_a_clerk_lets_nobody_be_named(client, person):
    person.naming = "withheld"
    person.save()
    client.force_login(factories.make_user("clerk"))
    assert "Only somebody who may publish" in tighten(client, person, "named").content.decode()
    assert person.naming == "withheld"
