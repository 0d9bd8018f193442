"""The ledger's key: made once, kept apart, never another."""

from __future__ import annotations

import stat
from dataclasses import replace

import pytest

from dashboard.data.ledger_key import ledger_key
from dashboard.errors import StoreError


def test_it_is_made_at_first_need_for_its_owner_alone(office):
    path = office.settings.ledger_key
    office.tell("2019-06-01")
    assert not path.exists()
    key = ledger_key(office.settings, office.store)
    assert len(key) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.glob(path.name + "*")) == [path]
    office.reopen()
    assert ledger_key(office.settings, office.store) == key


def test_it_is_in_a_folder_that_is_made(office, tmp_path):
    elsewhere = replace(office.settings, ledger_key=tmp_path / "kept" / "apart.key")
    assert ledger_key(elsewhere, office.store) == ledger_key(elsewhere, office.store)


def test_a_missing_or_another_key_is_refused(office, tmp_path):
    first = ledger_key(office.settings, office.store)
    path = office.settings.ledger_key
    kept = path.read_text()
    path.unlink()
    with pytest.raises(StoreError, match=r"DASHBOARD_LEDGER_KEY: there is no file .* bring the"):
        office.publish("H1")
    assert not path.exists()
    path.write_text("ab" * 32)
    with pytest.raises(StoreError, match="is not the key that this database's ledger was kept"):
        office.publish("H1")
    path.write_text(kept)
    assert ledger_key(office.settings, office.store) == first


@pytest.mark.parametrize("text", ["no key", "abcd", ""])
def test_what_is_no_key_is_refused(office, text):
    office.settings.ledger_key.write_text(text)
    with pytest.raises(StoreError, match="DASHBOARD_LEDGER_KEY"):
        ledger_key(office.settings, office.store)


def test_a_key_that_was_there_before_the_database_is_taken(office):
    office.settings.ledger_key.write_text("ab" * 32 + "\n")
    assert ledger_key(office.settings, office.store) == b"\xab" * 32
