"""Panels: they mount empty at their final size and are filled later, each on its own; what a page
is opened for comes with it.

A panel is always in one of four states: loading, filled, empty with a sentence that says why, or
failed, where the app's answer to a failed callback stands in its place.
"""

from __future__ import annotations

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.attributes import marked
from dashboard.components.carrying import Carried, chart_menu, picture_words
from dashboard.figures import Figure, config
from dashboard.language import Language


def waiting(language: Language, place: Any, height: int, test_id: str) -> Component:
    """A panel before its content: a skeleton of `height` pixels and a word for those who listen."""
    return html.Section(
        skeleton(language, height),
        id=place,
        className="panel",
        style={"minHeight": f"{height}px"},
        **marked(test_id),
    )


def filled(content: list[Component], test_id: str) -> Component:
    """A panel that comes with its page."""
    return html.Section(content, className="panel", **marked(test_id))


def skeleton(language: Language, height: int) -> Component:
    """The quiet area that stands where content will."""
    return html.Div(
        html.Span(language.gettext("Loading …"), className="skeleton-word"),
        className="skeleton",
        role="status",
        style={"height": f"{height}px"},
    )


def empty(sentence: str) -> Component:
    """A panel that has nothing to draw, and why."""
    return html.P(sentence, className="panel-empty")


def chart(
    code: str,
    title: str,
    figure: Figure,
    height: int,
    twin: Component,
    source: str,
    *,
    drills: bool = False,
    carried: Carried | None = None,
) -> Component:
    """A chart with its finding as title and the same numbers as a table for those who read them.

    `source` says which edition or draft it is drawn from; with `drills` its marks can be clicked;
    `carried` is what one takes of it away.
    """
    named: dict[str, Any] = {"id": ids.drill(code)} if drills else {}
    graph = dcc.Graph(
        figure=figure,
        config=config(),
        style={"height": f"{height}px"},
        className="graph graph-drills" if drills else "graph",
        responsive=True,
        **named,
    )
    place = _drawn_when_near(code, graph, height)
    return drawn(code, title, place, twin, source, carried)


def drawn(
    code: str,
    title: str,
    drawing: Component,
    twin: Component,
    source: str,
    carried: Carried | None = None,
) -> Component:
    """Any drawing between its finding and its source, the same numbers as a table below."""
    return html.Figure(
        [
            html.Figcaption(title, className="finding"),
            drawing,
            html.P(source, className="chart-source"),
            *chart_menu(carried),
            twin,
        ],
        className="chart",
        **picture_words(carried),
        **marked(f"figure-{code}", label=f"{code}: {title}"),
    )


def _drawn_when_near(code: str, graph: dcc.Graph, height: int) -> Component:
    """The chart's own space, and the chart itself for when it comes near the window."""
    kept = graph.to_plotly_json()  # type: ignore[no-untyped-call]
    return html.Div(
        [
            dcc.Store(id=ids.chart_data(code), data=kept),
            html.Div(id=ids.chart_place(code), className="chart-place"),
        ],
        style={"minHeight": f"{height}px"},
    )


def folded(summary: str, content: Component) -> Component:
    """Content that opens on request, such as the numbers under a chart."""
    return html.Details([html.Summary(summary), content], className="folded")


def passport_link(language: Language, code: str | None = None) -> Component:
    """Opens the passport of the page's numbers from beside any of them; of `code` among several."""
    place = ids.PASSPORT if code is None else f"{ids.PASSPORT}-{code}"
    return html.A(language.gettext("Passport"), href=f"#{place}", className="passport-link")
