"""Measures: every dataset, column, code and plan that a measure refers to."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.framework.checks.columns import CODED, DATED, NUMERIC, Columns
from dashboard.framework.checks.conditions import check_where
from dashboard.framework.datasets import Difference
from dashboard.framework.faults import Fault, undefined
from dashboard.framework.measures import (
    Average,
    Latest,
    Manual,
    MaxByArea,
    Measure,
    Median,
    Milestones,
    Percentage,
    Sum,
)
from dashboard.framework.model import Framework
from dashboard.framework.nodes import Path


def check_measures(framework: Framework) -> Iterator[Fault]:
    """The measure of every indicator."""
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
        case Average():
            yield from _fields(path, measure, columns)
            yield from _pair(path, measure, columns)
        case Sum():
            yield from _sum(path, measure, columns)
        case Milestones():
            yield from _milestones(path, measure, columns)
        case MaxByArea():
            yield from _max_by_area(path, measure, columns)
        case Manual():
            yield from _manual(path, measure, columns)
        case Median():
            yield from _fields(path, measure, columns)
            yield from _begun((*path, "begun"), measure, columns)
        case _:
            yield from _fields(path, measure, columns)


FIELDS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "unique": (("entity", ()),),
    "average": (("column", NUMERIC), ("before", NUMERIC), ("after", NUMERIC)),
    "median": (("column", NUMERIC), ("entity", ())),
    "latest": (("wave", CODED),),
}
"""Measure type -> its fields that name a column, with the types that the column may have."""

MANUAL: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("value", "numerator", "denominator"), NUMERIC),
    "evidence": (),
}
"""The same for values entered by hand."""


def _fields(path: Path, measure: Measure, columns: Columns) -> Iterator[Fault]:
    for field, types in FIELDS.get(measure.type, ()):
        name = getattr(measure, field)
        if name is not None:
            yield from columns.require((*path, field), name, types)
    if isinstance(measure, Percentage | Latest):
        yield from check_where((*path, "numerator"), measure.numerator, columns)
    if isinstance(measure, Percentage) and measure.window is not None:
        yield from columns.require((*path, "window", "since"), measure.window.since, DATED)


def _pair(path: Path, measure: Average, columns: Columns) -> Iterator[Fault]:
    """A change is the difference of its two numbers, so that all three are there or none is."""
    if measure.before is None or measure.after is None:
        return
    made = columns.framework.datasets[measure.dataset].derived.get(measure.column)
    wanted = (measure.after, measure.before)
    if not isinstance(made, Difference) or made.difference != wanted:
        yield Fault(
            (*path, "column"),
            f'column "{measure.column}" is not the difference of "{wanted[0]}" and "{wanted[1]}"; '
            f"derive it as `difference: [{wanted[0]}, {wanted[1]}]`, or leave out before and after",
        )


def _begun(path: Path, measure: Median, columns: Columns) -> Iterator[Fault]:
    """The same entities stand in both datasets, where spells begin in another one."""
    begun = measure.begun
    if begun is None:
        return
    known = columns.framework.datasets
    if begun.dataset is not None and begun.dataset not in known:
        yield undefined((*path, "dataset"), "dataset", begun.dataset, known)
        return
    there = Columns(columns.framework, begun.dataset or measure.dataset)
    yield from there.require((*path, "date"), begun.date, DATED)
    entity = begun.entity or measure.entity
    if begun.dataset is not None and measure.entity is None:
        yield Fault(path, "begins in another dataset; add `entity: COLUMN` to the measure")
    elif entity is not None:
        yield from there.require((*path, "entity"), entity)
    where = measure.where if begun.where is None else begun.where
    yield from check_where((*path, "where"), where, there)


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
    for field, types in MANUAL.items():
        name = getattr(measure, field)
        if name is not None:
            yield from columns.require((*path, field), name, types)
