"""Text becomes rows: kept as it is, read, drafted once, with its words, by those who may."""

import datetime
import threading
import time

import pytest
from django.db import OperationalError, connection, connections
from django.test.utils import CaptureQueriesContext

from committees.formats import to_text
from committees.models import DiscussionPoint, Meeting, Minutes, PostHolding, Stage, Witness
from committees.models.agenda import Access
from committees.reader import FoundPoint, FoundWitness, Reading
from inspections.models import MentionedGrade
from scrutiny import intake, workflow
from scrutiny.decisions import Decision, decide
from scrutiny.matching import Directory, plain
from scrutiny.models import Checked, Dismissal, TrackerItem
from scrutiny.models.items import Kind
from scrutiny.proposals import MOST_PASSAGES, Proposer, count_passages, flowing, propose
from scrutiny.workflow import Refused
from tests.factories import (
    AT,
    DAY,
    make_agenda_item,
    make_authority,
    make_committee,
    make_meeting,
    make_organisation,
    make_person,
    make_post,
    make_user,
    mark_published,
)
from tests.minutes import DECISION, PLACEMENTS

pytestmark = pytest.mark.django_db

EXEMPT = {"exempt_paragraphs": "1", "public_interest_reason": "It is about a family."}


@pytest.fixture
def clerk():
    return make_user("clerk")


@pytest.fixture
def committee():
    return make_committee(short_code="CYP")


@pytest.fixture
def agenda_item(committee):
    return make_agenda_item(make_meeting(committee), title="Children's homes")


def keep(agenda_item, clerk, text=PLACEMENTS):
    return intake.keep(agenda_item, text, source=Minutes.Source.PASTE, by=clerk, at=AT)


def draft(agenda_item, clerk, text=PLACEMENTS):
    return intake.draft(keep(agenda_item, clerk, text), by=clerk, at=AT)


def decisions(keys):
    return [decision for key in sorted(keys) if (decision := decide(key))]


def counts():
    return {model: model.objects.count() for model in (TrackerItem, Witness, DiscussionPoint, MentionedGrade)}


# Kept


def test_minutes_are_kept_exactly_with_their_source(agenda_item, clerk):
    text = "  1.\u00a0A Member asked.\n\n\tNoted. \n"
    minutes = intake.keep(
        agenda_item,
        text,
        source=Minutes.Source.TYPED,
        source_name="minutes.docx",
        source_url="https://example.org/5",
        by=clerk,
        at=AT,
    )
    minutes.refresh_from_db()
    assert minutes.text == text
    assert (minutes.number, minutes.source, minutes.source_name) == (1, Minutes.Source.TYPED, "minutes.docx")
    assert (minutes.source_url, minutes.created_by, minutes.created_at) == ("https://example.org/5", clerk, AT)
    assert minutes.completeness == Minutes.Completeness.FULL


def test_the_same_words_are_the_same_version(agenda_item, clerk):
    first, second = keep(agenda_item, clerk), keep(agenda_item, clerk)
    other = keep(agenda_item, clerk, PLACEMENTS + "Corrected.")
    assert first == second
    assert (first.number, other.number) == (1, 2)
    elsewhere = keep(make_agenda_item(agenda_item.meeting), clerk)
    assert (elsewhere.number, elsewhere.sha256) == (1, first.sha256)
    assert elsewhere != first


def test_a_text_that_is_cut_is_kept_as_cut(agenda_item, clerk):
    minutes = keep(agenda_item, clerk, "1. A Member asked why the plan was late. View the full minutes text for item 5")
    assert [warning.code for warning in intake.read_minutes(minutes).warnings] == ["truncated"]
    assert minutes.completeness == Minutes.Completeness.TRUNCATED


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_nothing_is_not_kept(agenda_item, clerk, text):
    with pytest.raises(Refused, match="no words"):
        keep(agenda_item, clerk, text)


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_a_meeting_that_did_not_go_ahead_has_no_minutes(committee, clerk, status):
    with pytest.raises(Refused, match="did not go ahead"):
        keep(make_agenda_item(make_meeting(committee, status=status)), clerk)


@pytest.mark.parametrize("role", [None, "clerk", "publisher", "administrator"])
def test_who_may_keep_and_draft(agenda_item, clerk, role):
    minutes = keep(agenda_item, clerk, DECISION)
    user = make_user(role)
    if role:
        assert keep(make_agenda_item(agenda_item.meeting), user).number == 1
        assert len(intake.draft(minutes, by=user, at=AT)) == 3
        return
    with pytest.raises(Refused, match="permission to keep"):
        keep(agenda_item, user)
    with pytest.raises(Refused, match="permission to make drafts"):
        intake.draft(minutes, by=user, at=AT)
    with pytest.raises(Refused, match="permission to check"):
        intake.check(minutes, by=user, at=AT)
    assert not any(counts().values())


# Read


def test_reading_writes_nothing_and_knows_the_day_of_the_meeting(agenda_item, clerk):
    minutes = keep(agenda_item, clerk)
    with CaptureQueriesContext(connection) as queries:
        reading = intake.read_minutes(minutes)
    assert all(query["sql"].startswith("SELECT") for query in queries)
    assert (reading.text, reading.date) == (PLACEMENTS, DAY)


