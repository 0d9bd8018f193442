"""Accounts, and the installation's memory, in the database alone."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.errors import StoreError
from tests.data.store.people import PASSWORD, last_audit, make_store


@pytest.fixture
def store(database_url):
    return make_store(database_url)


@pytest.fixture
def donor(store):
    return store.accounts.add("a@example.org", "donor", PASSWORD, False, by="test")


@pytest.fixture
def admin(store):
    return store.accounts.add("admin@example.org", "admin", PASSWORD, False, by="test")


def test_a_password_is_verified_and_never_stored(store):
    added = store.accounts.add("A@example.org", "donor", PASSWORD, False, by="test")
    assert store.accounts.verify("a@EXAMPLE.org", PASSWORD) == added
    assert store.accounts.verify("a@example.org", PASSWORD + "!") is None
    assert store.accounts.verify("b@example.org", PASSWORD) is None
    with store.engine.connect() as connection:
        stored = connection.exec_driver_sql("SELECT password_hash FROM accounts").scalar_one()
    assert stored.startswith("$argon2id$")


def test_a_disabled_account_does_not_verify_until_it_is_enabled(store, donor):
    store.accounts.disable("a@example.org", by="test")
    after = store.accounts.by_id(donor.id)
    assert store.accounts.verify("a@example.org", PASSWORD) is None
    assert after.disabled
    assert after.session_mark != donor.session_mark
    assert last_audit(store) == ("test", "disable account", "a@example.org")
    store.accounts.set_disabled(donor.id, False, by="test")
    assert store.accounts.verify("a@example.org", PASSWORD) is not None
    assert last_audit(store) == ("test", "enable account", "a@example.org")


def test_a_new_password_replaces_the_old_one(store, donor):
    store.accounts.set_password(donor.id, "another " + PASSWORD, by="test", one_time=True)
    after = store.accounts.by_id(donor.id)
    assert after.session_mark != donor.session_mark
    assert after.one_time
    assert store.accounts.verify("a@example.org", PASSWORD) is None
    store.accounts.set_password(donor.id, PASSWORD, by="a@example.org")
    assert not store.accounts.by_id(donor.id).one_time


def test_a_role_changes_with_its_audit_record(store, donor):
    store.accounts.set_role(donor.id, "manager", True, by="test")
    after = store.accounts.by_id(donor.id)
    assert (after.role, after.case_data) == ("manager", True)
    assert last_audit(store) == (
        "test",
        "change role",
        "a@example.org to manager with case data",
    )


@pytest.mark.parametrize("way", ["role", "disable"])
def test_the_last_administrator_stays(store, admin, way):
    def leave(account):
        if way == "role":
            store.accounts.set_role(account.id, "donor", False, by="test")
        else:
            store.accounts.set_disabled(account.id, True, by="test")

    before = last_audit(store)
    with pytest.raises(StoreError, match=r"admin@example.org is the only administrator"):
        leave(admin)
    assert store.accounts.by_id(admin.id) == admin
    assert last_audit(store) == before
    store.accounts.add("other@example.org", "admin", PASSWORD, False, by="test")
    leave(admin)
    assert store.accounts.by_id(admin.id) != admin


def test_an_account_that_does_not_exist_is_not_changed(store):
    with pytest.raises(StoreError, match="there is no account 99"):
        store.accounts.set_disabled(99, True, by="test")


def test_an_address_is_taken_once(store, donor):
    with pytest.raises(StoreError, match="has an account already"):
        store.accounts.add("A@example.org", "admin", PASSWORD, False, by="test")


ODD_ADDRESSES = ["", "name", "@example.org", "a@b", "a b@example.org", "a@e.org\n!"]


@pytest.mark.parametrize("email", ODD_ADDRESSES)
def test_an_address_looks_like_one(store, email):
    with pytest.raises(StoreError, match="not an e-mail address"):
        store.accounts.add(email, "donor", PASSWORD, False, by="test")


def test_a_demonstration_remembers_its_day_and_brings_its_secret(store):
    assert not store.installation.demonstration
    store.installation.begin_demonstration(date(2020, 8, 31))
    assert not store.installation.demonstration
    store.installation.finish_demonstration()
    assert store.installation.demonstration
    assert store.installation.cut_off == date(2020, 8, 31)
    assert len(store.installation.fact("demonstration secret") or "") == 64
