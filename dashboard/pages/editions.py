"""Editions: what was published, and what changed since."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.panels import empty
from dashboard.components.tables import table
from dashboard.formats import day, period
from dashboard.page import Page, PageContext


def layout(context: PageContext) -> Component:
    """Says that nothing has been published yet, and when each period's edition can be expected."""
    _ = context.language.gettext
    sentence = _(
        "No edition has been published yet. An edition is frozen when a reporting period has "
        "closed; until then figures are provisional and may change."
    )
    return html.Div(
        [
            html.H1(_("Editions")),
            empty(sentence),
            html.H2(_("Reporting periods")),
            _periods(context),
            html.P(dcc.Link(_("How figures are made and protected"), href="/methods")),
        ],
        className="page words",
    )


def _periods(context: PageContext) -> Component:
    language = context.language
    _ = language.gettext
    rows = [
        [
            period(language, name, declared),
            day(language, declared.last),
            language.label(declared.report.title) if declared.report else "–",
            day(language, declared.report.due) if declared.report else "–",
            _("nothing published"),
        ]
        for name, declared in context.framework.periods.items()
    ]
    header = [_("Period"), _("Ends"), _("Report"), _("Due"), _("Edition")]
    return table("editions", _("Reporting periods and their editions"), header, rows)


PAGE = Page(
    path="/editions",
    name="editions",
    title=lambda language: language.gettext("Editions"),
    permission="read-public",
    order=80,
    navigation=False,
    layout=layout,
)
