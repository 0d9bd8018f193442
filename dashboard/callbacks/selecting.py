"""Selecting a period, a split or a filter: the choice goes into the address, and only there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from dash import ALL, Dash, Input, Output, State, ctx, no_update

from dashboard import ids
from dashboard.access.editions import comparable
from dashboard.callbacks.filling import part, search_text
from dashboard.components.controls import WHOLE
from dashboard.page import PageContext, context_on, own_choices, site
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
    text = value if isinstance(value, str) and value != WHOLE else ""
    return chosen_all([(name or "", text)], search, path)


def chosen_all(pairs: Sequence[tuple[str, str]], search: str | None, path: str = "/") -> Any:
    """The query with every parameter at its value, as far as one may choose it.

    Parameters that only the page knows stand behind those of the view.
    """
    found = site().pages.find(path)
    context, own = context_on(found, search), own_choices(found, search)
    view, kept = context.view, dict(own)
    for name, text in pairs:
        if found is not None and name in found[0].own:
            own[name] = text
        else:
            view = _changed(context, view, name, text)
    own = {name: text for name, text in own.items() if text}
    if view == context.view and own == kept:
        return no_update
    query = "&".join(part for part in (view.to_query(), urlencode(own)) if part)
    return f"?{query}" if query else ""


def _changed(context: PageContext, view: View, name: str, text: str) -> View:
    released = context.released
    dimensions = codes_offered(released) if released else {}
    match name:
        case "period" if text != period_shown(context.released, view):
            return replace(view, period=text or None)
        case "compare":
            offered = comparable(context.services.editions, context.account, released)
            return replace(view, compare=text if text in offered else None)
        case "by":
            return replace(view, by=tuple(item for item in text.split(",") if item))
        case _ if name in dimensions:
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
