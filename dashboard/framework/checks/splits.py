"""Disaggregations: every dimension has a code list, every code is in it."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.framework.checks.columns import CODED, Columns
from dashboard.framework.datasets import Code
from dashboard.framework.faults import Fault, undefined
from dashboard.framework.measures import Milestones, Sum
from dashboard.framework.model import Framework
from dashboard.framework.nodes import Path
from dashboard.framework.results import Disaggregation, Indicator


def check_disaggregations(
    path: Path,
    indicator: Indicator,
    framework: Framework,
) -> Iterator[Fault]:
    """Names that are there once, and dimensions that can be split by."""
    seen: set[str] = set()
    for number, disaggregation in enumerate(indicator.disaggregations):
        place = (*path, "disaggregations", number)
        if disaggregation.name in seen:
            yield Fault(place, f'"{disaggregation.name}" is there twice; remove one of them')
        seen.add(disaggregation.name)
        for dimension in disaggregation.columns.keys() - set(disaggregation.by):
            known = disaggregation.by
            yield undefined((*place, "columns", dimension), "dimension", dimension, known)
        for dimension in disaggregation.by:
            yield from _dimension(place, dimension, disaggregation, indicator, framework)


def _dimension(
    path: Path,
    dimension: str,
    disaggregation: Disaggregation,
    indicator: Indicator,
    framework: Framework,
) -> Iterator[Fault]:
    measure = indicator.measure
    column = disaggregation.column(dimension)
    if measure.dataset not in framework.datasets:
        return
    if isinstance(measure, Milestones) and column == measure.milestone:
        return
    if isinstance(measure, Sum) and any(dimension in part for part in measure.parts.values()):
        return
    yield from Columns(framework, measure.dataset).require(path, column, CODED)


def check_split(
    path: Path,
    split: dict[str, str],
    indicator: Indicator,
    framework: Framework,
) -> Iterator[Fault]:
    """The dimensions and codes of one cell, such as {sex: f}."""
    declared = [item for item in indicator.disaggregations if set(item.by) == set(split)]
    if not declared:
        given = ", ".join(split)
        known = [item.name for item in indicator.disaggregations]
        yield undefined(path, "disaggregation", given, known)
        return
    for dimension, code in split.items():
        codes = dimension_codes(dimension, declared[0], indicator, framework)
        if codes and code not in codes:
            yield undefined((*path, dimension), "code", code, codes)


def dimension_codes(
    dimension: str,
    disaggregation: Disaggregation,
    indicator: Indicator,
    framework: Framework,
) -> dict[str, Code]:
    """The codes of a dimension; empty where its column or its list is not there."""
    measure = indicator.measure
    if measure.dataset not in framework.datasets:
        return {}
    if isinstance(measure, Sum) and any(dimension in part for part in measure.parts.values()):
        return framework.code_lists.get(dimension, {})
    return Columns(framework, measure.dataset).codes(disaggregation.column(dimension))
