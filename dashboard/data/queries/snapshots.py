"""Statements over whole tables, for backups: they know a table by its columns and nothing more."""

from __future__ import annotations

from typing import Any, Literal

from sqlalchemy import (
    Delete,
    Insert,
    Select,
    Table,
    TextClause,
    delete,
    exists,
    insert,
    select,
    text,
)


def all_rows(table: Table) -> Select[Any]:
    """Every row, in the order of the table's key where it has one."""
    return select(*table.columns).order_by(*table.primary_key.columns)


def holds_rows(table: Table) -> Select[tuple[bool]]:
    """Whether there is any row."""
    return select(exists(select(text("1")).select_from(table)))


def remove_rows(table: Table) -> Delete:
    """Removes every row."""
    return delete(table)


def add_rows(table: Table) -> Insert:
    """Adds rows; the values come as a list of maps."""
    return insert(table)


def triggers(table: str, change: Literal["DISABLE", "ENABLE"]) -> TextClause:
    """Switches the triggers of a table off or on, on PostgreSQL."""
    return text(f'ALTER TABLE "{table}" {change} TRIGGER USER')


def triggers_of(table: str) -> TextClause:
    """Name and definition of every trigger of a table, on SQLite."""
    found = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table")
    return found.bindparams(table=table)


def drop_trigger(name: str) -> TextClause:
    """Takes a trigger away."""
    return text(f'DROP TRIGGER "{name}"')


def continue_numbering(table: str, column: str) -> TextClause:
    """Numbers new rows after the last one, on PostgreSQL; nothing where rows bring their number."""
    sequence = f"pg_get_serial_sequence('\"{table}\"', '{column}')"
    last = f'(SELECT max("{column}") FROM "{table}")'  # noqa: S608 - names of the schema
    return text(
        f"SELECT setval({sequence}, coalesce({last}, 1), {last} IS NOT NULL) "
        f"WHERE {sequence} IS NOT NULL"
    )
