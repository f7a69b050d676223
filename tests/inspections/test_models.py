"""What the database and the forms refuse about inspections, whoever asks."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from committees.models import Authority
from inspections.models import (
    Edition,
    Finding,
    Grade,
    Indicator,
    Inspection,
    InspectionType,
    Intervention,
    Judgement,
    JudgementArea,
    Measurement,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def authority():
    return Authority.objects.create(name="Barset", official_name="Barset County Council", slug="barset")


@pytest.fixture
def inspection(authority):
    return make_inspection(authority)


def make_inspection(authority, **fields):
    values = {
        "inspection_type": InspectionType.objects.get(code="ilacs_standard"),
        "edition": Edition.objects.get(code="ilacs-2023"),
        "start_date": datetime.date(2024, 6, 10),
    }
    return Inspection.objects.create(authority=authority, **values | fields)


def make_visit(authority):
    visit = InspectionType.objects.get(code="ilacs_focused_visit")
    return make_inspection(authority, inspection_type=visit, edition=None)


def area(edition="ilacs-2023", code="care-leavers"):
    return JudgementArea.objects.get(edition__code=edition, code=code)


def grade(scale="ofsted-ilacs", code="good"):
    return Grade.objects.get(scale__code=scale, code=code)


def refusal(record):
    with pytest.raises(ValidationError) as refused:
        record.full_clean()
    return refused.value.message_dict


def refused_by_the_database(create):
    with pytest.raises(IntegrityError), transaction.atomic():
        create()


# Judgements


def test_a_judgement_on_the_areas_own_scale_is_accepted(inspection):
    Judgement(inspection=inspection, area=area(), grade=grade()).full_clean()


def test_an_area_is_judged_once(inspection):
    Judgement.objects.create(inspection=inspection, area=area(), grade=grade())
    again = Judgement(inspection=inspection, area=area(), grade=grade(code="inadequate"))
    assert "This area has a judgement already." in str(refusal(again))
    refused_by_the_database(again.save)


def test_the_area_belongs_to_the_edition_of_the_inspection(inspection):
    other = area("ilacs-2018", "children-in-care-and-care-leavers")
    assert "area" in refusal(Judgement(inspection=inspection, area=other, grade=grade()))


@pytest.mark.parametrize(
    ("scale", "code"),
    [("ofsted-sif", "requires-improvement"), ("ofsted-pre-2013", "adequate"), ("cqc-rating", "good")],
)
def test_the_grade_is_on_the_scale_of_the_area(inspection, scale, code):
    judgement = Judgement(inspection=inspection, area=area(), grade=grade(scale, code))
    assert "grade" in refusal(judgement)


def test_an_ungraded_visit_has_no_judgements(authority):
    judgement = Judgement(inspection=make_visit(authority), area=area(), grade=grade())
    assert "An ungraded visit has no judgements." in str(refusal(judgement))


def test_a_graded_inspection_with_judgements_cannot_become_a_visit(inspection):
    Judgement.objects.create(inspection=inspection, area=area(), grade=grade())
    inspection.inspection_type = InspectionType.objects.get(code="ilacs_focused_visit")
    assert "inspection_type" in refusal(inspection)


# Inspections


def test_an_inspection_within_its_edition_is_accepted(inspection):
    inspection.full_clean()
    assert str(inspection) == "Barset: ILACS standard inspection, 10 June 2024"
    assert inspection.whose == "Barset County Council"


def test_a_graded_inspection_has_an_edition(authority):
    standard = InspectionType.objects.get(code="ilacs_standard")
    without = Inspection(authority=authority, inspection_type=standard, start_date="2024-06-10")
    assert "edition" in refusal(without)


def test_a_visit_needs_no_edition(authority):
    make_visit(authority).full_clean()


def test_the_edition_is_of_the_same_framework(inspection):
    inspection.edition = Edition.objects.get(code="area-send-2023")
    assert "edition" in refusal(inspection)


def test_an_inspection_outside_its_edition_says_why(inspection):
    inspection.edition = Edition.objects.get(code="ilacs-2026")
    assert "exception_reason" in refusal(inspection)
    inspection.exception_reason = "A pilot of the new edition."
    inspection.full_clean()


@pytest.mark.parametrize("day", [datetime.date(2023, 1, 1), datetime.date(2026, 3, 31)])
def test_the_first_and_last_days_of_an_edition_are_inside_it(inspection, day):
    inspection.start_date = day
    inspection.full_clean()


def test_an_inspection_is_recorded_once(inspection):
    refused_by_the_database(lambda: make_inspection(inspection.authority))
    make_inspection(inspection.authority, start_date=datetime.date(2024, 6, 11))


@pytest.mark.parametrize(
    "dates",
    [
        {"end_date": datetime.date(2024, 6, 9)},
        {"report_published_on": datetime.date(2024, 6, 9)},
        {"end_date": datetime.date(2024, 6, 21), "report_published_on": datetime.date(2024, 6, 20)},
    ],
)
def test_dates_are_in_order(authority, dates):
    refused_by_the_database(lambda: make_inspection(authority, **dates))


def test_nothing_is_published_before_it_is_reviewed(inspection):
    refused_by_the_database(lambda: Inspection.objects.filter(pk=inspection.pk).update(stage="published"))


# Findings, plans, interventions and measurements


def test_a_finding_has_its_place_and_is_not_carried_from_itself(inspection):
    first = Finding.objects.create(inspection=inspection, order=1, text="The timeliness of initial visits.")
    refused_by_the_database(lambda: Finding.objects.create(inspection=inspection, order=1, text="Sufficiency."))
    refused_by_the_database(lambda: Finding.objects.filter(pk=first.pk).update(carried_from=first))


def test_what_hangs_on_an_inspection_is_seen_only_when_it_is(inspection):
    Finding.objects.create(inspection=inspection, order=1, text="The timeliness of initial visits.")
    Judgement.objects.create(inspection=inspection, area=area(), grade=grade())
    assert not Finding.objects.published().exists()
    assert not Judgement.objects.published().exists()
    assert not Inspection.objects.published().exists()


def test_an_intervention_ends_after_it_began(authority):
    refused_by_the_database(
        lambda: Intervention.objects.create(
            authority=authority, kind="improvement_notice", issued_on="2021-04-01", ended_on="2021-03-31"
        )
    )


def test_a_measure_has_one_value_for_a_day_and_a_part(authority):
    indicator = Indicator.objects.create(authority=authority, name="Assessments in 45 working days", unit="%")
    day = datetime.date(2026, 9, 30)
    Measurement.objects.create(indicator=indicator, on=day, value="84.5")
    Measurement.objects.create(indicator=indicator, on=day, value="81", breakdown="East")
    refused_by_the_database(lambda: Measurement.objects.create(indicator=indicator, on=day, value="80"))
    refused_by_the_database(
        lambda: Indicator.objects.create(authority=authority, name="Assessments in 45 working days")
    )
