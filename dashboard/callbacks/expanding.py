"""Expanding a row of the tracking table: it opens at once, and is filled the first time."""

from __future__ import annotations

from typing import Any

from dash import MATCH, Dash, Input, Output, State, no_update

from dashboard import ids
from dashboard.arrangement import OWN
from dashboard.callbacks.filling import nothing_words, part, search_text
from dashboard.components.panels import empty
from dashboard.components.tracking_details import details
from dashboard.page import context_of
from dashboard.reading import read

TURN = """
function (clicks) {
  const open = clicks % 2 === 1;
  return [String(open), !open];
}
"""


def expand(clicks: object, place: object, search: object) -> Any:
    """The details of the indicator that `place` names, for the view in `search`."""
    if clicks != 1:
        return no_update
    context = context_of(search_text(search), OWN)
    indicator = context.framework.indicator(part(place, "code") or "")
    if indicator is None:
        return [empty(context.language.gettext("There is no such indicator."))]
    reading = read(context.language, context.released, context.view, indicator)
    if reading is None:
        return [empty(nothing_words(context))]
    return details(reading, context.view, context.notes(), team=context.internal)


def register(app: Dash) -> None:
    """The button of each row turns its own details."""

    def place(name: str) -> dict[str, Any]:
        return {"type": f"tracking-{name}", "code": MATCH}

    app.clientside_callback(  # type: ignore[no-untyped-call]
        TURN,
        Output(place("more"), "aria-expanded"),
        Output(place("row"), "hidden"),
        Input(place("more"), "n_clicks"),
        prevent_initial_call=True,
    )
    app.callback(
        Output(place("details"), "children"),
        Input(place("more"), "n_clicks"),
        State(place("more"), "id"),
        State(ids.LOCATION, "search"),
        prevent_initial_call=True,
    )(expand)
