"""What each page says."""

import datetime
import re

import pytest
from django.test import RequestFactory

from committees.models import Meeting, Membership, Stage
from inspections.models import Edition, Inspection, InspectionType
from scrutiny import workflow
from scrutiny.models import Response, TrackerItem, Update
from scrutiny.models.items import Kind, Progress
from scrutiny.views.items import render_item, whole
from scrutiny.views.meetings import render_meeting
from tests.factories import (
    AT,
    make_agenda_item,
    make_authority,
    make_committee,
    make_item,
    make_meeting,
    make_minutes,
    make_organisation,
    make_person,
    make_post,
    make_user,
    mark_published,
)
from tests.scrutiny.views.council import TODAY, make_council

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
PREVIEW_QUERIES = 6


def words(response) -> str:
    """The text of the page, without tags and with single spaces."""
    main = response.content.decode().partition('id="main-content"')[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).replace("&#x27;", "'").split())


@pytest.fixture
def meeting():
    return mark_published(
        make_meeting(make_committee("Health Committee"), date=datetime.date(2026, 3, 10), status="held")
    )


# Home


def test_home_counts_what_its_lists_show(client):
    make_council(6)
    cards = client.get("/").context["cards_ever"]
    assert [card.label for card in cards] == [
        "recommendations made",
        "recommendations answered",
        "actions completed",
        "actions late",
    ]
    for card in [*cards, *client.get("/").context["cards"]]:
        page = client.get(card.link)
        assert not page.context["filter"].form.errors
        assert card.number == str(page.context["page_obj"].paginator.count), card


def test_the_numbers_of_a_new_site_lead_to_empty_lists(client):
    for card in client.get("/").context["cards"]:
        page = client.get(card.link)
        assert (card.number, page.context["filter"].form.errors) == ("0", {})


def test_home_tells_when_next(client, meeting):
    soon = mark_published(
        make_meeting(meeting.committee, date=TODAY + DAY, start_time=datetime.time(10), status="provisional")
    )
    mark_published(make_meeting(meeting.committee, date=TODAY + 2 * DAY, status="cancelled"))
    assert list(client.get("/").context["meetings"]) == [soon]
    assert "Sunday 15 November 2026, 10am" in words(client.get("/"))
    assert "Date not settled" in words(client.get("/"))


# One item


def test_a_recommendation_tells_its_story(client, meeting):
    by, cabinet = make_user(), make_organisation("Cabinet")
    item = make_item(
        make_agenda_item(meeting, number="53/26", title="Placements"),
        text="That Cabinet act.",
        owner_body=cabinet,
        due_text="Autumn 2026",
        due_latest=TODAY - 9 * DAY,
        progress=Progress.CLAIMED_COMPLETE,
        public_quote="RESOLVED: That Cabinet act.",
    )
    item = mark_published(item, by)
    answer = {"recipient_body": cabinet, "received_on": datetime.date(2026, 3, 17)}
    mark_published(
        Response(item=item, decision="accepted", responded_on=datetime.date(2026, 4, 20), text="Yes.", **answer), by
    )
    Update.objects.create(
        item=item, on=datetime.date(2026, 6, 1), text="Begun.", progress="in_progress", created_at=AT, created_by=by
    )
    action = mark_published(make_item(meeting=meeting, kind=Kind.ACTION, text="To write it.", parent=item), by)

    page = client.get(item.get_absolute_url())

    said = words(page)
    assert "Said to be complete; the committee has not yet agreed." in said
    assert "Autumn 2026 (by 5 November 2026)" in said
    assert "9 days late" in said
    assert "Answered 20 April 2026, after 34 days" in said
    assert "From the minutes of Health Committee, 10 March 2026, item 53/26" in said
    assert "RESOLVED: That Cabinet act." in said
    assert action.reference in said
    titles = [event.title for event in page.context["timeline"]]
    assert titles == [
        "Asked at Health Committee",
        "Sent to Cabinet",
        "Published here",
        "Answered by Cabinet: Accepted",
        "Update: in progress",
    ]
    assert f"{item.get_absolute_url()}" in said
    assert item.reference in words(client.get(action.get_absolute_url()))


def test_an_undertaking_is_an_action_with_its_own_name(client, meeting):
    promise = mark_published(make_item(make_agenda_item(meeting), kind=Kind.UNDERTAKING, text="To send it."))
    assert promise.get_absolute_url().startswith("/actions/")
    assert words(client.get(promise.get_absolute_url())).count("Undertaking") == 1
    assert "Undertaking, Health Committee" in words(client.get("/actions/"))
    assert f"Undertaking {promise.reference}" in words(client.get(meeting.get_absolute_url()))
    wrong_list = promise.get_absolute_url().replace("/actions/", "/recommendations/")
    assert client.get(wrong_list).status_code == 404


def test_a_quote_that_is_switched_off_is_not_shown(client, meeting):
    item = mark_published(make_item(make_agenda_item(meeting), public_quote="Not these words", show_quote=False))
    assert "Not these words" not in words(client.get(item.get_absolute_url()))


