"""Where the figures come from, what the marks mean, what was said and what was restated."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from dashboard.exports import provenance
from dashboard.exports.words import SUPPRESSED
from dashboard.exports.xlsx.book import MUTED, WASH, Book, Side
from dashboard.exports.xlsx.tables import Value, write_value
from dashboard.formats import state_words
from dashboard.reading import Reading
from dashboard.released import Restatement, State
from dashboard.sentences import part_name, window_name

WIDTHS = (38, 84, 20, 26)
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
            _write_title(book, sheet, row, title, lines[0][2:] != (None, None))
            for offset, line in enumerate(lines, start=1):
                for column, value in enumerate(line):
                    _write(book, sheet, row + offset, column, value)
                texts = [(v, w) for v, w in zip(line, WIDTHS, strict=True) if isinstance(v, str)]
                book.fit_row(sheet, row + offset, texts)
            row += len(lines) + 2


def _write_title(book: Book, sheet: Worksheet, row: int, title: str, compares: bool) -> None:
    """The heading of a section over its whole width, with the names of the columns of figures."""
    _ = book.language.gettext
    names = [title, "", *([_("As reported"), _("As now known")] if compares else ["", ""])]
    for column, name in enumerate(names):
        side: Side = "right" if column > 1 else "left"
        style = book.style(bold=True, bg_color=WASH, bottom=1, bottom_color=MUTED, align=side)
        book.write_text(sheet, row, column, name, style)


def _write(book: Book, sheet: Worksheet, row: int, column: int, value: Value) -> None:
    """A word in place of a figure stands where the figure would stand."""
    if column > 1 and isinstance(value, str):
        book.write_text(sheet, row, column, value, book.style(font_color=MUTED, align="right"))
    else:
        write_value(book, sheet, row, column, value)


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
    readings = {reading.indicator.code: reading for reading in book.slice.readings}
    found = book.slice.released.annex.restatements
    return [
        _restatement(readings[one.indicator], one) for one in found if one.indicator in readings
    ]


def _restatement(reading: Reading, item: Restatement) -> Row:
    """Which figure, of which group, as it was reported and as it is now known."""
    groups = ", ".join(part_name(reading, *part) for part in item.split)
    which = f"{item.indicator} {window_name(reading, item.window)}"
    reported = _stated(reading, item.reported_state, item.reported)
    return (which, groups or None, reported, _stated(reading, item.known_state, item.known))


def _stated(reading: Reading, state: State, value: float | None) -> Value:
    return value if state == "shown" else state_words(reading.language, state)
