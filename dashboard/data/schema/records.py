"""The typed table of a dataset. Rows are append-only versions; four columns are the product's own.

`_id` numbers the row, `_load` names its load, `_line` and `_sheet` say where it stood in the file.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

from dashboard.framework.datasets import ColumnType, Dataset

SYSTEM_COLUMNS = ("_id", "_load", "_line", "_sheet")


def record_table(name: str, dataset: Dataset, metadata: MetaData | None = None) -> Table:
    """The table `records_<name>` for the dataset as declared; columns in declared order."""
    columns = [
        Column(column, _sql_type(declared.type), nullable=True)
        for column, declared in dataset.columns.items()
    ]
    table = f"records_{name}"
    return Table(
        table,
        MetaData() if metadata is None else metadata,
        Column("_id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
        Column("_load", Integer, nullable=False),
        Column("_line", Integer),
        Column("_sheet", String(100)),
        *columns,
        Index(f"ix_{table}_key", *dataset.key, "_load"),
        Index(f"ix_{table}_load", "_load"),
    )


def _sql_type(kind: ColumnType) -> TypeEngine[Any]:
    match kind:
        case "text" | "code" | "codes":
            return Text()
        case "integer":
            return BigInteger()
        case "number":
            return Float()
        case "date" | "month":
            return Date()
        case "yes_no":
            return Boolean()
