"""The pages of minutes of a whole meeting: bring them, look through, confirm; nothing typed is lost, nothing private kept."""

import datetime
import re
from dataclasses import replace

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from committees.imported import ImportedCommittee
from committees.models import AgendaItem, Attendance, Committee, Incoming, Meeting, Minutes, Recess
from committees.private_business import FOLLOWS
from scrutiny import intake
from scrutiny.importing import MeetingChoice
from scrutiny.models import TrackerItem
from scrutiny.workflow import Refused
from tests import factories
from tests.committees import test_moderngov as moderngov
from tests.factories import AT, DAY, make_agenda_item, make_committee, make_meeting, make_user, mark_published
from tests.imports import COMMITTEE, imported, item, many, meeting, person
from tests.minutes import PLACEMENTS
from tests.scrutiny.admin.forms import fields_of
from tests.scrutiny.test_meetings_intake import WHOLE, retyped

pytestmark = pytest.mark.django_db

ADD = "/admin/committees/incoming/add/"
LIST = "/admin/committees/incoming/"
MOST_QUERIES = 26
MOST_AGAIN = 36


@pytest.fixture
def clerk(client):
    user = make_user("clerk", first_name="Priya", last_name="Shah")
    client.force_login(user)
    return user


@pytest.fixture
def committee():
    return make_committee(COMMITTEE, short_code="CSC")


def preview_of(incoming):
    return reverse("admin:committees_incoming_preview", args=[incoming.pk])


def bring(committee, clerk, record=None):
    given = {"source": Minutes.Source.IMPORT, "source_name": "meeting.xml", "by": clerk, "at": AT}
    return intake.keep_incoming(committee.authority, record=record or imported(), **given)


def upload(client, content, name="meeting.xml", **typed):
    return client.post(ADD, {"file": SimpleUploadedFile(name, content), **typed})


def confirm(client, incoming, **typed):
    """Send the page as it stands, with a few fields changed. None unticks."""
    sent = fields_of(client.get(preview_of(incoming))) | typed
    return client.post(preview_of(incoming), {name: value for name, value in sent.items() if value is not None})


def messages_of(client, response):
    return [str(one) for one in client.get(response["Location"]).context["messages"]]


# Bring


def test_pasted_minutes_are_kept_and_looked_through(client, clerk, committee):
    assert client.get(ADD).status_code == 200
    sent = client.post(ADD, {"text": WHOLE, "source_url": "example.org/minutes", "committee": committee.pk})
    incoming = Incoming.objects.get()
    assert sent["Location"] == preview_of(incoming)
    assert (incoming.source, incoming.source_url, incoming.committee) == (
        "paste",
        "https://example.org/minutes",
        committee,
    )
    assert (incoming.authority, incoming.created_by) == (committee.authority, clerk)
    page = client.get(preview_of(incoming)).content.decode()
    assert "This is a new meeting" in page
    assert not Meeting.objects.exists()


@pytest.mark.parametrize("name", ["minutes.txt", "minutes.html"])
def test_a_file_of_words(client, clerk, committee, name):
    content = WHOLE if name.endswith("txt") else "".join(f"<p>{line}</p>" for line in WHOLE.split("\n"))
    upload(client, content.encode(), name)
    incoming = Incoming.objects.get()
    assert (incoming.source, incoming.source_name, bool(incoming.text)) == ("file", name, True)


def test_a_file_of_moderngov_is_known_by_its_content_also_when_it_is_pasted(client, clerk, committee):
    content = moderngov.meeting(moderngov.item())
    upload(client, content, "anything.dat")
    client.post(ADD, {"text": content.decode()})
    incoming = Incoming.objects.get()
    assert (incoming.source, incoming.source_name, incoming.text) == ("import", "anything.dat", "")
    assert intake.imported_of(incoming).meetings[0].external_id == "4001"


def test_the_same_again_is_said(client, clerk, committee):
    incoming = bring(committee, clerk)
    intake.make_meetings(incoming, by=clerk, at=AT)
    client.post(ADD, {"text": WHOLE})
    intake.make_meetings(Incoming.objects.get(source="paste"), by=clerk, at=AT)
    told = messages_of(client, client.post(ADD, {"text": WHOLE}))
    assert told == ["The same was brought before, and made into meetings on 20 March 2026 by Priya Shah."]


