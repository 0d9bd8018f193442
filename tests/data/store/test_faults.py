"""When something goes wrong: no record in a message, nothing completed lost, no mixed release."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from dashboard.data.release import refresh_release
from dashboard.data.store import open_store
from dashboard.errors import StoreError
from tests.data.worlds import OPENED, add, cell, dataset, frame, framework, indicator, store_with

COLUMNS = {"id": "text", "day": "date", "people": "integer"}
EVENTS = {"events": dataset(COLUMNS, "id", date="day")}
SUM = {"type": "sum", "dataset": "events", "column": "people"}
ROWS = "id day people\na 2018-11-01 10"


def world(url, **changes):
    return store_with(url, framework(EVENTS, [indicator(SUM, **changes)]), {})


def test_a_fault_of_the_database_carries_no_record(database_url):
    store = world(database_url)
    rows = frame(store.framework, "events", "id day people\nsecret-word 2018-11-01 10")
    with store.engine.begin() as connection:
        connection.execute(text("ALTER TABLE records_events DROP COLUMN people"))
    with pytest.raises(DBAPIError) as fault:
        add(store, "events", "id day people\nsecret-word 2018-11-01 10")
    assert len(rows) == 1
    assert "secret-word" not in str(fault.value)


def test_what_was_completed_stays_whatever_comes_after(database_url, monkeypatch):
    store = world(database_url)

    def fail(_load):
        raise KeyboardInterrupt

    monkeypatch.setattr(store.loads, "load", fail)
    with pytest.raises(KeyboardInterrupt):
        add(store, "events", ROWS)
    store.loads._forget("events", 1)
    assert cell(store, "2019-03-31", "to H1").value == 10


def test_a_load_that_was_given_up_cannot_be_completed(database_url):
    store = world(database_url)
    complete = store.loads._complete

    def late(dataset_name, load, *others):
        store.loads._forget(dataset_name, load)
        complete(dataset_name, load, *others)

    store.loads._complete = late
    with pytest.raises(StoreError, match="took too long and was given up; load the file again"):
        add(store, "events", ROWS)
    assert store.loads.loads() == []
    with store.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM audit")).scalar_one() == 0


def test_a_release_is_read_with_the_framework_it_was_made_with(database_url):
    store = world(database_url, title="As before")
    add(store, "events", ROWS)
    refresh_release(store, date(2019, 3, 31), "test")
    renamed = framework(EVENTS, [indicator(SUM, title="As now")])
    other = open_store(database_url, renamed)
    OPENED.append(other)
    refresh_release(other, date(2019, 3, 31), "test")
    found = store.releases.current()
    assert found.framework.indicators[0].title.text("en") == "As now"
    assert found.framework.fingerprint == renamed.fingerprint


def test_a_load_in_between_is_not_mixed_into_a_release(database_url, monkeypatch):
    from dashboard.data.release import publishing

    store = world(database_url)
    add(store, "events", ROWS)
    compute, added = publishing.compute_summary, []

    def interrupted(*given):
        if not added:
            added.append(add(store, "events", "id day people\nb 2018-11-02 5"))
        return compute(*given)

    monkeypatch.setattr(publishing, "compute_summary", interrupted)
    computation = publishing.compute(store, date(2019, 3, 31))
    draft = publishing.draft_release(store.framework, computation)
    whole = next(item for item in draft.cells if item.window == "to H1" and not item.split)
    assert (whole.value, draft.loads) == (15, (1, 2))


def test_the_public_is_not_told_how_late_an_agency_is(database_url):
    from dashboard.data.disclosure import Computed, protect
    from dashboard.released import MilestoneState, Share, Summary

    steps = dataset({"milestone": "text", "actual": "date"}, "milestone")
    measure = {
        "type": "milestones",
        "dataset": "steps",
        "plan": "p",
        "milestone": "milestone",
        "date": "actual",
    }
    items = [{"id": "M1", "text": "First", "weight": 100, "planned": date(2019, 1, 1)}]
    declared = framework(
        {"steps": steps}, [indicator(measure)], plans={"p": {"title": "Plan", "items": items}}
    )
    nothing = Share("missing")
    state = MilestoneState("p", "M1", done=False, actual=None, forecast=None, delay_days=31)
    computed = Computed({}, Summary(nothing, nothing, nothing, nothing), (state,))
    assert protect(declared, computed, "public").milestones == (replace(state, delay_days=None),)
    assert protect(declared, computed, "internal").milestones == (state,)
