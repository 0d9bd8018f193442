"""Publication: how ready each period is, and what keeps it from being published."""

from __future__ import annotations

from datetime import date

from dash import html
from dash.development.base_component import Component

from dashboard.components.panels import empty
from dashboard.components.tables import table
from dashboard.formats import day, period
from dashboard.framework.project import Period
from dashboard.page import Page, PageContext


def layout(context: PageContext) -> Component:
    """The periods and where they stand on the cut-off; publishing itself is not offered yet."""
    _ = context.language.gettext
    return html.Div(
        [
            html.H1(_("Readiness and publication")),
            empty(_("Nothing has been published, and publishing is not yet possible.")),
            _readiness(context),
        ],
        className="page words",
    )


def _readiness(context: PageContext) -> Component:
    language = context.language
    _ = language.gettext
    closed = {item.period: item.closed_on for item in context.services.releases.closings()}
    rows = [
        [
            period(language, name, declared),
            _stand(context, declared, closed.get(name)),
            day(language, declared.report.due) if declared.report else "–",
        ]
        for name, declared in context.framework.periods.items()
    ]
    header = [_("Period"), _("Stands"), _("Report due")]
    return table("readiness", _("Reporting periods and where they stand"), header, rows)


def _stand(context: PageContext, declared: Period, closed_on: date | None) -> str:
    language = context.language
    _ = language.gettext
    if closed_on is not None:
        return _("closed on {day}").format(day=day(language, closed_on))
    if context.released is None:
        return _("no release yet")
    cut_off = context.released.cut_off
    if declared.first > cut_off:
        return _("not begun")
    if declared.last > cut_off:
        return _("open until {day}").format(day=day(language, declared.last))
    return _("ended, not closed")


PAGE = Page(
    path="/publish",
    name="publish",
    title=lambda language: language.gettext("Publish"),
    permission="publish",
    order=85,
    navigation=False,
    layout=layout,
)
