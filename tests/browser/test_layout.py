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


def edges(page, selector, side):
    """Where the elements of a page have this edge, rounded to pixels."""
    found = "(all, side) => all.map(one => Math.round(one.getBoundingClientRect()[side]))"
    return page.locator(selector).evaluate_all(found, side)


@pytest.mark.parametrize("path", ["/results/OBJ", "/results/OP2.1"])
def test_a_last_panel_without_another_beside_it_has_the_whole_width(at, path):
    assert at(1440).open(path).page.evaluate(LONE_HALVES) == []


def test_titles_and_charts_of_neighbours_stand_on_one_line_without_a_gap(at):
    page = at(1440).open("/results/OP2.1").page
    pair = ".panels-pair > .panel"
    assert len(set(edges(page, f"{pair} .chart-place", "top"))) == 1
    (bottom,) = set(edges(page, f"{pair} > h2", "bottom"))
    (top,) = set(edges(page, f"{pair} > .headline", "top"))
    assert 0 <= top - bottom <= 12


@pytest.mark.parametrize("width", [768, 1440])
def test_the_links_of_a_chain_stand_on_one_line(at, width):
    page = at(width).open("/results/OP1.1").page
    for part in (".value", ".bullet", ".status"):
        found = edges(page, f".chain-step {part}", "top")
        assert len(found) == 3
        assert len(set(found)) == 1


@pytest.mark.parametrize("width", [768, 1440])
def test_controls_show_what_is_chosen_and_stand_on_one_line(at, width):
    page = at(width).open("/indicators/OC1.1").page
    assert page.evaluate(HIDDEN_WORDS) == []
    rows = len(set(edges(page, ".controls >> nth=0 >> select", "bottom")))
    assert rows == {768: 2, 1440: 1}[width]


def test_whose_account_it_is_can_be_read_on_a_phone(at):
    page = at(390).open("/").page
    cut = "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.innerText)"
    assert page.locator(".menu summary").evaluate_all(cut) == []


def test_what_is_ready_is_measured_from_one_edge(at):
    page = at(1440).open("/publish").page
    page.locator(".desk-bar").first.wait_for()
    assert len(set(edges(page, ".desk-bar", "left"))) == 1


def test_definitions_under_each_other_keep_their_columns(at):
    page = at(1440).open("/methods").page
    for column in (2, 3, 4):
        assert len(set(edges(page, f".definitions thead th:nth-child({column})", "left"))) == 1


def test_the_address_for_a_keeper_of_passwords_is_neither_seen_nor_reached(at):
    page = at(1440).open("/account").page
    address = page.locator("main input[autocomplete=username]")
    assert address.input_value() == "manager@example.org"
    assert address.get_attribute("tabindex") == "-1"
    box = page.locator("main .visually-hidden:has(input)").bounding_box()
    assert box
    assert box["width"] <= 1
