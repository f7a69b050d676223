"""What the database refuses in the record, and what each row says of itself."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from committees.models import (
    AgendaItem,
    Attendance,
    Authority,
    AuthorityIdentifier,
    AuthoritySuccession,
    DiscussionPoint,
    Document,
    Meeting,
    Membership,
    Minutes,
    PostHolding,
    Witness,
)
from tests.factories import (
    DAY,
    make_agenda_item,
    make_authority,
    make_committee,
    make_meeting,
    make_minutes,
    make_person,
    make_post,
    make_user,
    mark_published,
)

pytestmark = pytest.mark.django_db
YEAR = datetime.timedelta(days=365)


def refused_by_the_database(make, *args, **fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(*args, **fields)
    return True


class TestAuthority:
    def test_it_does_not_end_before_it_began(self):
        assert refused_by_the_database(make_authority, founding_date=DAY, dissolution_date=DAY - YEAR)

    def test_an_identifier_belongs_to_one_at_a_time(self):
        old, new = make_authority("Old"), make_authority("New")
        AuthorityIdentifier.objects.create(authority=old, scheme="gss", identifier="E1", valid_to=DAY)
        AuthorityIdentifier.objects.create(authority=new, scheme="gss", identifier="E1")
        third = make_authority("Third")
        assert refused_by_the_database(
            AuthorityIdentifier.objects.create, authority=third, scheme="gss", identifier="E1"
        )

    def test_it_does_not_succeed_itself(self):
        authority = make_authority()
        assert refused_by_the_database(
            AuthoritySuccession.objects.create, predecessor=authority, successor=authority, on=DAY
        )

    def test_current_leaves_out_what_has_ended_or_not_begun(self):
        make_authority("Ended", dissolution_date=DAY)
        make_authority("Coming", founding_date=DAY + YEAR)
        now = make_authority("Now", founding_date=DAY)
        assert list(Authority.objects.current(on=DAY)) == [now]


class TestCommittee:
    def test_a_code_is_used_once_whatever_its_case(self):
        authority = make_authority()
        make_committee(authority=authority, short_code="CFL")
        assert refused_by_the_database(make_committee, authority=authority, short_code="cfl")

    def test_no_member_of_the_executive_sits_on_scrutiny(self):
        person = make_person()
        cabinet_post = make_post(is_executive=True)
        PostHolding.objects.create(person=person, post=cabinet_post, start_date=DAY, end_date=DAY + YEAR)
        committee = make_committee()
        during = Membership(person=person, committee=committee, start_date=DAY + YEAR / 2)
        with pytest.raises(ValidationError, match="section 9FA"):
            during.full_clean()
        Membership(person=person, committee=committee, start_date=DAY + 2 * YEAR).full_clean()
        Membership(person=person, committee=make_committee(is_statutory=False), start_date=DAY).full_clean()


class TestMeeting:
    def test_its_address_is_its_date_and_sitting(self):
        committee = make_committee()
        assert make_meeting(committee).address == "2026-03-10"
        assert make_meeting(committee, sitting=2).address == "2026-03-10-2"

    def test_two_meetings_of_a_day_are_two_sittings(self):
        meeting = make_meeting()
        assert refused_by_the_database(make_meeting, meeting.committee)

    @pytest.mark.parametrize(
        "fields",
        [
            {"start_time": datetime.time(14), "end_time": datetime.time(10)},
            {"status": "held", "date": None},
            {"status": "cancelled", "minutes_state": "draft"},
            {"date": datetime.date(202, 3, 1)},
            {"sitting": 0},
        ],
    )
    def test_what_cannot_be(self, fields):
        assert refused_by_the_database(make_meeting, **fields)

    def test_it_begins_in_local_time(self):
        summer = make_meeting(date=datetime.date(2026, 6, 1), start_time=datetime.time(10))
        assert summer.starts_at.astimezone(datetime.UTC).hour == 9

    def test_a_cancelled_meeting_has_no_attendance(self):
        meeting = make_meeting()
        Attendance.objects.create(meeting=meeting, name="Cllr Moss")
        meeting.status = Meeting.Status.CANCELLED
        with pytest.raises(ValidationError, match="no attendance"):
            meeting.full_clean()


class TestAttendance:
    def test_it_is_somebodys(self):
        assert refused_by_the_database(Attendance.objects.create, meeting=make_meeting())

    def test_nobody_is_both_present_and_apologises(self):
        meeting, person = make_meeting(), make_person()
        Attendance.objects.create(meeting=meeting, person=person)
        assert refused_by_the_database(Attendance.objects.create, meeting=meeting, person=person, status="apologies")

    def test_only_a_substitute_attends_for_another(self):
        assert refused_by_the_database(
            Attendance.objects.create, meeting=make_meeting(), name="Cllr Moss", substitute_for=make_person()
        )

    def test_a_substitute_stands_in_for_a_member_of_the_committee(self):
        meeting, member = make_meeting(), make_person("Sam Reed")
        row = Attendance(meeting=meeting, name="Cllr Moss", status="substitute", substitute_for=member)
        with pytest.raises(ValidationError, match="member of the same committee"):
            row.full_clean()
        Membership.objects.create(person=member, committee=meeting.committee)
        row.full_clean()


class TestAgendaItem:
    def test_exempt_says_why(self):
        assert refused_by_the_database(make_agenda_item, access="exempt", exempt_paragraphs="1")
        assert make_agenda_item(access="exempt", exempt_paragraphs="1", public_interest_reason="A family").pk

    @pytest.mark.parametrize("paragraphs", ["0", "8", "1,", "1;2", "1,2\n"])
    def test_paragraphs_are_those_of_schedule_12a(self, paragraphs):
        item = AgendaItem(
            meeting=make_meeting(),
            order=1,
            title="x",
            access="exempt",
            public_interest_reason="y",
            exempt_paragraphs=paragraphs,
        )
        with pytest.raises(ValidationError):
            item.full_clean()

    @pytest.mark.parametrize(("access", "seen"), [("open", 1), ("part_exempt", 1), ("exempt", 0), ("confidential", 0)])
    def test_access_and_the_meeting_decide_who_sees_it(self, access, seen):
        item = make_agenda_item(access=access, exempt_paragraphs="3", public_interest_reason="Terms")
        Witness.objects.create(agenda_item=item, name="Sam Reed")
        DiscussionPoint.objects.create(agenda_item=item, text="Asked.")
        Document.objects.create(meeting=item.meeting, agenda_item=item, title="Paper", url="https://barset.example/1")
        models = (AgendaItem, Witness, DiscussionPoint, Document)
        assert [model.objects.published().count() for model in models] == [0] * 4
        mark_published(item.meeting)
        assert [model.objects.published().count() for model in models] == [seen] * 4


class TestWitness:
    def test_a_young_person_is_never_named(self):
        witness = Witness(name="Jamie Roe", role="Care leaver", category="young_person")
        assert witness.public_name == "Young person"

    def test_a_linked_persons_policy_decides(self):
        person = make_person("Sam Reed", naming="role_only")
        witness = Witness(name="Sam Reed", role="Team Manager", person=person)
        assert (witness.public_name, witness.public_role) == ("Team Manager", "")

    def test_it_is_somebody(self):
        assert refused_by_the_database(Witness.objects.create, agenda_item=make_agenda_item())


class TestMinutes:
    def test_they_never_change(self):
        minutes = make_minutes()
        assert refused_by_the_database(Minutes.objects.filter(pk=minutes.pk).update, text="Other words")

    def test_the_same_words_are_kept_once(self):
        minutes = make_minutes()
        assert refused_by_the_database(make_minutes, minutes.agenda_item, by=make_user())

    def test_a_quotation_is_whole(self):
        minutes = make_minutes()
        whole = {"agenda_item": minutes.agenda_item, "text": "x"}
        assert refused_by_the_database(DiscussionPoint.objects.create, minutes=minutes, **whole)
        assert refused_by_the_database(DiscussionPoint.objects.create, minutes=minutes, start=5, end=5, **whole)
        point = DiscussionPoint.objects.create(minutes=minutes, start=0, end=8, **whole)
        assert point.quote == "A Member"