# Drafted


def test_one_passage_of_every_kind(agenda_item, clerk):
    drafted = draft(agenda_item, clerk)
    kinds = ["recommendation", "action", "undertaking", "witness", "point", "grade"]
    assert [drafted.count(kind) for kind in kinds] == [2, 2, 1, 3, 5, 1]
    assert len(drafted) == 14
    for row in drafted.rows:
        row.refresh_from_db()
        assert row.quote == PLACEMENTS[row.start : row.end]
        assert row.quote


def test_items_know_where_and_when_they_were_asked(agenda_item, clerk, committee):
    draft(agenda_item, clerk)
    for item in TrackerItem.objects.all():
        assert (item.authority, item.committee) == (committee.authority, committee)
        assert (item.meeting, item.agenda_item) == (agenda_item.meeting, agenda_item)
        assert (item.asked_on, item.municipal_year) == (DAY, "2025-26")
        assert (item.stage, item.reference, item.progress) == (Stage.DRAFT, None, "not_started")


def test_what_is_due_when(agenda_item, clerk):
    draft(agenda_item, clerk)
    due = {item.text[:18]: item.due for item in TrackerItem.objects.all()}
    day = due["That the Cabinet o"]
    assert (day.text, day.earliest, day.latest, day.precision) == (
        "by 30 September 2026",
        None,
        datetime.date(2026, 9, 30),
        "day",
    )
    assert due["Priya Nair to circ"].latest == datetime.date(2026, 5, 31)
    july = due["Head of Fostering "]
    assert (july.earliest, july.latest) == (datetime.date(2026, 7, 1), datetime.date(2026, 7, 31))
    assert due["The Director agree"].precision == "none"


def test_the_next_meeting_is_bound_to_the_calendar(agenda_item, clerk, committee):
    following = mark_published(make_meeting(committee, date=datetime.date(2026, 5, 12)))
    draft(agenda_item, clerk)
    item = TrackerItem.objects.get(due_precision="next_meeting")
    assert (item.due_meeting, item.due_latest) == (following, following.date)


def test_a_meeting_without_a_day(committee, clerk):
    drafted = draft(make_agenda_item(make_meeting(committee, date=None)), clerk, DECISION)
    item = TrackerItem.objects.get()
    assert (item.asked_on, item.municipal_year) == (None, "")
    assert len(drafted) == 3


def test_points_keep_their_parents_and_order(agenda_item, clerk):
    draft(agenda_item, clerk)
    points = list(DiscussionPoint.objects.order_by("order"))
    assert [point.number for point in points] == ["1.", "2.", "a)", "b)", "3."]
    assert [point.parent for point in points] == [None, None, points[1], points[1], None]
    assert (points[0].asked_by, points[0].answered_by) == ("A Member", "The Director of Children's Services")


def test_a_point_whose_parent_is_not_chosen_moves_up_and_finds_it_later(agenda_item, clerk):
    minutes = keep(agenda_item, clerk)
    proposals = propose(minutes, intake.read_minutes(minutes))
    child = next(one for one in proposals if one.above)
    intake.draft(minutes, by=clerk, at=AT, decisions=decisions({child.key}))
    assert DiscussionPoint.objects.get().parent is None

    other = [one for one in proposals if one.above][1]
    intake.draft(minutes, by=clerk, at=AT, decisions=decisions({other.above.key}))
    intake.draft(minutes, by=clerk, at=AT, decisions=decisions({other.key}))
    assert DiscussionPoint.objects.get(start=other.found.start).parent.start == other.above.found.start


def test_deeply_nested_points(agenda_item, clerk, monkeypatch):
    text = "".join(f"point {number:03}\n" for number in range(60))
    points = tuple(
        FoundPoint(
            start=10 * number,
            end=10 * number + 9,
            text=text[10 * number : 10 * number + 9],
            rule="points.marker",
            sure=0.9,
            number="1." * 30,
            level=number,
            parent=number - 1 if number else None,
            asked_by="A" * 900,
            answered_by="",
        )
        for number in range(60)
    )
    monkeypatch.setattr(
        intake.minutes, "read", lambda text, meeting_date, recesses=(): Reading(text=text, points=points)
    )
    assert draft(agenda_item, clerk, text).count("point") == 60
    last = DiscussionPoint.objects.order_by("-order").first()
    assert last.parent.text == "point 058"
    assert (len(last.number), len(last.asked_by)) == (20, 200)


def test_a_decision_that_asks_for_something_is_an_item_and_one_that_notes_is_not(agenda_item, clerk):
    draft(agenda_item, clerk, DECISION)
    item = TrackerItem.objects.get()
    assert item.kind == Kind.RECOMMENDATION
    assert item.addressed_to == TrackerItem.AddressedTo.REPORT_BACK
    assert item.due_precision == "next_meeting"
    assert "missing children" in item.text
    assert "noted" not in item.text


def test_a_recommendation_that_was_resolved_is_one_item(agenda_item, clerk):
    text = "Minutes:\n1. RESOLVED to recommend that the Cabinet open the home at Lower Wick by 30 September 2026.\n"
    reading = intake.read_minutes(keep(agenda_item, clerk, text))
    assert len(reading.recommendations) == 1
    assert [outcome.kind for outcome in reading.resolutions[0].outcomes] == ["recommended"]
    draft(agenda_item, clerk, text)
    assert TrackerItem.objects.get().due_latest == datetime.date(2026, 9, 30)


