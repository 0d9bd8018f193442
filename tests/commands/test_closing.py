"""`close`: one sentence when it is done, one when it cannot be, and nothing stored then."""

from __future__ import annotations

import pytest

MEALS = """School,Day,District,Meals,Hot meal
Lake,2022-09-05,North,120,yes
Hill,2022-10-03,South,80,yes
"""
CORRECTED = """School,Day,District,Meals,Hot meal
Hill,2022-10-03,South,60,yes
"""


@pytest.fixture
def loaded(run, tmp_path):
    path = tmp_path / "meals.csv"
    path.write_text(MEALS)
    assert run("load", "meal_day", path).status == 0
    return run


def test_a_period_is_closed_once(loaded):
    done = loaded("close", "autumn")
    assert done.status == 0
    assert done.out.startswith("autumn closed on ")
    assert done.out.endswith("what is learnt later appears beside it as a restatement\n")
    again = loaded("close", "autumn")
    assert (again.status, again.out) == (1, "")
    assert again.err.startswith("autumn was closed on ")


def test_what_cannot_be_closed_is_a_sentence(loaded, monkeypatch):
    unknown = loaded("close", "H9")
    assert (unknown.status, unknown.out) == (1, "")
    assert unknown.err == 'there is no period "H9"; declared are autumn, winter, spring\n'
    assert loaded("close", "winter").err == (
        "autumn is not closed yet and periods close in order; "
        "close it first with `dashboard close autumn`\n"
    )
    monkeypatch.setenv("DASHBOARD_AS_OF", "2022-10-31")
    early = loaded("close", "autumn")
    assert early.status == 1
    assert early.err.endswith(
        "and the records count up to 2022-10-31; close it once it has ended\n"
    )
    assert early.err.count("\n") == 1


def test_a_correction_after_the_closing_leaves_values_as_known(loaded, tmp_path):
    assert loaded("close", "autumn").status == 0
    path = tmp_path / "later.csv"
    path.write_text(CORRECTED)
    assert loaded("load", "meal_day", path).status == 0
    table = loaded("values", "--indicator", "P1.a", "--format", "csv").out
    assert "P1.a,to autumn,to_date,,180," in table
