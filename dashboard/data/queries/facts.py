"""From records to facts: one grouped statement per need and disaggregation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Date,
    Select,
    Subquery,
    case,
    cast,
    func,
    literal,
    select,
    union_all,
)
from sqlalchemy import Float as SqlFloat

from dashboard.data.needs import PREVIOUS, Need, Selection, Tally
from dashboard.data.queries.conditions import holds_code, meets
from dashboard.data.queries.dialects import plus_days
from dashboard.data.queries.records import Records
from dashboard.framework import Framework

Dimensions = Mapping[str, str]
"""Dimension -> the dataset's column that holds it."""


def facts_statement(
    framework: Framework, records: Records, need: Need, dimensions: Dimensions, cut_off: date
) -> Select[Any]:
    """Columns: day, one per dimension, one per group, one per tally; a row per combination."""
    return _Statement(framework, records, need, dimensions).build(cut_off)


class _Statement:
    """Builds one statement step by step: select, keep firsts, spread, group."""

    def __init__(
        self, framework: Framework, records: Records, need: Need, dimensions: Dimensions
    ) -> None:
        self._framework = framework
        self._records = records
        self._need = need
        self._dataset = need.selection.dataset
        self._dimensions = dict(dimensions)

    def build(self, cut_off: date) -> Select[Any]:
        rows = self._selected(cut_off)
        entity = self._need.selection.entity
        if entity:
            every = self._need.selection.every
            rows = _every_row(rows, entity) if every else self._first_rows(rows, entity)
        rows = self._spread_parts(rows)
        rows = self._spread_codes(rows)
        return self._grouped(rows)

    def _selected(self, cut_off: date) -> Subquery:
        selection = self._need.selection
        rows = self._records.full(selection.dataset)
        day = _counted_on(rows, selection)
        statement = select(rows, day.label("_day")).where(
            meets(self._framework, self._dataset, rows, selection.where),
            day.is_not(None),
            day <= literal(cut_off, Date),
        )
        return statement.subquery()

    def _first_rows(self, rows: Subquery, entity: str) -> Subquery:
        """The first row of each entity; a lasting attribute that contradicts itself is unknown."""
        rank = func.row_number().over(
            partition_by=rows.c[entity], order_by=[rows.c._day, rows.c._load, rows.c._line]
        )
        settled = self._settled_attributes(rows, entity)
        others = [column for column in rows.c if column.name not in settled]
        ranked = (
            select(*others, *settled.values(), rank.label("_order"))
            .where(rows.c[entity].is_not(None))
            .subquery()
        )
        kept = [column for column in ranked.c if column.name != "_order"]
        return select(*kept).where(ranked.c._order == 1).subquery()

    def _settled_attributes(self, rows: Subquery, entity: str) -> dict[str, ColumnElement[Any]]:
        settled: dict[str, ColumnElement[Any]] = {}
        for column in set(self._dimensions.values()):
            declared = self._framework.column(self._dataset, column)
            unknown = self._unknown(column)
            if declared and declared.constant and declared.type == "code" and unknown:
                known = func.nullif(rows.c[column], unknown)
                lowest = func.min(known).over(partition_by=rows.c[entity])
                highest = func.max(known).over(partition_by=rows.c[entity])
                settled[column] = case((lowest != highest, unknown), else_=rows.c[column]).label(
                    column
                )
        return settled

    def _unknown(self, column: str) -> str | None:
        codes = self._framework.codes(self._dataset, column)
        return next((code for code, entry in codes.items() if entry.unknown), None)

    def _part_dimensions(self) -> list[str]:
        named = {name for codes in self._need.parts.values() for name in codes}
        return [name for name in self._dimensions if name in named]

    def _spread_parts(self, rows: Subquery) -> Subquery:
        """A row of wide columns becomes one row per part, and one for what no part explains."""
        dimensions = self._part_dimensions()
        if not dimensions:
            return rows
        total = self._summed_column()
        plain = [column for column in rows.c if column.name not in (total, *dimensions)]
        branches = [
            select(
                *plain,
                rows.c[part].label(total),
                *(literal(codes.get(name)).label(name) for name in dimensions),
            ).where(rows.c[part].is_not(None))
            for part, codes in self._need.parts.items()
        ]
        stated = sum((func.coalesce(rows.c[part], 0) for part in self._need.parts), literal(0))
        rest = select(
            *plain,
            (rows.c[total] - stated).label(total),
            *(literal(self._unstated(name)).label(name) for name in dimensions),
        ).where(rows.c[total] != stated)
        return union_all(*branches, rest).subquery()

    def _summed_column(self) -> str:
        return next(tally.column or "" for tally in self._need.tallies if tally.kind == "sum")

    def _unstated(self, dimension: str) -> str | None:
        codes = self._framework.code_lists.get(self._dimensions[dimension], {})
        return next((code for code, entry in codes.items() if entry.unknown), None)

    def _spread_codes(self, rows: Subquery) -> Subquery:
        """A row with several codes becomes one row per code, beside the column as it was."""
        for column in self._dimensions.values():
            declared = self._framework.column(self._dataset, column)
            if declared is not None and declared.type == "codes":
                rows = self._one_row_per_code(rows, column).subquery()
        return rows

    def _one_row_per_code(self, rows: Subquery, column: str) -> CompoundSelect[Any]:
        name = _code_of(column)
        branches = [
            select(rows, literal(code).label(name)).where(holds_code(rows.c[column], code))
            for code in self._framework.codes(self._dataset, column)
        ]
        empty = select(rows, literal(self._unknown(column)).label(name)).where(
            rows.c[column].is_(None)
        )
        return union_all(*branches, empty)

    def _grouped(self, rows: Subquery) -> Select[Any]:
        split = [self._split_column(rows, name) for name in self._dimensions]
        groups = [rows.c[name].label(f"_group_{name}") for name in self._need.groups]
        tallies = [
            self._tally(rows, tally).label(f"_tally_{position}")
            for position, tally in enumerate(self._need.tallies)
        ]
        keys = [rows.c._day, *split, *groups]
        return select(*keys, *tallies).group_by(*keys).order_by(rows.c._day)

    def _split_column(self, rows: Subquery, dimension: str) -> ColumnElement[Any]:
        if dimension in self._part_dimensions():
            return rows.c[dimension].label(f"_split_{dimension}")
        column = self._dimensions[dimension]
        unknown = self._unknown(column)
        found: ColumnElement[Any] = rows.c.get(_code_of(column), rows.c[column])
        if unknown is not None:
            found = func.coalesce(found, literal(unknown))
        return found.label(f"_split_{dimension}")

    def _tally(self, rows: Subquery, tally: Tally) -> ColumnElement[Any]:
        match tally.kind:
            case "rows":
                # A record that is spread over several parts of one cell is still one record.
                return (
                    func.count(rows.c._id.distinct()) if self._part_dimensions() else func.count()
                )
            case "rows_where":
                met = meets(self._framework, self._dataset, rows, tally.where)
                return func.sum(case((met, 1), else_=0))
            case "sum":
                return cast(func.sum(rows.c[tally.column or ""]), SqlFloat)
            case "max":
                return cast(func.max(rows.c[tally.column or ""]), SqlFloat)


def _code_of(column: str) -> str:
    """One code of a column that holds several; conditions still see the column whole."""
    return f"_code_{column}"


def _every_row(rows: Subquery, entity: str) -> Subquery:
    """All rows of each entity; each knows the day of the entity's row before."""
    order = [rows.c._day, rows.c._load, rows.c._line]
    previous = func.lag(rows.c._day, type_=Date()).over(partition_by=rows.c[entity], order_by=order)
    return select(rows, previous.label(PREVIOUS)).where(rows.c[entity].is_not(None)).subquery()


def _counted_on(rows: Subquery, selection: Selection) -> ColumnElement[Any]:
    day: ColumnElement[Any] = rows.c[selection.day]
    return plus_days(day, literal(selection.shift)) if selection.shift else day
