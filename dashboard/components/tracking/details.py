"""What opens under an indicator's row: its facts in words, and its disaggregations with targets."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.attributes import marked
from dashboard.components.guarding import hidden_split_words
from dashboard.components.tables import breakdown_table
from dashboard.components.tracking.rows import baseline, comment
from dashboard.components.tree import address
from dashboard.formats import number
from dashboard.framework.results import Disaggregation
from dashboard.protocols import Note
from dashboard.reading import Reading, says_something
from dashboard.sentences import dimension_name
from dashboard.view import View


def details(
    reading: Reading, view: View, notes: Sequence[Note] = (), *, team: bool
) -> list[Component]:
    """Facts at the left, disaggregations beside them. Owners are for the team alone (R13)."""
    facts = [
        pair for name, said in _facts(reading, notes, team) if said for pair in _pair(name, said)
    ]
    link = dcc.Link(
        reading.language.gettext("All about {code}").format(code=reading.indicator.code),
        href=address("/indicators", reading.indicator.code, view),
    )
    return [
        html.Div([html.Dl(facts), link], className="details-facts"),
        html.Div(_splits(reading), className="details-splits"),
    ]


def _pair(name: str, said: str | list[Component | str]) -> list[Component]:
    return [html.Dt(name), html.Dd(said)]


def _facts(
    reading: Reading, notes: Sequence[Note], team: bool
) -> list[tuple[str, str | list[Component | str]]]:
    _, label, item = reading.language.gettext, reading.language.label, reading.indicator
    ratio = reading.cell.ratio if reading.cell else None
    return [
        (_("Deviation"), comment(reading, notes)),
        (
            _("Ratio of actual to expected"),
            "" if ratio is None else number(reading.language, ratio, 2),
        ),
        (_("Unit"), label(item.unit)),
        (_("Baseline"), baseline(reading)),
        (_("Owner"), label(item.owner) if team else ""),
        (_("Source"), label(item.verification)),
        (_("Frequency"), label(item.frequency)),
    ]


def _splits(reading: Reading) -> list[Component]:
    """Every disaggregation on offer, or why there is none."""
    _ = reading.language.gettext
    offered = reading.disaggregations
    if not offered:
        declared = reading.indicator.disaggregations
        words = hidden_split_words(reading) if declared else _("This indicator is not split.")
        return [html.P(words, className="caveat")]
    return [_split(reading, by) for by in offered]


def _split(reading: Reading, by: Disaggregation) -> Component:
    _ = reading.language.gettext
    names = [dimension_name(reading.language, reading.framework, name) for name in by.by]
    title = _("By {names}").format(names=", ".join(names).lower())
    cells = reading.breakdown(by)
    if not any(says_something(cell) for cell in cells):
        hidden = (
            hidden_split_words(reading) if cells else _("Nothing has been released for this split.")
        )
        content: Component = html.P(hidden, className="caveat")
    else:
        content = breakdown_table(reading, by)
    code = reading.indicator.code
    return html.Section(
        [html.P(title, className="details-title"), content],
        className="details-split",
        **marked(f"split-{code}-{by.name.replace(',', '-')}"),
    )
