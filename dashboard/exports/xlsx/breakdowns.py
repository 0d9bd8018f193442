"""Every disaggregation to date, with the names of the codes in words."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from dashboard.exports.xlsx.book import Book, Side
from dashboard.framework.results import Disaggregation
from dashboard.progress import split_targets
from dashboard.reading import Reading
from dashboard.released import Cell
from dashboard.sentences import dimension_name, part_name, window_name

WIDTHS = (10, 54, 24, 40, 14, 12, 12, 12, 30)
SIDES: dict[int, Side] = {4: "right", 5: "right", 6: "right", 7: "right", 8: "beside"}
"""Where the heads of columns stand that are not to the left."""


def add_breakdowns(book: Book) -> None:
    """One row per cell of each declared split, in the order of the code lists."""
    _ = book.language.gettext
    sheet = book.sheet(_("Disaggregations"))
    header = [_("Code"), _("Indicator"), _("Split by"), _("Group"), _("Actual"), _("Numerator")]
    header += [_("Base"), _("Target"), _("Window")]
    for column, (name, width) in enumerate(zip(header, WIDTHS, strict=True)):
        book.write_text(sheet, 0, column, name, book.heading(SIDES.get(column, "left")))
        sheet.set_column(column, column, width)
    row = 1
    for reading in book.slice.readings:
        for by in reading.disaggregations:
            for cell in reading.breakdown(by):
                _write(book, sheet, row, reading, by, cell)
                row += 1
    sheet.freeze_panes(1, 2)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, max(row - 1, 1), len(header) - 1)


def _write(
    book: Book, sheet: Worksheet, row: int, reading: Reading, by: Disaggregation, cell: Cell
) -> None:
    names = [dimension_name(book.language, reading.framework, name) for name in by.by]
    groups = [part_name(reading, *part) for part in cell.split]
    plain = book.style(num_format="#,##0.##", align="right")
    target = split_targets(reading.indicator, cell.split).periods.get(reading.period)
    book.write_text(sheet, row, 0, reading.indicator.code)
    book.write_text(sheet, row, 1, reading.title)
    book.write_text(sheet, row, 2, ", ".join(names))
    book.write_text(sheet, row, 3, ", ".join(groups))
    book.write_cell(sheet, row, 4, reading.indicator, cell)
    book.write_number(sheet, row, 5, cell.numerator, plain)
    book.write_number(sheet, row, 6, cell.denominator, plain)
    book.write_number(sheet, row, 7, target, plain)
    book.write_text(sheet, row, 8, window_name(reading, cell.window), book.beside())
    texts = (reading.title, ", ".join(names), ", ".join(groups))
    book.fit_row(sheet, row, list(zip(texts, WIDTHS[1:4], strict=True)))
