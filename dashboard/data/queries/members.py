"""From records to the persons behind facts: the selection of facts, without the grouping."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    String,
    Subquery,
    case,
    cast,
    literal,
    null,
    or_,
    select,
)

from dashboard.data.needs import Need, Way
from dashboard.data.queries.conditions import meets
from dashboard.data.queries.facts import Dimensions, _Statement
from dashboard.data.queries.records import Records
from dashboard.data.queries.ways import _first_days, _same, _steps_reached
from dashboard.framework import Framework


def members_statement(
    framework: Framework, records: Records, need: Need, dimensions: Dimensions, cut_off: date
) -> Select[Any]:
    """Columns: day, one per dimension, one per group, `_met`, `_quantity`, `_person`, `_unit_*`.

    A row per record (or first record of an entity) and code. `_met` is 1 or 0, empty without a
    numerator; `_quantity` is the number summed, else 1; `_person` is empty where nobody is named;
    `_unit_*` are the columns that tell units apart.
    """
    return _Members(framework, records, need, dimensions).build(cut_off)


def stages_statement(
    framework: Framework, records: Records, way: Way, cut_off: date
) -> Select[Any]:
    """Columns: day of the first step, steps reached without a gap, the entity."""
    first, *others = (_first_days(framework, records, step, cut_off) for step in way.steps)
    joined: FromClause = first
    for other in others:
        joined = joined.join(other, _same(first, other), isouter=True)
    entity = cast(first.c._entity_0, String).label("_entity")
    return select(first.c._day, _steps_reached(others), entity).select_from(joined)


def unit_columns(framework: Framework, need: Need) -> tuple[str, ...]:
    """The columns that tell units apart: the entity's, else the key of the dataset."""
    entity = need.selection.entity
    return (entity,) if entity else tuple(framework.datasets[need.selection.dataset].key)


class _Members(_Statement):
    """Ends in rows instead of groups."""

    def _grouped(self, rows: Subquery) -> Select[Any]:
        split = [self._split_column(rows, name) for name in self._dimensions]
        groups = [rows.c[name].label(f"_group_{name}") for name in self._need.groups]
        units = [
            cast(rows.c[name], String).label(f"_unit_{place}")
            for place, name in enumerate(unit_columns(self._framework, self._need))
        ]
        return select(
            rows.c._day,
            *split,
            *groups,
            self._met(rows).label("_met"),
            self._quantity(rows).label("_quantity"),
            self._person(rows).label("_person"),
            *units,
        )

    def _met(self, rows: Subquery) -> ColumnElement[Any]:
        """Whether the row counts in the numerator."""
        met = [
            meets(self._framework, self._dataset, rows, tally.where)
            for tally in self._need.tallies
            if tally.kind == "rows_where"
        ]
        return case((or_(*met), 1), else_=0) if met else null()

    def _quantity(self, rows: Subquery) -> ColumnElement[Any]:
        summed = [tally.column for tally in self._need.tallies if tally.kind == "sum"]
        return rows.c[summed[0] or ""] if summed else literal(1)

    def _person(self, rows: Subquery) -> ColumnElement[Any]:
        column = self._framework.datasets[self._dataset].person
        return null() if column is None else cast(rows.c[column], String)
