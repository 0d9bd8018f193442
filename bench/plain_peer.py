"""The peer of the slow line: a plain Dash app with Bootstrap, made the way tutorials make it.

It draws the figures that it is given with the assets that Dash serves by itself: the whole of
plotly, no compression, styles of dash-bootstrap-components. The numbers stand above the charts.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import dash_bootstrap_components as dbc
from dash import Dash, Input, Output, dcc, html
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.support.demonstration import free_port

Figure = dict[str, Any]


class Quiet(WSGIRequestHandler):
    """Serves without a line for every request."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


class PlainPeer:
    """Serves the peer while the context lasts; `url` is where."""

    def __init__(self, title: str, number: str, figures: Sequence[Figure]) -> None:
        self._app = plain_app(title, number, figures)
        port = free_port()
        self.url = f"http://127.0.0.1:{port}/"
        self._server = make_server(
            "127.0.0.1", port, self._app.server, threaded=True, request_handler=Quiet
        )

    def __enter__(self) -> PlainPeer:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_ended: object) -> None:
        self._server.shutdown()


def plain_app(title: str, number: str, figures: Sequence[Figure]) -> Dash:
    """A page with one number, the charts, and a button whose callback answers nothing."""
    app = Dash("plain", assets_folder=str(Path(__file__).parent / "no-assets"))
    charts = [dbc.Col(dcc.Graph(figure=figure, id=f"c{i}")) for i, figure in enumerate(figures)]
    app.layout = dbc.Container(
        [
            html.H1(title),
            html.P(number, id="number"),
            html.Button("Change", id="change"),
            html.Div(id="changed"),
            *[dbc.Row(chart) for chart in charts],
        ]
    )

    @app.callback(Output("changed", "children"), Input("change", "n_clicks"))
    def answer(clicks: int | None) -> str:
        return str(clicks or "")

    return app
