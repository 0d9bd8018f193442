"""Makes records anonymous in one transaction, and remembers by keyed names whose they were.

What is overwritten is not to be found in the database's files either: SQLite blanks what it frees,
PostgreSQL is asked to clear its old row versions.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, Table

from dashboard.data.queries import erasures as statements
from dashboard.data.queries.records import Records
from dashboard.data.store.writing import Audit, append_audit, now
from dashboard.errors import StoreError
from dashboard.protocols.outcomes import ERASED_MEANWHILE


class ErasureStore:
    """Erasures in one database."""

    def __init__(self, engine: Engine, records: Records) -> None:
        self._engine = engine
        self._records = records

    def newest(self) -> int | None:
        """The number of the newest erasure; None where nobody was erased."""
        with self._engine.connect() as connection:
            return connection.scalar(statements.newest_erasure())

    def erased(self) -> dict[str, frozenset[str]]:
        """Scope of identifiers -> keyed names of everybody in it who was erased."""
        found: dict[str, set[str]] = defaultdict(set)
        with self._engine.connect() as connection:
            for register, person in connection.execute(statements.all_erased()):
                found[register].add(person)
        return {register: frozenset(persons) for register, persons in found.items()}

    @contextmanager
    def erasing(self, register: str, person: str, reason: str, actor: str) -> Iterator[Erasure]:
        """One transaction that remembers the person and changes their records, or does neither."""
        values = {"register": register, "person": person, "reason": reason}
        with self._engine.begin() as connection:
            if connection.dialect.name != "sqlite":
                connection.execute(statements.hold_loads())
            connection.execute(
                statements.add_erasure({**values, "erased_at": now(), "erased_by": actor})
            )
            erasure = Erasure(connection, self._records)
            yield erasure
            append_audit(connection, Audit(actor, "erase", f"{register}: {erasure.rows} rows"))
        self._clear_traces(erasure.tables)

    def _clear_traces(self, tables: Sequence[str]) -> None:
        with self._engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
                return
            connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.execute(statements.clear_old_versions(tables))


class Erasure:
    """An erasure that has begun; `rows` counts what was changed."""

    def __init__(self, connection: Connection, records: Records) -> None:
        self._connection = connection
        self._records = records
        self._tables: dict[str, Table] = {}
        self.rows = 0

    @property
    def tables(self) -> list[str]:
        """The tables that it may have changed."""
        return [*(table.name for table in self._tables.values()), "rejects", "uploads"]

    def refuse_running_loads(self, datasets: Sequence[str]) -> None:
        """Raise StoreError where a file is being loaded that might hold the person."""
        running = self._connection.scalars(statements.running_loads(datasets)).first()
        if running is not None:
            raise StoreError(
                f"a file is being loaded into {running}; nothing was erased, try again when it is "
                "done (a load whose process died is given up after an hour)"
            )

    def rows_with(self, dataset: str, column: str, identifiers: Iterable[str]) -> list[Any]:
        """Every version of every row that holds one of the identifiers, as maps."""
        statement = statements.rows_with(self._table(dataset), column, identifiers)
        return list(self._connection.execute(statement).mappings().all())

    def change(self, dataset: str, number: int, values: Mapping[str, Any]) -> None:
        """Change one row, and forget where it stood in its file."""
        values = {**values, "_line": None, "_sheet": None}
        self._connection.execute(statements.change_row(self._table(dataset), number, values))
        self.rows += 1

    def replace(self, dataset: str, column: str, old: str, new: str) -> int:
        """Put an identifier in the place of another; returns in how many rows it stood."""
        statement = statements.replace_in(self._table(dataset), column, old, new)
        return self._connection.execute(statement).rowcount

    def count(self, dataset: str, column: str, identifier: str) -> int:
        """In how many rows an identifier stands."""
        statement = statements.count_in(self._table(dataset), column, identifier)
        return self._connection.execute(statement).scalar_one()

    def remove_rejects(self, load: int, line: int | None) -> None:
        """Remove what was said of the person's line."""
        if line is not None:
            self._connection.execute(statements.remove_rejects_of_line(load, line))

    def remove_rejected_rows(self, dataset: str) -> None:
        """Remove what was said of rows that were kept out, whoever they speak of."""
        self._connection.execute(statements.remove_rejected_rows(dataset))

    def remove_waiting_files(self, datasets: Sequence[str]) -> None:
        """Remove unread the files that wait to be loaded into one of the datasets."""
        for job, subject, state in self._connection.execute(statements.files_that_wait()).all():
            if json.loads(subject).get("dataset") not in datasets:
                continue
            if state == "running":
                raise StoreError("a file is being loaded; nothing was erased, try again soon")
            ended = {"message": ERASED_MEANWHILE, "finished_at": now()}
            self._connection.execute(statements.give_job_up(job, ended))
            self._connection.execute(statements.remove_file(job))

    def _table(self, dataset: str) -> Table:
        """The table as it is, with columns that are no longer declared."""
        if dataset not in self._tables:
            name = self._records.tables[dataset].name
            self._tables[dataset] = Table(name, MetaData(), autoload_with=self._connection)
        return self._tables[dataset]
