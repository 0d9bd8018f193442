"""C6: how many persons go from one stage to the next, and who is told."""

from __future__ import annotations

from datetime import date

from dashboard.data.release import compute_release
from dashboard.data.store import Store
from tests.data.worlds import dataset, framework, indicator, release, store_with

CASES = dataset(
    {"case": "text", "found": "date", "consented": "date", "closed": "date", "counts": "yes_no"},
    "case",
    date="found",
    sensitive=True,
    person="case",
)
REFERRALS = dataset(
    {
        "id": "text",
        "person": "text",
        "referred": "date",
        "answered": "date",
        "answer": "text",
        "served": "date",
    },
    "id",
    date="referred",
    sensitive=True,
    person="person",
)
CASCADE = {
    "code": "OUT.cascade",
    "result": "OUT",
    "title": "From identification to closure",
    "definition": "Persons by the period of identification",
    "unit": "persons",
    "dataset": "cases",
    "entity": "case",
    "where": {"counts": True},
    "disclosure": "sensitive",
    "stages": [
        {"name": "identified", "label": "Identified", "date": "found"},
        {"name": "consented", "label": "Consented", "date": "consented"},
        *(
            {"label": name, "dataset": "referrals", "entity": "person", **stage, "name": name}
            for name, stage in {
                "referred": {"date": "referred"},
                "accepted": {"date": "answered", "where": {"answer": "accepted"}},
                "served": {"date": "served"},
            }.items()
        ),
        {"name": "closed", "label": "Closed", "date": "closed"},
    ],
}
STAGES = [stage["name"] for stage in CASCADE["stages"]]
COUNTS = dict(zip(STAGES, (60, 52, 48, 40, 36, 30), strict=True))


def cascade_world(url: str, cases: list[str], referrals: list[str]) -> Store:
    count = indicator({"type": "count", "dataset": "cases"}, disclosure="sensitive")
    declared = framework({"cases": CASES, "referrals": REFERRALS}, [count], cascades=[CASCADE])
    return store_with(
        url,
        declared,
        {
            "cases": "\n".join(["case found consented closed counts", *cases]),
            "referrals": "\n".join(["id person referred answered answer served", *referrals]),
        },
    )


def sixty(url: str) -> Store:
    """The first of sixty persons come furthest; half of each stage's are found in H1."""

    def day(number: int, stage: str, month: str) -> str:
        return f"{month}-01" if number < COUNTS[stage] else "-"

    cases, referrals = [], []
    for number in range(60):
        year = "2018" if number % 2 else "2019"
        consented, closed = (day(number, stage, f"{year}-12") for stage in ("consented", "closed"))
        cases.append(f"C{number} {year}-11-01 {consented} {closed} y")
        if number < COUNTS["referred"]:
            answer = "accepted" if number < COUNTS["accepted"] else "refused"
            served = day(number, "served", f"{year}-12")
            referrals.append(f"R{number} C{number} {year}-12-01 {year}-12-01 {answer} {served}")
    return cascade_world(url, cases, referrals)


def stages(store: Store, cut_off: str, window: str):
    found = release(store, cut_off).breakdown("OUT.cascade", window, ("stage",))
    assert [dict(cell.split)["stage"] for cell in found] == STAGES
    return found


def test_the_first_stage_decides_the_period(database_url):
    store = sixty(database_url)
    assert [cell.value for cell in stages(store, "2020-03-31", "H1")] == [30, 26, 24, 20, 18, 15]
    assert [cell.value for cell in stages(store, "2020-03-31", "H2")] == [0] * 6
    assert [cell.value for cell in stages(store, "2020-03-31", "to H2")] == [
        *(30, 26, 24, 20, 18, 15)
    ]


def test_a_share_of_nobody_is_left_out(database_url):
    first, second, *_ = stages(sixty(database_url), "2020-03-31", "H2")
    assert (first.extras, second.extras) == ({}, {"drop": 0})


def test_a_cohort_is_followed_to_the_cut_off_and_no_further(database_url):
    store = cascade_world(
        database_url,
        ["C1 2019-03-20 2019-03-21 - y"],
        ["R1 C1 2019-03-25 2019-04-02 accepted 2019-05-01"],
    )
    assert [cell.value for cell in stages(store, "2019-04-15", "H1")] == [1, 1, 1, 1, 0, 0]
    assert [cell.value for cell in stages(store, "2019-05-01", "H1")] == [1, 1, 1, 1, 1, 0]


def test_who_missed_a_stage_counts_at_no_later_one(database_url):
    """C1 never consented, C2 was refused once and accepted later, C3 is not a case that counts."""
    store = cascade_world(
        database_url,
        [
            "C1 2018-11-01 - 2019-02-01 y",
            "C2 2018-11-01 2018-11-02 - y",
            "C3 2018-11-01 2018-11-02 2019-02-01 n",
        ],
        [
            "R1 C1 2018-11-05 2018-11-06 accepted 2018-11-20",
            "R2 C2 2018-11-05 2018-11-06 refused -",
            "R3 C2 2018-12-05 2018-12-06 accepted 2018-12-20",
            "R4 C3 2018-11-05 2018-11-06 accepted 2018-11-20",
        ],
    )
    assert [cell.value for cell in stages(store, "2019-03-31", "H1")] == [2, 1, 1, 1, 1, 0]


def test_nothing_loaded_is_missing_not_zero(database_url):
    count = indicator({"type": "count", "dataset": "cases"}, disclosure="sensitive")
    declared = framework({"cases": CASES, "referrals": REFERRALS}, [count], cascades=[CASCADE])
    found = stages(store_with(database_url, declared, {}), "2019-03-31", "H1")
    assert {(cell.state, cell.value) for cell in found} == {("missing", None)}


def test_the_public_sees_no_stage(database_url):
    public = compute_release(sixty(database_url), date(2020, 3, 31), "public")
    found = public.breakdown("OUT.cascade", "to H3", ("stage",))
    assert len(found) == len(STAGES)
    assert {(cell.state, cell.value, cell.n, len(cell.extras), cell.status) for cell in found} == {
        ("suppressed", None, None, 0, "not_published")
    }


def test_a_cascade_is_no_indicator(database_url):
    released = release(sixty(database_url), "2020-03-31")
    assert released.headline("OUT.cascade") is None
    assert [item.code for item in released.framework.indicators] == ["I.1"]
    assert released.framework.cascade("OUT.cascade") is not None
