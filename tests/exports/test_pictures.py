"""Charts drawn without a browser: well-formed, complete, and silent about what is not published."""

import pytest
from lxml import etree

from dashboard import figures
from dashboard.exports.pictures import draw_svg
from dashboard.language import language_of
from tests.exports.worlds import slice_of
from tests.pages.contexts import released

SVG = "{http://www.w3.org/2000/svg}"
ENGLISH = language_of("en")


def read(svg):
    return etree.fromstring(svg.encode())


def said(svg):
    return ["".join(found.itertext()) for found in read(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("language", ["en", "ru", "tg"])
@pytest.mark.parametrize("audience", ["internal", "public"])
def test_every_chart_of_the_pages_can_be_drawn(audience, language):
    for reading in slice_of(released("real", audience), language).readings:
        root = read(draw_svg(reading.language, figures.draw(reading)))
        assert len(root) > 8


def inside(root, width, height):
    for found in root.iter(f"{SVG}circle"):
        yield 0 <= float(found.get("cx")) <= width and 0 <= float(found.get("cy")) <= height


def test_marks_stand_inside_the_picture():
    for reading in slice_of(released("real", "internal")).readings:
        root = read(draw_svg(ENGLISH, figures.draw(reading), 760, 340))
        assert all(inside(root, 760, 340))


def test_a_timeline_has_a_mark_for_every_planned_day():
    release = released("real", "public")
    plan = release.framework.plans["nap"]
    states = {state.id: state for state in release.milestones}
    start = release.framework.project.start
    figure = figures.timeline.draw(ENGLISH, plan.items, states, release.cut_off, start)
    root = read(draw_svg(ENGLISH, figure, 760, figures.timeline.height(plan.items)))
    assert len(list(root.iter(f"{SVG}circle"))) >= len(plan.items)
    assert {item.id for item in plan.items} <= set(said(draw_svg(ENGLISH, figure)))


def marked(symbol, edge="#1B2430"):
    marker = {"symbol": symbol, "color": "#FFFFFF", "size": 20, "line": {"color": edge, "width": 1}}
    trace = {"type": "scatter", "mode": "markers", "x": [1], "y": [1], "marker": marker}
    axis = {"range": [0, 2]}
    figure = {"data": [trace], "layout": {"xaxis": axis, "yaxis": axis}}
    paths = read(draw_svg(ENGLISH, figure, 400, 300)).iter(f"{SVG}path")
    return [found.get("d") for found in paths if found.get("d").endswith("Z")]


@pytest.mark.parametrize(("symbol", "corners"), [("diamond", 4), ("triangle-up", 3)])
def test_a_mark_has_the_corners_of_its_symbol(symbol, corners):
    (shape,) = marked(symbol)
    assert shape.count("L") + 1 == corners
    assert marked("circle") == []


def test_words_stand_on_the_side_of_their_point_that_the_figure_says():
    trace = {"type": "scatter", "mode": "text", "x": [1, 1], "y": [1, 1], "text": ["up", "down"]}
    trace["textposition"] = ["top center", "bottom center"]
    axis = {"range": [0, 2]}
    figure = {"data": [trace], "layout": {"xaxis": axis, "yaxis": axis}}
    found = read(draw_svg(ENGLISH, figure, 400, 300)).iter(f"{SVG}text")
    places = {"".join(one.itertext()): float(one.get("y")) for one in found}
    assert places["up"] < places["down"]


def test_bars_are_as_long_as_their_values():
    reading = next(
        r for r in slice_of(released("real", "internal")).readings if r.indicator.code == "OP1.1.2"
    )
    by = reading.disaggregations[0]
    root = read(draw_svg(ENGLISH, figures.bars.draw(reading, by)))
    widths = [float(bar.get("width")) for bar in root.iter(f"{SVG}rect")]
    values = [cell.value for cell in reading.breakdown(by) if cell.value]
    assert [w / widths[0] for w in widths[: len(values)]] == pytest.approx(
        [value / values[0] for value in values], rel=0.02
    )


def test_words_cannot_break_out():
    figure = {
        "data": [],
        "layout": {
            "xaxis": {"type": "category", "categoryarray": ["a"]},
            "yaxis": {"range": [0, 1]},
            "annotations": [{"x": "a", "y": 0.5, "text": "<script>&\"'</text>"}],
        },
    }
    assert "<script>&\"'</text>" in said(draw_svg(ENGLISH, figure))
