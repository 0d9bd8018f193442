"""C1 to C9 of domain C.3: with those inputs, those outputs. Made from rows on both databases."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.data.release.summary import compute_milestones
from dashboard.progress import share_of_target
from tests.data.measures.test_cascades import COUNTS, sixty, stages
from tests.data.worlds import cell, dataset, framework, indicator, store_with
from tests.progress.worlds import PLAN, TRAINED, progress
from tests.progress.worlds import indicator as promised

PEOPLE = dataset(
    {"session": "text", "person": "text", "day": "date"},
    key="session person",
    date="day",
    person="person",
)
ATTENDANCES = """
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


@pytest.mark.parametrize(
    ("rule", "expected", "ratio", "status"),
    [
        (None, 135.08, 0.8883, "at_risk"),
        ("planned", 135.08, 0.8883, "at_risk"),
        ("linear", 124.07, 0.9672, "on_track"),
        ("step", 100.0, 1.20, "above_plan"),
    ],
)
def test_c1_expected_by_now(rule, expected, ratio, status):
    found = progress(promised("unique", TRAINED, expected=rule), 120, date(2020, 1, 15))
    assert found.expected == pytest.approx(expected, abs=0.005)
    assert found.ratio == pytest.approx(ratio, abs=0.00005)
    assert found.status == status
    assert share_of_target(120, 240) == 50.0


@pytest.mark.parametrize(
    ("day", "value", "ratio", "status"),
    [
        (date(2019, 2, 28), 0, None, "not_due"),
        (date(2019, 6, 30), 0, None, "not_due"),
        (date(2019, 11, 30), 11, 0.9167, "on_track"),
    ],
)
def test_c1b_a_one_off_event_is_expected_by_step(day, value, ratio, status):
    tour = promised("unique", (0, 12, 12, 12, 12), expected="step")
    found = progress(tour, value, day)
    assert found.ratio == (ratio if ratio is None else pytest.approx(ratio, abs=0.00005))
    assert found.status == status
    pro_rata = promised("unique", (0, 12, 12, 12, 12), expected="planned")
    travellers = progress(pro_rata, 0, date(2019, 6, 30)).expected
    assert travellers == pytest.approx(5.97, abs=0.005)


def test_c1c_a_flow_is_expected_by_the_days_of_its_period():
    contacts = promised("sum", (12, 18, 24, 28, 30), accumulation="per_period", baseline=12)
    found = progress(contacts, 23, date(2020, 8, 31))
    assert found.expected == pytest.approx(23.41, abs=0.005)
    assert found.ratio == pytest.approx(0.98, abs=0.005)
    assert found.status == "on_track"


def test_c2_a_person_belongs_to_the_period_of_first_occurrence(database_url):
    measure = {"type": "unique", "dataset": "people", "entity": "person", "counts": "people"}
    declared = framework({"people": PEOPLE}, [indicator(measure, disclosure="people")])
    store = store_with(database_url, declared, {"people": ATTENDANCES})
    to_date, first, second = (cell(store, "2019-09-30", name) for name in ("to H2", "H1", "H2"))
    assert (to_date.extras["participations"], to_date.value) == (10, 6)
    assert (first.extras["unique_within"], second.extras["unique_within"]) == (4, 5)
    assert (first.value, second.value) == (4, 2)


def test_c3_a_percentage_is_pooled(database_url):
    answers = dataset({"id": "text", "day": "date", "good": "yes_no"}, "id", date="day")
    measure = {"type": "percentage", "dataset": "answers", "numerator": {"good": True}}
    declared = framework({"answers": answers}, [indicator(measure)])
    lines = [
        f"{half}{number} {day} {'y' if number < good else 'n'}"
        for half, day, good, asked in [("a", "2018-12-01", 18, 20), ("b", "2019-06-01", 6, 12)]
        for number in range(asked)
    ]
    store = store_with(database_url, declared, {"answers": "id day good\n" + "\n".join(lines)})
    found = cell(store, "2019-09-30", "to H2")
    assert (found.numerator, found.denominator, found.value) == (24, 32, 75.0)
    halves = [cell(store, "2019-09-30", name).value for name in ("H1", "H2")]
    assert halves == [90.0, 50.0]


