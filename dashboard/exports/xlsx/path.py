"""Promised and reached at the end of each period, with one native chart for each indicator."""

from __future__ import annotations

from typing import Any

from xlsxwriter.worksheet import Worksheet

from dashboard.exports.xlsx.book import ACCENT, FONT, LINE, MUTED, Book, Side
from dashboard.formats import is_share
from dashboard.periods import to_date
from dashboard.reading import Reading

FIRST = 1
ACROSS, WIDE, HIGH = 2, 500, 280
ROWS_OF_CHART = 15
TITLE = 54
ROWS_OF_A_PAGE = 3 * ROWS_OF_CHART
SCALE = 70
"""Per cent, at which three rows of charts fill a sheet of A4 across."""


def add_paths(book: Book) -> None:
    """Two rows per indicator, target and actual to date, and below them the charts."""
    _ = book.language.gettext
    name = _("Progress")
    sheet, readings = book.sheet(name), book.slice.readings
    periods = list(book.slice.framework.periods)
    for column, text in enumerate([_("Code"), _("Indicator"), _("Row"), *periods]):
        side: Side = "right" if column > 2 else "left"
        book.write_text(sheet, 0, column, text, book.heading(side))
    for position, reading in enumerate(readings):
        _write_pair(book, sheet, FIRST + 2 * position, reading, periods)
    sheet.set_column(0, 0, 10)
    sheet.set_column(1, 1, TITLE)
    sheet.set_column(2, 2 + len(periods), 12)
    sheet.freeze_panes(1, 2)
    _add_charts(book, sheet, name, readings, len(periods))


def _write_pair(
    book: Book, sheet: Worksheet, row: int, reading: Reading, periods: list[str]
) -> None:
    _ = book.language.gettext
    style = book.style(num_format=book.number_format(reading.indicator), align="right")
    for offset, word in enumerate([_("Target"), _("Actual")]):
        book.write_text(sheet, row + offset, 0, reading.indicator.code)
        book.write_text(sheet, row + offset, 1, reading.title)
        book.write_text(sheet, row + offset, 2, word)
        book.fit_row(sheet, row + offset, [(reading.title, TITLE)])
    for column, name in enumerate(periods, start=3):
        book.write_number(sheet, row, column, reading.targets.periods.get(name), style)
        if name in book.slice.begun:
            own = name if reading.indicator.accumulation == "per_period" else to_date(name)
            book.write_cell(sheet, row + 1, column, reading.indicator, reading.at(own))


def _add_charts(
    book: Book, sheet: Worksheet, name: str, readings: list[Reading], periods: int
) -> None:
    below = FIRST + 2 * len(readings) + 1
    for position, reading in enumerate(readings):
        top, aside = divmod(position, ACROSS)
        chart = _draw(book, name, reading, FIRST + 2 * position, periods)
        placed = {"x_offset": aside * WIDE, "description": _title(reading)}
        sheet.insert_chart(below + ROWS_OF_CHART * top, 0, chart, placed)
    end = below + ROWS_OF_CHART * (1 + (len(readings) - 1) // ACROSS)
    sheet.set_h_pagebreaks(list(range(below, end, ROWS_OF_A_PAGE)))
    sheet.set_print_scale(SCALE)


def _title(reading: Reading) -> str:
    return f"{reading.indicator.code} {reading.title}"


def _draw(book: Book, name: str, reading: Reading, row: int, periods: int) -> Any:
    """The chart over the pair of rows that begins at `row` of the sheet `name`."""
    chart = book.workbook.add_chart({"type": "line"})
    for offset, line in enumerate(({"color": MUTED, "dash_type": "dash"}, {"color": ACCENT})):
        chart.add_series(
            {
                "name": [name, row + offset, 2],
                "categories": [name, 0, 3, 0, 2 + periods],
                "values": [name, row + offset, 3, row + offset, 2 + periods],
                "line": line | {"width": 2.25},
                "marker": {"type": "circle", "size": 6, "fill": {"color": line["color"]}},
            }
        )
    chart.set_title({"name": _title(reading), "name_font": {"name": FONT, "size": 10}})
    reach = {"max": 100} if is_share(reading.indicator) else {}
    grid = {"major_gridlines": {"visible": True, "line": {"color": LINE}}}
    unit = book.language.label(reading.indicator.unit)
    chart.set_y_axis({"name": unit, "name_font": {"bold": False}, "min": 0} | reach | grid)
    chart.set_legend({"position": "bottom"})
    chart.show_blanks_as("gap")
    chart.set_size({"width": WIDE, "height": HIGH})
    return chart
