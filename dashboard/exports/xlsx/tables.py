"""A plain table on a sheet of its own: header, rows, filter, frozen header."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from xlsxwriter.worksheet import Worksheet

from dashboard.exports.xlsx.book import Book, Side

Value = str | float | int | date | None


def write_table(
    book: Book,
    sheet: Worksheet,
    header: Sequence[str],
    rows: Sequence[Sequence[Value]],
    widths: Sequence[int],
) -> None:
    """Header in the first row, then the rows; numbers and days stay numbers and days."""
    for column, name in enumerate(header):
        side: Side = "right" if _is_of_figures(rows, column) else "left"
        book.write_text(sheet, 0, column, name, book.heading(side))
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            write_value(book, sheet, number, column, value)
        texts = [(v, w) for v, w in zip(row, widths, strict=True) if isinstance(v, str)]
        if any(len(text) > width for text, width in texts):
            book.fit_row(sheet, number, texts)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, len(rows), len(header) - 1)


def _is_of_figures(rows: Sequence[Sequence[Value]], column: int) -> bool:
    """True where the column holds numbers or days, which stand to the right."""
    return any(isinstance(row[column], int | float | date) for row in rows)


def write_value(book: Book, sheet: Worksheet, row: int, column: int, value: Value) -> None:
    """One cell by the kind of its value."""
    match value:
        case None:
            return
        case str():
            book.write_text(sheet, row, column, value)
        case date():
            book.write_day(sheet, row, column, value)
        case _:
            book.write_number(sheet, row, column, value, book.style(num_format="#,##0.####"))
