"""Password hashes, and the hash that no password has."""

from __future__ import annotations

import pytest
from argon2 import Type, extract_parameters

from dashboard.data.store import hashing


def test_a_password_is_known_by_its_hash_alone():
    kept = hashing.hash_password("long enough to be one")
    assert hashing.is_password(kept, "long enough to be one")
    assert not hashing.is_password(kept, "long enough to be two")
    assert not hashing.is_password("damaged", "long enough to be one")
    assert not hashing.is_password(None, "long enough to be one")


def test_nobody_costs_as_much_as_anybody(full_hasher, monkeypatch):
    monkeypatch.setattr(hashing, "HASHER", full_hasher)
    nobody = extract_parameters(hashing.hash_of_nobody())
    assert nobody == extract_parameters(hashing.hash_password("somebody"))
    assert hashing.hash_of_nobody() != hashing.hash_of_nobody()


@pytest.mark.parametrize(("cost", "least"), [("memory_cost", 19 * 1024), ("time_cost", 2)])
def test_a_hash_costs_what_a_guesser_cannot_afford(full_hasher, cost, least):
    assert full_hasher.type is Type.ID
    assert getattr(full_hasher, cost) >= least
