"""Which rows an indicator looks at, on which day each counts, and who stands in which cell."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from dashboard.framework import Framework
from dashboard.framework.results import Disaggregation, Indicator
from tests.oracle.book import Book, Row
from tests.oracle.conditions import meets


def counted_rows(
    framework: Framework, book: Book, indicator: Indicator, cut_off: date
) -> list[Row]:
    """The rows that qualify up to the cut-off, with `_day`; of each entity the first one alone."""
    measure: Any = indicator.measure
    rows = [
        {**row, "_day": day}
        for row in book.full(measure.dataset)
        if meets(row, where_of(indicator)) and (day := day_of(framework, measure, row))
    ]
    rows = [row for row in rows if row["_day"] <= cut_off]
    entity = getattr(measure, "entity", None)
    return first_rows(framework, measure.dataset, rows, entity) if entity else rows


def where_of(indicator: Indicator) -> dict[str, Any]:
    """The declared conditions; values entered by hand also name their indicator."""
    measure: Any = indicator.measure
    if measure.type == "manual":
        return {**measure.where, measure.indicator: indicator.code}
    return dict(measure.where)


def day_of(framework: Framework, measure: Any, row: Row) -> date | None:
    """The day on which a row counts; with a window, the day on which the window closes (C7)."""
    window = getattr(measure, "window", None)
    if window is not None:
        since = row[window.since]
        return since + timedelta(days=window.days) if since else None
    found: date | None = row[measure.date or framework.datasets[measure.dataset].date]
    return found


def first_rows(framework: Framework, dataset: str, rows: list[Row], entity: str) -> list[Row]:
    """The first row (day, load, line) of each entity; attributes that conflict are unknown."""
    ordered = sorted(rows, key=lambda row: (row["_day"], row["_load"], row["_line"]))
    firsts: dict[Any, Row] = {}
    for row in ordered:
        if row[entity] is not None:
            firsts.setdefault(row[entity], dict(row))
    for name, first in firsts.items():
        own = [row for row in ordered if row[entity] == name]
        first.update(conflicting_attributes(framework, dataset, own))
    return list(firsts.values())


def conflicting_attributes(framework: Framework, dataset: str, rows: list[Row]) -> Row:
    """Lasting attributes on which the rows of one entity disagree, as unknown (domain C.2)."""
    found = {}
    for column in rows[0]:
        declared = None if column.startswith("_") else framework.column(dataset, column)
        if declared and declared.constant and declared.type == "code":
            unknown = unknown_code(framework, dataset, column)
            known = {row[column] for row in rows} - {None, unknown}
            if unknown and len(known) > 1:
                found[column] = unknown
    return found


def unknown_code(framework: Framework, dataset: str, column: str) -> str | None:
    """The code for what is not stated; a head count's dimension is a code list of its own."""
    known = framework.column(dataset, column)
    codes = framework.codes(dataset, column) if known else framework.code_lists.get(column, {})
    return next((code for code, entry in codes.items() if entry.unknown), None)


class Splitting:
    """Who stands in which cell of one disaggregation; an empty one is the whole."""

    def __init__(
        self, framework: Framework, indicator: Indicator, disaggregation: Disaggregation | None
    ) -> None:
        self._framework = framework
        self._measure: Any = indicator.measure
        self._columns = (
            {name: disaggregation.column(name) for name in disaggregation.by}
            if disaggregation
            else {}
        )
        self._parts: dict[str, dict[str, str]] = getattr(self._measure, "parts", {})

    def rows_in(self, rows: list[Row], cell: dict[str, str]) -> list[Row]:
        """The rows in the cell; for sums with `_amounts`, what each row brings into the cell."""
        wide = {name for codes in self._parts.values() for name in codes} & set(cell)
        inside = [
            row
            for row in rows
            if all(self._stands(row, name, cell[name]) for name in cell if name not in wide)
        ]
        if self._measure.type != "sum":
            return inside
        weighed = [
            {**row, "_amounts": self._amounts(row, {name: cell[name] for name in sorted(wide)})}
            for row in inside
        ]
        return [row for row in weighed if row["_amounts"]]

    def _stands(self, row: Row, dimension: str, code: str) -> bool:
        column = self._columns[dimension]
        found = row[column]
        if isinstance(found, tuple):
            return code in found
        return bool(code == (found or unknown_code(self._framework, self._dataset, column)))

    @property
    def _dataset(self) -> str:
        name: str = self._measure.dataset
        return name

    def _amounts(self, row: Row, codes: dict[str, str]) -> list[float]:
        """The column itself, or the wide parts that the codes name and what no part explains."""
        total = row[self._measure.column]
        if total is None:
            return []
        if not codes:
            return [total]
        named = [
            row[part]
            for part, stands_for in self._parts.items()
            if row[part] is not None
            and all(stands_for[name] == code for name, code in codes.items())
        ]
        rest = total - sum(row[part] or 0 for part in self._parts)
        return [*named, rest] if rest and self._all_unknown(codes) else named

    def _all_unknown(self, codes: dict[str, str]) -> bool:
        return all(
            code == unknown_code(self._framework, self._dataset, self._columns[name])
            for name, code in codes.items()
        )
