"""An office of its own for each test, on either database."""

from __future__ import annotations

import pytest

from tests.data.publication.worlds import Office


@pytest.fixture
def office(database_url, tmp_path) -> Office:
    return Office(database_url, tmp_path)
