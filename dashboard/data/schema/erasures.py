"""Persons whose records were erased: keyed names, so that a later file is refused (domain R14)."""

from __future__ import annotations

from sqlalchemy import Column, DateTime, Integer, String, Table, Text, UniqueConstraint

from dashboard.data.schema.fixed import metadata

erasures = Table(
    "erasures",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("register", String(100), nullable=False, comment="the dataset that names the person"),
    Column("person", String(64), nullable=False, comment="keyed name"),
    Column("reason", Text, nullable=False),
    Column("erased_at", DateTime, nullable=False),
    Column("erased_by", String(200), nullable=False),
    UniqueConstraint("register", "person"),
)
