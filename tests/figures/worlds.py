"""One indicator of a made-up release, read in English, and figures that plotly accepts."""

import json
from dataclasses import replace
from functools import cache

import plotly.io

from dashboard.language import language_of
from dashboard.reading import read
from dashboard.released import Cell
from dashboard.view import View
from tests.pages.worlds import make_released, real_framework

ENGLISH = language_of("en")


@cache
def released(audience="internal"):
    return make_released(real_framework(), audience)


def reading(code, view=None, cells=None):
    release = released() if cells is None else replace(released(), cells=tuple(cells))
    found = read(ENGLISH, release, view or View(), release.framework.indicator(code))
    assert found is not None
    return found


def valid(figure):
    return plotly.io.from_json(json.dumps(figure), skip_invalid=False)


def split_cells(code, dimension, states):
    codes = released().framework.dimension_codes(released().framework.indicator(code), dimension)
    return [
        Cell(code, "to H4", "to_date", ((dimension, name),), state, value)
        for name, (state, value) in zip(codes, states, strict=False)
    ]


def split(code, name):
    splits = released().framework.indicator(code).disaggregations
    return next(item for item in splits if item.name == name)


def running(states):
    ends = ["2020-04", "2020-05", "2020-06", "2020-07"]
    cells = [
        Cell("OP1.1.2", f"to {end}", "to_month", (), state, value)
        for end, (state, value) in zip(ends, states, strict=True)
    ]
    return [*cells, Cell("OP1.1.2", "to H4", "to_date", (), "shown", 9.0)]
