"""Sign-in, sessions and passwords."""

import datetime
import json
import re

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory

from scrutiny.log_lines import JSONLines
from scrutiny.middleware import client_address

PASSWORD = "a barn owl at midnight"
MORNING = datetime.datetime(2026, 3, 2, 9, 0, tzinfo=datetime.UTC)
SIGN_IN = "/admin/login/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return get_user_model().objects.create_user("clerk", password=PASSWORD, is_staff=True)


def sign_in(client: Client, username: str = "clerk", password: str = PASSWORD, **extra):
    return client.post(SIGN_IN, {"username": username, "password": password}, **extra)


def is_signed_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def test_a_clerk_signs_in_and_out(client, clerk):
    assert sign_in(client)["Location"] == "/admin/"
    assert is_signed_in(client)
    assert client.get("/admin/logout/").status_code == 405
    assert is_signed_in(client)
    page = client.post("/admin/logout/").content.decode()
    assert '<h1 class="govuk-heading-l">You have signed out</h1>' in page
    assert 'href="/admin/">sign in again</a>' in page
    assert not is_signed_in(client)


def test_a_session_that_was_signed_out_cannot_be_used_again(client, clerk):
    sign_in(client)
    stolen = client.cookies["sessionid"].value
    client.post("/admin/logout/")
    client.cookies["sessionid"] = stolen
    assert not is_signed_in(client)


def test_the_session_key_is_new_at_every_sign_in(client, clerk):
    client.cookies["sessionid"] = "chosen0by0an0attacker00000000000"
    sign_in(client)
    first = client.cookies["sessionid"].value
    sign_in(client)
    second = client.cookies["sessionid"].value
    assert len({"chosen0by0an0attacker00000000000", first, second}) == 3
    assert is_signed_in(client)
    client.cookies["sessionid"] = first
    assert not is_signed_in(client)


def test_a_disabled_account_is_out_at_its_next_request(client, clerk):
    sign_in(client)
    get_user_model().objects.filter(pk=clerk.pk).update(is_active=False)
    assert not is_signed_in(client)


def test_a_session_unused_for_half_an_hour_ends(client, clerk):
    with time_machine.travel(MORNING, tick=False) as clock:
        sign_in(client)
        for _ in range(3):
            clock.shift(datetime.timedelta(minutes=29))
            assert is_signed_in(client)
        clock.shift(datetime.timedelta(minutes=31))
        assert not is_signed_in(client)


def test_a_session_ends_after_twelve_hours_however_busy(client, clerk):
    with time_machine.travel(MORNING, tick=False) as clock:
        sign_in(client)
        for _ in range(35):
            clock.shift(datetime.timedelta(minutes=20))
            assert is_signed_in(client)
        clock.shift(datetime.timedelta(minutes=21))
        assert not is_signed_in(client)


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example",
        r"\\evil.example",
        "javascript:alert(1)",
        "http:///evil",
    ],
)
def test_sign_in_leads_nowhere_but_here(client, clerk, elsewhere):
    response = client.post(
        f"{SIGN_IN}?next={elsewhere}",
        {"username": "clerk", "password": PASSWORD, "next": elsewhere},
    )
    assert response["Location"] == "/admin/"


def test_sign_in_leads_back_to_the_page_that_was_asked_for(client, clerk):
    response = client.post(f"{SIGN_IN}?next=/admin/auth/", {"username": "clerk", "password": PASSWORD})
    assert response["Location"] == "/admin/auth/"


def test_the_form_is_refused_without_its_token(clerk):
    response = sign_in(Client(enforce_csrf_checks=True))
    assert response.status_code == 403
    assert "<h1" in response.content.decode()


def test_an_unknown_account_is_answered_like_a_wrong_password(clerk):
    def answer(username: str) -> str:
        page = sign_in(Client(), username, "wrong").content.decode()
        return re.sub('value="[^"]{64}"', "", page).replace(username, "NAME")

    assert answer("clerk") == answer("clark")


