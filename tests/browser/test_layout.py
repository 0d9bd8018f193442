"""How pages are laid out where one window is not enough to see it: languages and paper."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Person

pytestmark = pytest.mark.browser
# 178 mm between the margins of A4, at 96 dots to the inch.
SHEET = 673

CUT = """() => [...document.querySelectorAll("main :is(table, figure, .row-line, h1, h2, p)")]
  .filter(one => one.checkVisibility())
  .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(one => one.outerHTML.slice(0, 120))"""


@pytest.fixture
def at(open_page, demonstration):
    """A manager at a window of this width."""

    def log_in(width):
        page = open_page(viewport={"width": width, "height": 900})
        return Person(page, demonstration).log_in("manager")

    return log_in


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
    widths = "all => all.map(one => one.getBoundingClientRect().width)"
    charts = page.locator("main .graph .main-svg")
    before = charts.evaluate_all(widths)
    assert max(before) > SHEET
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert charts.evaluate_all(widths) == before
    page.emulate_media(media="print")
    assert max(charts.evaluate_all(widths)) <= SHEET + 1
