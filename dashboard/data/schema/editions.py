"""Publications, the ledger of what they said of persons, and who asked for them.

A row of `editions` never changes but for its withdrawal. The ledger's members are keyed names, read
by disclosure control alone (domain R14).
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from dashboard.data.schema.fixed import metadata

editions = Table(
    "editions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(10), nullable=False, comment="edition or bulletin"),
    Column("period", String(50), comment="empty for a bulletin"),
    Column("cut_off", Date, nullable=False),
    Column("published_on", Date, nullable=False, comment="the day where the project is"),
    Column("published_at", DateTime, nullable=False),
    Column("prepared_by", String(200), nullable=False),
    Column("approved_by", String(200), nullable=False),
    Column("reason", Text, nullable=False, server_default=""),
    Column("alone", Text, nullable=False, server_default=""),
    Column("fingerprint", String(64), nullable=False),
    Column("loads", Text, nullable=False),
    Column("document", Text, nullable=False, comment="canonical JSON; sha256 is its hash"),
    Column("sha256", String(64), nullable=False),
    Column("budget", Text, nullable=False, comment="totals of money, for those who may see them"),
    Column("withdrawn_on", Date),
    Column("withdrawn_by", String(200)),
    Column("withdrawn_reason", Text, nullable=False, server_default=""),
)

ledger = Table(
    "ledger",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("edition", Integer, ForeignKey("editions.number"), index=True),
    Column("outside", Integer, ForeignKey("outside_figures.id"), index=True),
    Column("indicator", String(50), nullable=False),
    Column("window", String(30), nullable=False),
    Column("split", Text, nullable=False),
    Column("cut_off", Date, nullable=False),
    Column("figure", Text, nullable=False, comment="the value as it was shown, as JSON"),
    Column("band", Text, comment="low and high as JSON"),
    Column("subject", Text, nullable=False),
    Column("margin", String(100)),
)

ledger_members = Table(
    "ledger_members",
    metadata,
    Column("entry", Integer, ForeignKey("ledger.id"), nullable=False),
    Column("part", String(10), nullable=False),
    Column("person", String(64), nullable=False),
    Column("unit", String(64), nullable=False, server_default=""),
    Index(None, "entry"),
    Index(None, "person"),
)

outside_figures = Table(
    "outside_figures",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kind", String(10), nullable=False, comment="public or restricted"),
    Column("indicator", String(50), nullable=False),
    Column("period", String(50), nullable=False),
    Column("figure", Text, nullable=False),
    Column("given_on", Date, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("approved_by", String(200), nullable=False),
    Column("recorded_at", DateTime, nullable=False),
    Column("recorded_by", String(200), nullable=False),
    Column("established", Boolean, nullable=False, comment="whether its persons could be found"),
)

proposals = Table(
    "proposals",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kind", String(10), nullable=False),
    Column("period", String(50)),
    Column("cut_off", Date, nullable=False),
    Column("reason", Text, nullable=False, server_default=""),
    Column("state", String(10), nullable=False),
    Column("prepared_at", DateTime, nullable=False),
    Column("prepared_by", String(200), nullable=False),
    Column("content", String(64), comment="hash of what was previewed"),
    Column("preview", Text, comment="what will be public and what is held back, as JSON"),
    Column("refusal", Text, nullable=False, server_default=""),
    Column("approved_by", String(200)),
    Column("alone", Text, nullable=False, server_default=""),
    Column("edition", Integer, ForeignKey("editions.number")),
    Index(None, "state"),
)
