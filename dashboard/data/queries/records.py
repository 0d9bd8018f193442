"""Current rows of a dataset, with borrowed and derived columns beside its own.

The current row of a key is that of the newest loaded, unreverted load. A dataset declared `whole`
drops rows of a source that its newest load no longer holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Delete,
    Insert,
    Select,
    Subquery,
    Table,
    TextClause,
    and_,
    case,
    cast,
    delete,
    func,
    insert,
    literal,
    null,
    select,
    text,
    true,
)
from sqlalchemy import Float as SqlFloat

from dashboard.data.queries.dialects import days_between
from dashboard.data.schema.loads import loads
from dashboard.data.schema.records import SYSTEM_COLUMNS, record_table
from dashboard.framework import Framework
from dashboard.framework.datasets import (
    DaysBetween,
    Derived,
    Difference,
    FirstDate,
    ShareOf,
)


class Records:
    """The record tables of one framework and the statements over them."""

    def __init__(self, framework: Framework) -> None:
        self._framework = framework
        self._full: dict[str, Subquery] = {}

    @cached_property
    def tables(self) -> Mapping[str, Table]:
        """Dataset name -> its table."""
        return {
            name: record_table(name, dataset) for name, dataset in self._framework.datasets.items()
        }

    def analyse(self, dataset: str) -> TextClause:
        """Refreshes the statistics of a dataset's table; both databases say it in this way."""
        return text(f"ANALYZE {self.tables[dataset].name}")

    def current(self, dataset: str) -> Subquery:
        """The current row of each key, as stored, with the product's own columns."""
        table, declared = self.tables[dataset], self._framework.datasets[dataset]
        in_force = [
            loads.c.dataset == dataset,
            loads.c.state == "loaded",
            loads.c.reverted_at.is_(None),
        ]
        counting = select(loads.c.id).where(*in_force)
        if declared.update == "whole":
            counting = select(func.max(loads.c.id)).where(*in_force).group_by(loads.c.source)
        newest = func.row_number().over(
            partition_by=[table.c[key] for key in declared.key],
            order_by=[table.c._load.desc(), table.c._line.desc()],
        )
        ranked = select(table, newest.label("_rank")).where(table.c._load.in_(counting)).subquery()
        return select(*_stored(ranked, table)).where(ranked.c._rank == 1).subquery(dataset)

    def full(self, dataset: str) -> Subquery:
        """Current rows with every borrowed and derived column."""
        if dataset not in self._full:
            rows = self._linked(dataset)
            for name, derived in self._framework.datasets[dataset].derived.items():
                rows = select(rows, derive(rows, derived).label(name)).subquery()
            self._full[dataset] = rows
        return self._full[dataset]

    def _linked(self, dataset: str) -> Subquery:
        rows = self.current(dataset)
        declared = self._framework.datasets[dataset]
        joined: Select[Any] = select(rows)
        for link in declared.links.values():
            parent = self.full(link.dataset).alias()
            (key,) = self._framework.datasets[link.dataset].key
            joined = joined.join(parent, rows.c[link.on] == parent.c[key], isouter=True)
            joined = joined.add_columns(
                *(parent.c[there].label(here) for here, there in link.borrowed().items())
            )
        return joined.subquery()

    def parent_rows(self, dataset: str, columns: Iterable[str]) -> Select[Any]:
        """Key and borrowed columns of a parent's current rows."""
        rows = self.full(dataset)
        names = dict.fromkeys([*self._framework.datasets[dataset].key, *columns])
        return select(*(rows.c[name] for name in names))

    def insert(self, dataset: str) -> Insert:
        """Adds rows; the values come as a list of maps."""
        return insert(self.tables[dataset])

    def remove_some(self, dataset: str, load: int, most: int) -> Delete:
        """Removes at most so many rows of a load that was never completed."""
        table = self.tables[dataset]
        some = select(table.c._id).where(table.c._load == load).limit(most)
        return delete(table).where(table.c._id.in_(some))

    def count_replaced(self, dataset: str, load: int) -> Select[int]:
        """How many keys of the load were already current before it."""
        table = self.tables[dataset]
        before = self.current(dataset)
        keys = self._framework.datasets[dataset].key
        same = and_(true(), *(table.c[key] == before.c[key] for key in keys))
        return (
            select(func.count()).select_from(table).join(before, same).where(table.c._load == load)
        )


def _stored(rows: Subquery, table: Table) -> list[ColumnElement[Any]]:
    names = [*SYSTEM_COLUMNS, *(c.name for c in table.columns if c.name not in SYSTEM_COLUMNS)]
    return [rows.c[name] for name in names]


def derive(rows: Subquery, derived: Derived) -> ColumnElement[Any]:
    """The expression of a derived column over `rows`; empty where an input is."""
    match derived:
        case DaysBetween(days_between=(first, second)):
            days = days_between(rows.c[first], rows.c[second])
            return case((days >= 0, cast(days, SqlFloat)), else_=null())
        case Difference(difference=(first, second)):
            return cast(rows.c[first], SqlFloat) - cast(rows.c[second], SqlFloat)
        case ShareOf(share_of=(first, second)):
            whole = func.nullif(cast(rows.c[second], SqlFloat), 0.0)
            return literal(100.0) * cast(rows.c[first], SqlFloat) / whole
        case FirstDate(first_date=spec):
            return func.min(rows.c[spec.of]).over(partition_by=rows.c[spec.per])
