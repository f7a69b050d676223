"""Whole meetings come in: once, also when broken off; what a person typed stays; what is published is not touched."""

import datetime
from dataclasses import replace

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from committees.imported import Imported, ImportedCommittee, ImportedDocument, from_values
from committees.models import (
    AgendaItem,
    Attendance,
    Committee,
    DiscussionPoint,
    Document,
    Incoming,
    Meeting,
    Membership,
    Minutes,
    Person,
    Witness,
)
from committees.private_business import FOLLOWS
from committees.versions import Stale
from inspections.models import MentionedGrade
from scrutiny import intake, workflow
from scrutiny.importing import MeetingChoice, matches
from scrutiny.importing.committees import initials, kind_of
from scrutiny.intake import Choices, meetings, minutes
from scrutiny.matching import NOBODY, plain
from scrutiny.models import TrackerItem
from scrutiny.workflow import Refused
from tests.factories import (
    AT,
    DAY,
    make_agenda_item,
    make_authority,
    make_committee,
    make_meeting,
    make_person,
    make_user,
    mark_published,
)
from tests.imports import COMMITTEE, imported, item, many, meeting, person

pytestmark = pytest.mark.django_db

DRAFTED = [TrackerItem, Witness, DiscussionPoint, MentionedGrade]
ROWS = [Committee, Meeting, AgendaItem, Attendance, Document, Minutes, *DRAFTED]
WITH_DRAFTS = Choices(make_drafts=True)


@pytest.fixture
def clerk():
    return make_user("clerk")


@pytest.fixture
def publisher():
    return make_user("publisher")


@pytest.fixture
def committee():
    return make_committee(COMMITTEE, short_code="CSC")


def bring(authority, clerk, record=None, **given):
    given = {"source": Minutes.Source.IMPORT, "source_name": "meeting.xml", "by": clerk, "at": AT} | given
    if "text" not in given:
        given["record"] = record or imported()
    return intake.keep_incoming(authority, **given)


def make(authority, by, record=None, choices=intake.EVERYTHING):
    return intake.make_meetings(bring(authority, by, record), choices, by=by, at=AT)


def everything():
    """Every row of the record as it stands, without its times and numbers."""
    rows = {}
    for model in ROWS:
        columns = [
            column.attname
            for column in model._meta.concrete_fields
            if column.name not in ("id", "created_at", "modified_at", "version") and not column.remote_field
        ]
        rows[model.__name__] = sorted(map(str, model.objects.values_list(*columns)))
    return rows


def retyped(record, by=None, **values):
    """What somebody typed on the admin page of a record."""
    for name, value in values.items():
        setattr(record, name, value)
    record._history_user = by
    record.save()


# Kept


def test_what_came_is_kept_once_for_an_authority(committee, clerk):
    first, second = bring(committee.authority, clerk), bring(committee.authority, clerk)
    assert (first, first.created_by, first.created_at) == (second, clerk, AT)
    assert intake.imported_of(Incoming.objects.get()) == imported()
    assert bring(make_authority("Elsewhere"), clerk) != first
    assert bring(committee.authority, clerk, text="1. A Member asked.") != first


@pytest.mark.parametrize(
    ("record", "about"),
    [
        (imported(), "Children's Select Committee, 10 March 2026"),
        (imported(meeting(committee="", date=None)), "Committee not known, day not known"),
        (many(40), "40 meetings of 1 committee"),
        (imported(*(meeting(committee_id=str(one)) for one in (1, 2, 2))), "3 meetings of 2 committees"),
        (Imported(committees=(ImportedCommittee("Cabinet"),)), "Cabinet"),
        (Imported(committees=(ImportedCommittee("Cabinet"), ImportedCommittee("Board"))), "2 committees"),
        (imported(meeting(committee="A" * 400)), "A" * 300),
    ],
)
def test_what_it_is_about_is_kept_with_it(committee, clerk, record, about):
    assert bring(committee.authority, clerk, record).about == about


def test_pasted_minutes_are_about_their_meeting_or_the_chosen_committee(committee, clerk):
    given = {"source": "paste", "source_name": ""}
    assert bring(committee.authority, clerk, text=WHOLE, **given).about == "Children's Select Committee, 10 March 2026"
    bare = "Minutes\n\n1. APOLOGIES\n\nNone.\n\n2. HOMES\n\nNoted.\n"
    chosen = bring(committee.authority, clerk, text=bare, committee=committee, **given)
    assert chosen.about == "Children's Select Committee, day not known"


def test_nothing_and_both_are_refused(committee, clerk):
    for given in ({"text": " \n"}, {"text": "Words.", "record": imported()}):
        with pytest.raises(Refused, match="Bring the words"):
            intake.keep_incoming(committee.authority, source="paste", by=clerk, at=AT, **given)
    with pytest.raises(Refused, match="Nothing public"):
        bring(committee.authority, clerk, Imported(restricted_items=2))
    with pytest.raises(Refused, match="1,001 meetings"):
        bring(committee.authority, clerk, many(1001))


