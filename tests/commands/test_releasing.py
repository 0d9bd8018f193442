"""`release` and `values`: the cut-off, the formats, the audiences."""

from __future__ import annotations

import csv
import io
import json

import pytest

ROWS = """School,Day,District,Meals,Hot meal
Lake,2022-09-05,North,120,yes
Lake,2023-01-10,North,100,no
Hill,2023-04-03,South,80,yes
"""
PUPILS = """Pupil ID,Enrolled on,District,Sex
p1,2022-09-01,North,girl
p2,2022-09-01,South,boy
p1,2023-01-09,North,girl
"""
FIELDS = {
    "indicator",
    "period",
    "disaggregation",
    "value",
    "numerator",
    "denominator",
    "n",
    "state",
    "target",
    "expected",
    "ratio",
    "status",
}


@pytest.fixture
def loaded(run, tmp_path):
    for dataset, text in (("meal_day", ROWS), ("pupil_term", PUPILS)):
        path = tmp_path / f"{dataset}.csv"
        path.write_text(text)
        assert run("load", dataset, path).status == 0
    return run


def read(run, *arguments):
    return json.loads(run("values", "--format", "json", *arguments).out)


def find(rows, code, period, **split):
    return next(
        row
        for row in rows
        if (row["indicator"], row["period"], row["disaggregation"]) == (code, period, split)
    )


def test_every_cell_has_the_fields_and_a_key_of_its_own(loaded):
    rows = read(loaded)
    keys = [(r["indicator"], r["period"], tuple(r["disaggregation"].items())) for r in rows]
    assert len(keys) == len(set(keys))
    assert all(set(row) >= FIELDS for row in rows)


def test_values_as_of_a_day(loaded):
    rows = read(loaded, "--as-of", "2023-02-15")
    assert find(rows, "P1.a", "to winter")["value"] == 220
    assert find(rows, "P1.a", "to winter", district="north")["value"] == 220
    assert find(rows, "P1.b", "to winter")["value"] == 50
    assert find(rows, "P.a", "to winter")["value"] == 2
    assert find(rows, "P.a", "winter")["value"] == 0
    assert not [row for row in rows if row["period"] == "to spring"]


def test_the_cut_off_never_lies_beyond_the_project(loaded):
    assert loaded("release", "--as-of", "2030-01-01").out == "nothing changed as of 2023-06-30\n"


def test_a_chosen_day_stands_until_another_is_chosen(loaded):
    assert loaded("release", "--as-of", "2023-02-15").out == "released as of 2023-02-15\n"
    assert loaded("work", "--once").out == ""
    assert not [row for row in read(loaded) if row["period"] == "to spring"]
    assert loaded("release").out == "released as of 2023-06-30\n"
    assert find(read(loaded), "P1.a", "to spring")["value"] == 300


def test_the_setting_decides_on_the_cut_off(loaded, monkeypatch):
    monkeypatch.setenv("DASHBOARD_AS_OF", "2022-12-31")
    assert loaded("release").out == "released as of 2022-12-31\n"
    assert find(read(loaded), "P1.a", "to autumn")["value"] == 120


def test_csv_and_table_say_the_same(loaded):
    ran = loaded("values", "--format", "csv", "--indicator", "P1.a")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    (whole,) = [r for r in rows if r["period"] == "to spring" and not r["disaggregation"]]
    assert whole["value"] == "300"
    assert "district=north" in {r["disaggregation"] for r in rows}
    table = loaded("values", "--indicator", "P1.a").out
    assert "P1.a" in table
    assert "300" in table


def test_an_unknown_indicator_or_edition_is_a_sentence(loaded):
    assert loaded("values", "--indicator", "X").err == (
        'there is no indicator "X"; known are P.a, P1.a, P1.b\n'
    )
    assert "there is no edition 3" in loaded("values", "--edition", "3").err
