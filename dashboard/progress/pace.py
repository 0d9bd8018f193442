"""Pace of a running total in units a month: what would reach the promise, and what was given.

A month is 30.4375 days, a twelfth of the mean year, so that paces of spans of different length
compare. Pace means something only where new things add to old ones and more is better.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from dashboard.framework.results import Indicator

MONTH_DAYS = 30.4375
RECENT_MONTHS = 6

Running = Callable[[date], float]
"""The running total at the end of a day, in the indicator's unit."""


def has_pace(indicator: Indicator) -> bool:
    """True for running totals of events, entities and amounts that are to grow.

    The audience of media is none: its maxima over channels do not add up over time (domain C5b).
    Nor is a one-off event, whose targets are steps: a tour of twelve goes on at no pace.
    """
    adds_up = indicator.measure.type in ("count", "unique", "sum")
    runs = indicator.accumulation == "running_total" and indicator.rule != "step"
    return adds_up and runs and indicator.direction == "up"


def months_between(first: date, last: date) -> float:
    """Months of 30.4375 days from the end of `first` to the end of `last`."""
    return (last - first).days / MONTH_DAYS


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month; the end of a month stays the end of a month."""
    place = day.year * 12 + day.month - 1 - months
    year, month = place // 12, place % 12 + 1
    longest = monthrange(year, month)[1]
    is_end = (day + timedelta(days=1)).day == 1
    return date(year, month, longest if is_end else min(day.day, longest))


def pace_over(running: Running, first: date, last: date) -> float:
    """Units a month from the end of `first` to the end of `last`, which is the later day."""
    return (running(last) - running(first)) / months_between(first, last)


def pace_recent(running: Running, day: date, start: date) -> float | None:
    """Units a month in the six months up to `day`; None before the project is six months old."""
    before = months_before(day, RECENT_MONTHS)
    return pace_over(running, before, day) if covers(before, start) else None


def pace_needed(value: float, promise: float | None, day: date, end: date) -> float | None:
    """Units a month after `day` that reach `promise` on `end`; None where nothing is left to do.

    That is so without a promise, once it is reached, and from the project's last day on.
    """
    if promise is None or value >= promise or day >= end:
        return None
    return (promise - value) / months_between(day, end)


def covers(before: date, start: date) -> bool:
    """True where the span after `before` lies in the project, which begins on `start`."""
    return before + timedelta(days=1) >= start
