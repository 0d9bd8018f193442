"""A small store for tests about people: accounts, sessions, links, audit."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import insert, update

from dashboard.data.schema.editions import editions
from dashboard.data.store import Store
from tests.data.worlds import dataset, framework, indicator, store_with

PASSWORD = "four unrelated garden words"


def make_store(url: str) -> Store:
    events = dataset({"id": "text", "day": "date"}, "id", date="day")
    declared = framework({"events": events}, [indicator({"type": "count", "dataset": "events"})])
    return store_with(url, declared, {})


def last_audit(store: Store) -> tuple[str, str, str] | None:
    found = store.audit.newest(1)
    return (found[0].actor, found[0].action, found[0].subject) if found else None


def add_edition(store: Store, number: int) -> None:
    """An edition of which nothing matters but its number."""
    row = {
        "number": number,
        "kind": "edition",
        "period": "H1",
        "cut_off": date(2019, 3, 31),
        "published_on": date(2019, 4, 1),
        "published_at": datetime(2019, 4, 1, 9),
        "prepared_by": "test",
        "approved_by": "test",
        "fingerprint": "0" * 64,
        "loads": "[]",
        "document": "{}",
        "sha256": "0" * 64,
        "budget": "{}",
    }
    with store.engine.begin() as connection:
        connection.execute(insert(editions).values(row))


def withdraw_edition(store: Store, number: int) -> None:
    chosen = update(editions).where(editions.c.number == number)
    with store.engine.begin() as connection:
        connection.execute(chosen.values(withdrawn_on=date(2019, 5, 1)))
