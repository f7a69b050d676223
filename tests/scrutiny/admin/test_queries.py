"""Lists and forms ask the database the same few times with 3 rows and with 60."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from committees.models import Attendance, Document, Membership, PostHolding
from inspections.models import Inspection, InspectionType
from scrutiny.models import Response, Update
from scrutiny.models.items import Kind
from tests import factories

pytestmark = pytest.mark.django_db

MOST_FOR_A_LIST = 8
MOST_FOR_A_FORM = 12

LISTS = [
    "committees_meeting",
    "committees_committee",
    "committees_person",
    "committees_post",
    "committees_organisation",
    "committees_authority",
    "scrutiny_trackeritem",
    "scrutiny_recommendation",
    "scrutiny_action",
    "scrutiny_response",
    "scrutiny_update",
    "inspections_inspection",
    "auth_user",
]
FORMS = [
    "committees_meeting",
    "committees_committee",
    "committees_post",
    "scrutiny_recommendation",
    "scrutiny_response",
    "inspections_inspection",
]


class Record:
    """A council that grows: every list and every inline gets a row at each turn."""

    def __init__(self):
        self.clerk = factories.make_user("clerk")
        self.agenda_item = factories.make_agenda_item()
        self.meeting = self.agenda_item.meeting
        self.committee = self.meeting.committee
        self.post = factories.make_post(authority=self.committee.authority)
        self.item = factories.make_item(self.agenda_item, owner_post=self.post)
        self.response = Response.objects.create(item=self.item, recipient_post=self.post)
        self.inspection = self.inspect(self.committee.authority)

    def inspect(self, authority):
        visit = InspectionType.objects.filter(is_graded=False).first()
        return Inspection.objects.create(authority=authority, inspection_type=visit, start_date=factories.DAY)

    def grow(self, rows):
        for number in range(rows):
            self.add(number)

    def add(self, number):
        person = factories.make_person()
        committee = factories.make_committee(f"Committee {number}")
        agenda_item = factories.make_agenda_item(factories.make_meeting(committee))
        factories.make_agenda_item(self.meeting)
        Attendance.objects.create(meeting=self.meeting, person=person)
        Document.objects.create(
            meeting=self.meeting, title="Report", url="https://example.org/r", agenda_item=self.agenda_item
        )
        Membership.objects.create(person=person, committee=self.committee)
        PostHolding.objects.create(person=person, post=self.post)
        post, body = factories.make_post(authority=committee.authority), factories.make_organisation()
        for kind in Kind:
            item = factories.make_item(agenda_item, kind=kind, owner_person=person)
        Response.objects.create(item=item, recipient_body=body)
        Response.objects.create(item=self.item, recipient_post=post)
        Update.objects.create(
            item=item, on=factories.DAY, text="x", progress="paused", created_at=factories.AT, created_by=self.clerk
        )
        self.inspect(committee.authority)
        self.inspection.all_findings.create(text="x", order=number + self.inspection.all_findings.count() + 1)

    def row(self, name):
        return {
            "committees_meeting": self.meeting,
            "committees_committee": self.committee,
            "committees_post": self.post,
            "scrutiny_recommendation": self.item,
            "scrutiny_response": self.response,
            "inspections_inspection": self.inspection,
        }[name]


@pytest.fixture
def administrator(client):
    client.force_login(factories.make_user("administrator"))


def asked(client, address):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in queries.captured_queries]


def test_lists_and_forms(client, administrator):
    record = Record()
    addresses = {name: (reverse(f"admin:{name}_changelist"), MOST_FOR_A_LIST) for name in LISTS}
    addresses |= {
        f"{name} form": (reverse(f"admin:{name}_change", args=[record.row(name).pk]), MOST_FOR_A_FORM) for name in FORMS
    }
    record.grow(3)
    for address, _ in addresses.values():
        asked(client, address)  # what is read once for all, such as content types, is read now
    few = {name: len(asked(client, address)) for name, (address, _) in addresses.items()}
    record.grow(57)
    many = {name: len(asked(client, address)) for name, (address, _) in addresses.items()}
    assert many == few
    too_many = {name: count for name, count in many.items() if count > addresses[name][1]}
    assert too_many == {}


def test_a_search_is_bounded(client, administrator):
    factories.make_item(text="That something be done")
    address = reverse("admin:scrutiny_trackeritem_changelist")
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address, {"q": "word " * 1000}).status_code == 200
    longest = max(query["sql"].count("LIKE") for query in queries.captured_queries)
    assert 0 < longest <= 5 * 3
    assert client.get(address, {"q": "%" * 2000}).status_code == 200


def test_an_autocomplete_answers_those_who_may_look_and_nobody_else(client):
    address = "/admin/autocomplete/?app_label=scrutiny&model_name=action&field_name=meeting&term=Child"
    factories.make_meeting()
    client.force_login(factories.make_user("clerk"))
    assert len(client.get(address).json()["results"]) == 1
    nobody = factories.make_user()
    nobody.is_staff = True
    nobody.save()
    client.force_login(nobody)
    assert client.get(address).status_code == 403
