"""The head of a page: eyebrow, title, and the sentence that says what one is looking at."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.drilling import ways_back
from dashboard.components.marks import notice
from dashboard.language import Language
from dashboard.reading import period_shown
from dashboard.released import Released
from dashboard.sentences import view_sentence
from dashboard.view import View


def heading(
    language: Language,
    released: Released | None,
    view: View,
    title: str,
    eyebrow: Component | str = "",
) -> Component:
    """Title with the view sentence under it."""
    above = [html.P(eyebrow, className="eyebrow")] if eyebrow else []
    sentence = html.P(view_sentence(language, released, view), className="view-sentence")
    return html.Div(
        [
            *above,
            html.H1(title),
            sentence,
            *ways_back(language, released, view),
            *_not_begun(language, released, view),
        ],
        className="heading",
    )


def _not_begun(language: Language, released: Released | None, view: View) -> list[Component]:
    """A notice where the period that the address asks for has not begun."""
    shown = period_shown(released, view)
    if view.period is None or shown is None or shown == view.period:
        return []
    text = language.gettext("{asked} has not begun by the cut-off; {shown} is shown.")
    return [notice(text.format(asked=view.period, shown=shown))]
