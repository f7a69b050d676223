"""The reference data: what the regulators print, loaded once, brought up to date as often as one likes."""

import itertools
import tomllib
from importlib import import_module
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import ProtectedError

from committees.models import Authority
from inspections import reference
from inspections.models import (
    Edition,
    Framework,
    Grade,
    GradeScale,
    Inspection,
    InspectionType,
    JudgementArea,
    Regulator,
)

pytestmark = pytest.mark.django_db

migration = import_module("inspections.migrations.0002_reference_rows")

ILACS_2018 = [
    "The impact of leaders on social work practice with children and families",
    "The experiences and progress of children who need help and protection",
    "The experiences and progress of children in care and care leavers",
    "Overall effectiveness",
]
ILACS_2026 = [
    "The impact of leaders on social work practice with children and families",
    "The experiences and progress of children who need help and protection",
    "The experiences and progress of children in care",
    "The experiences and progress of care leavers",
]
EDITIONS = {
    "pre-2013": ["Overall effectiveness", "Capacity to improve"],
    "sif-2013": [
        "Overall effectiveness",
        "Children who need help and protection",
        "Children looked after and achieving permanence",
        "Adoption performance",
        "Experiences and progress of care leavers",
        "Leadership, management and governance",
        "The effectiveness of the Local Safeguarding Children Board (LSCB)",
    ],
    "ilacs-2018": ILACS_2018,
    "ilacs-2023": [*ILACS_2026, "Overall effectiveness"],
    "ilacs-2026": ILACS_2026,
    "area-send-2023": ["Inspection outcome"],
}


def areas(code, **filters):
    return list(JudgementArea.objects.filter(edition__code=code, **filters).values_list("name", flat=True))


def grades(scale):
    return list(Grade.objects.filter(scale__code=scale).values_list("name", flat=True))


def snapshot():
    models = [Regulator, Framework, Edition, GradeScale, Grade, JudgementArea, InspectionType]
    return {model.__name__: list(model.objects.order_by("id").values()) for model in models}


@pytest.mark.parametrize("code", EDITIONS)
def test_an_edition_judges_its_areas_as_printed(code):
    assert areas(code) == EDITIONS[code]


def test_the_parts_of_the_single_inspection_framework():
    parts = JudgementArea.objects.filter(edition__code="sif-2013", parent__code="looked-after")
    assert [part.code for part in parts] == ["adoption", "care-leavers"]


def test_which_areas_limit_the_overall_judgement():
    assert areas("ilacs-2018", is_limiting=True) == ILACS_2018[1:3]
    assert areas("ilacs-2023", is_limiting=True) == ILACS_2026[1:]
    assert areas("ilacs-2026", is_limiting=True) == []
    assert len(areas("sif-2013", is_limiting=True)) == 3


def test_an_edition_has_an_overall_area_exactly_where_it_says_so():
    for edition in Edition.objects.all():
        assert edition.areas.filter(is_overall=True).count() == int(edition.has_overall), edition
    assert not Edition.objects.get(code="ilacs-2026").has_overall


def test_the_editions_of_a_framework_leave_no_gap_and_do_not_overlap():
    for code in ["ilacs", "youth-justice"]:
        editions = list(Framework.objects.get(code=code).editions.order_by("applies_from"))
        assert len(editions) == 3
        for earlier, later in itertools.pairwise(editions):
            assert (later.applies_from - earlier.applies_to).days == 1


def test_grades_are_the_words_of_their_regulator():
    assert grades("ofsted-sif") == ["Outstanding", "Good", "Requires improvement", "Inadequate"]
    assert grades("ofsted-ilacs") == ["Outstanding", "Good", "Requires improvement to be good", "Inadequate"]
    assert grades("ofsted-pre-2013") == ["Outstanding", "Good", "Adequate", "Inadequate"]
    assert "typically lead to positive experiences and outcomes" in grades("area-send")[0]
    assert "inconsistent experiences and outcomes" in grades("area-send")[1]
    assert "widespread and/or systemic failings" in grades("area-send")[2]


def test_the_same_word_on_two_scales_is_two_grades():
    assert Grade.objects.filter(name="Requires improvement").count() == 3
    assert Grade.objects.filter(name="Adequate").count() == 1


def test_the_worst_grade_of_every_scale_and_no_other_is_adverse():
    for scale in GradeScale.objects.all():
        *better, worst = scale.grades.order_by("rank")
        assert worst.is_adverse, scale
        assert not any(grade.is_adverse for grade in better), scale


