"""Windows of time: declared periods, calendar months and quarters, and everything to date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dashboard.framework.project import Period

Basis = Literal["period", "to_date", "month", "quarter", "to_month"]


@dataclass(frozen=True, slots=True)
class Window:
    """A span of days, both ends included; `first` is None for everything to date.

    `period` is the declared period that the window ends in, None where it ends in none.
    """

    name: str
    basis: Basis
    first: date | None
    last: date
    period: str | None = None

    def contains(self, day: date) -> bool:
        """True where `day` lies in the window."""
        return (self.first is None or self.first <= day) and day <= self.last


def to_date(period: str) -> str:
    """The name of the window from the beginning to the end of `period` (or the cut-off in it)."""
    return f"to {period}"


def declared_windows(periods: Mapping[str, Period], cut_off: date) -> list[Window]:
    """In-period and to-date windows of every period begun by the cut-off; the last ends with it."""
    windows: list[Window] = []
    for name, period in periods.items():
        if period.first > cut_off:
            continue
        last = min(period.last, cut_off)
        windows.append(Window(name, "period", period.first, last, name))
        windows.append(Window(to_date(name), "to_date", None, last, name))
    return windows


def calendar_windows(periods: Mapping[str, Period], start: date, cut_off: date) -> list[Window]:
    """Months, quarters and month-end running windows from the project's start to the cut-off."""
    windows: list[Window] = []
    month = start.replace(day=1)
    while month <= cut_off:
        last = min(_month_end(month), cut_off)
        period = period_of(periods, last)
        windows.append(Window(f"{month:%Y-%m}", "month", month, last, period))
        windows.append(Window(f"to {month:%Y-%m}", "to_month", None, last, period))
        if month.month % 3 == 1 or month == start.replace(day=1):
            windows.append(_quarter(month, cut_off, periods))
        month = _month_end(month) + timedelta(days=1)
    return windows


def _quarter(month: date, cut_off: date, periods: Mapping[str, Period]) -> Window:
    number = (month.month - 1) // 3 + 1
    first = date(month.year, 3 * number - 2, 1)
    last = min(_month_end(date(month.year, 3 * number, 1)), cut_off)
    return Window(f"{month.year}-Q{number}", "quarter", first, last, period_of(periods, last))


def _month_end(day: date) -> date:
    following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return following - timedelta(days=1)


def period_of(periods: Mapping[str, Period], day: date) -> str | None:
    """The declared period that contains `day`."""
    return next((name for name, p in periods.items() if p.first <= day <= p.last), None)


def current_period(periods: Mapping[str, Period], cut_off: date) -> str | None:
    """The last declared period begun by the cut-off; None before the first begins."""
    return next((name for name in reversed(list(periods)) if periods[name].first <= cut_off), None)


def previous_period(periods: Mapping[str, Period], name: str) -> str | None:
    """The declared period before `name`; None for the first."""
    names = list(periods)
    position = names.index(name)
    return names[position - 1] if position else None
