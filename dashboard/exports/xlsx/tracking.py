"""The indicator performance tracking table (domain C.1): one row per indicator, in matrix order.

Percentages are formulas over the cells beside them, so that a reader who corrects a figure sees
the share move; they carry the value that pages print.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from dashboard.exports import provenance
from dashboard.exports.words import SHAPES, status_colour
from dashboard.exports.xlsx.book import MUTED, WASH, Book, Side
from dashboard.formats import is_fraction_only, period, status_words
from dashboard.framework.results import Result
from dashboard.progress import share_of_target
from dashboard.reading import Reading
from dashboard.released import Cell, Status
from dashboard.sentences import explanation

TITLE, GROUPS, NAMES, FIRST = 0, 2, 3, 4
FIXED = 6
FIGURES = (4, 5)
"""Of the fixed columns those that hold figures: baseline and its year."""
RIGHTMOST: tuple[Side, ...] = ("beside", "left", "right")
"""Where the heads of comment, source and last data stand."""
WIDTHS = (17, 9, 40, 13, 12, 6)
COMMENT, SOURCE, FIGURE = 52, 28, 10
A3 = 8
STATUSES: tuple[Status, ...] = (
    "achieved",
    "on_track",
    "above_plan",
    "partly_achieved",
    "at_risk",
    "off_track",
    "regressed",
    "not_achieved",
    "not_due",
    "no_data",
    "no_target",
    "not_published",
)


@dataclass(frozen=True)
class Layout:
    """Where the groups of columns begin."""

    begun: list[str]

    @property
    def to_date(self) -> int:
        """First column of the group to date: expected, actual, %, numerator, base."""
        return FIXED + 3 * len(self.begun)

    @property
    def life(self) -> int:
        """First column of the life of the project: target, %."""
        return self.to_date + 5

    @property
    def rest(self) -> int:
        """First column of comment, source, last data."""
        return self.life + 2


def add_tracking(book: Book) -> None:
    """The sheet with its header, its rows under result headings and the count of each status."""
    _ = book.language.gettext
    sheet, layout = book.sheet(_("Tracking table")), Layout(book.slice.begun)
    title = book.language.label(book.slice.framework.project.title)
    book.write_text(sheet, TITLE, 0, title, book.style(bold=True, font_size=14))
    book.write_text(sheet, TITLE + 1, 0, provenance.line(book.slice), book.style(font_color=MUTED))
    sheet.set_row(TITLE, 20)
    sheet.set_row(NAMES, 28)
    sheet.set_paper(A3)
    _write_header(book, sheet, layout)
    last = _write_rows(book, sheet, layout)
    _colour_statuses(book, sheet, last)
    _write_counts(book, sheet, last)
    sheet.freeze_panes(FIRST, 3)
    sheet.repeat_rows(GROUPS, NAMES)
    _set_widths(sheet, layout)


def _write_header(book: Book, sheet: Worksheet, layout: Layout) -> None:
    _ = book.language.gettext
    fixed = [_("Status"), _("Code"), _("Indicator"), _("Unit"), _("Baseline"), _("Year")]
    for column, name in enumerate(fixed):
        side: Side = "right" if column in FIGURES else "left"
        sheet.merge_range(GROUPS, column, NAMES, column, name, book.heading(side))
    for position, name in enumerate(layout.begun):
        declared = book.slice.framework.periods[name]
        title = period(book.language, name, declared)
        _group(book, sheet, FIXED + 3 * position, title, [_("Target"), _("Actual"), _("%")])
    running = [_("Expected"), _("Actual"), _("%"), _("Numerator"), _("Base")]
    _group(book, sheet, layout.to_date, _("To date"), running)
    _group(book, sheet, layout.life, _("Life of project"), [_("Target"), _("%")])
    for offset, name in enumerate([_("Comment"), _("Source of data"), _("Last data")]):
        column = layout.rest + offset
        sheet.merge_range(GROUPS, column, NAMES, column, name, book.heading(RIGHTMOST[offset]))


def _group(book: Book, sheet: Worksheet, column: int, title: str, names: list[str]) -> None:
    last = column + len(names) - 1
    sheet.merge_range(GROUPS, column, GROUPS, last, title, book.heading("center"))
    for offset, name in enumerate(names):
        book.write_text(sheet, NAMES, column + offset, name, book.heading("right"))


def _write_rows(book: Book, sheet: Worksheet, layout: Layout) -> int:
    """The row after the last indicator."""
    row = FIRST
    for result in book.slice.framework.results:
        readings = [r for r in book.slice.readings if r.indicator.result == result.code]
        if readings:
            _write_result(book, sheet, layout, row, result)
            for offset, reading in enumerate(readings, start=1):
                _write_indicator(book, sheet, layout, row + offset, reading)
            row += 1 + len(readings)
    return row


def _write_result(book: Book, sheet: Worksheet, layout: Layout, row: int, result: Result) -> None:
    style = book.style(bold=True, bg_color=WASH)
    book.write_text(sheet, row, 0, result.code, style)
    book.write_text(sheet, row, 1, book.language.label(result.text), style)
    for column in range(2, layout.rest + 3):
        sheet.write_blank(row, column, None, style)


def _write_indicator(
    book: Book, sheet: Worksheet, layout: Layout, row: int, reading: Reading
) -> None:
    cell, label = reading.cell, book.language.label
    book.write_text(sheet, row, 0, status_text(book, cell.status if cell else None))
    book.write_text(sheet, row, 1, reading.indicator.code, book.style(bold=True))
    book.write_text(sheet, row, 2, reading.title)
    book.write_text(sheet, row, 3, label(reading.indicator.unit))
    _write_baseline(book, sheet, row, reading)
    for position, name in enumerate(layout.begun):
        own = reading.at(name)
        target = own.target if own else None
        _write_triple(book, sheet, row, FIXED + 3 * position, reading, own, target)
    _write_to_date(book, sheet, layout, row, reading)
    _write_life(book, sheet, layout, row, reading)
    said, source = comment(reading), label(reading.indicator.verification)
    book.write_text(sheet, row, layout.rest, said, book.beside())
    book.write_text(sheet, row, layout.rest + 1, source)
    book.fit_row(sheet, row, [(reading.title, WIDTHS[2]), (said, COMMENT), (source, SOURCE)])
    book.write_day(sheet, row, layout.rest + 2, cell.measured_on if cell else None)


def status_text(book: Book, status: Status | None) -> str:
    """Shape and word together; the colour comes on top."""
    return f"{SHAPES[status]} {status_words(book.language, status)}"


def comment(reading: Reading) -> str:
    """The standing in words, and what was published beside it as a note."""
    place = (reading.indicator.code, reading.period)
    notes = [n.text for n in reading.released.notes if (n.indicator, n.period) == place]
    return " ".join([explanation(reading), *notes])


def _write_baseline(book: Book, sheet: Worksheet, row: int, reading: Reading) -> None:
    declared = reading.indicator.baseline
    if declared.value is None:
        words = book.language.gettext("not applicable")
        book.write_text(sheet, row, 4, words, book.style(font_color=MUTED, align="right"))
    else:
        book.write_number(sheet, row, 4, declared.value, _figure(book, reading))
    book.write_number(sheet, row, 5, declared.year, book.style(num_format="0"))


def _write_triple(
    book: Book,
    sheet: Worksheet,
    row: int,
    column: int,
    reading: Reading,
    cell: Cell | None,
    of: float | None,
) -> None:
    """Target (or expected), actual and the share of the one in the other."""
    book.write_number(sheet, row, column, of, _figure(book, reading))
    book.write_cell(sheet, row, column + 1, reading.indicator, cell)
    _write_share(book, sheet, row, column + 2, (column + 1, column), reading, cell, of)


def _write_share(
    book: Book,
    sheet: Worksheet,
    row: int,
    column: int,
    parts: tuple[int, int],
    reading: Reading,
    cell: Cell | None,
    of: float | None,
) -> None:
    """100 % where the actual reaches the target; nothing where it stands on too few."""
    if cell is None or cell.state != "shown" or is_fraction_only(reading.indicator, cell):
        return
    share = share_of_target(cell.value, of, reading.indicator.direction)
    if share is None:
        return
    value, target = (xl_rowcol_to_cell(row, part) for part in parts)
    above, below = (value, target) if reading.indicator.direction == "up" else (target, value)
    formula = f'=IF(AND(ISNUMBER({above}),N({below})<>0),{above}/{below},"")'
    style = book.style(num_format="0%", align="right")
    sheet.write_formula(row, column, formula, style, share / 100)


def _write_to_date(
    book: Book, sheet: Worksheet, layout: Layout, row: int, reading: Reading
) -> None:
    cell = reading.cell
    expected = cell.expected if cell else None
    _write_triple(book, sheet, row, layout.to_date, reading, cell, expected)
    plain = book.style(num_format="#,##0.##", align="right")
    book.write_number(sheet, row, layout.to_date + 3, cell.numerator if cell else None, plain)
    book.write_number(sheet, row, layout.to_date + 4, cell.denominator if cell else None, plain)


def _write_life(book: Book, sheet: Worksheet, layout: Layout, row: int, reading: Reading) -> None:
    promise = reading.targets.life_of_project
    book.write_number(sheet, row, layout.life, promise, _figure(book, reading))
    parts = (layout.to_date + 1, layout.life)
    _write_share(book, sheet, row, layout.life + 1, parts, reading, reading.cell, promise)


def _figure(book: Book, reading: Reading) -> Any:
    return book.style(num_format=book.number_format(reading.indicator), align="right")


def _colour_statuses(book: Book, sheet: Worksheet, last: int) -> None:
    """The colour follows the word, also when somebody types another one."""
    for status in STATUSES:
        colour = book.workbook.add_format({"font_color": status_colour(status), "bold": True})
        rule = {"type": "cell", "criteria": "==", "value": f'"{status_text(book, status)}"'}
        sheet.conditional_format(FIRST, 0, max(last - 1, FIRST), 0, rule | {"format": colour})


def _write_counts(book: Book, sheet: Worksheet, last: int) -> None:
    """How many indicators stand where: formulas over the column of the status."""
    _ = book.language.gettext
    book.write_text(sheet, last + 1, 1, _("Indicators by status"), book.style(bold=True))
    cells = [reading.cell for reading in book.slice.readings]
    found = [cell.status if cell else None for cell in cells]
    used = [status for status in STATUSES if status in found]
    span = f"{xl_rowcol_to_cell(FIRST, 0, True, True)}:{xl_rowcol_to_cell(last - 1, 0, True, True)}"
    for offset, status in enumerate(used, start=2):
        book.write_text(sheet, last + offset, 0, status_text(book, status))
        formula = f"=COUNTIF({span},A{last + offset + 1})"
        sheet.write_formula(last + offset, 1, formula, book.style(), found.count(status))
    if used:
        row = last + 2 + len(used)
        book.write_text(sheet, row, 0, _("All"), book.style(bold=True))
        formula = f"=SUM(B{last + 3}:B{row})"
        counted = sum(found.count(status) for status in used)
        sheet.write_formula(row, 1, formula, book.style(bold=True), counted)


def _set_widths(sheet: Worksheet, layout: Layout) -> None:
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_column(FIXED, layout.rest - 1, FIGURE)
    sheet.set_column(layout.rest, layout.rest, COMMENT)
    sheet.set_column(layout.rest + 1, layout.rest + 1, SOURCE)
    sheet.set_column(layout.rest + 2, layout.rest + 2, 13)