def test_the_agenda_item_itself_is_not_touched(agenda_item, clerk):
    draft(agenda_item, clerk)
    before = agenda_item.version, agenda_item.title, agenda_item.number, agenda_item.purpose
    agenda_item.refresh_from_db()
    assert (agenda_item.version, agenda_item.title, agenda_item.number, agenda_item.purpose) == before
    assert agenda_item.number == ""


def test_history_says_where_it_was_read(agenda_item, clerk):
    for row in draft(agenda_item, clerk).rows:
        first = row.history.get()
        assert first.history_change_reason == "Read from minutes version 1"
        assert (first.history_user, first.history_date, first.history_type) == (clerk, AT, "+")


# Nobody outside sees what nobody has checked


@pytest.mark.parametrize("access", [Access.PART_EXEMPT, Access.EXEMPT, Access.CONFIDENTIAL])
def test_what_is_said_on_an_item_that_is_not_open_is_held_back(committee, clerk, access):
    draft(make_agenda_item(make_meeting(committee), access=access, **EXEMPT), clerk)
    assert not DiscussionPoint.objects.filter(is_public=True).exists()
    assert not Witness.objects.filter(is_public=True).exists()


def test_what_is_read_into_a_published_meeting_waits_to_be_shown(agenda_item, clerk):
    mark_published(agenda_item.meeting)
    agenda_item.refresh_from_db()
    draft(agenda_item, clerk)
    for model in (Witness, DiscussionPoint, TrackerItem):
        assert model.objects.exists()
        assert not model.objects.published().exists()

    with pytest.raises(Refused, match="permission"):
        intake.show(agenda_item, by=clerk, at=AT)
    assert intake.show(agenda_item, by=make_user("publisher"), at=AT) == 8
    assert Witness.objects.published().count() == 3
    assert DiscussionPoint.objects.published().count() == 5
    point = DiscussionPoint.objects.first()
    assert point.public_text
    assert "Shown on the public page" in point.history.values_list("history_change_reason", flat=True)
    assert point.history.latest().version == point.version


def test_an_item_that_is_not_open_is_not_shown_as_a_whole(committee, clerk):
    item = make_agenda_item(make_meeting(committee), access=Access.PART_EXEMPT, **EXEMPT)
    draft(item, clerk)
    with pytest.raises(Refused, match="one by one"):
        intake.show(item, by=make_user("publisher"), at=AT)


def test_nothing_is_shown_that_names_somebody_withheld(agenda_item, clerk):
    mark_published(agenda_item.meeting)
    draft(agenda_item, clerk)
    make_person("Tom Hale", naming="withheld")
    publisher = make_user("publisher")
    assert workflow.why_not_publish(agenda_item.meeting) is None
    with pytest.raises(Refused, match="names Tom Hale, who is not named in public"):
        intake.show(agenda_item, by=publisher, at=AT)
    assert not Witness.objects.filter(is_public=True).exists()


def test_what_is_read_before_the_meeting_is_published_goes_out_with_it(agenda_item, clerk):
    draft(agenda_item, clerk)
    assert not DiscussionPoint.objects.published().exists()
    workflow.publish(agenda_item.meeting, by=make_user("publisher"), at=AT)
    assert DiscussionPoint.objects.published().count() == 5


# Once


def test_confirming_twice_makes_nothing_twice(agenda_item, clerk):
    assert len(draft(agenda_item, clerk)) == 14
    before = counts()
    again = draft(agenda_item, clerk)
    assert not again
    assert again.rows == ()
    assert counts() == before


def test_a_draft_that_was_corrected_is_not_drafted_again(agenda_item, clerk):
    draft(agenda_item, clerk)
    item = TrackerItem.objects.first()
    item.text = "Something else"
    item.save()
    assert not draft(agenda_item, clerk)


def test_only_what_was_chosen_is_drafted_and_the_rest_can_follow(agenda_item, clerk):
    minutes = keep(agenda_item, clerk)
    keys = {one.key: one.kind for one in propose(minutes, intake.read_minutes(minutes))}
    chosen = {key for key, kind in keys.items() if kind == Kind.ACTION}
    first = intake.draft(minutes, by=clerk, at=AT, decisions=decisions(chosen | {"action-99999-99", "nonsense", ""}))
    assert (len(first), first.count(Kind.ACTION)) == (2, 2)
    assert len(intake.draft(minutes, by=clerk, at=AT, decisions=decisions(keys))) == 12


# A newer version

NEWER = PLACEMENTS.replace("by 30 September", "by 31 October")
OLD_WORDS = "That the Cabinet open the home at Lower Wick by 30 September 2026."
NEW_WORDS = "That the Cabinet open the home at Lower Wick by 31 October 2026."


def test_of_a_newer_version_only_what_changed_is_new(agenda_item, clerk):
    draft(agenda_item, clerk)
    minutes = keep(agenda_item, clerk, NEWER)
    new = [one for one in propose(minutes, intake.read_minutes(minutes)) if one.is_new]
    assert [(one.row.text, one.before.text) for one in new] == [(NEW_WORDS, OLD_WORDS)]


