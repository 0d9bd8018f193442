"""Drawing a chart: `assets/charts.js` says when its place is near, and it is put there."""

from __future__ import annotations

from dash import MATCH, Dash, Input, Output, State

DRAW = """
function (near, chart) { return near ? chart : window.dash_clientside.no_update; }
"""


def register(app: Dash) -> None:
    """Every chart that waits is kept beside its place."""
    place = {"type": "chart-place", "code": MATCH}
    app.clientside_callback(  # type: ignore[no-untyped-call]
        DRAW,
        Output(place, "children"),
        Input(place, "data-near"),
        State({"type": "chart-data", "code": MATCH}, "data"),
        prevent_initial_call=True,
    )
