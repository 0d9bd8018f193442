"""The plan: milestones as planned, as forecast and as they happened."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.heading import heading
from dashboard.components.panels import waiting
from dashboard.language import Language
from dashboard.page import Page, PageContext

HEIGHT = 900


def title(language: Language) -> str:
    """The page's name in the navigation."""
    return language.gettext("Plan")


def layout(context: PageContext) -> Component:
    """Heading now, the plans when they are filled."""
    language, released, view = context.language, context.released, context.view
    return html.Article(
        [
            heading(language, released, view, _name(context)),
            *_for_meeting(context),
            waiting(language, ids.PLAN, HEIGHT, "panel-plan"),
        ],
        className="page",
    )


def _for_meeting(context: PageContext) -> list[Component]:
    """Where a bulletin is made for the next meeting, for those who may."""
    if not context.may("publish"):
        return []
    text = context.language.gettext("Prepare a bulletin for the next meeting")
    return [html.P(dcc.Link(text, href="/publish"))]


def _name(context: PageContext) -> str:
    plans = list(context.framework.plans.values())
    return context.language.label(plans[0].title) if len(plans) == 1 else title(context.language)


PAGE = Page(
    path="/plan",
    name="plan",
    title=title,
    permission="read-public",
    order=40,
    navigation=True,
    layout=layout,
    of_plan=lambda _framework: True,
)
