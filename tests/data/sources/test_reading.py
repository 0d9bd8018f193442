"""From path to table: header, sheet, forbidden columns, and each fault in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from dashboard.data.sources import SOURCES, Limits
from dashboard.data.sources.tables import Grid, Sheet
from dashboard.errors import SourceError
from tests.data.validation.small import (
    FRAMEWORK,
    read,
    saved,
    told,
    workbook,
    write,
)

GOOD = "Session,Date,Region\nS1,2019-03-12,Sughd\n"


@pytest.mark.parametrize(
    "header",
    [
        "Session,Date,Region",
        "session_id,date,region",
        "Код,Дата,Регион",
        "КОД *,  дата ,РЕГИОН:",
        "Код,Сана,Минтаќа",
        "Session (code),Date (dd.mm.yyyy),Region",
    ],
)
def test_headers_in_any_language_and_dress(tmp_path, header):
    raw = read(write(tmp_path, f"{header}\nS1,2019-03-12,Sughd\n"))
    assert raw.frame.iloc[0].tolist() == ["S1", "2019-03-12", "Sughd"]
    assert (raw.line.tolist(), raw.sheet, raw.rejects) == ([2], None, [])


def test_title_rows_above_and_tags_and_units_below(tmp_path):
    text = "Trainings of 2019,,\n,,\nSession,Date,Women\n#activity+id,#date,#reached+f\n,,чел.\n"
    raw = read(write(tmp_path, text + "S1,2019-03-12,4\n"))
    assert (raw.frame.shape, raw.line.tolist()) == ((1, 3), [6])


def test_two_header_rows_are_joined(tmp_path):
    text = "Session,Date,Participants,\n,,Women,Men\nS1,2019-03-12,4,5\n"
    raw = read(write(tmp_path, text))
    assert list(raw.frame.columns) == ["Session", "Date", "Women", "Men"]


def test_a_merged_header_of_two_rows(tmp_path):
    book = Workbook()
    for row in (
        ["Session", "Date", "Head count", None],
        [None, None, "Women", "Men"],
        ["S1", 43536, 4, 5],
    ):
        book.active.append(row)
    for cells in ("A1:A2", "B1:B2", "C1:D1"):
        book.active.merge_cells(cells)
    raw = read(write(tmp_path, saved(book), "f.xlsx"))
    assert raw.line.tolist() == [3]
    assert raw.frame.iloc[0].tolist() == ["S1", "43536", "4", "5"]


def test_a_region_merged_over_rows_fills_and_a_number_does_not(tmp_path):
    book = Workbook()
    for row in (
        ["Session", "Date", "Region", "Women"],
        ["S1", "1.2.2019", "Sughd", 5],
        ["S2", "2.2.2019"],
    ):
        book.active.append(row)
    book.active.merge_cells("C2:C3")
    book.active.merge_cells("D2:D3")
    raw = read(write(tmp_path, saved(book), "f.xlsx"))
    assert raw.frame["Region"].tolist() == ["Sughd", "Sughd"]
    assert raw.frame["Women"].isna().tolist() == [False, True]


def test_the_sheet_with_the_headers_is_found_and_the_others_are_named(tmp_path):
    rows = [["Session", "Date", "Region"], ["S1", "2019-03-12", "Sughd"]]
    path = write(tmp_path, workbook([["Read me"]], rows, rows), "f.xlsx")
    raw = read(path)
    assert raw.sheet == "Sheet2"
    assert [r.reason for r in raw.rejects] == [
        'sheet "Sheet3" has the headers too and was not read'
    ]
    assert read(path, sheet="Sheet3").sheet == "Sheet3"


def test_repeated_headers_and_blank_rows_are_no_records(tmp_path):
    raw = read(write(tmp_path, GOOD + ",,\nSession,Date,Region\nS2,2019-04-01,Sughd\n"))
    assert raw.line.tolist() == [2, 5]


def test_a_row_with_too_many_cells_is_kept_out(tmp_path):
    raw = read(write(tmp_path, GOOD + "S2,2019-04-01,Sughd, north\n"))
    assert told(raw.rejects) == [("error", 3, None, "has more cells than the header")]
    assert raw.line.tolist() == [2]


def test_undeclared_columns_are_not_stored_and_named(tmp_path):
    raw = read(write(tmp_path, "Session,Date,Region,Mood\nS1,2019-03-12,Sughd,good\n"))
    assert "Mood" not in raw.frame
    assert told(raw.rejects) == [("warning", None, "Mood", "is not declared; it was not stored")]


def test_the_digest_is_of_the_bytes(tmp_path):
    path = write(tmp_path, GOOD)
    other = write(tmp_path, GOOD + " ", "g.csv")
    assert read(path).sha256 == read(path).sha256 != read(other).sha256


class TestRefusals:
    def refused(self, path: Path, dataset: str = "session", **options) -> str:
        with pytest.raises(SourceError) as refusal:
            read(path, dataset, **options)
        assert "\n" not in str(refusal.value)
        return str(refusal.value)

    def test_no_such_file(self, tmp_path):
        assert "there is no such file" in self.refused(tmp_path / "none.csv")

    def test_a_folder(self, tmp_path):
        (tmp_path / "x.csv").mkdir()
        assert "cannot be read" in self.refused(tmp_path / "x.csv")

    @pytest.mark.parametrize("content", ["", "  \n\n"])
    def test_an_empty_file(self, tmp_path, content):
        assert self.refused(write(tmp_path, content)).startswith("file.csv: is empty")

    def test_an_empty_sheet(self, tmp_path):
        path = write(tmp_path, workbook([[None]]), "f.xlsx")
        assert "holds no cell with text" in self.refused(path)

    def test_an_unknown_type(self, tmp_path):
        assert "files of type .doc cannot be read" in self.refused(write(tmp_path, "x", "f.doc"))

    def test_too_large(self, tmp_path):
        path = write(tmp_path, GOOD)
        assert "the most is 0 MB" in self.refused(path, limits=Limits(file=10))

    def test_a_wrong_sheet(self, tmp_path):
        path = write(tmp_path, workbook([["a"]], [["b"]]), "f.xlsx")
        message = self.refused(path, sheet="Лист9")
        assert message == 'f.xlsx: has no sheet "Лист9"; its sheets are "Sheet1", "Sheet2"'

    def test_no_header_names_near_headers_and_no_other_cell(self, tmp_path):
        message = self.refused(write(tmp_path, "Sesion,Dat\nРаҳимов Карим,5\n"))
        assert 'nearest are "Sesion"' in message
        assert "Карим" not in message

    def test_a_missing_column_and_what_may_be_meant(self, tmp_path):
        text = "Sessionn,Date,Region,Women\nS1,2019-03-12,Sughd,1\n"
        assert self.refused(write(tmp_path, text)) == (
            "file.csv: column session_id (also known as Session, Код), perhaps meant by "
            '"Sessionn" is missing; add it or mend its header'
        )

    def test_two_headers_for_one_column(self, tmp_path):
        text = "Session,Date,Дата,Region\nS1,2019-03-12,2019-03-12,Sughd\n"
        message = self.refused(write(tmp_path, text))
        assert message == 'file.csv: "Date" and "Дата" all mean column date; keep one of them'


class TestForbiddenColumns:
    CASES = "Case ID,Identified on,Region"
    CASE = "AB12CD,2019-03-12,Sughd"

    @pytest.mark.parametrize(
        "header", ["ФИО", "Ф.И.О. ", "Full name", "ФИО пострадавшей", "Телефон"]
    )
    def test_a_sensitive_file_is_refused_whole_without_its_values(self, tmp_path, header):
        path = write(tmp_path, f"{self.CASES},{header}\n{self.CASE},Каримова Зарина\n")
        with pytest.raises(SourceError) as refusal:
            read(path, "case")
        message = str(refusal.value)
        assert header in message
        assert "dashboard pseudonymise file.csv" in message
        assert "Каримова" not in message
        assert "AB12CD" not in message

    def test_a_sensitive_file_is_refused_for_what_values_look_like(self, tmp_path):
        path = write(tmp_path, f"{self.CASES},Contact\n{self.CASE},+992 90 123-45-67\n")
        with pytest.raises(SourceError, match=r'"Contact" \(Phone numbers\)'):
            read(path, "case")

    def test_other_files_lose_the_column_and_go_on(self, tmp_path):
        raw = read(
            write(
                tmp_path,
                "Session,Date,Region,ФИО,Tel.\nS1,2019-03-12,Sughd,Каримова,992901234567\n",
            )
        )
        assert list(raw.frame.columns) == ["Session", "Date", "Region"]
        assert [(r.column, r.value) for r in raw.rejects] == [("ФИО", None), ("Tel.", None)]

    def test_a_name_where_an_id_belongs_is_dropped_and_refused(self, tmp_path):
        path = write(tmp_path, "Session,ФИО,Post\nS1,Каримова Зарина,5\n")
        with pytest.raises(SourceError, match="dashboard pseudonymise") as refusal:
            read(path, "participant")
        assert "Каримова" not in str(refusal.value)

    def test_phone_numbers_in_a_declared_text_column_are_dropped(self, tmp_path):
        raw = read(write(tmp_path, "Session,Date,Note\nS1,2019-03-12,992 90 123 45 67\n"))
        assert "Note" not in raw.frame

    def test_a_totals_row_is_known_by_the_column_that_is_dropped(self, tmp_path):
        raw = read(write(tmp_path, "ФИО,Session,Date,Women\nК. З.,S1,2019-03-12,5\nИтого,,,5\n"))
        assert raw.total.tolist() == [False, True]


def test_a_new_source_type_is_one_class_and_one_row(tmp_path, monkeypatch):
    class Fixed:
        def __init__(self, data, file, limits):
            self.rows = [line.split() for line in data.decode().splitlines()]

        def sheets(self):
            return [Sheet(None)]

        def read(self, sheet, rows=None):
            return Grid(self.rows[:rows], list(range(1, len(self.rows) + 1))[:rows])

    monkeypatch.setitem(SOURCES, ".dat", Fixed)
    raw = read(write(tmp_path, "Session Date Region\nS1 2019-03-12 Sughd\n", "f.dat"))
    assert raw.frame.iloc[0].tolist() == ["S1", "2019-03-12", "Sughd"]


def test_the_small_framework_declares_what_these_tests_need():
    assert FRAMEWORK.datasets["case"].sensitive
