"""A click on a mark chooses what the controls could, and nothing else; there is a way back."""

from types import SimpleNamespace

import pytest
from dash import no_update

from dashboard.access.addresses import Addresses
from dashboard.callbacks import drilling, selecting
from dashboard.callbacks.drilling import pairs_of
from dashboard.components.drilling import ways_back
from dashboard.components.story import breakdown
from dashboard.components.tables import period_table
from dashboard.figures import CHARTS, bars, draw
from dashboard.language import language_of
from dashboard.page import Site
from dashboard.reading import read
from dashboard.view import View, read_view
from tests.figures.test_regions import AREAS
from tests.pages.contexts import context, released
from tests.pages.text import marked, text
from tests.pages.worlds import real_framework

ENGLISH = language_of("en")


def click(*mark):
    return {"points": [{"curveNumber": 0, "customdata": list(mark)}]}


@pytest.mark.parametrize(
    ("sent", "pairs"),
    [
        (click("region", "TJ-SU"), [("region", "TJ-SU")]),
        (click("sex", "f", "region", "TJ-SU"), [("sex", "f"), ("region", "TJ-SU")]),
        (click("period", "H2"), [("period", "H2")]),
        (click(), []),
        (click("region"), []),
        (click("region", 7), []),
        (click(*["a"] * 10), []),
        ({"points": []}, []),
        ({"points": "x"}, []),
        ({"points": [{}]}, []),
        (None, []),
        ("x", []),
    ],
)
def test_only_a_mark_says_what_was_clicked(sent, pairs):
    assert pairs_of(sent) == pairs


@pytest.mark.parametrize(
    ("role", "pairs", "query"),
    [
        ("manager", [("region", "TJ-SU")], "?region=TJ-SU"),
        ("manager", [("sex", "f"), ("region", "TJ-SU")], "?sex=f&region=TJ-SU"),
        ("manager", [("period", "H2")], "?period=H2"),
        ("manager", [("region", "nowhere")], no_update),
        ("manager", [("edition", "1")], no_update),
        # A dimension of sensitive indicators alone, and no public margin.
        ("donor", [("service", "shelter")], no_update),
        ("donor", [("period", "H2")], "?period=H2"),
    ],
)
def test_a_click_may_do_what_the_controls_may(monkeypatch, role, pairs, query):
    def on(_found, search):
        return context(role, read_view(search, real_framework()))

    monkeypatch.setattr(selecting, "context_on", on)
    monkeypatch.setattr(selecting, "site", lambda: Site(Addresses([]), None, None))
    assert selecting.chosen_all(pairs, "") == query


def test_charts_just_drawn_report_nothing(monkeypatch):
    drawn = SimpleNamespace(triggered=[{"value": None}, {"value": None}])
    monkeypatch.setattr(drilling, "ctx", drawn)
    assert drilling.drill([None, None], "", "/") is no_update
    drawn.triggered = [{"value": None}]
    assert drilling.drill([None], "", "/") is no_update


def reading(code, view=None, audience="internal"):
    release = released("real", audience)
    return read(ENGLISH, release, view or View(), release.framework.indicator(code))


def marks(figure):
    return [tuple(mark) for trace in figure["data"] for mark in trace.get("customdata", [])]


def test_bars_and_periods_carry_their_marks():
    one = reading("OP1.1.2")
    cross = next(item for item in one.disaggregations if item.by == ["sex", "region"])
    assert ("sex", "f", "region", "TJ-SU") in marks(bars.draw(one, cross))
    assert ("period", "H2") in marks(draw(one))
    assert ("period", "H2") in marks(CHARTS["flow"](reading("OC2.3")))


def links(component):
    return [node.href for node in component._traverse() if getattr(node, "href", None)]


def test_the_table_leads_where_a_click_does():
    view = View(by=("region",))
    content = breakdown(reading("OP1.1.2", view), view, AREAS)
    found = [href for part in content for href in links(part)]
    assert "?by=region&region=TJ-SU" in found
    assert any(marked([part], "figure-OP1.1.2-map") for part in content)
    assert "?period=H2" in links(period_table(reading("OP1.1.2"), view=View()))


def test_there_is_a_way_back_from_every_choice():
    view = View(period="H2", filters=(("region", "TJ-SU"),))
    (back,) = ways_back(ENGLISH, released("real", "internal"), view)
    assert " ".join(text(back).split()) == (
        "Region: Sughd ← show all: region Period: H2 (Apr-Sep 2019) ← newest period"
    )
    assert links(back) == ["?period=H2", "?region=TJ-SU"]
    assert ways_back(ENGLISH, released("real", "internal"), View()) == []
