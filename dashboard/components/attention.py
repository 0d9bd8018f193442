"""What needs attention first: indicators behind their plan, then the next report that is due."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.marks import status_mark
from dashboard.components.tree import title_link
from dashboard.formats import day, status_words
from dashboard.language import Language
from dashboard.reading import Reading, read
from dashboard.released import Released, Status
from dashboard.sentences import explanation
from dashboard.view import View

URGENT: tuple[Status, ...] = ("regressed", "off_track", "not_achieved", "at_risk", "no_data")


def attention(language: Language, released: Released, view: View) -> Component:
    """Indicators behind their plan, the worst first; for those who read the internal release."""
    _ = language.gettext
    found = behind(language, released, view)
    title = _("Needs attention ({count})").format(count=len(found))
    if not found:
        return html.Section([html.H2(title), html.P(_("Nothing is behind its plan."))])
    lines = [_line(reading, view) for reading in found]
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


def _line(reading: Reading, view: View) -> Component:
    status = reading.cell.status if reading.cell else None
    owner = reading.language.label(reading.indicator.owner)
    return html.Li(
        [
            html.Span(
                status_mark(status), title=status_words(reading.language, status), className="cue"
            ),
            html.Div(
                [
                    title_link(reading, view),
                    html.P([explanation(reading), " ", html.Span(owner, className="owner")]),
                ]
            ),
        ]
    )


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
