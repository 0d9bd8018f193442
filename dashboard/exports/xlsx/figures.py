"""Every released figure of the slice as a plain table, with the fields of `dashboard values`."""

from __future__ import annotations

from dashboard.exports.words import SUPPRESSED
from dashboard.exports.xlsx.book import Book
from dashboard.exports.xlsx.tables import Value, write_table
from dashboard.released import Cell

HEADER = (
    "indicator",
    "period",
    "basis",
    "disaggregation",
    "value",
    "numerator",
    "denominator",
    "n",
    "state",
    "measured_on",
    "target",
    "expected",
    "ratio",
    "status",
    "held_on",
    "band",
)
WIDTHS = (12, 12, 10, 34, 12, 12, 13, 9, 12, 14, 10, 11, 9, 15, 14, 10)


def add_figures(book: Book) -> None:
    """One row per released cell; a suppressed one says [c] in place of its value."""
    sheet = book.sheet(book.language.gettext("All figures"))
    write_table(book, sheet, HEADER, [_row(cell) for cell in book.slice.cells], WIDTHS)


def _row(cell: Cell) -> list[Value]:
    return [
        cell.indicator,
        cell.window,
        cell.basis,
        "; ".join(f"{name}={code}" for name, code in cell.split),
        SUPPRESSED if cell.state == "suppressed" else cell.value,
        cell.numerator,
        cell.denominator,
        cell.n,
        cell.state,
        cell.measured_on,
        cell.target,
        cell.expected,
        cell.ratio,
        cell.status,
        cell.held_on,
        f"{cell.band[0]:g}-{cell.band[1]:g} %" if cell.band else None,
    ]
