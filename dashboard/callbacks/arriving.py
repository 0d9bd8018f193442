"""Arriving at a page: its text is in the document, to be read before any script has run.

The first sight is what routing and filling would give, as plain HTML. The app replaces it as soon
as it has drawn the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from dash import dcc
from dash.development.base_component import Component
from werkzeug.exceptions import HTTPException

from dashboard import ids
from dashboard.access.faults import log_failure
from dashboard.callbacks.filling import Content
from dashboard.callbacks.filling_pages import fill_overview, fill_plan, fill_tracking
from dashboard.callbacks.filling_panels import (
    fill_breakdown,
    fill_cascade,
    fill_history,
    fill_panel,
    fill_result_panel,
)
from dashboard.callbacks.routing import show_page
from dashboard.components.plain import html_of

FILLINGS: Mapping[str, Callable[[object, object], Content]] = {
    ids.OVERVIEW: fill_overview,
    ids.TRACKING: fill_tracking,
    ids.PLAN: fill_plan,
    "panel": fill_panel,
    "breakdown": fill_breakdown,
    "history": fill_history,
    "cascade": fill_cascade,
    "result-panel": fill_result_panel,
}
AT_FIRST = 2
"""So many places are filled; whoever reads further down meets the app."""


@dataclass(frozen=True)
class FirstSight:
    """Markup of a page as it will be, and whether a chart is in it."""

    markup: str
    has_chart: bool


def first_sight(shell: Callable[[], Component], path: str, search: str) -> FirstSight | None:
    """What the person will see at the address; None where that fails, and the app will say so."""
    try:
        return _first_sight(shell(), path, search)
    except HTTPException:
        return None
    except Exception as failure:  # noqa: BLE001 - the app meets the same and says it in words
        log_failure(failure, "the first sight of a page")
        return None


def _first_sight(frame: Component, path: str, search: str) -> FirstSight:
    bar, content, _title = show_page(path, search)
    frame[ids.HEADER].children = bar
    frame[ids.MAIN].children = content
    places = [item for item in _parts(frame) if _filling(item) is not None]
    for place in islice(places, AT_FIRST):
        filling = _filling(place)
        if filling is not None:
            place.children = filling(place.id, search)
    has_chart = any(isinstance(item, dcc.Graph) for item in _parts(frame))
    return FirstSight(html_of(frame), has_chart)


def _parts(frame: Component) -> list[Any]:
    return list(frame._traverse())  # type: ignore[no-untyped-call]


def _filling(item: object) -> Callable[[object, object], Content] | None:
    """What fills this place; None where it is no place."""
    name = getattr(item, "id", None)
    kind = name.get("type") if isinstance(name, dict) else name
    return FILLINGS.get(kind) if isinstance(kind, str) else None
