"""As reported beside as now known, dated, with the difference (domain C15)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboard.data.release import compute_release
from dashboard.data.release.computing import compute_values
from dashboard.data.release.restating import restate
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


def of(found, code="I.1", window=None, split=()):
    """The restatements of one indicator and split, by window."""
    known = {
        item.window: (item.reported, item.known, item.difference)
        for item in found.annex.restatements
        if (item.indicator, item.split) == (code, split)
    }
    return known if window is None else known.get(window)


def test_the_splits_that_changed_are_restated_and_no_others(database_url):
    store = trained(database_url)
    close(store, "H1", "2019-04-12")
    duplicates_found(store)
    found = released(store, "2019-09-30")
    assert of(found, split=(("sex", "f"),)) == {"H1": (21, 19, -2), "to H1": (21, 19, -2)}
    assert of(found, split=(("sex", "m"),)) == {}
    assert {(item.reported_state, item.known_state) for item in found.annex.restatements} == {
        ("shown", "shown")
    }


def test_nothing_is_restated_while_nothing_changed(database_url):
    store = trained(database_url)
    close(store, "H1")
    add(store, "people", attendances(10, "S2", "2019-05-01", "Q"))
    assert released(store, "2019-09-30").annex.restatements == ()


def test_a_closing_makes_the_release_before_it_stale(database_url):
    store = trained(database_url)
    earlier = released(store, "2019-09-30")
    close(store, "H1")
    assert released(store, "2019-09-30").id > earlier.id


def test_a_revert_takes_the_restatement_back(database_url):
    store = trained(database_url)
    close(store, "H1")
    load = duplicates_found(store)
    assert of(released(store, "2019-09-30"), window="to H1") == (42, 40, -2)
    store.loads.revert(load, "test")
    assert released(store, "2019-09-30").annex.restatements == ()


def test_each_closed_period_is_compared_with_its_own_report(database_url):
    store = trained(database_url)
    close(store, "H1")
    duplicates_found(store)
    close(store, "H2")
    assert of(store.releases.reported("H2"), window="to H1") == (42, 40, -2)
    add(store, "people", "session person day sex\nS1 P42 - m")
    found = of(released(store, "2020-03-31"))
    assert found == {
        "H1": (42, 39, -3),
        "to H1": (42, 39, -3),
        "to H2": (40, 39, -1),
    }


def test_a_value_that_appears_or_vanishes_has_no_difference(database_url):
    store = trained(database_url)
    close(store, "H1")
    store.loads.revert(1, "test")
    found = {item.window: item for item in released(store, "2019-09-30").annex.restatements}
    whole = found["to H1"]
    assert (whole.reported_state, whole.known_state) == ("shown", "missing")
    assert (whole.known, whole.difference) == (None, None)


def test_a_period_is_not_restated_by_a_look_at_an_earlier_day(database_url):
    store = trained(database_url)
    close(store, "H1")
    assert release(store, "2019-01-31").annex.restatements == ()


def test_noise_of_adding_in_another_order_is_no_restatement(database_url):
    store = trained(database_url)
    closing = close(store, "H1")
    reported = store.releases.reported("H1")
    noisy = replace(
        reported,
        cells=tuple(
            replace(cell, value=None if cell.value is None else cell.value + 1e-12)
            for cell in reported.cells
        ),
    )
    values = compute_values(store, date(2019, 9, 30))
    assert restate([(closing, noisy)], values) == ()


@pytest.mark.parametrize("stored", [True, False])
def test_the_public_gets_restatements_of_open_indicators_only(database_url, stored):
    store = trained(database_url)
    close(store, "H1")
    store.loads.revert(1, "test")
    add(store, "people", attendances(45) + "\nS9 P1 2019-02-02 f")
    internal = released(store, "2019-09-30") if stored else computed(store, "2019-09-30")
    public = computed(store, "2019-09-30", "public")
    assert of(internal, "I.1", "to H1") == (42, 45, 3)
    assert of(internal, "I.2", "to H1") == of(public, "I.2", "to H1") == (1, 2, 1)
    assert {item.indicator for item in public.annex.restatements} == {"I.2"}


def computed(store, day, audience="internal"):
    """The release of a day as `dashboard values --as-of` makes it."""
    return compute_release(store, date.fromisoformat(day), audience)


def test_what_was_closed_when_reported_stays_closed_to_the_public(database_url):
    store = trained(database_url)
    close(store, "H1")
    duplicates_found(store)
    opened = reopened(store, database_url, declared(disclosure="open"))
    assert of(released(opened, "2019-09-30"), window="to H1") == (42, 40, -2)
    public = computed(opened, "2019-09-30", "public")
    assert public.cell("I.1", "to H1").value == 40
    assert public.annex.restatements == ()


def test_an_indicator_that_is_declared_since_is_not_restated(database_url):
    store = trained(database_url)
    close(store, "H1")
    changed = declared(code="I.9")
    again = reopened(store, database_url, changed)
    assert released(again, "2019-09-30").annex.restatements == ()