def test_another_committee_may_be_chosen_until_it_is_finished(committee, clerk):
    text = "1. A Member asked."
    assert bring(committee.authority, clerk, text=text).committee is None
    assert bring(committee.authority, clerk, text=text, committee=committee).committee == committee


# Made


def test_a_meeting_with_all_that_hangs_on_it(committee, clerk):
    alex = make_person("Alex Moss")
    Membership.objects.create(person=alex, committee=committee)
    made = make(committee.authority, clerk, choices=WITH_DRAFTS)

    row = Meeting.objects.get()
    assert (row.committee, row.date, row.status, row.stage) == (committee, DAY, "held", "draft")
    assert (row.venue, row.minutes_state, row.external_id) == ("County Hall", "draft_published", "345")
    assert [str(one) for one in row.all_agenda_items.order_by("order")] == [
        "1 Apologies for absence",
        "2 Children's homes",
        "3 Work programme",
    ]
    assert [one.kind for one in row.all_agenda_items.order_by("order")] == ["apologies", "report", "work_programme"]
    assert [(one.name, one.person, one.status) for one in row.attendances.all()] == [
        ("Alex Moss", alex, "present"),
        ("Sam Reed", None, "apologies"),
    ]
    assert [(one.title, one.agenda_item and one.agenda_item.order) for one in row.all_documents.order_by("id")] == [
        ("Agenda", None),
        ("Report on homes", 2),
    ]
    assert Minutes.objects.filter(source=Minutes.Source.IMPORT, source_name="meeting.xml").count() == 3
    assert Person.objects.count() == 1
    assert (made.meetings, made.refused) == ([row], {})
    assert made.drafts == sum(model.objects.count() for model in DRAFTED)
    history = {one.history_change_reason for one in row.history.all()}
    assert history == {f"Imported from meeting.xml (no. {Incoming.objects.get().pk})"}
    assert row.history.get().history_user == clerk


def test_the_same_again_changes_nothing(committee, clerk):
    make(committee.authority, clerk, choices=WITH_DRAFTS)
    before, versions = everything(), list(Meeting.objects.values_list("version", "modified_at"))
    again = make(committee.authority, clerk, choices=WITH_DRAFTS)
    assert everything() == before
    assert list(Meeting.objects.values_list("version", "modified_at")) == versions
    assert [plan.state for plan in again.plans] == ["same"]
    assert again.drafts == 0
    assert Incoming.objects.get().finished_by == clerk


class Broken(Exception):
    pass


def break_off(patch, name, turn):
    """The nth call of this function of the intake fails."""
    calls, original = [], getattr(meetings, name)

    def broken(*args, **kwargs):
        calls.append(name)
        if len(calls) == turn:
            raise Broken
        return original(*args, **kwargs)

    patch.setattr(meetings, name, broken)


THREE = imported(
    meeting(),
    meeting(external_id="346", date=DAY + datetime.timedelta(7)),
    meeting(external_id="", date=DAY.replace(day=1)),
)


@pytest.mark.parametrize("turn", [1, 2, 3, 6, 9])
@pytest.mark.parametrize(
    "name", ["bulk_create_with_history", "keep", "_write_meeting", "_keep_minutes", "draft", "_draft_new", "_finish"]
)
def test_broken_off_and_run_again_it_ends_the_same(clerk, name, turn, monkeypatch):
    whole = make_committee(COMMITTEE, short_code="CSC", slug="csc")
    make(whole.authority, clerk, THREE, WITH_DRAFTS)
    expected = everything()

    broken = make_committee(COMMITTEE, short_code="CSC", slug="csc")
    with monkeypatch.context() as patch:
        break_off(patch, name, turn)
        try:
            make(broken.authority, clerk, THREE, WITH_DRAFTS)
        except Broken:
            assert Incoming.objects.filter(authority=broken.authority, finished_at__isnull=True).exists()
    # Each meeting is there as a whole, with its minutes, or not at all.
    for row in Meeting.objects.filter(committee=broken):
        assert (row.all_agenda_items.count(), row.attendances.count(), row.all_documents.count()) == (3, 2, 2)
        assert Minutes.objects.filter(agenda_item__meeting=row).count() == 3

    make(broken.authority, clerk, THREE, WITH_DRAFTS)
    twice = {name: sorted([*rows, *rows]) for name, rows in expected.items()}
    assert everything() == twice


def test_a_new_version_of_the_minutes_beside_the_old(committee, clerk):
    make(committee.authority, clerk)
    corrected = replace(meeting().items[0], minutes="Apologies were received from Sam Reed and Jo Carr.")
    make(committee.authority, clerk, imported(meeting(items=(corrected, *meeting().items[1:]))))
    first = AgendaItem.objects.get(order=1)
    assert [one.number for one in first.all_minutes.all()] == [2, 1]
    assert Minutes.objects.count() == 4


