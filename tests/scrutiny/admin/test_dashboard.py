"""The front page: what is waiting, counted once, each count leading to a list of as many rows."""

import datetime
import re

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.urls import reverse
from django.utils import timezone

from committees.models import Incoming, Meeting, Stage
from scrutiny import workflow
from scrutiny.admin.dashboard import count_each, waiting
from scrutiny.admin.filters import ready_to_publish
from scrutiny.models import Checked, Correction, Response
from scrutiny.models.items import Kind
from tests import factories

pytestmark = pytest.mark.django_db

SESSION_USER_AND_RIGHTS = 4


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def work(today):
    """One thing of each pile, and one beside each pile that does not belong to it."""
    agenda_item = factories.make_agenda_item(factories.make_meeting(date=today))
    meeting = factories.mark_published(agenda_item.meeting)
    late, soon = today - datetime.timedelta(days=1), today + datetime.timedelta(days=14)
    reviewed = {"stage": Stage.REVIEWED, "reviewed_at": factories.AT, "reviewed_by": factories.make_user("clerk")}
    factories.make_minutes(agenda_item)
    bring_minutes(meeting.committee.authority)
    factories.make_item(agenda_item)
    factories.make_item(agenda_item, kind=Kind.ACTION, **reviewed)
    published = factories.mark_published(factories.make_item(agenda_item, kind=Kind.ACTION, due_latest=late))
    factories.mark_published(factories.make_item(agenda_item, kind=Kind.ACTION, due_latest=today))
    cabinet = factories.make_organisation()
    Response.objects.create(item=published, recipient_body=cabinet, due_on=soon)
    Response.objects.create(item=published, recipient_body=cabinet, due_on=soon + datetime.timedelta(days=1))
    Response.objects.create(item=published, recipient_body=cabinet, decision="accepted", responded_on=late, **reviewed)
    Correction.objects.create(
        item=published, text="Otherwise.", created_at=factories.AT, created_by=published.published_by
    )
    factories.make_meeting(date=soon, status=Meeting.Status.CANCELLED)
    factories.make_meeting(date=soon + datetime.timedelta(days=1))
    return meeting


def bring_minutes(authority):
    """Minutes that wait to be made into a meeting, and some that were made into one."""
    brought = {"authority": authority, "source": "paste", "created_at": factories.AT}
    by = factories.make_user("clerk")
    Incoming.objects.create(text="1. A Member asked.", sha256="1", created_by=by, **brought)
    finished = {"finished_at": factories.AT, "finished_by": by}
    Incoming.objects.create(text="2. A Member asked.", sha256="2", created_by=by, **finished, **brought)


EXPECTED = {
    "Minutes brought, not made into meetings yet": 1,
    "Minutes waiting to be read": 1,
    "Drafts to review": 1,
    "Reviewed, to publish": 1,
    "Corrections to decide": 1,
    "Late items": 1,
    "Answers due in 14 days": 1,
    "Answers to publish": 1,
    "Meetings in the next 14 days": 1,
}


def test_each_pile_is_counted(work, today):
    piles = waiting(today)
    assert dict(zip([pile.label for pile in piles], count_each(piles), strict=True)) == EXPECTED


def test_each_count_leads_to_a_list_of_as_many_rows(client, work):
    client.force_login(factories.make_user("clerk"))
    shown = client.get(reverse("admin:index")).context["piles"]
    assert {pile.label: count for pile, count in shown} == EXPECTED
    for pile, count in shown:
        listed = client.get(pile.address)
        assert listed.status_code == 200, pile.label
        assert listed.context["cl"].result_count == count, pile.label


def of_minutes(today):
    piles = waiting(today)
    return dict(zip([pile.label for pile in piles], count_each(piles), strict=True))["Minutes waiting to be read"]


def test_minutes_wait_until_somebody_checked_them_and_left_nothing(work, today):
    minutes = work.all_agenda_items.get().all_minutes.get()
    factories.make_item(minutes.agenda_item, minutes=minutes, start=0, end=8)
    assert of_minutes(today) == 1, "drafted is not yet checked"
    checked = Checked.objects.create(minutes=minutes, at=factories.AT, by=factories.make_user("clerk"), left=3)
    assert of_minutes(today) == 1, "something was left for later"
    checked.left = 0
    checked.save()
    assert of_minutes(today) == 0


def test_minutes_are_marked_as_checked_many_at_once(client, work, today):
    clerk = factories.make_user("clerk")
    client.force_login(clerk)
    minutes = work.all_agenda_items.get().all_minutes.get()
    sent = {"action": "mark_as_checked", "_selected_action": [minutes.pk]}
    client.post(reverse("admin:committees_minutes_changelist"), sent)
    assert (Checked.objects.get().minutes, Checked.objects.get().by) == (minutes, clerk)


def test_recent_changes_are_of_records_that_the_user_may_read(client, work):
    clerk = factories.make_user("clerk")
    person = factories.make_person("Nobody Known", naming="withheld")
    for thing in (person, clerk):
        LogEntry.objects.log_actions(clerk.pk, [thing], CHANGE, single_object=True)

    def seen_by(user):
        client.force_login(user)
        return {entry.object_repr for entry in client.get(reverse("admin:index")).context["recent"]}

    without_role = factories.make_user(None, username="visitor")
    without_role.is_staff = True
    without_role.save()
    assert seen_by(without_role) == set()
    assert seen_by(clerk) == {"Nobody Known"}
    assert seen_by(factories.make_user("administrator")) == {"Nobody Known", clerk.username}


def test_the_front_page_asks_the_database_eight_times_at_most(client, work, django_assert_max_num_queries):
    client.force_login(factories.make_user("administrator"))
    with django_assert_max_num_queries(8):
        assert client.get(reverse("admin:index")).status_code == 200


def test_a_clerk_finds_the_way_to_add(client):
    client.force_login(factories.make_user("clerk"))
    page = client.get(reverse("admin:index")).content.decode()
    assert re.findall(r'<a class="button" href="([^"]+)"', page) == [
        "/admin/committees/incoming/add/",
        "/admin/committees/meeting/add/",
        "/admin/scrutiny/recommendation/add/",
        "/admin/scrutiny/action/add/",
        "/admin/committees/person/add/",
        "/admin/inspections/inspection/add/",
    ]


def test_a_made_up_filter_is_no_error(client, work):
    client.force_login(factories.make_user("clerk"))
    for query in ("late=perhaps", "late=", "late=yes&late=no", "stage__exact=x", "late=yes%27"):
        assert client.get(reverse("admin:scrutiny_trackeritem_changelist") + f"?{query}").status_code in (200, 302)


@pytest.mark.parametrize(
    "query",
    ["owner_person__name__startswith=p", "published_by__password__startswith=p", "published_by__email__contains=a"],
)
def test_lists_are_not_searched_by_what_they_do_not_offer(client, work, query):
    client.force_login(factories.make_user("clerk"))
    assert client.get(reverse("admin:scrutiny_action_changelist") + f"?{query}").status_code == 400


def test_what_never_goes_public_is_not_waiting_to_be_published():
    private = factories.make_agenda_item(access="exempt", exempt_paragraphs="1", public_interest_reason="A family")
    publisher = factories.make_user("publisher")
    for agenda_item in (private, factories.make_agenda_item()):
        workflow.review(factories.make_item(agenda_item), by=publisher, at=factories.AT)
    assert [item.agenda_item.access for item in ready_to_publish()] == ["open"]
