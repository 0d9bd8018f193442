"""The worked examples of domain C.3 that are made from rows, on both databases."""

from __future__ import annotations

import pytest

from tests.data.worlds import cell, dataset, framework, indicator, store_with

PEOPLE = dataset(
    {
        "session": "text",
        "person": "text",
        "day": "date",
        "sex": {"type": "code", "code_list": "sex"},
    },
    key="session person",
    date="day",
    person="person",
)
UNIQUE = {"type": "unique", "dataset": "people", "entity": "person", "counts": "people"}


def test_c2_a_person_belongs_to_the_period_of_first_occurrence(database_url):
    declared = framework(
        {"people": PEOPLE},
        [
            indicator(UNIQUE, disclosure="people"),
            indicator({"type": "count", "dataset": "people"}, code="I.2", disclosure="people"),
        ],
    )
    store = store_with(
        database_url,
        declared,
        {
            "people": """
            session person day
            S1 P1 2018-11-01
            S1 P2 2018-11-01
            S1 P3 2018-11-01
            S1 P4 2018-11-01
            S2 P2 2019-05-01
            S2 P3 2019-05-01
            S2 P5 2019-05-01
            S3 P5 2019-06-01
            S3 P6 2019-06-01
            S3 P1 2019-06-01
            """
        },
    )
    cut_off = "2019-09-30"
    assert cell(store, cut_off, "to H2", "I.2").value == 10
    assert cell(store, cut_off, "to H2").value == 6
    assert cell(store, cut_off, "H1").value == 4
    assert cell(store, cut_off, "H2").value == 2


def test_c3_a_percentage_is_pooled(database_url):
    declared = framework(
        {"answers": dataset({"id": "text", "day": "date", "good": "yes_no"}, "id", date="day")},
        [
            indicator(
                {"type": "percentage", "dataset": "answers", "numerator": {"good": True}},
                unit="percent",
            )
        ],
    )
    rows = [("a", "2018-12-01", 18, 20), ("b", "2019-06-01", 6, 12)]
    lines = [
        f"{name}{number} {day} {'y' if number < good else 'n'}"
        for name, day, good, total in rows
        for number in range(total)
    ]
    store = store_with(database_url, declared, {"answers": "id day good\n" + "\n".join(lines)})
    found = cell(store, "2019-09-30", "to H2")
    assert (found.numerator, found.denominator, found.value) == (24, 32, 75.0)
    assert cell(store, "2019-09-30", "H1").value == 90.0


def test_c4_knowledge_gain_is_the_mean_of_complete_pairs(database_url):
    columns = {"id": "text", "day": "date", "pre": "number", "post": "number", "most": "integer"}
    scores = dataset(
        columns,
        "id",
        date="day",
        derived={
            "pre_percent": {"share_of": ["pre", "most"]},
            "post_percent": {"share_of": ["post", "most"]},
            "gain": {"difference": ["post_percent", "pre_percent"]},
        },
    )
    passed = {
        "type": "percentage",
        "dataset": "scores",
        "where": {"post_percent": {"is": "present"}},
        "numerator": {"post_percent": {"at_least": 70}},
    }
    declared = framework(
        {"scores": scores},
        [
            indicator({"type": "average", "dataset": "scores", "column": "gain"}),
            indicator(passed, code="I.2"),
        ],
    )
    store = store_with(
        database_url,
        declared,
        {
            "scores": """
            id day pre post most
            1 2018-11-01 8 15 20
            2 2018-11-01 10 18 20
            3 2018-11-01 12 - 20
            4 2018-11-01 45 80 100
            """
        },
    )
    gain = cell(store, "2019-03-31", "to H1")
    assert gain.value == pytest.approx(36.67, abs=0.005)
    assert gain.n == 3
    assert cell(store, "2019-03-31", "to H1", "I.2").numerator == 3
    assert cell(store, "2019-03-31", "to H1", "I.2").denominator == 3


REACH = {
    "reach": dataset(
        {
            "id": "text",
            "region": {"type": "code", "code_list": "region"},
            "channel": "text",
            "day": "date",
            "people": "integer",
        },
        "id",
        date="day",
    ),
    "population": dataset(
        {"area": {"type": "code", "code_list": "region"}, "adults": "integer"}, "area"
    ),
}
REGIONS = {"SU": {"label": "Sughd"}, "KT": {"label": "Khatlon"}, "TJ": {"label": "national"}}


def reach_world(url: str, rows: str, population: str):
    measure = {
        "type": "max_by_area",
        "dataset": "reach",
        "column": "people",
        "area": "region",
        "channel": "channel",
        "whole": "TJ",
        "cap": {"dataset": "population", "area": "area", "column": "adults"},
    }
    declared = framework(
        REACH,
        [indicator(measure, disaggregations=["region"])],
        code_lists={"region": REGIONS},
    )
    return store_with(url, declared, {"population": population, "reach": rows})


def test_c5_reach_in_one_area_is_the_largest_channel(database_url):
    store = reach_world(
        database_url,
        """
        id region channel day people
        1 SU tv 2018-11-01 30000
        2 SU radio 2018-11-01 20000
        3 SU facebook 2018-11-01 10000
        """,
        "area adults\nSU 100000",
    )
    found = cell(store, "2019-03-31", "to H1")
    assert found.value == 30_000
    assert found.extras["upper"] == 60_000
    assert found.extras["independent"] == pytest.approx(49_600)


