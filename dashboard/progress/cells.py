"""Progress of one released cell: the targets, rule and judgement that its window calls for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from dashboard.framework import Framework
from dashboard.framework.measures import Milestones
from dashboard.framework.project import Period
from dashboard.framework.results import Indicator, Milestone
from dashboard.periods import Window, previous_period
from dashboard.progress.expected import expected_value
from dashboard.progress.judging import Actual, Progress, judge
from dashboard.progress.targets import Targets, split_targets, targets_on
from dashboard.released import Split


def judge_cell(
    framework: Framework,
    indicator: Indicator,
    window: Window,
    actual: Actual,
    cut_off: date,
    split: Split = (),
) -> Progress:
    """Progress of one released cell; `cut_off` is the release's and decides on targets and frame.

    To-date windows carry cumulative target, expected, ratio and status. In-period windows carry
    the period's own target (the increment of a running total); those of per-period indicators
    are judged as well. Months and quarters carry nothing. The to-date cell of a per-period
    indicator holds the value of the period that the window ends in.
    """
    if window.basis in ("month", "quarter"):
        return Progress()
    targets = split_targets(indicator, split) if split else targets_on(indicator, cut_off)
    if window.basis == "period" and indicator.accumulation != "per_period":
        return Progress(target=_own_target(indicator, framework.periods, window, targets))
    frame = framework.project.frame_on(cut_off)
    expected = expected_value(
        indicator,
        framework.periods,
        window.last,
        targets,
        frame,
        _plan(framework, indicator),
        actual.measured_on if actual.state == "shown" else None,
    )
    target = targets.periods.get(window.period) if window.period else None
    ended = window.last >= frame.end
    return judge(indicator, actual, targets, expected, ended=ended, target=target)


def share_of_target(
    value: float | None, target: float | None, direction: Literal["up", "down"] = "up"
) -> float | None:
    """100 x value / target as the tracking table prints it; for `down`, target / value.

    None without either, and where it would divide by zero.
    """
    above, below = (value, target) if direction == "up" else (target, value)
    return None if above is None or not below else 100 * above / below


def _own_target(
    indicator: Indicator, periods: Mapping[str, Period], window: Window, targets: Targets
) -> float | None:
    """The target of the period alone; none where values of periods do not add up (domain C5b)."""
    own = targets.periods.get(window.name)
    if own is None or indicator.accumulation != "running_total":
        return own
    match indicator.measure.type:
        case "count" | "unique" | "sum" | "milestones":
            return own - (targets.upto(previous_period(periods, window.name)) or 0.0)
        case "max_by_area":
            return None
        case _:
            return own


def _plan(framework: Framework, indicator: Indicator) -> list[Milestone] | None:
    measure = indicator.measure
    return framework.plans[measure.plan].items if isinstance(measure, Milestones) else None
