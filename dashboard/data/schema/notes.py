"""Notes on an indicator in a period. Rows are only ever added; a newer one stands before older."""

from __future__ import annotations

from sqlalchemy import Column, DateTime, Index, Integer, String, Table, Text

from dashboard.data.schema.fixed import metadata

notes = Table(
    "notes",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("indicator", String(50), nullable=False),
    Column("period", String(50), nullable=False),
    Column("kind", String(20), nullable=False, comment="variance, confirmation or evidence"),
    Column("internal", Text, nullable=False, comment="for the project's team alone"),
    Column("public", Text, nullable=False, server_default="", comment="empty unless for all"),
    Column("written_at", DateTime, nullable=False),
    Column("written_by", String(200), nullable=False),
    Index(None, "indicator", "period"),
)
