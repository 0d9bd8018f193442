"""The published JSON Schema accepts what the loader accepts, short forms included."""

import copy
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard.framework.json_schema import fields_at, framework_schema
from dashboard.framework.nodes import compose, plain
from tests.framework.files import PROJECT, SCHOOL_MEALS
from tests.framework.schema_check import breaches


def as_json(path: Path) -> Any:
    """The file as an editor's schema checker sees it: days are texts."""
    root = compose(path.read_text(encoding="utf-8"))
    return json.loads(json.dumps(plain(root), default=date.isoformat))


def broken(data: Any) -> list[str]:
    return list(breaches(data, framework_schema(), framework_schema()))


@pytest.mark.parametrize("path", [PROJECT, SCHOOL_MEALS], ids=lambda path: path.name)
def test_the_schema_accepts_the_file(path: Path):
    assert broken(as_json(path)) == []


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda data: data.pop("indicators"), ": required"),
        (lambda data: data.update(indicator=[]), ".indicator: not allowed"),
        (lambda data: data["project"].update(country="Kyrgyzstan"), ".project.country: pattern"),
        (lambda data: data["project"].update(sector="1516"), ".project.sector: anyOf"),
        (lambda data: data["project"].update(licence={"url": "a"}), ".project.licence: anyOf"),
        (lambda data: data["indicators"][0].update(title=4), ".indicators[0].title: anyOf"),
        (lambda data: data["indicators"][0].update(disclosure="no"), "].disclosure: enum"),
        (lambda data: data["indicators"][1]["measure"].update(colum="a"), "].measure: oneOf"),
        (lambda data: data["indicators"][1]["measure"].update(type="summ"), "].measure: oneOf"),
        (lambda data: data["indicators"][0].update(disaggregations=[4]), "ations[0]: anyOf"),
        (
            lambda data: data["datasets"]["meal_day"]["columns"]["day"].update(headers="Day"),
            ".datasets.meal_day.columns.day.headers: anyOf",
        ),
    ],
)
def test_the_schema_refuses_what_the_loader_refuses(change: Any, where: str):
    data = copy.deepcopy(as_json(SCHOOL_MEALS))
    change(data)
    assert any(breach.endswith(where) for breach in broken(data)), broken(data)


@pytest.mark.parametrize(
    "licence", ["CC BY", {"en": "CC BY"}, {"label": "CC BY", "url": "https://example.org/by"}]
)
def test_the_schema_accepts_every_form_of_a_licence(licence: Any):
    data = as_json(SCHOOL_MEALS)
    data["project"].update(licence=licence, sector="15160")
    assert broken(data) == []


def test_the_schema_names_the_fields_of_a_place():
    assert fields_at(("project", "budget")) == ["amount", "currency"]
    assert "parts" in fields_at(("indicators", 0, "measure", "sum"))
    assert "parts" not in fields_at(("indicators", 0, "measure", "count"))


def test_the_schema_is_json():
    assert json.loads(json.dumps(framework_schema())) == framework_schema()
