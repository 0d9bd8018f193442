"""The indicator performance tracking table (domain C.1): one row per indicator, in matrix order."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import marked, spoken
from dashboard.components.checks import check_badge
from dashboard.components.guarding import frozen_notes
from dashboard.components.marks import headline, status_chip
from dashboard.components.notes import due_words, is_missing, signature, variance_note
from dashboard.components.tables import is_judged, triple
from dashboard.components.tree import passport_address, title_link
from dashboard.formats import day, is_fraction_only, percent, span, target
from dashboard.framework.results import Result
from dashboard.language import Language
from dashboard.progress import share_of_target
from dashboard.protocols import Note
from dashboard.reading import Reading, period_shown, read
from dashboard.released import Released
from dashboard.sentences import explanation
from dashboard.view import View

Cells = list[Component]


def tracking_table(
    language: Language, released: Released, view: View, notes: Sequence[Note] = ()
) -> Component:
    """Baseline, every period begun, to date and life of project, under result headings.

    `notes`, newest first, are for those who read the internal release only.
    """
    begun = _begun(released, view)
    return html.Div(
        html.Table(
            [
                html.Caption(language.gettext("Tracking table"), className="visually-hidden"),
                _header(language, released, begun),
                html.Tbody(_body(language, released, view, begun, notes)),
            ],
            className="tracking",
            **marked("table-tracking"),
        ),
        className="scroller tracking-scroller",
        tabIndex=0,
        role="group",
        **spoken(label=language.gettext("Tracking table, scrolls sideways")),
    )


def _begun(released: Released, view: View) -> list[str]:
    names = list(released.framework.periods)
    shown = period_shown(released, view)
    return names[: names.index(shown) + 1] if shown else []


def _header(language: Language, released: Released, begun: list[str]) -> Component:
    _ = language.gettext
    periods = released.framework.periods
    groups = [
        html.Th(_("Status, indicator"), scope="col", rowSpan=2, className="stick"),
        html.Th(_("Unit"), scope="col", rowSpan=2),
        html.Th(_("Baseline"), scope="col", rowSpan=2),
        *(
            _group(f"{name}, {span(language, periods[name].first, periods[name].last)}")
            for name in begun
        ),
        _group(_("To date")),
        html.Th(_("Life of project"), scope="colgroup", colSpan=2, className="group"),
        html.Th(_("Comment"), scope="col", rowSpan=2, className="group"),
        html.Th(_("Last data"), scope="col", rowSpan=2),
    ]
    each = [_("Target"), _("Actual"), _("%")]
    names = [*each * len(begun), _("Expected"), _("Actual"), _("%"), _("Target"), _("%")]
    second = [html.Th(name, scope="col", className=_edge(i)) for i, name in enumerate(names)]
    return html.Thead([html.Tr(groups), html.Tr(second)])


def _group(text: str) -> Component:
    return html.Th(text, scope="colgroup", colSpan=3, className="group")


def _edge(position: int) -> str:
    return "number group" if position % 3 == 0 else "number"


def _body(
    language: Language,
    released: Released,
    view: View,
    begun: list[str],
    notes: Sequence[Note],
) -> Cells:
    rows: Cells = []
    for result in released.framework.results:
        own = released.framework.indicators_of(result.code)
        readings = [reading for item in own if (reading := read(language, released, view, item))]
        if readings:
            rows.append(_result_row(language, result, 3 * len(begun) + 10))
            rows += [_indicator_row(reading, view, begun, notes) for reading in readings]
    return rows


def _result_row(language: Language, result: Result, width: int) -> Component:
    text = html.Span(
        [html.Span(result.code, className="code"), " ", language.label(result.text)],
        className="result-text",
    )
    return html.Tr(html.Th(text, colSpan=width, scope="rowgroup"), className="result-row")


def _indicator_row(
    reading: Reading, view: View, begun: list[str], notes: Sequence[Note]
) -> Component:
    language, code = reading.language, reading.indicator.code
    status = status_chip(language, code, reading.cell.status if reading.cell else None)
    first = html.Th(
        [status, title_link(reading, view), *check_badge(reading)], scope="row", className="stick"
    )
    cells: list[Component | str] = [language.label(reading.indicator.unit), baseline(reading)]
    plain = [
        html.Td(cell, className="unit" if i == 0 else "number") for i, cell in enumerate(cells)
    ]
    periods = [
        html.Td(text, className=_edge(i))
        for name in begun
        for i, text in enumerate(triple(reading, reading.at(name)))
    ]
    return html.Tr([first, *plain, *periods, *_to_date(reading, view), *_rest(reading, notes)])


def baseline(reading: Reading) -> str:
    """Value and year, or that there was nothing to measure."""
    declared = reading.indicator.baseline
    if not declared.applicable:
        return reading.language.gettext("n/a ({year})").format(year=declared.year)
    return f"{target(reading.language, reading.indicator, declared.value)} ({declared.year})"


def _to_date(reading: Reading, view: View) -> Cells:
    language, cell = reading.language, reading.cell
    expected = cell.expected if cell else None
    traced = passport_address(reading.indicator.code, view)
    return [
        html.Td(target(language, reading.indicator, expected), className="number group"),
        html.Td(headline(language, reading.indicator, cell, traced), className="number"),
        html.Td(_bar_cell(language, _share(reading, expected)), className="number"),
    ]


def _share(reading: Reading, of: float | None) -> float | None:
    """The headline as a share of a target; None where it stands on too few to be a share."""
    cell = reading.cell
    if cell is None or not is_judged(cell) or is_fraction_only(reading.indicator, cell):
        return None
    return share_of_target(cell.value, of, reading.indicator.direction)


def _bar_cell(language: Language, share: float | None) -> Component | str:
    if share is None:
        return ""
    width = f"{min(share, 100.0):.0f}%"
    return html.Span(
        [html.Span(className="cell-bar", style={"width": width}), percent(language, share)],
        className="cell-share",
    )


def _rest(reading: Reading, notes: Sequence[Note]) -> Cells:
    language, cell = reading.language, reading.cell
    whole = reading.targets.life_of_project
    share = _share(reading, whole)
    measured = day(language, cell.measured_on) if cell and cell.measured_on else "–"
    return [
        html.Td(target(language, reading.indicator, whole), className="number group"),
        html.Td("" if share is None else percent(language, share), className="number"),
        html.Td(comment(reading, notes), className="comment group"),
        html.Td(measured, className="number"),
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
