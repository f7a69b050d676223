"""When an item is due, on its form: the days follow the printed words."""

import pytest
from django.urls import reverse

from tests import factories
from tests.scrutiny.admin.forms import fields_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(client):
    client.force_login(factories.make_user("clerk"))
    return factories.make_item(due_text="next meeting", due_precision="next_meeting")


def save(client, item, **typed):
    address = reverse("admin:scrutiny_recommendation_change", args=[item.pk])
    response = client.post(address, {**fields_of(client.get(address)), **typed})
    item.refresh_from_db()
    return response


@pytest.mark.parametrize(
    ("words", "precision", "earliest", "latest"),
    [
        ("in Spring 2027", "season", "2027-03-01", "2027-05-31"),
        ("by March 2027", "month", None, "2027-03-31"),
        ("as soon as possible", "none", None, None),
        ("whenever", "none", None, None),
    ],
)
def test_new_words_are_read_again(client, item, words, precision, earliest, latest):
    assert save(client, item, due_text=words).status_code == 302
    days = [day and day.isoformat() for day in (item.due_earliest, item.due_latest)]
    assert (item.due_text, item.due_precision, *days) == (words, precision, earliest, latest)


def test_days_that_the_clerk_gives_stand(client, item):
    save(client, item, due_text="by March 2027", due_precision="day", due_latest="15/03/2027")
    assert (item.due_precision, item.due_latest.isoformat()) == ("day", "2027-03-15")


def test_a_day_is_asked_for_where_one_is_meant(client, item):
    response = save(client, item, due_precision="day")
    assert response.status_code == 200
    assert "Give the last day that this means" in response.content.decode()
