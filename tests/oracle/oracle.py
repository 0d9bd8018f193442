"""Every cell of a release, reckoned a second time (domain A and C.2).

Nothing here imports the product's data floor: it reads the declaration and the windows of time,
and works on lists of dicts. It is slow on purpose; where it differs from the product, one of them
does not do what the domain says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

from dashboard.framework import Framework
from dashboard.framework.results import Disaggregation, Indicator
from dashboard.periods import Window, calendar_windows, declared_windows
from dashboard.released import Split
from tests.oracle.book import Book, Load, Row
from tests.oracle.cascading import reckon_cascade
from tests.oracle.reckoning import MISSING, RECKONINGS, Case, Reckoned
from tests.oracle.selecting import Splitting, counted_rows

Key = tuple[str, str, Split]
"""Indicator, window, split."""


def reckon_release(framework: Framework, loads: list[Load], cut_off: date) -> dict[Key, Reckoned]:
    """What each cell of the internal release on the cut-off should say."""
    book = Book(framework, loads)
    indicators = {
        (indicator.code, window, split): value
        for indicator in framework.indicators
        for (window, split), value in _Subject(framework, book, indicator, cut_off).cells()
    }
    cascades = {
        (cascade.code, window, split): value
        for cascade in framework.cascades
        for (window, split), value in reckon_cascade(framework, book, cascade, cut_off)
    }
    return {**indicators, **cascades}


class _Subject:
    """One indicator on one cut-off."""

    def __init__(
        self, framework: Framework, book: Book, indicator: Indicator, cut_off: date
    ) -> None:
        self._framework = framework
        self._book = book
        self._indicator = indicator
        self._cut_off = cut_off
        self._loaded = book.is_loaded(indicator.measure.dataset)
        self._rows = counted_rows(framework, book, indicator, cut_off) if self._loaded else []

    def cells(self) -> Iterator[tuple[tuple[str, Split], Reckoned]]:
        """The whole in every window; each split in the declared ones."""
        declared = declared_windows(self._framework.periods, self._cut_off)
        start = self._framework.project.start
        calendar = calendar_windows(self._framework.periods, start, self._cut_off)
        yield from self._of(None, declared)
        for place, value in self._of(None, calendar):
            yield place, without_rows(value)
        for disaggregation in self._indicator.disaggregations:
            for place, value in self._of(disaggregation, declared):
                yield place, without_rows(value)

    def _of(
        self, disaggregation: Disaggregation | None, windows: list[Window]
    ) -> Iterator[tuple[tuple[str, Split], Reckoned]]:
        splitting = Splitting(self._framework, self._indicator, disaggregation)
        by = disaggregation.by if disaggregation else []
        lists = [self._framework.dimension_codes(self._indicator, name) for name in by]
        for codes in product(*lists):
            cell = dict(zip(by, codes, strict=True))
            rows = splitting.rows_in(self._rows, cell)
            for window in windows:
                yield (window.name, tuple(cell.items())), self._value(rows, window)

    def _value(self, rows: list[Row], window: Window) -> Reckoned:
        if not self._loaded:
            return MISSING
        kind = self._indicator.measure.type
        match self._indicator.accumulation:
            case "level" if kind not in ("latest", "manual"):
                return self._newest_level(rows, window)
            case "per_period" if window.first is None and window.period:
                first = self._framework.periods[window.period].first
                return self._between(rows, first, window.last)
            case _:
                return self._between(rows, window.first, window.last)

    def _newest_level(self, rows: list[Row], window: Window) -> Reckoned:
        """A level is that of the window, or to date that of the last period measured."""
        spans = [(window.first, window.last)]
        if window.first is None:
            periods = reversed(self._framework.periods.values())
            spans = [
                (period.first, min(period.last, window.last))
                for period in periods
                if period.first <= window.last
            ]
        values = [self._between(rows, first, last) for first, last in spans]
        return next((value for value in values if value.n), MISSING)

    def _between(self, rows: list[Row], first: date | None, last: date) -> Reckoned:
        inside = [
            row for row in rows if (first is None or first <= row["_day"]) and row["_day"] <= last
        ]
        kind = self._indicator.measure.type
        return RECKONINGS[kind](Case(self._framework, self._book, self._indicator, inside))


def without_rows(value: Reckoned) -> Reckoned:
    """How many rows there are in all is told of the whole of a declared period alone."""
    kept = {name: figure for name, figure in value.beside.items() if name != "rows"}
    return replace(value, beside=kept)