# Throttling: ten wrong passwords, then a quarter of an hour of silence


def assert_refused(response) -> None:
    assert response.status_code == 429
    assert response["Retry-After"] == "900"
    assert "Too many sign-in attempts" in response.content.decode()


def test_one_account_from_one_address(client, clerk):
    with time_machine.travel(MORNING, tick=False) as clock:
        for _ in range(10):
            assert sign_in(client, password="wrong").status_code == 200
        assert_refused(sign_in(client, password="wrong"))
        assert_refused(sign_in(client))
        clock.shift(datetime.timedelta(minutes=14))
        assert_refused(sign_in(client))
        clock.shift(datetime.timedelta(minutes=2))
        assert sign_in(client).status_code == 302


def test_one_account_from_many_addresses(client, clerk):
    for last in range(10):
        sign_in(client, password="wrong", REMOTE_ADDR=f"192.0.2.{last}")
    assert_refused(sign_in(client, REMOTE_ADDR="192.0.2.200"))


def test_many_accounts_from_one_address(client, clerk):
    for number in range(10):
        sign_in(client, f"clerk{number}", "wrong")
    assert_refused(sign_in(client))
    assert sign_in(client, REMOTE_ADDR="192.0.2.1").status_code == 302


def test_a_forged_address_does_not_help(client, clerk):
    for number in range(10):
        sign_in(client, "x" + str(number), "wrong", headers={"x-forwarded-for": f"192.0.2.{number}"})
    assert_refused(sign_in(client, headers={"x-forwarded-for": "192.0.2.200"}))


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "", "10.0.0.1"),
        (0, "192.0.2.7", "10.0.0.1"),
        (1, "192.0.2.7", "192.0.2.7"),
        (1, "forged, 192.0.2.7", "192.0.2.7"),
        (2, "forged, 192.0.2.7, 10.0.0.2", "192.0.2.7"),
        (1, "2001:DB8::7", "2001:db8::7"),
        (1, "", None),
        (2, "192.0.2.7", None),
        (1, "nonsense", None),
    ],
)
def test_only_our_own_proxies_are_believed(settings, proxies, forwarded, expected):
    settings.PROXY_COUNT = proxies
    request = RequestFactory(REMOTE_ADDR="10.0.0.1").get(
        "/", headers={"x-forwarded-for": forwarded} if forwarded else {}
    )
    assert client_address(request) == expected


def test_sign_ins_are_logged_without_passwords(client, clerk, caplog):
    caplog.set_level("INFO")
    caplog.handler.setFormatter(JSONLines())
    sign_in(client)
    sign_in(client, 'clerk\n{"event": "sign-in"}', "hunter2 hunter2")
    lines = [json.loads(line) for line in caplog.text.splitlines()]
    events = [(line["event"], line["user"]) for line in lines if "event" in line]
    assert events == [("sign-in", "clerk"), ("sign-in refused", 'clerk\n{"event": "sign-in"}')]
    assert all(line["address"] == "127.0.0.1" for line in lines if "event" in line)
    assert PASSWORD not in caplog.text
    assert "hunter2" not in caplog.text


# Passwords


@pytest.mark.parametrize(
    "password",
    [
        "a barn owl",
        "passwordpassword",
        "scrutiny2026",
        "Council-2026!",
        "CommitteeClerk1",
        "margaret.hale",
    ],
)
def test_weak_passwords_are_refused(password):
    with pytest.raises(ValidationError):
        validate_password(password, get_user_model()(username="margaret.hale"))


@pytest.mark.parametrize(
    "password",
    [
        "barn owl dusk",
        "the council meets in a barn",
        "ffynnon yr hen dŷ",
        "лесной сумрак",
        "q" * 3 + "w7 " * 20,
        "x9 " * 42 + "zz",
    ],
)
def test_long_passwords_of_any_composition_are_allowed(password):
    validate_password(password, get_user_model()(username="margaret.hale"))
