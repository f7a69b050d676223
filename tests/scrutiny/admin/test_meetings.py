"""The meeting's screen: what moves with its date, and the page as the public will see it."""

import datetime

import pytest
from django.urls import reverse

from committees.models import Meeting
from scrutiny import workflow
from scrutiny.models import TrackerItem
from scrutiny.models.items import NEXT_MEETING, Kind
from tests import factories

from .forms import open_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher(client):
    user = factories.make_user("publisher")
    client.force_login(user)
    return user


def save(client, meeting, **changes):
    url = reverse("admin:committees_meeting_change", args=[meeting.pk])
    answer = client.post(url, {**open_form(client, url), **changes})
    assert answer.status_code == 302, answer.context["errors"]


def test_what_is_due_at_the_next_meeting_moves_with_it(client, publisher):
    agenda_item = factories.make_agenda_item()
    factories.mark_published(agenda_item.meeting)
    item = factories.make_item(agenda_item, kind=Kind.ACTION, due_precision=NEXT_MEETING)
    following = factories.make_meeting(agenda_item.meeting.committee, date=factories.DAY + datetime.timedelta(days=60))
    factories.mark_published(following)

    save(client, following, venue="Council Chamber")
    item.refresh_from_db()
    assert (item.due_meeting, item.due_latest) == (following, following.date)

    save(client, following, date="2026-06-30")
    item.refresh_from_db()
    assert item.due_latest == datetime.date(2026, 6, 30)

    save(client, following, status="cancelled")
    item.refresh_from_db()
    assert (item.due_meeting, item.due_latest) == (None, None)


def test_a_corrected_date_is_the_day_things_were_asked(client, publisher):
    agenda_item = factories.make_agenda_item()
    draft = factories.make_item(agenda_item)
    save(client, agenda_item.meeting, date="2026-05-12")
    draft.refresh_from_db()
    assert (draft.asked_on, draft.municipal_year) == (datetime.date(2026, 5, 12), "2026-27")
    assert draft.history.first().history_user == publisher


def test_a_reference_outlives_a_corrected_date(client, publisher):
    agenda_item = factories.make_agenda_item()
    factories.mark_published(agenda_item.meeting)
    item = factories.mark_published(factories.make_item(agenda_item))
    save(client, agenda_item.meeting, date="2026-05-12")
    now = TrackerItem.objects.get(pk=item.pk)
    assert (now.reference, now.municipal_year) == (item.reference, "2025-26")
    assert now.asked_on == datetime.date(2026, 5, 12)


def test_as_the_public_will_see_it(client):
    agenda_item = factories.make_agenda_item(title="Foster care")
    item = factories.make_item(agenda_item, text="That more carers be found.")
    client.force_login(factories.make_user("clerk"))
    for name, record, words in (
        ("committees_meeting", agenda_item.meeting, "Foster care"),
        ("scrutiny_recommendation", item, "That more carers be found."),
    ):
        address = reverse(f"admin:{name}_as_public", args=[record.pk])
        assert address in client.get(reverse(f"admin:{name}_change", args=[record.pk])).content.decode()
        shown = client.get(address)
        assert shown.status_code == 200
        assert words in shown.content.decode()
        assert "This is how the page will look" in shown.content.decode()
        assert shown["Cache-Control"] == "private, no-store"
        assert client.post(address).status_code == 405


def test_a_meeting_without_a_date_is_shown_too(client, publisher):
    meeting = factories.make_meeting(date=None)
    assert client.get(reverse("admin:committees_meeting_as_public", args=[meeting.pk])).status_code == 200


def test_nobody_else_sees_it_before_it_is_published(client):
    item = factories.make_item()
    address = reverse("admin:scrutiny_recommendation_as_public", args=[item.pk])
    assert client.get(address).status_code == 302
    client.force_login(factories.make_user())
    assert client.get(address).status_code == 302
    staff = factories.make_user()
    staff.is_staff = True
    staff.save()
    client.force_login(staff)
    assert client.get(address).status_code == 403


def test_what_is_published_links_to_the_public_page(client, publisher):
    agenda_item = factories.make_agenda_item()
    meeting = factories.mark_published(agenda_item.meeting)
    page = client.get(reverse("admin:committees_meeting_change", args=[meeting.pk])).content.decode()
    assert f'href="{meeting.get_absolute_url()}"' in page
    assert client.get(f"/admin/r/1/{meeting.pk}/").status_code == 404
    assert Meeting.objects.count() == 1


def test_publishing_a_meeting_says_first_what_goes_and_what_stays(client, publisher):
    agenda_item = factories.make_agenda_item()
    workflow.review(factories.make_item(agenda_item), by=publisher, at=factories.AT)
    factories.make_item(agenda_item, text="A draft.")
    page = client.get(reverse("admin:committees_meeting_publish", args=[agenda_item.meeting.pk])).content.decode()
    assert "1 agenda item, 0 witnesses" in page
    assert "what was reviewed: 1 recommendation or action" in page
    assert "This stays back: 1 draft, and 0 withdrawn items" in page


@pytest.mark.parametrize(("typed", "hour", "minute"), [("10am", 10, 0), ("2.30 pm", 14, 30), ("14:30", 14, 30)])
def test_times_may_be_typed_as_they_are_printed(client, publisher, typed, hour, minute):
    meeting = factories.make_meeting()
    save(client, meeting, start_time=typed)
    meeting.refresh_from_db()
    assert meeting.start_time == datetime.time(hour, minute)
