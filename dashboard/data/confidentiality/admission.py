"""Admits tables one after the other, each against everything published and admitted before it.

A table is one or more cells that stand or fall together: a total, a margin, a cascade. It is
published when it may replace its older self (R4) and breaks rule R with nothing; else the older one
stays, with its date (domain R9).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.data.confidentiality.epochs import Table, may_follow
from dashboard.data.confidentiality.ledger import Entry, published_sets
from dashboard.data.confidentiality.rule import Verdict, judge


@dataclass(frozen=True, slots=True)
class Series:
    """Which entries are older states of one table: indicator, dimensions, windows."""

    indicator: str
    by: tuple[str, ...]
    windows: frozenset[str]

    def holds(self, entry: Entry) -> bool:
        """True where the entry is a cell of this table at some time."""
        dimensions = tuple(name for name, _ in entry.split)
        return (entry.indicator, dimensions) == (self.indicator, self.by) and (
            entry.window in self.windows
        )


class Admission:
    """What is public so far: the ledger, and what has been admitted to the new edition."""

    def __init__(self, ledger: Sequence[Entry], k: int) -> None:
        self._ledger = list(ledger)
        self._k = k
        self._sets = published_sets(ledger)
        self._new: list[Entry] = []

    @property
    def new_entries(self) -> tuple[Entry, ...]:
        """What the new edition adds to the ledger."""
        return tuple(self._new)

    def admit(self, series: Series, table: Sequence[Entry]) -> Verdict:
        """Publish the table whole if nothing speaks against it (domain R, R4)."""
        history = self._publications(series)
        if any(_same(old, table) and old[0].may_be_shown for old in history):
            return Verdict()
        if not may_follow([_cells(old) for old in history], _cells(table), self._k):
            return Verdict("too_little_change", history[-1][0].label)
        verdict = self.judge(table)
        if verdict.allowed:
            self._new += table
            self._sets += published_sets(table)
        return verdict

    def judge(self, table: Sequence[Entry]) -> Verdict:
        """Rule R for the table, without publishing it."""
        return judge(published_sets(table), self._sets, self._k)

    def latest(self, series: Series, until: date) -> list[Entry]:
        """The table as last published for the latest day up to `until`; empty where never."""
        publications = [
            table
            for table in self._publications(series)
            if all(entry.may_be_shown and entry.cut_off <= until for entry in table)
        ]
        return max(enumerate(publications), key=_recency, default=(0, []))[1]

    def _publications(self, series: Series) -> list[list[Entry]]:
        """The table's older states in order of publication."""
        tables: list[list[Entry]] = []
        for entry in filter(series.holds, (*self._ledger, *self._new)):
            if not tables or not _belongs(entry, tables[-1]):
                tables.append([])
            tables[-1].append(entry)
        return tables


def _recency(numbered: tuple[int, list[Entry]]) -> tuple[date, int]:
    """By the day that it speaks of, then by the order of publication."""
    number, table = numbered
    return table[0].cut_off, number


def _belongs(entry: Entry, table: Sequence[Entry]) -> bool:
    first = table[0]
    same_time = (entry.window, entry.cut_off) == (first.window, first.cut_off)
    return same_time and all(entry.split != other.split for other in table)


def _cells(table: Iterable[Entry]) -> Table:
    return {
        repr((entry.split, part)): members
        for entry in table
        for part, members in entry.parts.items()
    }


def _same(old: Sequence[Entry], new: Sequence[Entry]) -> bool:
    """The same cells with the same members and figures: one publication (domain R)."""
    return _facts(old) == _facts(new)


def _facts(table: Sequence[Entry]) -> list[object]:
    return [(entry.window, entry.split, entry.figure, entry.band, entry.parts) for entry in table]
