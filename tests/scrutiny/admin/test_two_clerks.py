"""Two clerks, one record: the second is told what the first changed, loses nothing typed, and can save again."""

import pytest
from django.urls import reverse

from committees import admin_versions
from committees.models import AgendaItem, Attendance, Committee, Meeting
from committees.versions import Stale
from scrutiny.models import Recommendation, Update
from tests import factories

from .forms import form_again, open_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def jane(client):
    client.force_login(factories.make_user("clerk", username="jane", first_name="Jane", last_name="Okoro"))
    return client


@pytest.fixture
def tom():
    from django.test import Client

    client = Client()
    client.force_login(factories.make_user("clerk", username="tom", first_name="Tom", last_name="Reed"))
    return client


def change(model, row) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[row.pk])


@pytest.fixture
def meeting():
    return factories.make_meeting(venue="Committee Room 1")


def test_the_second_clerk_is_told_keeps_what_was_typed_and_can_save(jane, tom, meeting):
    address = change(Meeting, meeting)
    of_jane, of_tom = open_form(jane, address), open_form(tom, address)

    assert jane.post(address, {**of_jane, "venue": "Council Chamber"}).status_code == 302
    refused = tom.post(address, {**of_tom, "name": "Extraordinary meeting"})

    assert refused.status_code == 409
    page = refused.content.decode()
    assert "Jane Okoro" in page
    assert "Venue: was “Committee Room 1”, is now “Council Chamber”." in page
    meeting.refresh_from_db()
    assert (meeting.venue, meeting.name) == ("Council Chamber", "")

    again = form_again(refused)
    assert again["name"] == "Extraordinary meeting"
    assert again["opened_version"] == "2"
    assert tom.post(address, again).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.name, meeting.version) == ("Extraordinary meeting", 3)


def test_the_check_is_what_saves_the_first_clerks_change(jane, tom, meeting, monkeypatch):
    """The control: without it the same two posts lose the change, so the test above can see the loss."""
    monkeypatch.setattr(admin_versions.VersionedForm, "find_conflict", lambda form: [])
    monkeypatch.setattr(admin_versions, "claim", lambda record, expected: None)
    address = change(Meeting, meeting)
    of_jane, of_tom = open_form(jane, address), open_form(tom, address)

    assert jane.post(address, {**of_jane, "venue": "Council Chamber"}).status_code == 302
    assert tom.post(address, {**of_tom, "name": "Extraordinary meeting"}).status_code == 302

    meeting.refresh_from_db()
    assert meeting.venue == "Committee Room 1", "Jane's change is lost"


def test_a_save_between_reading_and_writing_is_caught_by_the_update(tom, meeting, monkeypatch):
    """The form saw nothing, the UPDATE did: as if Jane saved a moment before Tom's was written."""
    address = change(Meeting, meeting)
    of_tom = open_form(tom, address)
    real, seen = admin_versions.claim, []

    def claim(record, expected):
        if not seen:
            seen.append(expected)
            raise Stale("the version was taken")
        real(record, expected)

    monkeypatch.setattr(admin_versions, "claim", claim)
    saved = tom.post(address, {**of_tom, "name": "Extraordinary meeting"})
    assert (saved.status_code, seen) == (302, [1])
    meeting.refresh_from_db()
    assert (meeting.name, meeting.version) == ("Extraordinary meeting", 2)


def test_nothing_changed_is_nothing_saved(jane, meeting):
    address = change(Meeting, meeting)
    assert jane.post(address, open_form(jane, address)).status_code == 302
    meeting.refresh_from_db()
    assert meeting.version == 1
    assert meeting.history.count() == 1


def test_a_form_without_a_version_changes_nothing(jane, meeting):
    address = change(Meeting, meeting)
    form = open_form(jane, address)
    del form["opened_version"]
    assert jane.post(address, {**form, "venue": "Elsewhere"}).status_code == 409
    meeting.refresh_from_db()
    assert meeting.venue == "Committee Room 1"


def test_history_says_who_and_why(jane, meeting):
    address = change(Meeting, meeting)
    form = open_form(jane, address)
    jane.post(address, {**form, "venue": "Council Chamber", "why": "The room was double-booked"})
    newest = meeting.history.first()
    assert (newest.history_user.username, newest.history_change_reason) == ("jane", "The room was double-booked")
    page = jane.get(reverse("admin:committees_meeting_history", args=[meeting.pk])).content.decode()
    assert "Jane Okoro" in page
    assert "The room was double-booked" in page
    assert "Venue: was “Committee Room 1”, is now “Council Chamber”." in page