BAD = [
    ({}, "Paste or type the minutes first, or upload a file."),
    ({"text": " \n "}, "There are no words in it."),
    ({"text": "Only a sentence of somebody."}, "No agenda items were recognised"),
    ({"text": WHOLE, "file": b"x"}, "Paste the words or upload a file, not both."),
    ({"file": b""}, "There are no words in it"),
    ({"file": b"{\\rtf1 x}"}, "rich text file"),
    ({"file": b"<meeting>"}, "meeting.xml"),
    ({"text": WHOLE, "source_url": "javascript:alert(1)"}, "Give the whole address"),
    ({"text": WHOLE, "committee": "999999"}, "Select a valid choice"),
    ({"text": WHOLE + "".join(f"{n}. HOMES AND SCHOOLS\n\nNoted.\n\n" for n in range(3, 520))}, "more than 500 items"),
    ({"text": "<div>" * 300 + WHOLE}, "elements inside one another"),
]


@pytest.mark.parametrize(("typed", "told"), BAD)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, clerk, committee, typed, told):
    sent = {
        name: SimpleUploadedFile("meeting.xml", value) if isinstance(value, bytes) else value
        for name, value in typed.items()
    }
    answer = client.post(ADD, sent)
    page = answer.content.decode()
    assert (answer.status_code, Incoming.objects.count()) == (400, 0)
    assert told in page
    assert "Error: " in page
    if "text" in typed:
        assert fields_of(answer)["text"] == typed["text"]


def test_too_large(client, clerk, committee):
    answer = client.post(ADD, {"text": "1. A Member asked.\n" * 120_000})
    assert answer.status_code == 413
    assert "at most 2 MB" in answer.content.decode()


def test_whose_committees_they_are(client, clerk, committee):
    assert 'name="authority"' not in client.get(ADD).content.decode()
    other = make_committee("Health Scrutiny Committee", authority=factories.make_authority("Elsewhere"))
    assert 'name="authority"' in client.get(ADD).content.decode()
    wrong = client.post(ADD, {"text": WHOLE, "authority": committee.authority.pk, "committee": other.pk})
    assert "This committee is not one of Barsetshire" in wrong.content.decode()
    client.post(ADD, {"text": WHOLE, "authority": other.authority.pk})
    assert Incoming.objects.get().authority == other.authority


# Look through and confirm


def test_a_meeting_is_made_and_said_with_links(client, clerk, committee):
    incoming = bring(committee, clerk)
    answer = confirm(client, incoming)
    row = Meeting.objects.get()
    assert answer["Location"] == reverse("admin:committees_meeting_change", args=[row.pk])
    [told] = messages_of(client, answer)
    assert "Meeting made with" in told
    assert f"?stage__exact=draft&amp;meeting={row.pk}" in told
    for words in (">3 agenda items</a>", ">2 people</a>", ">2 papers</a>", ">17 drafts</a>", ">2 items</a>"):
        assert words in told
    for link in [part.split('"')[0].replace("&amp;", "&") for part in told.split('href="')[1:]]:
        assert client.get(link.split("#")[0]).status_code == 200, link
    assert TrackerItem.objects.exists()
    assert LogEntry.objects.get().object_repr == str(row)
    incoming.refresh_from_db()
    assert incoming.finished_by == clerk


def test_nothing_is_written_before_it_is_confirmed(client, clerk, committee):
    incoming = bring(committee, clerk)
    with CaptureQueriesContext(connection) as queries:
        client.get(preview_of(incoming))
        confirm(client, incoming, again="Check again", venue="Elsewhere")
    written = [sql for sql in (query["sql"] for query in queries) if sql.startswith(("INSERT", "UPDATE", "DELETE"))]
    assert written == []


def test_enter_in_a_text_box_only_looks_again(client, clerk, committee):
    page = client.get(preview_of(bring(committee, clerk))).content.decode()
    form = page[page.index('class="incoming-form"') :]
    first = re.search(r'<(?:input|button) type="submit"[^>]*>', form)[0]
    assert 'name="again"' in first
    assert 'tabindex="-1" aria-hidden="true"' in first


def test_what_the_clerk_puts_right(client, clerk, committee):
    incoming = bring(committee, clerk)
    confirm(
        client,
        incoming,
        **{
            "date": "11 March 2026",
            "start_time": "2.30pm",
            "venue": "Shire Hall",
            "item-1-title": "Our homes",
            "item-2-take": None,
            "person-0-take": None,
            "person-1-status": "present",
            "make_drafts": None,
        },
    )
    row = Meeting.objects.get()
    assert (row.date, row.start_time, row.end_time) == (datetime.date(2026, 3, 11), datetime.time(14, 30), None)
    assert row.venue == "Shire Hall"
    assert [one.title for one in row.all_agenda_items.order_by("order")] == ["Apologies for absence", "Our homes"]
    assert [(one.name, one.status) for one in row.attendances.all()] == [("Sam Reed", "present")]
    assert not TrackerItem.objects.exists()


