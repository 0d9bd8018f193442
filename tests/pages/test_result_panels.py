"""Panels that a result declares: each kind draws, and only what an audience is offered."""

import json
from dataclasses import replace

import plotly.io
import pytest

from dashboard.components import multiples
from dashboard.components.result_panels import (
    LINES,
    PANELS,
    PanelReading,
    is_offered,
    result_panel,
    room_for,
)
from dashboard.figures import bars, changed, pairs, participation
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


@pytest.mark.parametrize(
    ("splits", "beside"), [(["sex", "institution_type"], False), (["sex", "sex"], True)]
)
def test_splits_stand_side_by_side_where_none_leaves_a_hole(splits, beside):
    panel = of(Panel(kind="bars", title="T", indicators=["OP1.1.2"], by=splits))
    (_title, row) = result_panel(panel)
    first, second = (LINES + bars.height(*one) for one in panel.splits)
    assert ("panel-parts-beside" in row.className.split()) is beside
    assert room_for(panel) == (max(first, second) if beside else first + second)


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


BEFORE_AFTER = Panel(kind="before-after", title="T", indicators=["OP1.1.3"])
SIDES = {"before": 48.21, "after": 84.96}


def test_a_pair_draws_both_means_of_every_period_and_says_of_how_many():
    release = with_extras("OP1.1.3", "H1", 36.75, rows=4.0, **SIDES)
    release = replace(release, cells=tuple(counted(item) for item in release.cells))
    one = reading(release, "OP1.1.3")
    figure = pairs.draw(one)
    lines, before, after = figure["data"]
    assert (before["x"], after["x"], before["y"]) == ([48.21], [84.96], [0])
    assert lines["x"] == [48.21, 84.96, None]
    assert before["marker"]["color"] != after["marker"]["color"]
    first, *others = figure["layout"]["yaxis"]["ticktext"]
    assert first == "H1, Mar 2019<br>n = 3 of 4"
    assert others[-1] == "<b>To date</b>"
    assert [note["text"] for note in figure["layout"]["annotations"][:2]] == ["48.2 %", "85.0 %"]


def counted(cell):
    return replace(cell, n=3) if (cell.indicator, cell.window) == ("OP1.1.3", "H1") else cell


def test_a_pair_has_its_numbers_in_a_table_and_nothing_where_none_is_released():
    content = result_panel(of(BEFORE_AFTER, release=with_extras("OP1.1.3", "H1", 36.75, **SIDES)))
    (body,) = [
        node for part in content for node in part._traverse() if "Tbody" in type(node).__name__
    ]
    words = " ".join(text(body.children[0]).split())
    assert words == "H1 (Oct 2018-Mar 2019) 48.2 % 85.0 % +36.8 n = 0"
    nothing = result_panel(of(BEFORE_AFTER))
    assert graphs(nothing) == []
    assert "No pair of figures has been released yet." in text(nothing)


def test_means_of_scores_are_not_offered_to_the_public():
    assert is_offered(of(BEFORE_AFTER))
    assert not is_offered(of(BEFORE_AFTER, "public"))


MULTIPLES = Panel(kind="multiples", title="T", indicators=["OC1.1"], by=["service"])


def split_cells(**periods):
    """Cells of two services by window; the others as they were made up."""
    release = released("real", "internal")
    made = {
        (window, (("service", code),)): Cell(
            *("OC1.1", window, "period", (("service", code),)), state, value
        )
        for window, services in periods.items()
        for code, (state, value) in services.items()
    }
    others = [
        item
        for item in release.cells
        if item.indicator != "OC1.1" or (item.window, item.split) not in made
    ]
    return replace(release, cells=(*others, *made.values()))


def cards(release):
    content = result_panel(of(MULTIPLES, release=release))
    found = [node for part in content for node in part._traverse()]
    return [node for node in found if getattr(node, "className", "") == "multiple"]


def test_parts_are_small_charts_on_one_scale_in_the_order_of_the_list():
    shelter = {"shelter": ("shown", 8.0), "medical": ("shown", 4.0), "legal": ("shown", 0.0)}
    release = split_cells(H1=shelter, H2={"shelter": ("suppressed", None)})
    drawn = cards(release)
    codes = release.framework.dimension_codes(release.framework.indicator("OC1.1"), "service")
    names = [ENGLISH.label(code.label) for code in codes.values()]
    assert [text(card.children[0]) for card in drawn] == names
    heights = {
        name: [node.style["height"] for node in card._traverse() if is_bar(node)]
        for name, card in zip(names, drawn, strict=True)
    }
    assert heights["Shelter"] == ["calc(2px + 76.0%)"]
    assert heights["Medical"] == ["calc(2px + 38.0%)"]
    assert heights["Legal"] == ["calc(2px + 0.0%)"]
    assert text(drawn[0]).split() == ["Shelter", "8", "H1", "⊘", "H2", "–", "H3", "–", "H4"]


def is_bar(node):
    return getattr(node, "className", "") == "multiple-bar"


def test_small_charts_are_not_offered_where_the_split_is_not_public():
    assert is_offered(of(MULTIPLES))
    assert not is_offered(of(MULTIPLES, "public"))


def test_small_charts_of_cases_are_marked_for_the_team():
    assert "Confidential, IOM internal" in text(result_panel(of(MULTIPLES)))
    shown = Panel(kind="multiples", title="T", indicators=["OP2.1.1"], by=["channel"])
    assert "Confidential" not in text(result_panel(of(shown)))
    assert is_offered(of(shown, "public"))


def test_two_parts_in_the_first_place_are_not_ranked():
    one = reading(released("real", "internal"), "OP2.1.1")
    (by,) = [item for item in one.disaggregations if item.name == "channel"]
    cells = one.breakdown(by)
    same = [replace(cell, state="shown", value=5.0) for cell in cells]
    others = [item for item in one.released.cells if item not in cells]
    tied = replace(one, released=replace(one.released, cells=(*others, *same)))
    assert multiples.leading(tied, by) is None
    first = [replace(same[0], value=6.0), *same[1:]]
    led = replace(one, released=replace(one.released, cells=(*others, *first)))
    assert multiples.leading(led, by) == ("Forum theatre", "6")
