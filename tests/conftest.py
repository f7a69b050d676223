"""What every test shares. Sockets are blocked outside this machine by pyproject.toml."""

import os

import pytest

from tests.browser.chromium import CHROMIUM, NAMES

NO_CHROMIUM = f"Browser tests not run: no Chromium on PATH (looked for {', '.join(NAMES)})."

collect_ignore = [] if CHROMIUM else ["browser"]


def pytest_configure(config: pytest.Config) -> None:
    if not CHROMIUM and os.environ.get("CI") == "true":
        raise pytest.UsageError(NO_CHROMIUM)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not CHROMIUM:
        terminalreporter.write_line(NO_CHROMIUM, yellow=True)
