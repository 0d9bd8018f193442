"""Excel workbooks (XLSX, XLSM): the values that cells show, as text, without running anything.

Dates leave as ISO text, whole numbers without a decimal point, spreadsheet errors as they stand.
A merged range repeats its text inside itself and nowhere else (domain B.3 #9). What openpyxl's
streaming reader leaves out (merged ranges, formulas without a result, hidden rows) is taken from
the sheet's own XML.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from itertools import islice

from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.utils.exceptions import InvalidFileException

from dashboard.data.sources.archives import check_archive
from dashboard.data.sources.tables import UNCOMPUTED, Grid, Limits, Row, Sheet
from dashboard.errors import SourceError

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]+\d+:[A-Z]+\d+)"')
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\bhidden="(?:1|true)"')
_FORMULA_ALONE = re.compile(
    rb"<c\b([^>]*)>\s*<f\b[^>]*?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
_REFERENCE = re.compile(rb'\br="([A-Z]+\d+)"')
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"


class Workbook:
    """One workbook. Every fault of the file itself becomes one SourceError."""

    def __init__(self, data: bytes, file: str, limits: Limits) -> None:
        self._file = file
        self._limits = limits
        if data.startswith(_OLD_OR_LOCKED):
            raise SourceError(
                f"{file}: is locked with a password or saved in the old XLS format; "
                "save it without password as XLSX"
            )
        with self._readable():
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            check_archive(self._zip, len(data), file, limits)
            self._book = load_workbook(
                io.BytesIO(data), read_only=True, data_only=True, keep_links=False
            )

    def sheets(self) -> list[Sheet]:
        """The worksheets in order; hidden ones say so."""
        return [Sheet(s.title, s.sheet_state != "visible") for s in self._book.worksheets]

    def read(self, sheet: Sheet, rows: int | None = None) -> Grid:
        """The sheet's rows from row 1, gaps included; with `rows`, the first so many."""
        with self._readable():
            found = self._rows(sheet.name or "", rows)
            xml = self._xml(sheet.name or "")
            _mark_uncomputed(found, xml)
            filled = _fill_merged(found, xml)
        return Grid(
            rows=found,
            lines=list(range(1, len(found) + 1)),
            filled=frozenset(filled),
            notes=tuple(_notes(xml)),
            date1904=self._book.epoch == CALENDAR_MAC_1904,
        )

    def _rows(self, name: str, rows: int | None) -> list[Row]:
        worksheet = self._book[name]
        worksheet.reset_dimensions()
        values = islice(worksheet.iter_rows(values_only=True), rows)
        return [[_text(value) for value in row] for row in self._bounded(values)]

    def _bounded(self, rows: Iterable[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
        """The rows, up to what a sheet may hold: a cell far away makes all before it."""
        cells = 0
        for number, row in enumerate(rows, start=1):
            cells += len(row)
            if number > self._limits.rows or cells > self._limits.cells:
                raise SourceError(
                    f"{self._file}: a sheet spans more rows or cells than a sheet can hold; "
                    "copy its cells into a new workbook, or save the sheet as CSV"
                )
            yield row

    def _xml(self, name: str) -> bytes:
        return self._zip.read(str(vars(self._book[name])["_worksheet_path"]))

    @contextmanager
    def _readable(self) -> Iterator[None]:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                yield
        except _DAMAGE:
            raise SourceError(
                f"{self._file}: is damaged or no workbook; open it in a spreadsheet program and "
                "save it as XLSX again"
            ) from None


def _text(value: object) -> str | None:
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(sep=" ", timespec="seconds")
        case date() | time():
            return value.isoformat()
        case _:
            return str(value) if str(value).strip() else None


def _mark_uncomputed(rows: list[Row], xml: bytes) -> None:
    """A formula that gives an empty text says so (t="str"); one without result was not computed."""
    if b"<f" not in xml:
        return
    for match in _FORMULA_ALONE.finditer(xml):
        reference = _REFERENCE.search(match.group(1))
        if reference and b't="str"' not in match.group(1):
            row, column = coordinate_to_tuple(reference.group(1).decode())
            _put(rows, row - 1, column - 1, UNCOMPUTED)


def _put(rows: list[Row], row: int, column: int, text: str) -> None:
    if row < len(rows):
        rows[row].extend([None] * (column + 1 - len(rows[row])))
        rows[row][column] = text


def _fill_merged(rows: list[Row], xml: bytes) -> Iterator[tuple[int, int]]:
    width = max(map(len, rows), default=0)
    for match in _MERGED.finditer(xml):
        left, top, right, bottom = range_boundaries(match.group(1).decode())
        if not (left and top and right and bottom) or top > len(rows):
            continue
        text = rows[top - 1][left - 1] if left <= len(rows[top - 1]) else None
        for row in range(top - 1, min(bottom, len(rows))):
            for column in range(left - 1, min(right, width)):
                if text is not None and (row, column) != (top - 1, left - 1):
                    _put(rows, row, column, text)
                    yield row, column


def _notes(xml: bytes) -> Iterator[str]:
    hidden = len(_HIDDEN_ROW.findall(xml))
    if hidden:
        yield f"{hidden} hidden rows were read like the others"
