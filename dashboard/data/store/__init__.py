"""Runs every statement the product sends to its database."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

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
    engine = connect(url)
    records = Records(framework)
    try:
        prepare(engine, framework, records)
    except OperationalError as error:
        engine.dispose()
        raise StoreError(
            f"the database {engine.url.render_as_string()} cannot be used "
            f"({_first_line(error)}); check DASHBOARD_DATABASE_URL and that its server runs"
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


def _first_line(error: OperationalError) -> str:
    return str(error.orig).strip().partition("\n")[0]
