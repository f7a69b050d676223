"""A real Chromium against a running site, for every test in this folder.

`live` is the site's address, `page` a fresh page (no cookies of another test), `sign_in(page, user)` walks
through the sign-in form, `axe(page)` asserts that axe-core finds nothing against WCAG 2.2 AA or good practice.
"""

import os
import threading

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests.browser.chromium import CHROMIUM

# Playwright keeps an event loop running in the thread in which the tests use the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LONGEST_WAIT_MS = 15_000

PASSWORD = "a barn owl at midnight"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = os.path.dirname(__file__)
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser(live_server):
    """Asks for the server, so as to be closed before it: threads still serving would lose their database."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(LONGEST_WAIT_MS / 1_000)


@pytest.fixture
def live(live_server) -> str:
    return live_server.url


@pytest.fixture
def context(browser, live):
    """A browser profile of its own, in British English, with addresses relative to the site."""
    context = browser.new_context(base_url=live, locale="en-GB", timezone_id="Europe/London")
    context.set_default_timeout(LONGEST_WAIT_MS)
    yield context
    context.close()


@pytest.fixture
def page(context):
    """A page that fails its test when the content security policy blocked something or a script broke."""
    complaints: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda message: complaints.append(message.text) if "Content Security Policy" in message.text else None,
    )
    yield page
    assert complaints == []


@pytest.fixture
def sign_in():
    def sign_in(page, user) -> None:
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
        page.goto("/admin/login/")
        page.fill("input[name=username]", user.get_username())
        page.fill("input[name=password]", PASSWORD)
        page.click("[type=submit]")
        page.wait_for_url("**/admin/")

    return sign_in


@pytest.fixture
def axe():
    def axe(page) -> None:
        # Without preloading: axe would copy stylesheets into the page, which the policy rightly blocks.
        results = Axe().run(page, options={"preload": False})
        assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"

    return axe
