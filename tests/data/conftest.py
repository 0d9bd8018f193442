"""Closes the stores that a test has opened, so that no connection outlives it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.data.worlds import OPENED


@pytest.fixture(autouse=True)
def close_stores() -> Iterator[None]:
    yield
    while OPENED:
        OPENED.pop().close()
