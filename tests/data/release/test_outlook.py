"""What a headline says of the time ahead, from rows; and that it never outlives its value."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.data.release import compute_release
from tests.data.worlds import cell, dataset, framework, indicator, release, store_with

EVENTS = dataset({"id": "text", "day": "date", "done": "date"}, "id", date="day")
COUNT = {"type": "count", "dataset": "events"}
CUT_OFF = "2020-01-15"
TARGETS = {"H1": 40, "H2": 100, "H3": 160, "H4": 200, "H5": 240}
FORETOLD = {"forecast", "forecast_low", "forecast_high"}


def trained(before=84, after=36):
    """120 events, so many of them in the last six months."""
    lines = [f"a{n} 2019-07-15 -" for n in range(before)]
    lines += [f"b{n} 2019-10-01 -" for n in range(after)]
    return {"events": "\n".join(["id day done", *lines])}


def declared(**changes):
    return framework({"events": EVENTS}, [indicator(COUNT, targets=TARGETS, **changes)])


def test_the_sentence_of_the_issue_has_its_figures(database_url):
    found = cell(store_with(database_url, declared(), trained()), CUT_OFF, "to H3")
    assert (found.value, found.expected) == (120, pytest.approx(135.08, abs=0.01))
    assert round(found.extras["pace_needed"], 1) == 8.3
    assert round(found.extras["pace_recent"], 1) == 6.0
    months = 441 / 30.4375
    assert found.extras["forecast"] == pytest.approx(120 + 36 / (184 / 30.4375) * months)
    assert found.extras["forecast_low"] == 120
    assert found.extras["forecast_high"] > found.extras["forecast"]


def test_only_the_headline_at_the_cut_off_looks_ahead(database_url):
    store = store_with(database_url, declared(), trained())
    others = [
        other.window
        for other in release(store, CUT_OFF).cells
        if {"pace_needed", "pace_recent", *FORETOLD} & set(other.extras)
    ]
    assert others == ["to H3"]


def test_a_reached_target_needs_no_pace(database_url):
    store = store_with(database_url, declared(), trained(before=300))
    assert "pace_needed" not in cell(store, CUT_OFF, "to H3").extras


@pytest.mark.parametrize("cut_off", ["2020-09-30", "2019-11-14"])
def test_the_end_is_that_of_the_frame_in_force(sqlite_url, cut_off):
    """The extension is approved on 15 November 2019: before it, the project ends in 2020."""
    store = store_with(sqlite_url, declared(), trained())
    day = date.fromisoformat(cut_off)
    end = store.framework.project.frame_on(day).end
    needed = release(store, cut_off).headline("I.1").extras["pace_needed"]
    assert needed == pytest.approx(120 / ((end - day).days / 30.4375))


def test_after_the_end_nothing_lies_ahead(database_url):
    store = store_with(database_url, declared(), trained())
    assert not release(store, "2021-03-31").headline("I.1").extras


@pytest.mark.parametrize("kind", ["people", "sensitive"])
def test_the_public_learns_nothing_ahead_of_a_withheld_figure(database_url, kind):
    store = store_with(database_url, declared(disclosure=kind), trained())
    found = compute_release(store, date.fromisoformat(CUT_OFF), "public")
    assert {cell.state for cell in found.cells} == {"suppressed"}
    assert all(not cell.extras for cell in found.cells)


def test_forecasts_stay_with_the_team(database_url):
    store = store_with(database_url, declared(), trained())
    found = compute_release(store, date.fromisoformat(CUT_OFF), "public").headline("I.1")
    assert set(found.extras) == {"pace_needed", "pace_recent"}


def test_a_plan_is_forecast_from_the_days_in_its_records(database_url):
    plan = {
        "title": "Plan",
        "items": [
            {"id": "M1", "text": "One", "weight": 60, "planned": date(2019, 6, 30)},
            {"id": "M2", "text": "Two", "weight": 30, "planned": date(2020, 3, 31)},
            {"id": "M3", "text": "Three", "weight": 10, "planned": date(2020, 6, 30)},
        ],
    }
    steps = dataset({"id": "text", "actual": "date", "forecast": "date"}, "id", date="actual")
    measure = {
        "type": "milestones",
        "dataset": "steps",
        "plan": "plan",
        "milestone": "id",
        "forecast": "forecast",
    }
    known = framework(
        {"steps": steps},
        [indicator(measure, unit="percent", targets=TARGETS)],
        plans={"plan": plan},
    )
    rows = """
    id actual forecast
    M1 2019-08-29 -
    M2 - 2021-02-28
    M3 - 2021-04-30
    """
    found = cell(store_with(database_url, known, {"steps": rows}), CUT_OFF, "to H3")
    # M1 came 60 days late, so that M2 could come after the end as well.
    assert {name: found.extras[name] for name in sorted(FORETOLD)} == {
        "forecast": 90.0,
        "forecast_high": 90.0,
        "forecast_low": 60.0,
    }
