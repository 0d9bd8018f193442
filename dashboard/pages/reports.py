"""Take away: what can be kept of what one reads."""

from __future__ import annotations

from dataclasses import replace

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.heading import heading
from dashboard.components.panels import empty
from dashboard.components.takeaway import takeaway
from dashboard.page import Page, PageContext


def layout(context: PageContext) -> Component:
    """Files of the edition or draft that this person reads; before the first one, what to do."""
    _ = context.language.gettext
    return html.Div(
        [
            heading(context.language, context.released, context.view, _("Take away")),
            _files(context),
            html.P(
                _(
                    "Every page prints cleanly, with what it shows written on each sheet, and its "
                    "address can be shared with those who have an account."
                )
            ),
            html.P(dcc.Link(_("All editions, and when more can be expected"), href="/editions")),
        ],
        className="page page-reports",
    )


def _files(context: PageContext) -> Component:
    _ = context.language.gettext
    released, view = context.released, replace(context.view, period=None, by=(), filters=())
    if released is None:
        text = _("Nothing has been published yet, so there is nothing to take away.")
        return empty(text)
    if released.publication is None:
        return takeaway(context.language, view, draft=released.audience == "internal")
    return takeaway(context.language, replace(view, edition=released.publication.number))


PAGE = Page(
    path="/reports",
    name="reports",
    title=lambda language: language.gettext("Take away"),
    permission="take-away",
    order=50,
    navigation=True,
    layout=layout,
)