def test_a_draft_follows_the_changed_words(agenda_item, clerk):
    draft(agenda_item, clerk)
    item = TrackerItem.objects.get(text=OLD_WORDS)
    second = draft(agenda_item, clerk, NEWER)
    assert (second.rows, second.changed, second.corrections) == ((), (item,), ())
    item.refresh_from_db()
    assert (item.text, item.quote, item.due_latest) == (NEW_WORDS, NEW_WORDS, datetime.date(2026, 10, 31))
    assert (item.minutes.number, item.version, TrackerItem.objects.count()) == (2, 2, 5)
    assert "version 2" in item.history.latest().history_change_reason


@pytest.mark.parametrize("stage", [Stage.REVIEWED, Stage.PUBLISHED])
def test_what_is_reviewed_or_published_is_left_and_a_correction_proposed(agenda_item, clerk, stage):
    draft(agenda_item, clerk)
    item = TrackerItem.objects.get(text=OLD_WORDS)
    publisher = make_user("publisher")
    workflow.review(item, by=clerk, at=AT)
    if stage == Stage.PUBLISHED:
        workflow.publish(agenda_item.meeting, by=publisher, at=AT)
    agenda_item.refresh_from_db()
    second = draft(agenda_item, clerk, NEWER)
    (correction,) = second.corrections
    item.refresh_from_db()
    assert (item.text, item.quote, item.stage) == (OLD_WORDS, OLD_WORDS, stage)
    assert (correction.item, correction.text, correction.quote) == (item, NEW_WORDS, NEW_WORDS)

    third = draft(agenda_item, clerk, PLACEMENTS.replace("by 30 September", "by 1 November"))
    assert item.waiting_correction == third.corrections[0] == correction, "one waits at a time: the newest words"

    with pytest.raises(Refused, match="permission to publish"):
        workflow.accept_correction(item, by=clerk, at=AT)
    workflow.accept_correction(item, by=publisher, at=AT)
    item.refresh_from_db()
    assert "by 1 November 2026" in item.text
    assert item.due_latest == datetime.date(2026, 11, 1)
    assert (item.public_quote == item.text) is (stage == Stage.PUBLISHED)
    assert item.waiting_correction is None
    with pytest.raises(Refused, match="No correction"):
        workflow.accept_correction(item, by=publisher, at=AT)


def test_a_correction_that_is_declined_changes_nothing(agenda_item, clerk):
    draft(agenda_item, clerk)
    item = workflow.review(TrackerItem.objects.get(text=OLD_WORDS), by=clerk, at=AT)
    (correction,) = draft(agenda_item, clerk, NEWER).corrections
    publisher = make_user("publisher")
    workflow.decline_correction(item, by=publisher, at=AT)
    correction.refresh_from_db()
    item.refresh_from_db()
    assert (correction.state, correction.decided_by, item.text) == ("declined", publisher, OLD_WORDS)


def test_a_public_correction_names_nobody_who_is_withheld(agenda_item, clerk):
    draft(agenda_item, clerk)
    item = workflow.review(TrackerItem.objects.get(text=OLD_WORDS), by=clerk, at=AT)
    publisher = make_user("publisher")
    workflow.publish(agenda_item.meeting, by=publisher, at=AT)
    agenda_item.refresh_from_db()
    draft(agenda_item, clerk, PLACEMENTS.replace("the Cabinet open", "Zed Quill open"))
    make_person("Zed Quill", naming="withheld")
    with pytest.raises(Refused, match="names Zed Quill"):
        workflow.accept_correction(item, by=publisher, at=AT)


def test_points_and_witnesses_follow_until_they_are_public(agenda_item, clerk):
    draft(agenda_item, clerk)
    second = draft(agenda_item, clerk, PLACEMENTS.replace("41, nine fewer", "40, ten fewer"))
    assert [type(row) for row in second.changed] == [DiscussionPoint]
    assert DiscussionPoint.objects.count() == 5

    workflow.publish(agenda_item.meeting, by=make_user("publisher"), at=AT)
    agenda_item.refresh_from_db()
    third = draft(agenda_item, clerk, PLACEMENTS.replace("41, nine fewer", "39, eleven fewer"))
    (point,) = third.rows
    assert (third.changed, point.is_public) == ((), False)
    assert DiscussionPoint.objects.filter(text__contains="40, ten fewer", is_public=True).exists()


def test_what_a_newer_version_no_longer_says_is_told_and_left(agenda_item, clerk):
    draft(agenda_item, clerk)
    minutes = keep(agenda_item, clerk, PLACEMENTS.replace("Tom Hale, Head of Fostering\n", ""))
    proposer = Proposer(minutes, intake.read_minutes(minutes))
    proposer.all()
    assert [row.name for row in proposer.record.gone()] == ["Tom Hale"]
    intake.draft(minutes, by=clerk, at=AT)
    assert Witness.objects.filter(name="Tom Hale").exists()