def test_a_meeting_that_is_there_already(client, clerk, committee):
    row = make_meeting(committee, venue="Shire Hall")
    known = make_agenda_item(row, number="2", title="Homes for children in the county, Children's homes")
    incoming = bring(committee, clerk)
    page = client.get(preview_of(incoming)).content.decode()
    assert "This is the meeting of" in page
    assert "Start time will be “10am” (now empty)" in page
    assert "Venue stays “Shire Hall”, as it was typed here." in page
    assert f"/admin/committees/agendaitem/{known.pk}/change/" in page
    confirm(client, incoming)
    row.refresh_from_db()
    assert (row.venue, row.start_time, row.all_agenda_items.count()) == ("Shire Hall", datetime.time(10), 3)


def test_the_clerk_is_told_when_it_turns_out_to_be_another_meeting(client, clerk, committee):
    other = make_meeting(committee, date=DAY.replace(day=20))
    incoming = bring(committee, clerk)
    answer = confirm(client, incoming, date="20 March 2026")
    assert answer.status_code == 409
    assert f"it is a meeting that you have already: {COMMITTEE}, 20 March 2026" in answer.content.decode().replace(
        "&#x27;", "'"
    )
    assert fields_of(answer)["date"] == "20 March 2026"
    assert not AgendaItem.objects.exists()
    sent = client.post(preview_of(incoming), fields_of(answer))
    assert sent.status_code == 302
    assert [one.pk for one in Meeting.objects.all()] == [other.pk]


def test_with_another_date_the_page_shows_what_will_be_made_then(client, clerk, committee):
    make_agenda_item(make_meeting(committee, venue="Shire Hall"), number="2", title="Homes for children")
    incoming = bring(committee, clerk)
    answer = confirm(client, incoming, date="20 March 2026", **{"item-2-title": "Our programme"})
    shown = fields_of(answer)
    assert (answer.status_code, shown["venue"], shown["item-1-title"]) == (409, "County Hall", "Children's homes")
    assert (shown["date"], shown["item-2-title"]) == ("20 March 2026", "Our programme")
    client.post(preview_of(incoming), shown)
    made = Meeting.objects.get(date=DAY.replace(day=20))
    titles = [one.title for one in made.all_agenda_items.order_by("order")]
    assert (made.venue, titles[1:]) == ("County Hall", ["Children's homes", "Our programme"])
    typed = "Typed while looking through what was imported (title)"
    assert made.all_agenda_items.get(number="3").history.last().history_change_reason == typed
    assert made.all_agenda_items.get(number="2").history.last().history_change_reason != typed


BAD_PREVIEWS = [
    ({"date": ""}, "Type the date of the meeting."),
    ({"date": "31 February"}, "Type the date like 14 November 2026"),
    ({"date": "3 March 0202"}, "Check the year"),
    ({"start_time": "soon"}, "Type the time like 10am"),
    ({"start_time": "3pm"}, "The meeting ends at 12:30pm"),
    ({"committee": "999"}, "Select a valid choice"),
    ({"item-0-title": " "}, "Type the title of the item."),
    ({"person-0-status": "asleep"}, "Select a valid choice"),
]


@pytest.mark.parametrize(("typed", "told"), BAD_PREVIEWS)
def test_a_refused_confirmation_keeps_what_was_typed(client, clerk, committee, typed, told):
    make_meeting(committee, end_time=datetime.time(12, 30))
    incoming = bring(committee, clerk, imported(meeting(end_time=None)))
    answer = confirm(client, incoming, venue="Shire Hall", **typed)
    assert answer.status_code == 400
    page = answer.content.decode()
    assert told in page
    again = fields_of(answer)
    assert again["venue"] == "Shire Hall"
    for name, value in typed.items():
        if name not in ("committee", "person-0-status"):
            assert again[name] == value
    assert not AgendaItem.objects.exists()


def test_the_committee_is_chosen_where_nobody_says_which(client, clerk, committee):
    incoming = bring(committee, clerk, imported(meeting(committee="", committee_id="")))
    page = client.get(preview_of(incoming)).content.decode()
    assert "Choose the committee: the minutes do not say which it is." in page
    assert confirm(client, incoming).status_code == 400
    confirm(client, incoming, committee=str(committee.pk))
    assert Meeting.objects.get().committee == committee


