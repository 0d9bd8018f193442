"""One result of the framework: its sentence, its assumptions and risks, its indicators."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.attributes import spoken
from dashboard.components.cascades import room_for
from dashboard.components.choices import controls
from dashboard.components.heading import heading
from dashboard.components.panels import empty, waiting
from dashboard.components.story import HEIGHTS, ROOM
from dashboard.components.tree import address
from dashboard.framework import Framework
from dashboard.framework.cascades import Cascade
from dashboard.framework.results import Indicator, Result
from dashboard.language import Language
from dashboard.page import Page, PageContext
from dashboard.reading import read, read_cascade, tells_of_plan


def title(language: Language) -> str:
    """The page's name in the navigation."""
    return language.gettext("Results")


def layout(context: PageContext, code: str) -> Component:
    """The page of the result `code`, made from the framework."""
    result = context.framework.result(code)
    if result is None:
        return html.P(context.language.gettext("There is no such result."))
    language, released, view = context.language, context.released, context.view
    name = language.label(result.text)
    return html.Article(
        [
            _trail(context, result),
            heading(language, released, view, name, _level(context, result)),
            controls(language, released, view, []),
            *_panels(context, context.framework.indicators_of(code)),
            *_cascades(context, code),
            _children(context, result),
            _conditions(context, result),
        ],
        className="page result",
    )


def _level(context: PageContext, result: Result) -> str:
    level = next(item for item in context.framework.levels if item.name == result.level)
    return f"{context.language.label(level.label)} {result.code}"


def _trail(context: PageContext, result: Result) -> Component:
    """Every result of the matrix in one line, the shown one marked."""
    links = [
        html.Li(
            dcc.Link(item.code, href=address("/results", item.code, context.view)),
            className="current" if item.code == result.code else "",
            title=context.language.label(item.short or item.text),
        )
        for item in context.framework.results
    ]
    label = context.language.gettext("All results")
    return html.Nav(html.Ul(links), className="trail", **spoken(label=label))


def _panels(context: PageContext, indicators: list[Indicator]) -> list[Component]:
    """The headline indicator over the whole width, the others of one size in matrix order."""
    if not indicators:
        return [empty(context.language.gettext("This result has no indicator of its own."))]
    first = next((item for item in indicators if item.headline), indicators[0])
    others = [_panel(context, item, "small") for item in indicators if item is not first]
    return [
        html.Div(_panel(context, first, "wide"), className="panels panels-first"),
        *([html.Div(others, className="panels")] if others else []),
    ]


def _panel(context: PageContext, indicator: Indicator, size: str) -> Component:
    """A panel that stays short where this person will see no figure of the indicator."""
    code = indicator.code
    reading = read(context.language, context.released, context.view, indicator)
    drawn = reading is not None and not reading.is_never_shown
    height = HEIGHTS[size] + ROOM if drawn else ROOM
    return waiting(context.language, ids.panel(code, size), height, f"panel-{code}")


def _cascades(context: PageContext, code: str) -> list[Component]:
    found = [cascade for cascade in context.framework.cascades if cascade.result == code]
    return [
        html.Div(_cascade(context, cascade), className="panels panels-first") for cascade in found
    ]


def _cascade(context: PageContext, cascade: Cascade) -> Component:
    language, code = context.language, cascade.code
    reading = read_cascade(language, context.released, context.view, cascade)
    height = room_for(cascade) if reading and reading.is_shown else ROOM
    return waiting(language, ids.cascade(code), height, f"panel-{code}")


def _children(context: PageContext, result: Result) -> Component | None:
    children = context.framework.children_of(result.code)
    if not children:
        return None
    language = context.language
    links = [
        html.Li(
            dcc.Link(
                [html.Span(item.code, className="code"), " ", language.label(item.text)],
                href=address("/results", item.code, context.view),
            )
        )
        for item in children
    ]
    return html.Section([html.H2(language.gettext("What leads there")), html.Ul(links)])


def _conditions(context: PageContext, result: Result) -> Component | None:
    language = context.language
    _ = language.gettext
    sections: list[Component] = []
    if result.assumptions:
        lines = [html.Li(language.label(text)) for text in result.assumptions]
        sections += [html.H2(_("Assumptions")), html.Ul(lines)]
    if result.risks and context.internal:
        lines = [html.Li(_risk(language, result, i)) for i in range(len(result.risks))]
        sections += [html.H2(_("Risks")), html.Ul(lines)]
    return html.Section(sections, className="conditions") if sections else None


def _risk(language: Language, result: Result, position: int) -> str:
    _ = language.gettext
    risk = result.risks[position]
    text = language.label(risk.text)
    if risk.mitigation is None:
        return text
    return _("{risk} Answer: {mitigation}").format(
        risk=text.rstrip(".") + ".", mitigation=language.label(risk.mitigation)
    )


def exists(framework: Framework, code: str) -> bool:
    """True where the framework declares the result."""
    return framework.result(code) is not None


def start(framework: Framework) -> str:
    """The address that the navigation leads to: the first result."""
    return f"/results/{framework.results[0].code}"


PAGE = Page(
    path="/results/<code>",
    name="result",
    title=title,
    permission="read-public",
    order=20,
    navigation=True,
    layout=layout,
    exists=exists,
    start=start,
    of_plan=tells_of_plan,
)
