"""Faults that random worlds found, as small tables, and what stands beside them."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.data.store.records import Origin
from tests.data.worlds import add, cell, dataset, frame, framework, indicator, store_with

REGIONS = {
    "SU": {"label": "Sughd"},
    "KT": {"label": "Khatlon"},
    "TJ": {"label": "Whole country"},
    "XX": {"label": "Not stated", "unknown": True},
}
REACH = dataset(
    {
        "id": "text",
        "region": {"type": "code", "code_list": "region"},
        "channel": "text",
        "day": "date",
        "people": "integer",
    },
    "id",
    date="day",
)
ADULTS = dataset({"area": {"type": "code", "code_list": "region"}, "adults": "integer"}, "area")


def reach(url, rows, adults):
    measure = {
        "type": "max_by_area",
        "dataset": "reach",
        "column": "people",
        "area": "region",
        "channel": "channel",
        "whole": "TJ",
        "cap": {"dataset": "adults", "area": "area", "column": "adults"},
    }
    declared = framework(
        {"reach": REACH, "adults": ADULTS}, [indicator(measure)], code_lists={"region": REGIONS}
    )
    header = "id region channel day people\n"
    return cell(
        store_with(url, declared, {"adults": adults, "reach": header + rows}), "2019-03-31", "H1"
    )


def test_a_national_estimate_is_not_added_to_the_areas(database_url):
    rows = "1 SU tv 2018-11-01 900\n2 KT tv 2018-11-01 100\n3 TJ tv 2018-11-01 700"
    assert reach(database_url, rows, "area adults\nSU 500\nKT 500").value == 700


def test_reach_is_capped_by_the_country_once_every_area_is_known(database_url):
    rows = "1 SU tv 2018-11-01 900\n2 TJ tv 2018-11-01 5000"
    assert reach(database_url, rows, "area adults\nSU 500\nKT 500").value == 1000


@pytest.mark.parametrize(
    ("more", "adults", "extras"),
    [
        ("", "SU 500\nKT 500", {"upper": 820}),
        ("", "SU 500\nKT 300", {"upper": 800}),
        ("", "SU 500", {}),
        ("\n4 XX tv 2018-11-01 5", "SU 500\nKT 500", {}),
    ],
)
def test_at_most_everyone_of_a_national_estimate_on_top(database_url, more, adults, extras):
    rows = "1 SU tv 2018-11-01 90\n2 SU radio 2018-11-01 30\n3 TJ tv 2018-11-01 700"
    assert reach(database_url, rows + more, f"area adults\n{adults}").extras == extras


def test_an_area_of_unknown_population_is_not_capped_by_the_others(database_url):
    rows = "1 SU tv 2018-11-01 900\n2 KT tv 2018-11-01 3000"
    assert reach(database_url, rows, "area adults\nSU 500").value == 3500


def test_nobody_is_reached_where_nobody_lives(database_url):
    found = reach(database_url, "1 SU tv 2018-11-01 900", "area adults\nSU 0\nKT 500")
    assert (found.value, found.extras["independent"]) == (0, 0)


FORMS = {
    "labour": {"label": "Labour"},
    "sexual": {"label": "Sexual"},
    "unknown": {"label": "Not stated", "unknown": True},
}


def test_a_condition_sees_all_codes_of_a_row_in_the_cell_of_each(database_url):
    found = dataset(
        {"id": "text", "day": "date", "form": {"type": "codes", "code_list": "form"}},
        "id",
        date="day",
    )
    measure = {"type": "percentage", "dataset": "found", "numerator": {"form": "sexual"}}
    split = {"by": ["form"], "adds_up": False}
    declared = framework(
        {"found": found},
        [indicator(measure, disaggregations=[split])],
        code_lists={"form": FORMS},
    )
    rows = "id day form\n1 2018-11-01 labour+sexual\n2 2018-11-01 labour"
    store = store_with(database_url, declared, {"found": rows})
    labour = cell(store, "2019-03-31", "H1", form="labour")
    assert (labour.numerator, labour.denominator) == (1, 2)


def test_a_record_of_several_parts_is_one_record(database_url):
    heads = dataset(
        {"id": "text", "day": "date", "women": "integer", "girls": "integer", "all": "integer"},
        "id",
        date="day",
    )
    parts = {"women": {"sex": "f"}, "girls": {"sex": "f"}}
    measure = {"type": "sum", "dataset": "heads", "column": "all", "parts": parts}
    declared = framework({"heads": heads}, [indicator(measure, disaggregations=["sex"])])
    rows = "id day women girls all\n1 2018-11-01 10 5 18\n2 2018-11-01 2 0 2"
    store = store_with(database_url, declared, {"heads": rows})
    women = cell(store, "2019-03-31", "H1", sex="f")
    assert (women.value, women.n) == (17, 2)
    unexplained = cell(store, "2019-03-31", "H1", sex="unknown")
    assert (unexplained.value, unexplained.n) == (3, 1)


def test_of_two_rows_of_one_day_the_one_loaded_first_speaks(database_url):
    people = dataset(
        {
            "id": "text",
            "person": "text",
            "day": "date",
            "form": {"type": "code", "code_list": "form"},
        },
        "id",
        date="day",
    )
    measure = {"type": "unique", "dataset": "people", "entity": "person", "counts": "people"}
    declared = framework(
        {"people": people},
        [indicator(measure, disclosure="people", disaggregations=["form"])],
        code_lists={"form": FORMS},
    )
    header = "id person day form\n"
    first = "1 P2 2018-11-01 sexual\n2 P1 2018-11-01 labour\n3 P1 2018-11-01 sexual"
    store = store_with(database_url, declared, {"people": header + first})
    add(store, "people", f"{header}4 P1 2018-11-01 -")
    by_form = [cell(store, "2019-03-31", "H1", form=form).value for form in FORMS]
    assert by_form == [1, 1, 0]


SPELLS = dataset(
    {"id": "text", "person": "text", "found": "date", "served": "date"},
    "id",
    date="found",
    derived={"wait": {"days_between": ["found", "served"]}},
)


def test_no_later_service_speaks_for_a_first_one_that_runs_backwards(database_url):
    measure = {
        "type": "median",
        "dataset": "spells",
        "column": "wait",
        "date": "served",
        "entity": "person",
    }
    declared = framework({"spells": SPELLS}, [indicator(measure)])
    rows = """
        id person found served
        1 P1 2018-11-10 2018-11-04
        2 P1 2018-11-10 2018-12-30
        3 P2 2018-11-10 2018-11-14
        """
    store = store_with(database_url, declared, {"spells": rows})
    found = cell(store, "2019-03-31", "H1")
    assert (found.value, found.n) == (4, 1)


def test_of_two_waves_that_end_on_one_day_the_later_of_the_list_is_the_latest(database_url):
    waves = {"first": {"label": "First"}, "second": {"label": "Second"}, "a": {"label": "Third"}}
    answers = dataset(
        {
            "id": "text",
            "day": "date",
            "wave": {"type": "code", "code_list": "wave"},
            "knows": "yes_no",
        },
        "id",
        date="day",
    )
    measure = {"type": "latest", "dataset": "answers", "wave": "wave", "numerator": {"knows": True}}
    declared = framework(
        {"answers": answers},
        [indicator(measure, accumulation="level")],
        code_lists={"wave": waves},
    )
    rows = "id day wave knows\n1 2019-03-01 second n\n2 2019-03-01 a y\n3 2019-03-01 first n"
    store = store_with(database_url, declared, {"answers": rows})
    assert cell(store, "2019-03-31", "to H1").value == 100


def test_of_two_values_for_one_day_the_one_loaded_last_speaks(database_url):
    entered = dataset(
        {"code": "text", "entry": "text", "day": "date", "value": "number"},
        "code entry",
        date="day",
    )
    measure = {"type": "manual", "dataset": "entered", "indicator": "code"}
    declared = framework({"entered": entered}, [indicator(measure, accumulation="level")])
    rows = "code entry day value\nI.1 b 2019-03-01 9\nI.1 c 2019-03-01 7"
    store = store_with(database_url, declared, {"entered": rows})
    assert cell(store, "2019-03-31", "to H1").value == 7
    add(store, "entered", "code entry day value\nI.1 a 2019-03-01 5")
    assert cell(store, "2019-03-31", "to H1").value == 5


def test_an_empty_whole_file_ends_the_rows_of_its_source(database_url):
    rows = dataset({"id": "text", "day": "date"}, "id", date="day", update="whole")
    declared = framework({"rows": rows}, [indicator({"type": "count", "dataset": "rows"})])
    store = store_with(database_url, declared, {"rows": "id day\n1 2018-11-01"})
    assert cell(store, "2019-03-31", "H1").value == 1
    empty: pd.DataFrame = frame(declared, "rows", "id day")
    store.loads.add_load(Origin("rows", "test", "empty.csv", None, "empty"), empty, [], 0, "test")
    found = cell(store, "2019-03-31", "H1")
    assert (found.state, found.value) == ("shown", 0)


def test_a_correction_replaces_and_a_revert_brings_back(database_url):
    people = dataset({"person": "text", "day": "date"}, "person", date="day")
    declared = framework({"people": people}, [indicator({"type": "count", "dataset": "people"})])
    store = store_with(
        database_url, declared, {"people": "person day\nP1 2018-11-01\nP2 2018-12-01"}
    )
    corrected = add(store, "people", "person day\nP2 -")
    assert cell(store, "2019-03-31", "H1").value == 1
    store.loads.revert(corrected, "test")
    assert cell(store, "2019-03-31", "H1").value == 2
