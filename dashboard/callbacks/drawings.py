"""Keeps what was drawn: a release never changes, so neither does a panel made from it.

A drawing is kept as the JSON that leaves the server. Its key holds all that it depends on; the
oldest go first when there are too many.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import cast

import orjson
from dash import Dash
from dash.development.base_component import Component
from flask import current_app
from plotly.io.json import to_json_plotly

EXTENSION = "dashboard.drawings"
MOST = 2_000


class Drawings:
    """The drawings of one app, for all its threads."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, orjson.Fragment] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, draw: Callable[[], list[Component]]) -> orjson.Fragment:
        """The drawing kept under `key`; drawn now where there is none."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
                return found
        drawn = orjson.Fragment(to_json_plotly(draw()))
        with self._lock:
            self._kept[key] = drawn
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return drawn


def install_drawings(app: Dash) -> None:
    """Give the app an empty collection of its own."""
    app.server.extensions[EXTENSION] = Drawings()


def drawings() -> Drawings:
    """The drawings of the current app."""
    return cast(Drawings, current_app.extensions[EXTENSION])
