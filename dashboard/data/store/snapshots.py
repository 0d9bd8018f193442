"""Reads the whole state as it is in one moment, and writes a whole state in one transaction.

A snapshot knows tables by name and their columns by kind, so that what was read from one kind of
database can be written into the other. Sessions and failed log-ins are left out: whoever was logged
in logs in again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, Integer, MetaData, Table

from dashboard.data.queries import snapshots as statements
from dashboard.data.schema import metadata
from dashboard.data.store.shapes import Shape, extend_records, shape_of
from dashboard.data.store.writing import Audit, append_audit, write
from dashboard.errors import StoreError

Values = Sequence[Any]

LEFT_OUT = ("sessions", "login_failures")
ALWAYS_THERE = ("installation",)
"""What a database holds before anything was put into it."""
RECORDS = "records_"
BATCH = 1_000


class SnapshotStore:
    """The state of one database as a whole."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def reading(self) -> Iterator[Snapshot]:
        """Everything as it is now, whatever is written meanwhile."""
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        if self._engine.dialect.name == "sqlite":
            options = {}
        with self._engine.connect().execution_options(**options) as connection:
            _begin(connection, "BEGIN")
            yield Snapshot(connection)

    @contextmanager
    def writing(self) -> Iterator[Restoration]:
        """One transaction; nothing of it stays when it ends with a fault."""
        with self._engine.begin() as connection:
            _begin(connection, "BEGIN IMMEDIATE")
            yield Restoration(connection)

    def record(self, audit: Audit) -> None:
        """Append an audit record."""
        with write(self._engine, audit):
            pass


class Snapshot:
    """The tables of one moment."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._tables = {table.name: table for table in _all_tables(connection)}

    @property
    def revision(self) -> str:
        """The version of the fixed tables."""
        return _revision(self._connection)

    def shapes(self) -> list[Shape]:
        """Every table that belongs to the state; those that others point to come first."""
        return [shape_of(table) for name, table in self._tables.items() if name not in LEFT_OUT]

    def rows(self, table: str) -> Iterator[Values]:
        """The rows of a table, read a batch at a time."""
        statement = statements.all_rows(self._tables[table])
        found = self._connection.execute(statement, execution_options={"yield_per": BATCH})
        for part in found.partitions():
            yield from part


class Restoration:
    """A database that is being given another state."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._tables = {table.name: table for table in _all_tables(connection)}

    @property
    def revision(self) -> str:
        """The version of the fixed tables."""
        return _revision(self._connection)

    def is_empty(self) -> bool:
        """True where nothing has been put into the database yet."""
        return not any(
            self._connection.scalar(statements.holds_rows(table))
            for name, table in self._tables.items()
            if name not in ALWAYS_THERE
        )

    def clear(self) -> None:
        """Remove every row of every table, those included that nobody may change in daily work."""
        for table in reversed(self._tables.values()):
            with _without_triggers(self._connection, table.name):
                self._connection.execute(statements.remove_rows(table))

    def prepare(self, shape: Shape) -> None:
        """Make sure that the rows of a table fit; StoreError where a column has another kind."""
        if shape.table.startswith(RECORDS):
            self._tables[shape.table] = extend_records(self._connection, shape)
        table = self._tables.get(shape.table)
        known = {} if table is None else dict(shape_of(table).columns)
        for name, kind in shape.columns:
            if known.get(name) != kind:
                raise StoreError(_misfit(shape.table, name, kind))

    def add(self, shape: Shape, rows: Iterable[Values]) -> int:
        """Add the rows a batch at a time; returns how many they were."""
        names = [name for name, _ in shape.columns]
        count = 0
        for batch in _batches(rows):
            found = [dict(zip(names, row, strict=True)) for row in batch]
            self._connection.execute(statements.add_rows(self._tables[shape.table]), found)
            count += len(found)
        return count

    def finish(self, audit: Audit) -> None:
        """Let new rows be numbered after those added, and say who restored."""
        if self._connection.dialect.name == "postgresql":
            for table in self._tables.values():
                _continue_numbering(self._connection, table)
        append_audit(self._connection, audit)


def _begin(connection: Connection, statement: str) -> None:
    """Begin the transaction at once: left to itself SQLite's driver begins with the first write."""
    if connection.dialect.name == "sqlite":
        driver = connection.connection.dbapi_connection
        if driver is not None and not driver.in_transaction:
            connection.exec_driver_sql(statement)


def _revision(connection: Connection) -> str:
    return MigrationContext.configure(connection).get_current_revision() or ""


def _all_tables(connection: Connection) -> list[Table]:
    """The fixed tables in the order of their dependence, then those of records as they are."""
    found = MetaData()
    found.reflect(connection, only=lambda name, _: name.startswith(RECORDS))
    return [*metadata.sorted_tables, *found.sorted_tables]


def _batches(rows: Iterable[Values]) -> Iterator[list[Values]]:
    batch: list[Values] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


@contextmanager
def _without_triggers(connection: Connection, table: str) -> Iterator[None]:
    if connection.dialect.name == "postgresql":
        connection.execute(statements.triggers(table, "DISABLE"))
        yield
        connection.execute(statements.triggers(table, "ENABLE"))
        return
    found = connection.execute(statements.triggers_of(table)).all()
    for name, _ in found:
        connection.execute(statements.drop_trigger(name))
    yield
    for _, definition in found:
        connection.exec_driver_sql(definition)


def _continue_numbering(connection: Connection, table: Table) -> None:
    for column in table.primary_key.columns:
        if isinstance(column.type, Integer):
            connection.execute(statements.continue_numbering(table.name, column.name))


def _misfit(table: str, column: str, kind: str) -> str:
    return (
        f'the backup\'s table "{table}" has the column "{column}" as {kind}, which does not fit; '
        "restore with the indicators.yaml that stands in the backup"
    )