def test_a_row_that_was_corrected_is_known_in_a_newer_version_by_what_it_was_read_from(agenda_item, clerk):
    draft(agenda_item, clerk)
    item = TrackerItem.objects.get(text=OLD_WORDS)
    item.text = "That the Cabinet find the money for Lower Wick."
    item.save()
    minutes = keep(agenda_item, clerk, "\n" + PLACEMENTS)
    assert not any(one.is_new for one in propose(minutes, intake.read_minutes(minutes)))


def test_what_a_clerk_corrected_stays_where_the_minutes_say_the_same(agenda_item, clerk):
    draft(agenda_item, clerk)
    post = make_post("Leader of the Council", authority=agenda_item.meeting.committee.authority)
    item = TrackerItem.objects.get(text__contains="table of vacancies")
    item.owner_text, item.owner_post, item.due_latest = "the Leader", post, DAY
    item.save()
    witness = Witness.objects.get(name="Priya Nair")
    witness.person = make_person("Priya K Nair")
    witness.save()
    newer = PLACEMENTS.replace("a table of vacancies", "a full table of all vacancies")
    newer = newer.replace("Priya Nair, Director of Children's Services", "Priya Nair, Director of Children's Service")
    draft(agenda_item, clerk, newer)
    item.refresh_from_db()
    witness.refresh_from_db()
    assert "a full table of all vacancies" in item.text
    assert (item.owner_text, item.owner, item.due_latest) == ("the Leader", post, DAY)
    assert (witness.role, witness.person.name) == ("Director of Children's Service", "Priya K Nair")


def test_words_that_both_changed_are_the_clerks_unless_decided_with_both_in_view(agenda_item, clerk):
    draft(agenda_item, clerk)
    item = TrackerItem.objects.get(text=OLD_WORDS)
    item.text = "That the Cabinet open the home by 30 September 2026."
    item.save()
    minutes = keep(agenda_item, clerk, NEWER)
    intake.draft(minutes, by=clerk, at=AT)
    item.refresh_from_db()
    assert item.text == "That the Cabinet open the home by 30 September 2026."
    assert item.quote == NEW_WORDS

    third = keep(agenda_item, clerk, PLACEMENTS.replace("by 30 September", "by 1 November"))
    (one,) = [one for one in propose(third, intake.read_minutes(third)) if one.is_new]
    intake.draft(third, by=clerk, at=AT, decisions=[decide(one.key)])
    item.refresh_from_db()
    assert item.text.endswith("by 1 November 2026.")


def test_an_older_version_changes_nothing_any_more(agenda_item, clerk):
    older = keep(agenda_item, clerk)
    newer = keep(agenda_item, clerk, NEWER)
    intake.draft(newer, by=clerk, at=AT)
    with pytest.raises(Refused, match="A newer version"):
        intake.draft(older, by=clerk, at=AT)
    proposer = Proposer(older, intake.read_minutes(older))
    assert all(one.before is None for one in proposer.all())
    assert proposer.record.gone() == []


def test_somebody_made_anonymous_does_not_come_back_by_name(agenda_item, clerk):
    draft(agenda_item, clerk)
    witness = Witness.objects.get(name="Tom Hale")
    witness.name, witness.role, witness.category = "", "", "young_person"
    witness.save()
    again = draft(agenda_item, clerk, PLACEMENTS + "Corrected.")
    assert again.count("witness") == 0
    assert not Witness.objects.filter(name="Tom Hale").exists()


def test_a_name_that_is_corrected_is_looked_up_again(agenda_item, clerk):
    authority = agenda_item.meeting.committee.authority
    post = make_post("Adviser", authority=authority)
    for name in ("Priya Nair", "Jo Nayar"):
        PostHolding.objects.create(person=make_person(name), post=post)
    minutes = keep(agenda_item, clerk)
    (one,) = [one for one in propose(minutes, intake.read_minutes(minutes)) if "Nair" in getattr(one.row, "name", "")]
    intake.draft(minutes, by=clerk, at=AT, decisions=[decide(one.key, corrections={"name": "Jo Nayar"})])
    assert Witness.objects.get().person.name == "Jo Nayar"


def test_a_correction_that_was_declined_is_not_put_forward_again(agenda_item, clerk):
    draft(agenda_item, clerk)
    item = workflow.review(TrackerItem.objects.get(text=OLD_WORDS), by=clerk, at=AT)
    draft(agenda_item, clerk, NEWER)
    workflow.decline_correction(item, by=make_user("publisher"), at=AT)
    assert "declined" in item.history.first().history_change_reason
    assert not draft(agenda_item, clerk, NEWER)
    assert item.waiting_correction is None


def test_only_the_correction_that_was_seen_is_accepted(agenda_item, clerk):
    draft(agenda_item, clerk)
    item = workflow.review(TrackerItem.objects.get(text=OLD_WORDS), by=clerk, at=AT)
    draft(agenda_item, clerk, NEWER)
    seen = item.waiting_correction.stamp
    draft(agenda_item, clerk, PLACEMENTS.replace("by 30 September", "by 1 April"))
    publisher = make_user("publisher")
    for decide_it in (workflow.accept_correction, workflow.decline_correction):
        with pytest.raises(Refused, match="Another correction was put forward"):
            decide_it(item, by=publisher, seen=seen, at=AT)
    workflow.accept_correction(item, by=publisher, seen=item.waiting_correction.stamp, at=AT)


