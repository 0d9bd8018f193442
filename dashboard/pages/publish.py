"""Publication: how ready each period is, what will be public, and who approves it."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.attributes import marked
from dashboard.components.panels import waiting
from dashboard.page import Page, PageContext

HEIGHT = 720
EVERY = 2000
"""Milliseconds between two looks at what is under way; the clock rests while nothing is."""


def layout(context: PageContext) -> Component:
    """Heading and promise now, the desk when it is filled."""
    _ = context.language.gettext
    promise = _(
        "An edition is frozen for good: what it shows is decided here, by two people, or by one "
        "who says why. Nothing is published that could point to a person, alone or together with "
        "what was published before."
    )
    return html.Article(
        [
            html.Div(
                [html.H1(_("Readiness and publication")), html.P(promise, className="lead")],
                className="heading",
            ),
            html.Div(
                id=ids.PUBLISHING_SAID, role="status", tabIndex=-1, **marked("publishing-said")
            ),
            html.Div(id=ids.PUBLISHING_NEWS, role="status", className="visually-hidden"),
            dcc.Store(id=ids.PUBLISHING_SEEN),
            dcc.Store(id=ids.PUBLISHING_DONE),
            dcc.Interval(id=ids.PUBLISHING_CLOCK, interval=EVERY, disabled=True),
            waiting(context.language, ids.PUBLISHING, HEIGHT, "panel-publishing"),
        ],
        className="page publishing",
    )


PAGE = Page(
    path="/publish",
    name="publish",
    title=lambda language: language.gettext("Publish"),
    permission="publish",
    order=85,
    navigation=False,
    layout=layout,
)
