"""The demonstration loads its waves and publishes between them, so that corrections show."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard.commands.demonstration import prepare_demonstration
from dashboard.data.demo.notes import DEVIATIONS
from dashboard.data.publication.readiness import Grounds, judge_readiness
from dashboard.data.store import open_store
from dashboard.framework.reading import read_framework
from dashboard.progress import note_is_due
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
    assert (before.value, before.held_on) == (14, None)
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


def ready(store, period):
    found = judge_readiness(Grounds(store.releases.current(), store.notes.all()), period)
    return sum(item.is_ready for item in found), len(found)


def test_the_periods_that_are_over_are_nearly_ready_and_the_running_one_half(store):
    assert [ready(store, period) for period in ("H1", "H2", "H3")] == [(23, 25)] * 3
    assert 5 <= ready(store, "H4")[0] <= 15


def test_deviations_that_were_explained_to_all_are_frozen_in_the_publications(store):
    told = {
        number: [(note.indicator, note.period) for note in store.editions.read(number).notes]
        for number in (1, 2, 3, 4)
    }
    assert told[1] == [("OP1.1.4", "H1")]
    assert ("OC1.2", "H2") in told[2]
    assert ("OP1.3.2", "H2") in told[2]
    assert {period for _, period in told[3]} == {"H1", "H2", "H3"}
    assert ("OP2.1.2", "H4") in told[4]
    assert all(store.framework.indicator(code).disclosure == "open" for code, _ in told[4])


def test_every_deviation_that_is_explained_called_for_it(store):
    released = store.releases.current()
    for told in DEVIATIONS:
        cell = released.cell(told.indicator, f"to {told.half}")
        assert note_is_due(store.framework.indicator(told.indicator), cell), told


def test_a_second_start_writes_no_note_again(store, settings):
    before = store.notes.all()
    prepare_demonstration(settings, store)
    assert store.notes.all() == before


def test_a_demonstration_of_an_earlier_version_gets_what_is_missing(store, settings, tmp_path):
    """As it was before there were notes and editions: complete, closed and without them."""
    path = tmp_path / "earlier.sqlite"
    with store.engine.connect() as connection:
        connection.exec_driver_sql("VACUUM INTO ?", (str(path),))
    earlier = open_store(f"sqlite:///{path}", store.framework)
    with earlier.engine.begin() as connection:
        for name in ("ledger_members", "ledger", "outside_figures", "editions", "notes"):
            connection.exec_driver_sql(f"DELETE FROM {name}")
    assert earlier.editions.all() == []
    prepare_demonstration(settings, earlier)
    assert [(item.period, item.published_on) for item in earlier.editions.all()] == [
        (item.period, item.published_on) for item in store.editions.all()
    ]
    assert earlier.notes.all()[0].written_at == store.notes.all()[0].written_at
    assert earlier.releases.closings() == store.releases.closings()
    earlier.close()
