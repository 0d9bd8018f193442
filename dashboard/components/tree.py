"""The results tree: objective, outcomes, outputs, each indicator with status, value and trend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import figures, ids
from dashboard.components.bullets import bullet, promise, promise_with_unit
from dashboard.components.marks import headline, status_chip
from dashboard.formats import status_words
from dashboard.framework.results import Indicator, Result
from dashboard.language import Language
from dashboard.reading import Reading, read
from dashboard.released import Released, Status
from dashboard.sentences import indicator_sentence
from dashboard.view import View


def results_tree(language: Language, released: Released, view: View) -> Component:
    """Every result in declared order, its indicators under it, its children indented."""
    return html.Div(
        [_branch(language, released, view, root) for root in released.framework.children_of(None)],
        className="tree",
    )


def _branch(language: Language, released: Released, view: View, result: Result) -> Component:
    own = released.framework.indicators_of(result.code)
    readings = [reading for item in own if (reading := read(language, released, view, item))]
    children = released.framework.children_of(result.code)
    return html.Section(
        [
            _heading(language, released, view, result),
            *_told(released, readings),
            html.P(standing(language, readings), className="standing"),
            html.Div([indicator_row(reading, view) for reading in readings], className="rows"),
            *(_branch(language, released, view, child) for child in children),
        ],
        className=f"branch level-{level_depth(released, result)}",
    )


def _told(released: Released, readings: Sequence[Reading]) -> list[Component]:
    """For readers of a publication, first what the result is known by: promise and achievement."""
    if released.audience == "internal":
        return []
    known_by = [reading for reading in readings if reading.indicator.headline]
    return [html.P(indicator_sentence(reading), className="in-words") for reading in known_by]


def _heading(language: Language, released: Released, view: View, result: Result) -> Component:
    level = next(item for item in released.framework.levels if item.name == result.level)
    text = language.label(result.short or result.text)
    return html.H3(
        [
            html.Span(f"{language.label(level.label)} {result.code}", className="eyebrow"),
            dcc.Link(text, href=address("/results", result.code, view)),
        ]
    )


def level_depth(released: Released, result: Result) -> int:
    """0 for the top level of the tree."""
    return [level.name for level in released.framework.levels].index(result.level)


def standing(language: Language, readings: Sequence[Reading]) -> str:
    """How many indicators stand where: 3 on track, 1 at risk."""
    found: Counter[Status | None] = Counter(
        reading.cell.status if reading.cell else None for reading in readings
    )
    parts = [f"{count} {status_words(language, status)}" for status, count in found.most_common()]
    return ", ".join(parts)


def indicator_row(reading: Reading, view: View) -> Component:
    """One indicator: status, code and title, value against target, trend."""
    return html.Div(
        [
            html.Div(_status(reading), className="row-status"),
            html.Div(title_link(reading, view), className="row-title"),
            html.Div(_value(reading, view), className="row-value"),
            html.Div(_trend(reading), className="row-trend"),
        ],
        className="row-line",
    )


def title_link(reading: Reading, view: View) -> Component:
    """Code and title, leading to the indicator's page."""
    indicator: Indicator = reading.indicator
    return dcc.Link(
        [html.Span(indicator.code, className="code"), " ", reading.title],
        href=address("/indicators", indicator.code, view),
    )


def address(folder: str, code: str, view: View) -> str:
    """The address of a page that keeps what the viewer has chosen."""
    query = view.to_query()
    return f"{folder}/{code}?{query}" if query else f"{folder}/{code}"


def passport_address(code: str, view: View) -> str:
    """The address of the indicator's page with the passport of its numbers open."""
    return f"{address('/indicators', code, view)}#{ids.PASSPORT}-{code}"


def _status(reading: Reading) -> Component:
    cell = reading.cell
    return status_chip(reading.language, reading.indicator.code, cell.status if cell else None)


def _value(reading: Reading, view: View) -> list[Component]:
    """The value and what is promised, over their bar; with the unit where no bar says how much."""
    traced = passport_address(reading.indicator.code, view)
    value = headline(reading.language, reading.indicator, reading.cell, traced)
    bar = bullet(reading)
    words = promise(reading) if bar else promise_with_unit(reading)
    promised = html.Span(words, className="promise")
    return [html.Div([value, " ", promised]), *([bar] if bar else [])]


def _trend(reading: Reading) -> Component | None:
    cell = reading.cell
    if cell is None or cell.state == "suppressed":
        return None
    words = reading.language.gettext("Trend of {title} beside its plan").format(title=reading.title)
    return html.Img(src=figures.spark.draw(reading), alt=words, className="spark")
