"""`load`, `loads`, `revert`: what is printed, what is stored, how faults end."""

from __future__ import annotations

import json

MEALS = "School,Day,District,Meals,Hot meal\n"
GOOD = MEALS + "Lake,2022-09-05,North,120,yes\nHill,2022-09-05,S,80,no\n"


def write(folder, name, text):
    path = folder / name
    path.write_text(text)
    return path


def values(run, *arguments):
    ran = run("values", "--format", "json", *arguments)
    assert ran.status == 0, ran.err
    return json.loads(ran.out)


def meals(run):
    rows = values(run, "--indicator", "P1.a")
    return next(
        row["value"] for row in rows if row["basis"] == "to_date" and not row["disaggregation"]
    )


def test_a_load_prints_its_counts_and_changes_the_figures(run, tmp_path):
    ran = run("load", "meal_day", write(tmp_path, "kitchen.csv", GOOD))
    assert ran.status == 0
    assert ran.out == (
        "load 1: meal_day from kitchen.csv: read 2, accepted 2, replaced 0, rejected 0\n"
    )
    assert meals(run) == 200


def test_the_same_file_twice_changes_nothing(run, tmp_path):
    path = write(tmp_path, "kitchen.csv", GOOD)
    run("load", "meal_day", path)
    again = run("load", "meal_day", path)
    assert (again.status, again.out) == (
        0,
        "kitchen.csv was loaded before, as load 1; nothing changed\n",
    )
    assert len(run("loads").out.splitlines()) == 1
    assert meals(run) == 200


def test_a_corrected_file_replaces_by_key_and_can_be_taken_back(run, tmp_path):
    run("load", "meal_day", write(tmp_path, "kitchen.csv", GOOD))
    better = write(tmp_path, "better.csv", MEALS + "Lake,2022-09-05,North,150,yes\n")
    assert "accepted 1, replaced 1" in run("load", "meal_day", better).out
    assert meals(run) == 230
    assert run("revert", 2).status == 0
    assert meals(run) == 200


def test_a_rehearsal_stores_nothing(run, tmp_path):
    ran = run("load", "meal_day", write(tmp_path, "kitchen.csv", GOOD), "--dry-run")
    assert ran.out.startswith("rehearsed, nothing stored: meal_day from kitchen.csv: read 2")
    assert run("loads").out == ""


def test_a_reject_stands_on_its_own_line_with_its_place(run, tmp_path):
    text = GOOD + "Lake,2022-09-06,North,minus,yes\n"
    ran = run("load", "meal_day", write(tmp_path, "kitchen.csv", text))
    assert ran.status == 0
    assert "read 3, accepted 2, replaced 0, rejected 1" in ran.out
    (line,) = [line for line in ran.out.splitlines() if line.startswith("error: ")]
    assert line.startswith("error: kitchen.csv, line 4: column \"Meals\": found 'minus': ")
    assert meals(run) == 200


def refused(run, *arguments):
    ran = run("load", *arguments)
    assert ran.status == 1
    assert ran.out == ""
    assert "Traceback" not in ran.err
    assert run("loads").out == ""
    return ran.err


def test_what_cannot_be_loaded_is_refused_in_a_sentence(run, tmp_path):
    good = write(tmp_path, "kitchen.csv", GOOD)
    assert refused(run, "meals_day", good) == (
        'there is no dataset "meals_day"; did you mean "meal_day"?\n'
    )
    assert "nowhere.csv" in refused(run, "meal_day", tmp_path / "nowhere.csv")
    assert "empty.csv" in refused(run, "meal_day", write(tmp_path, "empty.csv", ""))
    missing = write(tmp_path, "missing.csv", "School,Day,District\nLake,2022-09-05,North\n")
    assert "Meals" in refused(run, "meal_day", missing)
    unreadable = tmp_path / "book.xlsx"
    unreadable.write_bytes(b"PK\x03\x04 not a workbook")
    assert "book.xlsx" in refused(run, "meal_day", unreadable)


def test_a_file_of_rejects_alone_is_not_stored(run, tmp_path):
    path = write(tmp_path, "bad.csv", MEALS + "Lake,2022-09-05,North,minus,yes\n")
    error = refused(run, "meal_day", path)
    assert error.startswith("bad.csv: none of the 1 rows could be accepted, so nothing was stored")


def test_an_unknown_load_cannot_be_reverted(run):
    ran = run("revert", 7)
    assert (ran.status, ran.err) == (1, "there is no load 7; `dashboard loads` lists them\n")
