"""What the database would refuse, the form refuses first, in words: a bad value is never an error page."""

import pytest
from django.urls import reverse

from committees.models import AgendaItem, Attendance, AuthorityIdentifier, Meeting, Membership, PostHolding
from inspections.models import (
    Finding,
    Grade,
    GradeScale,
    Inspection,
    InspectionType,
    Judgement,
    JudgementArea,
    Regulator,
)
from scrutiny.models import Response
from scrutiny.models.items import Kind
from tests import factories

from .forms import open_form

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def administrator(client):
    user = factories.make_user("administrator")
    client.force_login(user)
    return user


def address(page, row=None, model=None):
    model = model or type(row)
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=[row.pk] if row else [])


def refused(client, url, says, **wrong):
    """Post the form of the page with wrong values: the form comes back with words, and nothing is saved."""
    answer = client.post(url, {**open_form(client, url), **wrong})
    assert answer.status_code == 200
    page = answer.content.decode()
    assert says in page, wrong
    return answer


MEETING = [
    ({"status": "cancelled", "minutes_state": "draft"}, "A meeting that was cancelled or postponed has no minutes."),
    ({"status": "held", "date": ""}, "A meeting that was held has a date."),
    ({"start_time": "14:00", "end_time": "10:00"}, "The meeting cannot end before it starts."),
    ({"sitting": "-1"}, "greater than or equal to 0"),
    ({"date": "2026-02-30"}, "Enter a valid date"),
    ({"venue": "a\0b"}, "Null characters are not allowed"),
    ({"venue": "x" * 301}, "at most 300 characters"),
    ({"recording_url": "javascript:alert(1)"}, "Enter a valid URL"),
    ({"formality": "party"}, "Select a valid choice"),
    ({"approved_at": "999999"}, "Select a valid choice"),
    ({"approved_at": "1\0"}, "Null characters are not allowed"),
    ({"approved_at": "9" * 40}, "Select a valid choice"),
    (
        {"all_agenda_items-0-title": "Exempt", "all_agenda_items-0-access": "exempt"},
        "needs its Schedule 12A paragraphs",
    ),
    ({"all_agenda_items-0-order": "1"}, "This field is required"),
    ({"attendances-0-role": "Chair"}, "Choose a person or type the name as printed."),
]


@pytest.mark.parametrize(("wrong", "says"), MEETING)
def test_a_meeting(client, wrong, says):
    refused(client, address("change", factories.make_meeting()), says, **wrong)


def test_two_meetings_on_one_day(client):
    first = factories.make_meeting()
    url = address("add", model=Meeting)
    refused(client, url, "Give the second one sitting 2.", committee=first.committee_id, date=first.date, sitting=1)


def test_a_published_meeting_keeps_its_date(client):
    meeting = factories.mark_published(factories.make_meeting())
    answer = refused(client, address("change", meeting), "errornote", date="")
    assert Meeting.objects.get(pk=meeting.pk).date == meeting.date
    assert answer.context["errors"]


def test_two_agenda_items_in_one_place(client):
    meeting = factories.make_agenda_item().meeting
    wrong = {"all_agenda_items-1-title": "Second", "all_agenda_items-1-order": "1"}
    refused(client, address("change", meeting), "already exists", **wrong)
    assert AgendaItem.objects.count() == 1


def test_an_agenda_item(client):
    item = factories.make_agenda_item()
    url = address("change", item)
    refused(client, url, "needs its Schedule 12A paragraphs", access="exempt")
    refused(client, url, "Give paragraph numbers 1 to 7", access="exempt", exempt_paragraphs="9")
    refused(client, url, "Null characters", title="a\0b")


def test_attendance(client):
    meeting, person = factories.make_meeting(), factories.make_person()
    Attendance.objects.create(meeting=meeting, person=person)
    url = address("change", meeting)
    row = {"attendances-1-person": person.pk, "attendances-1-name": "x"}
    refused(client, url, "already on the list for this meeting", **row)
    Membership.objects.create(person=person, committee=meeting.committee)
    stranger = {"attendances-1-name": "x", "attendances-1-substitute_for": person.pk}
    refused(client, url, "Only a substitute attends for somebody else.", **stranger)


