"""Drilling: a click on a region, a bar or a period of a chart chooses it in the address.

The controls and the links of the tables do the same for the keyboard. What may not be chosen by
them cannot be chosen here either.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import ALL, Dash, Input, Output, State, ctx, no_update

from dashboard import ids
from dashboard.callbacks.filling import search_text
from dashboard.callbacks.selecting import chosen_all

LONGEST_MARK = 8
"""Words of a mark: a cross has four, and nothing that we draw has more."""


def drill(_clicks: Sequence[Any], search: object, pathname: object) -> Any:
    """The query after the one click that a person made; charts just drawn report nothing."""
    if len(ctx.triggered) != 1:
        return no_update
    pairs = pairs_of(ctx.triggered[0].get("value"))
    if not pairs:
        return no_update
    path = pathname if isinstance(pathname, str) else "/"
    return chosen_all(pairs, search_text(search), path)


def pairs_of(click: object) -> list[tuple[str, str]]:
    """Names and codes of the first clicked mark; none for whatever else the browser sent."""
    points = click.get("points") if isinstance(click, dict) else None
    first = points[0] if isinstance(points, list) and points else None
    mark = first.get("customdata") if isinstance(first, dict) else None
    if not isinstance(mark, list) or len(mark) % 2 or len(mark) > LONGEST_MARK:
        return []
    if not all(isinstance(word, str) for word in mark):
        return []
    return list(zip(mark[::2], mark[1::2], strict=True))


def register(app: Dash) -> None:
    """Every chart whose marks can be clicked writes the one address."""
    app.callback(
        Output(ids.LOCATION, "search", allow_duplicate=True),
        Input({"type": "drill", "code": ALL}, "clickData"),
        State(ids.LOCATION, "search"),
        State(ids.LOCATION, "pathname"),
        prevent_initial_call=True,
    )(drill)
