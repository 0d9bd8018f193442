"""What the charts of one indicator draw: the planned path and the actual one, as dated points."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from dashboard.formats import FRACTION_BELOW, is_fraction_only
from dashboard.framework.measures import Milestones
from dashboard.framework.results import Indicator
from dashboard.periods import declared_windows, period_of, to_date
from dashboard.progress import Targets, original_targets
from dashboard.reading import Reading
from dashboard.released import Cell

Point = tuple[date, float | None]
Dated = Sequence[tuple[date, Cell]]


def is_stepped(reading: Reading) -> bool:
    """True where what is expected jumps on its day and stays until the next one."""
    return reading.indicator.rule in ("step", "milestones")


def planned_path(reading: Reading) -> list[Point]:
    """Points of the planned path: the start, then every period's end that has a target.

    A plan of milestones has a point on each planned day, at the sum of the weights planned by then.
    """
    measure = reading.indicator.measure
    if isinstance(measure, Milestones) and reading.indicator.rule == "milestones":
        return _planned_weights(reading, measure.plan)
    return _promised(reading, reading.targets)


def original_path(reading: Reading) -> list[Point]:
    """The path as first agreed; empty where no revision is in force on the release's cut-off."""
    original = original_targets(reading.indicator)
    revised = dict(original.periods) != dict(reading.targets.periods)
    return _promised(reading, original) if revised else []


def _promised(reading: Reading, targets: Targets) -> list[Point]:
    promised = [
        (period.last, targets.periods.get(name))
        for name, period in reading.framework.periods.items()
    ]
    points: list[Point] = [(last, value) for last, value in promised if value is not None]
    if reading.indicator.rule in ("planned", "linear") and points:
        points.insert(0, (reading.framework.project.start, 0.0))
    return points


def _planned_weights(reading: Reading, plan: str) -> list[Point]:
    items = sorted(reading.framework.plans[plan].items, key=lambda item: item.planned)
    weights = list(accumulate(item.weight for item in items))
    planned: list[Point] = [
        (item.planned, weight) for item, weight in zip(items, weights, strict=True)
    ]
    end = max(period.last for period in reading.framework.periods.values())
    return [
        (reading.framework.project.start, 0.0),
        *planned,
        (max(end, planned[-1][0]), weights[-1]),
    ]


def actual_path(reading: Reading) -> list[tuple[date, Cell]]:
    """Day and cell of the running value: month by month where released, else period by period.

    Of few persons the public is told by period only, so that months would be nothing but marks.
    """
    periods = reading.framework.periods
    monthly = reading.released.series(reading.indicator.code, "to_month", reading.filters)
    if monthly and not reading.is_guarded:
        dated = [(_month_end(cell.window, reading.released.cut_off), cell) for cell in monthly]
        return [(last, cell) for last, cell in dated if last <= reading.last_day]
    return [
        (window.last, reading.told(cell))
        for window in declared_windows(periods, reading.last_day)
        if window.basis == "to_date" and (cell := reading.at(window.name))
    ]


def is_fresh(cell: Cell) -> bool:
    """True for a value that stands for its own day; an older one that is held does not."""
    return cell.state == "shown" and cell.held_on is None


def is_few(indicator: Indicator, cell: Cell) -> bool:
    """True for a share, mean or median of so few that a line through it would tell of chance."""
    if not is_fresh(cell):
        return False
    if indicator.measure.type in ("average", "median"):
        return cell.n is not None and cell.n < FRACTION_BELOW
    return cell.denominator is not None and is_fraction_only(indicator, cell)


def joined(reading: Reading, actual: Dated) -> list[tuple[date, Cell | None]]:
    """Each day with the cell that a line goes through; None leaves a gap.

    No line leads to a value that is not of its own day or of very few, nor from one period into
    the next where values start anew in each.
    """
    found: list[tuple[date, Cell | None]] = []
    periods = [period_of(reading.framework.periods, last) for last, _cell in actual]
    is_parted = _starts_anew(reading.indicator) and len(set(periods)) < len(periods)
    for position, (last, cell) in enumerate(actual):
        if is_parted and position and periods[position] != periods[position - 1]:
            found.append((last, None))
        whole = is_fresh(cell) and not is_few(reading.indicator, cell)
        found.append((last, cell if whole else None))
    return found


def _starts_anew(indicator: Indicator) -> bool:
    """True where a value tells of its own period alone (domain C.2)."""
    if indicator.accumulation == "level":
        return indicator.measure.type not in ("latest", "manual")
    return indicator.accumulation == "per_period"


def _month_end(window: str, cut_off: date) -> date:
    year, month = map(int, window.removeprefix(to_date("")).split("-"))
    following = date(year + month // 12, month % 12 + 1, 1)
    return min(date.fromordinal(following.toordinal() - 1), cut_off)
