"""C10: time, money and delivery from rows, under the frame in force on the cut-off."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.data.release import compute_release, refresh_release
from tests.data.worlds import PROJECT, dataset, framework, indicator, release, store_with

CUT_OFF = "2019-12-31"
MONEY = dataset(
    {"month": "month", "line": "text", "spent": "number", "planned": "number"},
    "month line",
    date="month",
)
SPENT = """
month line spent planned
2018-10 B1 21000 26000
2019-12 B1 39000 60000
2019-12 B2 26000 32000
"""
UNEXTENDED = {**PROJECT, "amendments": []}
REACHED = {"a": (8, 12), "b": (160, 240), "c": (12, 12), "d": (35, 100), "e": (2600, 6000)}


def headline(code, target, disclosure="open"):
    measure = {"type": "sum", "dataset": "done", "column": "amount", "where": {"what": code}}
    promised = {"targets": {"H5": target}, "headline": True, "disclosure": disclosure}
    return indicator(measure, code=f"I.{code}", **promised)


def declared(disclosure="open", **changes):
    done = dataset({"id": "text", "day": "date", "what": "text", "amount": "number"}, "id")
    indicators = [headline(code, target, disclosure) for code, (_, target) in REACHED.items()]
    spending = {"dataset": "money", "line": "line", "spent": "spent", "planned": "planned"}
    datasets = {"money": MONEY, "done": {**done, "date": "day"}}
    return framework(datasets, indicators, expenditure=spending, **changes)


def rows(**changes):
    found = {code: value for code, (value, _) in REACHED.items()} | changes
    lines = [f"{code} 2019-06-01 {code} {value}" for code, value in found.items()]
    return {"money": SPENT, "done": "\n".join(["id day what amount", *lines])}


def test_the_extension_counts_from_its_approval(database_url):
    store = store_with(database_url, declared(), rows())
    assert release(store, "2019-11-14").summary.time.whole == 731
    assert release(store, "2019-11-15").summary.time.whole == 913


def test_delivery_stands_beside_burn(database_url):
    found = release(store_with(database_url, declared(), rows()), CUT_OFF).summary
    assert found.delivery_gap == pytest.approx(62.33 - 43.0, abs=0.005)


def test_delivery_far_below_burn_is_flagged(database_url):
    low = rows(a=0, b=0, c=0, d=0, e=0)
    found = release(store_with(database_url, declared(), low), CUT_OFF).summary
    assert found.delivery_gap == pytest.approx(-43.0)
    assert "delivery_below_burn" in found.flags


def test_the_public_learns_nothing_of_a_withheld_delivery(sqlite_url):
    low = rows(a=0, b=0, c=0, d=0, e=0)
    store = store_with(sqlite_url, declared("people"), low)
    found = compute_release(store, date.fromisoformat(CUT_OFF), "public").summary
    assert (found.delivery.state, found.delivery.share) == ("suppressed", None)
    assert found.delivery_gap is None
    assert found.flags == ()


def test_the_public_is_told_nothing_that_is_foretold(sqlite_url):
    store = store_with(sqlite_url, declared(), rows())
    day = date.fromisoformat(CUT_OFF)
    internal = compute_release(store, day, "internal").summary
    public = compute_release(store, day, "public").summary
    assert {internal.forecast_money.state, internal.unspent.state} == {"shown"}
    assert {public.forecast_money.state, public.unspent.state} == {"missing"}
    assert "much_unspent" in internal.flags
    assert "much_unspent" not in public.flags
    assert public.planned_burn == internal.planned_burn


def test_without_records_of_money_nothing_is_foretold(database_url):
    store = store_with(database_url, declared(), {"done": rows()["done"]})
    found = release(store, CUT_OFF).summary
    assert {found.planned_burn.state, found.forecast_money.state, found.unspent.state} == {
        "missing"
    }
    assert (found.burn_gap, found.delivery_gap, found.flags) == (None, None, ())


def test_a_summary_is_read_back_as_it_was_stored(database_url):
    store = store_with(database_url, declared(), rows())
    refresh_release(store, date.fromisoformat(CUT_OFF), "test")
    assert store.releases.current().summary == release(store, CUT_OFF).summary
