"""The screens of inspections: reference data for administrators, judgements with what they must fit."""

import pytest
from django.test import Client
from django.urls import reverse

from inspections.models import Finding, Inspection, InspectionType, Intervention, Regulator
from tests import factories
from tests.scrutiny.admin.forms import form_again, open_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    user = factories.make_user("clerk")
    client.force_login(user)
    return user


@pytest.fixture
def visit():
    inspection = Inspection.objects.create(
        authority=factories.make_authority(),
        inspection_type=InspectionType.objects.filter(is_graded=False).first(),
        start_date=factories.DAY,
    )
    inspection.regulators.set(Regulator.objects.all()[:1])
    return inspection


def change(inspection):
    return reverse("admin:inspections_inspection_change", args=[inspection.pk])


def test_a_finding_is_added_with_its_history(client, clerk, visit):
    row = {"all_findings-0-order": "1", "all_findings-0-kind": "strength", "all_findings-0-text": "Carers are heard."}
    sent = {**open_form(client, change(visit)), **row, "all_findings-TOTAL_FORMS": "1"}
    sent |= {"all_findings-0-id": "", "all_findings-0-inspection": visit.pk}
    assert client.post(change(visit), sent).status_code == 302
    assert Finding.objects.get().history.first().history_user == clerk
    visit.refresh_from_db()
    assert visit.version == 1, "the inspection itself was not changed"


def test_two_clerks_at_one_finding(client, clerk, visit):
    Finding.objects.create(inspection=visit, text="Supervision")
    other = Client()
    other.force_login(factories.make_user("clerk"))
    first, second = open_form(client, change(visit)), open_form(other, change(visit))
    assert client.post(change(visit), {**first, "all_findings-0-theme": "Workforce"}).status_code == 302
    refused = other.post(change(visit), {**second, "all_findings-0-text": "Supervision of social workers"})
    assert refused.status_code == 409
    assert "Theme: was empty, is now “Workforce”." in refused.content.decode()
    assert other.post(change(visit), form_again(refused)).status_code == 302
    assert Finding.objects.get().text == "Supervision of social workers"


def test_an_ungraded_visit_takes_no_judgement(client, clerk, visit):
    from inspections.models import JudgementArea

    area = JudgementArea.objects.filter(scale__grades__isnull=False).first()
    row = {"all_judgements-0-area": area.pk, "all_judgements-0-grade": area.scale.grades.first().pk}
    refused = client.post(change(visit), {**open_form(client, change(visit)), **row})
    assert refused.status_code == 200
    assert "An ungraded visit has no judgements." in refused.content.decode()


def test_an_intervention_ends_after_it_begins(client, clerk):
    authority = factories.make_authority()
    url = reverse("admin:inspections_intervention_add")
    sent = {
        "authority": authority.pk,
        "kind": "improvement_notice",
        "issued_on": "2026-02-01",
        "ended_on": "2026-01-01",
    }
    refused = client.post(url, {**open_form(client, url), **sent})
    assert refused.status_code == 200
    assert "The end cannot be before the start." in refused.content.decode()
    assert client.post(url, {**open_form(client, url), **sent, "ended_on": ""}).status_code == 302
    assert Intervention.objects.get().authority == authority


@pytest.mark.parametrize("model", ["regulator", "framework", "edition", "gradescale", "grade", "judgementarea"])
def test_reference_data_is_for_administrators(client, clerk, model):
    from django.apps import apps

    row = apps.get_model("inspections", model).objects.first()
    url = reverse(f"admin:inspections_{model}_change", args=[row.pk])
    assert client.get(url).context["has_change_permission"] is False
    assert client.post(url, {"name": "x", "opened_version": row.version}).status_code == 403
    client.force_login(factories.make_user("administrator"))
    assert client.get(url).context["has_change_permission"] is True
