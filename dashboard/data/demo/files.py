"""Bytes on disk: tables written as CSV or XLSX, the same bytes for the same table.

A workbook normally carries the moment of saving in its properties and in its ZIP entries; both
are set to a fixed moment here, so that a file written twice has one SHA-256.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.data.demo.book import Value

SAVED = datetime(2018, 10, 1, 9, 0, 0)  # noqa: DTZ001 - workbook properties have no time zone
ZIP_MOMENT = (1980, 1, 1, 0, 0, 0)
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def write_csv(path: Path, lines: Sequence[Sequence[str]], encoding: str, delimiter: str) -> None:
    """Write lines of text; raises UnicodeEncodeError where the encoding lacks a letter."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n").writerows(lines)
    path.write_bytes(buffer.getvalue().encode(encoding))


def write_xlsx(
    path: Path,
    sheet: str,
    titles: Sequence[str],
    lines: Sequence[Sequence[Value]],
    merged: Sequence[tuple[int, int, int]] = (),
) -> None:
    """Write title rows, the header (first of `lines`) and the rest; dates become date cells.

    `merged` holds column, first and last line of merged cells, counted from 1 within `lines`.
    """
    workbook = Workbook()
    workbook.properties.created = SAVED
    page = workbook.worksheets[0]
    page.title = sheet
    for line in [*([title] for title in titles), *lines]:
        page.append(list(line))
    _embellish(page, len(titles), merged)
    buffer = io.BytesIO()
    workbook.save(buffer)
    path.write_bytes(_timeless(buffer.getvalue()))


def _embellish(page: Worksheet, above: int, merged: Sequence[tuple[int, int, int]]) -> None:
    for cell in page[above + 1]:
        cell.font = Font(bold=True)
    for column, first, last in merged:
        letter = get_column_letter(column)
        page.merge_cells(f"{letter}{above + first}:{letter}{above + last}")


def _timeless(workbook: bytes) -> bytes:
    """The same workbook without the moment of saving."""
    moment = f"{SAVED:%Y-%m-%dT%H:%M:%SZ}".encode()
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = MODIFIED.sub(rb"\g<1>" + moment, source.read(name))
            target.writestr(_entry(name), content)
    return buffer.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, ZIP_MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
