"""Days made coarse: the last of their month, as far as no figure can tell the difference."""

from __future__ import annotations

import calendar
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta

from dashboard.data.erasing.uses import Uses
from dashboard.framework import Framework

DAY = timedelta(days=1)


class CoarseDays:
    """Moves a day towards the end of its month, never over an edge.

    Edges are the ends of reporting periods, the cut-off on which the figures stand now, and the
    days that conditions compare with; for measures that wait a number of days before a record
    counts, the same so many days before.
    """

    def __init__(self, framework: Framework, uses: Uses, cut_off: date) -> None:
        periods = framework.periods.values()
        edges = {period.first for period in periods}
        edges |= {period.last + DAY for period in periods}
        edges |= {cut_off + DAY, *uses.bounds, *(bound + DAY for bound in uses.bounds)}
        self._edges = sorted(edges)
        self._shifts = [timedelta(days=days) for days in sorted(uses.shifts)]

    def coarse(self, day: date) -> date:
        """The last day of the month of `day`, or the last before the next edge."""
        place = self._place(day)
        last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
        return next(moved for moved in _backwards(last, day) if self._place(moved) == place)

    def _place(self, day: date) -> list[int]:
        return [bisect_right(self._edges, day + shift) for shift in self._shifts]


def _backwards(last: date, first: date) -> Iterable[date]:
    return (last - DAY * days for days in range((last - first).days + 1))
