"""What is true of every answer: headers, error pages, methods, malformed requests, a database that is down."""

import json
import logging

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path

from scrutiny.log_lines import JSONLines
from scrutiny.urls import handler400, handler403, handler404, handler500  # noqa: F401
from scrutiny.views import errors


def broken(request):
    raise RuntimeError("a secret of the code")


def database_down(request):
    raise OperationalError("server closed the connection")


def forbidden(request):
    raise PermissionDenied("a secret of the rules")


def fine(request):
    return HttpResponse("fine")


# The site's own addresses, and four that fail on purpose.
urlpatterns = [
    path("broken/", broken),
    path("database-down/", database_down),
    path("forbidden/", forbidden),
    path("fine/", fine),
    path("", include("scrutiny.urls")),
]

pytestmark = pytest.mark.urls(__name__)

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
}


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture
def no_database(monkeypatch):
    def refuse(self, *args, **kwargs):
        raise OperationalError("could not connect to server")

    monkeypatch.setattr(BaseDatabaseWrapper, "cursor", refuse)


def assert_safe_headers(response) -> None:
    assert set(response["Content-Security-Policy"].split("; ")) == POLICY
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]
    assert "Access-Control-Allow-Origin" not in response


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("get", "/fine/", 200),
        ("get", "/health/live", 200),
        ("get", "/admin/login/", 200),
        ("get", "/static/admin/css/base.css", 200),
        ("get", "/admin/", 302),
        ("get", "/fine/?a=%00", 400),
        ("get", "/forbidden/", 403),
        ("get", "/nowhere/", 404),
        ("get", "/static/nowhere.css", 404),
        ("post", "/health/live", 405),
        ("get", "/broken/", 500),
        ("get", "/database-down/", 503),
    ],
)
def test_every_answer_carries_the_same_headers(visitor, method, address, status):
    response = getattr(visitor, method)(address)
    response.close()
    assert response.status_code == status
    assert_safe_headers(response)


@pytest.mark.parametrize("address", ["/fine/?a=%00", "/nowhere/", "/forbidden/", "/broken/"])
def test_error_pages_are_ours_and_give_nothing_away(visitor, address):
    page = visitor.get(address).content.decode()
    assert "<h1" in page
    assert "Scrutiny Tracker" in page
    assert "secret" not in page
    assert "Traceback" not in page


def test_a_failure_is_logged_once_under_the_number_on_the_page(visitor, caplog):
    caplog.handler.setFormatter(JSONLines())
    response = visitor.get("/broken/")
    (line,) = [json.loads(line) for line in caplog.text.splitlines() if '"ERROR"' in line]
    assert line["request"]
    assert line["request"] in response.content.decode()
    assert "a secret of the code" in line["exception"]


def test_a_refusal_is_logged_under_a_number_too(visitor, caplog):
    caplog.handler.setFormatter(JSONLines())
    visitor.get("/nowhere/")
    (line,) = [json.loads(line) for line in caplog.text.splitlines()]
    assert line["status_code"] == 404
    assert line["request"]


def test_public_answers_do_not_depend_on_cookies(visitor):
    for address in ("/fine/", "/nowhere/"):
        response = visitor.get(address)
        assert "Vary" not in response
        assert not response.cookies


def test_each_request_has_a_number_of_our_own(visitor):
    first = visitor.get("/broken/", headers={"x-request-id": "chosen-by-the-visitor"}).content
    assert b"chosen-by-the-visitor" not in first
    assert visitor.get("/broken/").content != first


def test_an_error_page_shows_even_when_its_template_fails(visitor, monkeypatch, caplog):
    def fail(*args):
        raise OperationalError("no templates today")

    monkeypatch.setattr(errors.loader, "render_to_string", fail)
    response = visitor.get("/broken/")
    assert response.status_code == 500
    assert "Sorry, there is a problem" in response.content.decode()


@pytest.mark.usefixtures("no_database")
def test_a_database_that_is_down_is_a_503_to_be_tried_again(visitor, caplog):
    visitor.cookies["sessionid"] = "x" * 32
    response = visitor.get("/admin/")
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert "<h1" in response.content.decode()
    assert [r for r in caplog.records if r.levelno == logging.ERROR and r.status_code == 503]
    assert_safe_headers(response)


