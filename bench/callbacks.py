"""Server time of the callbacks that fill pages, against that of an empty Dash callback.

Both answer in this process through the same WSGI client, in turn, so that the machine's mood
weighs on both alike.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

from dash import Dash, Input, Output, html

from dashboard import ids
from dashboard.factory import create_app
from dashboard.settings import Settings
from tests.support.demonstration import PASSWORD, Demonstration
from tests.web.visitor import CALLBACK, Visitor, routing_body

ROUNDS = 200
Call = Callable[[], None]


def compare_callbacks(demonstration: Demonstration) -> Iterator[str]:
    """One line per callback: medians in milliseconds and their ratio."""
    settings = Settings.from_environment(demonstration.environment)
    manager = Visitor(create_app(settings))
    manager.log_in("manager@example.org", PASSWORD)
    empty = _empty_call()
    for name, call in _calls(manager).items():
        ours, floor = _in_turn(call, empty)
        yield (
            f"{name}: median {ours:.2f} ms, empty callback {floor:.2f} ms, ratio {ours / floor:.1f}"
        )


def _in_turn(first: Call, second: Call) -> tuple[float, float]:
    """Median milliseconds of both, after a warm-up."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(ROUNDS + 20):
        for call, kept in zip((first, second), times, strict=True):
            started = time.perf_counter()
            call()
            if number >= 20:
                kept.append(1000 * (time.perf_counter() - started))
    return median(times[0]), median(times[1])


def _empty_call() -> Call:
    app = Dash("empty")
    app.layout = html.Div([html.Div(id="in"), html.Div(id="out")])

    @app.callback(Output("out", "children"), Input("in", "n_clicks"))
    def answer(_clicks: object) -> str:
        return ""

    client = app.server.test_client()
    body = {
        "output": "out.children",
        "outputs": {"id": "out", "property": "children"},
        "inputs": [{"id": "in", "property": "n_clicks", "value": 1}],
        "changedPropIds": ["in.n_clicks"],
    }
    text = json.dumps(body)

    def call() -> None:
        answer = client.post(CALLBACK, data=text, content_type="application/json")
        assert answer.status_code == 200

    return call


def _calls(manager: Visitor) -> dict[str, Call]:
    return {
        "indicator panel": _call(manager, panel_body(manager.app, "OP1.1.2")),
        "overview page": _call(manager, routing_body(manager.app, "/")),
    }


def panel_body(app: Dash, code: str) -> dict[str, Any]:
    """What the renderer sends to fill the large panel of an indicator."""
    place = ids.panel(code, "large")
    name = json.dumps(place, separators=(",", ":"), sort_keys=True)
    return {
        "output": next(output for output in app.callback_map if '"type":"panel"' in output),
        "outputs": {"id": place, "property": "children"},
        "inputs": [{"id": place, "property": "id", "value": place}],
        "state": [{"id": ids.LOCATION, "property": "search", "value": ""}],
        "changedPropIds": [f"{name}.id"],
    }


def _call(manager: Visitor, body: dict[str, Any]) -> Call:
    headers = manager.csrf()
    text = json.dumps(body)

    def call() -> None:
        answer = manager.client.post(
            CALLBACK, data=text, content_type="application/json", headers=headers
        )
        assert answer.status_code == 200, answer.text

    return call
