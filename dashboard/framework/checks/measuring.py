"""Measures: every dataset, column, code and plan that a measure refers to."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.framework.checks.columns import CODED, DATED, NUMERIC, Columns
from dashboard.framework.checks.conditions import check_where
from dashboard.framework.faults import Fault, undefined
from dashboard.framework.measures import (
    Example,
    Latest,
    Manual,
    MaxByArea,
    Measure,
    Milestones,
    Percentage,
    Sum,
)
from dashboard.framework.model import Framework
from dashboard.framework.nodes import Path


def check_measures(framework: Framework) -> Iterator[Fault]:
    """The measure and the worked examples of every indicator."""
    for position, indicator in enumerate(framework.indicators):
        path: Path = ("indicators", position, "measure")
        measure = indicator.measure
        if measure.dataset in framework.datasets:
            columns = Columns(framework, measure.dataset)
            yield from check_where((*path, "where"), measure.where, columns)
            yield from _date(path, measure, columns)
            yield from _particulars(path, measure, columns)
        else:
            known = framework.datasets
            yield undefined((*path, "dataset"), "dataset", measure.dataset, known)
        for number, example in enumerate(indicator.examples):
            yield from _example(("indicators", position, "examples", number), example, framework)


def _date(path: Path, measure: Measure, columns: Columns) -> Iterator[Fault]:
    if measure.date is not None:
        yield from columns.require((*path, "date"), measure.date, DATED)
    elif columns.framework.datasets[measure.dataset].date is None and measure.type != "manual":
        yield Fault(
            path,
            f'dataset "{measure.dataset}" has no date of its own; add `date: COLUMN` here or there',
        )


def _particulars(path: Path, measure: Measure, columns: Columns) -> Iterator[Fault]:
    match measure:
        case Sum():
            yield from _sum(path, measure, columns)
        case Milestones():
            yield from _milestones(path, measure, columns)
        case MaxByArea():
            yield from _max_by_area(path, measure, columns)
        case Manual():
            yield from _manual(path, measure, columns)
        case _:
            yield from _fields(path, measure, columns)


FIELDS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "unique": (("entity", ()),),
    "average": (("column", NUMERIC),),
    "median": (("column", NUMERIC), ("entity", ())),
    "latest": (("wave", CODED),),
}
"""Measure type -> its fields that name a column, with the types that the column may have."""


def _fields(path: Path, measure: Measure, columns: Columns) -> Iterator[Fault]:
    for field, types in FIELDS.get(measure.type, ()):
        name = getattr(measure, field)
        if name is not None:
            yield from columns.require((*path, field), name, types)
    if isinstance(measure, Percentage | Latest):
        yield from check_where((*path, "numerator"), measure.numerator, columns)
    if isinstance(measure, Percentage) and measure.window is not None:
        yield from columns.require((*path, "window", "since"), measure.window.since, DATED)


def _sum(path: Path, measure: Sum, columns: Columns) -> Iterator[Fault]:
    yield from columns.require((*path, "column"), measure.column, NUMERIC)
    lists = columns.framework.code_lists
    for part, codes in measure.parts.items():
        place = (*path, "parts", part)
        yield from columns.require(place, part, NUMERIC)
        for dimension, code in codes.items():
            if dimension not in lists:
                yield undefined((*place, dimension), "code list", dimension, lists)
            elif code not in lists[dimension]:
                known = lists[dimension]
                yield undefined((*place, dimension), "code", code, known, f'"{dimension}"')


def _milestones(path: Path, measure: Milestones, columns: Columns) -> Iterator[Fault]:
    plans = columns.framework.plans
    if measure.plan not in plans:
        yield undefined((*path, "plan"), "plan", measure.plan, plans)
    yield from columns.require((*path, "milestone"), measure.milestone)


def _max_by_area(path: Path, measure: MaxByArea, columns: Columns) -> Iterator[Fault]:
    yield from columns.require((*path, "column"), measure.column, NUMERIC)
    yield from columns.require((*path, "area"), measure.area, CODED)
    yield from columns.require((*path, "channel"), measure.channel, CODED)
    areas = columns.codes(measure.area)
    if measure.whole is not None and areas and measure.whole not in areas:
        yield undefined((*path, "whole"), "code", measure.whole, areas, f'"{measure.area}"')
    cap = measure.cap
    if cap is None:
        return
    place = (*path, "cap")
    if cap.dataset not in columns.framework.datasets:
        known = columns.framework.datasets
        yield undefined((*place, "dataset"), "dataset", cap.dataset, known)
        return
    bounds = Columns(columns.framework, cap.dataset)
    yield from bounds.require((*place, "area"), cap.area, CODED)
    yield from bounds.require((*place, "column"), cap.column, NUMERIC)


def _manual(path: Path, measure: Manual, columns: Columns) -> Iterator[Fault]:
    yield from columns.require((*path, "indicator"), measure.indicator)
    for field in ("value", "numerator", "denominator"):
        name = getattr(measure, field)
        if name is not None:
            yield from columns.require((*path, field), name, NUMERIC)


def _example(path: Path, example: Example, framework: Framework) -> Iterator[Fault]:
    if example.period is not None and example.period not in framework.periods:
        yield undefined((*path, "period"), "period", example.period, framework.periods)
    for dataset, rows in example.rows.items():
        if dataset not in framework.datasets:
            known = framework.datasets
            yield undefined((*path, "rows", dataset), "dataset", dataset, known)
            continue
        own = framework.datasets[dataset].columns
        for number, row in enumerate(rows):
            for name in row.keys() - own.keys():
                yield undefined((*path, "rows", dataset, number, name), "column", name, own)
