"""Another kind of project is declared with the same grammar."""

import pytest

from dashboard.framework.project import Project
from dashboard.framework.reading import framework_from_text, read_framework
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


def meals_with(line: str) -> Project:
    text = SCHOOL_MEALS.read_text(encoding="utf-8")
    return framework_from_text(text.replace("  country: KG", f"  country: KG\n  {line}")).project


@pytest.mark.parametrize(
    ("line", "url"),
    [
        ("licence: CC BY 4.0", None),
        ("licence: {en: CC BY 4.0}", None),
        ("licence: {label: CC BY 4.0, url: https://example.org/by}", "https://example.org/by"),
    ],
)
def test_a_licence_is_a_label_or_a_label_with_an_address(line: str, url: str | None):
    licence = meals_with(line).licence
    assert licence is not None
    assert licence.label.text("en") == "CC BY 4.0"
    assert licence.url == url


def test_a_sector_is_optional():
    assert meals_with('sector: "15160"').sector == "15160"
    assert meals_with("").sector is None


def test_a_dimension_without_a_declared_name_is_called_by_its_own():
    framework = read_framework(SCHOOL_MEALS)
    assert framework.dimension_label("age_group").text("en") == "age group"
