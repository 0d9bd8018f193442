"""How pages are laid out where one window is not enough to see it: languages and paper."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
# 178 mm between the margins of A4, at 96 dots to the inch.
SHEET = 673

CUT = """() => [...document.querySelectorAll("main :is(table, figure, .row-line, h1, h2, p)")]
  .filter(one => one.checkVisibility())
  .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(one => one.outerHTML.slice(0, 120))"""

# A select as wide as what is chosen in it: the part that does not fit.
HIDDEN_WORDS = """() => [...document.querySelectorAll("main .control select")].filter(one => {
  const has = one.getBoundingClientRect().width;
  one.style.width = "max-content";
  const needs = one.getBoundingClientRect().width;
  one.style.width = "";
  return needs > has + 1;
}).map(one => one.selectedOptions[0].text)"""
LONE_HALVES = """() => [...document.querySelectorAll(".panels:not(.panels-first)")]
  .filter(one => one.lastElementChild.getBoundingClientRect().right
    < one.getBoundingClientRect().right - 1)
  .map(one => one.lastElementChild.dataset.testid)"""


@pytest.mark.parametrize("language", ["en", "ru", "tg"])
def test_the_navigation_stands_on_one_line(at, language):
    page = at(1440).open(f"/?lang={language}").page
    links = page.get_by_test_id("navigation").locator("a")
    boxes = [box for link in links.all() if (box := link.bounding_box())]
    assert len(boxes) == 6
    assert len({round(box["y"]) for box in boxes}) == 1
    assert max(box["x"] + box["width"] for box in boxes) <= 1440


@pytest.mark.parametrize("path", ["/", "/plan"])
def test_a_sheet_of_a4_cuts_nothing(at, path):
    person = at(1440)
    person.open(path)
    person.page.set_viewport_size({"width": SHEET, "height": 1000})
    person.page.emulate_media(media="print")
    person.settle()
    assert person.page.evaluate(CUT) == []


def test_a_chart_is_scaled_to_the_sheet_and_left_alone_on_the_screen(at):
    page = at(1440).open("/results/OC1").page
    charts = page.locator("main .graph")
    widths = charts.evaluate_all("all => all.map(one => one.getBoundingClientRect().width)")
    scales = "all => all.map(one => Number(getComputedStyle(one).zoom))"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert max(widths) > SHEET
    assert set(charts.evaluate_all(scales)) == {1}
    page.emulate_media(media="print")
    expected = [min(1, SHEET / width) for width in widths]
    assert charts.evaluate_all(scales) == pytest.approx(expected, abs=0.001)
