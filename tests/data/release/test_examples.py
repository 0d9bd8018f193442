"""Worked examples of a declaration run, and a figure that differs is said."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.data.release.examples import check_examples, run_examples
from dashboard.data.store import open_store
from dashboard.framework.reading import read_framework
from tests.data.worlds import OPENED, dataset, framework, indicator, store_with
from tests.framework.files import PROJECT, SCHOOL_MEALS

PUPILS = dataset(
    {"pupil": {"type": "text", "required": True}, "school": "text"},
    "pupil",
    links={"school": {"dataset": "schools", "on": "school", "columns": ["opened"]}},
    date="opened",
)
SCHOOLS = dataset(
    {
        "school": {"type": "text", "required": True},
        "opened": "date",
        "hot": "yes_no",
        "sex": {"type": "code", "code_list": "sex"},
        "meals": "integer",
    },
    "school",
    date="opened",
)
MEALS = {"type": "sum", "dataset": "schools", "column": "meals"}
HOT = {"type": "percentage", "dataset": "schools", "numerator": {"hot": True}}
ROWS = {
    "schools": [
        {"school": "S1", "opened": date(2018, 11, 1), "hot": True, "sex": "f", "meals": 20},
        {"school": "S2", "opened": date(2019, 5, 1), "hot": False, "sex": "m", "meals": 30},
        {"school": "S3", "opened": date(2019, 6, 1), "hot": True, "meals": None},
    ]
}


def example(expect, **changes):
    plain = {"title": "Meals", "rows": ROWS, "as_of": date(2019, 9, 30), "expect": expect}
    return {**plain, **changes}


def world(measure, *examples, **changes):
    return framework(
        {"pupils": PUPILS, "schools": SCHOOLS}, [indicator(measure, examples=examples, **changes)]
    )


def said(declared):
    return [fault.text for fault in check_examples(declared)]


def test_examples_of_the_project_hold(database_url):
    store = open_store(database_url, read_framework(PROJECT))
    OPENED.append(store)
    assert run_examples(store) == []
    assert store.loads.in_force() == {}
    with_examples = [item.code for item in store.framework.indicators if item.examples]
    assert len(with_examples) >= 8
    assert {
        "OP1.1.2",
        "OP1.1.4",
        "OP1.1.3",
        "OP2.1.3",
        "OC1.2",
        "OC1.3",
        "OP1.3.2",
        "OC2.1",
    } <= set(with_examples)


@pytest.mark.parametrize(
    ("expect", "changes", "texts"),
    [
        ({"value": 50}, {}, []),
        ({"value": 50, "state": "shown", "n": 2}, {}, []),
        ({"value": 4}, {}, ['example "Meals": expected value 4, got 50']),
        ({"value": 30}, {"period": "H2"}, []),
        ({"value": 20}, {"period": "to H1"}, []),
        ({"value": 20}, {"as_of": date(2018, 12, 31)}, []),
        ({"value": 30}, {"disaggregation": {"sex": "m"}}, []),
        ({"value": 0}, {"disaggregation": {"sex": "unknown"}}, []),
        ({"value": None}, {}, ['example "Meals": expected value nothing, got 50']),
        ({"target": 60, "ratio": 0.83, "status": "at_risk"}, {}, []),
        ({"status": "on_track"}, {}, ['example "Meals": expected status on_track, got at_risk']),
        ({"pending": 1}, {}, ['example "Meals": expected pending 1, got nothing']),
        (
            {"value": 1, "n": 1},
            {},
            ['example "Meals": expected value 1, got 50', 'example "Meals": expected n 1, got 2'],
        ),
    ],
)
def test_a_figure_that_differs_is_said(expect, changes, texts):
    declared = world(MEALS, example(expect, **changes), targets={"H2": 60}, disaggregations=["sex"])
    assert said(declared) == texts


@pytest.mark.parametrize(
    ("expected", "holds"), [(66.7, True), (66.67, True), (66.6, False), (67, False)]
)
def test_a_figure_is_compared_to_as_many_decimals_as_it_is_given(expected, holds):
    assert (said(world(HOT, example({"value": expected}))) == []) is holds


def test_examples_do_not_see_each_others_rows():
    first, second = ROWS["schools"][:2]
    declared = world(
        MEALS,
        example({"value": 20}, rows={"schools": [first]}),
        example({"value": 30}, rows={"schools": [second]}),
        example({"state": "missing"}, rows={}),
    )
    assert said(declared) == []


def test_rows_of_a_parent_come_first_whatever_their_order():
    rows = {"pupils": [{"pupil": "P1", "school": "S1"}], **ROWS}
    count = {"type": "count", "dataset": "pupils"}
    assert said(world(count, example({"value": 1}, rows=rows))) == []


def test_rows_that_cannot_be_accepted_are_said_with_their_place():
    rows = {"schools": [{"school": "S1"}, {"school": "S2", "meals": "many"}]}
    (fault,) = check_examples(world(MEALS, example({"value": 1}, rows=rows)))
    assert fault.path == ("indicators", 0, "examples", 0, "rows", "schools", 1)
    assert fault.text.startswith('example "Meals": dataset "schools", row 2, "meals": is not')


def test_a_declaration_without_examples_opens_no_database(monkeypatch):
    monkeypatch.setattr("dashboard.data.release.examples.open_store", None)
    assert check_examples(read_framework(SCHOOL_MEALS)) == []


def test_a_store_with_records_is_left_as_it_was(database_url):
    declared = world(MEALS, example({"value": 50}))
    store = store_with(database_url, declared, {"pupils": "pupil school\nP1 S9"})
    before = store.loads.in_force()
    assert run_examples(store) == []
    assert store.loads.in_force() == before
