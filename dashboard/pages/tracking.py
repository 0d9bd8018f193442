"""The indicator performance tracking table: every indicator in one line, in matrix order."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.choices import controls
from dashboard.components.guarding import confidential_line
from dashboard.components.heading import heading
from dashboard.components.panels import waiting
from dashboard.language import Language
from dashboard.page import Page, PageContext

HEIGHT = 640


def title(language: Language) -> str:
    """The page's name in the navigation."""
    return language.gettext("Tracking")


def layout(context: PageContext) -> Component:
    """Heading and controls now, the table when it is filled."""
    language, released, view = context.language, context.released, context.view
    name = language.gettext("Results Matrix: targets and actuals")
    return html.Article(
        [
            *confidential_line(language, released),
            heading(language, released, view, name),
            controls(language, released, view, []),
            waiting(language, ids.TRACKING, HEIGHT, "panel-tracking"),
        ],
        className="page wide",
    )


PAGE = Page(
    path="/tracking",
    name="tracking",
    title=title,
    permission="read-public",
    order=30,
    navigation=True,
    layout=layout,
)
