"""The demonstration loads its waves and publishes between them, so that corrections show."""

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
def settings(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demonstration")
    url = f"sqlite:///{folder}/demonstration.sqlite"
    return Settings(database_url=url, ledger_key=folder / "ledger.key")


@pytest.fixture(scope="module")
def store(settings):
    opened = open_store(settings.database_url, read_framework(ROOT / "indicators.yaml"))
    prepare_demonstration(settings, opened)
    yield opened
    opened.close()


def restated(released, split=()):
    return {
        (item.indicator, item.window): (item.reported, item.known, item.difference)
        for item in released.annex.restatements
        if item.split == split
    }


def test_the_half_years_are_closed_on_the_days_their_files_arrived(store):
    found = [(item.period, item.closed_on) for item in store.releases.closings()]
    assert found == [
        ("H1", date(2019, 4, 12)),
        ("H2", date(2019, 10, 11)),
        ("H3", date(2020, 4, 14)),
    ]


def test_they_are_published_on_those_days_and_a_bulletin_follows(store):
    found = [(item.number, item.period, item.published_on) for item in store.editions.all()]
    assert found == [
        (1, "H1", date(2019, 4, 12)),
        (2, "H2", date(2019, 10, 11)),
        (3, "H3", date(2020, 4, 14)),
        (4, None, date(2020, 8, 31)),
    ]
    assert store.editions.newest().id == 3
    assert store.editions.newest(bulletins=True).id == 4


def test_victims_served_are_told_as_the_specification_says(store):
    """Domain D3: 4, 14 and 27 persons at three closings."""
    told = [store.editions.read(number).headline("OBJ.1", f"H{number}") for number in (1, 2, 3)]
    assert [(cell.state, cell.value, cell.held_on) for cell in told] == [
        ("suppressed", None, None),
        ("shown", 14, None),
        ("shown", 27, None),
    ]
    before = store.editions.read(3).headline("OBJ.1", "H2")
    assert (before.value, before.held_on) == (14, date(2019, 9, 30))
    assert before.status == "not_published"


def test_the_story_s_corrections_are_restatements(store):
    found = restated(store.releases.current())
    assert found["OP1.1.2", "to H1"] == (42, 40, -2)
    assert found["OP1.3.2", "to H2"] == (20, 35, 15)
    assert found["OP2.1.1", "to H2"] == (19, 20, 1)
    assert found["OP2.1.4", "to H2"] == (6569, 6800, 231)
    assert store.releases.current().cell("OP1.1.2", "to H1").value == 40


def test_only_corrected_indicators_are_restated(store):
    shown = {
        code
        for (code, _), (reported, _, _) in restated(store.releases.current()).items()
        if reported is not None
    }
    assert shown == {"OP1.1.2", "OC1.2", "OP1.3.2", "OP2.1.1", "OP2.1.4"}


def test_the_public_sees_those_of_open_indicators(store):
    framework = store.framework
    public = store.editions.newest().annex.restatements
    assert {framework.indicator(item.indicator).disclosure for item in public} == {"open"}
    assert {"OP1.3.2", "OP2.1.1"} <= {item.indicator for item in public}
    assert len(public) < len(store.releases.current().annex.restatements)


def test_a_second_start_closes_and_publishes_nothing_again(store, settings):
    before = store.releases.closings(), store.editions.all()
    prepare_demonstration(settings, store)
    assert (store.releases.closings(), store.editions.all()) == before
