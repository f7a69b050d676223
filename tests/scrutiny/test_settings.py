"""Each mode starts with what it needs, and production says in words what it lacks."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

PRODUCTION = {
    "SCRUTINY_MODE": "production",
    "SECRET_KEY": "0123456789abcdef" * 4,
    "ALLOWED_HOSTS": "scrutiny.example.gov.uk",
    "SITE_URL": "https://scrutiny.example.gov.uk",
}
# Present but empty, so that a developer's own .env has no say.
UNSET = dict.fromkeys(("SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "DATABASE_URL"), "")

SHOW = """
import json
from scrutiny import settings
names = %r
print(json.dumps({name: getattr(settings, name, None) for name in names}, default=str))
"""


def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess:
    environment = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "scrutiny.settings"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment | UNSET | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def settings_of(variables: dict[str, str], *names: str) -> dict:
    started = run("-c", SHOW % (names,), **variables)
    assert started.returncode == 0, started.stderr
    return json.loads(started.stdout)


@pytest.mark.parametrize(
    ("variable", "value", "reason"),
    [
        ("SECRET_KEY", "", "SECRET_KEY is not set. Set it to at least 50 random characters"),
        ("SECRET_KEY", "short", "SECRET_KEY is too short. Set it to"),
        ("SECRET_KEY", "ab" * 30, "SECRET_KEY is not random. Set it to"),
        ("SECRET_KEY", "django-insecure-" + "x1" * 30, "SECRET_KEY is a published default."),
        (
            "SECRET_KEY",
            "not-secret-and-refused-in-production-" + "0" * 16,
            "SECRET_KEY is a published default.",
        ),
        ("ALLOWED_HOSTS", "", "ALLOWED_HOSTS is not set. Set it to the site's host names"),
        ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS must not contain '*'."),
        ("ALLOWED_HOSTS", "a.example,*.example", "ALLOWED_HOSTS must not contain '*'."),
        ("SITE_URL", "", "SITE_URL is not set. Set it to the public address, with https"),
        ("SITE_URL", "http://a.example", "SITE_URL is 'http://a.example', not an https address"),
        ("SITE_URL", "https://a.example/path", "not an https address of a site"),
        ("SCRUTINY_MODE", "live", "SCRUTINY_MODE is 'live'. Set it to one of: production,"),
        ("DATABASE_URL", "mysql://a:b@c/d", "DATABASE_URL is neither PostgreSQL nor SQLite."),
    ],
)
def test_production_refuses_to_start_and_names_the_remedy(variable, value, reason):
    refused = run("-c", "import scrutiny.settings", **PRODUCTION | {variable: value})
    assert refused.returncode != 0
    assert "ImproperlyConfigured" in refused.stderr
    assert reason in refused.stderr


def test_production_is_the_default_of_the_web_server():
    refused = run("-c", "import scrutiny.wsgi")
    assert "SECRET_KEY is not set" in refused.stderr


def test_a_complete_production_passes_the_deployment_checks():
    checked = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert checked.returncode == 0, checked.stderr
    assert "no issues" in checked.stdout


def test_production_cookies_are_bound_to_the_host_and_never_in_the_clear():
    names = (
        "DEBUG",
        "SESSION_COOKIE_NAME",
        "CSRF_COOKIE_NAME",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "SECURE_SSL_REDIRECT",
    )
    production = settings_of(PRODUCTION | {"DEBUG": "1"}, *names)
    assert production == {
        "DEBUG": False,
        "SESSION_COOKIE_NAME": "__Host-session",
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
    }


def test_the_demonstration_needs_nothing_and_never_uses_another_database():
    demonstration = settings_of(
        {"SCRUTINY_MODE": "demonstration", "DATABASE_URL": "postgresql://a:b@127.0.0.1/real"},
        "DATABASES",
        "DEBUG",
    )
    database = demonstration["DATABASES"]["default"]
    assert Path(database["NAME"]).name == "demonstration.sqlite3"
    assert database["ENGINE"] == "django.db.backends.sqlite3"
    assert demonstration["DEBUG"] is False


def test_development_is_not_in_debug_mode_unless_asked():
    assert settings_of({"SCRUTINY_MODE": "development"}, "DEBUG") == {"DEBUG": False}
    asked = settings_of({"SCRUTINY_MODE": "development", "DEBUG": "1"}, "DEBUG")
    assert asked == {"DEBUG": True}


def test_sqlite_writes_wait_their_turn():
    databases = settings_of({"SCRUTINY_MODE": "development"}, "DATABASES")["DATABASES"]
    options = databases["default"]["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]


def test_postgresql_pages_are_limited_and_commands_are_not():
    variables = PRODUCTION | {"DATABASE_URL": "postgresql://a:b@db.example:5432/c"}
    database = settings_of(variables, "DATABASES")["DATABASES"]["default"]
    assert database["OPTIONS"] == {"connect_timeout": 3, "options": "-c statement_timeout=5000"}
    assert database["CONN_HEALTH_CHECKS"] is True

    command = run(
        "manage.py",
        "shell",
        "--no-imports",
        "-c",
        "from django.conf import settings; print(settings.STATEMENT_TIMEOUT_MS)",
        **variables,
    )
    assert command.stdout.strip() == "0", command.stderr


@pytest.mark.parametrize(
    ("mode", "variables", "address"),
    [
        ("demonstration", {}, "democratic.services@barsetshire.example"),
        ("demonstration", {"CONTACT_EMAIL": "clerk@example.gov.uk"}, "clerk@example.gov.uk"),
        ("development", {}, ""),
    ],
)
def test_only_the_demonstration_has_an_address_to_write_to_of_itself(mode, variables, address):
    shown = settings_of({"SCRUTINY_MODE": mode, **variables}, "CONTACT_EMAIL")
    assert shown == {"CONTACT_EMAIL": address}