def test_the_same_person_twice_in_two_new_rows(client):
    meeting, person = factories.make_meeting(), factories.make_person()
    url = address("change", meeting)
    twice = {"attendances-0-person": person.pk, "attendances-1-person": person.pk, "attendances-TOTAL_FORMS": "2"}
    rest = {"attendances-1-status": "present", "attendances-1-mode": "in_person", "attendances-1-meeting": meeting.pk}
    answer = client.post(url, {**open_form(client, url), **twice, **rest, "attendances-1-id": ""})
    assert answer.status_code == 200
    assert not Attendance.objects.exists()


def test_two_authorities_with_one_code_in_two_new_rows(client):
    """A conditional constraint, which Django does not look for between the rows of one form."""
    authority = factories.make_authority()
    url = address("change", authority)
    rows = {}
    for number in range(2):
        prefix = f"identifiers-{number}-"
        rows |= {f"{prefix}scheme": "gss", f"{prefix}identifier": "E10000030", f"{prefix}authority": authority.pk}
        rows |= {f"{prefix}id": "", f"{prefix}valid_from": "", f"{prefix}valid_to": ""}
    answer = client.post(url, {**open_form(client, url), **rows, "identifiers-TOTAL_FORMS": "2"})
    assert answer.status_code == 200
    assert answer.context["errors"]
    assert not AuthorityIdentifier.objects.exists()


def test_an_authority(client):
    authority, other = factories.make_authority(), factories.make_authority("Loamshire")
    AuthorityIdentifier.objects.create(authority=other, scheme="gss", identifier="E10000030")
    url = address("change", authority)
    dates = {"founding_date": "2026-01-01", "dissolution_date": "2025-01-01"}
    refused(client, url, "The end cannot be before the start.", **dates)
    refused(client, url, "already exists", slug=other.slug)
    same = {"identifiers-0-scheme": "gss", "identifiers-0-identifier": "E10000030"}
    refused(client, url, "Another authority has this identifier now.", **same)
    itself = {"successions-0-successor": authority.pk, "successions-0-on": "2026-01-01", "successions-TOTAL_FORMS": "1"}
    hidden = {"successions-0-id": "", "successions-0-predecessor": authority.pk}
    refused(client, url, "An authority cannot succeed itself.", **itself, **hidden)


def test_a_committee(client):
    first = factories.make_committee(short_code="CFL")
    second = factories.make_committee(authority=first.authority)
    url = address("change", second)
    refused(client, url, "Another committee of this authority has this code.", short_code="cfl")
    refused(client, url, "already exists", slug=first.slug)
    member = Membership.objects.create(person=factories.make_person(), committee=second)
    late = {"memberships-0-start_date": "2026-02-01", "memberships-0-end_date": "2026-01-01"}
    refused(client, url, "The end cannot be before the start.", **late)
    assert member.start_date is None


def test_a_post(client):
    post = factories.make_post()
    PostHolding.objects.create(person=factories.make_person(), post=post, start_date="2026-01-01")
    refused(
        client, address("change", post), "The end cannot be before the start.", **{"holdings-0-end_date": "2025-01-01"}
    )


ITEM = [
    ({"due_earliest": "2026-05-01", "due_latest": "2026-04-01"}, "cannot be before the first"),
    ({"text": ""}, "This field is required"),
    ({"text": "a\0b"}, "Null characters are not allowed"),
    ({"impact": "huge"}, "Select a valid choice"),
    ({"theme": "abc"}, "Select a valid choice"),
    ({"owner_post": "0"}, "Select a valid choice"),
]


@pytest.mark.parametrize(("wrong", "says"), ITEM)
@pytest.mark.parametrize("kind", Kind)
def test_an_item(client, wrong, says, kind):
    item = factories.make_item(kind=kind)
    refused(client, reverse(f"admin:scrutiny_{kind}_change", args=[item.pk]), says, **wrong)


def test_an_item_with_two_owners_or_a_wrong_parent(client):
    item = factories.make_item(kind=Kind.ACTION)
    url = reverse("admin:scrutiny_action_change", args=[item.pk])
    owners = {"owner_post": factories.make_post().pk, "owner_body": factories.make_organisation().pk}
    refused(client, url, "Choose one owner: a post, a person or a body.", **owners)
    refused(client, url, "Choose a recommendation", parent=item.pk)
    refused(client, url, "“item_not_its_own_successor”", supersedes=item.pk)
    refused(client, url, "belongs to another meeting", agenda_item=factories.make_agenda_item().pk)


