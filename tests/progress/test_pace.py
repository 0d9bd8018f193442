"""Pace and forecast, number by number, from running totals written down by hand."""

from datetime import date

import pytest

from dashboard.progress.forecasting import Forecast, forecast_plan, forecast_total, rolling_paces
from dashboard.progress.pace import (
    has_pace,
    months_before,
    months_between,
    pace_needed,
    pace_recent,
)
from dashboard.released import MilestoneState
from tests.progress.worlds import FRAME, PLAN, indicator

START, END = FRAME.start, FRAME.end
CUT_OFF = date(2020, 1, 15)
FOREVER = (1, 2, 3, 4, 5)


def steps(*dated):
    """A running total that grows by an amount on each of some days."""

    def running(day):
        return float(sum(amount for when, amount in dated if when <= day))

    return running


def test_the_pace_of_the_issue():
    trained = steps((date(2019, 7, 15), 84), (date(2019, 10, 1), 36))
    assert pace_needed(120, 240, CUT_OFF, END) == pytest.approx(8.2823, abs=0.0001)
    assert pace_recent(trained, CUT_OFF, START) == pytest.approx(36 / (184 / 30.4375))
    assert round(pace_recent(trained, CUT_OFF, START), 1) == 6.0


@pytest.mark.parametrize(
    ("value", "promise", "day"),
    [(240, 240, CUT_OFF), (250, 240, CUT_OFF), (120, None, CUT_OFF), (120, 240, END)],
)
def test_no_pace_is_needed_where_nothing_is_left(value, promise, day):
    assert pace_needed(value, promise, day, END) is None


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        ("2020-01-15", 6, "2019-07-15"),
        ("2020-08-31", 6, "2020-02-29"),
        ("2020-02-29", 6, "2019-08-31"),
        ("2020-06-30", 3, "2020-03-31"),
        ("2020-05-30", 3, "2020-02-29"),
        ("2019-03-01", 3, "2018-12-01"),
    ],
)
def test_months_before(day, months, found):
    assert months_before(date.fromisoformat(day), months) == date.fromisoformat(found)


def test_a_month_is_a_twelfth_of_the_mean_year():
    assert months_between(date(2018, 1, 1), date(2022, 1, 1)) == pytest.approx(48)


def test_no_recent_pace_before_half_a_year():
    running = steps((date(2018, 12, 1), 10))
    assert pace_recent(running, date(2019, 3, 29), START) is None
    assert pace_recent(running, date(2019, 3, 31), START) == pytest.approx(10 / (182 / 30.4375))


@pytest.mark.parametrize(
    ("kind", "more", "found"),
    [
        ("unique", {}, True),
        ("sum", {}, True),
        ("unique", {"expected": "step"}, False),
        ("sum", {"accumulation": "per_period"}, False),
        ("sum", {"direction": "down"}, False),
        ("latest", {"accumulation": "level"}, False),
        ("milestones", {}, False),
        ("percentage", {}, False),
    ],
)
def test_what_has_a_pace(kind, more, found):
    assert has_pace(indicator(kind, FOREVER, **more)) is found


def test_a_forecast_goes_on_at_the_recent_pace_between_slowest_and_fastest():
    monthly = [(date(2019, month, 15), amount) for month, amount in enumerate(range(1, 13), 1)]
    running = steps(*monthly)
    day, end = date(2019, 12, 31), date(2020, 12, 31)
    found = forecast_total(running, day, date(2019, 1, 1), end)
    recent = (7 + 8 + 9 + 10 + 11 + 12) / (184 / 30.4375)
    ahead = 366 / 30.4375
    assert found.value == pytest.approx(78 + recent * ahead)
    assert found.low == pytest.approx(78 + (1 + 2 + 3) / (90 / 30.4375) * ahead)
    assert found.high == pytest.approx(78 + (10 + 11 + 12) / (92 / 30.4375) * ahead)


def test_quarters_before_the_project_are_no_evidence():
    running = steps((date(2019, 1, 10), 6))
    paces = rolling_paces(running, date(2019, 3, 31), START)
    assert len(paces) == 4
    assert paces[0] == pytest.approx(6 / (90 / 30.4375))
    assert paces[-1] == 0.0


def test_nothing_is_forecast_at_the_end_or_too_early():
    running = steps((date(2018, 11, 1), 5))
    assert forecast_total(running, END, START, END) is None
    assert forecast_total(running, date(2019, 1, 31), START, END) is None


def state(name, delay=None, actual=None, forecast=None):
    return MilestoneState("nap", name, actual is not None, actual, forecast, delay)


DONE = {
    f"M{number}": state(f"M{number}", delay, date(2020, 3, 20))
    for number, delay in enumerate((-2, 21, 7, 51, 10, 20), 1)
}


def test_a_plan_is_forecast_by_the_days_its_milestones_are_expected():
    day = date(2020, 6, 30)
    states = {**DONE, "M7": state("M7", 30, None, date(2020, 9, 15))}
    # M10 is planned for 2021-03-15: 51 days later, the longest delay so far, is after the end.
    assert forecast_plan(PLAN, states, day, END) == Forecast(100.0, 95.0, 100.0)


def test_a_milestone_forecast_after_the_end_does_not_count():
    states = {**DONE, "M9": state("M9", None, None, date(2021, 4, 15))}
    found = forecast_plan(PLAN, states, date(2020, 6, 30), END)
    assert (found.value, found.high) == (90.0, 90.0)


def test_an_overdue_milestone_without_a_forecast_is_expected_tomorrow_at_best():
    eve = date(2021, 3, 30)
    states = {item.id: state(item.id, 0, date(2021, 3, 1)) for item in PLAN[:-1]}
    assert forecast_plan(PLAN, states, eve, END) == Forecast(100.0, 100.0, 100.0)
    late = {**states, "M4": state("M4", 5, date(2021, 3, 1))}
    assert forecast_plan(PLAN, late, eve, END) == Forecast(100.0, 95.0, 100.0)
    assert forecast_plan(PLAN, states, END, END) is None
