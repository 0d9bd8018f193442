"""A map says what the cells say, keeps the four states apart, and is never of cases."""

import json
from dataclasses import replace

import plotly.io
import pytest

from dashboard.figures import regions
from dashboard.figures.template import SUPPRESSED
from dashboard.language import language_of
from dashboard.reading import read
from dashboard.released import Cell
from dashboard.view import View
from tests.pages.worlds import make_released, real_framework

ENGLISH = language_of("en")
SQUARE = [(0.0, 38.0), (1.0, 38.0), (1.0, 39.0), (0.0, 39.0)]
AREAS = {
    area: [[(x + 2.0 * place, y) for x, y in SQUARE]]
    for place, area in enumerate(["TJ.DU", "TJ.LE", "TJ.KL", "TJ.RR", "TJ.BK"])
}
STATES = [
    ("TJ-DU", "shown", 64.0), ("TJ-SU", "shown", 0.0), ("TJ-KT", "suppressed", None),
    ("TJ-RA", "missing", None), ("TJ-GB", "not_defined", None), ("XX", "shown", 5.0),
]  # fmt: skip


def by_region(code):
    indicator = real_framework().indicator(code)
    return next(item for item in indicator.disaggregations if item.by == ["region"])


def reading(code, view=None, audience="internal"):
    framework = real_framework()
    cells = [
        Cell(code, "to H4", "to_date", (("region", region),), state, value)
        for region, state, value in STATES
    ]
    release = replace(make_released(framework, audience), cells=tuple(cells))
    return read(ENGLISH, release, view or View(), framework.indicator(code))


def drawn(view=None):
    figure = regions.draw(reading("OP1.1.2", view), by_region("OP1.1.2"), AREAS)
    plotly.io.from_json(json.dumps(figure), skip_invalid=False)
    return figure


def outlines(view=None):
    return [trace for trace in drawn(view)["data"] if "fill" in trace]


def test_the_map_says_what_the_cells_say():
    words = [note["text"] for note in drawn()["layout"]["annotations"]]
    assert words == [
        "Dushanbe<br><b>64</b>", "Sughd<br><b>0</b>", f"Khatlon<br><b>{SUPPRESSED}</b>",
        "DRS<br><b>no data</b>", "Gorno-Badakhshan<br><b>not defined</b>",
    ]  # fmt: skip


def test_the_four_states_look_different():
    looks = {trace["name"]: (trace["fillcolor"], "fillpattern" in trace) for trace in outlines()}
    assert looks["Dushanbe"] == (regions.TINTS[-1], False)
    assert looks["Sughd"] == (regions.TINTS[0], False)
    assert looks["Khatlon"] == (regions.PAPER, True)
    assert looks["DRS"] == looks["Gorno-Badakhshan"] == (regions.PAPER, False)


def classes(code, *values):
    one = reading(code)
    cells = [
        replace(cell, state=state, value=value)
        for cell, (state, value) in zip(one.released.cells, values, strict=False)
    ]
    shown = replace(one, released=replace(one.released, cells=tuple(cells)))
    figure = regions.draw(shown, by_region(code), AREAS)
    keys = [trace for trace in figure["data"] if trace["showlegend"]]
    return {trace["name"]: trace["marker"]["color"] for trace in keys}


def test_each_tint_says_which_values_it_is_for():
    many = classes("OP1.1.2", ("shown", 64.0), ("shown", 3.0))
    assert list(many) == [
        "0",
        "1\N{EN DASH}15",
        "16\N{EN DASH}31",
        "32\N{EN DASH}47",
        "48\N{EN DASH}64",
    ]
    assert tuple(many.values()) == regions.TINTS
    few = classes("OP1.1.2", ("shown", 2.0), ("shown", 1.0))
    assert few == {"0": regions.TINTS[0], "1": regions.TINTS[3], "2": regions.TINTS[4]}


@pytest.mark.parametrize("top", [1.0, 2.0, 3.0, 5.0, 7.0, 64.0, 101.0])
def test_the_tint_of_a_value_is_that_of_the_class_it_is_in(top):
    indicator = reading("OP1.1.2")
    for value in range(1, int(top) + 1):
        (place,) = [
            step
            for step, (low, high) in enumerate(regions._bounds(indicator, top), 1)
            if low <= value <= high
        ]
        assert regions._step(float(value), top) == place


def test_a_hidden_value_makes_no_class():
    told = classes("OP1.1.2", ("shown", 4.0), ("suppressed", 400.0))
    assert list(told) == ["0", "1", "2", "3\N{EN DASH}4"]
    assert classes("OP1.1.2", ("shown", 0.0), ("suppressed", 400.0)) == {}


def test_a_region_carries_what_a_click_chooses():
    marks = [trace["customdata"] for trace in outlines()]
    assert ["region", "TJ-SU"] in marks
    assert len(marks) == 5


def test_the_chosen_region_stands_out():
    shown = outlines(View(filters=(("region", "TJ-SU"),)))
    assert {trace["name"] for trace in shown if trace["opacity"] == 1} == {"Sughd"}


def test_places_of_cases_are_never_drawn():
    framework = real_framework()
    sensitive = [
        item.code
        for item in framework.indicators
        if item.disclosure == "sensitive"
        and any(by.by == ["region"] for by in item.disaggregations)
    ]
    assert sensitive
    for code in sensitive:
        for audience in ("internal", "public"):
            assert not regions.is_drawable(reading(code, None, audience), by_region(code), AREAS)


@pytest.mark.parametrize("areas", [{}, {"TJ.DU": AREAS["TJ.DU"]}])
def test_without_outlines_there_is_no_map(areas):
    assert not regions.is_drawable(reading("OP1.1.2"), by_region("OP1.1.2"), areas)
    assert regions.is_drawable(reading("OP1.1.2"), by_region("OP1.1.2"), AREAS)
