"""Cheap password hashes, since many tests make accounts and none of those is to be kept."""

from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher

from dashboard.data.store import hashing

CHEAPEST = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture(scope="session", autouse=True)
def full_hasher() -> Iterator[PasswordHasher]:
    """The hasher that the product uses; the tests of the session use a cheap one."""
    full = hashing.HASHER
    hashing.HASHER = CHEAPEST
    yield full
    hashing.HASHER = full
