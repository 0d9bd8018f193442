"""Loads and their rejects. Rows of a load count only while its state is `loaded`."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, DateTime, ForeignKey, Index, Integer, String, Table, Text

from dashboard.data.schema.fixed import metadata

loads = Table(
    "loads",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("dataset", String(100), nullable=False),
    Column("source", String(200), nullable=False),
    Column("file", Text, nullable=False),
    Column("sheet", Text),
    Column("sha256", String(64), nullable=False),
    Column("state", String(10), nullable=False),
    Column("started_at", DateTime, nullable=False),
    Column("loaded_at", DateTime),
    Column("loaded_by", String(200), nullable=False),
    Column("rows_read", BigInteger, nullable=False, default=0),
    Column("rows_accepted", BigInteger, nullable=False, default=0),
    Column("rows_replaced", BigInteger, nullable=False, default=0),
    Column("rows_rejected", BigInteger, nullable=False, default=0),
    Column("reverted_at", DateTime),
    Index(None, "dataset", "state"),
)

rejects = Table(
    "rejects",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("load_id", Integer, ForeignKey("loads.id"), nullable=False, index=True),
    Column("file", Text, nullable=False),
    Column("sheet", Text),
    Column("line", Integer),
    Column("column", Text),
    Column("value", Text),
    Column("reason", Text, nullable=False),
    Column("remedy", Text, nullable=False),
    Column("severity", String(10), nullable=False),
)
