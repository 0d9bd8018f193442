"""Money by month and budget line: planned, spent and committed, all to date.

Spent against planned: 86,000 of 92,000 by 31 December 2019 (domain C10), 142,000 of 151,000 by the
world's last day, when 77 percent of the time has gone.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from dashboard.data.demo.book import Entry, Row
from dashboard.data.demo.timeline import month_end, months

LINES = {"B1": 26, "B2": 9, "B3": 18, "B4": 11, "B5": 8, "B6": 15, "B7": 8, "B8": 5}
"""Percent of every amount that falls on the line; the same as its share of the budget."""

Path = tuple[tuple[date, int], ...]
"""Amounts to date at the end of some months; in between they grow evenly."""

PLANNED: Path = (
    (date(2018, 10, 1), 2_000),
    (date(2019, 3, 1), 26_000),
    (date(2019, 9, 1), 68_000),
    (date(2019, 12, 1), 92_000),
    (date(2020, 3, 1), 116_000),
    (date(2020, 8, 1), 151_000),
)
SPENT: Path = (
    (date(2018, 10, 1), 1_000),
    (date(2019, 3, 1), 21_000),
    (date(2019, 9, 1), 61_000),
    (date(2019, 12, 1), 86_000),
    (date(2020, 3, 1), 109_000),
    (date(2020, 8, 1), 142_000),
)
COMMITTED: Path = (
    (date(2018, 10, 1), 1_500),
    (date(2019, 12, 1), 6_000),
    (date(2020, 8, 1), 9_000),
)


def money_entries() -> list[Entry]:
    """Eight lines for each month, from the statement of the month's last day."""
    entries: list[Entry] = []
    spent_before = dict.fromkeys(LINES, 0)
    for month in months():
        spent = _shares(_path(SPENT, month))
        planned = _shares(_path(PLANNED, month))
        committed = _shares(_path(COMMITTED, month))
        for line in LINES:
            row: Row = {
                "month": month,
                "line": line,
                "budget_to_date": planned[line],
                "expenditure": spent[line] - spent_before[line],
                "commitments": committed[line],
            }
            entries.append(Entry(month_end(month), row))
        spent_before = spent
    return entries


def _path(path: Path, month: date) -> int:
    """The amount to date in the month, in whole hundreds."""
    for (first, low), (last, high) in pairwise(path):
        if month <= last:
            done = _months_between(first, month) / _months_between(first, last)
            return round((low + (high - low) * done) / 100) * 100
    return path[-1][1]


def _months_between(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


def _shares(total: int) -> dict[str, int]:
    return {line: total * percent // 100 for line, percent in LINES.items()}
