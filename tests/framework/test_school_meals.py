"""Another kind of project is declared with the same grammar."""

from dashboard.framework.reading import read_framework
from tests.framework.files import PROJECT, SCHOOL_MEALS


def test_another_programme_is_read():
    framework = read_framework(SCHOOL_MEALS)
    assert [indicator.code for indicator in framework.indicators] == ["P.a", "P1.a", "P1.b"]
    assert [level.name for level in framework.levels] == ["purpose", "product"]
    assert list(framework.periods) == ["autumn", "winter", "spring"]
    assert [result.code for result in framework.children_of("P")] == ["P1"]
    assert framework.plans == {}


def test_fingerprints_tell_declarations_apart():
    meals = read_framework(SCHOOL_MEALS)
    assert meals.fingerprint == read_framework(SCHOOL_MEALS).fingerprint
    assert meals.fingerprint != read_framework(PROJECT).fingerprint


def test_a_dimension_without_a_declared_name_is_called_by_its_own():
    framework = read_framework(SCHOOL_MEALS)
    assert framework.dimension_label("age_group").text("en") == "age group"
