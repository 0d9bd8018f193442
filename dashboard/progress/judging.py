"""Ratio and status of one value, in the order of precedence of domain C.2."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.framework.results import Indicator
from dashboard.progress.kinds import COUNTS, forward, is_count, keeps, zero_of_progress
from dashboard.progress.targets import Targets
from dashboard.released import State, Status

DIGITS = 9


@dataclass(frozen=True, slots=True)
class Actual:
    """What a cell holds: its state, its value in the indicator's unit, the last day measured."""

    state: State
    value: float | None = None
    measured_on: date | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """Target of the window, value expected by its last day, ratio (1 is on plan), status."""

    target: float | None = None
    expected: float | None = None
    ratio: float | None = None
    status: Status | None = None


def judge(
    indicator: Indicator,
    actual: Actual,
    targets: Targets,
    expected: float | None,
    *,
    ended: bool,
    target: float | None = None,
) -> Progress:
    """Ratio and status in the order of domain C.2; `ended`: the project's last day has come.

    `target` is passed through. A value that is not published leaves neither ratio nor status,
    but that nothing is due yet: targets alone decide it (domain R12).
    """
    if actual.state == "suppressed":
        waits = targets.promised and not _is_due(indicator, expected)
        return Progress(target, expected, None, "not_due" if waits else "not_published")
    if not targets.promised:
        return Progress(target, None, None, "no_target")
    if not _is_due(indicator, expected):
        return Progress(target, expected, None, "not_due")
    if actual.value is None or expected is None:
        return Progress(target, expected, None, "no_data")
    ratio = _ratio(indicator, actual.value, expected)
    status = _status(indicator, actual.value, expected, targets, ratio, ended)
    return Progress(target, expected, ratio, status)


def _is_due(indicator: Indicator, expected: float | None) -> bool:
    if expected is None:
        return False
    if indicator.direction == "up" and expected == 0:
        return False
    whole_units = indicator.measure.type in COUNTS and indicator.direction == "up"
    return not (whole_units and expected < 1)


def _ratio(indicator: Indicator, value: float, expected: float) -> float | None:
    """Actual against expected (domain C.2, achievement ratio); None where it would say nothing."""
    zero = zero_of_progress(indicator)
    if zero is not None:
        promised = forward(indicator, expected - zero)
        return forward(indicator, value - zero) / promised if promised > 0 else None
    if indicator.direction == "up":
        return value / expected if expected else None
    return expected / value if value else None


def _status(
    indicator: Indicator,
    value: float,
    expected: float,
    targets: Targets,
    ratio: float | None,
    ended: bool,
) -> Status:
    if ended:
        return _final_status(indicator, value, expected, targets)
    if keeps(indicator) and _reached(indicator, value, targets.life_of_project):
        return "achieved"
    zero = zero_of_progress(indicator)
    if zero is not None and forward(indicator, value - zero) < 0:
        return "regressed"
    return "on_track" if ratio is None else _graded(indicator, round(ratio, DIGITS))


def _graded(indicator: Indicator, ratio: float) -> Status:
    tolerance = indicator.tolerance
    if ratio > tolerance.above_plan and indicator.measure.type in COUNTS and is_count(indicator):
        return "above_plan"
    if ratio >= tolerance.on_track:
        return "on_track"
    return "at_risk" if ratio >= tolerance.at_risk else "off_track"


def _final_status(indicator: Indicator, value: float, expected: float, targets: Targets) -> Status:
    per_period = indicator.accumulation == "per_period"
    whole = expected if per_period or targets.life_of_project is None else targets.life_of_project
    if _reached(indicator, value, whole):
        return "achieved"
    ratio = _ratio(indicator, value, whole)
    reached_part = ratio is not None and round(ratio, DIGITS) >= indicator.tolerance.at_risk
    return "partly_achieved" if reached_part else "not_achieved"


def _reached(indicator: Indicator, value: float, target: float | None) -> bool:
    return target is not None and round(forward(indicator, value - target), DIGITS) >= 0
