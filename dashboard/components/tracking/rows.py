"""The rows of the tracking table: an indicator in one line, and under it a line for its details."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.arrangement import COMMENT, LIFE, TO_DATE
from dashboard.components.attributes import marked
from dashboard.components.checks import check_badge
from dashboard.components.guarding import frozen_notes
from dashboard.components.marks import headline, status_chip
from dashboard.components.notes import due_words, is_missing, signature, variance_note
from dashboard.components.tables import is_judged, target_share, triple
from dashboard.components.tree import passport_address, title_link
from dashboard.formats import day, expectation, is_fraction_only, number, percent, target
from dashboard.language import Language
from dashboard.periods import to_date
from dashboard.progress import share_of_target
from dashboard.protocols import Note
from dashboard.reading import Reading
from dashboard.sentences import explanation
from dashboard.view import View

Cells = list[Component]
Content = Component | str | Sequence[Component | str] | None


@dataclass(frozen=True)
class Columns:
    """Which groups of columns there are: the periods begun, up to each where `running`.

    `chosen` is the one group that a small screen shows; `sort` the order of the rows.
    """

    begun: tuple[str, ...]
    running: bool
    chosen: str
    sort: str = ""

    def style(self, group: str, kind: str) -> str:
        """The class names of a cell of a group."""
        return f"{kind} of-chosen" if group == self.chosen else f"{kind} of-group"

    def window(self, period: str) -> str:
        """The window whose figures stand under a period."""
        return to_date(period) if self.running else period


def indicator_rows(
    reading: Reading, view: View, columns: Columns, notes: Sequence[Note]
) -> tuple[Component, Component]:
    """The indicator's line and the one that opens under it."""
    cells = [
        html.Td(_unit_and_baseline(reading), className="baseline"),
        *(cell for name in columns.begun for cell in _period(reading, columns, name)),
        *_to_date(reading, view, columns),
        *_life(reading, columns),
        *_rest(reading, columns, notes),
    ]
    line = html.Tr([_first(reading, view, notes), *cells], className="indicator-row")
    return line, _details_row(reading.indicator.code)


def _first(reading: Reading, view: View, notes: Sequence[Note]) -> Component:
    language, code = reading.language, reading.indicator.code
    status = status_chip(language, code, reading.cell.status if reading.cell else None)
    head = [_more(language, code), status, *_note_mark(reading, notes)]
    name = html.Div([title_link(reading, view), *check_badge(reading)], className="row-name")
    return html.Th([html.Div(head, className="row-head"), name], scope="row", className="stick")


def _more(language: Language, code: str) -> Component:
    """Opens and closes the details; what it opens is filled at the first opening."""
    text = language.gettext("Details of {code}").format(code=code)
    names = {"data-details": code, **marked(f"more-{code}", label=text, expanded="false")}
    return html.Button(type="button", className="more", **names)


def _details_row(code: str) -> Component:
    content = html.Div(
        id=ids.tracking_part("details", code), className="details", **marked(f"details-{code}")
    )
    return html.Tr(
        html.Td(content, className="stick"),
        id=ids.tracking_part("row", code),
        hidden=True,
        className="details-row",
    )


def _note_mark(reading: Reading, notes: Sequence[Note]) -> Cells:
    """For the team: that the deviation calls for a note and none is written."""
    if reading.released.audience != "internal" or not is_missing(reading, notes):
        return []
    words = reading.language.gettext("note missing")
    code = reading.indicator.code
    return [html.Span(words, className="note-due", **marked(f"note-missing-{code}"))]


def _unit_and_baseline(reading: Reading) -> list[Component | str]:
    unit = html.Div(reading.language.label(reading.indicator.unit), className="unit")
    return [unit, baseline(reading)]


def baseline(reading: Reading) -> str:
    """Value and year, or that there was nothing to measure."""
    declared = reading.indicator.baseline
    if not declared.applicable:
        return reading.language.gettext("n/a ({year})").format(year=declared.year)
    return f"{target(reading.language, reading.indicator, declared.value)} ({declared.year})"


def _period(reading: Reading, columns: Columns, name: str) -> Cells:
    cell = reading.at(columns.window(name))
    promised, actual, _words = triple(reading, cell)
    style = columns.style
    return [
        html.Td(promised, className=style(name, "number group")),
        html.Td(actual, className=style(name, "number")),
        html.Td(
            _bar(reading.language, target_share(reading, cell)), className=style(name, "number")
        ),
    ]


def _to_date(reading: Reading, view: View, columns: Columns) -> Cells:
    language, cell = reading.language, reading.cell
    expected = cell.expected if cell else None
    traced = passport_address(reading.indicator.code, view)
    value = headline(language, reading.indicator, cell, traced)
    style = columns.style
    share = [_bar(language, _share(reading, expected)), *_ratio(reading, columns)]
    return [
        html.Td(
            expectation(language, reading.indicator, cell),
            className=style(TO_DATE, "number group pin pin-expected"),
        ),
        html.Td(value, className=style(TO_DATE, "number pin pin-actual")),
        html.Td(share, className=style(TO_DATE, "number pin pin-share")),
    ]


def _ratio(reading: Reading, columns: Columns) -> Cells:
    """What the rows are put in order by, where they are put in order by it."""
    ratio = reading.cell.ratio if reading.cell else None
    if columns.sort != "ratio" or ratio is None:
        return []
    text = reading.language.gettext("ratio {ratio}")
    words = text.format(ratio=number(reading.language, ratio, 2))
    return [html.Small(words, className="base")]


def _life(reading: Reading, columns: Columns) -> Cells:
    language, whole = reading.language, reading.targets.life_of_project
    return [
        html.Td(
            target(language, reading.indicator, whole),
            className=columns.style(LIFE, "number group pin pin-promise"),
        ),
        html.Td(
            _bar(language, _share(reading, whole)),
            className=columns.style(LIFE, "number pin pin-part"),
        ),
    ]


def _share(reading: Reading, of: float | None) -> float | None:
    """The headline as a share of a target; None where it stands on too few to be a share."""
    cell = reading.cell
    if cell is None or not is_judged(cell) or is_fraction_only(reading.indicator, cell):
        return None
    return share_of_target(cell.value, of, reading.indicator.direction)


def _bar(language: Language, share: float | None) -> Component | str:
    """A share in words over a bar that is full at 100."""
    if share is None:
        return ""
    length = f"{min(max(share, 0.0), 100.0):.0f}%"
    return html.Span(percent(language, share), className="cell-share", style={"--share": length})


def _rest(reading: Reading, columns: Columns, notes: Sequence[Note]) -> Cells:
    language, cell = reading.language, reading.cell
    measured = day(language, cell.measured_on) if cell and cell.measured_on else "–"
    return [
        html.Td(comment(reading, notes), className=columns.style(COMMENT, "comment group")),
        html.Td(measured, className=columns.style(COMMENT, "number last")),
    ]


def comment(reading: Reading, notes: Sequence[Note] = ()) -> list[Component | str]:
    """The standing in words; for the team also the newest note, or that one is due."""
    said: list[Component | str] = [explanation(reading)]
    if reading.released.audience != "internal":
        return [*said, *(html.P(text, className="variance-note") for text in frozen_notes(reading))]
    note = variance_note(reading, notes)
    if note is not None:
        who = html.Small(signature(reading.language, note), className="owner")
        return [*said, html.P([note.internal, " ", who], className="variance-note")]
    if is_missing(reading, notes):
        said += [" ", html.Span(due_words(reading), className="note-due")]
    return said
