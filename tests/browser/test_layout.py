"""How pages are laid out, in rules that no font and no browser's rounding can break."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.browser.conftest import Person

pytestmark = pytest.mark.browser
PATHS = ("/", "/results/OP1.1", "/indicators/OP1.1.2", "/tracking", "/plan", "/reports", "/data")
OTHERS = (
    *(f"/results/{code}" for code in ("OBJ", "OC1", "OC2", "OP1.2", "OP1.3", "OP2.1")),
    *(f"/indicators/{code}" for code in ("OBJ.1", "OC2.1", "OP1.3.2", "OP2.1.2")),
    *("/methods", "/publish", "/editions", "/editions/3", "/account"),
)
WIDTHS = [1440, 768, 390]
SMALLEST, FINGER = 24, 44
# 178 mm between the margins of A4, at 96 dots to the inch.
SHEET = 673

# A link inside a sentence may be as small as its line (WCAG 2.5.8); one that stands alone may not.
SMALL_TARGETS = """smallest => [...document.querySelectorAll("button, summary, select, nav a")]
  .filter(one => one.checkVisibility({ visibilityProperty: true }) && !one.closest("p, td, th"))
  .filter(one => !one.closest(".modebar, .skip-link"))
  .map(one => [one.outerHTML.slice(0, 120), one.getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && (box.height < smallest - 0.5 || box.width < smallest - 0.5))
  .map(([text, box]) => `${text} ${box.width} x ${box.height}`)"""

# What one opens pages and chooses with, by thumb.
LOW_TARGETS = """least => [...document.querySelectorAll("nav a, header summary, main select")]
  .filter(one => one.checkVisibility()).map(one => [one, one.getBoundingClientRect().height])
  .filter(([, high]) => high < least - 0.5)
  .map(([one, high]) => `${one.outerHTML.slice(0, 80)} ${high}`)"""

HEADINGS = """() => [...document.querySelectorAll("main :is(h1, h2, h3, h4)")]
  .filter(one => one.checkVisibility()).map(one => Number(one.tagName[1]))"""

# Blocks of text that follow each other on a page: no one begins inside another.
OVERLAPS = """() => {
  const kinds = "main :is(h1, h2, h3, p, figcaption, summary, .headline, .control, table)";
  const all = [...document.querySelectorAll(kinds)]
    .filter(one => one.checkVisibility() && !one.closest(".visually-hidden, .scroller table *"))
    .map(one => [one, one.getBoundingClientRect()]).filter(([, box]) => box.width > 1);
  const found = [];
  all.forEach(([one, a], at) => all.slice(at + 1).forEach(([other, b]) => {
    if (one.contains(other) || other.contains(one)) { return; }
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    const cut = one.closest(".scroller") !== other.closest(".scroller");
    if (wide > 2 && high > 2 && !cut) {
      found.push(`${one.innerText.slice(0, 40)} / ${other.innerText.slice(0, 40)}`);
    }
  }));
  return found;
}"""

MARKS_OUTSIDE = """() => [...document.querySelectorAll(".js-plotly-plot")].flatMap(chart => {
  const room = chart.getBoundingClientRect();
  return [...chart.querySelectorAll(".points path, .lines path, .infolayer text, .xtick, .ytick")]
    .map(mark => [mark, mark.getBoundingClientRect()])
    .filter(([, box]) => box.width + box.height > 0)
    .filter(([, box]) => box.left < room.left - 2 || box.right > room.right + 2
      || box.top < room.top - 2 || box.bottom > room.bottom + 2)
    .map(([mark]) => mark.outerHTML.slice(0, 120));
})"""

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


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_keep_within_the_window_and_their_text_apart(at, width):
    person = at(width)
    for path in PATHS:
        page = person.open(path).page
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.evaluate(OVERLAPS) == [], path
        assert page.evaluate(MARKS_OUTSIDE) == [], path


@pytest.mark.parametrize("width", [1440, 390])
def test_no_other_page_is_wider_than_its_window(at, width):
    person = at(width)
    for path in OTHERS:
        page = person.open(path).page
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize("language", ["en", "ru", "tg"])
def test_the_navigation_stands_on_one_line(at, language):
    page = at(1440).open(f"/?lang={language}").page
    links = page.get_by_test_id("navigation").locator("a")
    boxes = [box for link in links.all() if (box := link.bounding_box())]
    assert len(boxes) == 6
    assert len({round(box["y"]) for box in boxes}) == 1
    assert max(box["x"] + box["width"] for box in boxes) <= 1440


def test_a_thumb_meets_what_it_aims_at(at):
    person = at(390)
    found = {path: person.open(path).page.evaluate(LOW_TARGETS, FINGER) for path in PATHS[:5]}
    assert {path: low for path, low in found.items() if low} == {}


@pytest.mark.parametrize("width", [1440, 390])
def test_what_one_presses_is_large_enough(at, width):
    person = at(width)
    found = {path: person.open(path).page.evaluate(SMALL_TARGETS, SMALLEST) for path in PATHS}
    assert {path: small for path, small in found.items() if small} == {}


def test_headings_leave_no_level_out(at):
    person = at(1440)
    for path in PATHS:
        levels = person.open(path).page.evaluate(HEADINGS)
        assert levels[:1] == [1], path
        assert all(below <= above + 1 for above, below in pairwise(levels)), (path, levels)
        assert levels.count(1) == 1, path


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


@pytest.mark.parametrize("path", ["/", "/indicators/OP1.1.2", "/tracking", "/plan"])
def test_nothing_moves_while_a_page_fills(at, path):
    person = at(1440)
    person.open(path)
    shifted = person.page.evaluate("""() => new Promise(done => {
      let sum = 0;
      new PerformanceObserver(list => list.getEntries().forEach(one => { sum += one.value; }))
        .observe({ type: "layout-shift", buffered: true });
      setTimeout(() => done(sum), 500);
    })""")
    assert shifted <= 0.05
