"""Signing in with the keyboard, and the pages that stand outside the site's menus, as axe-core sees them."""

from urllib.parse import urlsplit

import pytest
from django.contrib.auth import get_user_model

from tests.browser.conftest import PASSWORD


@pytest.fixture
def clerk(live):
    return get_user_model().objects.create_user("clerk", password=PASSWORD, is_staff=True)


def test_a_clerk_signs_in_with_the_keyboard_alone(page, clerk, axe):
    page.goto("/admin/")
    page.wait_for_url("**/admin/login/**")
    axe(page)
    page.focus("input[name=username]")
    page.keyboard.type("clerk")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: urlsplit(url).path == "/admin/")
    assert page.locator("form[action='/admin/logout/']").count() == 1


def test_a_wrong_password_is_explained(page, clerk, axe):
    page.goto("/admin/login/")
    page.fill("input[name=username]", "clerk")
    page.fill("input[name=password]", "not the password")
    page.click("[type=submit]")
    assert page.get_by_text("Please enter the correct username and password").count() > 0
    axe(page)


@pytest.mark.parametrize("width", [1280, 320])
def test_an_unknown_address_is_explained_on_any_screen(page, axe, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/there/is/no/such/page/")
    assert page.locator("h1").inner_text() == "Page not found"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    axe(page)
