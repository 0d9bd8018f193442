"""Panels that a result declares: each kind draws, and only what an audience is offered."""

import json
from dataclasses import replace

import plotly.io
import pytest

from dashboard.components.result_panels import (
    PANELS,
    PanelReading,
    is_offered,
    result_panel,
    room_for,
)
from dashboard.figures import changed, participation
from dashboard.framework.results import Panel
from dashboard.language import language_of
from dashboard.reading import read
from dashboard.released import Cell
from dashboard.view import View
from tests.figures.test_regions import AREAS
from tests.pages.contexts import released
from tests.pages.text import text
from tests.pages.worlds import real_framework

ENGLISH = language_of("en")
DECLARED = [
    (result.code, number, panel)
    for result in real_framework().results
    for number, panel in enumerate(result.panels)
]


def of(panel, audience="internal", release=None):
    shown = release or released("real", audience)
    return PanelReading(ENGLISH, shown, View(), panel, "here", AREAS)


def graphs(content):
    return [node.figure for part in content for node in part._traverse() if hasattr(node, "figure")]


def test_the_grammar_and_the_registry_name_the_same_kinds():
    assert set(PANELS) == set(Panel.model_fields["kind"].annotation.__args__)


@pytest.mark.parametrize(("code", "number", "panel"), DECLARED)
def test_every_declared_panel_draws(code, number, panel):
    content = result_panel(of(panel))
    assert ENGLISH.label(panel.title) in text(content)
    assert room_for(of(panel)) > 0
    for figure in graphs(content):
        plotly.io.from_json(json.dumps(figure), skip_invalid=False)


def test_a_split_of_cases_is_not_offered_to_the_public():
    panel = Panel(kind="bars", title="T", indicators=["OC1.2"], by=["service"])
    assert is_offered(of(panel))
    assert not is_offered(of(panel, "public"))


def test_places_of_cases_are_no_map_for_anybody():
    panel = Panel(kind="map", title="T", indicators=["OC1.1"], by=["region"])
    assert not is_offered(of(panel))
    assert not is_offered(of(panel, "public"))


def test_a_chain_keeps_the_order_and_each_unit():
    panel = Panel(kind="chain", title="T", indicators=["OP1.2.1", "OP1.2.2", "OP1.2.3"])
    words = text(result_panel(of(panel)))
    assert words.index("OP1.2.1") < words.index("OP1.2.2") < words.index("OP1.2.3")


def with_extras(code, window, value, **extras):
    release = released("real", "internal")
    cell = next(item for item in release.cells if (item.indicator, item.window, item.split) == (
        code, window, ()))  # fmt: skip
    made = replace(cell, state="shown", value=value, extras=extras)
    others = [item for item in release.cells if item is not cell]
    return replace(release, cells=(*others, made))


def reading(release, code):
    return read(ENGLISH, release, View(), release.framework.indicator(code))


def test_participation_draws_what_is_released_and_adds_nothing():
    release = with_extras("OP1.1.2", "H2", 58.0, unique_within=68.0, participations=72.0)
    figure = participation.draw(reading(release, "OP1.1.2"))
    assert [trace["y"] for trace in figure["data"]] == [[58.0], [68.0], [72.0]]
    assert figure["layout"]["barmode"] == "group"


def test_a_survey_draws_the_change_and_its_interval_as_released():
    edges = {"change": 13.6, "change_low": 7.4, "change_high": 19.8}
    release = with_extras("OC2.1", "to H4", 35.6, **edges)
    one = reading(release, "OC2.1")
    figure = changed.draw([one])
    assert figure["data"][0]["x"] == [7.4, 19.8, None]
    assert figure["data"][1]["x"] == [13.6]
    assert "+13.6 points (7.4 to 19.8)" in changed.standing(one)


def test_a_suppressed_survey_draws_nothing():
    release = released("real", "internal")
    cell = Cell("OC2.1", "to H4", "to_date", (), "suppressed", None)
    others = [item for item in release.cells if item.indicator != "OC2.1"]
    one = reading(replace(release, cells=(*others, cell)), "OC2.1")
    assert not changed.is_told(one)
    assert changed.draw([one])["data"][1]["x"] == []
