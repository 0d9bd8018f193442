"""Selecting a period, a split or a filter: the choice goes into the address, and only there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dash import ALL, Dash, Input, Output, State, ctx, no_update

from dashboard import ids
from dashboard.callbacks.filling import part, search_text
from dashboard.components.controls import WHOLE
from dashboard.page import PageContext, context_on, site
from dashboard.reading import codes_offered, period_shown
from dashboard.view import View


def select(values: Sequence[Any], places: Sequence[Any], search: object, pathname: object) -> Any:
    """The query after the one control that a person changed.

    Controls that have just been drawn report themselves too; they change nothing.
    """
    if len(ctx.triggered) != 1:
        return no_update
    for place, value in zip(places, values, strict=False):
        if place == ctx.triggered_id:
            address = pathname if isinstance(pathname, str) else "/"
            return chosen(part(place, "name"), value, search_text(search), address)
    return no_update


def chosen(name: str | None, value: object, search: str | None, path: str = "/") -> Any:
    """The query with parameter `name` at `value`; what is already so is no update."""
    context = context_on(site().pages.find(path), search)
    text = value if isinstance(value, str) and value != WHOLE else ""
    view = _changed(context, name, text)
    if view == context.view:
        return no_update
    query = view.to_query()
    return f"?{query}" if query else ""


def _changed(context: PageContext, name: str | None, text: str) -> View:
    view, released = context.view, context.released
    dimensions = codes_offered(released) if released else {}
    match name:
        case "period" if text != period_shown(context.released, view):
            return replace(view, period=text or None)
        case "by":
            return replace(view, by=tuple(item for item in text.split(",") if item))
        case str() if name in dimensions:
            return view.with_filter(name, text if text in dimensions[name] else None)
        case _:
            return view


def register(app: Dash) -> None:
    """Every control of the page writes the one address."""
    place = {"type": "filter", "name": ALL}
    app.callback(
        Output(ids.LOCATION, "search"),
        Input(place, "value"),
        State(place, "id"),
        State(ids.LOCATION, "search"),
        State(ids.LOCATION, "pathname"),
        prevent_initial_call=True,
    )(select)