def test_no_draft_comes_back_once_somebody_deleted_it(committee, clerk):
    make(committee.authority, clerk, choices=WITH_DRAFTS)
    TrackerItem.objects.first().delete()
    left = TrackerItem.objects.count()
    make(committee.authority, clerk, choices=WITH_DRAFTS)
    assert TrackerItem.objects.count() == left


def test_drafts_are_made_later_of_what_was_kept_without_them(committee, clerk):
    make(committee.authority, clerk)
    assert not TrackerItem.objects.exists()
    assert make(committee.authority, clerk, choices=WITH_DRAFTS).drafts == 17


# Matched


def test_an_existing_meeting_is_filled(committee, clerk):
    row = make_meeting(committee)
    known = make_agenda_item(row, number="2.", title="Children’s homes in the county")
    make(committee.authority, clerk)
    row.refresh_from_db()
    assert (row.venue, row.status, row.external_id) == ("County Hall", "held", "345")
    known.refresh_from_db()
    assert (known.order, known.title, known.external_id) == (1, "Children’s homes in the county", "a2")
    assert known.all_minutes.count() == 1
    assert [one.order for one in row.all_agenda_items.order_by("order")] == [1, 2, 3]


def test_a_meeting_is_known_by_its_number_when_its_day_has_moved(committee, clerk):
    make(committee.authority, clerk)
    moved = DAY + datetime.timedelta(days=1)
    make(committee.authority, clerk, imported(meeting(date=moved)))
    assert [one.date for one in Meeting.objects.all()] == [moved]
    TrackerItem.objects.all().delete()


def test_what_was_asked_moves_with_the_day(committee, clerk):
    make(committee.authority, clerk, choices=WITH_DRAFTS)
    moved = DAY + datetime.timedelta(days=1)
    make(committee.authority, clerk, imported(meeting(date=moved)))
    assert set(TrackerItem.objects.values_list("asked_on", flat=True)) == {moved}


def test_two_meetings_of_a_day_stay_two(committee, clerk):
    morning, afternoon = meeting(external_id=""), meeting(external_id="", venue="Town Hall")
    for _ in range(2):
        make(committee.authority, clerk, imported(morning, afternoon))
        assert [(one.sitting, one.venue) for one in Meeting.objects.order_by("sitting")] == [
            (1, "County Hall"),
            (2, "Town Hall"),
        ]
    numbered = imported(meeting(external_id="7", date=DAY), meeting(external_id="8", date=DAY))
    for _ in range(2):
        make(committee.authority, clerk, numbered)
        assert [one.external_id for one in Meeting.objects.order_by("sitting")] == ["7", "8"]


def test_a_person_is_matched_by_this_very_name_only(committee, clerk):
    for name in ("Alex Moss", "Samuel Reed"):
        Membership.objects.create(person=make_person(name), committee=committee)
    record = imported(meeting(attendance=(person("Cllr Alex Moss"), person("Sam Reed"), person("Alex Moss"))))
    made = make(committee.authority, clerk, record)
    assert [(one.name, str(one.person)) for one in Attendance.objects.all()] == [
        ("Cllr Alex Moss", "Alex Moss"),
        ("Sam Reed", "None"),
    ]
    assert [one.row.left for one in made.plans[0].people] == ["", "", "This name is on the list twice."]


def test_a_substitute(committee, clerk):
    for name in ("Alex Moss", "Sam Reed"):
        Membership.objects.create(person=make_person(name), committee=committee)
    substitutes = (
        person("Jo Carr", "substitute", substitute_for="Alex Moss"),
        person("Pat Lee", "substitute", substitute_for="Somebody Else"),
    )
    make(committee.authority, clerk, imported(meeting(attendance=substitutes)))
    jo, pat = Attendance.objects.all()
    assert (str(jo.substitute_for), jo.note) == ("Alex Moss", "")
    assert (pat.substitute_for, pat.note) == (None, "Substitute for Somebody Else")
    jo.full_clean()
    make(committee.authority, clerk, imported(meeting(attendance=(person("Jo Carr", "present"),))))
    jo.refresh_from_db()
    assert (jo.status, jo.substitute_for) == ("present", None)


def test_long_words_are_cut_and_addresses_that_are_none_are_left_out(committee, clerk):
    odd = item(title="A " * 400, number="1" * 40, source_url="javascript:alert(1)", minutes="A Member asked.")
    papers = (ImportedDocument("Bad", "javascript:alert(1)"), ImportedDocument("Good", "https://example.org/a"))
    make(committee.authority, clerk, imported(meeting(items=(odd,), documents=papers, source_url="ftp://x")))
    row = AgendaItem.objects.get()
    assert (len(row.title), len(row.number), row.source_url) == (500, 20, "")
    assert [one.title for one in Document.objects.all()] == ["Good"]
    assert Meeting.objects.get().source_url == ""
    make(committee.authority, clerk, imported(meeting(items=(odd,), documents=papers, source_url="ftp://x")))
    assert AgendaItem.objects.count() == 1