# Inlines


@pytest.fixture
def row(meeting):
    return Attendance.objects.create(meeting=meeting, name="Mary Bold", role="Chair")


def test_a_row_of_an_inline_has_its_own_version(jane, tom, meeting, row):
    address = change(Meeting, meeting)
    of_jane, of_tom = open_form(jane, address), open_form(tom, address)

    assert jane.post(address, {**of_jane, "attendances-0-role": "Vice-chair"}).status_code == 302
    refused = tom.post(address, {**of_tom, "attendances-0-note": "left at 11.30am"})

    assert refused.status_code == 409
    assert "Role that day: was “Chair”, is now “Vice-chair”." in refused.content.decode()
    again = form_again(refused)
    assert again["attendances-0-note"] == "left at 11.30am"
    assert tom.post(address, again).status_code == 302
    row.refresh_from_db()
    assert (row.note, row.version) == ("left at 11.30am", 3)


def test_two_clerks_change_different_rows_without_meeting(jane, tom, meeting, row):
    other = Attendance.objects.create(meeting=meeting, name="Ivan Grantly")
    address = change(Meeting, meeting)
    of_jane, of_tom = open_form(jane, address), open_form(tom, address)
    assert jane.post(address, {**of_jane, "attendances-0-note": "late"}).status_code == 302
    assert tom.post(address, {**of_tom, "attendances-1-note": "early"}).status_code == 302, "he did not touch her row"
    row.refresh_from_db()
    other.refresh_from_db()
    assert (row.note, other.note) == ("late", "early")


def test_a_clerk_who_changes_only_a_row_leaves_the_others_words_alone(jane, tom, meeting, row):
    address = change(Meeting, meeting)
    of_jane, of_tom = open_form(jane, address), open_form(tom, address)
    assert jane.post(address, {**of_jane, "venue": "Council Chamber"}).status_code == 302
    assert tom.post(address, {**of_tom, "attendances-0-note": "early"}).status_code == 302
    meeting.refresh_from_db()
    row.refresh_from_db()
    assert (meeting.venue, meeting.version, row.note) == ("Council Chamber", 2, "early")


def test_new_rows_of_two_clerks_do_not_clash(jane, tom, meeting):
    factories.make_agenda_item(meeting, title="Apologies")
    address = change(Meeting, meeting)
    of_jane, of_tom = open_form(jane, address), open_form(tom, address)
    assert jane.post(address, {**of_jane, "all_agenda_items-1-title": "Placements"}).status_code == 302
    assert tom.post(address, {**of_tom, "all_agenda_items-1-title": "Foster care"}).status_code == 302
    found = AgendaItem.objects.filter(meeting=meeting).values_list("order", "title")
    assert list(found.order_by("order")) == [(1, "Apologies"), (2, "Placements"), (3, "Foster care")]


def test_a_row_deleted_meanwhile_is_kept_as_a_new_one(jane, tom, meeting, row):
    address = change(Meeting, meeting)
    of_jane, of_tom = open_form(jane, address), open_form(tom, address)
    assert jane.post(address, {**of_jane, "attendances-0-DELETE": "on"}).status_code == 302
    assert not Attendance.objects.exists()

    refused = tom.post(address, {**of_tom, "attendances-0-note": "left at 11.30am"})
    assert refused.status_code == 409
    assert "was deleted while you had it open" in refused.content.decode()
    again = form_again(refused)
    assert again["attendances-0-note"] == "left at 11.30am"
    assert tom.post(address, again).status_code == 302
    assert Attendance.objects.get().note == "left at 11.30am"


def test_a_row_changed_meanwhile_is_not_removed_unseen(jane, tom, meeting, row):
    address = change(Meeting, meeting)
    of_jane, of_tom = open_form(jane, address), open_form(tom, address)
    assert jane.post(address, {**of_jane, "attendances-0-note": "late"}).status_code == 302
    refused = tom.post(address, {**of_tom, "attendances-0-DELETE": "on"})
    assert refused.status_code == 409
    assert "is now “late”" in refused.content.decode()
    assert tom.post(address, form_again(refused)).status_code == 302
    assert not Attendance.objects.exists()


# Deleted records


