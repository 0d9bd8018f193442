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


def test_the_map_says_what_the_cells_say():
    words = [note["text"] for note in drawn()["layout"]["annotations"]]
    assert words == [
        "Dushanbe<br><b>64</b>", "Sughd<br><b>0</b>", f"Khatlon<br><b>{SUPPRESSED}</b>",
        "DRS<br><b>no data</b>", "Gorno-Badakhshan<br><b>not defined</b>",
    ]  # fmt: skip


def test_the_four_states_look_different():
    looks = {
        trace["name"]: (trace["fillcolor"], "fillpattern" in trace) for trace in drawn()["data"]
    }
    assert looks["Dushanbe"] == (regions.TINTS[-1], False)
    assert looks["Sughd"] == (regions.TINTS[0], False)
    assert looks["Khatlon"] == (regions.PAPER, True)
    assert looks["DRS"] == looks["Gorno-Badakhshan"] == (regions.PAPER, False)


def test_a_region_carries_what_a_click_chooses():
    marks = [trace["customdata"] for trace in drawn()["data"]]
    assert ["region", "TJ-SU"] in marks
    assert len(marks) == 5


def test_the_chosen_region_stands_out():
    shown = drawn(View(filters=(("region", "TJ-SU"),)))["data"]
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
