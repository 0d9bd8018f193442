"""Editions: what was published, and when more can be expected."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.access.editions import known_publications
from dashboard.components.panels import empty
from dashboard.components.publications import publications_table
from dashboard.components.tables import table
from dashboard.formats import day, period
from dashboard.page import Page, PageContext


def layout(context: PageContext) -> Component:
    """Every publication, or that there is none yet; then the periods with their reports."""
    _ = context.language.gettext
    return html.Div(
        [
            html.H1(_("Editions")),
            html.P(_what_they_are(context), className="lead"),
            _published(context),
            html.H2(_("Reporting periods")),
            _periods(context),
            html.P(dcc.Link(_("How these figures are made"), href="/methods")),
        ],
        className="page words page-editions",
    )


def _what_they_are(context: PageContext) -> str:
    return context.language.gettext(
        "An edition is frozen when a reporting period has closed: neither later records nor later "
        "targets change it. A bulletin is frozen for a meeting and tells of no person. The hash "
        "proves that nothing in it was changed."
    )


def _published(context: PageContext) -> Component:
    _ = context.language.gettext
    found = known_publications()
    if not found:
        return empty(_("Nothing has been published yet; until then the figures are the team's."))
    internal = context.may("read-internal")
    return publications_table(context.language, context.framework, found, internal=internal)


def _periods(context: PageContext) -> Component:
    language = context.language
    _ = language.gettext
    rows = [
        [
            period(language, name, declared),
            day(language, declared.last),
            language.label(declared.report.title) if declared.report else "–",
            day(language, declared.report.due) if declared.report else "–",
        ]
        for name, declared in context.framework.periods.items()
    ]
    header = [_("Period"), _("Ends"), _("Report"), _("Due")]
    return table("periods", _("Reporting periods and their reports"), header, rows, cards=True)


PAGE = Page(
    path="/editions",
    name="editions",
    title=lambda language: language.gettext("Editions"),
    permission="read-public",
    order=80,
    navigation=False,
    layout=layout,
)