def test_a_committee_is_made_when_there_is_none(clerk):
    authority = make_authority()
    make_committee("Cabinet Sub-Committee", authority=authority, short_code="CFS")
    make(authority, clerk, imported(meeting(committee="Children & Families Scrutiny Committee")))
    row = Meeting.objects.get().committee
    assert (row.name, row.short_code, row.external_id) == ("Children & Families Scrutiny Committee", "CFSC", "12")
    assert (row.kind, row.is_statutory, row.authority) == ("overview_scrutiny", True, authority)
    make(authority, clerk, imported(meeting(committee="Renamed since", venue="Elsewhere")))
    assert Committee.objects.count() == 2


def test_a_list_of_committees(clerk):
    authority = make_authority()
    old = make_committee("Planning Committee", authority=authority)
    came = (
        ImportedCommittee("Planning Committee", external_id="1", source_url="https://example.org/1"),
        ImportedCommittee("Corporate Parenting Board", external_id="2"),
        ImportedCommittee("Corporate Parenting Board (old)", external_id="3", has_ended=True),
    )
    for _ in range(2):
        made = make(authority, clerk, Imported(committees=came))
        assert [one.name for one in made.committees] == ["Planning Committee", "Corporate Parenting Board"]
        assert Committee.objects.count() == 2
    old.refresh_from_db()
    assert (old.external_id, old.source_url) == ("1", "https://example.org/1")


def test_two_committees_of_one_name_keep_their_numbers(clerk):
    authority = make_authority()
    old = make_committee("Scrutiny Panel", authority=authority, external_id="1", dissolution_date=DAY)
    for _ in range(2):
        listed = (ImportedCommittee("Scrutiny Panel", "1", has_ended=True), ImportedCommittee("Scrutiny Panel", "2"))
        both = Choices(meetings={}, committees=frozenset({0, 1}))
        intake.make_meetings(bring(authority, clerk, Imported(committees=listed)), both, by=clerk, at=AT)
        make(authority, clerk, imported(meeting(committee="Scrutiny Panel", committee_id="2")))
        numbers = list(Committee.objects.order_by("pk").values_list("external_id", flat=True))
        assert numbers == ["1", "2"]
    old.refresh_from_db()
    assert old.version == 1
    assert Meeting.objects.get().committee.external_id == "2"


def test_a_purpose_that_names_somebody_who_is_not_named_is_left_out(clerk):
    authority = make_authority()
    make_person("Robin Vale", naming="withheld")
    known = make_committee("Planning Committee", authority=authority)
    purpose = "To follow the case of Robin Vale."
    came = (
        ImportedCommittee("Planning Committee", purpose=purpose),
        ImportedCommittee("Corporate Parenting Board", purpose=purpose),
        ImportedCommittee("Improvement Board", purpose="To improve."),
    )
    made = make(authority, clerk, Imported(committees=came))
    assert [one.purpose for one in made.committees] == ["", "", "To improve."]
    known.refresh_from_db()
    assert known.purpose == ""


def test_what_came_is_finished_when_nothing_is_left_that_could_be_taken(clerk):
    incoming = bring(make_authority(), clerk, many(3))
    nothing = {"committees": frozenset(), "meetings": {}}
    steps = [
        ({"committees": frozenset({0})}, False),
        ({"meetings": {0: MeetingChoice(), 2: MeetingChoice()}}, False),
        ({"meetings": {1: MeetingChoice()}}, True),
    ]
    for chosen, is_finished in steps:
        intake.make_meetings(incoming, Choices(**nothing | chosen), by=clerk, at=AT)
        incoming.refresh_from_db()
        assert bool(incoming.finished_at) is is_finished


def test_what_cannot_be_taken_is_not_waited_for(clerk):
    authority = make_authority()
    ended = ImportedCommittee("Old Panel", external_id="9", has_ended=True)
    record = replace(many(2), committees=(*many(1).committees, ended))
    record = replace(record, meetings=(record.meetings[0], replace(record.meetings[1], committee="", committee_id="")))
    incoming = bring(authority, clerk, record)
    intake.make_meetings(incoming, Choices({0: MeetingChoice()}, frozenset({0})), by=clerk, at=AT)
    assert Incoming.objects.get().finished_at


def test_what_is_unticked_of_one_meeting_does_not_wait(committee, clerk):
    make(committee.authority, clerk, choices=Choices({0: MeetingChoice(without_items=frozenset({2}))}))
    assert Incoming.objects.get().finished_at


