"""Conditions of the framework as SQL. Missing values meet no condition but `missing`."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Subquery, and_, false, literal, or_, true

from dashboard.framework import Framework
from dashboard.framework.datasets import Between, Condition, Where


def meets(framework: Framework, dataset: str, rows: Subquery, where: Where) -> ColumnElement[bool]:
    """True for the rows that meet every condition."""
    parts = [
        part
        for column, condition in where.items()
        for part in _condition(framework, dataset, rows, column, condition)
    ]
    return and_(true(), *parts)


def _condition(
    framework: Framework, dataset: str, rows: Subquery, column: str, condition: Condition
) -> Iterator[ColumnElement[bool]]:
    found = rows.c[column]
    declared = framework.column(dataset, column)
    multiple = declared is not None and declared.type == "codes"
    match condition:
        case Between():
            yield from _between(rows, found, condition, multiple)
        case list():
            yield _any_of(found, condition, multiple)
        case _:
            yield _any_of(found, [condition], multiple)


def _any_of(found: ColumnElement[Any], values: list[Any], multiple: bool) -> ColumnElement[bool]:
    if multiple:
        return or_(false(), *(holds_code(found, str(value)) for value in values))
    return found.in_(values)


def holds_code(found: ColumnElement[Any], code: str) -> ColumnElement[bool]:
    """True where a column of several codes, separated by blanks, holds `code`."""
    return (literal(" ") + found + literal(" ")).contains(f" {code} ", autoescape=True)


def _between(
    rows: Subquery, found: ColumnElement[Any], condition: Between, multiple: bool
) -> Iterator[ColumnElement[bool]]:
    for compare, bound in _bounds(condition):
        if bound is not None:
            yield compare(found, bound)
    if condition.presence is not None:
        yield found.is_not(None) if condition.presence == "present" else found.is_(None)
    if condition.one_of is not None:
        yield _any_of(found, condition.one_of, multiple)
    if condition.none_of is not None:
        yield found.is_(None) | ~_any_of(found, condition.none_of, multiple)
    if condition.differs_from is not None:
        yield found != rows.c[condition.differs_from]


def _bounds(condition: Between) -> list[tuple[Callable[[Any, Any], Any], object]]:
    return [
        (operator.ge, condition.at_least),
        (operator.le, condition.at_most),
        (operator.gt, condition.above),
        (operator.lt, condition.below),
    ]
