"""The office's book: rows as first written down, and what was changed in them later.

A row of real life is not finished when it is written: a referral is accepted weeks later, a
milestone gets its actual date, a wrong figure is put right. An entry keeps the first writing and
every change with the day on which the office made it, so that the file of any wave holds exactly
what was known by then: new rows, and earlier rows that have changed since.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

Value = str | int | float | date | bool | None
Row = dict[str, Value]
Changes = tuple[tuple[date, Row], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row with the day it was first written and its later changes in order of days."""

    written: date
    row: Row
    changes: Changes = ()

    def on(self, day: date) -> Row | None:
        """The row as the book has it on `day`; None before it was written."""
        if day < self.written:
            return None
        known = dict(self.row)
        for changed_on, values in self.changes:
            if changed_on <= day:
                known.update(values)
        return known


Book = Mapping[str, list[Entry]]
"""Dataset -> its entries in the order of the book."""


def learnt(written: date, row: Row, later: Mapping[str, date | None]) -> Entry:
    """An entry whose columns in `later` stay empty until their day; None means never."""
    first = {column: None if column in later else value for column, value in row.items()}
    days = sorted({day for day in later.values() if day is not None})
    changes = tuple(
        (day, {column: row[column] for column, known in later.items() if known == day})
        for day in days
    )
    return Entry(written, first, changes)


def known(entries: Iterable[Entry], day: date) -> list[Row]:
    """All rows as they stand on `day`."""
    return [row for entry in entries if (row := entry.on(day)) is not None]


def news(entries: Iterable[Entry], since: date, until: date) -> list[Row]:
    """Rows new or changed after `since`, as they stand on `until`."""
    return [
        row for entry in entries if (row := entry.on(until)) is not None and row != entry.on(since)
    ]
