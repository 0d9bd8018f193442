"""What the records say today, the slow way: loads replayed in order into lists of dicts.

A key speaks with its newest row. In a dataset declared `whole` a source speaks with its newest
load alone. Borrowed and derived columns are worked out row by row, in exact fractions.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from dashboard.framework import Framework
from dashboard.framework.datasets import (
    DaysBetween,
    Derived,
    Difference,
    FirstDate,
    Link,
    ShareOf,
)

Row = dict[str, Any]


@dataclass(frozen=True)
class Load:
    """One reading of one source into one dataset; rows hold typed values, None for missing."""

    dataset: str
    source: str
    rows: tuple[Row, ...]
    reverted: bool = False


class Book:
    """The records of one framework after a sequence of loads."""

    def __init__(self, framework: Framework, loads: list[Load]) -> None:
        self._framework = framework
        self._loads = list(enumerate(loads))

    def is_loaded(self, dataset: str) -> bool:
        """True where any load of the dataset stands, though it be empty."""
        return bool(self._standing(dataset))

    def _standing(self, dataset: str) -> list[tuple[int, Load]]:
        return [
            (number, load)
            for number, load in self._loads
            if load.dataset == dataset and not load.reverted
        ]

    def current(self, dataset: str) -> list[Row]:
        """The newest row of each key, with `_load` and `_line`."""
        declared = self._framework.datasets[dataset]
        standing = self._standing(dataset)
        newest = {load.source: number for number, load in standing}
        rows: dict[tuple[Any, ...], Row] = {}
        for number, load in standing:
            if declared.update == "whole" and newest[load.source] != number:
                continue
            for line, row in enumerate(load.rows):
                key = tuple(row[column] for column in declared.key)
                rows[key] = {**row, "_load": number, "_line": line}
        return list(rows.values())

    def full(self, dataset: str) -> list[Row]:
        """Current rows with every borrowed and derived column."""
        declared = self._framework.datasets[dataset]
        rows = self.current(dataset)
        for link in declared.links.values():
            self._borrow(rows, link)
        for name, derived in declared.derived.items():
            for row, value in zip(rows, [derive(row, derived, rows) for row in rows], strict=True):
                row[name] = value
        return rows

    def _borrow(self, rows: list[Row], link: Link) -> None:
        (key,) = self._framework.datasets[link.dataset].key
        parents = {parent[key]: parent for parent in self.full(link.dataset)}
        for row in rows:
            parent = parents.get(row[link.on], {})
            for here, there in link.borrowed().items():
                row[here] = parent.get(there)


def derive(row: Row, derived: Derived, rows: list[Row]) -> Any:
    """A derived column of one row; None where an input is missing (B.3 #4 for broken order)."""
    match derived:
        case DaysBetween(days_between=(first, second)):
            known = row[first] is not None and row[second] is not None
            return (row[second] - row[first]).days if known and row[first] <= row[second] else None
        case Difference(difference=(first, second)):
            known = row[first] is not None and row[second] is not None
            return exact(row[first]) - exact(row[second]) if known else None
        case ShareOf(share_of=(first, second)):
            known = row[first] is not None and row[second]
            return 100 * exact(row[first]) / exact(row[second]) if known else None
        case FirstDate(first_date=spec):
            same = [other[spec.of] for other in rows if other[spec.per] == row[spec.per]]
            return min((day for day in same if day is not None), default=None)


def exact(number: Any) -> Fraction:
    """The number as it was written: 2.4 is 24/10."""
    return number if isinstance(number, Fraction) else Fraction(str(number))
