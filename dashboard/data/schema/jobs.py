"""Work that is waiting, running or done, and the files that wait to be loaded."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from dashboard.data.schema.fixed import metadata

jobs = Table(
    "jobs",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kind", String(20), nullable=False),
    Column("subject", Text, nullable=False, comment="what it is about, as JSON"),
    Column("state", String(10), nullable=False, comment="waiting, running, done or failed"),
    Column("message", Text, nullable=False, server_default=""),
    Column("requested_at", DateTime, nullable=False),
    Column("requested_by", String(200), nullable=False),
    Column("worker", String(64), comment="who holds the lease"),
    Column("lease_until", DateTime),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("finished_at", DateTime),
    Index(None, "state"),
)

uploads = Table(
    "uploads",
    metadata,
    Column("job", Integer, ForeignKey("jobs.id"), primary_key=True, autoincrement=False),
    Column("file", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
