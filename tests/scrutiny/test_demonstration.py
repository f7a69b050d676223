"""The demonstration council: the same on every run, complete, and nothing in it by mistake.

Loading takes some seconds, so a day is loaded once for all tests that only look at it.
"""

import datetime
from collections import Counter
from io import StringIO

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import F
from django.test import Client

from committees.models import (
    AgendaItem,
    Attendance,
    Authority,
    AuthorityIdentifier,
    Committee,
    DiscussionPoint,
    Meeting,
    Minutes,
    Person,
    Post,
    Stage,
    Witness,
)
from committees.models.people import Naming
from committees.naming import who_is_named
from inspections.models import Finding, ImprovementPlan, Inspection, Intervention, Judgement, Measurement
from scrutiny import demonstration
from scrutiny.demonstration.users import PASSWORD
from scrutiny.models import Response, TrackerItem, Update
from scrutiny.models.items import Kind, Progress

NOVEMBER = datetime.date(2026, 11, 22)
FEBRUARY = datetime.date(2027, 2, 28)
REFERENCE = {"Regulator", "Framework", "Edition", "GradeScale", "Grade", "JudgementArea", "InspectionType"}

items = TrackerItem.objects


@pytest.fixture(scope="module", params=[NOVEMBER, FEBRUARY], ids=str)
def on(request, django_db_setup, django_db_blocker):
    """The council as it stands on a day. Everything is rolled back when the tests of the day are done."""
    with django_db_blocker.unblock(), transaction.atomic():
        demonstration.load(request.param)
        yield request.param
        transaction.set_rollback(True)


only_in_november = pytest.mark.parametrize("on", [NOVEMBER], indirect=True, ids=str)


def models_of_ours():
    for app in ("committees", "inspections", "scrutiny"):
        yield from (model for model in apps.get_app_config(app).get_models() if not model._meta.proxy)


def everything():
    """Every row of every table, histories too, with its rank in place of its id: ids may differ between two loads."""
    ranks = {
        model: {pk: rank for rank, pk in enumerate(model._base_manager.order_by("pk").values_list("pk", flat=True))}
        for model in [*models_of_ours(), User]
    }
    return {
        model.__name__: [ranked(row, ranks) for row in model._base_manager.order_by("pk")] for model in models_of_ours()
    }


def ranked(row, ranks):
    values = {}
    for column in row._meta.concrete_fields:
        value = getattr(row, column.attname)
        if column.primary_key and column.get_internal_type().endswith("AutoField"):
            continue
        if column.is_relation and value is not None:
            value = ranks[column.related_model._meta.concrete_model][value]
        elif type(row).__name__.startswith("Historical") and column.name == "id":
            continue
        values[column.name] = value
    return values


def empty():
    for model in [*models_of_ours(), User.groups.through, User]:
        if model.__name__ not in REFERENCE:
            model._base_manager.all()._raw_delete("default")
    Inspection.regulators.through.objects.all()._raw_delete("default")


@only_in_november
def test_the_same_day_gives_the_same_rows(on):
    before = everything()
    with transaction.atomic():
        empty()
        assert demonstration.is_empty()
        demonstration.load(on)
        after = everything()
        transaction.set_rollback(True)
    assert before.keys() == after.keys()
    for name, rows in before.items():
        assert rows == after[name], name


def test_how_much_there_is(on):
    kinds = Counter(items.values_list("kind", flat=True))
    assert 140 <= kinds[Kind.RECOMMENDATION] <= 160
    assert 190 <= kinds[Kind.ACTION] <= 210
    assert 25 <= kinds[Kind.UNDERTAKING] <= 35
    assert Committee.objects.count() == 6
    assert 85 <= Meeting.objects.filter(status="held").count() <= 105
    assert items.values("text").distinct().count() == items.count()


def test_meetings_of_three_municipal_years_and_to_come(on):
    assert set(Meeting.objects.values_list("status", flat=True)) == set(Meeting.Status.values)
    assert set(Meeting.objects.values_list("formality", flat=True)) == set(Meeting.Formality.values)
    assert len(set(items.exclude(municipal_year="").values_list("municipal_year", flat=True))) == 3
    assert not Meeting.objects.filter(status="held", date__gte=on).exists()
    for committee in Committee.objects.all():
        assert committee.all_meetings.published().upcoming(on).exists(), committee
    assert {Stage.DRAFT, Stage.REVIEWED, Stage.PUBLISHED} == set(Meeting.objects.values_list("stage", flat=True))


def test_every_meeting_that_was_held_dealt_with_something(on):
    for meeting in Meeting.objects.filter(status="held"):
        assert Minutes.objects.filter(agenda_item__meeting=meeting).exists(), meeting


def test_every_stage_and_progress_is_there(on):
    assert set(items.values_list("stage", flat=True)) == set(Stage.values)
    assert set(items.published().values_list("progress", flat=True)) == set(Progress.values)
    assert set(items.values_list("kind", flat=True)) == set(Kind.values)


