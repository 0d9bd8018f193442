"""What stands beside a value: the figures of domain C.3 with those inputs and those outputs."""

from __future__ import annotations

from datetime import date

from dashboard.data.release import compute_release
from tests.data.worlds import cell, dataset, framework, indicator, store_with

PEOPLE = dataset({"session": "text", "person": "text", "day": "date"}, "session person", date="day")
UNIQUE = {"type": "unique", "dataset": "people", "entity": "person", "counts": "people"}
C2 = """
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


def test_people_within_a_flow_are_those_of_the_period_alone(database_url):
    declared = framework(
        {"people": PEOPLE}, [indicator(UNIQUE, disclosure="people", accumulation="per_period")]
    )
    store = store_with(database_url, declared, {"people": C2})
    found = cell(store, "2019-09-30", "to H2")
    assert (found.value, found.extras["unique_within"]) == (2, 5)


def test_a_person_twice_on_one_day_is_one_person_within_it(database_url):
    declared = framework({"people": PEOPLE}, [indicator(UNIQUE, disclosure="people")])
    rows = "session person day\nS1 P1 2018-11-01\nS2 P1 2018-11-01\nS3 - 2018-11-01"
    store = store_with(database_url, declared, {"people": rows})
    extras = cell(store, "2019-03-31", "H1").extras
    assert (extras["unique_within"], extras["participations"]) == (1, 2)


REFERRALS = dataset(
    {"id": "text", "accepted": "date", "served": "date"},
    "id",
    date="accepted",
    derived={"wait": {"days_between": ["accepted", "served"]}},
)
WAITS = {
    "type": "median",
    "dataset": "referrals",
    "column": "wait",
    "date": "served",
    "begun": "accepted",
}
C8 = """
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


def test_spells_are_pending_at_the_end_of_their_window(database_url):
    """On 31 December R1 and R2 were served; R3 and R4 were still waiting."""
    declared = framework({"referrals": REFERRALS}, [indicator(WAITS)])
    store = store_with(database_url, declared, {"referrals": C8})
    assert cell(store, "2019-12-31", "to H3").extras["pending"] == 2
    late = store_with(
        database_url, declared, {"referrals": "id accepted served\nR9 2020-03-30 2020-04-02"}
    )
    assert cell(late, "2020-04-30", "to H3").extras["pending"] == 4
    assert cell(late, "2020-04-30", "to H4").extras["pending"] == 3
    assert "pending" not in cell(store, "2020-03-31", "2019-12").extras


def test_nobody_served_leaves_the_waiting_beside_a_median_that_is_not_defined(database_url):
    declared = framework({"referrals": REFERRALS}, [indicator(WAITS)])
    rows = "id accepted served\nR1 2019-11-04 -"
    store = store_with(database_url, declared, {"referrals": rows})
    found = cell(store, "2020-03-31", "to H3")
    assert (found.state, found.extras["pending"]) == ("not_defined", 1)


def test_a_spell_that_runs_backwards_is_not_pending(database_url):
    declared = framework({"referrals": REFERRALS}, [indicator(WAITS)])
    rows = "id accepted served\nR1 2019-11-10 2019-11-04"
    store = store_with(database_url, declared, {"referrals": rows})
    found = cell(store, "2020-03-31", "to H3")
    assert (found.state, found.extras["pending"]) == ("not_defined", 0)


def test_spells_may_begin_in_another_dataset(database_url):
    """C1 is served twice, C2 has a referral and no service, C3 has neither, C4 does not count."""
    cases = dataset({"case": "text", "found": "date", "counts": "yes_no"}, "case", date="found")
    services = dataset(
        {"id": "text", "case": "text", "served": "date"},
        "id",
        date="served",
        links={"case": {"dataset": "cases", "on": "case", "columns": ["found", "counts"]}},
        derived={"wait": {"days_between": ["found", "served"]}},
    )
    measure = {
        "type": "median",
        "dataset": "services",
        "column": "wait",
        "entity": "case",
        "where": {"counts": True},
        "begun": {"dataset": "cases", "date": "found", "entity": "case"},
    }
    declared = framework({"cases": cases, "services": services}, [indicator(measure)])
    store = store_with(
        database_url,
        declared,
        {
            "cases": """
            case found counts
            C1 2018-11-01 y
            C2 2018-11-02 y
            C3 2018-11-03 y
            C4 2018-11-04 n
            C5 2019-04-02 y
            """,
            "services": "id case served\n1 C1 2018-11-05\n2 C1 2018-12-01\n3 C2 -",
        },
    )
    assert cell(store, "2019-04-30", "H1").extras["pending"] == 2
    assert cell(store, "2019-04-30", "to H2").extras["pending"] == 3
    assert cell(store, "2019-04-30", "to H2").value == 4


ANSWERS = dataset(
    {
        "id": "text",
        "wave": "text",
        "day": "date",
        "knows": "yes_no",
        "sex": {"type": "code", "code_list": "sex"},
    },
    "id",
    date="day",
)
SURVEY = {"type": "latest", "dataset": "answers", "wave": "wave", "numerator": {"knows": True}}
BASELINE = {"value": 22.0, "year": 2018, "numerator": 88, "denominator": 400}


