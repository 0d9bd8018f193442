"""What the charts of one indicator draw: the planned path and the actual one, as dated points."""

from __future__ import annotations

from datetime import date
from itertools import accumulate

from dashboard.framework.measures import Milestones
from dashboard.periods import declared_windows, to_date
from dashboard.reading import Reading
from dashboard.released import Cell

Point = tuple[date, float | None]


def planned_path(reading: Reading) -> list[Point]:
    """Points of the planned path: the start, then every period's end that has a target.

    A plan of milestones has a point on each planned day, at the weight planned by then.
    """
    measure = reading.indicator.measure
    if isinstance(measure, Milestones) and reading.indicator.rule == "milestones":
        return _planned_weights(reading, measure.plan)
    promised = [
        (period.last, reading.targets.periods.get(name))
        for name, period in reading.framework.periods.items()
    ]
    points: list[Point] = [(last, value) for last, value in promised if value is not None]
    if reading.indicator.rule in ("planned", "linear") and points:
        points.insert(0, (reading.framework.project.start, 0.0))
    return points


def _planned_weights(reading: Reading, plan: str) -> list[Point]:
    items = sorted(reading.framework.plans[plan].items, key=lambda item: item.planned)
    weights = accumulate(item.weight for item in items)
    return [(item.planned, weight) for item, weight in zip(items, weights, strict=True)]


def actual_path(reading: Reading) -> list[tuple[date, Cell]]:
    """Day and cell of the running value: month by month where released, else period by period."""
    periods = reading.framework.periods
    monthly = reading.released.series(reading.indicator.code, "to_month", reading.filters)
    if monthly:
        dated = [(_month_end(cell.window, reading.released.cut_off), cell) for cell in monthly]
        return [(last, cell) for last, cell in dated if last <= reading.last_day]
    return [
        (window.last, cell)
        for window in declared_windows(periods, reading.last_day)
        if window.basis == "to_date" and (cell := reading.at(window.name))
    ]


def _month_end(window: str, cut_off: date) -> date:
    year, month = map(int, window.removeprefix(to_date("")).split("-"))
    following = date(year + month // 12, month % 12 + 1, 1)
    return min(date.fromordinal(following.toordinal() - 1), cut_off)
