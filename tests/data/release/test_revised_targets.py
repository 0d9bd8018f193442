"""Where targets were revised, target and ratio by the plan as first agreed stand beside (C.2)."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.data.release import compute_release
from tests.data.worlds import cell, dataset, framework, indicator, store_with

EVENTS = dataset(
    {
        "id": "text",
        "day": "date",
        "sex": {"type": "code", "code_list": "sex"},
        "people": "integer",
    },
    "id",
    date="day",
)
TARGETS = {"H1": 600, "H2": 2000, "H3": 3600, "H4": 4800, "H5": 6000}
REVISION = {
    "approved_on": date(2020, 6, 15),
    "reason": "Gatherings are forbidden",
    "targets": {"H4": 4000, "H5": 4500},
}
SUM = {"type": "sum", "dataset": "events", "column": "people"}


def world(url: str, **changes):
    changes = {"targets": TARGETS, "revisions": [REVISION], "disaggregations": ["sex"], **changes}
    declared = framework({"events": EVENTS}, [indicator(SUM, **changes)])
    rows = "id day sex people\n1 2020-01-15 f 3000"
    return store_with(url, declared, {"events": rows})


def test_target_and_ratio_of_both_plans(database_url):
    """At the end of H4: 3,000 of 4,000 as revised, of 4,800 as first agreed."""
    found = cell(world(database_url), "2020-09-30", "to H4")
    assert (found.target, found.ratio) == (4000, pytest.approx(0.75))
    assert found.extras["original_target"] == 4800
    assert found.extras["original_ratio"] == pytest.approx(0.625)


def test_a_period_inside_is_expected_by_the_same_rule(database_url):
    """On 31 August 153 of 183 days have passed."""
    found = cell(world(database_url), "2020-08-31", "to H4")
    assert found.ratio == pytest.approx(3000 / (3600 + 400 * 153 / 183))
    assert found.extras["original_ratio"] == pytest.approx(3000 / (3600 + 1200 * 153 / 183))


def test_the_increment_of_a_period_has_its_original_too(database_url):
    found = cell(world(database_url), "2020-09-30", "H4")
    assert (found.target, found.extras["original_target"]) == (400, 1200)
    assert "original_ratio" not in found.extras


def test_before_the_approval_there_is_one_plan(database_url):
    store = world(database_url)
    assert "original_target" not in cell(store, "2020-06-14", "to H4").extras
    assert "original_target" in cell(store, "2020-06-15", "to H4").extras


def test_without_a_revision_and_in_parts_there_is_one_plan(database_url):
    store = world(database_url)
    assert "original_target" not in cell(store, "2020-09-30", "to H4", sex="f").extras


def test_an_indicator_that_was_never_revised_has_no_original(database_url):
    found = cell(world(database_url, revisions=[]), "2020-09-30", "to H4")
    assert not found.extras.keys() & {"original_target", "original_ratio"}


def test_what_is_not_published_has_no_original(database_url):
    store = world(database_url, disclosure="sensitive")
    public = compute_release(store, date(2020, 9, 30), "public").cells
    assert {(found.state, len(found.extras)) for found in public} == {("suppressed", 0)}
