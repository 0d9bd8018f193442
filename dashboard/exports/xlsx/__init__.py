"""The tracking table as a workbook: real numbers, formulas for percentages, charts that live on.

Opens in Excel and LibreOffice; every formula carries the value that pages print.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dashboard.exports.slice import File, Slice
from dashboard.exports.xlsx.book import Book
from dashboard.exports.xlsx.breakdowns import add_breakdowns
from dashboard.exports.xlsx.definitions import add_definitions
from dashboard.exports.xlsx.figures import add_figures
from dashboard.exports.xlsx.notes import add_notes
from dashboard.exports.xlsx.path import add_paths
from dashboard.exports.xlsx.plan import add_plans
from dashboard.exports.xlsx.tracking import add_tracking

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEETS = (
    add_tracking,
    add_breakdowns,
    add_paths,
    add_plans,
    add_figures,
    add_definitions,
    add_notes,
)


OF_A_CHART = (add_figures, add_definitions, add_notes)


def write_workbook(slice_: Slice) -> File:
    """The tracking table with disaggregations, charts, plans, all figures, definitions, notes."""
    return _write(slice_, SHEETS)


def write_chart(slice_: Slice) -> File:
    """The figures of one chart, the definition of its indicator, and where they come from."""
    return _write(slice_, OF_A_CHART)


def _write(slice_: Slice, sheets: Iterable[Callable[[Book], None]]) -> File:
    book = Book(slice_)
    for add in sheets:
        add(book)
    return File(book.close(), slice_.file_name("xlsx"), MEDIA_TYPE)
