"""Results at a glance: the chosen indicators in one native table, status as shape and word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Inches

from dashboard.exports import provenance
from dashboard.exports.pptx.deck import (
    FOOT,
    INK,
    LEFT,
    LINE,
    MUTED,
    TOP,
    WASH,
    Box,
    Deck,
    Say,
    paragraph_text,
)
from dashboard.exports.words import SHAPES, status_colour
from dashboard.formats import cell_value, day, expectation, number, status_words
from dashboard.reading import Reading
from dashboard.released import Status

ON_A_SLIDE = 11
WIDTHS = (1.0, 5.3, 2.6, 1.15, 2.08)
ROW = 0.44
PAPER = "FFFFFF"
PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style of tables without lines and colours, which every installation has."""


def add_glance(deck: Deck, readings: Sequence[Reading]) -> None:
    """One slide for each dozen of indicators, in matrix order."""
    title, again = _finding(deck, readings), deck.language.gettext("Results at a glance, continued")
    label = deck.language.label
    for first in range(0, len(readings), ON_A_SLIDE):
        shown = readings[first : first + ON_A_SLIDE]
        notes = [f"{r.indicator.code}: {label(r.indicator.definition)}" for r in shown]
        slide = deck.slide(again if first else title, notes, listed=first == 0)
        _add_table(deck, slide, shown)
        _add_newer(deck, slide, shown)


def _finding(deck: Deck, readings: Sequence[Reading]) -> str:
    """How many indicators stand where, in the order of the table."""
    statuses = Counter(reading.cell.status if reading.cell else None for reading in readings)
    parts = [
        f"{number(deck.language, count)} {status_words(deck.language, status)}"
        for status, count in statuses.most_common()
    ]
    text = deck.language.gettext("Of {all} indicators: {parts}")
    return text.format(all=number(deck.language, len(readings)), parts=", ".join(parts))


def _add_table(deck: Deck, slide: Any, readings: Sequence[Reading]) -> None:
    _ = deck.language.gettext
    box = Box(LEFT, TOP + 0.1, sum(WIDTHS), ROW * (len(readings) + 1))
    table = slide.shapes.add_table(1, len(WIDTHS), *box.emu).table
    _style(table)
    header = [_("Code"), _("Indicator"), _("Actual"), _("Expected"), _("Status")]
    titles = [Say(name, 11, MUTED, bold=True) for name in header]
    lines = [_line(deck, titles, WASH), *(_line(deck, _row(deck, r), PAPER) for r in readings)]
    for line in lines:
        table._tbl.append(parse_xml(line))


def _add_newer(deck: Deck, slide: Any, readings: Sequence[Reading]) -> None:
    """Which rows are of a bulletin that is newer than the rest, at the foot of the table."""
    newer = [one.indicator.code for one in readings if one.released is not deck.slice.released]
    if not newer:
        return
    text = deck.language.gettext("{codes}: {release}, cut-off {day}").format(
        codes=", ".join(newer),
        release=provenance.standing(deck.slice.for_plans),
        day=day(deck.language, deck.slice.for_plans.released.cut_off),
    )
    deck.write(slide, Box(LEFT, FOOT - 0.2, 11.2, 0.3), [Say(text, 11, MUTED)])


def _row(deck: Deck, reading: Reading) -> list[Say]:
    language, cell = deck.language, reading.cell
    status: Status | None = cell.status if cell else None
    expected = expectation(language, reading.indicator, cell)
    return [
        Say(reading.indicator.code, 11, INK, bold=True),
        Say(reading.title, 11),
        Say(cell_value(language, reading.indicator, cell), 11),
        Say(expected, 11),
        Say(f"{SHAPES[status]} {status_words(language, status)}", 11, status_colour(status), True),
    ]


def _style(table: Any) -> None:
    """Widths of columns, thin rules between rows; the row that the library made goes."""
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Inches(width)
    table._tbl.tblPr.set("bandRow", "0")
    for style in table._tbl.tblPr.iterfind("{*}tableStyleId"):
        style.text = PLAIN
    table._tbl.remove(table.rows[0]._tr)


def _line(deck: Deck, row: Sequence[Say], background: str) -> str:
    """A row of the table as the text of its element."""
    cells = "".join(_cell(deck, say, background) for say in row)
    return f'<a:tr {nsdecls("a")} h="{Inches(ROW)}">{cells}</a:tr>'


def _cell(deck: Deck, say: Say, background: str) -> str:
    across, up = Inches(0.08), Inches(0.03)
    return (
        f"<a:tc><a:txBody><a:bodyPr/>{paragraph_text(say, deck.language)}</a:txBody>"
        f'<a:tcPr marL="{across}" marR="{across}" marT="{up}" marB="{up}" anchor="ctr">'
        f'<a:lnB w="6350"><a:solidFill><a:srgbClr val="{LINE}"/></a:solidFill></a:lnB>'
        f'<a:solidFill><a:srgbClr val="{background}"/></a:solidFill></a:tcPr></a:tc>'
    )
