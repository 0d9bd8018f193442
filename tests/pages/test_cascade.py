"""A cascade on the page of its result: counts, shares and drop-off; nothing for the public."""

import json
from dataclasses import replace

import plotly.io
import pytest

from dashboard.components.cascades import cascade_content
from dashboard.figures import RESULT_CHARTS
from dashboard.figures.template import SUPPRESSED
from dashboard.language import language_of
from dashboard.pages import result
from dashboard.reading import read_cascade
from dashboard.released import Cell
from dashboard.view import View
from tests.pages.contexts import context, released
from tests.pages.text import marked, text

ENGLISH = language_of("en")
COUNTS = (46, 46, 46, 41, 38, 21)


def step(name, state, value=None, **extras):
    split = (("stage", name),)
    return Cell("OC1.cascade", "to H4", "to_date", split, state, value, extras=extras)


def cells(counts=COUNTS):
    names = [stage.name for stage in released("real", "internal").framework.cascades[0].stages]
    yield step(names[0], "shown", float(counts[0]), of_first=100.0)
    for name, before, count in zip(names[1:], counts, counts[1:], strict=False):
        yield step(
            name, "shown", float(count), of_first=100 * count / counts[0],
            of_previous=100 * count / before, drop=float(before - count),
        )  # fmt: skip


def reading(found, audience="internal", view=None):
    release = released("real", audience)
    release = replace(release, cells=(*release.cells, *found))
    return read_cascade(ENGLISH, release, view or View(), release.framework.cascades[0])


def withheld():
    return [replace(cell, state="suppressed", value=None, extras={}) for cell in cells()]


def test_the_table_says_what_the_bars_say():
    content = cascade_content(reading(cells()))
    assert marked(content, "figure-OC1.cascade")
    table = text(marked(content, "table-OC1.cascade"))
    assert "Stage Persons % of first % of previous Drop-off" in table
    assert "Identified 46 – – –" in table
    assert "Served 38 83 % (38 of 46) 93 % (38 of 41) 3" in table
    assert "Case closed 21 46 % (21 of 46) 55 % (21 of 38) 17" in table
    assert "Confidential, IOM internal" in text(content)


def test_bars_are_aligned_and_say_all_four_figures():
    figure = RESULT_CHARTS["cascade"](reading(cells()))
    plotly.io.from_json(json.dumps(figure), skip_invalid=False)
    bars, dropped = figure["data"]
    assert bars["x"] == list(COUNTS)
    assert "base" not in bars
    assert (dropped["base"][-1], dropped["x"][-1]) == (21, 17)
    words = [note["text"] for note in figure["layout"]["annotations"]]
    assert "<b>Identified</b>  46 persons" in words
    assert "<b>Case closed</b>  21" in words
    assert "46 % of first 46 · 55 % of previous 38 · drop-off 17" in words


def test_shares_of_few_follow_the_rule_for_small_samples():
    content = cascade_content(reading(cells((14, 14, 9, 8, 8, 2))))
    table = text(marked(content, "table-OC1.cascade"))
    assert "64 % (9 of 14, indicative)" in table
    assert "2 of 8" in table
    words = json.dumps(RESULT_CHARTS["cascade"](reading(cells((14, 14, 9, 8, 8, 2)))))
    assert "2 of previous 8" in words
    assert "25 %" not in words + table


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_a_withheld_cascade_says_so_and_nothing_else(audience):
    content = cascade_content(reading(withheld(), audience))
    assert "Not published" in text(content)
    assert not marked(content, "figure-OC1.cascade")
    assert not marked(content, "table-OC1.cascade")


def test_a_stage_that_is_suppressed_keeps_its_slot():
    found = list(cells())
    found[3:] = withheld()[3:]
    shown = reading(found)
    figure = RESULT_CHARTS["cascade"](shown)
    assert figure["data"][0]["x"] == [46, 46, 46, None, None, None]
    assert SUPPRESSED in json.dumps(figure, ensure_ascii=False)
    table = text(marked(cascade_content(shown), "table-OC1.cascade"))
    assert "Accepted not published: small numbers – – –" in table


def test_the_public_reads_the_declared_stages_only():
    shown = reading(cells(), "public")
    declared = shown.released.framework.disclosure.cascade
    assert [step.stage.name for step in shown.stages] == declared
    assert len(shown.cascade.stages) > len(declared)


def test_a_period_without_cells_says_so():
    content = cascade_content(reading(cells(), view=View(period="H1")))
    assert "Nothing has been released for this period." in text(content)


@pytest.mark.parametrize("role", ["manager", "donor"])
def test_it_stands_on_the_page_of_its_result_alone(role):
    here = context(role)
    assert marked(result.layout(here, code="OC1"), "panel-OC1.cascade")
    assert not marked(result.layout(here, code="OC2"), "panel-OC1.cascade")
