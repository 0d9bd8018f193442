"""What needs attention: reports that are missing, indicators behind their plan, the next report."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import marked
from dashboard.components.completeness import missing_reports
from dashboard.components.marks import status_mark
from dashboard.components.notes import is_missing
from dashboard.components.tree import title_link
from dashboard.formats import day, status_words
from dashboard.language import Language
from dashboard.protocols import Note
from dashboard.reading import Reading, read
from dashboard.released import Released, Status
from dashboard.sentences import explanation
from dashboard.view import View

URGENT: tuple[Status, ...] = ("regressed", "off_track", "not_achieved", "at_risk", "no_data")


def attention(
    language: Language, released: Released, view: View, notes: Sequence[Note] = ()
) -> Component:
    """Missing reports, then indicators behind their plan, the worst first.

    For those who read the internal release, as are the `notes`, newest first.
    """
    _ = language.gettext
    lines = missing_reports(language, released)
    lines += [_line(reading, view, notes) for reading in behind(language, released, view)]
    title = _("Needs attention ({count})").format(count=len(lines))
    if not lines:
        return html.Section([html.H2(title), html.P(_("Nothing is behind its plan."))])
    return html.Section([html.H2(title), html.Ul(lines, className="attention")])


def behind(language: Language, released: Released, view: View) -> list[Reading]:
    """Readings with an urgent status, in order of urgency and then of the matrix."""
    readings = [read(language, released, view, item) for item in released.framework.indicators]
    urgent = [
        (URGENT.index(status), reading)
        for reading in readings
        if reading and reading.cell and (status := reading.cell.status) in URGENT
    ]
    return [reading for _rank, reading in sorted(urgent, key=lambda item: item[0])]


def _line(reading: Reading, view: View, notes: Sequence[Note]) -> Component:
    status = reading.cell.status if reading.cell else None
    said: list[Component | str] = [explanation(reading), " ", _owner(reading)]
    if is_missing(reading, notes):
        said += [" ", _note_missing(reading)]
    return html.Li(
        [
            html.Span(
                status_mark(status), title=status_words(reading.language, status), className="cue"
            ),
            html.Div(
                [
                    title_link(reading, view),
                    html.P(said),
                ]
            ),
        ]
    )


def _owner(reading: Reading) -> Component:
    return html.Span(reading.language.label(reading.indicator.owner), className="owner")


def _note_missing(reading: Reading) -> Component:
    text = reading.language.gettext("note missing")
    return html.Span(text, className="note-due", **marked(f"note-missing-{reading.indicator.code}"))


def next_report(language: Language, released: Released) -> Component | None:
    """The donor's report that is due next, if one is declared."""
    _ = language.gettext
    for declared in released.framework.periods.values():
        report = declared.report
        if report is not None and report.due > released.cut_off:
            text = _("{report} is due on {day}.").format(
                report=language.label(report.title), day=day(language, report.due)
            )
            return html.P([html.Strong(_("Next report")), " ", text], className="next-report")
    return None
