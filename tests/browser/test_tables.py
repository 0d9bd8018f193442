"""Tables at windows too small for them: what is wide becomes cards, or tells that it goes on."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
HIDDEN = """() => [...document.querySelectorAll("main .scroller")]
  .filter(one => one.checkVisibility() && one.scrollWidth > one.clientWidth)
  .map(one => `${one.getAttribute("aria-label")}: ${one.scrollWidth} of ${one.clientWidth}`)"""
# Above the first line of a table there is nothing but the ground.
STRIP = {"width": 6, "height": 6}


@pytest.mark.parametrize("width", [390, 768])
@pytest.mark.parametrize("path", ["/editions", "/data", "/indicators/OBJ.1"])
def test_nothing_has_to_be_swiped_into_sight(at, width, path):
    assert at(width).open(path).page.evaluate(HIDDEN) == []


def test_a_card_says_of_every_figure_what_it_is(at):
    page = at(390).open("/indicators/OP1.1.2").page
    row = page.get_by_test_id("table-OP1.1.2-periods").locator("tbody tr").nth(3)
    names = row.locator("td").evaluate_all(
        "all => all.map(one => getComputedStyle(one, '::before').content)"
    )
    assert names[1] == '"Actual, period"'
    boxes = [box for cell in row.locator("td").all() if (box := cell.bounding_box())]
    assert [boxes[0]["x"], boxes[0]["y"]] == [boxes[3]["x"], boxes[1]["y"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_table_is_shaded_at_the_edge_that_hides_more_of_it(at, scheme):
    page = at(768, scheme).open("/editions").page
    scroller = page.locator(".scroller").first
    scroller.locator("table").evaluate("table => { table.style.minWidth = '2000px'; }")
    assert shaded(page, scroller) == (False, True)
    scroller.evaluate("one => { one.scrollLeft = 500; }")
    assert shaded(page, scroller) == (True, True)
    scroller.evaluate("one => { one.scrollLeft = 5000; }")
    assert shaded(page, scroller) == (True, False)


def shaded(page, scroller):
    """Whether the left and the right edge look otherwise than the middle."""
    box = scroller.bounding_box()
    right = box["x"] + box["width"] - STRIP["width"]
    places = (box["x"] + box["width"] / 2, box["x"], right)
    middle, *edges = (
        page.screenshot(clip={"x": place, "y": box["y"], **STRIP}) for place in places
    )
    return tuple(edge != middle for edge in edges)
