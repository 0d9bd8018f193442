"""No transaction holds the database for long: rows come and go in parts."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime, timedelta

from sqlalchemy import event, text

from dashboard.data.queries import loads as statements
from dashboard.data.store import records
from dashboard.data.store.records import Origin
from dashboard.protocols import Reject
from tests.data.worlds import dataset, frame, framework, indicator, store_with

COLUMNS = {"id": "text", "day": "date", "people": "integer"}
EVENTS = {"events": dataset(COLUMNS, "id", date="day")}
SUM = {"type": "sum", "dataset": "events", "column": "people"}
ROWS = "id day people\n" + "\n".join(f"e{n} 2018-11-01 1" for n in range(35))
REJECTS = [Reject("f.csv", None, n, "people", "x", "is no number", "mend it") for n in range(25)]
ORIGIN = Origin("events", "test", "f.csv", None, "0" * 64)


def world(url, monkeypatch):
    monkeypatch.setattr(records, "CHUNK", 10)
    return store_with(url, framework(EVENTS, [indicator(SUM)]), {})


def load(store):
    return store.loads.add_load(ORIGIN, frame(store.framework, "events", ROWS), REJECTS, 60, "test")


def most_at_once(store):
    """The most rows that one transaction has written, told as it happens."""
    written = [0]

    def begin(_connection):
        written.append(0)

    def count(_connection, cursor, statement, parameters, _context, many):
        if statement.startswith(("INSERT", "DELETE")):
            written[-1] += len(parameters) if many else max(cursor.rowcount, 0)

    event.listen(store.engine, "begin", begin)
    event.listen(store.engine, "after_cursor_execute", count)
    return written


def remaining(store):
    with store.engine.connect() as connection:
        tables = ("records_events", "rejects", "loads")
        return [connection.scalar(text(f"SELECT count(*) FROM {name}")) for name in tables]


def test_a_load_is_written_in_parts(database_url, monkeypatch):
    store = world(database_url, monkeypatch)
    written = most_at_once(store)
    load(store)
    assert remaining(store) == [35, 25, 1]
    assert 10 <= max(written) <= 11


def test_what_broke_off_is_removed_in_parts(database_url, monkeypatch):
    store = world(database_url, monkeypatch)

    def fail(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(store.loads, "_complete", fail)
    written = most_at_once(store)
    try:
        load(store)
    except KeyboardInterrupt:
        assert remaining(store) == [0, 0, 0]
    assert max(written) == 10


def test_a_removal_that_broke_off_is_taken_up_again(database_url, monkeypatch):
    store = world(database_url, monkeypatch)
    monkeypatch.setattr(records, "ABANDONED_AFTER", timedelta(seconds=-5))
    with store.engine.begin() as connection:
        begun = {**asdict(ORIGIN), "started_at": datetime(2020, 1, 1), "loaded_by": "test"}
        number = connection.execute(statements.begin_load(begun)).scalar_one()
        connection.execute(statements.abandon_load(number))
        row = {"_load": number, "id": "a", "day": date(2018, 11, 1)}
        connection.execute(store.loads._records.insert("events"), [row])
    store.loads.sweep()
    assert remaining(store) == [0, 0, 0]


def test_the_database_knows_how_much_a_load_brought(database_url, monkeypatch):
    store = world(database_url, monkeypatch)
    load(store)
    known = {
        "sqlite": "SELECT max(CAST(stat AS integer)) FROM sqlite_stat1 WHERE tbl = :name",
        "postgresql": "SELECT reltuples FROM pg_class WHERE relname = :name",
    }[store.engine.dialect.name]
    with store.engine.connect() as connection:
        assert connection.scalar(text(known), {"name": "records_events"}) == 35
