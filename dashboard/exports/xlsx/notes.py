"""Where the figures come from, what the marks mean, what was said and what was restated."""

from __future__ import annotations

from dashboard.exports import provenance
from dashboard.exports.words import SUPPRESSED
from dashboard.exports.xlsx.book import Book
from dashboard.exports.xlsx.tables import Value, write_value
from dashboard.released import Restatement

WIDTHS = (26, 100, 16, 16)
Row = tuple[str, Value, Value, Value]


def add_notes(book: Book) -> None:
    """Provenance, marks, public notes and restatements, each under its heading."""
    _ = book.language.gettext
    sheet = book.sheet(_("Notes"))
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sections: list[tuple[str, list[Row]]] = [
        (_("About this file"), [(term, text, None, None) for term, text in _facts(book)]),
        (_("Marks"), _marks(book)),
        (_("Notes on indicators"), _notes(book)),
        (_("Restated: as reported, as now known"), _restated(book)),
    ]
    row = 0
    for title, lines in sections:
        if lines:
            book.write_text(sheet, row, 0, title, book.heading())
            for offset, line in enumerate(lines, start=1):
                for column, value in enumerate(line):
                    write_value(book, sheet, row + offset, column, value)
                texts = [(v, w) for v, w in zip(line, WIDTHS, strict=True) if isinstance(v, str)]
                book.fit_row(sheet, row + offset, texts)
            row += len(lines) + 2


def _facts(book: Book) -> list[provenance.Fact]:
    return provenance.facts(book.slice)


def _marks(book: Book) -> list[Row]:
    _ = book.language.gettext
    marks = {
        SUPPRESSED: _("The figure is not published."),
        _("no data"): _("Nothing was recorded; it is not zero."),
        _("not defined"): _("There are no cases to take a share of."),
        _("Italics"): _("An older figure stands, because a newer one may not be published."),
        _("%"): _("A formula over the cells beside it; empty where it would rest on too few."),
    }
    return [(mark, text, None, None) for mark, text in marks.items()]


def _notes(book: Book) -> list[Row]:
    codes = {indicator.code for indicator in book.slice.indicators}
    return [
        (f"{note.indicator} {note.period}", note.text, None, None)
        for note in book.slice.released.notes
        if note.indicator in codes
    ]


def _restated(book: Book) -> list[Row]:
    codes = {indicator.code for indicator in book.slice.indicators}
    found = book.slice.released.annex.restatements
    return [_restatement(item) for item in found if item.indicator in codes]


def _restatement(item: Restatement) -> Row:
    split = "; ".join(f"{name}={code}" for name, code in item.split)
    return (f"{item.indicator} {item.window}", split or None, item.reported, item.known)