def test_a_correction_of_the_printed_owner_finds_the_owner(agenda_item, clerk):
    authority = agenda_item.meeting.committee.authority
    make_post("Head of Fostering", authority=authority)
    director = make_post("Director of Homes", authority=authority)
    draft(agenda_item, clerk)
    item = workflow.review(TrackerItem.objects.get(text__startswith="Head of Fostering"), by=clerk, at=AT)
    draft(agenda_item, clerk, PLACEMENTS.replace("Head of Fostering to invite", "Director of Homes to invite"))
    workflow.accept_correction(item, by=make_user("publisher"), at=AT)
    item.refresh_from_db()
    assert (item.owner_text, item.owner) == ("Director of Homes", director)


def test_another_kind_is_taken_for_a_draft_that_changed(agenda_item, clerk):
    draft(agenda_item, clerk)
    minutes = keep(agenda_item, clerk, NEWER)
    (one,) = [one for one in propose(minutes, intake.read_minutes(minutes)) if one.is_new]
    intake.draft(minutes, by=clerk, at=AT, decisions=[decide(one.key, becomes=Kind.ACTION)])
    assert TrackerItem.objects.get(text=NEW_WORDS).kind == Kind.ACTION
    assert not Dismissal.objects.exists()


def test_comparing_two_long_versions_takes_seconds(agenda_item, clerk):
    def text(word):
        said = " ".join(f"{word}{number}" for number in range(60))
        return "Minutes:\n" + "".join(f"{number}. A Member asked about {number} {said}.\n" for number in range(1, 400))

    draft(agenda_item, clerk, text("home"))
    minutes = keep(agenda_item, clerk, text("house"))
    started = time.process_time()
    propose(minutes, intake.read_minutes(minutes))
    assert time.process_time() - started < 10


# Checked


def test_what_is_left_for_later_still_waits(agenda_item, clerk):
    minutes = keep(agenda_item, clerk)
    keys = [one.key for one in propose(minutes, intake.read_minutes(minutes))]
    intake.draft(minutes, by=clerk, at=AT, decisions=decisions(keys[:4]))
    assert Checked.objects.get().left == 10
    intake.draft(minutes, by=clerk, at=AT, decisions=decisions(keys[4:]))
    assert Checked.objects.get().left == 0


def test_two_clerks_on_one_screen(agenda_item, clerk):
    minutes = keep(agenda_item, clerk)
    seen = Proposer(minutes, intake.read_minutes(minutes)).record.state
    keys = [one.key for one in propose(minutes, intake.read_minutes(minutes))]
    intake.draft(minutes, by=clerk, at=AT, decisions=[decide(keys[0], dismissed="elsewhere")], seen=seen)
    with pytest.raises(intake.ReadMeanwhile):
        intake.draft(minutes, by=make_user("clerk"), at=AT, decisions=decisions(keys), seen=seen)
    assert not TrackerItem.objects.exists()


def test_two_passages_of_one_kind_do_not_begin_with_the_same_words(agenda_item, clerk):
    minutes = keep(agenda_item, clerk)
    start = PLACEMENTS.index("The Director agreed")
    twice = [Decision("point", start, start + 30), Decision("point", start, start + 40)]
    with pytest.raises(Refused, match="Two passages of one kind begin with"):
        intake.draft(minutes, by=clerk, at=AT, decisions=twice)
    assert not DiscussionPoint.objects.exists()


# Dismissed


def test_a_passage_that_was_marked_by_hand_is_dismissed_too(agenda_item, clerk):
    minutes = keep(agenda_item, clerk)
    start = PLACEMENTS.index("The Director agreed")
    sent = [Decision("action", start, start + 30, dismissed="elsewhere")]
    assert len(intake.draft(minutes, by=clerk, at=AT, decisions=sent).dismissals) == 1


def test_the_reason_of_a_dismissal_is_corrected(agenda_item, clerk):
    minutes = keep(agenda_item, clerk)
    (action, *_) = [one for one in propose(minutes, intake.read_minutes(minutes)) if one.kind == Kind.ACTION]
    for reason in ("elsewhere", "not_one"):
        decided = [decide(action.key, dismissed=reason)]
        assert len(intake.draft(minutes, by=clerk, at=AT, decisions=decided).dismissals) == 1
    assert Dismissal.objects.get().reason == "not_one"


def test_what_is_dismissed_is_remembered_in_every_version_and_can_be_drafted_after_all(agenda_item, clerk):
    minutes = keep(agenda_item, clerk)
    (action, *_) = [one for one in propose(minutes, intake.read_minutes(minutes)) if one.kind == Kind.ACTION]
    sent = [Decision(Kind.ACTION, action.found.start, action.found.end, dismissed="elsewhere")]
    drafted = intake.draft(minutes, by=clerk, at=AT, decisions=sent)
    assert (len(drafted), len(drafted.dismissals)) == (0, 1)
    assert Checked.objects.get().minutes == minutes
    again = intake.draft(minutes, by=clerk, at=AT, decisions=sent)
    assert (len(again.dismissals), Dismissal.objects.count()) == (0, 1)

    newer = keep(agenda_item, clerk, "\n" + PLACEMENTS)
    known = [one for one in propose(newer, intake.read_minutes(newer)) if one.dismissed]
    assert [one.row.text for one in known] == [action.row.text]
    assert intake.draft(newer, by=clerk, at=AT).count(Kind.ACTION) == 1, "without a clerk it stays dismissed"

    intake.draft(newer, by=clerk, at=AT, decisions=[decide(known[0].key)])
    assert TrackerItem.objects.filter(text=action.row.text).exists()
    assert not Dismissal.objects.exists()