def test_c4_knowledge_gain_is_the_mean_of_complete_pairs(database_url):
    scores = dataset(
        {"id": "text", "day": "date", "pre": "number", "post": "number", "most": "integer"},
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
    pair = {"column": "gain", "before": "pre_percent", "after": "post_percent"}
    gain = indicator({"type": "average", "dataset": "scores", **pair})
    declared = framework({"scores": scores}, [gain, indicator(passed, code="I.2")])
    rows = """
        id day pre post most
        1 2018-11-01 8 15 20
        2 2018-11-01 10 18 20
        3 2018-11-01 12 - 20
        4 2018-11-01 45 80 100
        """
    store = store_with(database_url, declared, {"scores": rows})
    found = cell(store, "2019-03-31", "to H1")
    assert (found.value, found.n) == (pytest.approx(36.67, abs=0.005), 3)
    sides = {"before": 45.0, "after": pytest.approx(81.67, abs=0.005), "rows": 4.0}
    assert found.extras == sides
    found = cell(store, "2019-03-31", "to H1", "I.2")
    assert (found.numerator, found.denominator) == (3, 3)


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
REGIONS = {"SU": {"label": "Sughd"}, "KT": {"label": "Khatlon"}}


def reach(url, rows, adults):
    measure = {
        "type": "max_by_area",
        "dataset": "reach",
        "column": "people",
        "area": "region",
        "channel": "channel",
        "cap": {"dataset": "adults", "area": "area", "column": "adults"},
    }
    split = {"by": ["region"], "adds_up": False}
    declared = framework(
        {"reach": REACH, "adults": ADULTS},
        [indicator(measure, disaggregations=[split])],
        code_lists={"region": REGIONS},
    )
    population = "\n".join(["area adults", *(f"{area} {adults}" for area in REGIONS)])
    return store_with(url, declared, {"adults": population, "reach": rows})


def test_c5_reach_in_one_area_is_the_largest_channel(database_url):
    rows = """
        id region channel day people
        1 SU tv 2018-11-01 30000
        2 SU radio 2018-11-01 20000
        3 SU facebook 2018-11-01 10000
        """
    found = cell(reach(database_url, rows, 100_000), "2019-03-31", "to H1")
    assert (found.value, found.extras["upper"]) == (30_000, 60_000)
    assert found.extras["independent"] == pytest.approx(49_600)


def test_c5b_reach_over_areas_and_time(database_url):
    rows = """
        id region channel day people
        1 SU tv 2018-11-01 20000
        2 SU radio 2018-11-01 12000
        3 SU tv 2019-05-01 30000
        4 SU radio 2019-05-01 15000
        5 KT tv 2018-11-01 25000
        6 KT radio 2018-11-01 5000
        7 KT tv 2019-05-01 22000
        8 KT radio 2019-05-01 8000
        """
    store = reach(database_url, rows, 1_000_000)
    values = [cell(store, "2019-09-30", name).value for name in ("H1", "H2", "to H2")]
    assert values == [45_000, 52_000, 55_000]
    by_area = [cell(store, "2019-09-30", "to H2", region=area).value for area in REGIONS]
    assert by_area == [30_000, 25_000]


def test_c6_cascade(database_url):
    found = stages(sixty(database_url), "2020-03-31", "to H3")
    assert [item.value for item in found] == [60, 52, 48, 40, 36, 30] == list(COUNTS.values())
    of_first = [round(item.extras["of_first"], 1) for item in found]
    assert of_first == [100, 86.7, 80.0, 66.7, 60.0, 50.0]
    of_previous = [round(item.extras["of_previous"], 1) for item in found[1:]]
    assert of_previous == [86.7, 92.3, 83.3, 90.0, 83.3]
    assert [item.extras["drop"] for item in found[1:]] == [8, 4, 8, 4, 6]
    assert [item.n for item in found] == list(COUNTS.values())


REFERRALS = dataset(
    {"id": "text", "accepted": "date", "served": "date"},
    "id",
    date="accepted",
    derived={"wait": {"days_between": ["accepted", "served"]}},
)
WAITS = """
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


def waits(url, measure):
    declared = framework({"referrals": REFERRALS}, [indicator({**measure, "dataset": "referrals"})])
    return cell(store_with(url, declared, {"referrals": WAITS}), "2020-03-31", "to H3")


def test_c7_served_within_30_days_of_closed_windows(database_url):
    window = {"since": "accepted", "days": 30}
    within = {"type": "percentage", "numerator": {"wait": {"at_most": 30}}, "window": window}
    found = waits(database_url, within)
    assert (found.numerator, found.denominator, found.value) == (3, 5, 60.0)


def test_c8_the_median_is_over_completed_spells(database_url):
    spells = {"type": "median", "column": "wait", "date": "served", "begun": "accepted"}
    found = waits(database_url, spells)
    assert (found.value, found.n, found.extras["pending"]) == (15, 5, 3)


def test_c8b_down_is_measured_from_the_baseline():
    median = promised("median", (20, 18, 15, 12, 10), baseline=21, direction="down")
    found = progress(median, 13, date(2020, 3, 31))
    assert found.expected == 15
    assert found.ratio == pytest.approx(1.333, abs=0.0005)
    assert found.status == "on_track"


def test_c9_milestones_count_with_their_weight_once_done(database_url):
    items = [item.model_dump(by_alias=True) for item in PLAN]
    steps = dataset({"milestone": "text", "actual": "date"}, "milestone", date="actual")
    measure = {"type": "milestones", "dataset": "steps", "plan": "nap", "milestone": "milestone"}
    declared = framework(
        {"steps": steps},
        [indicator(measure, targets={"H1": 20, "H2": 45, "H3": 65, "H4": 85, "H5": 100})],
        plans={"nap": {"title": "Plan", "items": items}},
    )
    rows = """
        milestone actual
        M1 2018-11-28
        M2 2019-01-21
        M3 2019-02-07
        M4 2019-08-20
        M5 2019-10-10
        M6 2020-03-20
        M7 -
        """
    store = store_with(database_url, declared, {"steps": rows})
    found = cell(store, "2020-06-30", "to H4")
    assert (found.value, found.expected, found.status) == (65, 75, "at_risk")
    assert found.ratio == pytest.approx(0.8667, abs=0.00005)
    delays = [state.delay_days for state in compute_milestones(store, date(2020, 6, 30))]
    assert delays == [-2, 21, 7, 51, 10, 20, 30, None, None, None]
