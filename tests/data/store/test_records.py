"""Rows are append-only versions: the newest load in force speaks, and a revert is exact."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import text

from dashboard.data.store import open_store
from dashboard.data.store.records import ABANDONED_AFTER
from dashboard.errors import StoreError
from tests.data.worlds import OPENED, add, cell, dataset, framework, indicator, store_with

COLUMNS = {"id": "text", "day": "date", "people": "integer"}
SUM = {"type": "sum", "dataset": "events", "column": "people"}


def world(url, **changes):
    declared = framework(
        {"events": dataset(COLUMNS, "id", date="day", **changes)}, [indicator(SUM)]
    )
    return store_with(url, declared, {})


def value(store):
    return cell(store, "2019-03-31", "to H1").value


def test_an_upsert_keeps_absent_rows_and_replaces_present_ones(database_url):
    store = world(database_url)
    add(store, "events", "id day people\na 2018-11-01 10\nb 2018-11-02 20")
    second = add(store, "events", "id day people\nb 2018-11-02 25\nc 2018-11-03 1")
    assert value(store) == 36
    assert store.loads.load(second).replaced == 1


def test_a_whole_load_ends_absent_rows_of_its_source(database_url):
    store = world(database_url, update="whole")
    add(store, "events", "id day people\na 2018-11-01 10\nb 2018-11-02 20")
    second = add(store, "events", "id day people\nb 2018-11-02 25")
    assert value(store) == 25
    store.loads.revert(second, "test")
    assert value(store) == 30


def test_reverting_the_first_load_leaves_what_the_second_says(database_url):
    store = world(database_url)
    first = add(store, "events", "id day people\na 2018-11-01 10\nb 2018-11-02 20")
    add(store, "events", "id day people\nb 2018-11-02 25")
    store.loads.revert(first, "test")
    assert value(store) == 25


def test_a_load_is_reverted_once(database_url):
    store = world(database_url)
    load = add(store, "events", "id day people\na 2018-11-01 10")
    store.loads.revert(load, "test")
    with pytest.raises(StoreError, match=f"load {load} was reverted before; nothing changed"):
        store.loads.revert(load, "test")
    with pytest.raises(StoreError, match="there is no load 99; `dashboard loads` lists them"):
        store.loads.revert(99, "test")


def test_a_load_that_fails_half_way_leaves_nothing(database_url, monkeypatch):
    store = world(database_url)
    add(store, "events", "id day people\na 2018-11-01 10")

    def fail(*_args):
        raise RuntimeError("the machine stopped")

    monkeypatch.setattr(store.loads, "_complete", fail)
    with pytest.raises(RuntimeError):
        add(store, "events", "id day people\na 2018-11-01 99")
    assert value(store) == 10
    assert count(store, "records_events") == 1
    assert count(store, "loads") == 1


def test_rows_of_a_load_that_was_never_completed_do_not_count_and_are_swept(
    database_url, monkeypatch
):
    store = world(database_url)
    monkeypatch.setattr(store.loads, "_complete", lambda *_args: None)
    with pytest.raises(StoreError):
        add(store, "events", "id day people\na 2018-11-01 99")
    assert value(store) == 0 or cell(store, "2019-03-31", "to H1").state == "missing"
    monkeypatch.setattr("dashboard.data.store.records.ABANDONED_AFTER", -ABANDONED_AFTER)
    store.loads.sweep()
    assert count(store, "records_events") == 0
    assert count(store, "loads") == 0


def test_every_load_and_revert_is_audited(database_url):
    store = world(database_url)
    load = add(store, "events", "id day people\na 2018-11-01 10")
    store.loads.revert(load, "an officer")
    with store.engine.connect() as connection:
        trail = connection.execute(text("SELECT actor, action, subject FROM audit ORDER BY id"))
        assert [tuple(row) for row in trail] == [
            ("test", "load", f"events {load}"),
            ("an officer", "revert", f"load {load}"),
        ]


def test_a_new_optional_column_is_added_and_other_changes_are_refused(database_url):
    store = world(database_url)
    add(store, "events", "id day people\na 2018-11-01 10")
    wider = dataset({**COLUMNS, "note": "text"}, "id", date="day")
    again = open_store(database_url, framework({"events": wider}, [indicator(SUM)]))
    OPENED.append(again)
    assert value(again) == 10
    required = {**COLUMNS, "place": {"type": "text", "required": True}}
    with pytest.raises(StoreError, match='column "place" is new and required'):
        open_store(
            database_url,
            framework({"events": dataset(required, "id", date="day")}, [indicator(SUM)]),
        )
    retyped = dataset({**COLUMNS, "day": "text"}, "id")
    with pytest.raises(StoreError, match='column "day" is stored with another type'):
        open_store(
            database_url,
            framework({"events": retyped}, [indicator({**SUM, "date": "day"})]),
        )


def test_old_code_refuses_a_newer_database(database_url):
    store = world(database_url)
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="at version 9999, which this program does not know"):
        world(database_url)


def test_a_stored_release_reads_back_as_it_was(database_url):
    from dashboard.data.release import compute_release, refresh_release

    store = world(database_url)
    add(store, "events", "id day people\na 2018-11-01 10")
    cut_off = date(2019, 3, 31)
    assert refresh_release(store, cut_off, "test")
    assert not refresh_release(store, cut_off, "test")
    stored = store.releases.current()
    computed = compute_release(store, cut_off, "internal")
    assert stored is not None
    assert stored.cells == computed.cells
    assert stored.summary == computed.summary
    assert stored is store.releases.current()


def count(store, table):
    with store.engine.connect() as connection:
        return connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
