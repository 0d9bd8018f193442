"""What each indicator means and how it is made, in the language of the workbook."""

from __future__ import annotations

from dashboard.components.measures import measure_in_words, rule_in_words
from dashboard.exports.xlsx.book import Book
from dashboard.exports.xlsx.tables import Value, write_table
from dashboard.framework.results import Indicator

WIDTHS = (10, 32, 50, 14, 50, 34, 28, 16, 36)
A3 = 8


def add_definitions(book: Book) -> None:
    """One row per indicator; owners are for the project's team and stand in no file."""
    _ = book.language.gettext
    header = [_("Code"), _("Indicator"), _("Definition"), _("Unit"), _("How it is made")]
    header += [_("Expected value"), _("Verification"), _("Frequency"), _("Limitations")]
    rows = [_row(book, indicator) for indicator in book.slice.indicators]
    sheet = book.sheet(_("Definitions"))
    sheet.set_paper(A3)
    write_table(book, sheet, header, rows, WIDTHS)


def _row(book: Book, indicator: Indicator) -> list[Value]:
    label = book.language.label
    return [
        indicator.code,
        label(indicator.title),
        label(indicator.definition),
        label(indicator.unit),
        measure_in_words(book.language, book.slice.framework, indicator),
        rule_in_words(book.language, indicator),
        label(indicator.verification),
        label(indicator.frequency),
        "; ".join(map(label, indicator.limitations)),
    ]
