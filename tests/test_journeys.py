"""The ways through the house, each as one story, through the screens and pages that people use."""

import pytest
from django.urls import reverse

from committees.models import Meeting
from scrutiny.models import Action, Recommendation, TrackerItem
from tests.factories import PASSWORD, make_agenda_item, make_authority, make_committee, make_meeting, make_user
from tests.minutes import PLACEMENTS
from tests.scrutiny.admin.forms import fields_of, open_form

pytestmark = pytest.mark.django_db

AS_DRAFTED = "That the Cabinet open the home at Lower Wick by 30 September 2026."
AS_CORRECTED = "That the Cabinet open the children's home at Lower Wick by the end of September 2026."
SECRETS = ["Lower Wick", "table of vacancies", "four new carers", "Tom Hale"]


@pytest.fixture
def agenda_item():
    committee = make_committee(
        name="Children's Panel",
        short_code="CHP",
        slug="childrens-panel",
        authority=make_authority(slug="barsetshire"),
    )
    return make_agenda_item(make_meeting(committee), title="Children's homes in the county", number="53/24")


def sign_in(client, role):
    user = make_user(role)
    client.post(reverse("admin:login"), {"username": user.username, "password": PASSWORD})
    assert client.session["_auth_user_id"] == str(user.pk)
    return user


def press(client, thing, step):
    """Press a button of workflow on the page of `thing`."""
    name = f"admin:{thing._meta.app_label}_{getattr(thing, 'kind', thing._meta.model_name)}_{step}"
    version = type(thing)._base_manager.get(pk=thing.pk).version
    return client.post(reverse(name, args=[thing.pk]), {"opened_version": version})


def everything_public(client, meeting, reference):
    """What anyone may fetch about the meeting and the item, by name: (status, words)."""
    addresses = {
        name: reverse(name)
        for name in ("home", "committees", "recommendations", "recommendations_csv", "actions", "actions_csv", "people")
    }
    addresses["committee"] = meeting.committee.get_absolute_url()
    addresses["meeting"] = meeting.get_absolute_url()
    addresses["recommendation"] = reverse("recommendation", args=["barsetshire", reference])
    addresses["filtered"] = f"{reverse('recommendations')}?year=2025-26&progress=not_started"
    answers = {name: client.get(address) for name, address in addresses.items()}
    return {name: (answer.status_code, words_of(answer)) for name, answer in answers.items()}


def words_of(answer):
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode().replace("&#x27;", "'").replace("&rsquo;", "’")


def test_minutes_in(client, agenda_item):
    """Pasted minutes become drafts, are corrected, reviewed and published; only then does anyone outside see them."""
    meeting = agenda_item.meeting
    drafts = "admin:committees_agendaitem_{}".format

    # The clerk pastes the minutes, sees what was found, and makes drafts of it.
    sign_in(client, "clerk")
    paste_page = reverse(drafts("paste"), args=[agenda_item.pk])
    assert paste_page in client.get(reverse(drafts("change"), args=[agenda_item.pk])).content.decode()
    sent = fields_of(client.get(paste_page)) | {"text": PLACEMENTS}
    preview = client.post(paste_page, sent, follow=True)
    assert TrackerItem.objects.count() == 0
    preview_page = preview.redirect_chain[-1][0]
    made = client.post(preview_page, fields_of(preview), follow=True)
    assert "14 drafts made" in words_of(made)

    # One is corrected on its own page, and all are reviewed.
    recommendation = Recommendation.objects.get(text=AS_DRAFTED)
    item_page = reverse("admin:scrutiny_recommendation_change", args=[recommendation.pk])
    assert client.post(item_page, open_form(client, item_page) | {"text": AS_CORRECTED}).status_code == 302
    for item in TrackerItem.objects.all():
        press(client, item, "review")
    assert set(TrackerItem.objects.values_list("stage", flat=True)) == {"reviewed"}

    # A clerk may not publish, and nobody outside sees anything, at any address.
    assert press(client, meeting, "publish").status_code == 403
    client.logout()
    reference = "CHP-2025-26-R1"
    before = everything_public(client, meeting, reference)
    assert {name for name, (status, _) in before.items() if status == 404} == {"meeting", "recommendation"}
    for _, words in before.values():
        assert not [secret for secret in SECRETS if secret in words]
        assert "CHP-2025-26" not in words.replace(reference, "")

    # A publisher publishes the meeting, and with it what was reviewed.
    sign_in(client, "publisher")
    press(client, meeting, "publish")
    client.logout()
    assert Meeting.objects.get().is_published
    recommendation.refresh_from_db()
    assert recommendation.reference == reference

    after = everything_public(client, meeting, reference)
    assert {status for status, _ in after.values()} == {200}
    for name in ("recommendations", "recommendations_csv", "recommendation", "meeting", "filtered"):
        assert AS_CORRECTED in after[name][1], name
    assert AS_DRAFTED in after["recommendation"][1], "the words in the minutes are the source, whatever was corrected"
    for secret in ("Lower Wick", "table of vacancies", "four new carers"):
        assert secret in after["meeting"][1]
    assert "table of vacancies" in after["actions"][1]
    action = Action.objects.published().first()
    assert action.quote in words_of(client.get(action.get_absolute_url()))

    # The same minutes again make nothing twice.
    sign_in(client, "clerk")
    again = client.post(paste_page, sent, follow=True)
    assert again.redirect_chain[-1][0] == preview_page
    assert "Everything in this version was drafted already" in words_of(again)
    assert TrackerItem.objects.count() == 5
