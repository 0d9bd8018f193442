"""Every format says the numbers of `dashboard values`, read back by somebody else's program."""

import csv
import io
import zipfile
from dataclasses import replace

import frictionless
import openpyxl
import pytest
from docx import Document
from lxml import etree
from pptx import Presentation

from dashboard.exports.iati.results import is_told_alone
from dashboard.exports.pptx.charts import period_cells
from dashboard.exports.values import value_rows
from dashboard.formats import cell_value
from dashboard.periods import to_date
from dashboard.sentences import part_name
from tests.exports.opening import pdf_text

NUMBERS = ("value", "numerator", "denominator", "n", "target", "expected", "ratio")


def expected_rows(slice_):
    """The rows of `dashboard values` that may be taken away, by their key."""
    taken = replace(slice_.released, cells=tuple(slice_.cells))
    return {
        (row["indicator"], row["period"], tuple(row["disaggregation"].items())): row
        for row in value_rows(taken)
    }


def key_of(indicator, period, group, between):
    parts = [part.partition("=") for part in (group or "").split(between) if "=" in part]
    return indicator, period, tuple((name, code) for name, _equals, code in parts)


def plain(value):
    return None if value in ("", "[c]", None) else float(value)


def numbers_of(row):
    return {name: kept(plain(row[name])) for name in NUMBERS}


def kept(value):
    """A number with twelve digits; spreadsheets keep fifteen and round the last."""
    return None if value is None else float(f"{value:.12g}")


@pytest.fixture
def slice_(published, which):
    return published.slice(which)


def test_every_indicator_of_an_edition_is_there(published):
    codes = {code for code, _period, _group in expected_rows(published.slice("edition"))}
    assert {one.code for one in published.edition.framework.indicators} <= codes


def test_the_workbook_has_every_figure(files, slice_, which):
    book = openpyxl.load_workbook(io.BytesIO(files("xlsx", which).content))
    header, *rows = book["All figures"].iter_rows(values_only=True)
    found = [dict(zip(header, row, strict=True)) for row in rows]
    read = {
        key_of(r["indicator"], r["period"], r["disaggregation"], "; "): numbers_of(r) for r in found
    }
    assert read == {key: numbers_of(row) for key, row in expected_rows(slice_).items()}


def test_the_tracking_table_has_every_headline(files, slice_, which):
    book = openpyxl.load_workbook(io.BytesIO(files("xlsx", which).content), data_only=True)
    sheet = book.worksheets[0]
    names = [cell.value for cell in sheet[4]]
    actual = names.index("Expected") + 1
    read = {row[1]: row[actual] for row in sheet.iter_rows(min_row=5, values_only=True) if row[2]}
    for reading in slice_.readings:
        cell = reading.cell
        shown = read[reading.indicator.code]
        if cell.state == "shown":
            assert kept(shown) == kept(cell.value)
        else:
            assert isinstance(shown, str)


def test_charts_on_slides_and_their_workbooks_have_the_period_figures(published, which):
    from dashboard.exports.pptx import write_slides

    slice_ = published.slice(which)
    chosen = replace(slice_, codes=tuple(one.code for one in slice_.framework.indicators))
    deck = Presentation(io.BytesIO(write_slides(chosen).content))
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    readings = [chosen.read_newest(one) for one in chosen.indicators]
    assert len(charts) == len(readings) == len(chosen.readings)
    for chart, reading in zip(charts, readings, strict=True):
        cells = [cell for _name, cell in period_cells(reading)]
        shown = [c.value if c is not None and c.state == "shown" else None for c in cells]
        promised = [reading.targets.periods.get(name) for name in reading.framework.periods]
        assert [list(series.values) for series in chart.plots[0].series] == [promised, shown]
        pairs = zip(map(kept, promised), map(kept, shown), strict=True)
        assert behind(chart) == [[*pair] for pair in pairs]