@pytest.mark.usefixtures("no_database")
def test_health_tells_alive_from_ready(visitor):
    assert visitor.get("/health/live").status_code == 200
    response = visitor.get("/health/ready")
    assert response.status_code == 503
    assert response["Retry-After"]


@pytest.mark.django_db
def test_ready_when_the_database_answers(visitor):
    assert visitor.get("/health/ready").content == b"ok\n"
    assert connection.vendor in ("sqlite", "postgresql")


@pytest.mark.parametrize(
    "address",
    [
        "/fine/?a=%00",
        "/fine/?%00=a",
        "/fine/%00",
        "/fine/?a=" + "x" * 8_200,
        "/fine/?" + "&".join(f"n{i}=1" for i in range(2_000)),
    ],
)
def test_malformed_addresses_are_refused(visitor, address):
    assert visitor.get(address).status_code == 400


def test_a_cookie_cannot_smuggle_a_nul_byte_to_the_database(visitor):
    response = visitor.get("/fine/", headers={"cookie": r'sessionid="a\000b"'})
    assert response.status_code == 400


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("username=" + "x" * 9_000_000, "application/x-www-form-urlencoded"),
        ("a=1&" * 20_000, "application/x-www-form-urlencoded"),
        (
            '--b\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\nx\r\n' * 300 + "--b--",
            "multipart/form-data; boundary=b",
        ),
        ("broken", "multipart/form-data"),
        ("broken", "multipart/form-data; boundary=b"),
        ("<!DOCTYPE x>", "text/xml"),
    ],
    ids=["9 MB", "20,000 fields", "300 files", "no boundary", "no part", "another type"],
)
def test_oversized_and_broken_forms_are_refused(body, content_type):
    visitor = Client(enforce_csrf_checks=True, raise_request_exception=False)
    visitor.cookies["csrftoken"] = "x" * 32
    response = visitor.post("/admin/login/", body, content_type=content_type)
    assert response.status_code in (400, 403)
    assert "<h1" in response.content.decode()


@pytest.mark.parametrize("query", ["a=%FF", "a=%C0%AF", "a=%ED%A0%80", "a=%", "a=%zz", "&&&", "=x"])
def test_odd_but_harmless_queries_are_served(visitor, query):
    assert visitor.get(f"/fine/?{query}").status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "a b", "[::1", "x" * 300])
def test_other_hosts_are_refused_without_echo(visitor, host):
    response = visitor.get("/fine/", headers={"host": host})
    assert response.status_code == 400
    assert host not in response.content.decode()


def test_a_forwarded_host_changes_nothing(visitor):
    plain = visitor.get("/fine/")
    forged = visitor.get(
        "/fine/",
        headers={"x-forwarded-host": "evil.example", "x-original-url": "/admin/", "origin": "null"},
    )
    assert forged.content == plain.content
    assert dict(forged.headers) == dict(plain.headers)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
def test_health_refuses_methods_that_write(visitor, method):
    response = visitor.generic(method, "/health/live")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"


@pytest.mark.django_db
def test_no_cache_keeps_an_answer_made_for_somebody_signed_in(visitor):
    assert "Cache-Control" not in visitor.get("/fine/")
    visitor.force_login(get_user_model().objects.create_user("clerk", is_staff=True))
    for address in ("/fine/", "/admin/", "/nowhere/"):
        assert visitor.get(address)["Cache-Control"] == "private, no-store"
    stylesheet = visitor.get("/static/admin/css/base.css")
    stylesheet.close()
    assert "no-store" not in stylesheet["Cache-Control"]


@pytest.mark.django_db
def test_sign_in_page_is_never_stored(visitor):
    assert visitor.get("/admin/login/")["Cache-Control"] == "private, no-store"


def test_a_visitor_cannot_break_a_log_line_in_two():
    record = logging.LogRecord("x", logging.INFO, "f", 1, "refused %s", ('clerk\n{"level": "ERROR"}\r\x1b[0m',), None)
    line = JSONLines().format(record)
    assert len(line.splitlines()) == 1
    assert "\x1b" not in line
    assert json.loads(line)["message"].startswith("refused clerk\n")