def test_an_item_that_no_longer_waits_for_the_next_meeting_forgets_it(client):
    meeting = factories.mark_published(factories.make_meeting())
    item = factories.make_item(kind=Kind.ACTION, due_precision="next_meeting", due_meeting=meeting)
    url = reverse("admin:scrutiny_action_change", args=[item.pk])
    assert client.post(url, {**open_form(client, url), "due_precision": "none"}).status_code == 302
    item.refresh_from_db()
    assert (item.due_precision, item.due_meeting) == ("none", None)


def test_a_response(client):
    answer = Response.objects.create(item=factories.make_item(), recipient_body=factories.make_organisation())
    url = address("change", answer)
    refused(client, url, "Choose one recipient: a body or a post.", recipient_body="")
    refused(client, url, "An answer has a date; an answer still awaited has none.", responded_on="2026-01-01")


def graded():
    """A graded inspection with one judgement."""
    area = JudgementArea.objects.filter(edition__framework__types__is_graded=True, scale__grades__isnull=False).first()
    inspection = Inspection.objects.create(
        authority=factories.make_authority(),
        inspection_type=InspectionType.objects.filter(framework=area.edition.framework, is_graded=True).first(),
        edition=area.edition,
        start_date=area.edition.applies_from or factories.DAY,
    )
    inspection.regulators.set(Regulator.objects.all()[:2])
    Judgement.objects.create(inspection=inspection, area=area, grade=area.scale.grades.first())
    Finding.objects.create(inspection=inspection, order=1, text="Supervision")
    return inspection


def test_an_inspection(client):
    inspection = graded()
    url = address("change", inspection)
    before = {"end_date": "2001-01-01"}
    refused(client, url, "The end cannot be before the start.", **before)
    refused(client, url, "A graded inspection needs the edition of its framework.", edition="")
    visit = InspectionType.objects.filter(is_graded=False).first()
    refused(client, url, "An ungraded visit has no judgements.", inspection_type=visit.pk, edition="")
    elsewhere = Grade.objects.exclude(scale=inspection.all_judgements.get().area.scale).first()
    refused(client, url, "not on the scale of the area", **{"all_judgements-0-grade": elsewhere.pk})
    judgement = inspection.all_judgements.get()
    again = {"all_judgements-1-area": judgement.area_id, "all_judgements-1-grade": judgement.grade_id}
    refused(client, url, "This area has a judgement already.", **again)
    refused(client, url, "not one of the available choices", regulators=["999999"])
    assert client.post(url, {**open_form(client, url), "regulators": ["9" * 40]}).status_code in (200, 400)
    other = graded()
    same = {"authority": inspection.authority_id}
    refused(client, address("change", other), "already exists", **same)


def test_reference_data(client):
    area = JudgementArea.objects.filter(is_overall=True, edition__areas__is_overall=False).first()
    other = JudgementArea.objects.filter(edition=area.edition, is_overall=False).first()
    refused(client, address("change", other), "is violated", is_overall="on")
    refused(client, address("change", other), "already exists", order=area.order)
    grade = Grade.objects.order_by("scale", "rank").first()
    second = Grade.objects.filter(scale=grade.scale).exclude(pk=grade.pk).first()
    refused(client, address("change", second), "already exists", rank=grade.rank)
    scale = GradeScale.objects.get(pk=grade.scale_id)
    refused(
        client, address("change", scale), "errornote", **{"grades-0-rank": second.rank, "grades-0-code": second.code}
    )


def test_what_the_database_alone_noticed_is_told_in_words(client, monkeypatch):
    """A race: the form saw nothing wrong, the database did."""
    from django.db import IntegrityError

    meeting = factories.make_meeting()
    url = address("change", meeting)
    form = open_form(client, url)

    def clash(model_admin, request, obj, form, change):
        raise IntegrityError("UNIQUE constraint failed")

    monkeypatch.setattr("committees.admin_versions.VersionedModelAdmin.save_model", clash)
    answer = client.post(url, {**form, "venue": "Council Chamber"})
    assert answer.status_code == 200
    assert "it would clash with another record" in answer.content.decode()
    assert "Council Chamber" in answer.content.decode()
