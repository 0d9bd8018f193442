"""Workbooks: what a cell shows is what is read, and nothing is made up."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook as Book
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from dashboard.data.sources.tables import UNCOMPUTED, Limits
from dashboard.data.sources.workbooks import Workbook
from dashboard.errors import SourceError
from tests.data.validation.small import saved, workbook


def grid(data: bytes, sheet: int = 0):
    source = Workbook(data, "f.xlsx", Limits())
    return source.read(source.sheets()[sheet])


def with_cells(data: bytes, old: bytes, new: bytes) -> bytes:
    """The workbook with some of its sheet's XML replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(stream, "w") as after:
        for item in before.infolist():
            # Which of the two a writer writes depends on the XML library that it found.
            content = before.read(item).replace(b" />", b"/>").replace(b"<v></v>", b"<v/>")
            if item.filename.endswith("sheet1.xml"):
                assert old in content
                content = content.replace(old, new)
            after.writestr(item, content)
    return stream.getvalue()


def test_values_become_text():
    row = [
        date(2019, 3, 12),
        datetime(2019, 3, 12, 10, 30),
        12.0,
        3.999,
        True,
        "0012",
        " ",
        None,
        0,
    ]
    assert grid(workbook([row])).rows == [
        ["2019-03-12", "2019-03-12 10:30:00", "12", "3.999", "true", "0012", None, None, "0"]
    ]


def test_rows_keep_their_numbers_over_gaps():
    book = Book()
    book.active["A3"] = "x"
    found = grid(saved(book))
    assert (found.lines, found.rows[2]) == ([1, 2, 3], ["x"])


def test_dates_of_a_1904_workbook():
    book = Book()
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = date(2019, 1, 1)
    found = grid(saved(book))
    assert (found.rows, found.date1904) == ([["2019-01-01"]], True)


def test_a_formula_never_computed_and_one_that_gives_nothing():
    book = Book()
    book.active.append(["=1+1", "=2+2", 5])
    data = saved(book)
    assert grid(data).rows == [[UNCOMPUTED, UNCOMPUTED, "5"]]
    computed = with_cells(data, b"<f>1+1</f><v/>", b"<f>1+1</f><v>2</v>")
    assert grid(computed).rows == [["2", UNCOMPUTED, "5"]]
    empty_text = with_cells(computed, b'<c r="B1">', b'<c r="B1" t="str">')
    assert grid(empty_text).rows == [["2", None, "5"]]


def test_spreadsheet_errors_stay():
    book = Book()
    book.active.append(["#REF!", "#N/A"])
    assert grid(saved(book)).rows == [["#REF!", "#N/A"]]


def test_a_merged_range_repeats_inside_itself_only():
    book = Book()
    for row in (["r", 1, "x"], [None, 2, None], [None, 3, "y"]):
        book.active.append(row)
    book.active.merge_cells("A1:A2")
    found = grid(saved(book))
    assert [row[0] for row in found.rows] == ["r", "r", None]
    assert found.filled == {(1, 0)}


def test_hidden_rows_and_sheets_are_told():
    book = Book()
    book.active["A1"] = "x"
    book.active.row_dimensions[1].hidden = True
    book.create_sheet("Old").sheet_state = "hidden"
    data = saved(book)
    assert grid(data).notes == ("1 hidden rows were read like the others",)
    assert [sheet.hidden for sheet in Workbook(data, "f", Limits()).sheets()] == [False, True]


def test_a_bomb_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 40_000_000)
    with pytest.raises(SourceError, match="unpacks to 38 MB"):
        Workbook(stream.getvalue(), "f.xlsx", Limits())


@pytest.mark.parametrize("data", [b"no zip", b"PK\x03\x04 cut off"])
def test_a_damaged_file(data):
    with pytest.raises(SourceError, match="is damaged or no workbook"):
        Workbook(data, "f.xlsx", Limits())


def test_a_damaged_sheet():
    data = with_cells(workbook([["a"]]), b"</sheetData>", b"")
    with pytest.raises(SourceError, match="is damaged or no workbook"):
        grid(data)


def test_a_locked_file():
    with pytest.raises(SourceError, match="locked with a password or saved in the old XLS"):
        Workbook(b"\xd0\xcf\x11\xe0rest", "f.xlsx", Limits())
