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
from dashboard.components.passport import passport_frame
from dashboard.components.result_panels import PanelReading, is_offered
from dashboard.components.result_panels import room_for as room_for_panel
from dashboard.components.story import HEIGHTS, ROOM
from dashboard.components.tree import address
from dashboard.framework import Framework
from dashboard.framework.cascades import Cascade
from dashboard.framework.results import Indicator, Panel, Result
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
            *_panels(context, context.framework.indicators_of(code), _cascades(context, code)),
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


def _panels(
    context: PageContext, indicators: list[Indicator], cascades: list[Component]
) -> list[Component]:
    """The headline indicator over the whole width, what the result declares beside it, the others
    of one size: pairs first, then in matrix order.
    """
    if not indicators:
        words = context.language.gettext("This result has no indicator of its own.")
        return [empty(words), *cascades]
    first = next((item for item in indicators if item.headline), indicators[0])
    result = context.framework.result(first.result)
    pairs = [one for one in (result.panels if result else []) if one.kind == "pair"]
    paired = {code for one in pairs for code in one.indicators}
    others = [item for item in indicators if item is not first and item.code not in paired]
    small = [_panel(context, item, "small") for item in others]
    return [
        *([] if first.code in paired else [_wide(_panel(context, first, "wide"))]),
        *(part for one in pairs for part in _pair(context, one)),
        *cascades,
        *_declared(context, first.result),
        *([html.Div(small, className="panels")] if small else []),
    ]


def _wide(panel: Component) -> Component:
    return html.Div(panel, className="panels panels-first")


def _pair(context: PageContext, pair: Panel) -> list[Component]:
    """Panels of equal size under one title, so that their charts stand side by side."""
    found = [context.framework.indicator(code) for code in pair.indicators]
    panels = [_panel(context, item, "small") for item in found if item is not None]
    title = html.H2(context.language.label(pair.title), className="pair-title")
    return [title, html.Div(panels, className="panels panels-pair")]


def _declared(context: PageContext, code: str) -> list[Component]:
    """The panels that the result declares and this audience is offered."""
    result, released = context.framework.result(code), context.released
    if result is None or released is None:
        return []
    language, view, areas = context.language, context.view, context.services.areas
    found = [
        (number, PanelReading(language, released, view, panel, "", areas))
        for number, panel in enumerate(result.panels)
        if panel.kind != "pair"
    ]
    return [
        _wide(_declared_panel(context, code, number, of)) for number, of in found if is_offered(of)
    ]


def _declared_panel(context: PageContext, code: str, number: int, of: PanelReading) -> Component:
    place, name = ids.result_panel(code, number), f"panel-{code}-{number}"
    return waiting(context.language, place, room_for_panel(of), name)


def _panel(context: PageContext, indicator: Indicator, size: str) -> Component:
    """A panel that stays short where this person will see no figure of the indicator."""
    code = indicator.code
    reading = read(context.language, context.released, context.view, indicator)
    drawn = reading is not None and not reading.is_never_shown
    height = HEIGHTS[size] + ROOM if drawn else ROOM
    return waiting(context.language, ids.panel(code, size), height, f"panel-{code}")


def _cascades(context: PageContext, code: str) -> list[Component]:
    found = [cascade for cascade in context.framework.cascades if cascade.result == code]
    language = context.language
    return [
        html.Div(
            [_cascade(context, one), passport_frame(language, one.code, first=False)],
            className="panels panels-first",
        )
        for one in found
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
