"""Stores loads and their rows; reads current rows and facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd
from sqlalchemy import Engine, Row, Select

from dashboard.data.needs import Fact, Need, Spells, Way
from dashboard.data.queries import loads as statements
from dashboard.data.queries import reference
from dashboard.data.queries.facts import Dimensions, facts_statement
from dashboard.data.queries.records import Records
from dashboard.data.queries.ways import spells_statement, way_statement
from dashboard.data.store.writing import Audit, now, write
from dashboard.errors import StoreError
from dashboard.framework import Framework
from dashboard.framework.measures import Cap, Milestones
from dashboard.protocols import LoadSummary, Reject

CHUNK = 10_000
ABANDONED_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the rows of a load come from; `sheet` is None for a file without sheets."""

    dataset: str
    source: str
    file: str
    sheet: str | None
    sha256: str


class RecordStore:
    """Loads and records of one framework in one database."""

    def __init__(self, engine: Engine, framework: Framework, records: Records) -> None:
        self._engine = engine
        self._framework = framework
        self._records = records

    def add_load(
        self,
        origin: Origin,
        rows: pd.DataFrame,
        rejects: Sequence[Reject],
        read: int,
        actor: str,
        confirm: Callable[[], None] = lambda: None,
    ) -> LoadSummary:
        """Store a load whole or not at all; its rows count from the last transaction on.

        `rows` has one column per declared column, typed, and `_line` and `_sheet`. `confirm` may
        refuse the load once others can see that it has begun.
        """
        with write(self._engine) as connection:
            begun = {**asdict(origin), "started_at": now(), "loaded_by": actor}
            load = connection.execute(statements.begin_load(begun)).scalar_one()
        try:
            confirm()
            self._add_rows(origin.dataset, load, rows, rejects)
            self._complete(origin.dataset, load, read, len(rows), actor)
        except BaseException:
            self._forget(origin.dataset, load)
            raise
        self._learn(origin.dataset)
        return self.load(load)

    def _learn(self, dataset: str) -> None:
        """Let the database count what it now holds: it plans long questions by that."""
        with self._engine.begin() as connection:
            connection.execute(self._records.analyse(dataset))

    def _add_rows(
        self, dataset: str, load: int, rows: pd.DataFrame, rejects: Sequence[Reject]
    ) -> None:
        for chunk in _chunks(rows):
            values = [{**row, "_load": load} for row in chunk]
            with write(self._engine) as connection:
                connection.execute(self._records.insert(dataset), values)
        for start in range(0, len(rejects), CHUNK):
            part = rejects[start : start + CHUNK]
            found = [{**asdict(reject), "load_id": load} for reject in part]
            with write(self._engine) as connection:
                connection.execute(statements.add_rejects(), found)

    def _complete(self, dataset: str, load: int, read: int, accepted: int, actor: str) -> None:
        with write(self._engine, Audit(actor, "load", f"{dataset} {load}")) as connection:
            replaced = connection.execute(self._records.count_replaced(dataset, load)).scalar_one()
            counts = {
                "loaded_at": now(),
                "rows_read": read,
                "rows_accepted": accepted,
                "rows_replaced": replaced,
                "rows_rejected": read - accepted,
            }
            if connection.execute(statements.complete_load(load, counts)).rowcount != 1:
                raise StoreError(f"load {load} took too long and was given up; load the file again")

    def _forget(self, dataset: str, load: int) -> None:
        """Remove a load that was not completed; one that was stays, whatever came after."""
        with write(self._engine) as connection:
            abandoned = connection.execute(statements.abandon_load(load)).rowcount
        if abandoned:
            self._remove(dataset, load)

    def _remove(self, dataset: str, load: int) -> None:
        """Remove what an abandoned load left, a part at a time: nobody else waits long."""
        for remove in (self._records.remove_some, statements.remove_some_rejects):
            removed = CHUNK
            while removed == CHUNK:
                with write(self._engine) as connection:
                    removed = connection.execute(remove(dataset, load, CHUNK)).rowcount
        with write(self._engine) as connection:
            connection.execute(statements.forget_load(load))

    def sweep(self) -> None:
        """Remove what loads left behind whose process died."""
        with self._engine.connect() as connection:
            before = now() - ABANDONED_AFTER
            begun = connection.execute(statements.abandoned_loads(before)).all()
            left = connection.execute(statements.unremoved_loads(before)).all()
        for load, dataset in begun:
            self._forget(dataset, load)
        for load, dataset in left:
            self._remove(dataset, load)

    def same_file(self, dataset: str, sha256: str, sheet: str | None) -> int | None:
        """The load in force that already holds this sheet of these bytes, or None."""
        with self._engine.connect() as connection:
            return connection.execute(
                statements.same_file(dataset, sha256, sheet)
            ).scalar_one_or_none()

    def loads(self) -> list[LoadSummary]:
        """All loads, newest first."""
        with self._engine.connect() as connection:
            return [_summary(row) for row in connection.execute(statements.all_loads())]

    def load(self, load: int) -> LoadSummary:
        """One load; StoreError where there is none of this number."""
        with self._engine.connect() as connection:
            row = connection.execute(statements.one_load(load)).one_or_none()
        if row is None:
            raise StoreError(f"there is no load {load}; `dashboard loads` lists them")
        return _summary(row)

    def rejects(self, load: int) -> list[Reject]:
        """The rejects of one load in file order."""
        with self._engine.connect() as connection:
            rows = connection.execute(statements.rejects_of(load)).mappings().all()
        return [Reject(**{name: row[name] for name in Reject.__dataclass_fields__}) for row in rows]

    def revert(self, load: int, actor: str) -> None:
        """Take a load back, exactly; StoreError where that is not possible."""
        if self.load(load).reverted_at is not None:
            raise StoreError(f"load {load} was reverted before; nothing changed")
        with write(self._engine, Audit(actor, "revert", f"load {load}")) as connection:
            connection.execute(statements.revert_load(load, now()))

    def in_force(self) -> dict[str, list[int]]:
        """Dataset -> numbers of the loads whose rows count."""
        found: dict[str, list[int]] = {}
        with self._engine.connect() as connection:
            for load, dataset in connection.execute(statements.loads_in_force()):
                found.setdefault(dataset, []).append(load)
        return found

    def parent_rows(self, dataset: str, columns: Sequence[str]) -> pd.DataFrame:
        """Key and borrowed columns of the parent's current rows."""
        statement = self._records.parent_rows(dataset, columns)
        with self._engine.connect() as connection:
            return pd.read_sql(statement, connection)

    def bounds(self, cap: Cap) -> dict[str, float]:
        """Area -> the largest bound known for it."""
        with self._engine.connect() as connection:
            rows = connection.execute(reference.bounds(self._records, cap)).all()
        return {area: float(bound) for area, bound in rows}

    def milestone_dates(
        self, measure: Milestones, day: str
    ) -> dict[str, tuple[date | None, date | None]]:
        """Milestone -> actual day and day now expected."""
        statement = reference.milestone_dates(self._records, measure, day)
        with self._engine.connect() as connection:
            rows = connection.execute(statement).all()
        return {row[0]: (row[1], row[2] if measure.forecast else None) for row in rows}

    def facts(self, need: Need, dimensions: Dimensions, cut_off: date) -> list[Fact]:
        """The facts of a need, split by the dimensions, in order of day."""
        statement = facts_statement(self._framework, self._records, need, dimensions, cut_off)
        first, second = 1 + len(dimensions), 1 + len(dimensions) + len(need.groups)
        with self._engine.connect() as connection:
            return [
                Fact(
                    _day(row[0]),
                    tuple(row[1:first]),
                    tuple(row[first:second]),
                    _numbers(row, second),
                )
                for row in connection.execute(statement)
            ]

    def spells(self, spells: Spells, cut_off: date) -> list[Fact]:
        """Entities by the days on which they began and ended, in order of beginning."""
        return self._counted(spells_statement(self._framework, self._records, spells, cut_off))

    def way(self, way: Way, cut_off: date) -> list[Fact]:
        """Entities by the day of the first step and how far they came, in order of that day."""
        return self._counted(way_statement(self._framework, self._records, way, cut_off))

    def _counted(self, statement: Select[Any]) -> list[Fact]:
        with self._engine.connect() as connection:
            return [
                Fact(_day(first), (), (apart,), (float(count),))
                for first, apart, count in connection.execute(statement)
            ]


