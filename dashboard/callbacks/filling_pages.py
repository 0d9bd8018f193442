"""Filling the overview, the tracking table and the plans: one callback for each."""

from __future__ import annotations

from collections.abc import Callable

from dash import Dash, Input, Output, State, html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.arrangement import OWN, read_arrangement
from dashboard.callbacks.filling import nothing_words, search_text
from dashboard.components.guarding import mark_note
from dashboard.components.overview import overview
from dashboard.components.panels import empty
from dashboard.components.plain import settled
from dashboard.components.plan import plan_section
from dashboard.components.reporting import period_to_report
from dashboard.components.tracking.table import tracking_table
from dashboard.language import Language
from dashboard.page import PageContext, context_of
from dashboard.protocols import Readiness
from dashboard.released import Released

Content = list[Component]


def fill_overview(_place: object, search: object) -> Content:
    """The overview for the view in `search`."""
    return overview_content(context_of(search_text(search)))


def overview_content(context: PageContext) -> Content:
    """The overview as this person may see it."""
    if context.released is None:
        return [nothing_yet(context)]
    with_money = context.may("read-budget")
    return overview(
        context.language,
        context.released,
        context.view,
        with_money=with_money,
        notes=context.notes(),
        readiness=_readiness(context, context.released),
        loads=context.services.loads.loads() if _sees_loads(context) else [],
        desk="/publish" if context.may("publish") else "",
    )


def _readiness(context: PageContext, released: Released) -> list[Readiness]:
    """Of the period to report next; nobody but the team asks."""
    period = period_to_report(released) if context.internal else None
    return context.services.publishing.readiness(period) if period else []


def _sees_loads(context: PageContext) -> bool:
    return context.internal and context.may("see-loads")


def fill_tracking(_place: object, search: object) -> Content:
    """The tracking table for the view in `search`."""
    return tracking_content(context_of(search_text(search), OWN))


def tracking_content(context: PageContext) -> Content:
    """The tracking table as this person may see it."""
    if context.released is None:
        return [nothing_yet(context)]
    language, released, view = context.language, context.released, context.view
    chosen = read_arrangement(context.search, released.framework, team=context.internal)
    table = tracking_table(language, released, view, context.notes(), chosen)
    note = [] if released.audience == "internal" else [mark_note(language)]
    return [table, *note]


def fill_plan(_place: object, search: object) -> Content:
    """All plans of the framework."""
    return plan_content(context_of(search_text(search), of_plan=True))


def plan_content(context: PageContext) -> Content:
    """Every plan as this person may see it."""
    if context.released is None:
        return [nothing_yet(context)]
    return _plans(context.language, context.released)


def _plans(language: Language, released: Released) -> Content:
    if not released.framework.plans:
        return [empty(language.gettext("This framework declares no plan of milestones."))]
    return [plan_section(language, released, name) for name in released.framework.plans]


def nothing_yet(context: PageContext) -> Component:
    """What stands on a page before the first release, or for readers the first edition."""
    _ = context.language.gettext
    more = _("Figures appear here with the first edition, when a reporting period has closed.")
    if context.may("read-internal"):
        more = _("Figures appear here after the first load of records.")
    return html.Div([empty(nothing_words(context)), html.P(more)])


def register(app: Dash) -> None:
    """One callback for each page that is filled as a whole."""
    _register(app, ids.OVERVIEW, fill_overview)
    _register(app, ids.TRACKING, fill_tracking)
    _register(app, ids.PLAN, fill_plan)


def _register(app: Dash, place: str, handler: Callable[..., Content]) -> None:
    def answer(*asked: object) -> Content:
        return settled(handler(*asked))

    app.callback(Output(place, "children"), Input(place, "id"), State(ids.LOCATION, "search"))(
        answer
    )
