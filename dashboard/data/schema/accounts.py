"""Accounts, failed log-ins, the audit trail, and what the installation remembers about itself."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, DateTime, Float, Index, Integer, String, Table, Text, false

from dashboard.data.schema.fixed import metadata

accounts = Table(
    "accounts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("email", String(200), nullable=False, unique=True),
    Column("role", String(10), nullable=False),
    Column("case_data", Boolean, nullable=False, default=False),
    Column("disabled", Boolean, nullable=False, default=False),
    Column("password_hash", Text, nullable=False),
    Column("session_mark", String(64), nullable=False),
    Column("created_at", DateTime, nullable=False),
    Column("one_time", Boolean, nullable=False, server_default=false(), comment="password"),
)

failures = Table(
    "login_failures",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("subject", String(300), nullable=False),
    Column("failed_at", Float, nullable=False),
    Index("ix_login_failures_subject_failed_at", "subject", "failed_at"),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("recorded_at", DateTime, nullable=False),
    Column("actor", String(200), nullable=False),
    Column("action", String(100), nullable=False),
    Column("subject", Text, nullable=False),
    Index(None, "action"),
)

facts = Table(
    "installation",
    metadata,
    Column("name", String(100), primary_key=True),
    Column("value", Text, nullable=False),
)