def test_a_record_deleted_meanwhile_is_given_back_and_made_anew(jane, tom, meeting):
    address = change(Meeting, meeting)
    of_tom = open_form(tom, address)
    gone = reverse("admin:committees_meeting_delete", args=[meeting.pk])
    assert jane.post(gone, {"post": "yes", "opened_version": "1"}).status_code == 302
    assert not Meeting.objects.exists()

    refused = tom.post(address, {**of_tom, "venue": "Council Chamber"})
    assert refused.status_code == 409
    assert "was deleted while you had it open" in refused.content.decode()
    again = form_again(refused)
    assert again["venue"] == "Council Chamber"
    again["committee"] = meeting.committee_id  # was not his to change, so the form did not hold it
    assert tom.post(reverse("admin:committees_meeting_add"), again).status_code == 302
    assert Meeting.objects.get().venue == "Council Chamber"


def test_a_record_changed_after_the_question_is_not_deleted(jane, tom, meeting):
    address = change(Meeting, meeting)
    form = open_form(jane, address)
    jane.post(address, {**form, "venue": "Council Chamber"})
    gone = reverse("admin:committees_meeting_delete", args=[meeting.pk])
    asked_again = tom.post(gone, {"post": "yes", "opened_version": "1"}, follow=True)
    assert "Council Chamber" in asked_again.content.decode()
    assert Meeting.objects.filter(pk=meeting.pk).exists()


# The steps of workflow


def test_news_of_an_item_that_moved_meanwhile(jane, tom):
    item = factories.make_item(factories.make_agenda_item())
    address = reverse("admin:scrutiny_recommendation_update", args=[item.pk])
    news = {"on": "2026-03-11", "text": "A plan was written.", "progress": "in_progress", "opened_version": "1"}
    assert jane.post(address, news).status_code == 302
    refused = tom.post(address, {**news, "text": "Nothing yet.", "progress": "paused"})
    assert refused.status_code == 409
    page = refused.content.decode()
    assert "Progress: was “Not started”, is now “In progress”." in page
    assert "Nothing yet." in page
    again = {
        **news,
        "text": "Nothing yet.",
        "progress": "paused",
        "opened_version": refused.context["form"]["opened_version"].value(),
    }
    assert tom.post(address, again).status_code == 302
    assert Update.objects.count() == 2


def test_nobody_publishes_words_they_have_not_seen(client, jane):
    item = factories.make_item(factories.make_agenda_item())
    form = open_form(jane, change(Recommendation, item))
    client.force_login(factories.make_user("publisher"))
    seen = item.version
    jane_again = type(client)()
    jane_again.force_login(factories.make_user("clerk"))
    assert (
        jane_again.post(change(Recommendation, item), {**form, "text": "That something else be done."}).status_code
        == 302
    )
    answer = client.post(
        reverse("admin:scrutiny_recommendation_review", args=[item.pk]), {"opened_version": seen}, follow=True
    )
    assert "Nothing was reviewed" in answer.content.decode()
    item.refresh_from_db()
    assert item.stage == "draft"


def test_every_form_of_a_record_carries_its_version(jane, meeting):
    """Named here so that an admin class added without the lock fails."""
    from django.contrib import admin

    from committees.models import Record

    without = [
        model.__name__
        for model, model_admin in admin.site._registry.items()
        if issubclass(model, Record) and not isinstance(model_admin, admin_versions.VersionedModelAdmin)
    ]
    inlines = [
        inline.__name__
        for model_admin in admin.site._registry.values()
        for inline in model_admin.inlines
        if issubclass(inline.model, Record) and not issubclass(inline, admin_versions.VersionedInline)
    ]
    assert (without, inlines) == ([], [])
    assert Committee in admin.site._registry


def test_a_draft_published_meanwhile_gives_the_clerk_the_words_back(client, jane):
    from scrutiny import workflow

    agenda_item = factories.make_agenda_item()
    factories.mark_published(agenda_item.meeting)
    item = factories.make_item(agenda_item)
    form = open_form(jane, change(Recommendation, item))
    publisher = factories.make_user("publisher", first_name="Priya", last_name="Shah")
    workflow.publish(workflow.review(item, by=publisher, at=factories.AT), by=publisher, at=factories.AT)

    refused = jane.post(change(Recommendation, item), {**form, "text": "That <b>something</b> else be done."})

    assert refused.status_code == 409
    page = refused.content.decode()
    assert "That &lt;b&gt;something&lt;/b&gt; else be done." in page
    assert "by Priya Shah" in page
    assert "Stage: was “Draft”, is now “Published”." in page
    item.refresh_from_db()
    assert item.text == "That the Director report on placements."
