"""Every screen of the clerk's side opens, for every role that may see it, and changes nothing by being looked at."""

import html
import re

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from committees.models import Attendance, Membership, PostHolding, Recess, Witness
from inspections.models import Indicator, Inspection, InspectionType, Intervention
from scrutiny import intake, workflow
from scrutiny.models import Response, Theme, Update
from scrutiny.models.items import Kind
from tests import factories
from tests.imports import imported

pytestmark = pytest.mark.django_db

SCREENS = [
    (model._meta.app_label, model._meta.model_name)
    for model in admin.site._registry
    if model._meta.app_label in ("committees", "inspections", "scrutiny", "auth")
]


@pytest.fixture
def record():
    """One of everything that a clerk may open."""
    clerk = factories.make_user("clerk")
    agenda_item = factories.make_agenda_item()
    committee = agenda_item.meeting.committee
    person, post = factories.make_person(), factories.make_post(authority=committee.authority)
    Membership.objects.create(person=person, committee=committee)
    PostHolding.objects.create(person=person, post=post)
    Attendance.objects.create(meeting=agenda_item.meeting, person=person)
    Witness.objects.create(agenda_item=agenda_item, person=person)
    Theme.objects.create(name="Placements", slug="placements")
    times = {"start_date": factories.DAY, "end_date": factories.DAY}
    Recess.objects.create(authority=committee.authority, name="Easter recess", **times)
    brought = {"source": "import", "by": clerk, "at": factories.AT}
    intake.keep_incoming(committee.authority, record=imported(), **brought)
    factories.make_minutes(agenda_item, by=clerk)
    items = [factories.make_item(agenda_item, kind=kind) for kind in Kind]
    Response.objects.create(item=items[0], recipient_body=factories.make_organisation())
    Update.objects.create(
        item=items[1],
        on=factories.DAY,
        text="Begun.",
        progress="in_progress",
        created_at=factories.AT,
        created_by=clerk,
    )
    Inspection.objects.create(
        authority=committee.authority,
        inspection_type=InspectionType.objects.filter(is_graded=False).first(),
        start_date=factories.DAY,
    )
    Intervention.objects.create(authority=committee.authority, kind=Intervention.Kind.ADVISER, issued_on=factories.DAY)
    Indicator.objects.create(authority=committee.authority, name="Assessments in time")
    return agenda_item


@pytest.mark.parametrize("screen", SCREENS, ids="-".join)
@pytest.mark.parametrize("role", ["clerk", "publisher", "administrator"])
def test_lists_forms_and_histories_open(client, record, screen, role):
    user = factories.make_user(role)
    client.force_login(user)
    name = "admin:{}_{}_".format(*screen)
    model_admin = next(
        one for model, one in admin.site._registry.items() if model._meta.label_lower == ".".join(screen)
    )

    shown = client.get(reverse(f"{name}changelist"))
    if screen[0] == "auth" and role != "administrator":
        assert shown.status_code == 403
        return
    assert shown.status_code == 200
    found = client.get(reverse(f"{name}changelist"), {"q": "a % _ \\ \u2603"})
    assert found.status_code == 200

    may_add = user.has_perm("{}.add_{}".format(*screen)) and model_admin.has_add_permission(_Request(user))
    assert client.get(reverse(f"{name}add")).status_code == (200 if may_add else 403)

    row = model_admin.model._default_manager.first()
    if row is None:
        pytest.fail(f"the fixture makes no {screen[1]}")
    opened = client.get(reverse(f"{name}change", args=[row.pk]), follow=True)
    assert opened.status_code == 200
    assert client.get(reverse(f"{name}history", args=[row.pk])).status_code == 200


@pytest.mark.parametrize("screen", SCREENS, ids="-".join)
def test_a_record_that_is_not_there_is_said_to_be_missing(client, record, screen):
    client.force_login(factories.make_user("administrator"))
    for page in ("change", "history", "delete"):
        answer = client.get(reverse("admin:{}_{}_{}".format(*screen, page), args=["999999"]))
        assert answer.status_code in (302, 403), page
    assert client.get(reverse("admin:{}_{}_change".format(*screen), args=["no-number"])).status_code == 302


class _Request:
    def __init__(self, user):
        self.user = user


HOSTILE_LOOKUPS = [
    "created_at__year=0",
    "created_at__year=9999",
    "created_at__iso_year=99999",
    "created_at__gte=9999-12-31",
    "date__year=0",
    "date__year=9999",
    "date__year=%D9%A3",
    "date__year=2026&date__month=2&date__day=31",
    "date__year=2026&date__month=" + "9" * 5000,
    "id__in=" + "9" * 40,
    "id__regex=(",
    "title__regex=(",
    "committee__id__exact=" + "9" * 40,
    "committee__id__exact=x",
    "committee__isnull=x",
    "kind__isnull=x",
    "is_active__exact=x",
    "date__year=000099999999",
    "agenda_item__meeting__date__year=0",
    "nothing=1",
]


@pytest.mark.parametrize("query", HOSTILE_LOOKUPS)
def test_no_address_of_a_list_is_an_error(client, record, query):
    client.force_login(factories.make_user("administrator"))
    for app, model in SCREENS:
        fields = [field.name for field in apps.get_model(app, model)._meta.get_fields()]
        dated = [name for name in ("date", "asked_on", "start_date") if name in fields]
        for asked in {query, *(query.replace("date__", f"{name}__") for name in dated)}:
            answer = client.get(reverse(f"admin:{app}_{model}_changelist") + f"?{asked}")
            assert answer.status_code in (200, 302, 400), (app, model, asked)


def test_a_list_is_filtered_by_the_links_on_its_page(client, record):
    client.force_login(factories.make_user("administrator"))
    for app, model in SCREENS:
        address = reverse(f"admin:{app}_{model}_changelist")
        page = client.get(address).content.decode()
        for link in set(re.findall(r'<a href="(\?[^"]+__[^"]+)"', page)):
            assert client.get(address + html.unescape(link)).status_code == 200, (app, model, link)


def test_an_update_is_taken_off_the_public_page_from_the_list(client):
    publisher = factories.make_user("publisher")
    item = factories.make_item(factories.make_agenda_item())
    news = workflow.update(item, by=publisher, on=factories.DAY, text="Begun.", progress="in_progress", at=factories.AT)
    chosen = {"action": "hide", "_selected_action": [news.pk]}
    client.force_login(factories.make_user("clerk"))
    client.post(reverse("admin:scrutiny_update_changelist"), chosen)
    news.refresh_from_db()
    assert news.is_public
    client.force_login(publisher)
    client.post(reverse("admin:scrutiny_update_changelist"), chosen)
    news.refresh_from_db()
    assert not news.is_public
