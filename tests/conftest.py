"""What every test shares. Sockets are blocked outside this machine by pyproject.toml."""

import os

import pytest
from django.apps import apps
from django.test import override_settings
from pytest_django.plugin import blocking_manager_key

from inspections import reference
from tests.browser.chromium import CHROMIUM, NAMES

NO_CHROMIUM = f"Browser tests not run: no Chromium on PATH (looked for {', '.join(NAMES)})."

collect_ignore = [] if CHROMIUM else ["browser"]


def pytest_configure(config: pytest.Config) -> None:
    if not CHROMIUM and os.environ.get("CI") == "true":
        raise pytest.UsageError(NO_CHROMIUM)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not CHROMIUM:
        terminalreporter.write_line(NO_CHROMIUM, yellow=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None):
    """A test that commits leaves every table empty behind it: put back the rows that a migration had loaded."""
    yield
    # After the last test the database itself is gone.
    if nextitem is not None and commits(item):
        # Without history, which a migration's models do not keep either.
        with item.config.stash[blocking_manager_key].unblock(), override_settings(SIMPLE_HISTORY_ENABLED=False):
            reference.load(reference.model_of(apps))


def commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    asks = {"live_server", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    return bool(asks or (marker and marker.kwargs.get("transaction")))
