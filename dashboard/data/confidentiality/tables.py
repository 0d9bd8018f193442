"""Tables of figures about people, as they are decided and as they were published (domain R11)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from dashboard.data.confidentiality.telling import Amount, Span, Told
from dashboard.data.measures.values import Value
from dashboard.framework import Framework
from dashboard.framework.results import Indicator
from dashboard.periods import Window, calendar_windows, declared_windows
from dashboard.released import Cell, Released, Split

Table = dict[Split, Value]
Size = Callable[[Value], int]
TAKING_PART = ("count", "unique", "sum")
OLDEST_MINOR = 17
DERIVED = ("original_target", "original_ratio")
"""Further figures that are made of a value after it was decided."""


def is_minors(code: str) -> bool:
    """True for an age group such as `0-17` that holds children only."""
    first, dash, last = code.partition("-")
    return bool(dash) and first.isdigit() and last.isdigit() and int(last) <= OLDEST_MINOR


def person_count(indicator: Indicator, value: Value) -> int:
    """How many took part, or how many the figure is about."""
    if indicator.measure.type in TAKING_PART:
        return round(value.value or 0)
    return value.n or 0


def leaves_few(wide: Table, narrow: Table, size: Size, least: int) -> bool:
    """True where a cell of `wide` minus the cells of `narrow` within it leaves a few persons."""
    for split, value in wide.items():
        within = sum(size(other) for inner, other in narrow.items() if set(split) <= set(inner))
        if 0 < abs(size(value) - within) < least:
            return True
    return False


def unfilled(
    framework: Framework, indicator: Indicator, table: Table, size: Size
) -> set[tuple[str, str]]:
    """Codes for what was not stated that nobody in the table has."""
    pairs = {pair for split in table for pair in split}
    filled = {pair for split, value in table.items() if size(value) for pair in split}
    return {
        (name, code)
        for name, code in pairs - filled
        if code in (codes := framework.dimension_codes(indicator, name)) and codes[code].unknown
    }


def told_of(framework: Framework, indicator: Indicator, window: Window, table: Table) -> Told:
    """What a table tells, for holding it against others."""
    amounts = {split: _amount(indicator, value) for split, value in table.items()}
    return Told(span_of(framework, indicator, window), f"{indicator.code} {window.name}", amounts)


def span_of(framework: Framework, indicator: Indicator, window: Window) -> Span:
    """The days that the window speaks of; a flow or a level to date begins anew (domain C.2)."""
    after = window.last + timedelta(days=1)
    if window.first is not None:
        return window.first, after
    if indicator.accumulation == "running_total" or window.period is None:
        return date.min, after
    return framework.periods[window.period].first, after


def published_tables(
    released: Released, code: str
) -> Iterator[tuple[Window, tuple[str, ...], list[Cell]]]:
    """The tables of an indicator that a publication shows, totals first."""
    windows = {window.name: window for window in windows_of(released)}
    tables: dict[tuple[str, tuple[str, ...]], list[Cell]] = {}
    for cell in released.cells:
        if cell.indicator == code and cell.window in windows:
            by = tuple(name for name, _ in cell.split)
            tables.setdefault((cell.window, by), []).append(cell)
    for (name, by), cells in sorted(tables.items(), key=lambda item: len(item[0][1])):
        if all(cell.state != "suppressed" for cell in cells):
            yield windows[name], by, cells


def windows_of(released: Released) -> list[Window]:
    """Every window that the publication may have figures for."""
    periods, start = released.framework.periods, released.framework.project.start
    return [
        *declared_windows(periods, released.cut_off),
        *calendar_windows(periods, start, released.cut_off),
    ]


def figures_about(cells: Sequence[Cell]) -> Table:
    """The values of published cells, without what was judged by them."""
    return {
        cell.split: Value(
            cell.state,
            cell.value,
            cell.numerator,
            cell.denominator,
            cell.n,
            cell.measured_on,
            {name: figure for name, figure in cell.extras.items() if name not in DERIVED},
        )
        for cell in cells
    }


def _amount(indicator: Indicator, value: Value) -> Amount:
    n = person_count(indicator, value)
    match indicator.measure.type:
        case "percentage" | "latest":
            return Amount(n, value.numerator)
        case "average":
            return Amount(n, None if value.value is None else value.value * n)
        case _:
            return Amount(n)
