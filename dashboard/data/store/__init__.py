"""Runs every statement the product sends to its database."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from dashboard.data.queries.records import Records
from dashboard.data.store.accounts import AccountStore, LoginThrottle
from dashboard.data.store.engine import connect
from dashboard.data.store.installation import Installation
from dashboard.data.store.migrating import prepare
from dashboard.data.store.notes import NoteStore
from dashboard.data.store.records import RecordStore
from dashboard.data.store.releases import ReleaseStore
from dashboard.errors import StoreError
from dashboard.framework import Framework

DATABASE_FAULTS = (SQLAlchemyError,)
"""What a command may meet once the store is open; their text may hold what no person may see."""
REMEDY = "check DASHBOARD_DATABASE_URL and that its server runs"


@dataclass(frozen=True)
class Store:
    """One framework's state in one database."""

    engine: Engine
    framework: Framework
    loads: RecordStore
    releases: ReleaseStore
    accounts: AccountStore
    throttle: LoginThrottle
    notes: NoteStore
    installation: Installation

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def open_store(url: str, framework: Framework) -> Store:
    """Connect, bring the tables to this version and the framework, sweep what died half-way."""
    try:
        engine = connect(url)
    except (ArgumentError, ValueError, OSError) as error:
        raise StoreError(
            f"DASHBOARD_DATABASE_URL cannot be used ({type(error).__name__}); {REMEDY}"
        ) from None
    records = Records(framework)
    try:
        prepare(engine, framework, records)
    except (DBAPIError, OSError) as error:
        engine.dispose()
        raise StoreError(
            f"the database {engine.url.render_as_string()} cannot be used "
            f"({_first_line(error)}); {REMEDY}"
        ) from None
    except BaseException:
        engine.dispose()
        raise
    store = Store(
        engine=engine,
        framework=framework,
        loads=RecordStore(engine, framework, records),
        releases=ReleaseStore(engine, framework),
        accounts=AccountStore(engine),
        throttle=LoginThrottle(engine),
        notes=NoteStore(engine, framework),
        installation=Installation(engine),
    )
    store.loads.sweep()
    return store


def _first_line(error: DBAPIError | OSError) -> str:
    found = error.orig if isinstance(error, DBAPIError) else error
    return str(found).strip().partition("\n")[0]