def test_nobody_is_called_by_a_name_that_two_inspectorates_share():
    assert set(Regulator.objects.values_list("short_name", flat=True)) == {
        "Ofsted",
        "CQC",
        "HMICFRS",
        "HMI Probation",
    }


def test_types_of_inspection():
    types = {kind.code: kind for kind in InspectionType.objects.all()}
    assert set(types) == {
        *("ilacs_standard", "ilacs_short", "ilacs_focused_visit", "ilacs_focused_assurance_visit"),
        *("ilacs_monitoring_visit", "sif_inspection", "sif_reinspection", "lscb_review", "pre_sif", "jtai"),
        *("area_send_full", "area_send_monitoring", "local_area_send_2016", "youth_justice"),
        *("cqc_la_assessment", "peer_review", "other"),
    }
    assert not types["jtai"].is_graded
    assert types["jtai"].regulators_at_least == 2
    assert types["area_send_full"].regulators_at_least == 2
    assert {code for code, kind in types.items() if kind.is_graded} == {
        *("ilacs_standard", "ilacs_short", "sif_inspection", "sif_reinspection", "lscb_review", "pre_sif"),
        *("area_send_full", "youth_justice", "cqc_la_assessment"),
    }


def test_every_area_of_a_graded_framework_has_a_scale_with_grades():
    for area in JudgementArea.objects.select_related("scale"):
        assert area.scale.grades.count() >= 3, area


def test_loading_again_changes_nothing():
    before = snapshot()
    counts = reference.load(reference.model_of(apps))
    assert counts["created"] == counts["changed"] == 0
    assert counts["unchanged"] > 80
    assert snapshot() == before


def test_the_command_mends_what_differs_and_leaves_what_is_not_ours():
    area = JudgementArea.objects.get(edition__code="ilacs-2018", code="overall-effectiveness")
    JudgementArea.objects.filter(pk=area.pk).update(name="Overall")
    Grade.objects.filter(scale__code="area-send", rank=3).delete()
    Framework.objects.create(code="ours", name="Our own review")

    output = StringIO()
    call_command("load_reference", stdout=output)

    assert output.getvalue().startswith("1 created, 1 changed, ")
    area.refresh_from_db()
    assert (area.name, area.version) == ("Overall effectiveness", 2)
    assert area.history.count() == 1
    assert Grade.objects.filter(scale__code="area-send").count() == 3
    assert Framework.objects.filter(code="ours").exists()


def test_the_migration_goes_back_and_forth():
    before = {name: len(rows) for name, rows in snapshot().items()}
    migration.unload(apps, None)
    assert {len(rows) for rows in snapshot().values()} == {0}
    migration.load(apps, None)
    assert {name: len(rows) for name, rows in snapshot().items()} == before


def test_the_migration_does_not_go_back_over_an_inspection():
    Inspection.objects.create(
        authority=Authority.objects.create(name="Barset", slug="barset"),
        inspection_type=InspectionType.objects.get(code="jtai"),
        start_date="2025-03-03",
    )
    with pytest.raises(ProtectedError):
        migration.unload(apps, None)
    assert InspectionType.objects.filter(code="jtai").exists()


def test_no_code_knows_a_grade_or_an_area():
    """What is printed in the files stands in no module, so that a new framework is new rows only."""
    words = {grade for code in ("ofsted-sif", "ofsted-ilacs", "area-send") for grade in grades(code)}
    words |= set(JudgementArea.objects.values_list("name", flat=True))
    words -= {"Good", "Overall", "Planning", "Staff"}
    modules = [
        path
        for package in ("committees", "inspections", "scrutiny")
        for path in sorted((reference.FOLDER.parents[1] / package).rglob("*.py"))
        if "migrations" not in path.parts and "reader" not in path.parts
    ]
    assert modules
    found = {
        (str(path), word)
        for path in modules
        for text in [path.read_text(encoding="utf-8")]
        for word in words
        if f'"{word}"' in text
    }
    assert found == set()


def test_the_files_use_no_key_that_the_loader_does_not_know():
    known = {"code", "name", "subject", "regulators", "types", "editions"}
    for path in sorted((reference.FOLDER / "frameworks").glob("*.toml")):
        assert set(tomllib.loads(path.read_text(encoding="utf-8"))) <= known, path
