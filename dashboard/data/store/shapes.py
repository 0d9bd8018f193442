"""Tables by the names and kinds of their columns: the same words for both kinds of database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    inspect,
)

Kind = Literal["boolean", "integer", "float", "moment", "date", "bytes", "text"]

NUMBER = "_id"
KINDS: dict[Kind, type[Any]] = {
    "boolean": Boolean,
    "integer": Integer,
    "float": Float,
    "moment": DateTime,
    "date": Date,
    "bytes": LargeBinary,
    "text": Text,
}


@dataclass(frozen=True, slots=True)
class Shape:
    """A table by name, and its columns by name and kind, in their order."""

    table: str
    columns: tuple[tuple[str, Kind], ...]


def shape_of(table: Table) -> Shape:
    """The shape of a table."""
    return Shape(table.name, tuple((column.name, _kind(column)) for column in table.columns))


def extend_records(connection: Connection, shape: Shape) -> Table:
    """The table of records in the database, made where it is missing, with every column named.

    Columns that are there already stay as they are.
    """
    inspector = inspect(connection)
    if not inspector.has_table(shape.table):
        Table(shape.table, MetaData(), *map(_column, *zip(*shape.columns, strict=True))).create(
            connection
        )
    else:
        known = {found["name"] for found in inspector.get_columns(shape.table)}
        operations = Operations(MigrationContext.configure(connection))
        for name, kind in shape.columns:
            if name not in known:
                operations.add_column(shape.table, _column(name, kind))
    return Table(shape.table, MetaData(), autoload_with=connection)


def _kind(column: Column[Any]) -> Kind:
    return next((kind for kind, known in KINDS.items() if isinstance(column.type, known)), "text")


def _column(name: str, kind: Kind) -> Column[Any]:
    if name == NUMBER:
        return Column(name, BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    return Column(name, BigInteger() if kind == "integer" else KINDS[kind]())
