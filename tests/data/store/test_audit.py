"""The audit trail: paged, filtered, and closed to every change by the database itself."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import DBAPIError

from dashboard.errors import StoreError
from tests.data.store.people import PASSWORD, make_store


@pytest.fixture
def store(database_url):
    store = make_store(database_url)
    for number in range(5):
        store.accounts.record("test", "look" if number % 2 else "touch", str(number))
    return store


def subjects(records):
    return [record.subject for record in records]


def test_records_come_newest_first_in_pages_and_by_action(store):
    first = store.audit.newest(2)
    assert subjects(first) == ["4", "3"]
    assert subjects(store.audit.newest(9, before=first[-1].id)) == ["2", "1", "0"]
    assert subjects(store.audit.newest(9, action="look")) == ["3", "1"]
    assert subjects(store.audit.newest(9, before=first[-1].id, action="look")) == ["1"]
    assert store.audit.actions() == ["look", "touch"]
    assert first[0].recorded_at.tzinfo is not None


CHANGES = [
    "UPDATE audit SET actor = 'nobody'",
    "UPDATE audit SET subject = '' WHERE id = 1",
    "DELETE FROM audit",
    "DELETE FROM audit WHERE id = 1",
]


@pytest.mark.parametrize("statement", CHANGES)
def test_the_database_refuses_to_change_a_record(store, statement):
    check_refused(store, statement)


def check_refused(store, statement):
    before = store.audit.newest(9)
    with pytest.raises(DBAPIError, match="never changed"), store.engine.begin() as connection:
        connection.exec_driver_sql(statement)
    assert store.audit.newest(9) == before


def test_the_trail_cannot_be_emptied(postgresql_url):
    """SQLite has no such statement."""
    store = make_store(postgresql_url)
    store.accounts.record("test", "look", "1")
    check_refused(store, "TRUNCATE audit")


def test_records_may_be_put_back_by_insert(store):
    """As restoring a backup does."""
    with store.engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO audit (id, recorded_at, actor, action, subject)"
            " VALUES (100, '2020-01-01 00:00:00', 'a', 'b', 'restored')"
        )
    assert store.audit.newest(1)[0].subject == "restored"


def test_a_change_that_fails_leaves_no_record(store):
    store.accounts.add("a@example.org", "admin", PASSWORD, False, by="test")
    before = store.audit.newest(1)
    with pytest.raises(StoreError):
        store.accounts.set_role(1, "donor", False, by="test")
    assert store.audit.newest(1) == before
