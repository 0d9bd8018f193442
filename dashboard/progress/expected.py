"""What should have been reached by a day, for each rule of domain C.2 (expected by now)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dashboard.framework.project import Frame, Period
from dashboard.framework.results import Indicator, Milestone
from dashboard.periods import previous_period
from dashboard.progress.kinds import zero_of_progress
from dashboard.progress.targets import Targets


def expected_value(
    indicator: Indicator,
    periods: Mapping[str, Period],
    cut_off: date,
    targets: Targets,
    frame: Frame,
    plan: list[Milestone] | None = None,
    measured_on: date | None = None,
) -> float | None:
    """What should have been reached by `cut_off`, in the indicator's unit; None: nothing is due.

    The rule is the indicator's (domain C.2, expected by now). A survey that was measured is judged
    against the target of the period it was measured in.
    """
    if not targets.promised:
        return None
    match indicator.rule:
        case "planned":
            return _planned(periods, cut_off, targets)
        case "linear":
            return _linear(indicator, cut_off, targets, frame)
        case "flow":
            return _flow(periods, cut_off, targets)
        case "milestones":
            return sum((item.weight for item in plan or [] if item.planned <= cut_off), 0.0)
        case "step":
            due = targets.upto(_last_closed(periods, cut_off))
            if indicator.measure.type == "latest" and measured_on is not None:
                measured = targets.upto(_last_begun(periods, measured_on))
                return due if measured is None else measured
            return due


def _planned(periods: Mapping[str, Period], day: date, targets: Targets) -> float | None:
    current = _last_begun(periods, day)
    if current is None:
        return None
    earlier = targets.upto(previous_period(periods, current))
    own = targets.periods.get(current)
    if own is None:
        return earlier
    return (earlier or 0.0) + (own - (earlier or 0.0)) * _elapsed(periods[current], day)


def _flow(periods: Mapping[str, Period], day: date, targets: Targets) -> float | None:
    current = _last_begun(periods, day)
    own = targets.periods.get(current) if current else None
    return None if own is None or current is None else own * _elapsed(periods[current], day)


def _linear(indicator: Indicator, day: date, targets: Targets, frame: Frame) -> float | None:
    if targets.life_of_project is None or day < frame.start:
        return None
    zero = zero_of_progress(indicator) or 0.0
    share = min(((day - frame.start).days + 1) / frame.days, 1.0)
    return zero + (targets.life_of_project - zero) * share


def _last_closed(periods: Mapping[str, Period], day: date) -> str | None:
    return next((name for name in reversed(list(periods)) if periods[name].last <= day), None)


def _last_begun(periods: Mapping[str, Period], day: date) -> str | None:
    return next((name for name in reversed(list(periods)) if periods[name].first <= day), None)


def _elapsed(period: Period, day: date) -> float:
    return min(((day - period.first).days + 1) / period.days, 1.0)
