"""What people do with a chart: choose a part of it and go back; compare; use the keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.pages.test_browser import log_in
from tests.support.browser import draw_all

pytestmark = pytest.mark.browser


def open_split(page, address, role="manager"):
    log_in(page, address, role)
    page.goto(f"{address}/indicators/OP1.1.2?by=region")
    expect(page.locator("main .skeleton:visible")).to_have_count(0)
    draw_all(page)


@pytest.mark.parametrize("place", ["by", "map"])
def test_a_click_on_a_chart_chooses_a_region_and_back_undoes_it(page, address, place):
    open_split(page, address)
    plot = page.get_by_test_id(f"figure-OP1.1.2-{place}").locator(".nsewdrag")
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    # The first bar lies at the left, under its name; the largest region in the south-east.
    across, down = (12, 22) if place == "by" else (box["width"] * 0.72, box["height"] * 0.75)
    page.mouse.move(box["x"] + across, box["y"] + down)
    expect(plot).to_have_class(re.compile("cursor-pointer"))
    page.mouse.click(box["x"] + across, box["y"] + down)
    expect(page.get_by_test_id("way-back-region")).to_be_visible()
    assert "region=TJ-" in page.url
    page.go_back()
    expect(page.get_by_test_id("way-back-region")).to_have_count(0)
    expect(page).to_have_url(f"{address}/indicators/OP1.1.2?by=region")


def test_a_row_does_the_same_and_the_focus_goes_along(page, address):
    open_split(page, address)
    page.locator("a.part-link:visible", has_text="Sughd").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}/indicators/OP1.1.2?by=region&region=TJ-SU")
    expect(page.locator("a.way-back")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}/indicators/OP1.1.2?by=region")
    expect(page.get_by_test_id("filter-region").locator("select")).to_be_focused()


def test_a_period_is_set_beside_the_one_that_is_shown(page, address):
    open_split(page, address)
    page.get_by_test_id("filter-compare").locator("select").select_option("H2")
    expect(page.get_by_test_id("table-OP1.1.2-comparison")).to_be_visible()
    assert "compare=H2" in page.url


def test_keys_lead_to_pages_rest_while_one_writes_and_can_be_turned_off(page, address):
    log_in(page, address, "manager")
    page.keyboard.press("g")
    page.keyboard.press("t")
    expect(page).to_have_url(f"{address}/tracking")
    expect(page.get_by_test_id("panel-tracking")).to_be_visible()
    page.keyboard.press("g")
    page.keyboard.press("o")
    expect(page).to_have_url(f"{address}/")
    # The address is the new one before the page is: the one before has a control of this name too.
    expect(page.get_by_test_id("panel-overview")).to_be_visible()
    expect(page.get_by_test_id("filter-period").locator("select")).to_be_visible()
    page.keyboard.press("/")
    expect(page.get_by_test_id("filter-period").locator("select")).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_test_id("shortcuts")).to_be_hidden()
    page.locator("#main").focus()
    page.keyboard.press("?")
    expect(page.get_by_test_id("shortcuts")).to_be_visible()
    page.get_by_test_id("switch-shortcuts").click()
    page.keyboard.press("Escape")
    page.locator("#main").focus()
    page.keyboard.press("?")
    expect(page.get_by_test_id("shortcuts")).to_be_hidden()
    page.get_by_test_id("open-shortcuts").click()
    expect(page.get_by_test_id("shortcuts")).to_be_visible()


def test_escape_leads_back_from_the_passport_of_a_cascade(page, address):
    log_in(page, address, "manager")
    page.goto(f"{address}/results/OC1")
    expect(page.locator("main .skeleton:visible")).to_have_count(0)
    link = page.locator("a.passport-link").first
    link.focus()
    page.keyboard.press("Enter")
    passport = page.get_by_test_id("passport-OC1.cascade")
    expect(passport.locator("dl")).to_be_visible()
    expect(passport.locator("summary")).to_be_focused()
    page.keyboard.press("Escape")
    expect(passport.locator("dl")).to_be_hidden()
    expect(page.locator("a.passport-link").first).to_be_focused()
