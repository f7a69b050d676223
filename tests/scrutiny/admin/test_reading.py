"""The reading screen: correct, change kind, split, join, add, dismiss; what needs attention; nothing typed is lost."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from committees.models import DiscussionPoint, Stage, Witness
from scrutiny import intake, workflow
from scrutiny.models import Checked, Correction, Dismissal, TrackerItem
from scrutiny.models.items import Kind
from tests.documents import make_docx, make_scan
from tests.factories import (
    AT,
    make_agenda_item,
    make_committee,
    make_meeting,
    make_post,
    make_user,
)
from tests.minutes import PLACEMENTS
from tests.scrutiny.admin.forms import fields_of

pytestmark = pytest.mark.django_db

RECOMMENDATION = "recommendation-975-1041"
ACTION = "action-1183-1251"
NEXT_ACTION = "action-1255-1321"


@pytest.fixture
def agenda_item():
    return make_agenda_item(make_meeting(make_committee(name="Children's Panel")), title="Children's homes")


@pytest.fixture
def clerk(client):
    user = make_user("clerk")
    client.force_login(user)
    return user


def keep(agenda_item, clerk, text=PLACEMENTS):
    return intake.keep(agenda_item, text, source="paste", by=clerk, at=AT)


def address(minutes):
    return reverse("admin:committees_agendaitem_preview", args=[minutes.agenda_item_id, minutes.number])


def sent_of(answer):
    """What a browser would send of the screen as it is shown, the passages always as lists."""
    sent = fields_of(answer, "reading")
    for name in ("passage", "chosen"):
        value = sent.get(name, [])
        sent[name] = value if isinstance(value, list) else [value]
    return sent


def opened(client, minutes):
    return sent_of(client.get(address(minutes)))


def take(client, minutes, sent, step="confirm"):
    return client.post(address(minutes), {**sent, "step": step})


def labels_of(answer):
    return re.findall(r'class="intake-card__name">([^<]+)</label>', answer.content.decode())


def test_the_keys_are_those_of_the_text(client, clerk, agenda_item):
    sent = opened(client, keep(agenda_item, clerk))
    assert {RECOMMENDATION, ACTION, NEXT_ACTION} <= set(sent["chosen"]) == set(sent["passage"])
    assert len(sent["passage"]) == 14


def test_the_screen_as_it_is_shown_makes_what_was_read(client, clerk, agenda_item):
    minutes = keep(agenda_item, clerk)
    assert take(client, minutes, opened(client, minutes)).status_code == 302
    assert TrackerItem.objects.count() == 5
    for item in TrackerItem.objects.all():
        assert item.text == item.quote
    assert Witness.objects.count() == 3
    assert DiscussionPoint.objects.count() == 5
    assert Checked.objects.get().by == clerk
    assert not Dismissal.objects.exists()


def test_words_owner_due_and_kind_are_corrected_before_drafting(client, clerk, agenda_item):
    post = make_post("Placements Manager", authority=agenda_item.meeting.committee.authority)
    minutes = keep(agenda_item, clerk)
    sent = opened(client, minutes) | {
        f"{ACTION}-text": "Circulate a table of vacancies.",
        f"{ACTION}-owner_text": "placements manager",
        f"{ACTION}-due_text": "within two weeks",
        f"{ACTION}-kind": Kind.UNDERTAKING,
    }
    take(client, minutes, sent)
    item = TrackerItem.objects.get(text="Circulate a table of vacancies.")
    assert (item.kind, item.owner, item.due_latest.isoformat()) == (Kind.UNDERTAKING, post, "2026-03-24")
    assert item.quote.startswith("Priya Nair to circulate")


def test_a_suggested_owner_and_a_suggested_person_are_taken_only_when_chosen(client, clerk, agenda_item):
    authority = agenda_item.meeting.committee.authority
    post = make_post("Head of Fosterings", authority=authority)
    minutes = keep(agenda_item, clerk)
    sent = opened(client, minutes)
    assert sent[f"{NEXT_ACTION}-who"] == ""
    assert "It is Head of Fosterings" in client.get(address(minutes)).content.decode()
    take(client, minutes, sent | {f"{NEXT_ACTION}-who": "suggested"})
    assert TrackerItem.objects.get(text__startswith="Head of Fostering").owner == post
    assert TrackerItem.objects.get(text__startswith="Priya Nair").owner is None


def test_a_witness_who_is_a_young_person_loses_name_and_role(client, clerk, agenda_item):
    minutes = keep(agenda_item, clerk)
    sent = opened(client, minutes)
    key = next(key for key in sent["passage"] if key.startswith("witness"))
    take(client, minutes, sent | {f"{key}-category": "young_person"})
    assert not Witness.objects.filter(name="Councillor Ruth Ames").exists()
    assert str(Witness.objects.get(category="young_person")) == "Young person"


def test_split_in_two(client, clerk, agenda_item):
    text = "Actions:\n1. Jo Carr to write to the school and Sam Day to visit it by May 2026."
    minutes = keep(agenda_item, clerk, text)
    sent = opened(client, minutes)
    (key,) = [key for key in sent["passage"] if key.startswith("action")]
    refused = take(client, minutes, sent, f"split:{key}")
    assert refused.status_code == 400
    assert "put an empty line into its words" in refused.content.decode()

    sent[f"{key}-text"] = "Jo Carr to write to the school and\n\nSam Day to visit it by May 2026."
    split = take(client, minutes, sent, f"split:{key}")
    assert split.status_code == 200
    assert labels_of(split)[:2] == ["Action 1", "Action 2"]
    assert TrackerItem.objects.count() == 0
    take(client, minutes, sent_of(split))
    first, second = TrackerItem.objects.filter(kind=Kind.ACTION).order_by("start")
    assert (first.quote, first.owner_text) == ("Jo Carr to write to the school and", "Jo Carr")
    assert (second.quote, second.owner_text) == ("Sam Day to visit it by May 2026.", "Sam Day")
    assert second.due_latest.isoformat() == "2026-05-31"


def test_words_that_were_corrected_are_not_split(client, clerk, agenda_item):
    minutes = keep(agenda_item, clerk)
    sent = opened(client, minutes) | {f"{ACTION}-text": "Somebody else\n\nto circulate a table."}
    answer = take(client, minutes, sent, f"split:{ACTION}")
    assert answer.status_code == 400
    assert "can be split while its words are those of the minutes" in answer.content.decode()
    assert sent_of(answer)[f"{ACTION}-text"].split() == ["Somebody", "else", "to", "circulate", "a", "table."]


def test_join_two(client, clerk, agenda_item):
    minutes = keep(agenda_item, clerk)
    joined = take(client, minutes, opened(client, minutes), f"join:{ACTION}")
    assert joined.status_code == 200
    sent = sent_of(joined)
    keys = [key for key in sent["passage"] if key.startswith("action")]
    assert keys == ["action-1183-1321"]
    assert keys[0] in sent["chosen"]
    take(client, minutes, sent)
    assert TrackerItem.objects.get(kind=Kind.ACTION).quote == PLACEMENTS[1183:1321]
    shown = client.get(address(minutes)).content.decode()
    assert "Everything in this version was drafted already" in shown, (
        "the parts of what was joined are not offered again"
    )

    last = take(client, keep(make_agenda_item(agenda_item.meeting), clerk), {}, f"join:{NEXT_ACTION}")
    assert "nothing below to join it with" in last.content.decode()


def test_one_more_from_the_text(client, clerk, agenda_item):
    minutes = keep(agenda_item, clerk)
    words = "four new carers had been\n approved since Easter"
    sent = opened(client, minutes) | {"add-words": words, "add-what": "action"}
    added = take(client, minutes, sent, "add")
    assert added.status_code == 200
    assert labels_of(added).count("Action 3") == 1
    sent = sent_of(added)
    assert sent["add-words"] == ""
    take(client, minutes, sent)
    item = TrackerItem.objects.get(text="four new carers had been approved since Easter")
    assert (item.kind, item.quote) == (Kind.ACTION, "four new carers had been approved since Easter")


@pytest.mark.parametrize("kind", ["recommendation", "action", "undertaking", "witness", "point", "grade"])
def test_one_more_of_any_kind(client, clerk, agenda_item, kind):
    minutes = keep(agenda_item, clerk, "Nothing that the reader knows, said Ann Lee of the county.")
    sent = {"add-words": "Ann Lee of the county", "add-what": kind}
    take(client, minutes, sent_of(take(client, minutes, sent, "add")))
    rows = (agenda_item.all_items, agenda_item.all_witnesses, agenda_item.all_points, agenda_item.all_mentioned_grades)
    assert sum(of_kind.count() for of_kind in rows) == 1


def test_looking_again_keeps_what_was_typed_and_says_nothing_is_wrong(client, clerk, agenda_item):
    minutes = keep(agenda_item, clerk)
    answer = take(client, minutes, opened(client, minutes) | {f"{ACTION}-text": "Typed."}, "look")
    assert answer.status_code == 200
    assert "There is a problem" not in answer.content.decode()
    assert sent_of(answer)[f"{ACTION}-text"] == "Typed."


@pytest.mark.parametrize(
    ("words", "reason"),
    [("", "Copy the words of the passage"), ("words that nobody said", "do not stand in the minutes like this")],
)
def test_words_that_are_not_there_are_not_added(client, clerk, agenda_item, words, reason):
    minutes = keep(agenda_item, clerk)
    sent = opened(client, minutes) | {"add-words": words, f"{ACTION}-text": "Typed a moment ago."}
    answer = take(client, minutes, sent, "add")
    assert answer.status_code == 400
    assert reason in answer.content.decode()
    assert sent_of(answer)[f"{ACTION}-text"] == "Typed a moment ago."
    assert sent_of(answer)["add-words"] == words


def test_dismissed_with_a_reason_and_drafted_after_all(client, clerk, agenda_item):
    minutes = keep(agenda_item, clerk)
    sent = opened(client, minutes) | {f"{ACTION}-dismissed": "elsewhere"}
    answer = client.post(address(minutes), sent, follow=True)
    (words,) = [str(message) for message in answer.context["messages"]]
    assert "13 drafts made" in words
    assert re.search(r'<a href="([^"]+)#dismissed">1 dismissed</a>', words)[1] == address(minutes)
    assert TrackerItem.objects.filter(kind=Kind.ACTION).count() == 1

    shown = client.get(address(minutes)).content.decode()
    assert 'id="dismissed"' in shown
    assert "It is recorded elsewhere" in shown
    sent = opened(client, minutes)
    assert ACTION not in sent["chosen"]
    take(client, minutes, sent | {"chosen": [ACTION]})
    assert TrackerItem.objects.filter(kind=Kind.ACTION).count() == 2
    assert not Dismissal.objects.exists()


def test_another_reason_is_said(client, clerk, agenda_item):
    minutes = keep(agenda_item, clerk)
    sent = opened(client, minutes) | {f"{ACTION}-dismissed": "other"}
    answer = take(client, minutes, sent)
    assert answer.status_code == 400
    assert "Action 1: Say what the other reason is." in answer.content.decode()
    assert TrackerItem.objects.count() == 0
    take(client, minutes, sent_of(answer) | {f"{ACTION}-note": "The chair withdrew it."})
    assert Dismissal.objects.get().note == "The chair withdrew it."


def test_what_is_wrong_is_told_and_everything_typed_is_kept(client, clerk, agenda_item):
    minutes = keep(agenda_item, clerk)
    sent = opened(client, minutes) | {
        f"{ACTION}-text": " ",
        f"{ACTION}-owner_text": "x" * 301,
        f"{NEXT_ACTION}-text": "Corrected.",
        "add-words": "Half a thought",
    }
    sent["chosen"].remove(RECOMMENDATION)
    answer = take(client, minutes, sent)
    assert answer.status_code == 400
    shown = answer.content.decode()
    assert "<title>Error:" in shown.replace("\n", "")
    assert "Action 1: Use at most 300 characters." in shown
    back = sent_of(answer)
    assert back[f"{NEXT_ACTION}-text"] == "Corrected."
    assert back["add-words"] == "Half a thought"
    assert RECOMMENDATION not in back["chosen"]
    assert len(back["chosen"]) == 13
    assert TrackerItem.objects.count() == 0


def test_keys_that_no_page_made_are_passed_over(client, clerk, agenda_item):
    minutes = keep(agenda_item, clerk)
    sent = {"chosen": ["action-0-999999", "nonsense", "witness-5-1", "user-1-2", "action-１-２", ACTION]}
    sent["passage"] = sent["chosen"]
    take(client, minutes, sent)
    assert TrackerItem.objects.count() == 1
    for step in ("split:nonsense", "join:action-1-2", "delete:everything", "split:"):
        assert take(client, minutes, sent, step).status_code == 400
    assert TrackerItem.objects.count() == 1


def test_what_needs_attention_comes_first(client, clerk, agenda_item):
    text = PLACEMENTS + "3. A table to be sent round.\n"
    shown = client.get(address(keep(agenda_item, clerk, text))).content.decode()
    first = shown[: shown.index('id="drafts"')]
    assert "An action of which nobody is the owner: <a" in first
    assert "The owner is not in the records: <a" in first
    assert "No due date: <a" in first
    for anchor in re.findall(r'href="#(draft-[^"]+)"', first):
        assert f'id="{anchor}"' in shown


def test_minutes_with_nothing_in_them_are_marked_as_checked(client, clerk, agenda_item):
    minutes = keep(agenda_item, clerk, "Hello.")
    assert "mark as checked" in client.get(address(minutes)).content.decode()
    assert take(client, minutes, opened(client, minutes)).status_code == 302
    assert Checked.objects.get().minutes == minutes


def test_other_items_of_the_meeting_that_wait_are_the_next_step(client, clerk, agenda_item):
    minutes = keep(agenda_item, clerk)
    other = keep(make_agenda_item(agenda_item.meeting, title="Youth justice"), clerk)
    assert address(other) in client.get(address(minutes)).content.decode()
    take(client, other, opened(client, other))
    assert address(other) not in client.get(address(minutes)).content.decode()


def test_a_newer_version_shows_what_changed_and_puts_forward_a_correction(client, clerk, agenda_item):
    first = keep(agenda_item, clerk)
    take(client, first, opened(client, first))
    item = TrackerItem.objects.get(text__contains="Lower Wick")
    workflow.review(item, by=clerk, at=AT)
    workflow.publish(agenda_item.meeting, by=make_user("publisher"), at=AT)

    second = keep(agenda_item, clerk, PLACEMENTS.replace("by 30 September", "by 31 October"))
    answer = client.get(address(second))
    shown = answer.content.decode()
    assert "An earlier version says it otherwise" in shown
    assert "<strong>Before:</strong> That the Cabinet open the home at Lower Wick by 30 September 2026." in shown
    assert "is published and stays as it is. These words are put forward as a correction of it." in shown
    assert shown.count(" checked>") == 1
    answer = client.post(address(second), opened(client, second), follow=True)
    assert "1 correction put forward" in str(list(answer.context["messages"])[-1])
    item.refresh_from_db()
    assert item.text.endswith("by 30 September 2026.")
    assert item.stage == Stage.PUBLISHED

    public = item.get_absolute_url()
    assert b"31 October" not in client.get(public).content
    client.force_login(make_user("publisher"))
    page = reverse("admin:scrutiny_recommendation_correct", args=[item.pk])
    asked = client.get(page).content.decode()
    assert "by 30 September 2026" in asked
    assert "by 31 October 2026" in asked
    item.refresh_from_db()
    client.post(page, {"opened_version": item.version})
    assert b"31 October" in client.get(public).content
    assert Correction.objects.get().state == "accepted"


def upload(client, agenda_item, name, content, **more):
    page = reverse("admin:committees_agendaitem_paste", args=[agenda_item.pk])
    return client.post(page, {"source": "paste", "text": "", "file": SimpleUploadedFile(name, content), **more})


def test_a_word_file_is_read(client, clerk, agenda_item):
    answer = upload(client, agenda_item, "minutes.docx", make_docx(["Actions:", "Jo Carr to write by May 2026."]))
    assert answer.status_code == 302
    minutes = agenda_item.all_minutes.get()
    assert (minutes.source, minutes.source_name) == ("file", "minutes.docx")
    assert "Jo Carr to write by May 2026." in minutes.text


def test_a_scan_is_refused_and_what_was_typed_is_kept(client, clerk, agenda_item):
    answer = upload(client, agenda_item, "scan.pdf", make_scan(), source_url="https://barsetshire.example/5")
    assert answer.status_code == 400
    shown = answer.content.decode()
    assert "https://barsetshire.example/5" in shown
    assert "Choose the file again if you still want to upload it" in shown
    assert not agenda_item.all_minutes.exists()


def test_words_and_a_file_are_one_too_many(client, clerk, agenda_item):
    answer = upload(client, agenda_item, "a.txt", b"Asked.", text="Also typed.")
    assert answer.status_code == 400
    assert "not both" in answer.content.decode()
    assert "Also typed." in answer.content.decode()


def test_the_clipboard_becomes_the_text_that_would_be_kept(client, clerk):
    page = reverse("admin:committees_agendaitem_as_text")
    answer = client.post(page, {"html": "<ol type=a><li>Asked</li><li>Answered</li></ol>"})
    assert answer.content.decode() == "a) Asked\nb) Answered"
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert client.post(page, {"html": "<div>" * 300}).status_code == 400
    assert client.get(page).status_code == 405
    stranger = make_user(None)
    stranger.is_staff = True
    stranger.save()
    client.force_login(stranger)
    assert client.post(page, {"html": "<p>x"}).status_code == 403


def test_a_second_clerk_is_told_what_the_first_did_and_undoes_nothing(client, clerk, agenda_item):
    minutes = keep(agenda_item, clerk)
    first = opened(client, minutes)
    second = dict(first)
    take(client, minutes, first | {"chosen": [RECOMMENDATION], f"{ACTION}-dismissed": "elsewhere"})
    client.force_login(make_user("clerk"))
    typed = {f"{RECOMMENDATION}-text": "Open the home soon.", f"{NEXT_ACTION}-text": "Invite them."}
    answer = take(client, minutes, second | typed)
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "Somebody else checked these minutes after you opened them." in shown
    assert "Recommendation 1 is drafted by now, so what you typed for it was not used: “Open the home soon.”" in shown
    back = sent_of(answer)
    assert ACTION not in back["chosen"]
    assert back[f"{NEXT_ACTION}-text"] == "Invite them."
    take(client, minutes, back)
    assert not TrackerItem.objects.filter(text__startswith="Priya Nair").exists()
    assert TrackerItem.objects.filter(text="Invite them.").exists()


def test_an_older_version_is_only_to_look_at(client, clerk, agenda_item):
    older = keep(agenda_item, clerk)
    sent = opened(client, older)
    newer = keep(agenda_item, clerk, PLACEMENTS + "Corrected.")
    shown = client.get(address(older)).content.decode()
    assert address(newer) in shown
    assert 'value="confirm"' not in shown
    assert take(client, older, sent).status_code == 400
    assert TrackerItem.objects.count() == 0


def test_what_is_there_already_is_not_added_again(client, clerk, agenda_item):
    minutes = keep(agenda_item, clerk)
    sent = opened(client, minutes) | {"add-words": "circulate a table of vacancies", "add-what": "action"}
    answer = take(client, minutes, sent, "add")
    assert answer.status_code == 400
    assert "among what was found already: see Action 1" in answer.content.decode()


def test_a_split_that_cannot_be_done_says_so_at_its_card(client, clerk, agenda_item):
    minutes = keep(agenda_item, clerk)
    answer = take(client, minutes, opened(client, minutes), f"split:{ACTION}")
    card = answer.content.decode().split('id="draft-action-1183"')[1].split("</li>")[0]
    assert "put an empty line" in card
    assert '<details class="intake-correct" open>' in card


def test_the_publisher_sees_the_correction_on_the_page_of_the_item(client, clerk, agenda_item):
    first = keep(agenda_item, clerk)
    take(client, first, opened(client, first))
    item = workflow.review(TrackerItem.objects.get(text__contains="Lower Wick"), by=clerk, at=AT)
    second = keep(agenda_item, clerk, PLACEMENTS.replace("by 30 September", "by 31 October"))
    take(client, second, opened(client, second))
    client.force_login(make_user("publisher"))
    page = client.get(reverse("admin:scrutiny_recommendation_change", args=[item.pk])).content.decode()
    assert "Version 2 of the minutes says: That the Cabinet open the home at Lower Wick by 31 October 2026." in page
