"""The project's own file says what the results matrix says."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.framework import Framework
from dashboard.framework.reading import read_framework
from dashboard.framework.results import Indicator
from tests.framework.files import PROJECT

MATRIX = [
    [field.strip() for field in line.split("|")]
    for line in Path(__file__).with_name("matrix.txt").read_text(encoding="utf-8").splitlines()
]
PERIODS = """
H1 2018-10-01 2019-03-31 182 2019-05-12
H2 2019-04-01 2019-09-30 183 2019-11-11
H3 2019-10-01 2020-03-31 183 2020-05-12
H4 2020-04-01 2020-09-30 183 2020-11-11
H5 2020-10-01 2021-03-31 182 2021-06-30
"""
MILESTONES = """
M1 5 2018-11-30
M2 10 2018-12-31
M3 5 2019-01-31
M4 15 2019-06-30
M5 10 2019-09-30
M6 20 2020-02-29
M7 10 2020-05-31
M8 10 2020-09-30
M9 10 2020-12-31
M10 5 2021-03-15
"""


def rows(text: str) -> list[list[str]]:
    return [line.split() for line in text.strip().splitlines()]


@pytest.fixture(scope="module")
def framework() -> Framework:
    return read_framework(PROJECT)


def number(value: float | None) -> str:
    return "-" if value is None else f"{value:g}"


def as_row(indicator: Indicator) -> list[str]:
    single = [item.by[0] for item in indicator.disaggregations if len(item.by) == 1]
    return [
        indicator.code,
        indicator.result,
        indicator.unit.text("en"),
        indicator.measure.type,
        indicator.disclosure,
        f"{number(indicator.baseline.value)} {indicator.baseline.year}",
        " ".join(
            number(target) if (target or 0) < 1e6 else str(target)
            for target in indicator.targets.values()
        ),
        " ".join(single),
    ]


def test_indicators_are_those_of_the_matrix(framework: Framework):
    assert [as_row(indicator) for indicator in framework.indicators] == MATRIX


def test_periods_and_reports(framework: Framework):
    assert [
        [name, str(period.first), str(period.last), str(period.days), str(period.report.due)]
        for name, period in framework.periods.items()
        if period.report
    ] == rows(PERIODS)


def test_milestones_and_the_targets_that_follow_from_them(framework: Framework):
    plan = framework.plans["nap"]
    assert [[m.id, f"{m.weight:g}", str(m.planned)] for m in plan.items] == rows(MILESTONES)
    assert all(milestone.agency for milestone in plan.items)
    indicator = framework.indicator("OP1.3.2")
    assert indicator is not None
    for name, period in framework.periods.items():
        planned = sum(item.weight for item in plan.items if item.planned <= period.last)
        assert indicator.targets[name] == planned


def test_frame_before_and_after_the_extension(framework: Framework):
    project = framework.project
    assert project.frame_on(date(2019, 11, 14)).days == 731
    assert project.frame_on(date(2019, 11, 15)).days == 913
    assert project.last_day == date(2021, 3, 31)
    assert project.budget.amount == Decimal(200000)
    assert len(framework.budget) == 8


def test_headlines_of_outputs_and_of_the_levels_above(framework: Framework):
    assert [item.code for item in framework.indicators if item.headline] == [
        *("OBJ.1", "OC1.1", "OC2.1"),
        *("OP1.1.1", "OP1.1.2", "OP1.2.1", "OP1.3.2", "OP2.1.2"),
    ]


def test_what_is_assumed_is_marked(framework: Framework):
    assert all(indicator.illustrative for indicator in framework.indicators)
    assert framework.project.provenance is not None
    assert "illustrative" in framework.project.provenance.text("en")


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ("OP1.1.2", "planned"),
        ("OP1.2.1", "step"),
        ("OC2.3", "flow"),
        ("OP1.3.2", "milestones"),
        ("OP1.1.4", "step"),
        ("OP1.3.1", "step"),
    ],
)
def test_how_the_expected_value_is_found(framework: Framework, code: str, rule: str):
    indicator = framework.indicator(code)
    assert indicator is not None
    assert indicator.rule == rule


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("Суѓд", "TJ-SU"),
        ("вилояти Суғд", "TJ-SU"),
        ("Sogd", "TJ-SU"),
        ("Leninabad", "TJ-SU"),
        ("ш. Душанбе", "TJ-DU"),
        ("РРП", "TJ-RA"),
        ("Khorog", "TJ-GB"),
        ("н/д", "XX"),
    ],
)
def test_spellings_of_regions(framework: Framework, spelling: str, code: str):
    assert spelling in framework.code_lists["region"][code].aliases


def test_places_of_regions(framework: Framework):
    pcodes = {name: code.pcode for name, code in framework.code_lists["region"].items()}
    assert pcodes == {
        "TJ-DU": "3501000",
        "TJ-SU": "3505000",
        "TJ-KT": "3507000",
        "TJ-RA": "3509000",
        "TJ-GB": "3590000",
        "XX": None,
    }


def test_every_column_has_a_header_in_every_language(framework: Framework):
    bare = [
        f"{name}.{column}"
        for name, dataset in framework.datasets.items()
        for column, declared in dataset.columns.items()
        if set(declared.headers.root) != set(framework.project.languages)
    ]
    assert bare == []


def test_every_dimension_has_codes_and_a_name(framework: Framework):
    for indicator in framework.indicators:
        for disaggregation in indicator.disaggregations:
            for dimension in disaggregation.by:
                assert framework.dimension_codes(indicator, dimension), (indicator.code, dimension)
                assert dimension in framework.dimensions


def test_no_sensitive_dataset_keeps_what_betrays_a_person(framework: Framework):
    kept = {
        column
        for dataset in framework.datasets.values()
        if dataset.sensitive
        for column in dataset.columns
    }
    assert not kept & {"name", "birth_date", "address", "phone", "passport", "narrative", "gps"}
    assert {"name", "phone", "document", "birth_date", "address"} <= set(
        framework.forbidden_columns
    )
