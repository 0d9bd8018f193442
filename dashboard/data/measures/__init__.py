"""Measures: one small class per type, and one dictionary of them (domain A.1, C.2).

A measure says which facts it needs and how the facts of one window and one cell of a split combine
into a value. It knows neither SQL nor windows. To add a type: its grammar in
`framework/measures.py`, one class here, one row in MEASURES.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dashboard.data.measures.averages import AverageMeasure, MedianMeasure
from dashboard.data.measures.counting import (
    CountMeasure,
    MilestonesMeasure,
    SumMeasure,
    UniqueMeasure,
    YesNoMeasure,
)
from dashboard.data.measures.manual import ManualMeasure
from dashboard.data.measures.reach import MaxByAreaMeasure
from dashboard.data.measures.shares import LatestMeasure, PercentageMeasure
from dashboard.data.measures.values import MISSING, Measure, Value
from dashboard.framework import Framework
from dashboard.framework.results import Indicator

__all__ = ["MEASURES", "MISSING", "Measure", "Value", "measure_of"]

Caps = Mapping[str, float]

MEASURES: dict[str, Callable[[Framework, Indicator, Caps], Measure]] = {
    "count": CountMeasure,
    "unique": UniqueMeasure,
    "sum": SumMeasure,
    "average": AverageMeasure,
    "median": MedianMeasure,
    "percentage": PercentageMeasure,
    "latest": LatestMeasure,
    "yes_no": YesNoMeasure,
    "milestones": MilestonesMeasure,
    "max_by_area": MaxByAreaMeasure,
    "manual": ManualMeasure,
}


def measure_of(framework: Framework, indicator: Indicator, caps: Caps) -> Measure:
    """The measure that computes `indicator`; `caps` bounds areas where it declares a cap."""
    return MEASURES[indicator.measure.type](framework, indicator, caps)
