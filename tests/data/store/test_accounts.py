"""Accounts, the throttle and the installation's memory, in the database alone."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.data.store.accounts import FREE_FAILURES, LONGEST_WAIT, WINDOW_SECONDS, LoginThrottle
from dashboard.errors import StoreError
from tests.data.worlds import dataset, framework, indicator, store_with

PASSWORD = "four unrelated garden words"


@pytest.fixture
def store(database_url):
    events = dataset({"id": "text", "day": "date"}, "id", date="day")
    declared = framework({"events": events}, [indicator({"type": "count", "dataset": "events"})])
    return store_with(database_url, declared, {})


def test_a_password_is_verified_and_never_stored(store):
    added = store.accounts.add("A@example.org", "donor", PASSWORD, False, by="test")
    assert store.accounts.verify("a@EXAMPLE.org", PASSWORD) == added
    assert store.accounts.verify("a@example.org", PASSWORD + "!") is None
    assert store.accounts.verify("b@example.org", PASSWORD) is None
    with store.engine.connect() as connection:
        stored = connection.exec_driver_sql("SELECT password_hash FROM accounts").scalar_one()
    assert stored.startswith("$argon2id$")


def test_a_disabled_account_does_not_verify_and_its_sessions_end(store):
    before = store.accounts.add("a@example.org", "donor", PASSWORD, False, by="test")
    store.accounts.disable("a@example.org", by="test")
    after = store.accounts.by_id(before.id)
    assert store.accounts.verify("a@example.org", PASSWORD) is None
    assert after.disabled
    assert after.session_mark != before.session_mark


def test_a_new_password_ends_sessions(store):
    before = store.accounts.add("a@example.org", "donor", PASSWORD, False, by="test")
    store.accounts.set_password(before.id, "another " + PASSWORD, by="test")
    assert store.accounts.by_id(before.id).session_mark != before.session_mark
    assert store.accounts.verify("a@example.org", PASSWORD) is None


def test_an_address_is_taken_once(store):
    store.accounts.add("a@example.org", "donor", PASSWORD, False, by="test")
    with pytest.raises(StoreError, match="has an account already"):
        store.accounts.add("A@example.org", "admin", PASSWORD, False, by="test")


def test_failures_slow_the_next_try_and_are_forgotten(store):
    clock = [1_000_000.0]
    throttle = LoginThrottle(store.engine, clock=lambda: clock[0])
    waits = []
    for _ in range(FREE_FAILURES + 9):
        throttle.failed("a@example.org")
        waits.append(throttle.blocked("a@example.org"))
    assert waits[: FREE_FAILURES - 1] == [0] * (FREE_FAILURES - 1)
    assert waits[FREE_FAILURES - 1 : FREE_FAILURES + 2] == [2, 4, 8]
    assert waits[-1] == LONGEST_WAIT
    assert throttle.blocked("b@example.org") == 0
    again = LoginThrottle(store.engine, clock=lambda: clock[0])
    assert again.blocked("a@example.org") == LONGEST_WAIT
    clock[0] += WINDOW_SECONDS + 1
    assert throttle.blocked("a@example.org") == 0


def test_a_success_clears_the_failures(store):
    throttle = LoginThrottle(store.engine)
    for _ in range(FREE_FAILURES):
        throttle.failed("a@example.org")
    assert throttle.blocked("a@example.org") > 0
    throttle.cleared("a@example.org")
    assert throttle.blocked("a@example.org") == 0


def test_a_demonstration_remembers_its_day_and_brings_its_secret(store):
    assert not store.installation.demonstration
    store.installation.begin_demonstration(date(2020, 8, 31))
    assert not store.installation.demonstration
    store.installation.finish_demonstration()
    assert store.installation.demonstration
    assert store.installation.cut_off == date(2020, 8, 31)
    assert len(store.installation.fact("demonstration secret") or "") == 64
