"""A template is an empty file that the loader understands, in each language."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook

from dashboard.data.sources import read_content
from dashboard.data.sources.headers import Known
from dashboard.exports.templates import TEMPLATES, headers, template
from dashboard.framework.datasets import Column, Dataset
from dashboard.framework.reading import read_framework
from dashboard.language import language_of
from tests.campaigns.progress import ROOT
from tests.framework.files import SCHOOL_MEALS

PROJECT = read_framework(ROOT / "indicators.yaml")
MEALS = read_framework(SCHOOL_MEALS)
LANGUAGES = ("en", "ru", "tg")
ALL = [(framework, name) for framework in (PROJECT, MEALS) for name in framework.datasets]


def filled(form, framework, name, language, row):
    """The template with one row under its headers."""
    content = template(form, framework, name, language)
    if form == "csv":
        line = io.StringIO()
        csv.writer(line).writerow(row)
        return content + line.getvalue().encode()
    book = load_workbook(io.BytesIO(content))
    book.worksheets[0].append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("form", TEMPLATES)
@pytest.mark.parametrize(("framework", "name"), ALL, ids=[name for _, name in ALL])
def test_every_column_of_a_template_is_found_again(framework, name, form, code):
    dataset, language = framework.datasets[name], language_of(code)
    row = [f"w{number}" for number, _ in enumerate(dataset.columns)]
    content = filled(form, framework, name, language, row)
    read = read_content(f"{name}.{form}", content, dataset, framework)
    assert read.frame.iloc[0].tolist() == row
    assert [r for r in read.rejects if r.severity == "error"] == []
    known = Known(dataset)
    assert [known.column(header) for header in read.frame.columns] == list(dataset.columns)


@pytest.mark.parametrize("form", TEMPLATES)
def test_an_empty_template_holds_no_row(form):
    content = template(form, MEALS, "meal_day", language_of("en"))
    read = read_content(f"meals.{form}", content, MEALS.datasets["meal_day"], MEALS)
    assert len(read.frame) == 0


def test_headers_that_would_be_the_same_are_told_apart():
    columns = {
        "first": Column(type="text", label="Name"),
        "second": Column(type="text", label="name"),
        "third": Column(type="text", headers=["Place"]),
    }
    dataset = Dataset(title="T", unit="u", source="s", key=["first"], columns=columns)
    named = headers(dataset, language_of("en"))
    assert named == {"first": "first", "second": "second", "third": "Place"}


def test_a_workbook_explains_each_column():
    content = template("xlsx", MEALS, "meal_day", language_of("en"))
    book = load_workbook(io.BytesIO(content))
    rows = list(book.worksheets[1].iter_rows(values_only=True, min_row=2))
    assert [row[0] for row in rows] == list(
        headers(MEALS.datasets["meal_day"], language_of("en")).values()
    )
    assert all(row[1] for row in rows)