def test_a_new_committee_is_said_and_a_similar_one_suggested(client, clerk, committee):
    incoming = bring(committee, clerk, imported(meeting(committee="Childrens Select Cttee")))
    page = client.get(preview_of(incoming)).content.decode()
    assert (
        "is not one of your committees, so it would be made, and stands on the public list of committees at once. "
        "Perhaps it is Children"
    ) in page
    confirm(client, incoming)
    assert Committee.objects.count() == 2
    assert Committee.objects.get(name="Childrens Select Cttee").short_code == "CSC2"


def test_what_needs_attention_comes_first(client, clerk, committee):
    twice = (item("Homes", "1"), item("Schools", "1"))
    record = imported(meeting(items=twice), restricted_items=2, restricted_documents=1)
    page = client.get(preview_of(bring(committee, clerk, record))).content.decode()
    assert "What needs your attention" in page
    assert "Two items have the number 1." in page
    assert "2 items and 1 document are marked restricted in the file and were left out." in page
    one = replace(imported(), restricted_items=1)
    assert (
        "1 item is marked restricted in the file and was left out."
        in client.get(preview_of(bring(committee, clerk, one))).content.decode()
    )


def test_people_are_matched_or_kept_as_printed(client, clerk, committee):
    post = factories.make_post(authority=committee.authority)
    factories.make_person("Alex Moss").post_holdings.create(post=post)
    factories.make_person("Samuel Reed").post_holdings.create(post=post)
    page = client.get(preview_of(bring(committee, clerk))).content.decode()
    assert "Known: Alex Moss." in page
    assert "Kept as printed." in page
    assert "is Samuel Reed, who is in the records" in page


@pytest.mark.parametrize("ticked", [True, False])
def test_a_suggested_person_is_taken_only_when_ticked(client, clerk, committee, ticked):
    post = factories.make_post(authority=committee.authority)
    somebody = factories.make_person("Samuel Reed")
    somebody.post_holdings.create(post=post)
    incoming = bring(committee, clerk)
    (place,) = [one for one, came in enumerate(imported().meetings[0].attendance) if "Reed" in came.name]
    confirm(client, incoming, **({f"person-{place}-is_suggested": "on"} if ticked else {}))
    assert Attendance.objects.filter(person=somebody).exists() is ticked
    assert Attendance.objects.filter(name__contains="Reed").exists()


def test_a_published_meeting_is_left_alone_but_for_new_minutes(client, clerk, committee):
    row = mark_published(make_meeting(committee))
    known = make_agenda_item(row, number="2", title="Children's homes")
    incoming = bring(committee, clerk)
    page = client.get(preview_of(incoming)).content.decode()
    assert "only somebody who may publish can change it" in page
    answer = confirm(client, incoming)
    assert answer.status_code == 302
    row.refresh_from_db()
    assert (row.venue, row.all_agenda_items.count(), known.all_minutes.count()) == ("", 1, 1)
    client.force_login(make_user("publisher"))
    assert "What you confirm is public at once" in client.get(preview_of(incoming)).content.decode()
    confirm(client, incoming)
    row.refresh_from_db()
    assert (row.venue, row.all_agenda_items.count()) == ("County Hall", 3)


# Many


def test_a_list_of_meetings(client, clerk):
    authority = factories.make_authority()
    incoming = intake.keep_incoming(authority, record=many(5), source="import", source_name="list.xml", by=clerk, at=AT)
    page = client.get(preview_of(incoming))
    assert "Meetings: 5" in page.content.decode()
    sent = fields_of(page)
    assert (sent["meeting"], sent["committee"]) == (["0", "1", "2", "3", "4"], "0")
    assert client.post(preview_of(incoming), {}).status_code == 400
    told = messages_of(client, client.post(preview_of(incoming), {"committee": "0", "meeting": ["0", "2", "x", "99"]}))
    assert "2 meetings</a> made, 0 changed." in told[0]
    assert Meeting.objects.count() == 2
    again = fields_of(client.get(preview_of(incoming)))
    assert again["meeting"] == ["1", "3", "4"]
    assert "committee" not in again


