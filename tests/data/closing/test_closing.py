"""Periods close in order, once, after they have ended; what is closed never changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from dashboard.data.release import close_as_of, close_period
from dashboard.errors import StoreError
from dashboard.settings import Settings
from tests.data.closing.worlds import (
    attendances,
    close,
    declared,
    duplicates_found,
    released,
    reopened,
    trained,
)
from tests.data.worlds import add, release


def audit(store):
    with store.engine.connect() as connection:
        return [
            tuple(row)
            for row in connection.execute(
                text("SELECT actor, action, subject FROM audit ORDER BY id")
            )
        ]


def stored(store):
    with store.engine.connect() as connection:
        return [
            connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
            for table in ("releases", "cells", "audit")
        ]


def test_a_closing_freezes_what_a_release_of_its_last_day_says(database_url):
    store = trained(database_url)
    closing = close(store, "H1", "2019-04-12")
    reported = store.releases.reported("H1")
    known = release(store, "2019-03-31")
    assert (closing.period, closing.closed_on, closing.closed_by) == (
        "H1",
        date(2019, 4, 12),
        "officer",
    )
    assert reported.id == closing.release
    assert reported.cells == known.cells
    assert (reported.cut_off, reported.loads) == (date(2019, 3, 31), (1,))
    assert reported.created_by == "officer"
    assert reported.cell("I.1", "to H1").value == 42
    assert store.releases.closings() == [closing]


def test_a_closing_is_audited_and_is_never_the_current_release(database_url):
    store = trained(database_url)
    current = released(store, "2019-05-31")
    close(store, "H1", "2019-04-12")
    assert audit(store)[-1] == ("officer", "close", "H1 as of 2019-03-31")
    assert store.releases.current().id == current.id


def test_only_declared_ended_periods_close_once_and_in_order(database_url):
    store = trained(database_url)
    before = stored(store)
    refused = {
        ("H9", "2020-03-31"): 'there is no period "H9"; declared are H1, H2, H3, H4, H5',
        ("H1", "2019-03-30"): (
            "H1 ends on 2019-03-31 and the records count up to 2019-03-30; "
            "close it once it has ended"
        ),
        ("H2", "2020-03-31"): (
            "H1 is not closed yet and periods close in order; "
            "close it first with `dashboard close H1`"
        ),
    }
    for (period, day), sentence in refused.items():
        with pytest.raises(StoreError) as refusal:
            close(store, period, day)
        assert str(refusal.value) == sentence
    assert stored(store) == before
    close(store, "H1")
    with pytest.raises(StoreError, match="H1 was closed on 2019-03-31 by officer and stays as"):
        close(store, "H1", "2020-03-31")
    close(store, "H2")
    assert [closing.period for closing in store.releases.closings()] == ["H1", "H2"]


def test_two_people_cannot_close_the_same_period(database_url):
    store = trained(database_url)
    released(store, "2019-03-31")
    close(store, "H1")
    before = stored(store)
    draft = store.releases.reported("H1")
    with pytest.raises(StoreError, match="H1 has just been closed by someone else"):
        store.releases.close(draft, "H1", date(2019, 4, 1), "another")
    assert stored(store) == before


@pytest.mark.parametrize(("as_of", "closes"), [("2019-03-30", False), ("2019-03-31", True)])
def test_the_cut_off_decides_whether_a_period_has_ended(database_url, as_of, closes):
    store = trained(database_url)
    settings = Settings(as_of=date.fromisoformat(as_of))
    if closes:
        assert close_period(settings, store, "H1", "officer").closed_on >= date(2020, 1, 1)
    else:
        with pytest.raises(StoreError, match="close it once it has ended"):
            close_period(settings, store, "H1", "officer")


def test_a_cut_off_in_the_future_closes_nothing(database_url):
    store = trained(database_url)
    settings = Settings(as_of=date(2019, 3, 31))
    store.installation.begin_demonstration(date(2019, 2, 1))
    with pytest.raises(StoreError, match="count up to 2019-02-01"):
        close_period(settings, store, "H1", "officer")


def test_what_is_closed_outlives_loads_reverts_releases_and_a_restart(database_url):
    store = trained(database_url)
    close(store, "H1")
    reported = store.releases.reported("H1")
    load = duplicates_found(store)
    for day in ("2019-04-30", "2019-05-31", "2019-06-30", "2019-07-31", "2019-08-31"):
        released(store, day)
    store.loads.revert(load, "test")
    store.loads.revert(1, "test")
    released(store, "2019-08-31")
    again = reopened(store, database_url, declared())
    assert again.releases.reported("H1") == reported
    assert again.releases.current().cell("I.1", "to H1").state == "missing"


def test_what_is_closed_keeps_its_definitions_targets_and_labels(database_url):
    store = trained(database_url)
    close(store, "H1")
    before = store.releases.reported("H1")
    edited = declared(title="Other", definition="Another thing", targets={"H1": 400}, unit="heads")
    again = reopened(store, database_url, edited)
    reported = again.releases.reported("H1")
    assert reported.framework.fingerprint == declared().fingerprint
    assert reported.framework.fingerprint != again.framework.fingerprint
    assert reported.framework.indicator("I.1").title.text("en") == "Indicator"
    assert reported.framework.indicator("I.1").targets == {"H1": 40}
    assert reported.cells == before.cells
    assert released(again, "2019-03-31").cell("I.1", "to H1").target == 400


def test_a_period_that_ended_before_later_records_closes_without_them(database_url):
    store = trained(database_url)
    add(store, "people", attendances(5, "S2", "2019-04-01", "Q"))
    close_as_of(store, "H1", date(2019, 9, 30), date(2019, 9, 30), "officer")
    reported = store.releases.reported("H1")
    assert reported.cell("I.1", "to H1").value == 42
    assert reported.cell("I.1", "to H2") is None


def test_the_summary_and_the_annex_come_back_as_they_were(database_url):
    store = trained(database_url)
    close(store, "H1")
    reported = store.releases.reported("H1")
    known = release(store, "2019-03-31")
    assert (reported.summary, reported.milestones) == (known.summary, known.milestones)
    assert replace(reported.annex, restatements=()) == replace(known.annex, restatements=())