def survey(database_url, baseline, yes: int, asked: int):
    declared = framework(
        {"answers": ANSWERS},
        [
            indicator(
                SURVEY,
                accumulation="level",
                baseline=baseline,
                targets={"H3": 35},
                disaggregations=["sex"],
            )
        ],
    )
    rows = [f"A{n} mid 2020-01-15 {'y' if n < yes else 'n'} f" for n in range(asked)]
    return store_with(
        database_url, declared, {"answers": "\n".join(["id wave day knows sex", *rows])}
    )


def test_the_baseline_of_the_whole_is_not_held_against_a_part(database_url):
    store = survey(database_url, BASELINE, 20, 40)
    assert "change" in cell(store, "2020-03-31", "to H3").extras
    assert "change" not in cell(store, "2020-03-31", "to H3", sex="f").extras


def test_a_baseline_without_a_fraction_has_no_interval(database_url):
    store = survey(database_url, {"value": 22.0, "year": 2018}, 20, 40)
    assert cell(store, "2020-03-31", "to H3").extras == {}


FORMS = {
    "labour": {"label": "Forced labour"},
    "sexual": {"label": "Sexual"},
    "other": {"label": "Other"},
    "unknown": {"label": "Not stated", "unknown": True},
}
FOUND = dataset(
    {
        "person": "text",
        "day": "date",
        "form": {"type": "codes", "code_list": "form"},
        "sex": {"type": "code", "code_list": "sex"},
    },
    "person",
    date="day",
)
C14 = """
person day form sex
P1 2018-11-01 labour f
P2 2018-11-01 labour+sexual f
P3 2018-11-01 sexual f
P4 2018-11-01 other m
P5 2018-11-01 - m
"""
BY_FORM = {"by": ["form"], "adds_up": False}


def test_shares_and_their_base_are_those_of_the_window(database_url):
    declared = framework(
        {"found": FOUND},
        [indicator({"type": "count", "dataset": "found"}, disaggregations=[BY_FORM])],
        code_lists={"form": FORMS},
    )
    store = store_with(database_url, declared, {"found": C14 + "P6 2019-05-01 labour f\n"})
    assert cell(store, "2019-09-30", "H2", form="labour").extras["share"] == 100
    assert cell(store, "2019-09-30", "to H2", form="labour").extras["share"] == 60
    assert cell(store, "2019-09-30", "H2", form="sexual").extras["share"] == 0


def test_no_share_of_nobody(database_url):
    declared = framework(
        {"found": FOUND},
        [indicator({"type": "count", "dataset": "found"}, disaggregations=[BY_FORM])],
        code_lists={"form": FORMS},
    )
    store = store_with(database_url, declared, {"found": "person day form\nP1 2018-11-01 -"})
    assert "share" not in cell(store, "2019-03-31", "to H1", form="labour").extras


def test_what_is_suppressed_has_nothing_beside_it(database_url):
    declared = framework(
        {"found": FOUND, "people": PEOPLE},
        [
            indicator(
                {"type": "unique", "dataset": "found", "entity": "person", "counts": "people"},
                disclosure="sensitive",
                disaggregations=[BY_FORM],
            ),
            indicator(UNIQUE, code="I.2", disclosure="people"),
        ],
        code_lists={"form": FORMS},
    )
    store = store_with(database_url, declared, {"found": C14, "people": C2})
    shown = compute_release(store, date(2019, 9, 30), "internal").cells
    public = compute_release(store, date(2019, 9, 30), "public").cells
    assert sum(bool(found.extras) for found in shown) > 4
    assert {(found.state, len(found.extras)) for found in public} == {("suppressed", 0)}


SCORES = dataset(
    {
        "id": "text",
        "day": "date",
        "pre": "number",
        "post": "number",
        "sex": {"type": "code", "code_list": "sex"},
    },
    "id",
    date="day",
    derived={"gain": {"difference": ["post", "pre"]}},
)
GAIN = {"type": "average", "dataset": "scores", "column": "gain", "before": "pre", "after": "post"}


def gains(database_url, rows):
    declared = framework(
        {"scores": SCORES},
        [indicator(GAIN, disclosure="people", disaggregations=["sex"])],
    )
    return store_with(database_url, declared, {"scores": f"id day pre post sex\n{rows}"})


def test_before_and_after_are_of_the_pairs_alone(database_url):
    rows = "1 2018-11-01 40 80 f\n2 2018-11-01 20 60 m\n3 2018-11-01 90 - f\n4 2019-05-01 - 99 f"
    store = gains(database_url, rows)
    found = cell(store, "2019-09-30", "to H2")
    assert (found.value, found.n) == (40, 2)
    assert found.extras == {"before": 30, "after": 70, "rows": 4}
    assert cell(store, "2019-09-30", "H1").extras == {"before": 30, "after": 70, "rows": 3}
    women = cell(store, "2019-09-30", "to H2", sex="f")
    assert (women.n, women.extras) == (1, {"before": 40, "after": 80})


def test_records_without_a_pair_have_no_means(database_url):
    found = cell(gains(database_url, "1 2018-11-01 40 - f"), "2019-03-31", "H1")
    assert (found.state, found.extras) == ("not_defined", {"rows": 1})
