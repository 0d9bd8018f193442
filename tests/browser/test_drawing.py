"""Charts are drawn when they come near the window, and the others in their own time."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
UNDRAWN = ".chart-place:not(:has(.main-svg))"
PATH = "/results/OP1.1"


@pytest.fixture
def page(person, demonstration):
    page = person.log_in("manager").page
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(f"{demonstration.url}{PATH}")
    expect(page.locator("main .skeleton:visible")).to_have_count(0)
    expect(page.locator(".main-svg").first).to_be_visible()
    return page


def test_a_chart_below_the_fold_is_drawn_when_one_comes_to_it(page):
    last = page.locator(".chart-place").last
    assert page.locator(UNDRAWN).count() > 2
    expect(last.locator(".main-svg")).to_have_count(0)
    last.scroll_into_view_if_needed()
    expect(last.locator(".main-svg").first).to_be_visible(timeout=2000)


def test_its_numbers_are_there_before_it_is(page):
    waiting = page.locator("figure", has=page.locator(UNDRAWN))
    assert waiting.count() > 2
    assert waiting.locator("table td").count() > 10


def test_the_others_follow_when_nothing_else_happens(page):
    expect(page.locator(UNDRAWN)).to_have_count(0, timeout=20_000)