def test_committees_that_a_list_would_make_are_said(client, clerk, committee):
    record = replace(many(1), committees=(ImportedCommittee("Improvement Board"), ImportedCommittee(COMMITTEE)))
    answer = client.get(preview_of(bring(committee, clerk, record)))
    assert answer.context["attention"] == [
        "“Improvement Board” is not one of your committees. If you take it, it is made and stands on the public list of "
        "committees at once."
    ]
    more = tuple(ImportedCommittee(f"Board {number}") for number in range(12))
    answer = client.get(preview_of(bring(committee, clerk, replace(record, committees=more))))
    [told] = answer.context["attention"]
    assert told.startswith("12 are not among your committees: “Board 0”")
    assert " and 2 more. " in told


@pytest.mark.parametrize(
    ("status", "there", "told"),
    [
        ("cancelled", "provisional", "The file says that this meeting was cancelled."),
        ("postponed", "provisional", "The file says that this meeting was postponed."),
        ("", "cancelled", "Here this meeting is marked as cancelled."),
        ("", "confirmed", None),
    ],
)
def test_a_meeting_that_does_not_go_ahead_is_said(client, clerk, committee, status, there, told):
    make_meeting(committee, status=there)
    attention = client.get(preview_of(bring(committee, clerk, imported(meeting(status=status))))).context["attention"]
    assert told in attention if told else not any("this meeting" in line for line in attention)


def test_a_purpose_that_was_left_out_is_said(client, clerk, committee):
    factories.make_person("Robin Vale", naming="withheld")
    record = imported(committees=(ImportedCommittee("Improvement Board", purpose="The case of Robin Vale."),))
    page = client.get(preview_of(bring(committee, clerk, record))).content.decode()
    assert "Its purpose names somebody who is not named in public, so it was left out." in page
    assert "Robin Vale" not in page


# Who, how, and how much


@pytest.mark.parametrize(
    ("role", "status"), [("clerk", 200), ("publisher", 200), ("administrator", 200), ("staff", 403), (None, 302)]
)
def test_who_reaches_the_pages(client, committee, role, status):
    incoming = bring(committee, make_user("clerk"))
    user = make_user(role if role != "staff" else None)
    if role == "staff":
        user.is_staff = True
        user.save()
    client.force_login(user)
    for page in (LIST, ADD, preview_of(incoming)):
        assert client.get(page).status_code == status, page
    client.post(preview_of(incoming), {"seen": "new"})
    client.post(ADD, {"text": WHOLE})
    assert status == 200 or (Meeting.objects.count(), Incoming.objects.count()) == (0, 1)


def test_wrong_methods_and_missing_pages(client, clerk, committee):
    incoming = bring(committee, clerk)
    for page in (ADD, preview_of(incoming)):
        assert [getattr(client, method)(page).status_code for method in ("put", "delete")] == [405, 405]
    assert client.get("/admin/committees/incoming/999/").status_code == 404
    assert client.get("/admin/committees/incoming/x/change/")["Location"] == reverse("admin:index")
    assert client.get(f"/admin/committees/incoming/{incoming.pk}/change/")["Location"] == preview_of(incoming)


def test_without_a_token_nothing_is_made(committee):
    from django.test import Client

    strict, clerk = Client(enforce_csrf_checks=True), make_user("clerk")
    strict.force_login(clerk)
    assert strict.post(preview_of(bring(committee, clerk)), {"seen": "new"}).status_code == 403


def test_the_list_says_what_became_of_each(client, clerk, committee):
    waiting = bring(committee, clerk)
    done = bring(committee, clerk, imported(meeting(venue="Elsewhere")))
    intake.make_meetings(done, by=clerk, at=AT)
    page = client.get(LIST).content.decode()
    assert f'<a href="{preview_of(waiting)}">Children&#x27;s Select Committee, 10 March 2026</a>' in page
    assert '<td class="field-source_name">meeting.xml</td>' in page
    assert 'name="action"' not in page
    assert "Not yet" in page
    assert "20 March 2026 by Priya Shah" in page
    shown = client.get(LIST, {"finished": "no"}).context["cl"].result_list
    assert list(shown) == [waiting]


