"""Releases and their cells. A release row holds what belongs to the whole; a cell is one value."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from dashboard.data.schema.fixed import metadata

releases = Table(
    "releases",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("audience", String(10), nullable=False),
    Column("cut_off", Date, nullable=False),
    Column("created_at", DateTime, nullable=False),
    Column("created_by", String(200), nullable=False, server_default=""),
    Column("fingerprint", String(64), nullable=False),
    Column("loads", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("milestones", Text, nullable=False),
    Column("annex", Text, nullable=False, server_default="{}"),
    Column("closes", String(50), comment="the period that this release freezes as reported"),
    Column(
        "framework",
        Text,
        comment="the framework as canonical JSON, where the release closes a period",
    ),
    Column("closed_on", Date, comment="the day of the closing where the project is"),
    Index("ix_releases_closes", "closes", unique=True),
)

cells = Table(
    "cells",
    metadata,
    Column("release_id", Integer, ForeignKey("releases.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("indicator", String(50), nullable=False),
    Column("window", String(30), nullable=False),
    Column("basis", String(10), nullable=False),
    Column("split", Text, nullable=False),
    Column("state", String(12), nullable=False),
    Column("value", Float),
    Column("numerator", Float),
    Column("denominator", Float),
    Column("n", Integer),
    Column("measured_on", Date),
    Column("extras", Text, nullable=False),
    Column("target", Float),
    Column("expected", Float),
    Column("ratio", Float),
    Column("status", String(20)),
    Index("ix_cells_release_id_position", "release_id", "position", unique=True),
)
