"""Tracing a number back: its passport, with what stands behind it for the project's team."""

from __future__ import annotations

from dash import MATCH, Dash, Input, Output, State

from dashboard import ids
from dashboard.callbacks.filling import (
    Content,
    context_about,
    fill_from_reading,
    nothing_words,
    part,
)
from dashboard.components.cascade_passport import cascade_passport
from dashboard.components.evidence import Sources
from dashboard.components.panels import empty
from dashboard.components.passport import passport
from dashboard.components.plain import settled
from dashboard.framework.cascades import Cascade
from dashboard.page import PageContext
from dashboard.reading import Reading, read_cascade


def trace(place: object, search: object) -> Content:
    """The passport of the indicator or cascade that `place` names, for the view in `search`."""
    context = context_about(place, search)
    cascade = context.framework.cascade(part(place, "code") or "")
    if cascade is not None:
        return _of_cascade(context, cascade)
    return fill_from_reading(place, search, _passport)


def _of_cascade(context: PageContext, cascade: Cascade) -> Content:
    reading = read_cascade(context.language, context.released, context.view, cascade)
    if reading is None:
        return [empty(nothing_words(context))]
    allowed = context.internal and context.may("see-loads")
    loads = context.services.loads.loads() if allowed else None
    return cascade_passport(reading, context.services.settings.timezone, loads)


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

    def answer(asked: object, search: object) -> Content:
        return settled(trace(asked, search))

    app.callback(Output(place, "children"), Input(place, "id"), State(ids.LOCATION, "search"))(
        answer
    )
