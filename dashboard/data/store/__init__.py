"""Runs every statement the product sends to its database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from functools import partial

from sqlalchemy import Engine
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from dashboard.data.queries.records import Records
from dashboard.data.store.accounts import AccountStore
from dashboard.data.store.audit import AuditStore
from dashboard.data.store.editions import EditionStore
from dashboard.data.store.engine import connect
from dashboard.data.store.erasures import ErasureStore
from dashboard.data.store.installation import Installation
from dashboard.data.store.jobs import JobStore
from dashboard.data.store.ledger import LedgerStore
from dashboard.data.store.members import MemberStore
from dashboard.data.store.migrating import prepare
from dashboard.data.store.notes import NoteStore
from dashboard.data.store.outside import OutsideStore
from dashboard.data.store.proposals import ProposalStore
from dashboard.data.store.records import RecordStore
from dashboard.data.store.releases import ReleaseStore
from dashboard.data.store.sessions import SessionStore
from dashboard.data.store.share_links import ShareLinkStore
from dashboard.data.store.snapshots import SnapshotStore
from dashboard.data.store.throttle import LoginThrottle
from dashboard.data.store.writing import today_in
from dashboard.errors import StoreError
from dashboard.framework import Framework
from dashboard.settings import DUSHANBE

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
    editions: EditionStore
    ledger: LedgerStore
    outside: OutsideStore
    members: MemberStore
    accounts: AccountStore
    sessions: SessionStore
    share_links: ShareLinkStore
    audit: AuditStore
    throttle: LoginThrottle
    notes: NoteStore
    proposals: ProposalStore
    installation: Installation
    jobs: JobStore
    snapshots: SnapshotStore
    erasures: ErasureStore

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def open_store(url: str, framework: Framework, timezone: tzinfo = DUSHANBE) -> Store:
    """Connect, bring the tables to this version and the framework, sweep what died half-way.

    `timezone` decides which day it is.
    """
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
    releases = ReleaseStore(engine, framework)
    today = partial(today_in, timezone)
    store = Store(
        engine=engine,
        framework=framework,
        loads=RecordStore(engine, framework, records),
        releases=releases,
        editions=EditionStore(engine, framework, releases),
        ledger=LedgerStore(engine),
        outside=OutsideStore(engine),
        members=MemberStore(engine, framework, records),
        accounts=AccountStore(engine),
        sessions=SessionStore(engine, today),
        share_links=ShareLinkStore(engine, today),
        audit=AuditStore(engine),
        throttle=LoginThrottle(engine),
        notes=NoteStore(engine, framework),
        proposals=ProposalStore(engine),
        installation=Installation(engine),
        jobs=JobStore(engine),
        snapshots=SnapshotStore(engine),
        erasures=ErasureStore(engine, records),
    )
    store.loads.sweep()
    return store


def _first_line(error: DBAPIError | OSError) -> str:
    found = error.orig if isinstance(error, DBAPIError) else error
    return str(found).strip().partition("\n")[0]
