"""The plan: milestones as planned, as forecast and as they happened."""

from __future__ import annotations

from dash import html
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
            waiting(language, ids.PLAN, HEIGHT, "panel-plan"),
        ],
        className="page",
    )


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
)
