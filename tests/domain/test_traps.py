"""The traps of indicator work: what must never happen to a number, in tables and in worlds."""

from __future__ import annotations

from contextlib import closing

import pytest

from tests.data.closing.worlds import close, released, reopened
from tests.data.worlds import cell, dataset, framework, indicator, release, store_with
from tests.oracle.comparing import Desk
from tests.oracle.worlds import make_world

MARCH = "2019-03-31"
RECORDS = dataset(
    {"id": "text", "day": "date", "amount": "number", "good": "yes_no"}, "id", date="day"
)
COUNT = {"type": "count", "dataset": "records"}
SUM = {"type": "sum", "dataset": "records", "column": "amount"}
AVERAGE = {"type": "average", "dataset": "records", "column": "amount"}
SHARE = {"type": "percentage", "dataset": "records", "numerator": {"good": True}}
PERIODS = ("H1", "H2", "H3", "H4", "H5")


def store_of(url, rows, *indicators):
    declared = framework({"records": RECORDS}, list(indicators))
    return store_with(url, declared, {"records": rows} if rows else {})


@pytest.fixture(scope="module")
def worlds(tmp_path_factory):
    """A few random worlds with their cells."""
    folder = tmp_path_factory.mktemp("worlds")
    with closing(Desk(f"sqlite:///{folder / 'worlds.sqlite'}")) as desk:
        made = [make_world(seed) for seed in range(100, 108)]
        return [(world, desk.release(world)) for world in made]


def test_zero_is_not_blank(database_url):
    nothing_met = {**COUNT, "where": {"good": True}}
    store = store_of(database_url, "id day good\n1 2018-11-01 n", indicator(nothing_met))
    zero = cell(store, MARCH, "to H1")
    assert (zero.state, zero.value, zero.n) == ("shown", 0.0, 0)


def test_what_was_never_loaded_is_blank(database_url):
    store = store_of(database_url, "", indicator(COUNT), indicator(SHARE, code="I.2"))
    for code in ("I.1", "I.2"):
        blank = cell(store, MARCH, "to H1", code)
        assert (blank.state, blank.value, blank.n) == ("missing", None, None)


def test_a_shown_cell_has_a_value_and_no_other_has_one(worlds):
    states = set()
    for _, cells in worlds:
        for found in cells.values():
            states.add(found.state)
            assert (found.value is not None) == (found.state == "shown")
    assert states == {"shown", "missing", "not_defined"}


def test_nothing_over_nothing_is_not_defined(database_url):
    store = store_of(
        database_url,
        "id day good\n1 2019-05-01 n",
        indicator(SHARE),
        indicator(AVERAGE, code="I.2"),
    )
    nothing = cell(store, "2019-09-30", "H1")
    assert (nothing.state, nothing.value, nothing.denominator) == ("not_defined", None, 0)
    assert cell(store, "2019-09-30", "H2").value == 0
    assert cell(store, "2019-09-30", "H2", "I.2").state == "not_defined"


def test_a_target_of_zero_is_reportable(database_url):
    targets = {"H1": 0, "H2": 4}
    store = store_of(
        database_url,
        "id day\n1 2019-05-01",
        indicator(COUNT, targets=targets),
        indicator(COUNT, code="I.2", targets=targets, direction="down"),
        indicator(COUNT, code="I.3", targets={"H1": None, "H2": 4}),
    )
    found = release(store, MARCH)
    upward, downward, without = (found.cell(code, "to H1") for code in ("I.1", "I.2", "I.3"))
    assert (upward.value, upward.target, upward.status) == (0, 0, "not_due")
    assert (downward.value, downward.target) == (0, 0)
    assert downward.status not in ("not_due", "no_target", "no_data")
    assert without.target is None


def test_a_running_total_is_not_summed_twice(database_url):
    store = store_of(
        database_url,
        "id day amount\n1 2018-11-01 10\n2 2019-05-01 7\n3 2019-10-01 3",
        indicator(SUM, targets={"H1": 10, "H2": 18, "H3": 20}),
    )
    found = release(store, "2020-03-31")
    assert [found.cell("I.1", f"to {name}").value for name in PERIODS[:3]] == [10, 17, 20]
    assert [found.cell("I.1", name).value for name in PERIODS[:3]] == [10, 7, 3]
    assert [found.cell("I.1", name).target for name in PERIODS[:3]] == [10, 8, 2]
    assert found.cell("I.1", "to 2020-03").value == 20