@pytest.mark.parametrize("clash", [IntegrityError, Stale])
def test_a_committee_that_a_colleague_saves_at_the_same_moment_stops_no_other(clerk, clash, monkeypatch):
    original = meetings._Writer.write

    def meanwhile(writer, plan):
        if plan.row.name == "Planning Committee":
            raise clash
        original(writer, plan)

    monkeypatch.setattr(meetings._Writer, "write", meanwhile)
    came = (ImportedCommittee("Planning Committee"), ImportedCommittee("Improvement Board"))
    made = make(make_authority(), clerk, Imported(committees=came))
    assert made.reasons == ["“Planning Committee” was saved by somebody else at the same moment. Try again."]
    assert [one.name for one in Committee.objects.all()] == ["Improvement Board"]
    assert Incoming.objects.get().finished_at is None


@pytest.mark.parametrize(
    ("name", "kind", "is_statutory", "code"),
    [
        ("Children, Families, Lifelong Learning and Culture Select Committee", "select", True, "CFLLCSC"),
        ("Overview and Scrutiny Committee", "overview_scrutiny", True, "OSC"),
        ("Joint Health Scrutiny Committee", "joint_scrutiny", True, "JHSC"),
        ("Children's Scrutiny Panel", "panel", True, "CSP"),
        ("Corporate Parenting Panel", "board", False, "CPP"),
        ("Improvement Board", "board", False, "IB"),
        ("Cabinet", "cabinet", False, "CABI"),
        ("County Council", "council", False, "CC"),
        ("Planning Committee", "other", False, "PC"),
        ("Комитет", "other", False, "C"),
    ],
)
def test_what_a_name_says_of_a_committee(name, kind, is_statutory, code):
    assert (*kind_of(name), initials(name)) == (kind, is_statutory, code)


def test_what_may_be_private_is_taken_only_where_somebody_says_so(committee, clerk):
    items = (
        item("Apologies", "1", minutes="Noted."),
        item("Provider failure", "2", minutes="Closed.", private=FOLLOWS),
    )
    paper = ImportedDocument("Report", "https://example.org/a")
    record = imported(meeting(items=(items[0], replace(items[1], documents=(paper,))), documents=()))
    made = make(committee.authority, clerk, record)
    assert [one.title for one in AgendaItem.objects.all()] == ["Apologies"]
    assert (Minutes.objects.count(), Document.objects.count()) == (1, 0)
    assert "follows the exclusion of the public" in made.plans[0].items[1].row.left
    make(committee.authority, clerk, record, Choices(meetings={0: MeetingChoice(with_private=frozenset({1}))}))
    assert [one.title for one in AgendaItem.objects.order_by("order")] == ["Apologies", "Provider failure"]
    assert Minutes.objects.count() == 2


def test_another_meeting_than_the_one_that_was_seen_is_not_written(committee, clerk):
    row = make_meeting(committee)
    incoming = bring(committee.authority, clerk)
    [plan] = intake.plan_incoming(incoming, imported(), by=clerk, at=AT)
    retyped(row, venue="Shire Hall", version=2)
    made = intake.make_meetings(incoming, Choices(seen=plan.seen), by=clerk, at=AT)
    assert "at the same moment" in made.refused[0]
    assert not AgendaItem.objects.exists()


# Statuses and days


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"status": "held"}, "held"),
        ({"status": ""}, "held"),
        ({"status": "", "items": (), "attendance": ()}, "confirmed"),
        ({"status": "held", "date": datetime.date(2026, 12, 1), "items": ()}, "confirmed"),
        ({"status": "provisional", "date": datetime.date(2026, 12, 1), "items": ()}, "provisional"),
        ({"status": "held", "date": None}, "provisional"),
        ({"status": "cancelled"}, "cancelled"),
        ({"date": datetime.date(202, 3, 3)}, "provisional"),
    ],
)
def test_the_status_of_a_new_meeting(committee, clerk, given, status):
    make(committee.authority, clerk, imported(meeting(**given)))
    assert Meeting.objects.get().status == status


def test_minutes_of_a_meeting_that_is_still_to_come_are_refused(committee, clerk):
    # Eleven in the evening of 20 March in London; a meeting of that day may be over.
    at = datetime.datetime(2026, 3, 20, 23, tzinfo=datetime.UTC)
    for day, refused in ((21, {0: "The date is in the future, and these are minutes. Check the date."}), (20, {})):
        incoming = bring(committee.authority, clerk, imported(meeting(date=DAY.replace(day=day))))
        assert intake.make_meetings(incoming, by=clerk, at=at).refused == refused
        assert Meeting.objects.exists() is not bool(refused)
    coming = replace(meeting(date=DAY.replace(day=27), external_id="346"), items=(item("Homes", "1"),))
    assert make(committee.authority, clerk, imported(coming)).refused == {}


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_a_meeting_that_did_not_go_ahead_gets_no_minutes_and_no_attendance(committee, clerk, status):
    made = make(committee.authority, clerk, imported(meeting(status=status)), WITH_DRAFTS)
    row = Meeting.objects.get()
    assert (row.status, row.minutes_state, row.all_agenda_items.count()) == (status, "none", 3)
    assert [model.objects.count() for model in (Minutes, Attendance)] == [0, 0]
    notes = " ".join(made.plans[0].notes)
    assert "its minutes are left out" in notes
    assert "nobody is put on its attendance list" in notes
    row.full_clean()


