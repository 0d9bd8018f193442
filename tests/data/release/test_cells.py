"""Windows, splits, crosses and states of cells."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.data.release import compute_release
from tests.data.worlds import add, cell, dataset, framework, indicator, release, store_with

REGIONS = {
    "SU": {"label": "Sughd"},
    "KT": {"label": "Khatlon"},
    "XX": {"label": "Not stated", "unknown": True},
}
PEOPLE = dataset(
    {
        "session": "text",
        "person": "text",
        "day": "date",
        "sex": {"type": "code", "code_list": "sex", "constant": True},
        "region": {"type": "code", "code_list": "region"},
    },
    key="session person",
    date="day",
    person="person",
)
ROWS = """
session person day sex region
S1 P1 2018-11-01 f SU
S1 P2 2018-11-01 m -
S2 P1 2019-05-01 f KT
S2 P3 2019-05-01 f KT
S3 P2 2019-06-01 f KT
"""


def people(url, rows=ROWS):
    measure = {"type": "unique", "dataset": "people", "entity": "person", "counts": "people"}
    declared = framework(
        {"people": PEOPLE},
        [
            indicator(
                measure,
                disclosure="people",
                disaggregations=["sex", "region", ["sex", "region"]],
                targets={"H1": 2, "H2": 6, "H3": 9},
            )
        ],
        code_lists={"region": REGIONS},
    )
    return store_with(url, declared, {"people": rows} if rows else {})


def test_attributes_come_from_the_first_row_and_a_contradiction_counts_as_unknown(database_url):
    store = people(database_url)
    cut_off = "2019-09-30"
    by_sex = {code: cell(store, cut_off, "to H2", sex=code).value for code in ("f", "m", "unknown")}
    assert by_sex == {"f": 2, "m": 0, "unknown": 1}
    by_region = {code: cell(store, cut_off, "to H2", region=code).value for code in REGIONS}
    assert by_region == {"SU": 1, "KT": 1, "XX": 1}


def test_a_cross_has_a_cell_for_every_pair_and_adds_up(database_url):
    found = release(people(database_url), "2019-09-30").breakdown("I.1", "to H2", ["sex", "region"])
    assert len(found) == 9
    assert sum(item.value or 0 for item in found) == 3
    assert [dict(item.split)["sex"] for item in found][:3] == ["f", "f", "f"]


def test_zero_is_shown_and_no_data_is_missing(database_url):
    store = people(database_url)
    zero = cell(store, "2019-09-30", "to H2", sex="m")
    assert (zero.state, zero.value) == ("shown", 0)


def test_without_a_load_every_cell_is_missing(database_url):
    found = cell(people(database_url, rows=""), "2019-09-30", "to H2")
    assert (found.state, found.value, found.status) == ("missing", None, "no_data")


def test_a_period_not_yet_begun_has_no_cell(database_url):
    found = release(people(database_url), "2019-06-30")
    assert found.cell("I.1", "to H3") is None
    assert found.headline("I.1") == found.cell("I.1", "to H2")


def test_in_period_cells_carry_the_increment_as_target(database_url):
    store = people(database_url)
    assert cell(store, "2019-09-30", "H2").target == 4
    assert cell(store, "2019-09-30", "to H2").target == 6


def test_nothing_after_the_cut_off_counts(database_url):
    store = people(database_url)
    assert cell(store, "2019-04-30", "to H2").value == 2


def test_only_open_indicators_cross_to_the_public(database_url):
    store = people(database_url)
    public = compute_release(store, date(2019, 9, 30), "public")
    assert {item.state for item in public.cells} == {"suppressed"}
    assert {item.status for item in public.cells if item.basis == "to_date"} == {"not_published"}
    for item in public.cells:
        traces = (
            item.value,
            item.numerator,
            item.denominator,
            item.n,
            item.measured_on,
            item.ratio,
        )
        assert traces == (None,) * 6
        assert not item.extras


def flows(url, rows):
    contacts = dataset({"month": "month", "contacts": "integer"}, "month", date="month")
    measure = {"type": "sum", "dataset": "contacts", "column": "contacts"}
    declared = framework(
        {"contacts": contacts},
        [indicator(measure, accumulation="per_period", targets={"H1": 10, "H2": 10, "H3": 28})],
    )
    return store_with(url, declared, {"contacts": rows})


def test_a_flow_is_never_added_over_periods(database_url):
    store = flows(database_url, "month contacts\n2018-10 5\n2019-03 6\n2019-04 7")
    assert cell(store, "2019-09-30", "to H1").value == 11
    assert cell(store, "2019-09-30", "to H2").value == 7
    assert cell(store, "2019-09-30", "H2").value == 7


def test_a_flow_that_nobody_reported_on_is_missing_not_zero(database_url):
    store = flows(database_url, "month contacts\n2018-10 5")
    assert cell(store, "2019-09-30", "H2").state == "missing"
    reported = flows(database_url, "month contacts\n2019-04 0")
    assert cell(reported, "2019-09-30", "H2").value == 0


def test_nothing_over_nothing_is_not_defined(database_url):
    answers = dataset({"id": "text", "day": "date", "good": "yes_no"}, "id", date="day")
    measure = {"type": "percentage", "dataset": "answers", "numerator": {"good": True}}
    declared = framework({"answers": answers}, [indicator(measure)])
    store = store_with(database_url, declared, {"answers": "id day good\na 2019-05-01 n"})
    assert cell(store, "2019-09-30", "H1").state == "not_defined"
    assert cell(store, "2019-09-30", "H2").value == 0


def test_a_level_keeps_its_last_measured_value(database_url):
    answers = dataset({"id": "text", "day": "date", "good": "yes_no"}, "id", date="day")
    measure = {"type": "percentage", "dataset": "answers", "numerator": {"good": True}}
    declared = framework({"answers": answers}, [indicator(measure, accumulation="level")])
    rows = "id day good\na 2018-11-01 n\nb 2019-05-01 y"
    store = store_with(database_url, declared, {"answers": rows})
    assert cell(store, "2020-03-31", "to H1").value == 0
    assert cell(store, "2020-03-31", "to H2").value == 100
    assert cell(store, "2020-03-31", "to H3").value == 100
    assert cell(store, "2020-03-31", "H3").state == "missing"


def test_a_survey_speaks_by_its_latest_wave(database_url):
    survey = dataset(
        {"id": "text", "wave": "text", "day": "date", "knows": "yes_no"}, "id", date="day"
    )
    measure = {
        "type": "latest",
        "dataset": "survey",
        "wave": "wave",
        "numerator": {"knows": True},
    }
    declared = framework({"survey": survey}, [indicator(measure, accumulation="level")])
    rows = "id wave day knows\na mid 2019-12-01 n\nb mid 2019-12-09 y\nc end 2020-12-01 y"
    store = store_with(database_url, declared, {"survey": rows})
    middle = cell(store, "2020-09-30", "to H4")
    assert (middle.value, middle.denominator, middle.measured_on) == (50, 2, date(2019, 12, 9))
    assert cell(store, "2020-09-30", "H4").state == "missing"
    assert cell(store, "2021-03-31", "to H5").value == 100


def test_wide_columns_are_splits_and_what_no_part_explains_is_not_stated(database_url):
    events = dataset(
        {"id": "text", "day": "date", "total": "integer", "women": "integer", "men": "integer"},
        "id",
        date="day",
    )
    measure = {
        "type": "sum",
        "dataset": "events",
        "column": "total",
        "parts": {"women": {"sex": "f"}, "men": {"sex": "m"}},
    }
    declared = framework({"events": events}, [indicator(measure, disaggregations=["sex"])])
    rows = "id day total women men\na 2018-11-01 30 10 20\nb 2018-11-02 7 - -"
    store = store_with(database_url, declared, {"events": rows})
    split = {code: cell(store, "2019-03-31", "to H1", sex=code).value for code in ("f", "m")}
    assert split == {"f": 10, "m": 20}
    assert cell(store, "2019-03-31", "to H1", sex="unknown").value == 7
    assert cell(store, "2019-03-31", "to H1").value == 37


def test_a_record_with_several_codes_counts_in_each(database_url):
    cases = dataset(
        {"id": "text", "day": "date", "forms": {"type": "codes", "code_list": "form"}},
        "id",
        date="day",
    )
    declared = framework(
        {"cases": cases},
        [
            indicator(
                {"type": "count", "dataset": "cases"},
                disaggregations=[{"by": ["form"], "columns": {"form": "forms"}, "adds_up": False}],
            )
        ],
        code_lists={
            "form": {
                "labour": {"label": "Labour"},
                "sexual": {"label": "Sexual"},
                "unknown": {"label": "Not stated", "unknown": True},
            }
        },
    )
    rows = "id day forms\na 2018-11-01 labour+sexual\nb 2018-11-01 labour\nc 2018-11-01 -"
    store = store_with(database_url, declared, {"cases": rows})
    split = [
        cell(store, "2019-03-31", "to H1", form=c).value for c in ("labour", "sexual", "unknown")
    ]
    assert split == [2, 1, 1]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ({"people": 10}, 1),
        ({"people": [10, 20]}, 2),
        ({"people": {"at_least": 20}}, 2),
        ({"people": {"above": 20}}, 1),
        ({"people": {"at_most": 20}}, 2),
        ({"people": {"below": 20}}, 1),
        ({"people": {"is": "missing"}}, 1),
        ({"people": {"is": "present"}}, 3),
        ({"place": {"not_in": ["x"]}}, 3),
        ({"place": {"in": ["x"]}}, 1),
        ({"place": {"differs_from": "home"}}, 1),
        ({"done": True}, 2),
        ({"done": False, "people": {"at_least": 1}}, 1),
    ],
)
def test_conditions(database_url, where, expected):
    events = dataset(
        {
            "id": "text",
            "day": "date",
            "people": "integer",
            "place": "text",
            "home": "text",
            "done": "yes_no",
        },
        "id",
        date="day",
    )
    declared = framework(
        {"events": events}, [indicator({"type": "count", "dataset": "events", "where": where})]
    )
    rows = """
    id day people place home done
    a 2018-11-01 10 x x y
    b 2018-11-01 20 y x n
    c 2018-11-01 30 z z y
    d 2018-11-01 -  -  x -
    """
    store = store_with(database_url, declared, {"events": rows})
    assert cell(store, "2019-03-31", "to H1").value == expected


def test_a_correction_of_the_parent_moves_the_child(database_url):
    declared = framework(
        {
            "sessions": dataset({"session": "text", "held": "date"}, "session", date="held"),
            "people": dataset(
                {"session": "text", "person": "text"},
                "session person",
                date="held",
                person="person",
                links={"session": {"dataset": "sessions", "on": "session", "columns": ["held"]}},
            ),
        },
        [indicator({"type": "count", "dataset": "people"}, disclosure="people")],
    )
    store = store_with(
        database_url,
        declared,
        {"sessions": "session held\nS1 2018-11-01", "people": "session person\nS1 a\nS1 b"},
    )
    assert cell(store, "2019-09-30", "H1").value == 2
    add(store, "sessions", "session held\nS1 2019-05-01")
    assert cell(store, "2019-09-30", "H1").value == 0
    assert cell(store, "2019-09-30", "H2").value == 2
