"""`publish`, `editions`, `withdraw` and `values` of what is public."""

from __future__ import annotations

import json

import pytest

from tests.commands.test_releasing import PUPILS, ROWS


@pytest.fixture
def loaded(run, tmp_path):
    for dataset, text in (("meal_day", ROWS), ("pupil_term", PUPILS)):
        path = tmp_path / f"{dataset}.csv"
        path.write_text(text)
        assert run("load", dataset, path).status == 0
    return run


def lines(ran) -> list[str]:
    assert ran.status == 0, ran.err
    return ran.out.splitlines()


def test_publish_says_number_hash_and_what_is_held_back(loaded):
    said = lines(loaded("publish", "autumn"))
    assert said[0].startswith("edition 1, autumn, as of 2022-12-31, published on ")
    assert len(said[1].removeprefix("sha256 ")) == 64
    assert "cells shown, 0 of them older figures; " in said[2]
    assert [line for line in loaded("values", "--edition", 1).out.splitlines() if "P1.a" in line]
    (listed,) = lines(loaded("editions"))
    assert said[1].removeprefix("sha256 ")[:12] in listed
    assert "autumn" in listed


def test_what_is_held_back_is_said_with_its_reason(loaded, tmp_path):
    text = "Pupil ID,Enrolled on,District,Sex\np3,2022-09-02,North,boy\n"
    path = tmp_path / "more.csv"
    path.write_text(text)
    loaded("load", "pupil_term", path)
    said = lines(loaded("publish", "--bulletin", "--as-of", "2022-12-31"))
    assert said[0].startswith("bulletin 1, as of 2022-12-31")
    assert any(line.startswith("  P.a to autumn: withheld. A bulletin holds only") for line in said)


def test_a_period_is_published_again_with_a_reason_only(loaded):
    lines(loaded("publish", "autumn"))
    ran = loaded("publish", "autumn")
    assert ran.status == 1
    assert ran.err.startswith("autumn was published as edition 1 on ")
    lines(loaded("publish", "autumn", "--reason", "late files"))
    assert "again: late files" in lines(loaded("editions"))[1]


def test_the_public_audience_reads_the_newest_edition(loaded):
    ran = loaded("values", "--audience", "public")
    assert (ran.status, ran.err) == (
        1,
        "no edition is public; publish one with `dashboard publish PERIOD`\n",
    )
    lines(loaded("publish", "autumn"))
    lines(loaded("publish", "winter"))
    rows = json.loads(loaded("values", "--audience", "public", "--format", "json").out)
    assert {row["period"] for row in rows} >= {"to autumn", "to winter"}
    assert "to spring" not in {row["period"] for row in rows}
    first = json.loads(loaded("values", "--edition", 1, "--format", "json").out)
    assert "to winter" not in {row["period"] for row in first}


def test_a_withdrawn_edition_is_no_longer_read(loaded):
    lines(loaded("publish", "autumn"))
    (said,) = lines(loaded("withdraw", 1, "--reason", "wrong files"))
    assert said.startswith("edition 1 withdrawn on ")
    ran = loaded("values", "--edition", 1)
    assert ran.status == 1
    assert ran.err.startswith("edition 1 was withdrawn on ")
    assert ran.err.endswith(": wrong files\n")
    assert loaded("withdraw", 1, "--reason", "wrong files").status == 1
    assert lines(loaded("editions"))[0].endswith(": wrong files")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("publish",), "name a period to publish its edition, or say --bulletin"),
        (("publish", "autumn", "--bulletin"), "name a period to publish its edition"),
        (("publish", "autumn", "--as-of", "2022-12-31"), "an edition speaks of the last day"),
        (("publish", "--bulletin", "--reason", "x"), "a bulletin needs no reason"),
        (("publish", "winter"), "autumn is not closed yet and periods close in order"),
        (("publish", "summer"), 'there is no period "summer"'),
        (("values", "--audience", "public", "--as-of", "2022-12-31"), "what was published stands"),
        (("values", "--edition", "1", "--as-of", "2022-12-31"), "what was published stands as it"),
        (("withdraw", "4", "--reason", "x"), "publication 4 is not there"),
    ],
)
def test_what_cannot_be_is_a_sentence(loaded, arguments, sentence):
    ran = loaded(*arguments)
    assert ran.status == 1
    assert ran.err.startswith(sentence)
    assert loaded("editions").out == ""