def _numbers(row: Row[Any], start: int) -> tuple[float | None, ...]:
    return tuple(None if value is None else float(value) for value in row[start:])


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value


def _chunks(rows: pd.DataFrame) -> Iterator[list[Mapping[str, Any]]]:
    for start in range(0, len(rows), CHUNK):
        part = rows.iloc[start : start + CHUNK]
        columns = [_plain(part[name]) for name in part.columns]
        yield [dict(zip(part.columns, row, strict=True)) for row in zip(*columns, strict=True)]


def _plain(column: pd.Series[Any]) -> list[Any]:
    """Python values a driver accepts: None for missing, dates without time, no numpy scalars."""
    missing = column.isna()
    values = column.astype(object).tolist()
    return [
        None if absent else _scalar(value) for value, absent in zip(values, missing, strict=True)
    ]


def _scalar(value: Any) -> Any:
    if isinstance(value, (pd.Timestamp, datetime)):
        return value.date()
    if isinstance(value, (tuple, list)):
        return " ".join(value)
    return value.item() if hasattr(value, "item") else value


def _summary(row: Row[Any]) -> LoadSummary:
    return LoadSummary(
        id=row.id,
        dataset=row.dataset,
        file=row.file,
        sha256=row.sha256,
        loaded_at=row.loaded_at,
        loaded_by=row.loaded_by,
        read=row.rows_read,
        accepted=row.rows_accepted,
        replaced=row.rows_replaced,
        rejected=row.rows_rejected,
        reverted_at=row.reverted_at,
    )
