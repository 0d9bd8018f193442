"""The passport opens from beside any number, by keyboard too, and moves nothing in the address."""

import pytest
from playwright.sync_api import expect

from tests.pages.test_browser import log_in

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("place", [".headline", "h2 >> nth=-2", "h2 >> nth=-1"])
def test_one_key_from_a_number_to_its_passport(page, address, place):
    log_in(page, address, "manager")
    page.goto(f"{address}/indicators/OP1.1.2")
    passport = page.get_by_test_id("passport-OP1.1.2")
    link = page.locator("main").locator(place).locator(".passport-link")
    expect(page.locator("main .skeleton:visible")).to_have_count(0)
    expect(passport.locator("dl")).to_be_hidden()
    link.focus()
    page.keyboard.press("Enter")
    expect(passport.locator("dl")).to_be_visible()
    expect(passport.locator("summary")).to_be_focused()
    expect(passport).to_be_in_viewport()
    expect(page).to_have_url(f"{address}/indicators/OP1.1.2")
    page.keyboard.press("Enter")
    expect(passport.locator("dl")).to_be_hidden()


@pytest.mark.parametrize("width", [1440, 390])
def test_an_open_passport_does_not_widen_the_page(open_page, address, width):
    page = open_page(viewport={"width": width, "height": 900})
    log_in(page, address, "manager")
    page.goto(f"{address}/indicators/OP1.1.2")
    page.get_by_test_id("passport-OP1.1.2").locator("summary").click()
    expect(page.get_by_test_id("table-OP1.1.2-bases")).to_be_visible()
    wide, seen = page.evaluate("() => [document.documentElement.scrollWidth, innerWidth]")
    assert wide == seen


@pytest.mark.parametrize("path", ["/", "/tracking", "/results/OP1.1"])
def test_one_click_from_any_number_to_its_passport(page, address, path):
    log_in(page, address, "manager")
    page.goto(f"{address}{path}?period=H3")
    page.evaluate("window.marked = true")
    page.get_by_test_id("value-OP1.1.2").locator("a").click()
    expect(page).to_have_url(f"{address}/indicators/OP1.1.2?period=H3#passport-OP1.1.2")
    passport = page.get_by_test_id("passport-OP1.1.2")
    expect(passport.locator("dl")).to_be_visible()
    expect(passport.locator("summary")).to_be_focused()
    expect(page.locator("main .skeleton:visible")).to_have_count(0)
    expect(passport.locator("summary")).to_be_in_viewport()
    assert page.evaluate("window.marked") is True


def test_the_address_of_a_passport_opens_it(page, address):
    log_in(page, address, "manager")
    page.goto(f"{address}/indicators/OP1.1.2#passport-OP1.1.2")
    expect(page.get_by_test_id("passport-OP1.1.2").locator("dl")).to_be_visible()
    page.goto(f"{address}/indicators/OP1.1.1")
    expect(page.get_by_test_id("passport-OP1.1.1").locator("summary")).to_be_visible()
    expect(page.get_by_test_id("passport-OP1.1.1").locator("dl")).to_be_hidden()
