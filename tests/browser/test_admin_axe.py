"""Every page that a clerk uses passes axe (WCAG 2.2 AA) and is allowed by the content security policy.

The `page` fixture fails a test when Chromium's console told of a violation of the policy.
"""

import pytest
from django.urls import reverse

from committees.models import Attendance, Membership, PostHolding, Witness
from inspections.models import (
    Edition,
    Finding,
    Framework,
    Grade,
    GradeScale,
    Inspection,
    InspectionType,
    Judgement,
    JudgementArea,
    Regulator,
)
from scrutiny import workflow
from scrutiny.models import Response, Theme
from scrutiny.models.items import Kind
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def record():
    """A filled record: long names, every inline with rows, drafts and published things. By name of model."""
    publisher = factories.make_user("publisher")
    agenda_item = factories.make_agenda_item(
        number="12/26", title="Children’s services improvement plan and next steps"
    )
    meeting, committee = agenda_item.meeting, agenda_item.meeting.committee
    person = factories.make_person("Rosalind Featherstonehaugh", naming="named")
    post = factories.make_post(authority=committee.authority)
    PostHolding.objects.create(person=person, post=post)
    Membership.objects.create(person=person, committee=committee, role="chair")
    Attendance.objects.create(meeting=meeting, person=person, role="Chair")
    Witness.objects.create(agenda_item=agenda_item, person=person, name=person.name, role="Director", order=1)
    theme = Theme.objects.create(name="Placements", slug="placements")
    text = "That the Director report to the committee on placements made outside the county, and on what each has cost."
    items = {
        kind: factories.make_item(agenda_item, kind=kind, text=text, theme=theme, owner_post=post) for kind in Kind
    }
    workflow.publish(meeting, by=publisher, at=factories.AT)
    for item in items.values():
        workflow.review(item, by=publisher, at=factories.AT)
    published = workflow.publish(items[Kind.RECOMMENDATION], by=publisher, at=factories.AT)
    answer = workflow.ask(published, by=publisher, post=post, due_on=factories.DAY, at=factories.AT)
    news = {"on": factories.DAY, "text": "A plan was written.", "progress": "in_progress"}
    workflow.update(published, by=publisher, at=factories.AT, **news)
    return {
        "committees_meeting": meeting,
        "committees_committee": committee,
        "committees_person": person,
        "committees_post": post,
        "committees_organisation": factories.make_organisation(),
        "committees_authority": committee.authority,
        "committees_agendaitem": agenda_item,
        "scrutiny_recommendation": published,
        "scrutiny_action": items[Kind.ACTION],
        "scrutiny_undertaking": items[Kind.UNDERTAKING],
        "scrutiny_response": Response.objects.get(pk=answer.pk),
        "scrutiny_update": published.all_updates.get(),
        "scrutiny_theme": theme,
        "inspections_inspection": make_inspection(committee.authority),
    }


def make_inspection(authority):
    """An inspection with its own framework: tests like these empty the database, reference data and all."""
    framework = Framework.objects.create(code="made-up", name="Inspections of children's services")
    scale = GradeScale.objects.create(code="made-up", name="Four grades")
    grade = Grade.objects.create(scale=scale, code="good", name="Good", rank=2)
    edition = Edition.objects.create(framework=framework, code="made-up", name="Children's services, 2023")
    area = JudgementArea.objects.create(edition=edition, code="help", name="Help and protection", order=1, scale=scale)
    inspection = Inspection.objects.create(
        authority=authority,
        inspection_type=InspectionType.objects.create(framework=framework, code="made-up", name="Standard inspection"),
        edition=edition,
        start_date=factories.DAY,
        headline="Much is better than it was.",
    )
    inspection.regulators.add(Regulator.objects.create(code="made-up", name="Ofsted"))
    Judgement.objects.create(inspection=inspection, area=area, grade=grade)
    Finding.objects.create(inspection=inspection, text="Supervision of social workers.")
    return inspection


LISTS = [
    "committees_meeting",
    "committees_agendaitem",
    "committees_committee",
    "committees_person",
    "committees_minutes",
    "scrutiny_trackeritem",
    "scrutiny_recommendation",
    "scrutiny_action",
    "scrutiny_response",
    "scrutiny_update",
    "inspections_inspection",
]
ADDED = [
    "committees_meeting",
    "committees_agendaitem",
    "committees_committee",
    "committees_person",
    "committees_post",
    "committees_organisation",
    "scrutiny_recommendation",
    "scrutiny_action",
    "inspections_inspection",
]
CHANGED = [
    "committees_meeting",
    "committees_agendaitem",
    "committees_committee",
    "committees_person",
    "committees_post",
    "committees_organisation",
    "scrutiny_recommendation",
    "scrutiny_action",
    "scrutiny_undertaking",
    "scrutiny_response",
    "scrutiny_update",
    "inspections_inspection",
]


@pytest.fixture
def publisher(page, sign_in):
    sign_in(page, factories.make_user("publisher", first_name="Priya", last_name="Shah"))


