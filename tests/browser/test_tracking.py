"""The tracking table in a real browser: order, filter, details, back, small screens, paper."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Person
from tests.browser.test_numbers import CODES

pytestmark = pytest.mark.browser


ON_TOP = """cell => {
  const box = cell.getBoundingClientRect();
  return cell.contains(document.elementFromPoint(box.right - 8, box.top + box.height / 2));
}"""
TOPS = """all => all.map(one => {
  const words = document.createRange();
  words.selectNodeContents(one);
  return Math.round(words.getBoundingClientRect().top);
})"""


@pytest.fixture
def at(open_page, demonstration):
    """A manager at a window of this width."""

    def log_in(width):
        page = open_page(viewport={"width": width, "height": 844})
        return Person(page, demonstration).log_in("manager")

    return log_in


def codes(page):
    return page.locator(".indicator-row .code").all_inner_texts()


def is_sorted(ratios):
    known = [ratio for ratio in ratios if ratio is not None]
    return bool(known) and known == sorted(known)


def await_true(page, holds):
    """The page arranges itself after the address has changed."""
    for _ in range(60):
        if holds():
            return
        page.wait_for_timeout(100)
    assert holds()


def test_order_filter_details_and_back(person, headline):
    page = person.log_in("manager").open("/tracking").page
    assert codes(page) == CODES
    order = page.get_by_test_id("sort-ratio").locator("a")
    order.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**sort=ratio")
    person.settle()
    expect(order).to_be_focused()
    await_true(page, lambda: is_sorted(headline(code)["ratio"] for code in codes(page)))
    result = page.get_by_test_id("filter-result").locator("select")
    result.focus()
    result.select_option("OP1.1")
    page.wait_for_url("**sort=ratio&result=OP1.1")
    person.settle()
    expect(result).to_be_focused()
    wanted = ["OP1.1.1", "OP1.1.2", "OP1.1.3", "OP1.1.4"]
    await_true(page, lambda: sorted(codes(page)) == wanted)
    more = page.get_by_test_id("more-OP1.1.2")
    more.focus()
    split, asked = page.get_by_test_id("split-OP1.1.2-sex"), []
    page.on("request", lambda request: asked.append(request.url))
    for _time in range(2):
        page.keyboard.press("Enter")
        expect(more).to_have_attribute("aria-expanded", "true")
        expect(split).to_be_visible()
        page.keyboard.press("Enter")
        expect(split).to_be_hidden()
    assert len(asked) == 1
    expect(more).to_be_focused()
    page.go_back()
    await_true(page, lambda: len(codes(page)) == len(CODES))
    page.go_back()
    await_true(page, lambda: codes(page) == CODES)


def test_the_first_column_and_the_figures_to_date_stay(person):
    page = person.log_in("manager").open("/tracking").page
    frame, value = page.locator(".tracking-scroller"), page.get_by_test_id("value-OP1.1.2")
    status = page.get_by_test_id("status-OP1.1.2")
    before = value.bounding_box()["x"], status.bounding_box()["x"]
    frame.evaluate("frame => { frame.scrollLeft = 30; }")
    assert (value.bounding_box()["x"], status.bounding_box()["x"]) == before


@pytest.mark.parametrize("width", [1024, 1200, 1440])
def test_a_frame_opens_at_the_newest_period_and_never_covers_the_first_column(at, width):
    page = at(width).open("/tracking").page
    newest, frame = page.locator(".tracking .newest").bounding_box(), ".tracking-scroller"
    first = page.locator(".tracking thead .stick").bounding_box()
    total = page.locator(".tracking .pin-total").bounding_box()
    assert first["x"] + first["width"] <= newest["x"]
    assert newest["x"] + newest["width"] <= total["x"] + 1
    page.locator(frame).evaluate("frame => { frame.scrollLeft = 5000; }")
    assert page.locator(".indicator-row .stick").first.evaluate(ON_TOP)


def test_the_names_of_the_columns_stand_on_one_line(at):
    names = at(1440).open("/tracking").page.locator(".tracking thead tr:nth-child(2) th")
    assert len(set(names.evaluate_all(TOPS))) == 1


@pytest.mark.parametrize("width", [390, 768])
def test_on_a_small_screen_one_group_of_columns_stands_beside_the_indicators(at, width):
    person = at(width).open("/tracking")
    page = person.page
    table, figures = page.get_by_test_id("table-tracking"), page.locator(".switch")
    assert table.evaluate("table => table.scrollWidth") <= width
    expect(page.get_by_test_id("value-OP1.1.2")).to_be_visible()
    expect(figures).to_be_hidden()
    page.get_by_test_id("filter-group").locator("select").select_option("H2")
    page.wait_for_url("**group=H2")
    person.settle()
    expect(page.get_by_test_id("value-OP1.1.2")).to_be_hidden()
    assert "H2" in table.locator("thead").inner_text()
    expect(figures).to_be_visible()
    page.get_by_test_id("filter-group").locator("select").select_option("comment")
    page.wait_for_url("**group=comment")
    person.settle()
    assert table.evaluate("table => table.scrollWidth") <= width
    assert (
        page.locator(".tracking-scroller").evaluate("one => one.scrollWidth - one.clientWidth") <= 0
    )


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")
@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_on_paper_every_indicator_stands_once_under_a_header(person, tmp_path, paper):
    page = person.log_in("manager").open("/tracking").page
    sheet = tmp_path / "tracking.pdf"
    page.pdf(path=sheet, format=paper, landscape=True)
    done = subprocess.run(
        ["pdftotext", "-layout", sheet, "-"], capture_output=True, text=True, check=True
    )
    sheets = done.stdout.split("\f")[:-1]
    words = done.stdout.split()
    assert {code: words.count(code) for code in CODES} == dict.fromkeys(CODES, 1)
    for one in sheets:
        assert ("Expected" in one) is any(code in one.split() for code in CODES)
    assert len(sheets) <= 4
