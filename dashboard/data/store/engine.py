"""The connection to the database: SQLite in WAL mode by default, PostgreSQL as its equal."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url

BUSY_SECONDS = 30
MIGRATION_LOCK = 7_211_172


def connect(url: str) -> Engine:
    """An engine for `url`; makes the folder of an SQLite file where it does not exist.

    Faults never carry the parameters of a statement: they are records.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_pre_ping=True, hide_parameters=True)
    if parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(parsed, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # What is deleted is blanked: files that were uploaded lie in pages that are freed whole.
    pragmas = (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "analysis_limit=1000",
    )
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}")


@contextmanager
def exclusive(engine: Engine) -> Iterator[Connection]:
    """A connection that no other process holds at the same time: for migrations and set-up."""
    if engine.dialect.name == "sqlite":
        with _file_lock(engine.url.database), engine.connect() as connection:
            yield connection
        return
    with engine.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": MIGRATION_LOCK})
        connection.commit()
        try:
            yield connection
        finally:
            connection.rollback()
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": MIGRATION_LOCK})
            connection.commit()


@contextmanager
def _file_lock(database: str | None) -> Iterator[None]:
    if not database:
        yield
        return
    with Path(f"{database}.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