@pytest.mark.parametrize("kind", ["count", "unique", "sum", "milestones"])
def test_what_is_added_in_periods_is_the_running_total(worlds, kind):
    compared = 0
    for world, cells in worlds:
        for item in world.framework.indicators:
            if item.measure.type == kind and item.accumulation == "running_total":
                own = [key for key in cells if key[0] == item.code and key[1] == "to H3"]
                for _, window, split in own:
                    total = cells[item.code, window, split].value
                    parts = [cells[item.code, name, split].value for name in PERIODS[:3]]
                    if total is not None:
                        assert total == pytest.approx(sum(parts))
                        compared += total > 0
    assert compared


def test_a_plan_that_is_cumulative_is_not_added_over_months(database_url):
    money = dataset(
        {"month": "month", "line": "text", "spent": "number", "planned": "number"},
        "month line",
        date="month",
    )
    columns = {"dataset": "money", "line": "line", "spent": "spent", "planned": "planned"}
    declared = framework(
        {"money": money},
        [indicator({"type": "count", "dataset": "money"})],
        expenditure=columns,
    )
    rows = "month line spent planned\n2018-10 A 5 6\n2018-11 A 5 12\n2018-10 B 1 2"
    found = release(store_with(database_url, declared, {"money": rows}), MARCH).summary
    assert (found.money.part, found.planned_money.part) == (11, 14)


def test_the_mean_of_percentages_never_appears(worlds):
    compared = 0
    for world, cells in worlds:
        for item in world.framework.indicators:
            if item.measure.type == "percentage" and item.accumulation == "running_total":
                periods = [cells.get((item.code, name, ())) for name in PERIODS]
                known = [found for found in periods if found and found.denominator is not None]
                total = cells.get((item.code, f"to {PERIODS[max(len(known) - 1, 0)]}", ()))
                if total is None or not total.denominator:
                    continue
                pooled = [sum(getattr(found, name) for found in known) for name in PARTS]
                assert [total.numerator, total.denominator] == pooled
                assert total.value == pytest.approx(100 * pooled[0] / pooled[1])
                means = [found.value for found in known if found.value is not None]
                compared += total.value != pytest.approx(sum(means) / len(means))
    assert compared


PARTS = ("numerator", "denominator")


def test_a_null_never_becomes_zero(database_url):
    flow = indicator(SUM, code="I.3", accumulation="per_period")
    store = store_of(
        database_url,
        "id day amount good\n1 2018-11-01 10 y\n2 2018-11-01 - -\n3 2019-05-01 - y",
        indicator(SUM),
        indicator(AVERAGE, code="I.2"),
        flow,
        indicator({**COUNT, "where": {"amount": {"at_most": 5}}}, code="I.4"),
        indicator({**COUNT, "where": {"good": False}}, code="I.5"),
    )
    found = release(store, "2019-09-30")
    total, mean = found.cell("I.1", "to H2"), found.cell("I.2", "to H2")
    assert (total.value, total.n) == (10, 1)
    assert (mean.value, mean.n) == (10, 1)
    assert found.cell("I.3", "H2").state == "missing"
    assert found.cell("I.4", "to H2").value == 0
    assert found.cell("I.5", "to H2").value == 0


def test_editing_a_definition_changes_no_release_that_is_stored(database_url):
    rows = "id day amount good\n1 2018-11-01 1 y\n2 2018-11-01 1 n"
    targets = {"H1": 2}
    store = store_of(database_url, rows, indicator(COUNT, targets=targets))
    close(store, "H1", "2019-04-12")
    before = released(store, "2019-05-31")
    stricter = indicator({**COUNT, "where": {"good": True}}, targets={"H1": 9})
    edited = reopened(store, database_url, framework({"records": RECORDS}, [stricter]))
    stored = edited.releases.current()
    assert (stored.id, stored.cells) == (before.id, before.cells)
    recomputed = released(edited, "2019-05-31").cell("I.1", "to H1")
    assert (recomputed.value, recomputed.target) == (1, 9)
    reported = edited.releases.reported("H1")
    kept = reported.cell("I.1", "to H1")
    assert (kept.value, kept.target, kept.status) == (2, 2, "achieved")
    assert reported.framework.indicator("I.1").targets == targets
