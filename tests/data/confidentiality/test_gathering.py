"""Sets of persons from records, on both databases: as large as the facts say, and nameless."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.data.confidentiality import protect_edition
from dashboard.data.confidentiality.gathering import gather_members
from dashboard.data.confidentiality.sets import persons
from dashboard.data.queries.records import Records
from dashboard.data.release.cascading import compute_cascades
from dashboard.data.release.computing import compute_values
from dashboard.data.store import Store
from dashboard.data.store.members import MemberStore
from dashboard.framework import Framework
from tests.data import worlds

KEY = b"a key of the tests"
REGION = {
    "S": {"label": "Sughd"},
    "D": {"label": "Dushanbe"},
    "XX": {"label": "Not stated", "unknown": True},
}
FORM = {"l": {"label": "Labour"}, "s": {"label": "Sexual"}}
KIND = {"gov": {"label": "State"}, "cso": {"label": "CSO"}}
DATASETS = {
    "case": worlds.dataset(
        {
            "case_id": "text",
            "identified": "date",
            "region": {"type": "code", "code_list": "region", "constant": True},
            "forms": {"type": "codes", "code_list": "form", "constant": True},
        },
        "case_id",
        date="identified",
        person="case_id",
        sensitive=True,
    ),
    "referral": worlds.dataset(
        {
            "id": "text",
            "case_id": "text",
            "on": "date",
            "start": "date",
            "quick": "yes_no",
            "kind": {"type": "code", "code_list": "kind"},
        },
        "id",
        date="on",
        person="case_id",
        sensitive=True,
        links={
            "case": {
                "dataset": "case",
                "on": "case_id",
                "columns": ["identified", "region", "forms"],
            }
        },
        derived={"wait": {"days_between": ["identified", "start"]}},
    ),
    "hotline": worlds.dataset(
        {"month": "month", "region": {"type": "code", "code_list": "region"}, "calls": "integer"},
        "month region",
        date="month",
        sensitive=True,
    ),
}
SERVED = {"type": "unique", "dataset": "referral", "entity": "case_id", "counts": "people"}
SERVED |= {"date": "start", "where": {"start": {"is": "present"}}}
INDICATORS = [
    worlds.indicator(
        SERVED,
        code="served",
        disclosure="sensitive",
        disaggregations=[
            "region",
            {"by": ["form"], "columns": {"form": "forms"}, "adds_up": False},
            {"by": ["kind"], "adds_up": False},
        ],
    ),
    worlds.indicator(
        {"type": "count", "dataset": "referral"}, code="referrals", disclosure="sensitive"
    ),
    worlds.indicator(
        {"type": "percentage", "dataset": "referral", "numerator": {"quick": True}},
        code="quick",
        disclosure="sensitive",
    ),
    worlds.indicator(
        {
            "type": "median",
            "dataset": "referral",
            "column": "wait",
            "entity": "case_id",
            "date": "start",
        },
        code="wait",
        disclosure="sensitive",
    ),
    worlds.indicator(
        {"type": "sum", "dataset": "hotline", "column": "calls"},
        code="calls",
        accumulation="per_period",
        disclosure="sensitive",
    ),
]
POLICY = {
    "k": 2,
    "margins": [
        {"indicator": "served", "by": "region", "groups": {"s": ["S"], "other": ["D", "XX"]}},
        {
            "indicator": "served",
            "by": "form",
            "groups": {"labour": ["l"], "sexual_or_both": ["s"]},
            "several": "sexual_or_both",
        },
        {
            "indicator": "served",
            "by": "kind",
            "groups": {"state": ["gov"], "cso_or_both": ["cso"]},
            "several": "cso_or_both",
        },
    ],
    "cascade": ["identified", "served"],
}
CASCADE = {
    "code": "way",
    "result": "OUT",
    "title": "Way",
    "definition": "Who comes how far",
    "unit": "persons",
    "dataset": "case",
    "entity": "case_id",
    "stages": [
        {"name": "identified", "label": "Identified", "date": "identified"},
        {"name": "served", "label": "Served", "date": "start", "dataset": "referral"},
    ],
    "disclosure": "sensitive",
}
CASES = """
case_id identified region forms
C1      2018-10-02 S      l
C2      2018-10-03 S      l+s
C3      2018-11-05 D      s
C4      2019-01-09 -      l
C5      2019-02-01 D      s
C6      2019-05-01 S      l
C7      2018-12-01 S      l
"""
REFERRALS = """
id case_id on         start      quick kind
R1 C1      2018-10-10 2018-10-12 y     gov
R2 C1      2018-10-20 2018-10-25 n     cso
R3 C2      2018-10-10 2018-10-13 y     gov
R4 C3      2018-11-10 2018-12-01 n     cso
R5 C4      2019-01-10 2019-01-15 y     gov
R6 C5      2019-02-10 -          -     gov
R7 C6      2019-05-10 2019-05-12 y     gov
"""
HOTLINE = """
month   region calls
2018-10 S      2
2018-11 D      3
2019-04 S      4
"""
PERIOD, LAST = "H1", date(2019, 3, 31)


@pytest.fixture
def declared() -> Framework:
    return worlds.framework(
        DATASETS,
        INDICATORS,
        code_lists={"region": REGION, "form": FORM, "kind": KIND},
        disclosure=POLICY,
        cascades=[CASCADE],
    )


@pytest.fixture
def store(database_url: str, declared: Framework) -> Store:
    tables = {"case": CASES, "referral": REFERRALS, "hotline": HOTLINE}
    return worlds.store_with(database_url, declared, tables)


@pytest.fixture
def members(store, declared):
    reader = MemberStore(store.engine, declared, Records(declared))
    return gather_members(declared, reader, PERIOD, LAST, KEY)


def sizes(members, code):
    return {
        (name, *(c for _, c in split)): (len(b.members), persons(b.members))
        for (found, name, split), b in members.items()
        if found == code
    }


def test_persons_are_their_own_units(members):
    found = sizes(members, "served")
    assert found["to H1",] == found["H1",] == (4, 4)


def test_every_code_of_a_person_speaks(members):
    found = {key[1:]: size for key, size in sizes(members, "served").items() if key[1:]}
    assert found == {
        ("S",): (2, 2),
        ("D",): (1, 1),
        ("XX",): (1, 1),
        ("l",): (3, 3),
        ("s",): (2, 2),
        ("gov",): (3, 3),
        ("cso",): (2, 2),
    }


def test_events_know_their_persons(members):
    assert sizes(members, "referrals")["to H1",] == (6, 5)


def test_a_share_has_its_part(members):
    behind = members["quick", "to H1", ()]
    assert (len(behind.members), len(behind.met or ())) == (6, 3)


def test_a_median_leaves_out_who_still_waits(members):
    assert sizes(members, "wait")["to H1",] == (4, 4)


def test_every_contact_is_a_person_of_its_own(members):
    assert sizes(members, "calls")["H1",] == (5, 5)


def test_stages_of_a_cascade(members):
    assert sizes(members, "way") == {("to H1", "identified"): (6, 6), ("to H1", "served"): (4, 4)}


def test_one_person_has_one_name_in_every_figure(members):
    served = members["served", "to H1", ()].members
    assert served == members["way", "to H1", (("stage", "served"),)].members
    assert served == members["wait", "to H1", ()].members
    referred = {member.person for member in members["referrals", "to H1", ()].members}
    assert {member.person for member in served} < referred


def test_no_name_leaves_the_store(members):
    for behind in members.values():
        for member in behind.members:
            assert len(member.person) == 64
            assert len(member.unit) in {0, 64}


def test_another_key_gives_other_names(store, declared, members):
    reader = MemberStore(store.engine, declared, Records(declared))
    other = gather_members(declared, reader, PERIOD, LAST, b"another key")
    key = ("served", "to H1", ())
    assert not other[key].members & members[key].members
    assert len(other[key].members) == len(members[key].members)


def test_sets_agree_with_the_values_of_a_release(store, declared, members):
    values = {**compute_values(store, LAST), **compute_cascades(store, LAST)}
    found = protect_edition(declared, values, members, (), PERIOD, is_final=True)
    assert not [item for item in found.explanations if item.reason == "members_unknown"]
    shown = {
        (code, window.name, *(c for _, c in split)): value.value
        for code, cells in found.values.items()
        for (window, split), value in cells.items()
        if value.state == "shown"
    }
    assert shown == {
        ("served", "to H1"): 4,
        ("served", "to H1", "s"): 2,
        ("served", "to H1", "other"): 2,
        ("served", "to H1", "labour"): 2,
        ("served", "to H1", "sexual_or_both"): 2,
        ("served", "to H1", "state"): 2,
        ("served", "to H1", "cso_or_both"): 2,
        ("way", "to H1", "identified"): 6,
        ("referrals", "to H1"): 6,
        ("wait", "to H1"): 10,
        ("calls", "H1"): 5,
        ("calls", "to H1"): 5,
    }
