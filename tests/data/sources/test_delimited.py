"""Text files: delimiters, quotes, and the line that each row stands in."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.sources.delimited import DelimitedText, sniffed
from dashboard.data.sources.tables import Limits
from dashboard.errors import SourceError


def grid(text: str | bytes):
    data = text.encode() if isinstance(text, str) else text
    source = DelimitedText(data, "f.csv", Limits())
    return source.read(source.sheets()[0])


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_each_delimiter(delimiter):
    text = "a,b,c\n1,2,3\n4,5,6\n".replace(",", delimiter)
    assert grid(text).rows == [["a", "b", "c"], ["1", "2", "3"], ["4", "5", "6"]]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a;b\n1,5;2,5\n", ";"),
        ("a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n", ";"),
        ("Report; of, things\na,b,c\n1,2,3\n4,5,6\n", ","),
        ('a\tb\n"x, y, z"\t1\n"u, v, w"\t2\n', "\t"),
        ("codes,n\na;b;c,1\nd;e;f,2\n", ","),
        ('"1"\t"1"\t";;"\n', "\t"),
        ("alone\n1\n2\n", ","),
    ],
)
def test_decimal_commas_and_lists_in_cells_do_not_mislead(text, delimiter):
    assert sniffed(text) == delimiter


def test_the_delimiter_that_a_spreadsheet_wrote_down():
    found = grid("sep=;\na;b,c\n1;2\n")
    assert (found.rows, found.lines) == ([["a", "b,c"], ["1", "2"]], [2, 3])


def test_a_row_over_several_lines_has_its_first():
    found = grid('a,b\n1,"x\ny\nz"\n2,w\n')
    assert (found.rows[1], found.lines) == (["1", "x\ny\nz"], [1, 2, 5])


def test_blank_cells_are_missing_and_blank_lines_keep_the_count():
    found = grid("a,b\n\n1,  \n")
    assert found.rows[-1] == ["1", None]
    assert found.lines[-1] == 3


def test_old_mac_line_ends():
    assert grid("a,b\r1,2\r").rows == [["a", "b"], ["1", "2"]]


def test_a_quote_never_closed_is_one_sentence():
    with pytest.raises(SourceError, match="quotation mark opened after line 1 is never closed"):
        grid('a,b\n1,"' + "x\n" * 100_000)


def test_a_workbook_under_a_wrong_name():
    with pytest.raises(SourceError, match="is a workbook, not text"):
        grid(b"PK\x03\x04rest")


CELLS = st.text("абвғҷz ,;'\"\n1", max_size=6).filter(lambda cell: cell.strip())


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=8))
def test_what_the_csv_module_writes_comes_back(rows):
    stream = io.StringIO()
    csv.writer(stream, delimiter="\t", quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    found = grid("sep=\t\n" + stream.getvalue())
    assert found.rows == rows
    newlines = [sum(cell.count("\n") for cell in row) + 1 for row in rows]
    assert found.lines == [2 + sum(newlines[:i]) for i in range(len(rows))]


def test_a_quote_that_is_never_closed_swallows_no_row():
    with pytest.raises(SourceError, match="opened after line 2 is never closed"):
        grid('a,b\n1,ok\n2,"ok\n3,ok\n4,ok\n')


def test_a_quoted_cell_may_end_the_file():
    assert grid('a,b\n1,"two\nlines"').rows == [["a", "b"], ["1", "two\nlines"]]
