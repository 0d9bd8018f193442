"""Brings the fixed tables to this version, and makes a table for every dataset.

Old code refuses a newer database. A dataset's table grows by new optional columns; any other
difference is refused with the remedy.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, Engine, Table, inspect
from sqlalchemy.schema import CreateIndex, CreateTable

from dashboard.data.queries.records import Records
from dashboard.data.store.engine import exclusive
from dashboard.errors import StoreError
from dashboard.framework import Framework

MIGRATIONS = Path(__file__).parent.parent / "migrations"


def prepare(engine: Engine, framework: Framework, records: Records) -> None:
    """Migrate under a lock, then make or extend the tables of the datasets."""
    with exclusive(engine) as connection:
        _migrate(connection)
        for name, table in records.tables.items():
            _prepare_table(connection, framework, name, table)
        connection.commit()


def _migrate(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    script = ScriptDirectory.from_config(config)
    found = MigrationContext.configure(connection).get_current_revision()
    known = {revision.revision for revision in script.walk_revisions()}
    if found is not None and found not in known:
        raise StoreError(
            f"the database is at version {found}, which this program does not know; "
            "install the newer program, or restore a backup made with this one"
        )
    if found != script.get_current_head():
        command.upgrade(config, "head")
    connection.commit()


def _prepare_table(connection: Connection, framework: Framework, name: str, table: Table) -> None:
    inspector = inspect(connection)
    if not inspector.has_table(table.name):
        connection.execute(CreateTable(table))
        for index in table.indexes:
            connection.execute(CreateIndex(index))
        return
    existing = {found["name"]: found["type"] for found in inspector.get_columns(table.name)}
    for column in table.columns:
        if column.name not in existing:
            _add_column(connection, framework, name, column)
        elif existing[column.name]._type_affinity is not column.type._type_affinity:
            raise StoreError(_other_type(name, column.name))


def _add_column(
    connection: Connection, framework: Framework, name: str, column: Column[object]
) -> None:
    if framework.datasets[name].columns[column.name].required:
        raise StoreError(
            f'dataset "{name}": column "{column.name}" is new and required, but rows are already '
            "stored without it; declare it optional, or revert the loads of this dataset, "
            "and load files that have it"
        )
    operations = Operations(MigrationContext.configure(connection))
    operations.add_column(f"records_{name}", Column(column.name, column.type))


def _other_type(name: str, column: str) -> str:
    return (
        f'dataset "{name}": column "{column}" is stored with another type than indicators.yaml '
        "declares; restore the type, or give the column a new name and load the files again"
    )