def test_sign_in(page, axe, live):
    page.goto("/admin/login/")
    axe(page)
    page.fill("input[name=username]", "nobody")
    page.fill("input[name=password]", "wrong")
    page.click("[type=submit]")
    axe(page)


def test_the_front_page(page, axe, record, publisher):
    page.goto(reverse("admin:index"))
    axe(page)
    page.goto("/admin/scrutiny/")
    axe(page)


def test_lists(page, axe, record, publisher):
    for name in LISTS:
        page.goto(reverse(f"admin:{name}_changelist"))
        axe(page)
        page.goto(reverse(f"admin:{name}_changelist") + "?q=zzzz&o=1")
        axe(page)


def test_a_list_of_many_pages_with_filters(page, axe, record, publisher):
    factories_item = record["committees_agendaitem"]
    for number in range(55):
        factories.make_item(factories_item, text=f"Number {number}")
    page.goto(reverse("admin:scrutiny_trackeritem_changelist") + "?stage__exact=draft&o=1.-2")
    page.check("#action-toggle")
    axe(page)


def test_forms_to_add(page, axe, record, publisher):
    for name in ADDED:
        page.goto(reverse(f"admin:{name}_add"))
        axe(page)
        page.click("input[name=_save]")
        page.wait_for_selector(".errornote")
        axe(page)


def test_forms_to_change(page, axe, record, publisher):
    for name in CHANGED:
        page.goto(reverse(f"admin:{name}_change", args=[record[name].pk]))
        axe(page)


def test_what_a_clerk_may_only_look_at(page, axe, record, sign_in):
    sign_in(page, factories.make_user("clerk"))
    for name in ("scrutiny_recommendation", "committees_meeting"):
        page.goto(reverse(f"admin:{name}_change", args=[record[name].pk]))
        axe(page)


def test_an_autocomplete_and_a_new_row(page, axe, record, publisher):
    page.goto(reverse("admin:committees_meeting_change", args=[record["committees_meeting"].pk]))
    page.click("#attendances-group .add-row a")
    axe(page)
    page.locator("#attendances-group .field-person .select2-selection").first.click()
    page.wait_for_selector(".select2-results__option")
    axe(page)


def test_a_calendar(page, axe, record, publisher):
    page.goto(reverse("admin:scrutiny_action_change", args=[record["scrutiny_action"].pk]))
    page.locator(".datetimeshortcuts a").nth(1).click()
    page.wait_for_selector(".calendarbox")
    axe(page)


def test_a_clash_of_two_clerks(page, axe, record, publisher):
    action = record["scrutiny_action"]
    page.goto(reverse("admin:scrutiny_action_change", args=[action.pk]))
    action.refresh_from_db()
    action.owner_text, action.version = "The Director", action.version + 1
    action.save()
    page.fill("#id_text", "That something else be done.")
    page.click("input[name=_save]")
    page.wait_for_selector(".errornote")
    assert "is now “The Director”" in page.content()
    axe(page)


def test_histories(page, axe, record, publisher):
    for name in ("committees_meeting", "scrutiny_recommendation", "inspections_inspection"):
        page.goto(reverse(f"admin:{name}_history", args=[record[name].pk]))
        axe(page)


def test_delete_confirmation(page, axe, record, publisher):
    draft = factories.make_item(record["committees_agendaitem"], kind=Kind.ACTION)
    page.goto(reverse("admin:scrutiny_action_delete", args=[draft.pk]))
    axe(page)
    protected = factories.make_agenda_item().meeting
    page.goto(reverse("admin:committees_meeting_delete", args=[protected.pk]))
    axe(page)


def test_the_steps_of_an_item(page, axe, record, publisher):
    for step in ("withdraw", "update", "ask", "respond", "close"):
        page.goto(reverse(f"admin:scrutiny_recommendation_{step}", args=[record["scrutiny_recommendation"].pk]))
        axe(page)
        page.click("form .submit-row input[type=submit]")
        page.wait_for_selector(".errorlist")
        axe(page)


def test_a_step_for_many(page, axe, record, publisher):
    page.goto(reverse("admin:scrutiny_recommendation_changelist"))
    page.check(".action-select >> nth=0")
    page.select_option("select[name=action]", "withdraw")
    page.click("button[name=index]")
    page.wait_for_selector("textarea[name=reason]")
    axe(page)


def test_what_the_public_will_see(page, axe, record, publisher):
    for name in ("committees_meeting", "scrutiny_action"):
        page.goto(reverse(f"admin:{name}_as_public", args=[record[name].pk]))
        axe(page)


def test_users(page, axe, record, sign_in):
    sign_in(page, factories.make_user("administrator"))
    page.goto(reverse("admin:auth_user_changelist"))
    axe(page)
    page.goto(reverse("admin:auth_user_add"))
    axe(page)
    page.goto(reverse("admin:auth_user_change", args=[factories.make_user("clerk").pk]))
    axe(page)
    page.goto(reverse("admin:password_change"))
    axe(page)