def test_a_clerk_cancelled_it_and_the_file_does_not_know(committee, clerk):
    make_meeting(committee, status="cancelled")
    make(committee.authority, clerk)
    row = Meeting.objects.get()
    assert (row.status, row.minutes_state) == ("cancelled", "none")
    assert [model.objects.count() for model in (Minutes, Attendance)] == [0, 0]


def test_a_meeting_with_minutes_is_not_marked_as_cancelled(committee, clerk):
    make(committee.authority, clerk)
    made = make(committee.authority, clerk, imported(meeting(status="cancelled")))
    assert Meeting.objects.get().status == "held"
    assert "The file says that it was cancelled" in made.plans[0].notes[0]


def test_times_that_run_backwards(committee, clerk):
    row = make_meeting(committee, start_time=datetime.time(14))
    make(committee.authority, clerk)
    row.refresh_from_db()
    assert (row.start_time, row.end_time) == (datetime.time(14), None)


def test_without_a_day_or_a_number_nothing_is_made(committee, clerk):
    made = make(committee.authority, clerk, imported(meeting(date=None, external_id="")))
    assert "Type the date" in made.refused[0]
    assert not Meeting.objects.exists()
    made = make(committee.authority, clerk, imported(meeting(committee="", committee_id="")))
    assert "Choose the committee" in made.refused[0]
    assert not Incoming.objects.filter(finished_at__isnull=False).exists()


# What a person typed


def test_what_a_person_typed_is_never_overwritten(committee, clerk):
    row = make_meeting(committee, venue="Shire Hall", status="confirmed")
    known = make_agenda_item(row, number="2", title="Our homes", external_id="a2")
    present = Attendance.objects.create(meeting=row, name="Sam Reed", status="present", role="Chair")
    make(committee.authority, clerk)
    for one in (row, known, present):
        one.refresh_from_db()
    assert (row.venue, row.status, row.start_time) == ("Shire Hall", "confirmed", datetime.time(10))
    assert (known.title, present.status, present.role) == ("Our homes", "present", "Chair")


def test_a_field_follows_the_import_until_a_person_changes_it(committee, clerk):
    make(committee.authority, clerk)
    make(committee.authority, clerk, imported(meeting(venue="Room 1")))
    row = Meeting.objects.get()
    assert row.venue == "Room 1"
    retyped(row, venue="Room 2")
    make(committee.authority, clerk, imported(meeting(venue="Room 3", end_time=datetime.time(13))))
    row.refresh_from_db()
    assert (row.venue, row.end_time) == ("Room 2", datetime.time(13))
    made = make(committee.authority, clerk, imported(meeting(venue="Room 4", end_time=datetime.time(13))))
    assert [str(one) for one in made.plans[0].meeting.kept_as_typed] == ["Venue: was “Room 2”, is now “Room 4”."]


def test_what_a_person_emptied_stays_empty_and_what_the_import_wrote_last_counts(committee, clerk):
    make(committee.authority, clerk)
    row = Meeting.objects.get()
    retyped(row, venue="", status="provisional")
    make(committee.authority, clerk)
    row.refresh_from_db()
    assert (row.venue, row.status) == ("", "provisional")


def test_an_import_that_fills_one_field_does_not_own_the_others(committee, clerk):
    make_meeting(committee, venue="Shire Hall")
    make(committee.authority, clerk, imported(meeting(venue="")))
    make(committee.authority, clerk, imported(meeting(venue="County Hall")))
    assert Meeting.objects.get().venue == "Shire Hall"


def test_a_reason_in_a_persons_words_is_no_import(committee, clerk):
    row = make_meeting(committee)
    row._change_reason = "Imported from my notebook"
    retyped(row, venue="Shire Hall")
    make(committee.authority, clerk)
    assert Meeting.objects.get().venue == "Shire Hall"


