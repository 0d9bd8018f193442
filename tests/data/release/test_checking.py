"""Parts that are declared to add up and do not are said; what is not published is not."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.data.release import compute_release
from dashboard.data.release.checking import check_splits
from dashboard.released import SplitCheck
from tests.data.worlds import dataset, framework, indicator, release, store_with

MODES = {"a": {"label": "A"}, "b": {"label": "B"}}
EVENTS = dataset(
    {
        "id": "text",
        "day": "date",
        "mode": {"type": "code", "code_list": "mode"},
        "modes": {"type": "codes", "code_list": "mode"},
        "sex": {"type": "code", "code_list": "sex"},
        "people": "integer",
    },
    "id",
    date="day",
)
ROWS = """
id day mode modes sex people
1 2018-11-01 a a+b f 10
2 2018-11-01 b b m 5
3 2019-05-01 - a - 7
"""
COUNT = {"type": "count", "dataset": "events"}
SUM = {"type": "sum", "dataset": "events", "column": "people"}


def world(url: str, *indicators):
    declared = framework({"events": EVENTS}, list(indicators), code_lists={"mode": MODES})
    return store_with(url, declared, {"events": ROWS})


def checks(store, audience="internal"):
    return compute_release(store, date(2019, 9, 30), audience).annex.checks


def test_a_code_that_no_list_has_is_missing_from_the_parts(database_url):
    store = world(database_url, indicator(COUNT, disaggregations=["mode", "sex"]))
    assert checks(store) == (
        SplitCheck("I.1", "H2", ("mode",), whole=1, parts=0),
        SplitCheck("I.1", "to H2", ("mode",), whole=3, parts=2),
    )


@pytest.mark.parametrize("measure", [COUNT, SUM], ids=["count", "sum"])
def test_several_codes_in_a_row_are_counted_twice(database_url, measure):
    store = world(database_url, indicator(measure, disaggregations=["modes"]))
    wholes = {check.window: (check.whole, check.parts) for check in checks(store)}
    expected = (2, 3) if measure is COUNT else (15, 25)
    assert wholes["H1"] == expected
    assert "H2" not in wholes


def test_parts_that_are_not_declared_to_add_up_are_not_added(database_url):
    split = {"by": ["modes"], "adds_up": False}
    assert checks(world(database_url, indicator(COUNT, disaggregations=[split]))) == ()


def test_parts_of_a_cross_are_added_over_both_dimensions(database_url):
    store = world(database_url, indicator(COUNT, disaggregations=[["sex", "mode"]]))
    assert [(check.by, check.window) for check in checks(store)] == [
        (("sex", "mode"), "H2"),
        (("sex", "mode"), "to H2"),
    ]


def test_a_share_is_never_added(database_url):
    share = {"type": "percentage", "dataset": "events", "numerator": {"people": {"above": 6}}}
    assert checks(world(database_url, indicator(share, disaggregations=["mode", "sex"]))) == ()


def test_the_public_is_told_of_open_indicators_alone(database_url):
    store = world(
        database_url,
        indicator(COUNT, disaggregations=["mode"]),
        indicator(COUNT, code="I.2", disaggregations=["mode"], disclosure="sensitive"),
        indicator(COUNT, code="I.3", disaggregations=["mode"], disclosure="people"),
    )
    assert {check.indicator for check in checks(store)} == {"I.1", "I.2", "I.3"}
    assert {check.indicator for check in checks(store, "public")} == {"I.1"}


def test_the_class_decides_even_where_values_got_through(database_url):
    """The gate may one day publish some figures of people; what does not add up stays inside."""
    store = world(database_url, indicator(COUNT, disaggregations=["mode"], disclosure="people"))
    released = release(store, "2019-09-30")
    from dashboard.data.release.computing import compute_values

    values = compute_values(store, date(2019, 9, 30))
    assert check_splits(released.framework, values, "internal") == released.annex.checks
    assert check_splits(released.framework, values, "public") == ()


def test_a_period_without_reports_is_no_difference(database_url):
    flow = indicator(SUM, accumulation="per_period", disaggregations=["sex"])
    assert checks(world(database_url, flow)) == ()
