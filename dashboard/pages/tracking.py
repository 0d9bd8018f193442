"""The indicator performance tracking table: every indicator in one line, in matrix order."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.arrangement import OWN, read_arrangement
from dashboard.components.choices import controls
from dashboard.components.guarding import confidential_line
from dashboard.components.heading import heading
from dashboard.components.marks import notice
from dashboard.components.panels import waiting
from dashboard.components.tracking.choices import tracking_controls
from dashboard.language import Language
from dashboard.page import Page, PageContext
from dashboard.sentences import notice_sentence

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
            *_choices(context),
            waiting(language, ids.TRACKING, HEIGHT, "panel-tracking"),
        ],
        className="page wide tracking-page",
    )


def _choices(context: PageContext) -> list[Component]:
    """What in the address was ignored, and the controls."""
    language, released, view = context.language, context.released, context.view
    if released is None:
        return [controls(language, released, view, [])]
    team = context.internal
    chosen = read_arrangement(context.search, released.framework, team=team)
    ignored = [notice(notice_sentence(language, one)) for one in chosen.notices]
    return [*ignored, tracking_controls(language, released, view, chosen, team=team)]


PAGE = Page(
    path="/tracking",
    name="tracking",
    title=title,
    permission="read-public",
    order=30,
    navigation=True,
    layout=layout,
    own=OWN,
)
