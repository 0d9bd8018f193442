"""What needs attention: reports that are missing, then indicators behind their plan."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import marked
from dashboard.components.completeness import missing_reports
from dashboard.components.marks import status_mark
from dashboard.components.notes import is_missing
from dashboard.components.tree import title_link
from dashboard.formats import status_words
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
    """Readings with an urgent status, the most consequential first: by status, then those that a
    result is known by, then the furthest from what is expected, then in matrix order.
    """
    readings = [read(language, released, view, item) for item in released.framework.indicators]
    urgent = [reading for reading in readings if reading and _status(reading) in URGENT]
    return sorted(urgent, key=_consequence)


def _status(reading: Reading) -> Status | None:
    return reading.cell.status if reading.cell else None


def _consequence(reading: Reading) -> tuple[int, bool, float]:
    status, ratio = _status(reading), reading.cell.ratio if reading.cell else None
    rank = URGENT.index(status) if status in URGENT else len(URGENT)
    return rank, not reading.indicator.headline, ratio if ratio is not None else 1.0


def _line(reading: Reading, view: View, notes: Sequence[Note]) -> Component:
    status = _status(reading)
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
