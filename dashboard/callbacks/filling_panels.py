"""Filling the panels of an indicator: each by itself, so that none waits for another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from dash import MATCH, Dash, Input, Output, State

from dashboard import ids
from dashboard.access.editions import compared
from dashboard.callbacks.drawings import drawings, install_drawings
from dashboard.callbacks.filling import (
    Content,
    context_about,
    fill_from_reading,
    nothing_words,
    part,
)
from dashboard.components.cascades import cascade_content
from dashboard.components.comparing import Pair, comparison
from dashboard.components.guarding import mark_note
from dashboard.components.panels import empty
from dashboard.components.plain import settled
from dashboard.components.restatements import restatements
from dashboard.components.result_panels import PanelReading, is_offered, result_panel
from dashboard.components.story import HEIGHTS, breakdown, story
from dashboard.components.tables import period_table
from dashboard.page import PageContext
from dashboard.reading import Reading, read, read_cascade
from dashboard.view import View


def fill_panel(place: object, search: object) -> Content:
    """Chart and sentence of the indicator that `place` names, for the view in `search`."""
    shape = _shape(place)
    return _fill(place, search, lambda reading, view: story(reading, view, shape))


def _shape(place: object) -> str:
    """A size that panels have, whatever was asked for."""
    asked = part(place, "size") or ""
    return asked if asked in HEIGHTS else "small"


def fill_breakdown(place: object, search: object) -> Content:
    """The disaggregation of the indicator that the view in `search` asks for."""
    return fill_from_reading(
        place, search, lambda reading, of: breakdown(reading, of.view, of.services.areas)
    )


def fill_history(place: object, search: object) -> Content:
    """The table of periods of the indicator, and what was restated of the closed ones."""
    return _fill(place, search, _history)


def _history(reading: Reading, view: View) -> Content:
    table = period_table(reading, f"{reading.indicator.code}-periods", view)
    note = [mark_note(reading.language)] if reading.is_guarded else []
    return [table, *note, *restatements(reading, view)]


def fill_comparison(place: object, search: object) -> Content:
    """The indicator beside the edition or period that the view in `search` compares it with."""
    return fill_from_reading(place, search, _comparison)


def _comparison(reading: Reading, context: PageContext) -> Content:
    view, language = context.view, context.language
    _ = language.gettext
    editions = context.services.editions
    released = compared(editions, context.account, reading.released, view.compare)
    if released is None:
        return [empty(_("Choose what to compare with."))]
    indicator = released.framework.indicator(reading.indicator.code)
    if indicator is None:
        return [empty(_("The other edition does not have this indicator."))]
    # A period of the same release is read as if it had been chosen; an edition at its own end.
    own = view.compare if released is reading.released else None
    other = read(language, released, replace(view, period=own), indicator)
    if other is None:
        return [empty(_("The other edition does not have this indicator."))]
    return comparison(Pair(reading, other), view)


def fill_result_panel(place: object, search: object) -> Content:
    """The declared panel of a result that `place` names, for the view in `search`."""
    context = context_about(place, search)
    _ = context.language.gettext
    code, number = part(place, "code") or "", place.get("place") if isinstance(place, dict) else 0
    of = panel_of(context, code, number if isinstance(number, int) else 0)
    if of is None or not is_offered(of):
        return [empty(_("There is nothing to show here."))]
    return result_panel(of)


def panel_of(context: PageContext, code: str, number: int) -> PanelReading | None:
    """What the panel is drawn from; None where there is no such panel, or no release."""
    result = context.framework.result(code)
    if result is None or context.released is None or not 0 <= number < len(result.panels):
        return None
    return PanelReading(
        context.language,
        context.released,
        context.view,
        result.panels[number],
        f"{code}-panel-{number}",
        context.services.areas,
    )


def fill_cascade(place: object, search: object) -> Content:
    """The cascade that `place` names, for the view in `search`."""
    context = context_about(place, search)
    _ = context.language.gettext
    cascade = context.framework.cascade(part(place, "code") or "")
    if cascade is None:
        return [empty(_("There is no such cascade."))]
    reading = read_cascade(context.language, context.released, context.view, cascade)
    if reading is None:
        return [empty(nothing_words(context))]
    return cascade_content(reading)


def _fill(place: object, search: object, content: Callable[[Reading, View], Content]) -> Content:
    """A drawing depends on nothing of its reader but the view, so that it can be kept."""
    return fill_from_reading(place, search, lambda reading, of: content(reading, of.view))


def drawn_once(handler: Callable[[object, object], Content]) -> Callable[..., object]:
    """The handler, kept: asked again for the same release and view, it is not run again."""

    def answer(place: object, search: object) -> object:
        context = context_about(place, search)
        code, released = part(place, "code") or "", context.released
        if released is None or context.framework.indicator(code) is None:
            return handler(place, search)
        view = replace(context.view, notices=())
        published = released.publication.sha256 if released.publication else ""
        release = (released.audience, released.id, published)
        key = (handler.__name__, code, _shape(place), release, context.language.code, view)
        return drawings().get(key, lambda: settled(handler(place, search)))

    return answer


def register(app: Dash) -> None:
    """One pattern-matching callback for each kind of panel."""
    install_drawings(app)
    _register(app, {"type": "panel", "code": MATCH, "size": MATCH}, fill_panel)
    _register(app, {"type": "breakdown", "code": MATCH}, fill_breakdown)
    _register(app, {"type": "history", "code": MATCH}, fill_history)
    _register(app, {"type": "cascade", "code": MATCH}, fill_cascade)
    _register(app, {"type": "comparison", "code": MATCH}, fill_comparison)
    _register(app, {"type": "result-panel", "code": MATCH, "place": MATCH}, fill_result_panel)


def _register(app: Dash, place: dict[str, Any], handler: Callable[..., Content]) -> None:
    app.callback(Output(place, "children"), Input(place, "id"), State(ids.LOCATION, "search"))(
        drawn_once(handler)
    )