def test_an_action_that_becomes_an_undertaking_is_not_offered_again(agenda_item, clerk):
    minutes = keep(agenda_item, clerk)
    (action, *_) = [one for one in propose(minutes, intake.read_minutes(minutes)) if one.kind == Kind.ACTION]
    intake.draft(minutes, by=clerk, at=AT, decisions=[decide(action.key, becomes=Kind.UNDERTAKING)])
    assert TrackerItem.objects.get().kind == Kind.UNDERTAKING
    assert Dismissal.objects.get().note == "Drafted as undertaking"
    assert [
        one.dismissed is not None for one in propose(minutes, intake.read_minutes(minutes)) if one.key == action.key
    ] == [True]


def test_a_draft_takes_the_corrections_of_the_clerk(agenda_item, clerk):
    minutes = keep(agenda_item, clerk)
    (action, *_) = [one for one in propose(minutes, intake.read_minutes(minutes)) if one.kind == Kind.ACTION]
    post = make_post("Head of Homes", authority=agenda_item.meeting.committee.authority)
    wanted = {"text": "Circulate it.", "owner_text": "head of homes", "due_text": "by 1 June 2026"}
    intake.draft(minutes, by=clerk, at=AT, decisions=[decide(action.key, corrections=wanted)])
    item = TrackerItem.objects.get()
    assert (item.text, item.owner, item.due_latest) == ("Circulate it.", post, datetime.date(2026, 6, 1))
    assert item.quote == action.found.text


def test_words_that_a_clerk_marks_are_drafted(agenda_item, clerk):
    minutes = keep(agenda_item, clerk)
    start = PLACEMENTS.index("The Director agreed")
    end = PLACEMENTS.index(".", start) + 1
    intake.draft(minutes, by=clerk, at=AT, decisions=[Decision(Kind.ACTION, start, end)])
    assert TrackerItem.objects.get().quote == PLACEMENTS[start:end]
    nowhere = [Decision(Kind.ACTION, 5, 10**8), Decision("nothing", 0, 5), Decision(Kind.ACTION, 9, 9)]
    assert not intake.draft(minutes, by=clerk, at=AT, decisions=nowhere)


def test_words_that_are_there_may_still_be_chosen(agenda_item, clerk):
    draft(agenda_item, clerk)
    minutes = keep(agenda_item, clerk, "\n" + PLACEMENTS)
    proposals = propose(minutes, intake.read_minutes(minutes))
    assert all(one.repeated and not one.drafted for one in proposals)
    assert len(intake.draft(minutes, by=clerk, at=AT, decisions=decisions({proposals[0].key}))) == 1


def test_the_whole_or_nothing(agenda_item, clerk, monkeypatch):
    def fails(committee, **how):
        raise RuntimeError

    monkeypatch.setattr(workflow, "bind_next_meetings", fails)
    minutes = keep(agenda_item, clerk)
    with pytest.raises(RuntimeError):
        intake.draft(minutes, by=clerk, at=AT)
    assert not any(counts().values())


@pytest.mark.django_db(transaction=True)
def test_two_confirmations_at_once_make_one_set(agenda_item, clerk):
    minutes = keep(agenda_item, clerk)
    together = threading.Barrier(2)
    made = []

    def confirm():
        together.wait(timeout=10)
        for _ in range(200):
            try:
                made.append(len(intake.draft(Minutes.objects.get(pk=minutes.pk), by=clerk, at=AT)))
                break
            except OperationalError:  # SQLite in memory does not wait for a lock, as it does in a file
                time.sleep(0.02)
        connections.close_all()

    threads = [threading.Thread(target=confirm) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(made) == [0, 14]
    assert sum(counts().values()) == 14


# Who it may be


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Director of Children’s Services", "director of children's services"),
        ("Cllr. Mrs Ann Lee", "Ann Lee"),
        ("Health & Wellbeing Board", "Health and Wellbeing Board"),
        ("Director – Family   Resilience", "Director, Family Resilience"),
    ],
)
def test_names_are_compared_without_case_titles_and_punctuation(one, other):
    assert plain(one) == plain(other)


def test_an_exact_owner_is_set_and_a_likely_one_only_suggested(agenda_item, clerk, committee):
    fostering = make_post("Head of fostering", authority=committee.authority)
    minutes = keep(agenda_item, clerk)
    make_post("Director of Childrens Social Care Services", authority=committee.authority)
    nair = make_person("Priya Nayr")
    PostHolding.objects.create(person=nair, post=fostering)
    matches = {one.row.owner_text: one.match for one in propose(minutes, intake.read_minutes(minutes))[:5]}
    assert matches["Head of Fostering"].record == fostering
    assert (matches["Priya Nair"].record, matches["Priya Nair"].suggestion) == (None, nair)
    assert matches["The Director"].suggestion is None

    intake.draft(minutes, by=clerk, at=AT)
    owners = {item.owner_text: item.owner for item in TrackerItem.objects.exclude(owner_text="")}
    nobody = ["Cabinet", "Director of Childrens Services", "Priya Nair", "The Director"]
    assert owners == {"Head of Fostering": fostering, **dict.fromkeys(nobody)}