@pytest.mark.parametrize("already", [False, True])
def test_the_preview_asks_the_same_few_times_for_3_and_for_60(client, clerk, committee, already):
    asked = []
    for size in (3, 60):
        items = tuple(item(f"Item {place}", str(place), minutes="1. A Member asked.") for place in range(size))
        people = tuple(person(f"Alex Moss{place}") for place in range(size))
        record = imported(
            meeting(external_id=str(size), date=DAY.replace(day=size // 3), items=items, attendance=people)
        )
        incoming = bring(committee, clerk, record)
        if already:
            intake.make_meetings(incoming, by=clerk, at=AT)
            Meeting.objects.update(venue="Changed")
            AgendaItem.objects.update(title="Changed")
            Attendance.objects.update(role="Changed")
        client.get(preview_of(incoming))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(preview_of(incoming)).status_code == 200
        asked.append(len(queries))
    few, more = asked
    assert few == more <= MOST_QUERIES


def test_looking_again_asks_the_same_few_times_for_3_and_for_60(client, clerk, committee):
    """Three plans: of what came, of the meeting that was chosen, and of all that was typed."""
    asked = []
    for size in (3, 60):
        items = tuple(item(f"Item {place}", str(place), minutes="1. A Member asked.") for place in range(size))
        people = tuple(person(f"Alex Moss{place}") for place in range(size))
        day = DAY.replace(day=size // 3)
        incoming = bring(committee, clerk, imported(meeting(external_id="", date=day, items=items, attendance=people)))
        intake.make_meetings(incoming, by=clerk, at=AT)
        Meeting.objects.update(venue="Changed")
        AgendaItem.objects.update(title="Changed")
        sent = fields_of(client.get(preview_of(incoming))) | {"again": "Check again", "start_time": "3pm"}
        with CaptureQueriesContext(connection) as queries:
            assert client.post(preview_of(incoming), sent).status_code == 200
        asked.append(len(queries))
    few, more = asked
    assert few == more <= MOST_AGAIN, asked


def test_a_list_asks_the_same_few_times_for_3_and_for_60(client, clerk, committee):
    asked = []
    for size in (3, 60):
        incoming = bring(committee, clerk, many(size))
        client.get(preview_of(incoming))
        with CaptureQueriesContext(connection) as queries:
            client.get(preview_of(incoming))
        asked.append(len(queries))
    few, more = asked
    assert few == more <= MOST_QUERIES


# What is restricted


def test_what_is_restricted_is_nowhere_in_the_database(client, clerk, committee):
    secret = moderngov.SECRET
    content = moderngov.meeting(
        moderngov.item(moderngov.paper(title=secret, isrestricted="True")),
        moderngov.item(agendaitemid="502", agendaitemtitle=f"{secret} item", isrestricted="True"),
        attendees=[moderngov.attendee("Alex Moss")],
    )
    upload(client, content)
    incoming = Incoming.objects.get()
    page = client.get(preview_of(incoming)).content.decode()
    assert "1 item and 1 document are marked restricted in the file and were left out." in page
    assert secret not in page
    confirm(client, incoming)
    assert Meeting.objects.count() == 1
    for model in apps.get_models():
        for row in model._base_manager.values_list():
            assert secret not in str(row), model


def test_hostile_words_are_shown_as_words(client, clerk, committee):
    bad = "<script>alert(1)</script>"
    record = imported(
        meeting(committee=f"{bad} Board", venue=bad, items=(item(bad, "1", minutes=bad),), attendance=(person(bad),))
    )
    incoming = bring(committee, clerk, record)
    assert bad not in client.get(preview_of(incoming)).content.decode()
    answer = confirm(client, incoming)
    assert bad not in client.get(answer["Location"]).content.decode()


# The ways there


def test_the_ways_there(client, clerk, committee):
    for page in (reverse("admin:index"), reverse("admin:committees_meeting_changelist"), LIST):
        assert f'href="{ADD}"' in client.get(page).content.decode()


def test_a_recess_is_kept(client, clerk, committee):
    typed = {"authority": committee.authority.pk, "name": "summer recess", "start_date": "2026-07-25"}
    wrong = client.post("/admin/committees/recess/add/", {**typed, "end_date": "2026-07-01"})
    assert "The end cannot be before the start." in wrong.content.decode()
    client.post("/admin/committees/recess/add/", {**typed, "end_date": "2026-09-01"})
    assert str(Recess.objects.get()) == "summer recess, 25 July 2026"
    assert "summer recess" in client.get("/admin/committees/recess/").content.decode()


# What may be private


CLOSED = (
    item("Apologies", "1", minutes="Noted.", external_id="a1"),
    item("Provider failure", "12", minutes=PLACEMENTS, private=FOLLOWS, external_id="a12"),
)


def test_what_may_be_private_is_left_out_unless_it_is_ticked(client, clerk, committee):
    incoming = bring(committee, clerk, imported(meeting(items=CLOSED)))
    answer = client.get(preview_of(incoming))
    assert answer.context["attention"][0] == (
        "Item 12, “Provider failure”, follows the exclusion of the public. It is left out unless you tick it."
    )
    page = answer.content.decode()
    assert "It follows the exclusion of the public, so it is left out unless you tick it." in page
    shown = fields_of(answer)
    assert ("item-0-take" in shown, "item-1-take" in shown) == (True, False)
    assert (shown["item-1-title"], answer.context["all_passages"]) == ("Provider failure", 0)
    confirm(client, incoming)
    assert [one.title for one in AgendaItem.objects.all()] == ["Apologies"]
    assert Minutes.objects.count() == 1
    again = confirm(client, incoming, again="Check again", **{"item-1-take": "on"})
    assert "follows the exclusion of the public. You have ticked it." in again.content.decode()
    client.post(preview_of(incoming), fields_of(again))
    assert [one.title for one in AgendaItem.objects.order_by("order")] == ["Apologies", "Provider failure"]


def test_on_a_list_it_is_told_how_many_may_be_private(client, clerk, committee):
    record = imported(meeting(items=CLOSED), meeting(external_id="346", date=DAY.replace(day=11)))
    page = client.get(preview_of(bring(committee, clerk, record))).content.decode()
    assert page.count("1 item left out that may be private") == 1


def test_which_items_were_left_out_as_restricted_is_said_by_number(client, clerk, committee):
    record = imported(restricted_items=2, restricted_numbers=("12", "13"))
    page = client.get(preview_of(bring(committee, clerk, record))).content.decode()
    assert "2 items are marked restricted in the file and were left out. Items 12, 13." in page
    client.post(ADD, {"text": f"{WHOLE}\n3. EXEMPT ITEM: PROVIDER FAILURE\n\nThe home at Upper Wick had closed.\n"})
    page = client.get(preview_of(Incoming.objects.get(source="paste"))).content.decode()
    assert "1 item is marked restricted in the minutes and was left out. Item 3." in page


# Another meeting


def test_moved_to_a_published_meeting_and_back(client, clerk, committee):
    published = mark_published(make_meeting(committee, date=DAY.replace(day=20)))
    known = make_agenda_item(published, number="2", title="Children's homes")
    incoming = bring(committee, clerk, imported(meeting(external_id="")))
    moved = confirm(client, incoming, date="20 March 2026")
    assert moved.status_code == 409
    shown = fields_of(moved)
    assert (shown["date"], shown["committee"]) == ("20 March 2026", str(committee.pk))
    assert "venue" not in shown
    assert ("item-1-take" in shown, "item-0-take" in shown) == (True, False)
    back = client.post(preview_of(incoming), shown | {"date": "10 March 2026", "again": "Check again"})
    assert back.status_code == 200
    again = fields_of(back)
    assert (again["venue"], again["item-0-title"], again["item-0-take"]) == (
        "County Hall",
        "Apologies for absence",
        "on",
    )
    assert again["person-0-take"] == "on"
    kept = client.post(preview_of(incoming), shown)
    assert kept.status_code == 302
    assert [one.agenda_item for one in Minutes.objects.all()] == [known]
    assert Meeting.objects.count() == 1


def test_what_is_wrong_in_another_field_does_not_hide_which_meeting_it_is(client, clerk, committee):
    mark_published(make_meeting(committee, date=DAY.replace(day=20)))
    answer = confirm(
        client, bring(committee, clerk, imported(meeting(external_id=""))), date="20 March 2026", venue="x" * 400
    )
    assert "It is left alone." in answer.content.decode()


# Changed meanwhile


def test_what_a_colleague_changed_meanwhile_is_said_and_what_was_typed_stays(client, clerk, committee):
    row = make_meeting(committee)
    known = make_agenda_item(row, number="2", title="Children's homes", external_id="a2")
    incoming = bring(committee, clerk)
    shown = fields_of(client.get(preview_of(incoming)))
    colleague = make_user("clerk", first_name="Ana", last_name="Poe")
    retyped(row, by=colleague, venue="Shire Hall", version=2)
    retyped(known, by=colleague, title="Our homes", number="2", version=2)
    answer = client.post(preview_of(incoming), shown | {"start_time": "3pm"})
    assert answer.status_code == 409
    told = answer.context["error"]
    assert "This meeting was changed while you had it open, by Ana Poe" in told
    assert "Venue: was empty, is now “Shire Hall”." in told
    assert "Title: was “Children's homes”, is now “Our homes”." in told
    assert fields_of(answer)["start_time"] == "3pm"
    row.refresh_from_db()
    assert row.start_time is None
    assert client.post(preview_of(incoming), fields_of(answer) | {"end_time": ""}).status_code == 302
    row.refresh_from_db()
    assert (row.venue, row.start_time) == ("Shire Hall", datetime.time(15))


@pytest.mark.parametrize("change", ["published", "an attendance row", "an item that is new"])
def test_whatever_else_changed_meanwhile_stops_it(client, clerk, committee, change):
    row = make_meeting(committee)
    present = Attendance.objects.create(meeting=row, name="Sam Reed", status="present")
    incoming = bring(committee, clerk)
    shown = fields_of(client.get(preview_of(incoming)))
    if change == "published":
        Meeting.objects.filter(pk=row.pk).update(stage="reviewed", reviewed_at=AT, reviewed_by=clerk)
    elif change == "an attendance row":
        retyped(present, role="Chair", version=2)
    else:
        make_agenda_item(row, number="3", title="Work programme")
    assert client.post(preview_of(incoming), shown).status_code == 409
    assert not Minutes.objects.exists()


# Deleted


def delete(client, incoming):
    return client.post(reverse("admin:committees_incoming_delete", args=[incoming.pk]), {"post": "yes"})


def test_what_was_never_made_into_meetings_may_be_deleted(client, clerk, committee):
    incoming = bring(committee, clerk)
    address = reverse("admin:committees_incoming_delete", args=[incoming.pk])
    assert f'href="{address}"' in client.get(preview_of(incoming)).content.decode()
    assert client.get(address).status_code == 200
    assert delete(client, incoming)["Location"] == LIST
    assert not Incoming.objects.exists()


def test_what_meetings_were_made_of_only_an_administrator_deletes(client, clerk, committee):
    incoming = bring(committee, clerk)
    intake.make_meetings(incoming, by=clerk, at=AT)
    assert delete(client, incoming).status_code == 403
    assert "Delete what was brought" not in client.get(preview_of(incoming)).content.decode()
    with pytest.raises(Refused, match="Meetings were made of it"):
        intake.discard_incoming(incoming, by=clerk)
    client.force_login(make_user("administrator"))
    assert delete(client, incoming)["Location"] == LIST
    assert (Incoming.objects.count(), Meeting.objects.count()) == (0, 1)


def test_made_into_meetings_while_it_is_being_deleted(client, clerk, committee, monkeypatch):
    incoming = bring(committee, clerk)
    answers = iter(["", "Meetings were made of it."])
    monkeypatch.setattr("scrutiny.intake.meetings.why_not_discard", lambda *args, **kwargs: next(answers))
    monkeypatch.setattr(intake, "why_not_discard", lambda *args, **kwargs: next(answers))
    answer = delete(client, incoming)
    assert (answer["Location"], Incoming.objects.count()) == (preview_of(incoming), 1)


@pytest.mark.parametrize("made", ["a meeting", "minutes alone"])
def test_what_is_made_in_part_is_kept_as_well(client, clerk, committee, made):
    if made == "minutes alone":
        make_agenda_item(mark_published(make_meeting(committee)), number="2", title="Children's homes")
    record = imported(meeting(), meeting(external_id="346", date=DAY.replace(day=11)))
    incoming = bring(committee, clerk, record)
    intake.make_meetings(incoming, intake.Choices(meetings={0: MeetingChoice()}), by=clerk, at=AT)
    incoming.refresh_from_db()
    assert incoming.finished_at is None
    answer = delete(client, incoming)
    assert answer["Location"] == preview_of(incoming)
    assert messages_of(client, answer) == ["Meetings were made of it, so it is kept. An administrator can delete it."]
    assert Incoming.objects.exists()


@pytest.mark.parametrize("role", ["staff", None])
def test_nobody_else_deletes_what_was_brought(client, committee, role):
    incoming = bring(committee, make_user("clerk"))
    user = make_user()
    user.is_staff = role == "staff"
    user.save()
    client.force_login(user)
    assert delete(client, incoming).status_code in (302, 403)
    assert Incoming.objects.exists()


def test_what_is_left_out_of_pasted_words_is_said_to_be_kept(client, clerk, committee):
    client.post(ADD, {"text": f"{WHOLE}\n3. EXEMPT ITEM: PROVIDER FAILURE\n\nThe home at Upper Wick had closed.\n"})
    kept = "are kept until they are deleted. They are not public."
    assert kept in client.get(preview_of(Incoming.objects.get())).content.decode()
    client.post(ADD, {"text": WHOLE})
    assert kept not in client.get(preview_of(Incoming.objects.first())).content.decode()
    assert kept not in client.get(preview_of(bring(committee, clerk, imported(restricted_items=1)))).content.decode()
