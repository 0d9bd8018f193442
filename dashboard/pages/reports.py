"""Take away: the meeting pack and exports."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.panels import empty
from dashboard.page import Page, PageContext


def layout(context: PageContext) -> Component:
    """Says what there will be to take away, and what to do until then."""
    _ = context.language.gettext
    return html.Div(
        [
            html.H1(_("Take away")),
            empty(
                _(
                    "Nothing has been published yet, so there are no files to take away. They "
                    "appear here with the first edition."
                )
            ),
            html.P(
                _(
                    "Until then every page prints cleanly, with what it shows written on each "
                    "sheet, and its address can be shared with those who have an account."
                )
            ),
            html.P(dcc.Link(_("See what will be published, and when"), href="/editions")),
        ],
        className="page page-reports",
    )


PAGE = Page(
    path="/reports",
    name="reports",
    title=lambda language: language.gettext("Take away"),
    permission="take-away",
    order=50,
    navigation=True,
    layout=layout,
)
