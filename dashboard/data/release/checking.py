"""Whether the parts of a disaggregation add up to the whole where it is declared that they do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isclose

from dashboard.data.measures import Value
from dashboard.framework import Framework
from dashboard.framework.results import Indicator
from dashboard.periods import Window
from dashboard.released import Audience, Split, SplitCheck

ADDITIVE = ("count", "unique", "sum")
Values = Mapping[tuple[Window, Split], Value]
Totals = dict[tuple[Window, tuple[str, ...]], float]


def check_splits(
    framework: Framework, protected: Mapping[str, Values], audience: Audience
) -> tuple[SplitCheck, ...]:
    """The declared disaggregations that do not add up, in the order of the matrix.

    `protected` are values that have passed the gate; the public audience is told of indicators of
    class `open` alone.
    """
    return tuple(
        check
        for indicator in framework.indicators
        if audience == "internal" or framework.is_open(indicator)
        for check in _failures(indicator, protected[indicator.code])
    )


def _failures(indicator: Indicator, values: Values) -> Iterator[SplitCheck]:
    declared = [tuple(item.by) for item in indicator.disaggregations if item.adds_up]
    if indicator.measure.type not in ADDITIVE or not declared:
        return
    totals = _totals(values)
    for (window, split), whole in values.items():
        if split or whole.value is None:
            continue
        for by in declared:
            parts = totals.get((window, by))
            if parts is not None and not isclose(parts, whole.value, rel_tol=1e-9, abs_tol=1e-6):
                yield SplitCheck(indicator.code, window.name, by, whole.value, parts)


def _totals(values: Values) -> Totals:
    """The parts of each disaggregation in each window, added; those without a value add nothing."""
    totals: Totals = {}
    for (window, split), value in values.items():
        by = tuple(name for name, _ in split)
        totals[window, by] = totals.get((window, by), 0.0) + (value.value or 0.0)
    return totals
