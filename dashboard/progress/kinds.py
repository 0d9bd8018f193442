"""Kinds of indicator that progress tells apart: counts start from nothing, levels from where they
stood before.
"""

from __future__ import annotations

from dashboard.framework.measures import Manual
from dashboard.framework.results import Indicator

COUNTS = ("count", "unique", "sum", "max_by_area")


def is_running_count(indicator: Indicator) -> bool:
    """True where increments of targets mean something: a running total of things or people."""
    return indicator.accumulation == "running_total" and indicator.measure.type in COUNTS


def is_count(indicator: Indicator) -> bool:
    """Counts start from nothing: their baseline is context, not the zero of progress."""
    if indicator.accumulation == "level":
        return False
    measure = indicator.measure
    if isinstance(measure, Manual):
        return measure.numerator is None
    return measure.type in (*COUNTS, "yes_no", "milestones")


def zero_of_progress(indicator: Indicator) -> float | None:
    """The baseline where progress is measured from it; None for counts and without a baseline."""
    return None if is_count(indicator) else indicator.baseline.value


def forward(indicator: Indicator, change: float) -> float:
    """`change` with the sign of the promised direction: positive is an improvement."""
    return change if indicator.direction == "up" else -change


def keeps(indicator: Indicator) -> bool:
    """True where what is reached cannot be lost again before the end."""
    return is_running_count(indicator) or indicator.measure.type in ("yes_no", "milestones")
