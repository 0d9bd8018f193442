"""Sessions of people who are logged in, and links that open one edition to whoever holds them.

Both are kept by the hash of a random token; the token itself is with the person alone.
"""

from __future__ import annotations

from sqlalchemy import Column, Date, DateTime, ForeignKey, Index, Integer, String, Table, Text

from dashboard.data.schema.fixed import metadata

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("account", Integer, ForeignKey("accounts.id")),
    Column("share_link", Integer, ForeignKey("share_links.id")),
    Column("begun_at", DateTime, nullable=False),
    Column("seen_at", DateTime, nullable=False),
    Column("browser", Text, nullable=False, server_default="", comment="as it names itself"),
    Index(None, "account"),
    Index(None, "share_link"),
)

share_links = Table(
    "share_links",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("edition", Integer, ForeignKey("editions.number"), nullable=False),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("note", Text, nullable=False, server_default="", comment="for whom"),
    Column("created_at", DateTime, nullable=False),
    Column("created_by", String(200), nullable=False),
    Column("expires_on", Date, nullable=False),
    Column("revoked_at", DateTime),
    Column("revoked_by", String(200)),
    Column("last_used_at", DateTime),
    Column("uses", Integer, nullable=False, server_default="0"),
)