# A meeting


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("cancelled", "This meeting was cancelled. It did not take place."),
        ("postponed", "This meeting was postponed. It did not take place on this day."),
        ("provisional", "The date is not settled yet and may change."),
    ],
)
def test_a_meeting_says_whether_it_takes_place(client, status, said):
    meeting = mark_published(make_meeting(status=status))
    assert said in words(client.get(meeting.get_absolute_url()))


def test_of_a_private_item_only_the_notice_and_the_number(client, meeting):
    private = {"access": "exempt", "exempt_paragraphs": "1", "public_interest_reason": "Private reason"}
    make_agenda_item(meeting, number="7", title="Private title", public_notice="Considered in private.", **private)
    make_agenda_item(meeting, number="8", title="Silent title", **private)
    said = words(client.get(meeting.get_absolute_url()))
    assert "7 Considered in private." in said
    assert "rivate title" not in said
    assert "Silent title" not in said
    assert "8" not in said.partition("Agenda")[2]


@pytest.mark.parametrize(
    "address", ["2026-03-10-1", "2026-3-10", "2026-02-30", "２０２６-03-10", "x", "2026-03-10-100", "0000-00-00"]
)
def test_only_the_one_address_of_a_meeting_works(client, meeting, address):
    page = meeting.get_absolute_url()
    assert client.get(page).status_code == 200
    assert client.get(page.replace("2026-03-10", address)).status_code == 404


def test_meetings_link_to_those_before_and_after(client, meeting):
    before = mark_published(make_meeting(meeting.committee, date=meeting.date - DAY))
    after = mark_published(make_meeting(meeting.committee, date=meeting.date + DAY, sitting=2))
    make_meeting(meeting.committee, date=meeting.date + DAY)
    page = client.get(meeting.get_absolute_url()).content.decode()
    assert f'href="{before.get_absolute_url()}" rel="prev"' in page
    assert f'href="{after.get_absolute_url()}" rel="next"' in page


# Committees, people, posts


def test_a_committee_with_nothing_outstanding_says_so(client, meeting):
    assert "Nothing is outstanding for this committee" in words(client.get(meeting.committee.get_absolute_url()))


def test_members_are_shown_as_far_as_they_may_be_named(client, meeting):
    chair = make_person("Mary Bold", naming="named")
    kept_back = make_person("Nobody Known", naming="role_only")
    Membership.objects.create(
        person=kept_back, committee=meeting.committee, basis="parent_governor_representative", area="Plumstead"
    )
    Membership.objects.create(person=chair, committee=meeting.committee, role="chair", role_label="Chairman")
    gone = make_person("Gone Away", naming="named")
    Membership.objects.create(person=gone, committee=meeting.committee, end_date=TODAY - DAY)
    said = words(client.get(meeting.committee.get_absolute_url()))
    assert "Mary Bold Chairman Councillor" in said
    assert "Name withheld Member Parent governor representative" in said
    for hidden in ("Nobody Known", "Plumstead", "Gone Away"):
        assert hidden not in said
    assert client.get(f"/people/{kept_back.slug}/").status_code == 404
    assert "Mary Bold" in words(client.get("/people/"))


def test_a_post_has_a_page_once_it_owes_something(client, meeting):
    post = make_post(authority=make_authority())
    address = f"/posts/{post.authority.slug}/{post.slug}/"
    item = make_item(make_agenda_item(meeting), kind=Kind.ACTION, owner_post=post, text="To write it.")
    assert client.get(address).status_code == 404
    mark_published(item)
    page = client.get(address)
    assert "To write it." in words(page)
    assert "?owner=" in page.content.decode()
    for link in re.findall(r'href="(/[a-z]+/\?owner=[^"]+)"', page.content.decode()):
        assert not client.get(link).context["filter"].form.errors
    mark_published(item).__class__.objects.filter(pk=item.pk).update(progress=Progress.COMPLETE)
    assert "Nothing is outstanding for this post" in words(client.get(address))


# Inspections


def test_an_edition_without_an_overall_judgement_says_so(client):
    inspection = mark_published(
        Inspection(
            authority=make_authority(),
            inspection_type=InspectionType.objects.get(code="ilacs_standard"),
            edition=Edition.objects.get(code="ilacs-2026"),
            start_date=datetime.date(2026, 6, 8),
        )
    )
    assert "This edition has no overall judgement." in words(client.get(inspection.get_absolute_url()))
    assert "None in this edition" in words(client.get("/inspections/"))


@pytest.mark.parametrize("date", ["2026-13-01", "20260608", "2026-W24-1", "x", "9999-99-99"])
def test_a_bad_date_in_an_address_is_a_page_not_found(client, date):
    assert client.get(f"/inspections/barsetshire/{date}/ilacs_standard/").status_code == 404


# As the public will see it


