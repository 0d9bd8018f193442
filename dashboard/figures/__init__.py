"""Charts as plain dictionaries: one function for each kind, and one dictionary of the kinds.

To add a kind: one function here or in a module beside, one row in CHARTS, its name in the grammar;
what a result shows beside its indicators, such as a cascade, has its row in RESULT_CHARTS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dashboard.figures import (
    bars,
    cascade,
    changed,
    flow,
    pairs,
    participation,
    path,
    regions,
    spark,
    survey,
    timeline,
)
from dashboard.figures.template import Figure, config
from dashboard.framework.results import Indicator
from dashboard.reading import CascadeReading, Reading

CHARTS: Mapping[str, Callable[[Reading], Figure]] = {
    "path": path.draw,
    "steps": path.draw,
    "milestones": path.draw,
    "flow": flow.draw,
    "level": survey.draw,
}

RESULT_CHARTS: Mapping[str, Callable[[CascadeReading], Figure]] = {
    "cascade": cascade.draw,
}
"""Charts of a result that are about no single indicator."""


def kind_of(indicator: Indicator) -> str:
    """The kind of chart an indicator asks for: declared, else by the way it is measured."""
    if indicator.chart:
        return indicator.chart
    if indicator.measure.type == "latest":
        return "level"
    return "flow" if indicator.rule == "flow" else "path"


def draw(reading: Reading) -> Figure:
    """The chart of one indicator."""
    return CHARTS[kind_of(reading.indicator)](reading)


__all__ = [
    "CHARTS",
    "RESULT_CHARTS",
    "Figure",
    "bars",
    "cascade",
    "changed",
    "config",
    "draw",
    "kind_of",
    "pairs",
    "participation",
    "regions",
    "spark",
    "timeline",
]
