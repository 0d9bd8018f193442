"""Status chips and headline values: colour, shape and word together, never one of them alone."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.attributes import marked, spoken
from dashboard.formats import cell_value, split_value, status_words
from dashboard.framework.results import Indicator
from dashboard.language import Language
from dashboard.reading import says_something
from dashboard.released import Cell, Status

Content = list[Component | str]

SHAPES: dict[Status | None, str] = {
    "achieved": "circle",
    "on_track": "circle",
    "above_plan": "triangle",
    "partly_achieved": "diamond",
    "at_risk": "diamond",
    "off_track": "square",
    "regressed": "square",
    "not_achieved": "square",
    "not_due": "ring",
    "no_data": "hatched",
    "no_target": "dash",
    "not_published": "barred",
    None: "dash",
}


def status_chip(
    language: Language, code: str, status: Status | None, place: str = "status"
) -> Component:
    """The status of one indicator in words, with its mark; `place` names it apart from others."""
    words = status_words(language, status)
    return html.Span(
        [status_mark(status), html.Span(words)],
        className=f"status status-{_tone(status)}",
        **marked(f"{place}-{code}"),
    )


def status_mark(status: Status | None) -> Component:
    """The mark alone, for places that say the word beside it."""
    return html.Span(
        className=f"mark mark-{SHAPES[status]} tone-{_tone(status)}", **spoken(hidden="true")
    )


def _tone(status: Status | None) -> str:
    match status:
        case "achieved" | "on_track":
            return "good"
        case "above_plan":
            return "above"
        case "at_risk" | "partly_achieved":
            return "risk"
        case "off_track" | "regressed" | "not_achieved":
            return "off"
        case _:
            return "quiet"


def headline(
    language: Language,
    indicator: Indicator,
    cell: Cell | None,
    href: str | None = None,
    place: str = "value",
) -> Component:
    """The value that an indicator is known by, with the base of a percentage under it.

    `href` is the address of its passport, where that is on another page; `place` names the value
    apart from others of the same indicator.
    """
    if cell is None or cell.state != "shown":
        words = cell_value(language, indicator, cell)
        mark = [status_mark("not_published")] if cell and not says_something(cell) else []
        content, style = _traced(language, indicator, [*mark, words], href), "value value-words"
    else:
        short, rest = split_value(language, indicator, cell)
        content, style = _traced(language, indicator, [html.Strong(short)], href), "value"
        content += [html.Small(f" {rest}")] if rest else []
    return html.Span(content, className=style, **marked(f"{place}-{indicator.code}"))


def _traced(
    language: Language, indicator: Indicator, content: Content, href: str | None
) -> Content:
    if href is None:
        return content
    title = language.gettext("Passport of {code}").format(code=indicator.code)
    return [dcc.Link(content, href=href, title=title, className="traced")]


def notice(text: str) -> Component:
    """Something the viewer should know about what they see, such as an ignored filter."""
    return html.P(text, className="notice", role="status", **marked("notice"))