def test_every_way_of_answering_is_there(on):
    decisions = Response.objects.published().values_list("decision", flat=True)
    assert set(decisions) == set(Response.Decision.values)
    answered = Response.objects.exclude(decision="awaiting")
    assert answered.filter(responded_on__lte=F("due_on")).count() > 90
    assert answered.filter(responded_on__gt=F("due_on")).count() >= 10
    assert Response.objects.awaited().filter(due_on__lt=on).count() >= 5
    assert Response.objects.awaited().filter(due_on__gte=on).exists()


def test_somebody_changed_their_mind(on):
    answers = Response.objects.exclude(decision="awaiting")
    twice = [
        item
        for item, number in Counter(answers.values_list("item", "recipient_post", "recipient_body")).items()
        if number > 1
    ]
    assert len(twice) >= 3


def test_items_were_closed_reopened_superseded_and_carried_out(on):
    closed = items.filter(closed_at__isnull=False)
    assert closed.count() > 200
    assert not closed.filter(closed_at_meeting__date__gte=on).exists()
    assert Update.objects.filter(kind="reopened").count() >= 2
    assert items.filter(progress="superseded", all_superseded_by__isnull=False).exists()
    assert items.filter(parent__isnull=False).count() >= 5
    assert Update.objects.filter(is_public=False).exists()


def test_dues_of_every_kind_that_minutes_print(on):
    precisions = set(items.values_list("due_precision", flat=True))
    assert {"day", "month", "quarter", "season", "year", "next_meeting", "ongoing", "none"} <= precisions
    assert items.filter(due_text="as soon as possible").exists()
    bound = items.published().filter(due_precision="next_meeting")
    assert bound.filter(due_meeting__isnull=False).count() > 30
    for item in bound.filter(is_open=True):
        assert item.due_latest == (item.due_meeting and item.due_meeting.date)


def test_what_is_late_is_late_by_design(on):
    late = items.published().overdue(on)
    assert 15 <= late.count() <= 45
    assert late.count() < items.published().outstanding().count() / 2
    for item in late:
        assert item.due_text in item.text, "the clerk's eye would fall on a due date that the words do not give"
        assert item.due_latest >= item.asked_on
    assert not late.filter(due_text__startswith="within").exists()


def test_every_published_item_says_who_owes_it_and_quotes_its_minutes(on):
    published = items.published().select_related("minutes")
    assert not published.filter(owner_post=None, owner_body=None, owner_person=None).exists()
    assert not published.filter(theme=None).exists()
    assert all(item.quote and item.public_quote for item in published)
    assert set(Minutes.objects.values_list("source", flat=True)) == {Minutes.Source.PASTE}


def test_witnesses_of_every_category(on):
    assert set(Witness.objects.values_list("category", flat=True)) == set(Witness.Category.values)


def test_nobody_who_may_not_be_named_is_named_in_public(on):
    assert set(Person.objects.values_list("naming", flat=True)) == set(Naming.values)
    unnamed = Person.objects.not_named()
    words = [
        *items.published().values_list("text", flat=True),
        *items.published().values_list("public_quote", flat=True),
        *DiscussionPoint.objects.published().values_list("public_text", flat=True),
        *Update.objects.published().values_list("text", flat=True),
        *Response.objects.published().values_list("text", flat=True),
        *(witness.public_name for witness in Witness.objects.published().select_related("person")),
        *(f"{one.public_name}" for one in Attendance.objects.published().select_related("person")),
    ]
    assert who_is_named("\n".join(words), unnamed) == []
    masked = DiscussionPoint.objects.published().filter(public_text__contains="[name withheld]")
    assert masked.count() >= 2


def test_posts_outlive_their_holders(on):
    directors = Post.objects.get(label__startswith="Executive Director for Children").holdings.all()
    assert directors.count() == 3
    assert directors.filter(end_date__isnull=True).count() == 1


def test_private_business_stays_private(on):
    exempt = AgendaItem.objects.filter(access="exempt")
    assert exempt.count() >= 1
    assert DiscussionPoint.objects.published().filter(agenda_item__access="part_exempt").exists()
    assert not items.published().filter(agenda_item__in=exempt).exists()
    assert items.filter(agenda_item__in=exempt, stage="reviewed").exists()
    for item in AgendaItem.objects.exclude(access="open"):
        assert item.exempt_paragraphs
        assert item.public_interest_reason
        assert item.public_notice


def test_work_is_waiting_for_the_clerk_and_the_publisher(on):
    unread = Minutes.objects.filter(agenda_item__all_items__isnull=True, agenda_item__all_points__isnull=True)
    assert unread.exists()
    assert items.filter(stage="draft").exists()
    assert items.filter(stage="reviewed", agenda_item__access="open").exists()
    assert Response.objects.filter(stage="reviewed").count() == 2


@only_in_november
def test_an_answer_is_due_within_a_fortnight(on):
    fortnight = on + datetime.timedelta(days=14)
    assert Response.objects.awaited().filter(due_on__gte=on, due_on__lte=fortnight).exists()