def behind(chart):
    """The figures of the workbook inside a chart."""
    content = chart.part.chart_workbook.xlsx_part.blob
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return [[*map(kept, row[1:])] for row in sheet.iter_rows(min_row=2, values_only=True)]


def test_hxl_rows_have_the_figures_of_declared_periods(files, slice_, which):
    rows = list(csv.reader(io.StringIO(files("hxl", which).content.decode())))
    start = next(i for i, row in enumerate(rows) if row and row[0].startswith("#"))
    tags = rows[start]
    value, target = (tags.index(f"#indicator+value+{name}+num") for name in ("actual", "target"))
    read = [(row[0], plain(row[value]), plain(row[target])) for row in rows[start + 1 :]]
    codes = {one.code for one in slice_.indicators}
    declared = {window for name in slice_.framework.periods for window in (name, to_date(name))}
    cells = [c for c in slice_.cells if c.window in declared and c.indicator in codes]
    assert read == [(cell.indicator, cell.value, cell.target) for cell in cells]


def test_the_data_package_has_every_figure(files, slice_, which, tmp_path):
    path = tmp_path / "package.zip"
    path.write_bytes(files("datapackage", which).content)
    package = frictionless.Package(str(path))
    rows = package.get_resource("figures").read_rows()
    read = {
        key_of(r["indicator"], r["period"], r["disaggregation"], " "): numbers_of(r) for r in rows
    }
    assert read == {key: numbers_of(row) for key, row in expected_rows(slice_).items()}


def test_the_activity_has_every_published_actual(files, slice_, which):
    root = etree.fromstring(files("iati", which).content)
    read = {found.find("reference").get("code"): found for found in root.iter("indicator")}
    assert list(read) == [reading.indicator.code for reading in slice_.readings]
    for reading in slice_.readings:
        found = [
            (period.find("period-end").get("iso-date"), actual.get("value"), dimensions(actual))
            for period in read[reading.indicator.code].iter("period")
            for actual in period.iter("actual")
        ]
        assert sorted(map(repr, found)) == sorted(map(repr, actuals(reading)))


def dimensions(actual):
    return [(d.get("name"), d.get("value")) for d in actual.iter("dimension")]


def actuals(reading):
    """Period's end, value and group of every shown cell of the windows that are told."""
    qualitative = reading.indicator.iati.measure == 5
    splits = {(), *(tuple(by.by) for by in reading.disaggregations)}
    for name, declared in reading.framework.periods.items():
        window = name if is_told_alone(reading.indicator) else to_date(name)
        for cell in reading.released.cells:
            own = cell.indicator == reading.indicator.code and cell.window == window
            if own and cell.state == "shown" and tuple(n for n, _c in cell.split) in splits:
                whole = int(cell.value) if cell.value == int(cell.value) else cell.value
                group = [(n, part_name(reading, n, c)) for n, c in cell.split]
                yield declared.last.isoformat(), None if qualitative else str(whole), group


@pytest.mark.parametrize("language", ["en", "ru", "tg"])
def test_the_matrix_of_the_document_says_every_headline(files, published, language):
    document = Document(io.BytesIO(files("docx", "edition", language).content))
    said = {cell.text for table in document.tables for cell in table._cells}
    for reading in published.slice("edition", language).readings:
        assert cell_value(reading.language, reading.indicator, reading.cell) in said


@pytest.mark.parametrize("language", ["en", "ru", "tg"])
def test_the_printed_matrix_says_every_headline(files, published, language):
    text = pdf_text(files("pdf", "edition", language).content)
    for reading in published.slice("edition", language).readings:
        words = cell_value(reading.language, reading.indicator, reading.cell)
        assert " ".join(words.split()) in text


def test_a_zip_has_the_tables_that_it_describes(files):
    with zipfile.ZipFile(io.BytesIO(files("datapackage").content)) as packed:
        assert sorted(packed.namelist()) == [
            "datapackage.json",
            "figures.csv",
            "indicators.csv",
            "periods.csv",
            "results.csv",
            "targets.csv",
        ]
