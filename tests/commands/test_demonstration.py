"""The demonstration loads its waves and closes between them, so that corrections show."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard.commands.demonstration import prepare_demonstration
from dashboard.data.store import open_store
from dashboard.framework.reading import read_framework
from dashboard.settings import Settings

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    url = f"sqlite:///{tmp_path_factory.mktemp('demonstration')}/demonstration.sqlite"
    opened = open_store(url, read_framework(ROOT / "indicators.yaml"))
    prepare_demonstration(Settings(database_url=url), opened)
    yield opened
    opened.close()


def restated(store, audience, split=()):
    return {
        (item.indicator, item.window): (item.reported, item.known, item.difference)
        for item in store.releases.current(audience).annex.restatements
        if item.split == split
    }


def test_the_half_years_are_closed_on_the_days_their_files_arrived(store):
    found = [(item.period, item.closed_on) for item in store.releases.closings()]
    assert found == [
        ("H1", date(2019, 4, 12)),
        ("H2", date(2019, 10, 11)),
        ("H3", date(2020, 4, 14)),
    ]


def test_the_story_s_corrections_are_restatements(store):
    found = restated(store, "internal")
    assert found["OP1.1.2", "to H1"] == (42, 40, -2)
    assert found["OP1.3.2", "to H2"] == (20, 35, 15)
    assert found["OP2.1.1", "to H2"] == (19, 20, 1)
    assert found["OP2.1.4", "to H2"] == (6569, 6800, 231)
    assert store.releases.current("internal").cell("OP1.1.2", "to H1").value == 40


def test_only_corrected_indicators_are_restated(store):
    shown = {
        code
        for (code, _), (reported, _, _) in restated(store, "internal").items()
        if reported is not None
    }
    assert shown == {"OP1.1.2", "OC1.2", "OP1.3.2", "OP2.1.1", "OP2.1.4"}


def test_the_public_sees_those_of_open_indicators(store):
    framework = store.framework
    public = store.releases.current("public").annex.restatements
    internal = store.releases.current("internal").annex.restatements
    assert public == tuple(
        item for item in internal if framework.indicator(item.indicator).disclosure == "open"
    )
    assert {"OP1.3.2", "OP2.1.1"} <= {item.indicator for item in public}
    assert len(public) < len(internal)


def test_a_second_start_closes_nothing_again(store):
    before = store.releases.closings()
    prepare_demonstration(Settings(), store)
    assert store.releases.closings() == before
