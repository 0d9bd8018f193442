"""`backup`, `restore` and `erase`: what they print, ask and refuse."""

from __future__ import annotations

import pytest

PUPILS = "Pupil ID,Enrolled on,District,Sex\nPQ17,2022-09-05,North,f\nPQ18,2022-09-06,South,m\n"
MEALS = "School,Day,District,Meals,Hot meal\nLake,2022-09-05,North,120,yes\n"


@pytest.fixture(autouse=True)
def own_key(monkeypatch, tmp_path):
    monkeypatch.setenv("DASHBOARD_LEDGER_KEY", str(tmp_path / "ledger.key"))


def write(folder, name, text):
    path = folder / name
    path.write_text(text)
    return path


def printed(run):
    return run("values", "--format", "csv").out


def test_a_backup_brings_the_same_values_back(run, tmp_path):
    run("load", "meal_day", write(tmp_path, "meals.csv", MEALS))
    before = printed(run)
    ran = run("backup", tmp_path / "state.zip")
    assert ran.status == 0, ran.err
    assert "The ledger key is not inside" in ran.out
    run("load", "meal_day", write(tmp_path, "more.csv", MEALS.replace("120", "99")))
    assert printed(run) != before
    refused = run("restore", tmp_path / "state.zip")
    assert (refused.status, refused.out) == (1, "")
    assert "not empty" in refused.err
    asked = run("restore", tmp_path / "state.zip", "--replace", stdin="n\n")
    assert asked.status == 130
    assert printed(run) != before
    ran = run("restore", tmp_path / "state.zip", "--replace", stdin="y\n")
    assert ran.status == 0, ran.err
    assert printed(run) == before


def test_a_backup_that_is_none_is_refused_before_any_question(run, tmp_path):
    ran = run("restore", write(tmp_path, "state.zip", "nothing"), "--replace")
    assert (ran.status, ran.out) == (1, "")
    assert "is damaged" in ran.err


def test_an_erasure_asks_first_and_prints_no_id(run, tmp_path):
    path = write(tmp_path, "pupils.csv", PUPILS)
    assert run("load", "pupil_term", path).status == 0
    before = printed(run)
    asked = run("erase", "pupil_term", "PQ17", "--reason", "asked on paper", stdin="n\n")
    assert asked.status == 130
    ran = run("erase", "pupil_term", "-", "--reason", "asked on paper", "--yes", stdin="PQ17\n")
    assert ran.status == 0, ran.err
    assert "erased, in rows of every version: pupil_term 1\n" in ran.out
    assert "PQ17" not in ran.out + ran.err
    assert run("revert", 1).status == 0
    again = run("load", "pupil_term", path)
    assert "read 2, accepted 1, replaced 0, rejected 1" in again.out
    assert "names a person whose records were erased on request" in again.out
    assert printed(run) != before


def test_an_erasure_of_nobody_is_refused(run, tmp_path):
    run("load", "pupil_term", write(tmp_path, "pupils.csv", PUPILS))
    ran = run("erase", "pupil_term", "PQ99", "--reason", "asked", "--yes")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "pupil_term holds no record under this id; check the id\n"