def test_three_inspections_of_barsetshire(on):
    recent, visit, inadequate = Inspection.objects.published().filter(authority__slug="barsetshire").newest_first()
    assert inadequate.edition.code == "ilacs-2018"
    assert recent.edition.code == "ilacs-2023"
    assert visit.edition is None
    assert recent.previous == inadequate
    overall = Judgement.objects.filter(area__is_overall=True).select_related("grade")
    assert overall.get(inspection=inadequate).grade.is_adverse
    assert overall.get(inspection=recent).grade.rank < overall.get(inspection=inadequate).grade.rank
    for inspection in (recent, visit, inadequate):
        assert inspection.start_date.weekday() == 0
        assert inspection.report_published_on < on
        assert inspection.all_findings.exists()
    assert Finding.objects.filter(carried_from__inspection=inadequate).count() == 3
    assert ImprovementPlan.objects.count() == 2
    assert Intervention.objects.count() == 2
    assert Measurement.objects.filter(on__lt=on).count() == Measurement.objects.count() == 60


def test_the_report_was_out_before_the_committee_considered_it(on):
    considered = AgendaItem.objects.get(title__startswith="Inspection of children's services")
    recent = Inspection.objects.filter(authority__slug="barsetshire").newest_first()[0]
    assert recent.report_published_on < considered.meeting.date


def test_published_judgements_of_a_dozen_real_authorities(on):
    real = Authority.objects.exclude(slug="barsetshire")
    assert real.count() >= 12
    for authority in real:
        schemes = set(authority.identifiers.values_list("scheme", flat=True))
        assert schemes == {"gss", "ofsted_urn", "dfe_la", "register_code"}
        for inspection in authority.all_inspections.published():
            assert inspection.report_url.startswith("https://files.ofsted.gov.uk/")
            assert inspection.all_judgements.count() == inspection.edition.areas.count()
    assert AuthorityIdentifier.objects.get(scheme="gss", identifier="E10000030").authority.name == "Surrey"


@only_in_november
def test_every_row_would_pass_its_form(on):
    for model in models_of_ours():
        if model.__name__.startswith("Historical") or model.__name__ in REFERENCE:
            continue
        for row in model._base_manager.all():
            row.clean_fields()
            row.clean()


def test_nothing_happened_after_the_day(on):
    morning = datetime.datetime.combine(on, datetime.time(8), tzinfo=datetime.UTC)
    for model in models_of_ours():
        for column in ("created_at", "modified_at", "published_at", "closed_at", "history_date"):
            if model.__name__ not in REFERENCE and any(field.name == column for field in model._meta.fields):
                assert not model._base_manager.filter(**{f"{column}__gt": morning}).exists(), (model, column)


def test_who_may_sign_in(on):
    clerk, publisher, administrator = (
        User.objects.get(username=name) for name in ("clerk", "publisher", "administrator")
    )
    assert User.objects.filter(is_active=True, is_staff=True).count() == User.objects.count() == 3
    assert not any(user.is_superuser for user in User.objects.all())
    assert not clerk.has_perm("scrutiny.publish_trackeritem")
    assert publisher.has_perm("scrutiny.publish_trackeritem")
    assert administrator.has_perm("auth.change_user")
    assert all(user.check_password(PASSWORD) for user in User.objects.all())


@pytest.mark.parametrize("path", ["/", "/recommendations/", "/actions/", "/committees/", "/inspections/", "/people/"])
def test_the_public_pages_show_it(on, path):
    assert Client().get(path).status_code == 200


@only_in_november
def test_the_addresses_of_everything_published_answer(on):
    client = Client()
    shown = [
        *items.published().filter(kind="recommendation")[:5],
        *items.published().filter(kind="undertaking")[:2],
        *Meeting.objects.published().filter(all_agenda_items__access="exempt"),
        *Meeting.objects.published().filter(status__in=["cancelled", "postponed"]),
        *Inspection.objects.published().filter(authority__slug="barsetshire"),
        *Committee.objects.all(),
    ]
    assert {client.get(one.get_absolute_url()).status_code for one in shown} == {200}


@only_in_november
def test_loading_again_changes_nothing(on):
    before = items.count()
    output = StringIO()
    call_command("load_demonstration", on=on, stdout=output)
    assert "loaded already" in output.getvalue()
    assert PASSWORD in output.getvalue()
    assert items.count() == before


# Where it is refused


@pytest.mark.django_db
@pytest.mark.parametrize("mode", ["production", "development"])
def test_it_is_refused_outside_the_demonstration(settings, mode):
    settings.MODE = mode
    with pytest.raises(CommandError, match=f"not for SCRUTINY_MODE={mode}"):
        call_command("load_demonstration", on=NOVEMBER)
    assert not User.objects.exists()


@pytest.mark.django_db
def test_a_database_with_something_else_in_it_is_left_alone():
    Authority.objects.create(name="Surrey", slug="surrey")
    with pytest.raises(CommandError, match="holds something else"):
        call_command("load_demonstration", on=NOVEMBER)
    assert Authority.objects.count() == 1
    assert not User.objects.exists()


@pytest.mark.django_db
def test_a_day_before_the_story_begins_is_refused():
    with pytest.raises(CommandError, match="begins on 2024-05-01"):
        call_command("load_demonstration", on=datetime.date(2024, 4, 30))
    assert demonstration.is_empty()
