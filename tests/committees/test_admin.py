"""The record's own screens: search that is bounded, conflicts in words, and what may not be deleted."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from committees.changes import Change, changes_since, day, editors_since, in_words, moment
from committees.models import Committee, Membership, Person
from tests import factories
from tests.scrutiny.admin.forms import form_again, open_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    user = factories.make_user("administrator", first_name="Ann", last_name="Prior")
    client.force_login(user)
    return user


def test_a_committee_with_its_members(client, administrator):
    committee, person = factories.make_committee(), factories.make_person()
    url = reverse("admin:committees_committee_change", args=[committee.pk])
    row = {"memberships-0-person": person.pk, "memberships-0-role": "chair", "memberships-0-basis": "councillor"}
    sent = {**open_form(client, url), **row, "memberships-0-voting_scope": "full", "memberships-TOTAL_FORMS": "1"}
    sent |= {"memberships-0-id": "", "memberships-0-committee": committee.pk}
    assert client.post(url, sent).status_code == 302
    member = Membership.objects.get()
    assert (member.person, member.role, member.history.first().history_user) == (person, "chair", administrator)


def test_a_committee_with_meetings_is_not_deleted(client, administrator):
    meeting = factories.make_meeting()
    url = reverse("admin:committees_committee_delete", args=[meeting.committee_id])
    page = client.get(url).content.decode()
    assert "protected" in page
    client.post(url, {"post": "yes", "opened_version": 1})
    assert Committee.objects.filter(pk=meeting.committee_id).exists()


def test_markup_in_a_name_is_shown_as_typed(client, administrator):
    person = factories.make_person("<b>Bold</b>")
    url = reverse("admin:committees_person_change", args=[person.pk])
    client.post(url, {**open_form(client, url), "name": "<script>alert(1)</script>"})
    pages = [
        client.get(reverse("admin:committees_person_changelist")),
        client.get(url),
        client.get(reverse("admin:committees_person_history", args=[person.pk])),
        client.get(reverse("admin:committees_person_delete", args=[person.pk])),
        client.get(reverse("admin:index")),
    ]
    assert [page.status_code for page in pages] == [200] * 5
    assert not any("<script>alert" in page.content.decode() or "<b>Bold" in page.content.decode() for page in pages)


def test_two_clerks_at_a_committee(client, administrator):
    committee = factories.make_committee()
    url = reverse("admin:committees_committee_change", args=[committee.pk])
    other = Client()
    other.force_login(factories.make_user("clerk"))
    first, second = open_form(client, url), open_form(other, url)
    assert client.post(url, {**first, "purpose": "Hears about schools", "kind": "panel"}).status_code == 302
    refused = other.post(url, {**second, "functions": "education"})
    assert refused.status_code == 409
    page = refused.content.decode()
    assert "by Ann Prior," in page
    assert "Kind: was “Overview and scrutiny committee”, is now “Scrutiny panel”." in page
    assert "Purpose: was empty, is now “Hears about schools”." in page
    assert other.post(url, form_again(refused)).status_code == 302
    committee.refresh_from_db()
    assert (committee.functions, committee.version) == ("education", 3)


def test_history_is_paged_and_shows_every_change_once(client, administrator):
    person = factories.make_person()
    for number in range(1, 30):
        person.honorific_suffix, person.version = f"Rank {number}", person.version + 1
        person.save()
    url = reverse("admin:committees_person_history", args=[person.pk])
    first = client.get(url).content.decode()
    second = client.get(url, {"page": 2}).content.decode()
    assert first.count("is now “Rank") == 20
    assert second.count("is now “Rank") == 9
    assert "Added" in second
    assert client.get(url, {"page": "x"}).status_code == 200


def test_changes_in_words():
    authority, other = factories.make_authority("Barsetshire"), factories.make_authority("Loamshire")
    body = factories.make_organisation(authority=authority)
    body.authority, body.kind, body.version = other, "health", 2
    body.save()
    assert [str(change) for change in changes_since(body, 1)] == [
        "Authority: was “Barsetshire”, is now “Loamshire”.",
        "Kind: was “Other”, is now “Health body”.",
    ]
    assert changes_since(body, 2) == []
    assert changes_since(body, 0) == [], "the history does not reach back so far"
    assert editors_since(body, 1).startswith("the system, ")
    assert editors_since(body, 2) == "somebody"


def test_values_in_words():
    founded = Person._meta.get_field("name"), Committee._meta.get_field("founding_date")
    assert in_words(founded[0], "Alex Moss") == "“Alex Moss”"
    assert in_words(founded[1], datetime.date(2026, 11, 4)) == "4 November 2026"
    assert in_words(Committee._meta.get_field("is_statutory"), False) == "no"
    assert in_words(Committee._meta.get_field("parent"), 999) == "number 999, which was deleted"
    assert day(datetime.date(2026, 1, 1)) == "1 January 2026"
    assert moment(datetime.datetime(2026, 6, 1, 12, 5, tzinfo=datetime.UTC)) == "1 June 2026 at 1:05pm"
    assert str(Change("Venue", "empty", "“Hall”")) == "Venue: was empty, is now “Hall”."
