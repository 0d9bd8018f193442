"""The audit trail, read; it is written with each change, in the same transaction."""

from __future__ import annotations

from datetime import UTC

from sqlalchemy import Engine

from dashboard.data.queries import accounts as statements
from dashboard.protocols import AuditRecord


class AuditStore:
    """What was done, by whom and when; the database itself refuses to change it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def newest(
        self, most: int, before: int | None = None, action: str | None = None
    ) -> list[AuditRecord]:
        """At most so many records, newest first; with `before`, those older than that number."""
        with self._engine.connect() as connection:
            rows = connection.execute(statements.newest_audit(most, before, action)).all()
        return [
            AuditRecord(r.id, r.recorded_at.replace(tzinfo=UTC), r.actor, r.action, r.subject)
            for r in rows
        ]

    def actions(self) -> list[str]:
        """Every action that was ever recorded, in alphabetical order."""
        with self._engine.connect() as connection:
            return list(connection.execute(statements.audited_actions()).scalars())