def test_what_the_clerk_types_in_the_preview_is_the_clerks(committee, clerk):
    typed = MeetingChoice(
        typed={"venue": "Shire Hall", "date": DAY.replace(day=11)},
        titles={1: "Our homes"},
        statuses={1: "present"},
        without_items=frozenset({2}),
        without_people=frozenset({0}),
    )
    choices = Choices(meetings={0: typed})
    for one in (choices, choices, intake.EVERYTHING):
        make(committee.authority, clerk, choices=one)
        row = Meeting.objects.get()
        assert (row.venue, row.date, row.status) == ("Shire Hall", DAY.replace(day=11), "held")
        assert row.all_agenda_items.get(number="2").title == "Our homes"
        assert row.attendances.get(name="Sam Reed").status == "present"
        expected = (2, 1) if one is choices else (3, 2)
        assert (row.all_agenda_items.count(), row.attendances.count()) == expected
    reasons = list(row.history.order_by("history_id").values_list("history_change_reason", flat=True))
    assert reasons[0] == "Typed while looking through what was imported (venue, date)"
    assert reasons[1].startswith("Imported from meeting.xml")
    assert len(reasons) == 2


def test_what_the_clerk_empties_in_the_preview_of_a_new_meeting_stays_empty(committee, clerk):
    emptied = MeetingChoice(typed={"venue": "", "start_time": None}, titles={1: "Our homes"}, statuses={0: "absent"})
    make(committee.authority, clerk, choices=Choices(meetings={0: emptied}))
    others = (person("Alex Moss", "apologies"), person("Sam Reed", "present"))
    later = meeting(venue="Town Hall", start_time=datetime.time(11), end_time=datetime.time(13), attendance=others)
    make(committee.authority, clerk, imported(later))
    row = Meeting.objects.get()
    assert (row.venue, row.start_time, row.end_time) == ("", None, datetime.time(13))
    assert row.all_agenda_items.get(number="2").title == "Our homes"
    assert dict(row.attendances.values_list("name", "status")) == {"Alex Moss": "absent", "Sam Reed": "present"}


def test_nothing_is_deleted_that_the_file_no_longer_has(committee, clerk):
    make(committee.authority, clerk)
    before = everything()
    make(committee.authority, clerk, imported(meeting(items=(), attendance=(), documents=())))
    assert everything() == before


def test_a_colleague_saves_at_the_same_moment(committee, clerk, monkeypatch):
    row = make_meeting(committee)
    original = meetings._write_meeting

    def after_a_colleague(plan, writer):
        Meeting.objects.filter(pk=row.pk).update(venue="Shire Hall", version=2)
        return original(plan, writer)

    monkeypatch.setattr(meetings, "_write_meeting", after_a_colleague)
    made = make(committee.authority, clerk)
    assert "at the same moment" in made.refused[0]
    assert not AgendaItem.objects.exists()


def test_the_meeting_is_published_at_the_same_moment(committee, clerk, monkeypatch):
    row = make_meeting(committee, venue="County Hall", start_time=datetime.time(10), end_time=datetime.time(12, 30))
    original = meetings._hold

    def after_publishing(meeting):
        workflow.publish(row, by=make_user("publisher"), at=AT)
        return original(meeting)

    monkeypatch.setattr(meetings, "_hold", after_publishing)
    assert "at the same moment" in make(committee.authority, clerk).refused[0]
    assert not AgendaItem.objects.exists()


def test_nothing_is_read_while_the_authority_and_the_meeting_are_held(committee, clerk, monkeypatch):
    read_while_held = []
    original = minutes.read
    outside = len(connection.savepoint_ids)

    def reading(text, **given):
        read_while_held.append(len(connection.savepoint_ids) > outside)
        return original(text, **given)

    monkeypatch.setattr(minutes, "read", reading)
    make(committee.authority, clerk)
    assert read_while_held == [False, False, False]


# What is published


def test_a_clerk_changes_nothing_that_is_published_but_new_minutes_are_kept(committee, clerk):
    row = mark_published(make_meeting(committee))
    known = make_agenda_item(row, number="2", title="Children's homes")
    before = everything()
    made = make(committee.authority, clerk, choices=WITH_DRAFTS)
    after = everything()
    same = ["Committee", "Meeting", "AgendaItem", "Attendance", "Document"]
    assert {name: after[name] for name in same} == {name: before[name] for name in same}
    assert known.all_minutes.count() == Minutes.objects.count() == 1
    assert set(Witness.objects.values_list("is_public", flat=True)) == {False}
    assert set(TrackerItem.objects.values_list("stage", flat=True)) == {"draft"}
    assert made.plans[0].state == "changed"
    assert "published" in made.plans[0].meeting.left


def test_a_publisher_may_change_what_is_published(committee, publisher):
    row = mark_published(make_meeting(committee))
    make(committee.authority, publisher)
    row.refresh_from_db()
    assert (row.venue, row.all_agenda_items.count(), row.is_published) == ("County Hall", 3, True)


def test_nobody_is_named_on_a_published_meeting_who_is_not_named_in_public(committee, publisher):
    row = mark_published(make_meeting(committee))
    make_person("Robin Vale", naming="withheld")
    made = make(committee.authority, publisher, imported(meeting(items=(item("Complaint of Robin Vale", "4"),))))
    assert "Robin Vale" in made.refused[0]
    assert not row.all_agenda_items.exists()


