"""Loaded by the ordinary loader and released, the demonstration tells the story it was made for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dashboard.data.demo import write_world
from dashboard.data.demo.timeline import AS_OF
from dashboard.data.demo.world import open_book
from dashboard.data.loading import load_file
from dashboard.data.release import compute_release
from dashboard.data.store import Store, open_store
from dashboard.framework.reading import read_framework
from dashboard.released import Cell, Released
from tests.data.demo.reckoning import Reckoning

CLOSINGS = (date(2019, 3, 31), date(2019, 9, 30), date(2020, 3, 31), AS_OF)
NOT_ON_TRACK = {
    "OP1.1.2": "at_risk",
    "OP1.2.1": "achieved",
    "OP1.2.2": "at_risk",
    "OP1.3.1": "achieved",
    "OP1.3.2": "at_risk",
    "OP1.3.3": "at_risk",
    "OP2.1.1": "at_risk",
    "OP2.1.2": "off_track",
    "OP2.1.3": "above_plan",
    "OP2.1.5": "at_risk",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("loaded")
    framework = read_framework(Path(__file__).parents[3] / "indicators.yaml")
    opened = open_store(f"sqlite:///{folder}/world.db", framework)
    for wave in write_world(folder):
        for dataset, path in wave.files:
            load_file(opened, dataset, path, "test")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def releases(store: Store) -> dict[date, Released]:
    return {day: compute_release(store, day, "internal") for day in CLOSINGS}


def shown(cell: Cell | None, expected: object) -> object:
    """The cell in the form of the expectation; None where there is nothing to show."""
    if cell is None or cell.state != "shown":
        return None
    return (cell.numerator, cell.denominator) if isinstance(expected, tuple) else cell.value


@pytest.mark.parametrize("closing", CLOSINGS, ids=str)
def test_release_equals_the_reckoning(releases: dict[date, Released], closing: date) -> None:
    released = releases[closing]
    reckoned = Reckoning(open_book(), closing, AS_OF).values()
    for code, value in reckoned.items():
        expected = None if value in ((0, 0), None) else value
        found = shown(released.headline(code), value)
        assert found == pytest.approx(expected, abs=0.06), code


def test_statuses_are_a_mixture(releases: dict[date, Released]) -> None:
    released = releases[AS_OF]
    found = {item.code: released.headline(item.code) for item in released.framework.indicators}
    statuses = {code: cell.status for code, cell in found.items() if cell is not None}
    assert statuses == {code: NOT_ON_TRACK.get(code, "on_track") for code in found}


def test_money_lags_behind_time(releases: dict[date, Released]) -> None:
    summary = releases[AS_OF].summary
    assert (summary.money.part, summary.planned_money.part) == (142_000, 151_000)
    assert summary.time.share == pytest.approx(76.8, abs=0.05)
