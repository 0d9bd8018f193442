"""Tracing a number back: its passport, with what stands behind it for the project's team."""

from __future__ import annotations

from dash import MATCH, Dash, Input, Output, State

from dashboard import ids
from dashboard.callbacks.filling import Content, fill_from_reading
from dashboard.components.evidence import Sources
from dashboard.components.passport import passport
from dashboard.page import PageContext
from dashboard.reading import Reading


def trace(place: object, search: object) -> Content:
    """The passport of the indicator that `place` names, for the view in `search`."""
    return fill_from_reading(place, search, _passport)


def _passport(reading: Reading, context: PageContext) -> Content:
    zone = context.services.settings.timezone
    return passport(reading, context.view, zone, _sources(context))


def _sources(context: PageContext) -> Sources | None:
    """Loads and closings; not even asked for where the person may not see them."""
    if not (context.internal and context.may("see-loads")):
        return None
    releases = context.services.releases
    closed = [(closing, releases.reported(closing.period)) for closing in releases.closings()]
    return Sources(
        loads=context.services.loads.loads(),
        closed=[(closing, frozen) for closing, frozen in closed if frozen is not None],
        zone=context.services.settings.timezone,
    )


def register(app: Dash) -> None:
    """One pattern-matching callback for the passports of every page."""
    place = {"type": "passport", "code": MATCH}
    app.callback(Output(place, "children"), Input(place, "id"), State(ids.LOCATION, "search"))(
        trace
    )