def test_owners_of_another_authority_or_another_time_are_nobody(agenda_item, clerk, committee):
    make_post("Head of Fostering", authority=make_authority("Loamshire"))
    make_post("Head of Fostering", authority=committee.authority, end_date=datetime.date(2020, 1, 1))
    directory = Directory(committee.authority, on=DAY)
    assert directory.owner("Head of Fostering").record is None
    assert Directory(committee.authority).owner("Head of Fostering").record


def test_two_of_one_name_are_only_suggested(committee):
    for _ in range(2):
        person = make_person("Sam Reed")
        PostHolding.objects.create(person=person, post=make_post(f"Post {person.pk}", authority=committee.authority))
    match = Directory(committee.authority).person("Mr Sam Reed")
    assert match.record is None
    assert match.suggestion.name == "Sam Reed"


def test_a_body_may_owe_and_nobody_owes_nothing(committee):
    body = make_organisation("Barsetshire Police")
    directory = Directory(committee.authority)
    assert directory.owner("BARSETSHIRE POLICE").record == body
    assert directory.owner("…") == directory.owner("") == directory.owner("Quite another")


def test_a_witness_is_the_person_of_that_name(agenda_item, clerk, committee):
    ames = make_person("Ruth Ames")
    PostHolding.objects.create(
        person=ames, post=make_post("Cabinet Member for Children", authority=committee.authority)
    )
    draft(agenda_item, clerk)
    witnesses = {witness.name: witness for witness in Witness.objects.all()}
    assert witnesses["Councillor Ruth Ames"].person == ames
    assert witnesses["Councillor Ruth Ames"].role == "Cabinet Member for Children"
    assert witnesses["Tom Hale"].person is None


@pytest.mark.parametrize("category", ["young_person", "parent_carer", "public"])
def test_children_carers_and_residents_are_never_kept_by_name(agenda_item, clerk, committee, monkeypatch, category):
    text = "Mia Frost, care leaver, spoke."
    found = FoundWitness(0, 9, "Mia Frost", "witness.line", 0.9, "Mia Frost", "care leaver", category)
    person = make_person("Mia Frost")
    PostHolding.objects.create(person=person, post=make_post(authority=committee.authority))
    monkeypatch.setattr(
        intake.minutes, "read", lambda text, meeting_date, recesses=(): Reading(text=text, witnesses=(found,))
    )
    draft(agenda_item, clerk, text)
    witness = Witness.objects.get()
    assert (witness.name, witness.role, witness.person, witness.category) == ("", "", None, category)


# Bounds


def test_queries_do_not_grow_with_the_text(agenda_item, clerk):
    def queries_for(text):
        minutes = keep(make_agenda_item(agenda_item.meeting), clerk, text)
        with CaptureQueriesContext(connection) as queries:
            intake.draft(minutes, by=clerk, at=AT)
        return len(queries)

    queries_for(PLACEMENTS)  # reads the clerk's permissions, once
    points = "Minutes:\n" + "".join(f"{number}. A Member asked about home {number}.\n" for number in range(1, 61))
    one = queries_for("Minutes:\n1. A Member asked about home 1.\n")
    # SQLite takes 999 values in a statement, so sixty points and their history are saved in two steps each.
    assert one <= queries_for(points) <= one + 2
    assert one <= 18


def test_a_text_of_endless_passages_is_drafted_up_to_a_bound(agenda_item, clerk):
    text = "Minutes:\n" + "1. A Member asked again.\n" * (MOST_PASSAGES + 200)
    minutes = keep(agenda_item, clerk, text)
    reading = intake.read_minutes(minutes)
    assert count_passages(reading) > MOST_PASSAGES
    assert len(propose(minutes, reading)) == MOST_PASSAGES


def test_broken_lines_flow_and_paragraphs_stay():
    assert flowing(" One\n  two\nthree \n\n\n Four\u00a0five ") == "One two three\n\nFour five"


@pytest.mark.parametrize(
    "noise", ["<script>alert(1)</script>", "{{ 7*7 }}", "=cmd|'/c'!A1", "\u202e\u200b", "'; DROP TABLE--"]
)
def test_hostile_words_are_kept_as_words(agenda_item, clerk, noise):
    text = to_text(f"Minutes:\n1. A Member asked about {noise} twice.\n")
    draft(agenda_item, clerk, text)
    point = DiscussionPoint.objects.get()
    assert noise in point.quote
    assert point.quote in text


def test_nothing_is_drafted_for_a_meeting_of_another_text(agenda_item, clerk):
    """The minutes decide the agenda item, whatever the caller held in its hands before."""
    minutes = keep(agenda_item, clerk, DECISION)
    meeting = Meeting.objects.get(pk=agenda_item.meeting_id)
    intake.draft(Minutes.objects.get(pk=minutes.pk), by=clerk, at=AT)
    assert TrackerItem.objects.get().meeting == meeting
