"""Where we stand: the first page, for someone between two meetings."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.choices import controls
from dashboard.components.guarding import confidential_line
from dashboard.components.heading import heading
from dashboard.components.panels import waiting
from dashboard.formats import day
from dashboard.language import Language
from dashboard.page import Page, PageContext
from dashboard.reading import period_shown

HEIGHT = 1600


def title(language: Language) -> str:
    """The question that the page answers."""
    return language.gettext("Where we stand")


def layout(context: PageContext) -> Component:
    """Heading and controls now, everything else when it is filled."""
    language, released, view = context.language, context.released, context.view
    return html.Article(
        [
            *confidential_line(language, released),
            heading(language, released, view, _dated_title(context)),
            controls(language, released, view, []),
            waiting(language, ids.OVERVIEW, HEIGHT, "panel-overview"),
        ],
        className="page overview",
    )


def _dated_title(context: PageContext) -> str:
    released, language = context.released, context.language
    period = period_shown(released, context.view)
    if released is None or period is None:
        return title(language)
    last = min(released.framework.periods[period].last, released.cut_off)
    return language.gettext("Where we stand on {day}").format(day=day(language, last))


PAGE = Page(
    path="/",
    name="overview",
    title=title,
    permission="read-public",
    order=10,
    navigation=True,
    layout=layout,
)