def test_next_meetings_follow_a_published_meeting_that_is_cancelled(committee, publisher):
    for day in (20, 27):
        mark_published(make_meeting(committee, date=DAY.replace(day=day), external_id=str(day)))
    make(committee.authority, publisher, imported(meeting(external_id="345")), WITH_DRAFTS)
    assert workflow.bind_next_meetings(committee, by=publisher, at=AT) == 0


# Who may


@pytest.mark.parametrize("role", [None, "clerk", "publisher", "administrator"])
def test_who_may_bring_and_make(committee, clerk, role):
    user = make_user(role)
    incoming = bring(committee.authority, clerk)
    if role:
        assert bring(committee.authority, user) == incoming
        assert len(intake.make_meetings(incoming, WITH_DRAFTS, by=user, at=AT).plans) == 1
        return
    with pytest.raises(Refused, match="permission to bring minutes"):
        bring(committee.authority, user)
    with pytest.raises(Refused, match="permission to make meetings"):
        intake.make_meetings(incoming, by=user, at=AT)
    assert not Meeting.objects.exists()


# The words of a whole meeting


WHOLE = """Barsetshire County Council
CHILDREN'S SELECT COMMITTEE
Minutes of the meeting held on Tuesday 10 March 2026 at 10.00 am in County Hall.

PRESENT
Councillor Alex Moss (Chair)
Councillor Sam Reed

1. APOLOGIES FOR ABSENCE

Apologies were received from Councillor Jo Carr.

2. CHILDREN'S HOMES

1. A Member asked why the home at Lower Wick was late. The Director said that the builder had failed.

Actions:
1. Jo Carr to write to the school by May 2026.
"""


def test_the_words_of_a_whole_meeting(committee, clerk):
    incoming = bring(committee.authority, clerk, text=WHOLE, source="paste", source_name="")
    made = intake.make_meetings(incoming, WITH_DRAFTS, by=clerk, at=AT)
    row = Meeting.objects.get()
    assert (row.committee, row.date) == (committee, DAY)
    assert [one.title for one in row.all_agenda_items.order_by("order")] == [
        "APOLOGIES FOR ABSENCE",
        "CHILDREN'S HOMES",
    ]
    assert {one.text in WHOLE for one in Minutes.objects.all()} == {True}
    assert set(Minutes.objects.values_list("source", flat=True)) == {"paste"}
    assert TrackerItem.objects.get().owner_text == "Jo Carr"
    assert made.drafts
    assert row.history.last().history_change_reason == f"Imported from pasted (no. {incoming.pk})"


# How much is asked


def test_a_plan_takes_the_same_few_queries_for_3_and_for_60(committee, clerk):
    for number in range(40):
        Membership.objects.create(person=make_person(f"Alex Moss{number}"), committee=committee)
    asked = []
    for size in (3, 60):
        items = tuple(item(f"Item {place}", str(place), minutes="A Member asked.") for place in range(size))
        people = tuple(person(f"Alex Moss{place}") for place in range(size))
        record = imported(
            *(
                meeting(external_id=f"{size}-{one}", date=DAY.replace(day=1 + one), items=items, attendance=people)
                for one in range(3)
            )
        )
        incoming = bring(committee.authority, clerk, record)
        intake.make_meetings(incoming, by=clerk, at=AT)
        Meeting.objects.update(venue="Changed")
        AgendaItem.objects.update(title="Changed")
        clerk = type(clerk).objects.get(pk=clerk.pk)
        with CaptureQueriesContext(connection) as queries:
            intake.plan_incoming(incoming, record, by=clerk, at=AT)
        asked.append([query["sql"] for query in queries.captured_queries])
    few, many_more = asked
    assert all(sql.startswith("SELECT") for sql in many_more)
    assert len(few) == len(many_more) <= 16


def test_five_hundred_items_and_people_are_matched_at_once():
    """Each name is made plain once. Pair by pair, this was a quarter of a million times."""
    items = [item(f"Matter {number}", str(number)) for number in range(500)]
    others = [AgendaItem(title=f"Report on roads {number}", number=str(number + 600)) for number in range(500)]
    there = [*others, *(AgendaItem(title=f"Matter {number}", number=f"{number}.") for number in reversed(range(500)))]
    people = [person(f"Councillor Alex Moss{number}") for number in range(500)]
    present = [Attendance(name=f"Alex Moss{number}") for number in reversed(range(500))]
    plains = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matches, "plain", lambda name: plains.append(name) or plain(name))
        found = matches.match_items(items, there)
        seated = matches.match_people(people, [NOBODY] * 500, present)
    assert [row.number for row in found] == [f"{number}." for number in range(500)]
    assert [row.name for row in seated] == [f"Alex Moss{number}" for number in range(500)]
    assert len(plains) == 500 + 1000 + 500 + 500


def test_values_survive_json():
    assert from_values(imported().as_values()) == imported()
