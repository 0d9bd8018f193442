"""The workbook in other programs: formulas, colours, frozen panes, and text that stays text."""

import io

import openpyxl
import pytest

from dashboard.exports.xlsx import write_workbook
from dashboard.framework import Framework
from tests.exports.opening import convert
from tests.exports.worlds import slice_of
from tests.pages.contexts import released
from tests.pages.worlds import make_released, real_framework

FAULTY = '=HYPERLINK("http://example.org/steal","Press here")'


@pytest.fixture(scope="module")
def content() -> bytes:
    return write_workbook(slice_of(released("real", "internal"))).content


def test_formulas_agree_with_their_values(content, tmp_path):
    """LibreOffice reckons them from the cells alone: the stored values are taken out before."""
    stored = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    formulas = openpyxl.load_workbook(io.BytesIO(content))
    emptied = io.BytesIO()
    formulas.save(emptied)
    path = convert(emptied.getvalue(), "xlsx", "xlsx", tmp_path)
    reckoned = openpyxl.load_workbook(path, data_only=True)
    compared = 0
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    compared += 1
                    found = reckoned[sheet.title][cell.coordinate].value
                    assert found == pytest.approx(stored[sheet.title][cell.coordinate].value)
    assert compared > 60


def test_only_what_the_workbook_reckons_itself_is_a_formula(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    found = [
        c.value for s in book.worksheets for r in s.iter_rows() for c in r if c.data_type == "f"
    ]
    assert all(text.startswith(("=IF(AND(ISNUMBER(", "=COUNTIF(", "=SUM")) for text in found)


def test_a_text_like_a_formula_stays_a_text():
    declared = real_framework().model_dump(by_alias=True)
    declared["indicators"][0]["title"] = FAULTY
    framework = Framework.model_validate(declared)
    content = write_workbook(slice_of(make_released(framework, "public"))).content
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [c for s in book.worksheets for r in s.iter_rows() for c in r if FAULTY in str(c.value)]
    assert cells
    assert {cell.value for cell in cells} == {f"'{FAULTY}"}
    assert {cell.data_type for cell in cells} == {"s"}


def test_the_table_keeps_its_header_in_sight_and_colours_each_status(content):
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert sheet.freeze_panes == "D5"
    rules = [rule for span in sheet.conditional_formatting for rule in span.rules]
    found = [cell.value for cell in sheet["A"][4:] if cell.value]
    words = {text for text in found if text[0] in "●▲◆■○▨–⊘"}
    assert words
    assert {f'"{text}"' for text in words} <= {rule.formula[0] for rule in rules}


def test_every_indicator_has_its_native_chart(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    codes = [c.value for c in book["Definitions"]["A"][1:]]
    assert len(book["Progress"]._charts) == len(codes)


def test_no_chart_is_cut_by_the_end_of_a_page(content):
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Progress"]
    ends = [pause.id for pause in sheet.row_breaks.brk]
    spans = [(chart.anchor._from.row, chart.anchor.to.row) for chart in sheet._charts]
    assert len(ends) > 1
    assert not [(first, last, end) for first, last in spans for end in ends if first < end <= last]


def test_heads_stand_over_their_figures(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet, words in (("Disaggregations", "Actual"), ("Plan nap", "Planned")):
        head = next(cell for cell in book[sheet][1] if cell.value == words)
        below = book[sheet].cell(2, head.column)
        assert (head.alignment.horizontal, below.alignment.horizontal) == ("right", "right")


@pytest.mark.parametrize("language", ["en", "ru", "tg"])
def test_it_opens_in_libreoffice_in_every_language(files, language, tmp_path):
    pdf = convert(files("xlsx", "edition", language).content, "xlsx", "pdf", tmp_path)
    assert pdf.read_bytes().startswith(b"%PDF")


def test_the_weight_of_completed_milestones_is_the_released_figure(files, published):
    book = openpyxl.load_workbook(io.BytesIO(files("xlsx", "bulletin").content), data_only=True)
    sheet = book["Plan nap"]
    done = next(row[2].value for row in sheet.iter_rows() if row[1].value == "Completed")
    assert done == published.bulletin.headline("OP1.3.2").value
