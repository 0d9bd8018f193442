"""Grammar of measures: short forms, and what goes with what."""

from __future__ import annotations

import pytest

from dashboard.errors import FrameworkError
from dashboard.framework.measures import Manual, Median
from dashboard.framework.reading import framework_from_text
from tests.framework.files import SCHOOL_MEALS

MEALS = SCHOOL_MEALS.read_text(encoding="utf-8")
SUM = "{type: sum, dataset: meal_day, column: meals}"
UNKNOWN_EVIDENCE = (
    'indicator "P1.a": column "notes" is not defined in dataset "meal_day"; did you mean "note"?'
)


def faults(measure: str, text: str = MEALS) -> list[str]:
    try:
        framework_from_text(text.replace(SUM, measure), "f.yaml")
    except FrameworkError as error:
        return [fault.split(": ", 1)[1] for fault in error.faults]
    return []


def test_a_spell_begins_on_a_column_of_its_own_rows():
    short = framework_from_text(
        MEALS.replace(SUM, "{type: median, dataset: meal_day, column: meals, begun: day}")
    )
    measure = short.indicators[1].measure
    assert isinstance(measure, Median)
    assert measure.begun is not None
    assert (measure.begun.date, measure.begun.dataset, measure.begun.where) == ("day", None, None)


@pytest.mark.parametrize(
    ("begun", "said"),
    [
        ("meals", 'column "meals" is of type integer; choose one that holds a date or month'),
        (
            "{dataset: pupil_term, date: enrolled_on}",
            "begins in another dataset; add `entity: COLUMN` to the measure",
        ),
        ("{date: day, where: {hoot: yes}}", 'column "hoot" is not defined in dataset "meal_day"'),
    ],
)
def test_where_a_spell_cannot_begin(begun, said):
    found = faults(f"{{type: median, dataset: meal_day, column: meals, begun: {begun}}}")
    assert any(said in fault for fault in found), found


def test_a_figure_about_sensitive_beginnings_is_sensitive():
    measure = (
        "{type: median, dataset: meal_day, column: meals, entity: school,"
        " begun: {dataset: pupil_term, date: enrolled_on, entity: pupil, where: {}}}"
    )
    text = MEALS.replace("  pupil_term:\n", "  pupil_term:\n    sensitive: true\n")
    assert (
        'indicator "P1.a": dataset "pupil_term" is sensitive, and the indicator is of class "open";'
        " write `disclosure: sensitive`"
    ) in faults(measure, text)


def test_a_figure_with_sensitive_bounds_is_sensitive():
    measure = (
        "{type: max_by_area, dataset: meal_day, column: meals, area: district, channel: school,"
        " cap: {dataset: pupil_term, area: district, column: pupil}}"
    )
    text = MEALS.replace("  pupil_term:\n", "  pupil_term:\n    sensitive: true\n")
    assert any(
        'indicator "P1.a": dataset "pupil_term" is sensitive, and' in fault
        for fault in faults(measure, text)
    )


@pytest.mark.parametrize(
    ("evidence", "says"),
    [
        ("note", []),
        ("notes", [UNKNOWN_EVIDENCE]),
    ],
)
def test_values_entered_by_hand_name_their_evidence(evidence, says):
    note = "      note: {type: text, headers: [Note]}\n"
    text = MEALS.replace("      meals:", f"{note}      meals:", 1)
    measure = (
        "{type: manual, dataset: meal_day, indicator: school, value: meals,"
        f" evidence: {evidence}}}"
    )
    assert faults(measure, text) == says
    assert Manual.model_fields["evidence"].default is None


DERIVED = """    derived:
      doubled: {share_of: [meals, meals]}
      gain: {difference: [doubled, meals]}
  pupil_term:
"""
NOT_THE_DIFFERENCE = (
    'indicator "P1.a": column "gain" is not the difference of "meals" and "doubled"; derive it as '
    "`difference: [meals, doubled]`, or leave out before and after"
)


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ("before: doubled", "before and after are given together"),
        ("before: doubled, after: meals", NOT_THE_DIFFERENCE),
        ("before: school, after: doubled", 'column "school" is of type text'),
    ],
)
def test_what_a_change_is_not_the_difference_of(pair, said):
    text = MEALS.replace("  pupil_term:\n", DERIVED, 1)
    found = faults(f"{{type: average, dataset: meal_day, column: gain, {pair}}}", text)
    assert any(said in fault for fault in found), found


def test_a_change_is_the_difference_of_its_two_numbers():
    text = MEALS.replace("  pupil_term:\n", DERIVED, 1)
    pair = "{type: average, dataset: meal_day, column: gain, before: meals, after: doubled}"
    assert faults(pair, text) == []
