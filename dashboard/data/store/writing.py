"""One write: a transaction that also appends its audit record."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from sqlalchemy import Connection, Engine

from dashboard.data.queries import accounts as statements


@dataclass(frozen=True, slots=True)
class Audit:
    """Who did what to what. `subject` names things by number or code, never a record's value."""

    actor: str
    action: str
    subject: str

    def append(self, connection: Connection) -> None:
        """Append the record in a transaction that is under way."""
        statement = statements.append_audit(now(), self.actor, self.action, self.subject)
        connection.execute(statement)


def now() -> datetime:
    """The present moment in UTC, as the database stores it: without a zone, to the second."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def today_in(zone: tzinfo) -> date:
    """Which day it is there."""
    return datetime.now(zone).date()


@contextmanager
def write(engine: Engine, audit: Audit | None = None) -> Iterator[Connection]:
    """A transaction; the audit record is appended just before it is committed."""
    with engine.begin() as connection:
        yield connection
        if audit is not None:
            append_audit(connection, audit)


def append_audit(connection: Connection, audit: Audit) -> None:
    """Append an audit record within a transaction."""
    connection.execute(statements.append_audit(now(), audit.actor, audit.action, audit.subject))
