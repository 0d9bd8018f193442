"""Where a running total, a plan or the spending will stand at the project's end, and how surely.

A forecast carries its range, and the range is made of what happened, not of an assumed error: the
slowest and the fastest quarter of the last year, or the longest delay of the plan so far. Nothing
is forecast from the project's last day on, nor before there is half a year to judge by.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.framework.results import Milestone
from dashboard.progress.pace import (
    Running,
    covers,
    months_before,
    months_between,
    pace_over,
    pace_recent,
)
from dashboard.released import MilestoneState

QUARTER = 3
ROLLING = 10
"""Quarters that end on the day and on each month's day before it fill one year."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """The value at the project's end in the indicator's unit, and the range it may lie in."""

    value: float
    low: float
    high: float


def forecast_total(running: Running, day: date, start: date, end: date) -> Forecast | None:
    """The running total at `end`: that of `day`, and the pace of the last six months from then on.

    The range takes the slowest and the fastest of the quarters that ended in the last nine months,
    one for each month. None from `end` on, and before the project is six months old.
    """
    pace = pace_recent(running, day, start)
    if pace is None or day >= end:
        return None
    value, months = running(day), months_between(day, end)
    paces = [pace, *rolling_paces(running, day, start)]
    return Forecast(value + pace * months, value + min(paces) * months, value + max(paces) * months)


def rolling_paces(running: Running, day: date, start: date) -> list[float]:
    """Pace of the quarter up to `day` and of those that ended one to nine months before."""
    spans = [
        (months_before(day, back + QUARTER), months_before(day, back)) for back in range(ROLLING)
    ]
    return [pace_over(running, first, last) for first, last in spans if covers(first, start)]


def forecast_plan(
    items: Sequence[Milestone], states: Mapping[str, MilestoneState], day: date, end: date
) -> Forecast | None:
    """Weight in percent that will be done by `end`, by the days on which milestones are expected.

    A milestone is expected on its forecast day, without one on its planned day, and never before
    the day after `day`. At worst each comes later than that by the longest delay so far; at best
    the expected days hold. None from `end` on.
    """
    if day >= end:
        return None
    slip = timedelta(days=_longest_delay(states.values()))
    expected = [(item.weight, _expected_day(item, states.get(item.id), day)) for item in items]
    held = sum((weight for weight, due in expected if due is None or due <= end), 0.0)
    late = sum((weight for weight, due in expected if due is None or due + slip <= end), 0.0)
    return Forecast(held, late, held)


def _expected_day(item: Milestone, state: MilestoneState | None, day: date) -> date | None:
    """None for a milestone that is done."""
    if state is not None and state.done:
        return None
    forecast = state.forecast if state is not None else None
    return max(forecast or item.planned, day + timedelta(days=1))


def _longest_delay(states: Iterable[MilestoneState]) -> int:
    return max([0, *(state.delay_days or 0 for state in states)])