def test_a_preview_shows_what_publishing_will_show():
    request = RequestFactory().get("/")
    meeting = make_meeting(make_committee("Health Committee"))
    agenda_item = make_agenda_item(meeting, title="Placements")
    minutes = make_minutes(agenda_item, text="Mr Nobody Known asked. That it be done.")
    make_person("Nobody Known", naming="withheld")
    quoted = {"minutes": minutes, "start": 0, "end": 22}
    agenda_item.all_points.create(text="Mr Nobody Known asked.", **quoted)
    reviewed = {"stage": Stage.REVIEWED, "reviewed_at": AT, "reviewed_by": make_user()}
    item = make_item(agenda_item, text="That it be done.", **quoted, **reviewed)
    make_item(agenda_item, text="That this stay a draft.")

    page = words(render_meeting(request, meeting, preview=True))
    assert "That it be done." in page
    assert "[name withheld] asked." in page
    assert "stay a draft" not in page
    page = words(render_item(request, item, preview=True))
    assert "Recommendation (not yet published)" in page
    assert "[name withheld] asked." in page


@pytest.fixture
def corrected():
    """An item and its meeting that were published and withdrawn, and whose words and witnesses changed since."""
    publisher = make_user("publisher")
    agenda_item = make_agenda_item(make_meeting(make_committee("Health Committee")), title="Placements")
    make_person("Nobody Known", naming="withheld")
    minutes = make_minutes(agenda_item, text="Mr Nobody Known asked. Ms Late Comer asked.")
    point = agenda_item.all_points.create(text="Mr Nobody Known spoke.")
    item = make_item(agenda_item, text="That it be done.", minutes=minutes, start=0, end=22)
    workflow.review(item, by=publisher, at=AT)
    meeting = workflow.publish(agenda_item.meeting, by=publisher, at=AT)
    workflow.withdraw(meeting, by=publisher, reason="A mistake", at=AT)

    item.refresh_from_db()
    item.start, item.end = 23, len(minutes.text)
    item.save()
    point.refresh_from_db()
    point.text = "Ms Late Comer spoke."
    point.save()
    make_person("Late Comer", naming="withheld")
    agenda_item.all_witnesses.create(name="Jo Carr", role="Director")
    agenda_item.all_witnesses.create(name="Held Back", is_public=False)
    make_item(agenda_item, Kind.ACTION, text="That this be seen with its meeting.", parent=item, **reviewed())
    make_item(kind=Kind.ACTION, text="That this wait for another meeting.", parent=item, **reviewed())
    workflow.review(item, by=publisher, at=AT)
    item.all_responses.create(recipient_body=make_organisation(), decision="accepted", responded_on=TODAY, **reviewed())
    item.all_responses.create(recipient_body=make_organisation("Care Board"))
    return item


def reviewed():
    return {"stage": Stage.REVIEWED, "reviewed_at": AT, "reviewed_by": make_user()}


def test_a_preview_says_what_the_page_says_once_published(client, corrected):
    request = RequestFactory().get("/")
    before = render_meeting(request, Meeting.objects.get(pk=corrected.meeting_id), preview=True)
    item_before = render_item(request, whole(TrackerItem.objects).get(pk=corrected.pk), preview=True)

    workflow.publish(corrected.meeting, by=make_user("publisher"), at=AT)
    after = client.get(Meeting.objects.get(pk=corrected.meeting_id).get_absolute_url())
    item_after = client.get(TrackerItem.objects.get(pk=corrected.pk).get_absolute_url())
    assert part(before, "st-agenda") == part(after, "st-agenda")
    assert "[name withheld] spoke." in part(after, "st-agenda")
    assert "Held Back" not in part(after, "st-agenda")
    assert part(item_before, "st-quote") == part(item_after, "st-quote")
    assert "[name withheld] asked." in part(item_after, "st-quote")
    for said, is_public in {
        "That this be seen with its meeting.": True,
        "Care Board": True,
        "That this wait for another meeting.": False,
        "Accepted": False,
    }.items():
        assert (said in words(item_before)) is (said in words(item_after)) is is_public, said


def part(response, name) -> str:
    """The words of the page from the first element of that class on, without references, which publishing gives."""
    shown = response.content.decode().partition(f'class="{name}')[2].partition("</main>")[0]
    shown = re.sub(r"<[^>]+>|\bC\d+-2025-26-[AR]\d+\b", " ", shown)
    return " ".join(shown.split())


@pytest.mark.parametrize("rows", [2, 30])
def test_a_preview_asks_the_same_few_times_for_many_points(rows, django_assert_num_queries):
    agenda_item = make_agenda_item(make_meeting())
    for number in range(rows):
        agenda_item.all_points.create(text=f"Mr Nobody Known asked question {number}.")
        make_person(f"Nobody Known {number}", naming="withheld")
    meeting = Meeting.objects.select_related("committee__authority").get()
    with django_assert_num_queries(PREVIEW_QUERIES):
        render_meeting(RequestFactory().get("/"), meeting, preview=True)