def test_c5b_reach_over_areas_and_time(database_url):
    store = reach_world(
        database_url,
        """
        id region channel day people
        1 SU tv 2018-11-01 20000
        2 SU radio 2018-11-01 12000
        3 SU tv 2019-05-01 30000
        4 SU radio 2019-05-01 15000
        5 KT tv 2018-11-01 25000
        6 KT radio 2018-11-01 5000
        7 KT tv 2019-05-01 22000
        8 KT radio 2019-05-01 8000
        """,
        "area adults\nSU 1000000\nKT 1000000",
    )
    assert cell(store, "2019-09-30", "H1").value == 45_000
    assert cell(store, "2019-09-30", "H2").value == 52_000
    assert cell(store, "2019-09-30", "to H2").value == 55_000
    assert cell(store, "2019-09-30", "to H2", region="SU").value == 30_000


def test_reach_is_capped_by_the_population_and_not_added_to_a_national_estimate(database_url):
    store = reach_world(
        database_url,
        """
        id region channel day people
        1 SU tv 2018-11-01 900
        2 KT tv 2018-11-01 100
        3 TJ tv 2018-11-01 700
        """,
        "area adults\nSU 500\nKT 500",
    )
    assert cell(store, "2019-03-31", "to H1").value == 700


REFERRALS = dataset(
    {"id": "text", "accepted": "date", "served": "date"},
    "id",
    date="accepted",
    derived={"wait": {"days_between": ["accepted", "served"]}},
)
C7 = """
id accepted served
R1 2019-11-04 2019-11-10
R2 2019-11-20 2019-12-20
R3 2019-12-01 2020-01-15
R4 2019-12-30 2020-01-06
R5 2020-01-20 -
R6 2020-03-10 2020-03-25
R7 2020-03-12 -
R8 2020-03-28 -
"""


def test_c7_only_closed_windows_count(database_url):
    measure = {
        "type": "percentage",
        "dataset": "referrals",
        "numerator": {"wait": {"at_most": 30}},
        "window": {"since": "accepted", "days": 30},
    }
    declared = framework({"referrals": REFERRALS}, [indicator(measure)])
    store = store_with(database_url, declared, {"referrals": C7})
    found = cell(store, "2020-03-31", "to H3")
    assert (found.numerator, found.denominator, found.value) == (3, 5, 60.0)


def test_c8_the_median_is_over_completed_spells(database_url):
    measure = {"type": "median", "dataset": "referrals", "column": "wait", "date": "served"}
    declared = framework({"referrals": REFERRALS}, [indicator(measure)])
    store = store_with(database_url, declared, {"referrals": C7})
    found = cell(store, "2020-03-31", "to H3")
    assert (found.value, found.n) == (15, 5)


def test_a_spell_that_runs_backwards_has_no_length(database_url):
    measure = {"type": "median", "dataset": "referrals", "column": "wait", "date": "served"}
    declared = framework({"referrals": REFERRALS}, [indicator(measure)])
    rows = "id accepted served\nR1 2019-11-10 2019-11-04"
    store = store_with(database_url, declared, {"referrals": rows})
    assert cell(store, "2020-03-31", "to H3").state == "not_defined"


def test_c9_milestones_count_with_their_weight_once_done(database_url):
    planned = {
        "M1": (5, "2018-11-30"),
        "M2": (10, "2018-12-31"),
        "M3": (5, "2019-01-31"),
        "M4": (15, "2019-06-30"),
        "M5": (10, "2019-09-30"),
        "M6": (20, "2020-02-29"),
        "M7": (10, "2020-05-31"),
        "M8": (10, "2020-09-30"),
        "M9": (10, "2020-12-31"),
        "M10": (5, "2021-03-15"),
    }
    items = [
        {"id": name, "text": name, "weight": weight, "planned": day}
        for name, (weight, day) in planned.items()
    ]
    steps = dataset({"milestone": "text", "actual": "date", "forecast": "date"}, "milestone")
    measure = {
        "type": "milestones",
        "dataset": "steps",
        "plan": "nap",
        "milestone": "milestone",
        "date": "actual",
        "forecast": "forecast",
    }
    targets = {"H1": 20, "H2": 45, "H3": 65, "H4": 85, "H5": 100}
    declared = framework(
        {"steps": steps},
        [indicator(measure, targets=targets)],
        plans={"nap": {"title": "Plan", "items": items}},
    )
    store = store_with(
        database_url,
        declared,
        {
            "steps": """
            milestone actual forecast
            M1 2018-11-28 -
            M2 2019-01-21 -
            M3 2019-02-07 -
            M4 2019-08-20 -
            M5 2019-10-10 -
            M6 2020-03-20 -
            M7 - 2020-09-15
            """
        },
    )
    found = cell(store, "2020-06-30", "to H4")
    assert (found.value, found.expected, found.status) == (65, 75, "at_risk")
    assert found.ratio == pytest.approx(0.8667, abs=0.00005)
    from datetime import date

    from dashboard.data.release.summary import compute_milestones

    states = {state.id: state for state in compute_milestones(store, date(2020, 6, 30))}
    delays = [states[name].delay_days for name in ("M1", "M2", "M3", "M4", "M5", "M6", "M7")]
    assert delays == [-2, 21, 7, 51, 10, 20, 30]
    assert states["M8"].delay_days is None


def test_c15_a_correction_replaces_and_a_revert_brings_back(database_url):
    from tests.data.worlds import add

    declared = framework({"people": PEOPLE}, [indicator(UNIQUE, disclosure="people")])
    store = store_with(
        database_url,
        declared,
        {"people": "session person day\nS1 P1 2018-11-01\nS1 P2 2018-11-01\nS2 P3 2018-12-01"},
    )
    assert cell(store, "2019-03-31", "to H1").value == 3
    corrected = add(store, "people", "session person day\nS2 P3 -")
    assert cell(store, "2019-03-31", "to H1").value == 2
    store.loads.revert(corrected, "test")
    assert cell(store, "2019-03-31", "to H1").value == 3
