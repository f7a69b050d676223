"""The verbs of the tracker: what they do, what they refuse, what they leave behind."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from committees.models import DiscussionPoint, Meeting, Stage, Witness
from scrutiny import workflow
from scrutiny.models import Response, TrackerItem, Update
from scrutiny.models.items import Kind, Progress
from tests.factories import (
    AT,
    DAY,
    make_agenda_item,
    make_item,
    make_meeting,
    make_minutes,
    make_organisation,
    make_person,
    make_user,
)

pytestmark = pytest.mark.django_db
LATER = datetime.timedelta(days=30)


@pytest.fixture
def clerk():
    return make_user("clerk")


@pytest.fixture
def publisher():
    return make_user("publisher")


@pytest.fixture
def item():
    return make_item(make_agenda_item())


@pytest.fixture
def published(item, publisher):
    workflow.publish(item.meeting, by=publisher, at=AT)
    workflow.review(item, by=publisher, at=AT)
    return workflow.publish(item, by=publisher, at=AT)


def refused(call, *args, **kwargs):
    with pytest.raises(workflow.Refused) as caught:
        call(*args, **kwargs)
    return caught.value.reason


def test_a_draft_is_reviewed_then_published_with_its_meeting(item, clerk, publisher):
    reviewed = workflow.review(item, by=clerk, at=AT)
    assert (reviewed.stage, reviewed.reviewed_by, reviewed.reference) == (Stage.REVIEWED, clerk, None)
    assert not TrackerItem.objects.published().exists()

    workflow.publish_meeting(item.meeting, by=publisher, at=AT)

    item = TrackerItem.objects.published().get()
    code = item.committee.short_code
    assert item.reference == f"{code}-2025-26-R1"
    assert (item.published_at, item.published_by) == (AT, publisher)


def test_publishing_a_meeting_leaves_drafts_alone(item, publisher):
    workflow.publish_meeting(item.meeting, by=publisher, at=AT)
    item.refresh_from_db()
    assert (item.stage, item.reference) == (Stage.DRAFT, None)


def test_references_count_by_committee_year_and_kind_in_agenda_order(publisher):
    meeting = make_meeting()
    second, first = (make_agenda_item(meeting, order=order) for order in (2, 1))
    items = [
        make_item(second),
        make_item(first),
        make_item(first, kind=Kind.ACTION),
        make_item(first, kind=Kind.UNDERTAKING),
    ]
    for item in items:
        workflow.review(item, by=publisher, at=AT)
    workflow.publish_meeting(meeting, by=publisher, at=AT)
    for item in items:
        item.refresh_from_db()
    assert [item.reference.rsplit("-", 1)[1] for item in items] == ["R2", "R1", "A1", "U1"]


def test_a_reference_never_changes_and_is_never_given_twice(published, publisher):
    withdrawn = workflow.withdraw(published, by=publisher, reason="Wrong meeting", at=AT)
    other = make_item(published.agenda_item)
    workflow.review(other, by=publisher, at=AT)
    assert workflow.publish(other, by=publisher, at=AT).reference.endswith("R2")
    workflow.review(withdrawn, by=publisher, at=AT)
    assert workflow.publish(withdrawn, by=publisher, at=AT).reference == published.reference


def test_a_clerk_cannot_publish_or_withdraw(item, published, clerk):
    assert "permission to publish" in refused(workflow.publish, item.meeting, by=clerk, at=AT)
    assert "permission to publish" in refused(workflow.withdraw, published, by=clerk, reason="No", at=AT)


def test_nobody_without_rights_reviews(item):
    assert "permission to review" in refused(workflow.review, item, by=make_user(), at=AT)


def test_a_draft_is_not_published_before_it_is_reviewed(item, publisher):
    workflow.publish(item.meeting, by=publisher, at=AT)
    assert refused(workflow.publish, item, by=publisher, at=AT) == "Review it first."


def test_the_database_refuses_published_without_reviewed(item):
    with pytest.raises(IntegrityError), transaction.atomic():
        TrackerItem.objects.filter(pk=item.pk).update(stage=Stage.PUBLISHED, reference="X-1")


def test_the_database_refuses_closed_without_a_meeting(item):
    with pytest.raises(IntegrityError), transaction.atomic():
        TrackerItem.objects.filter(pk=item.pk).update(closed_at=AT)


def test_an_item_waits_for_its_meeting(item, publisher):
    workflow.review(item, by=publisher, at=AT)
    assert refused(workflow.publish, item, by=publisher, at=AT) == "Publish the meeting first."


def test_nothing_of_an_exempt_item_is_published(publisher):
    agenda_item = make_agenda_item(access="exempt", exempt_paragraphs="1", public_interest_reason="A family")
    item = make_item(agenda_item)
    workflow.review(item, by=publisher, at=AT)
    workflow.publish_meeting(agenda_item.meeting, by=publisher, at=AT)
    assert "exempt" in refused(workflow.publish, item, by=publisher, at=AT)
    assert not TrackerItem.objects.published().exists()


def test_a_meeting_without_a_date_is_not_published(publisher):
    meeting = make_meeting(date=None)
    assert refused(workflow.publish, meeting, by=publisher, at=AT) == "The date of the meeting is not known."


def test_withdrawing_a_meeting_takes_everything_with_it(published, publisher):
    cabinet = make_organisation()
    response = workflow.ask(published, by=publisher, body=cabinet, received_on=DAY, at=AT)
    assert response.is_published
    workflow.withdraw(published.meeting, by=publisher, reason="Published too early", at=AT)
    published.refresh_from_db()
    response.refresh_from_db()
    assert published.stage == response.stage == Stage.WITHDRAWN
    assert published.withdrawn_reason == "Published too early"
    assert not TrackerItem.objects.published().exists()


def test_withdrawing_needs_a_reason(published, publisher):
    assert refused(workflow.withdraw, published, by=publisher, reason=" ", at=AT) == "Say why it is withdrawn."


def test_names_are_masked_in_the_words_shown(publisher):
    make_person("Robin Vale", naming="withheld")
    text = "Mr R Vale agreed. Robin  Vale will report on placements by May."
    minutes = make_minutes(text=text)
    meeting = minutes.agenda_item.meeting
    item = make_item(minutes.agenda_item, minutes=minutes, start=0, end=len(text))
    point = DiscussionPoint.objects.create(agenda_item=minutes.agenda_item, text=text)
    workflow.review(item, by=publisher, at=AT)
    workflow.publish_meeting(meeting, by=publisher, at=AT)
    item.refresh_from_db()
    point.refresh_from_db()
    masked = "[name withheld] agreed. [name withheld] will report on placements by May."
    assert item.public_quote == point.public_text == masked
    assert item.quote == text


def test_a_text_that_names_somebody_withheld_is_refused(item, publisher):
    make_person("Robin Vale", naming="role_only")
    item.text = "That Robin Vale report back."
    item.save()
    workflow.publish(item.meeting, by=publisher, at=AT)
    workflow.review(item, by=publisher, at=AT)
    assert "names Robin Vale" in refused(workflow.publish, item, by=publisher, at=AT)


def test_a_meeting_whose_agenda_or_witnesses_name_somebody_withheld_is_refused(publisher):
    robin = make_person("Robin Vale", naming="withheld")
    witness = Witness.objects.create(agenda_item=make_agenda_item(), name="Ms R Vale", role="Team Manager")
    meeting = witness.agenda_item.meeting
    assert "names Robin Vale" in refused(workflow.publish, meeting, by=publisher, at=AT)
    witness.person = robin
    witness.save()
    assert workflow.publish(meeting, by=publisher, at=AT).is_published


def test_an_update_moves_progress_and_is_kept(published, clerk):
    update = workflow.update(published, by=clerk, on=DAY, text="Begun.", progress=Progress.IN_PROGRESS, at=AT)
    published.refresh_from_db()
    assert published.progress == Progress.IN_PROGRESS
    assert (update.created_by, update.created_at) == (clerk, AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Update.objects.update(text="Something else")


def test_an_update_cannot_say_complete(published, clerk):
    reason = refused(workflow.update, published, by=clerk, on=DAY, text="Done", progress=Progress.COMPLETE, at=AT)
    assert reason.startswith("Only the committee")
    assert not Update.objects.exists()


def test_the_committee_closes_at_a_meeting_and_may_reopen(published, publisher):
    meeting = workflow.publish(make_meeting(published.committee, date=DAY + LATER), by=publisher, at=AT)
    closed = workflow.close(published, by=publisher, meeting=meeting, reason="Members were satisfied", at=AT + LATER)
    closed.refresh_from_db()
    assert (closed.progress, closed.is_open) == (Progress.COMPLETE, False)
    assert "Reopen it first" in refused(
        workflow.update, closed, by=publisher, on=DAY, text="More", progress=Progress.IN_PROGRESS, at=AT
    )
    reopened = workflow.reopen(closed, by=publisher, reason="New evidence", at=AT + 2 * LATER)
    reopened.refresh_from_db()
    assert (reopened.progress, reopened.is_open, reopened.closed_reason) == (Progress.IN_PROGRESS, True, "")
    assert list(Update.objects.values_list("kind", flat=True).order_by("id")) == ["closed", "reopened"]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"date": DAY + 9 * LATER}, "Choose a meeting that has taken place."),
        ({"date": DAY + LATER, "status": "cancelled"}, "Choose a meeting that has taken place."),
        ({"date": DAY - LATER}, "The committee cannot have closed it before it was asked."),
    ],
)
def test_closing_needs_a_meeting_that_took_place(published, publisher, fields, reason):
    meeting = make_meeting(published.committee, **fields)
    assert refused(workflow.close, published, by=publisher, meeting=meeting, reason="Done", at=AT + LATER) == reason


def test_a_clerk_cannot_close(published, clerk):
    assert "permission to close" in refused(
        workflow.close, published, by=clerk, meeting=published.meeting, reason="Done", at=AT
    )


def test_an_answer_fills_the_awaiting_row_and_a_change_of_mind_is_a_new_one(published, publisher):
    asked = workflow.ask(published, by=publisher, body=make_organisation(), received_on=DAY, at=AT)
    first = workflow.respond(
        asked, by=publisher, decision="accepted", text="Agreed", responded_on=DAY + LATER, at=AT + LATER
    )
    assert (first.pk, first.days_taken, first.is_published) == (asked.pk, 30, True)
    second = workflow.respond(
        first,
        by=publisher,
        decision="not_accepted",
        text="No longer",
        responded_on=DAY + 2 * LATER,
        at=AT + 2 * LATER,
    )
    assert second.pk != first.pk
    assert list(Response.objects.order_by("id").values_list("decision", flat=True)) == ["accepted", "not_accepted"]


def test_an_answer_recorded_by_a_clerk_waits_for_a_publisher(published, clerk, publisher):
    asked = workflow.ask(published, by=clerk, body=make_organisation(), at=AT)
    answer = workflow.respond(asked, by=clerk, decision="accepted", text="Agreed", responded_on=DAY, at=AT)
    assert [row.decision for row in Response.objects.published()] == ["awaiting"]
    assert workflow.publish(answer, by=publisher, at=AT).is_published
    assert [row.decision for row in Response.objects.all()] == ["accepted"]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"decision": "awaiting", "responded_on": DAY}, "Choose what they decided."),
        ({"decision": "accepted", "responded_on": None}, "Give the date of the answer."),
        ({"decision": "accepted", "responded_on": DAY - LATER}, "The answer cannot be dated before they received it."),
        ({"decision": "accepted", "responded_on": DAY + LATER}, "The date of the answer cannot be in the future."),
    ],
)
def test_an_answer_must_make_sense(published, publisher, answer, reason):
    asked = workflow.ask(published, by=publisher, body=make_organisation(), received_on=DAY, at=AT)
    assert refused(workflow.respond, asked, by=publisher, at=AT, **answer) == reason


class TestNextMeeting:
    @pytest.fixture
    def promise(self, published):
        TrackerItem.objects.filter(pk=published.pk).update(due_precision="next_meeting", due_text="next meeting")
        published.refresh_from_db()
        return published

    def due(self, promise):
        promise.refresh_from_db()
        return promise.due_latest, promise.due_meeting_id

    def test_it_is_not_scheduled_until_a_meeting_is_published(self, promise, publisher):
        make_meeting(promise.committee, date=DAY + LATER)
        workflow.bind_next_meetings(promise.committee, by=publisher, at=AT)
        assert self.due(promise) == (None, None)
        assert not TrackerItem.objects.overdue(on=DAY + 100 * LATER).exists()

    def test_it_moves_with_the_meeting(self, promise, publisher):
        meeting = make_meeting(promise.committee, date=DAY + LATER)
        workflow.publish(meeting, by=publisher, at=AT)
        assert self.due(promise) == (DAY + LATER, meeting.pk)
        Meeting.objects.filter(pk=meeting.pk).update(date=DAY + 2 * LATER)
        assert workflow.bind_next_meetings(promise.committee, by=publisher, at=AT) == 1
        assert self.due(promise) == (DAY + 2 * LATER, meeting.pk)

    def test_it_passes_over_a_cancelled_meeting(self, promise, publisher):
        for days, status in ((1, "cancelled"), (2, "confirmed")):
            workflow.publish(
                make_meeting(promise.committee, date=DAY + days * LATER, status=status), by=publisher, at=AT
            )
        assert self.due(promise)[0] == DAY + 2 * LATER

    def test_it_is_late_only_after_the_meeting(self, promise, publisher):
        workflow.publish(make_meeting(promise.committee, date=DAY + LATER), by=publisher, at=AT)
        assert not TrackerItem.objects.overdue(on=DAY + LATER).exists()
        assert TrackerItem.objects.overdue(on=DAY + LATER + datetime.timedelta(days=1)).exists()


def test_every_step_leaves_history_that_says_who_and_why(published, publisher):
    rows = [(row.history_change_reason, row.history_user) for row in published.history.order_by("history_id")]
    assert rows[-2:] == [("Reviewed", publisher), ("Published", publisher)]
    assert published.version == 3


def test_an_item_is_not_closed_at_a_meeting_that_the_public_may_not_know_of(published, publisher):
    meeting = make_meeting(published.committee, date=DAY + LATER)
    reason = refused(workflow.close, published, by=publisher, meeting=meeting, reason="Done", at=AT + LATER)
    assert reason.startswith("Publish that meeting first")


def test_an_item_is_closed_by_its_own_committee(published, publisher):
    elsewhere = make_meeting(date=DAY + LATER)
    reason = refused(workflow.close, published, by=publisher, meeting=elsewhere, reason="Done", at=AT + LATER)
    assert reason == "Choose a meeting of the committee that asked."


def test_a_closing_is_not_told_once_its_meeting_is_withdrawn(published, publisher):
    meeting = workflow.publish(make_meeting(published.committee, date=DAY + LATER), by=publisher, at=AT)
    workflow.close(published, by=publisher, meeting=meeting, reason="Done", at=AT + LATER)
    assert Update.objects.published().exists()
    workflow.withdraw(meeting, by=publisher, reason="Wrong day", at=AT + LATER)
    assert not Update.objects.published().exists()


@pytest.mark.parametrize("what", ["update", "close", "reopen"])
def test_news_that_names_somebody_withheld_is_refused(published, publisher, what):
    make_person("Robin Vale", naming="withheld")
    words = "Mrs Robin Vale has moved."
    meeting = published.meeting
    if what == "update":
        call = {"on": DAY, "text": words, "progress": Progress.IN_PROGRESS}
    elif what == "close":
        call = {"meeting": meeting, "reason": words}
    else:
        workflow.close(published, by=publisher, meeting=meeting, reason="Done", at=AT)
        call = {"reason": words}
    assert "names Robin Vale" in refused(getattr(workflow, what), published, by=publisher, at=AT, **call)


def test_an_update_can_be_taken_off_the_public_page_and_never_changed(published, clerk, publisher):
    update = workflow.update(published, by=clerk, on=DAY, text="Begun.", progress=Progress.IN_PROGRESS, at=AT)
    assert "permission" in refused(workflow.hide, update, by=clerk)
    workflow.hide(update, by=publisher)
    assert not Update.objects.published().exists()
    assert Update.objects.get().text == "Begun."


def test_an_update_is_not_dated_in_the_future(published, clerk):
    assert "future" in refused(
        workflow.update, published, by=clerk, on=DAY + LATER, text="Begun.", progress=Progress.IN_PROGRESS, at=AT
    )


def test_a_private_title_does_not_stop_the_rest_of_the_meeting(publisher):
    make_person("Robin Vale", naming="withheld")
    private = make_agenda_item(
        title="The case of Robin Vale", access="exempt", exempt_paragraphs="1", public_interest_reason="A family"
    )
    assert workflow.publish(private.meeting, by=publisher, at=AT).is_published


@pytest.mark.parametrize("category", ["parent_carer", "officer"])
def test_the_role_of_a_witness_names_nobody_withheld(publisher, category):
    make_person("Robin Vale", naming="withheld")
    witness = Witness.objects.create(
        agenda_item=make_agenda_item(), name="A witness", role="Carer of Robin Vale", category=category
    )
    assert "names Robin Vale" in refused(workflow.publish, witness.agenda_item.meeting, by=publisher, at=AT)


def test_a_promise_taken_up_again_is_bound_again(published, publisher):
    TrackerItem.objects.filter(pk=published.pk).update(due_precision="next_meeting", progress="cancelled")
    meeting = make_meeting(published.committee, date=DAY + LATER)
    workflow.publish(meeting, by=publisher, at=AT)
    published.refresh_from_db()
    assert published.due_latest is None
    workflow.update(published, by=publisher, on=DAY, text="After all", progress=Progress.IN_PROGRESS, at=AT)
    published.refresh_from_db()
    assert published.due_latest == DAY + LATER


def test_what_was_asked_moves_with_the_day_of_its_meeting(item, clerk):
    meeting, version = item.meeting, item.version
    meeting.date = DAY + datetime.timedelta(days=1)
    meeting.save()
    for _ in range(2):
        workflow.move_items(meeting, by=clerk)
        item.refresh_from_db()
        assert (item.asked_on, item.version) == (meeting.date, version + 1)
    last = item.history.first()
    assert (last.history_user, last.history_change_reason) == (clerk, "The date of the meeting was corrected")
