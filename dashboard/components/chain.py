"""Indicators as the links of a chain: what must happen first stands first.

Each link keeps its own unit and its own promise; nothing is divided across links.
"""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import marked
from dashboard.components.bullets import bullet, promise_with_unit
from dashboard.components.marks import headline, status_chip
from dashboard.components.tree import passport_address, standing, title_link
from dashboard.reading import Reading
from dashboard.sentences import source_sentence
from dashboard.view import View


def chain(code: str, readings: Sequence[Reading], view: View) -> list[Component]:
    """The links in order, under one line that says how many stand where."""
    if not readings:
        return []
    steps = [html.Li(_link(reading, view), className="chain-step") for reading in readings]
    return [
        html.P(standing(readings[0].language, readings), className="finding"),
        html.Ol(steps, className="chain", **marked(f"chain-{code}")),
        html.P(source_sentence(readings[0]), className="chart-source"),
    ]


def _link(reading: Reading, view: View) -> list[Component]:
    cell = reading.cell
    traced = passport_address(reading.indicator.code, view)
    promised = promise_with_unit(reading)
    bar, status = bullet(reading), cell.status if cell else None
    value = headline(reading.language, reading.indicator, cell, traced, "link-value")
    return [
        html.P(title_link(reading, view), className="chain-title"),
        html.P([value, " ", html.Span(promised, className="promise")]),
        *([bar] if bar else []),
        status_chip(reading.language, reading.indicator.code, status, "link-status"),
    ]
