"""Expanding a row of the tracking table: `assets/details.js` opens it, and asks the first time."""

from __future__ import annotations

from dash import MATCH, Dash, Input, Output, State

from dashboard import ids
from dashboard.arrangement import OWN
from dashboard.callbacks.filling import Content, nothing_words, part, search_text
from dashboard.components.panels import empty
from dashboard.components.plain import settled
from dashboard.components.tracking.details import details
from dashboard.page import context_of
from dashboard.reading import read

ASKED = "data-asked"


def expand(_asked: object, place: object, search: object) -> Content:
    """The details of the indicator that `place` names, for the view in `search`."""
    context = context_of(search_text(search), OWN)
    indicator = context.framework.indicator(part(place, "code") or "")
    if indicator is None:
        return [empty(context.language.gettext("There is no such indicator."))]
    reading = read(context.language, context.released, context.view, indicator)
    if reading is None:
        return [empty(nothing_words(context))]
    return details(reading, context.view, context.notes(), team=context.internal)


def register(app: Dash) -> None:
    """The details of each row are filled when they are first asked for."""
    place = {"type": "tracking-details", "code": MATCH}

    def answer(*asked: object) -> Content:
        return settled(expand(*asked))

    app.callback(
        Output(place, "children"),
        Input(place, ASKED),
        State(place, "id"),
        State(ids.LOCATION, "search"),
        prevent_initial_call=True,
    )(answer)
