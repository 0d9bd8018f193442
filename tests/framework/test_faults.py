"""Each fault in the declaration is said with file, line and remedy, and all of them at once."""

from typing import Any

import pytest
import yaml

from dashboard.errors import FrameworkError
from dashboard.framework.reading import framework_from_text, read_framework
from tests.framework.files import PROJECT, SCHOOL_MEALS, SEEDED_FAULTS

MEALS = SCHOOL_MEALS.read_text(encoding="utf-8")
TRAFFICKING = PROJECT.read_text(encoding="utf-8")

SEEDED = yaml.safe_load(SEEDED_FAULTS.read_text(encoding="utf-8"))
SOWN = [
    pytest.param(text, seeded, id=seeded["by"].strip()[:40])
    for text, rows in ((MEALS, SEEDED["school_meals"]), (TRAFFICKING, SEEDED["project"]))
    for seeded in rows
]


def faults_of(text: str) -> list[str]:
    with pytest.raises(FrameworkError) as refused:
        framework_from_text(text, "f.yaml")
    return refused.value.faults


def line_of(text: str, needle: str, nth: int = 1) -> int:
    """The line of the needle's nth occurrence."""
    position = -1
    for _ in range(nth):
        position = text.index(needle, position + 1)
    leading = len(needle) - len(needle.lstrip("\n"))
    return text[: position + leading].count("\n") + 1


@pytest.mark.parametrize(("text", "seeded"), SOWN)
def test_seeded_fault_is_said(text: str, seeded: dict[str, Any]):
    assert seeded["replace"] in text
    broken = text.replace(seeded["replace"], seeded["by"], 1)
    line = line_of(text, seeded["replace"])
    if "at" in seeded:
        line = line_of(broken, seeded["at"], seeded.get("nth", 1))
    assert f"f.yaml:{line}: {seeded['says']}" in faults_of(broken)


def test_all_faults_are_said_at_once_and_in_file_order():
    broken = (
        MEALS.replace("start: 2022-09-01", "start: soon")
        .replace("level: purpose", "level: purpos")
        .replace("code_list: sex,", "code_list: sexes,")
        .replace("type: sum,", "type: sum, colour: red,")
        .replace("column: meals}", "column: meal}")
        .replace("disclosure: people", "disclosure: secret")
        .replace("    unknown: {label: Not stated, unknown: true}", "    boy: {label: Not stated}")
    )
    assert [fault.partition("; ")[0] for fault in faults_of(broken)] == [
        'f.yaml:12: project: "start" is "soon"',
        'f.yaml:28: code list "sex": "boy" is given twice, first in line 27',
        'f.yaml:56: dataset "pupil_term", column "sex": code list "sexes" is not defined',
        'f.yaml:63: result "P": level "purpos" is not defined',
        'f.yaml:78: indicator "P.a": "disclosure" is "secret"',
        'f.yaml:88: indicator "P1.a": "colour" is not a known field',
        'f.yaml:88: indicator "P1.a": column "meal" is not defined in dataset "meal_day"',
    ]


def test_what_follows_from_a_fault_is_not_said():
    """A dataset that the grammar refuses is not called undefined by those who refer to it."""
    broken = MEALS.replace("    source: Kitchen book\n", "")
    assert faults_of(broken) == ['f.yaml:31: dataset "meal_day": "source" is missing; add it']


def test_a_milestone_without_a_date_still_counts_in_the_sum_of_weights():
    broken = TRAFFICKING.replace("weight: 5, planned: 2018-11-30", "weight: 6, planned: soon")
    assert [fault.split(": ", 1)[1] for fault in faults_of(broken)] == [
        'plan "nap": the weights add up to 101, not to 100; correct them',
        'plan "nap", milestone "M1": "planned" is "soon"; give a day such as 2019-03-31',
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "f.yaml:1: holds no framework; begin with `project:`"),
        ("- a\n- b\n", "f.yaml:1: holds no framework; begin with `project:`"),
        (
            "project: &a\n  code: *a\n",
            "f.yaml:1: project: refers to itself; remove the alias",
        ),
        (
            "project: [open\n",
            """f.yaml:2: is not readable as YAML (did not find expected ',' or ']'); \
close the bracket or put quotes around the text""",
        ),
    ],
)
def test_a_text_that_is_no_framework(text: str, fault: str):
    assert fault in faults_of(text)


def test_keys_are_text_whatever_they_look_like():
    """`on`, `no` and `2022` are names, where YAML 1.1 sees truth values and numbers."""
    text = MEALS.replace("winter", "no").replace("autumn", "2022")
    assert list(framework_from_text(text).periods) == ["2022", "no", "spring"]


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(FrameworkError, match=r"gone\.yaml:1: no such file or directory; give"):
        read_framework(tmp_path / "gone.yaml")


def test_a_file_in_another_encoding(tmp_path):
    path = tmp_path / "f.yaml"
    path.write_bytes("project: Таджикистан".encode("cp1251"))
    with pytest.raises(FrameworkError) as refused:
        read_framework(path)
    assert refused.value.faults == ["f.yaml:1: is not UTF-8; save it as UTF-8"]


def test_columns_derived_from_each_other():
    circle = "    derived:\n      a: {difference: [b, meals]}\n      b: {difference: [a, meals]}\n"
    faults = faults_of(MEALS.replace("  pupil_term:\n", circle + "  pupil_term:\n"))
    remedy = "is derived from itself; derive it from a column of the file"
    assert [fault.split(": ", 1)[1] for fault in faults] == [
        f'dataset "meal_day", derived column "a": {remedy}',
        f'dataset "meal_day", derived column "b": {remedy}',
    ]
