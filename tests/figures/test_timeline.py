"""The months under a timeline: few, in order, and in the reader's language."""

from datetime import date

import pytest

from dashboard.figures import timeline
from dashboard.language import language_of
from dashboard.released import MilestoneState
from tests.pages.worlds import real_framework


def axis(code, first, last):
    figure = timeline.draw(language_of(code), [], {}, last, first)
    return figure["layout"]["xaxis"]


@pytest.mark.parametrize(("code", "word"), [("en", "Jan<br>2019"), ("ru", "янв.<br>2019")])
def test_months_are_in_the_language(code, word):
    found = axis(code, date(2018, 10, 1), date(2021, 3, 31))
    assert word in found["ticktext"]
    assert "tickformat" not in found


def test_a_forecast_has_its_own_shape_and_the_ring_of_the_plan_holds_the_others():
    items = real_framework().plans["nap"].items[:2]
    states = {
        items[0].id: MilestoneState("nap", items[0].id, True, items[0].planned, None, 0),
        items[1].id: MilestoneState("nap", items[1].id, False, None, items[1].planned, None),
    }
    day = items[1].planned
    figure = timeline.draw(language_of("en"), items, states, day, date(2018, 10, 1))
    ring, forecast, actual = (trace["marker"] for trace in figure["data"][1:])
    assert forecast["symbol"] == "diamond"
    assert "symbol" not in ring | actual
    assert ring["size"][0] > actual["size"][0]
    assert ring["size"][1] > forecast["size"][0]


@pytest.mark.parametrize("last", [date(2019, 2, 1), date(2020, 9, 30), date(2025, 6, 1)])
def test_there_are_few_of_them(last):
    found = axis("en", date(2018, 10, 1), last)
    assert 1 <= len(found["tickvals"]) <= timeline.MOST_TICKS
    assert len(found["tickvals"]) == len(found["ticktext"])
    assert found["tickvals"] == sorted(found["tickvals"])
