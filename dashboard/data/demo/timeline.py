"""The days of the demonstration world: half-years, the day it stands at, and spreads of dates.

The world runs from 1 October 2018 to 31 August 2020, in the fourth half-year of the project. No
record is dated later; only plans and forecasts are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

START = date(2018, 10, 1)
AS_OF = date(2020, 8, 31)
LOCKDOWN = date(2020, 3, 16)


@dataclass(frozen=True, slots=True)
class Half:
    """A half-year as far as the world has lived it; both days belong to it."""

    name: str
    first: date
    last: date


HALVES = (
    Half("H1", START, date(2019, 3, 31)),
    Half("H2", date(2019, 4, 1), date(2019, 9, 30)),
    Half("H3", date(2019, 10, 1), date(2020, 3, 31)),
    Half("H4", date(2020, 4, 1), AS_OF),
)


def working_day(day: date) -> date:
    """The day itself, or the Monday after where it is a Sunday."""
    return day + timedelta(days=1) if day.weekday() == 6 else day


def spread(first: date, last: date, count: int) -> list[date]:
    """`count` working days spread evenly over the span, in order; none beyond `last`."""
    if count == 0:
        return []
    step = ((last - first).days + 1) / count
    days = [first + timedelta(days=int(step * (position + 0.5))) for position in range(count)]
    return [min(working_day(day), last) for day in days]


def months() -> list[date]:
    """The first day of every month of the world."""
    return [
        date(year, month, 1)
        for year in range(START.year, AS_OF.year + 1)
        for month in range(1, 13)
        if START <= date(year, month, 1) <= AS_OF
    ]


def month_end(month: date) -> date:
    """The last day of the month that begins on `month`."""
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
