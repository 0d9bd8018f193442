"""Conditions on columns: the column is there, and the values can occur in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from dashboard.framework.checks.columns import CODED, DATED, NUMERIC, Columns
from dashboard.framework.datasets import Between, Column, Condition, Where
from dashboard.framework.faults import Fault, undefined
from dashboard.framework.nodes import Path

WANTED = {
    "integer": "a number",
    "number": "a number",
    "date": "a day such as 2019-03-31",
    "month": "a day such as 2019-03-31",
    "yes_no": "yes or no",
    "text": "a text",
}


def check_where(path: Path, where: Where, columns: Columns) -> Iterator[Fault]:
    """Every condition of a `where` or a `numerator`."""
    for name, condition in where.items():
        place = (*path, name)
        yield from columns.require(place, name)
        column = columns.find(name)
        if column is not None:
            yield from _condition(place, name, condition, column, columns)


def _condition(
    path: Path, name: str, condition: Condition, column: Column, columns: Columns
) -> Iterator[Fault]:
    match condition:
        case Between():
            yield from _operators(path, name, condition, column, columns)
        case list():
            yield from _values(path, name, condition, columns)
        case _:
            yield from _values(path, name, [condition], columns)


def _operators(
    path: Path, name: str, condition: Between, column: Column, columns: Columns
) -> Iterator[Fault]:
    bounds = (condition.at_least, condition.at_most, condition.above, condition.below)
    given = [bound for bound in bounds if bound is not None]
    if given and column.type not in NUMERIC + DATED:
        yield Fault(
            path,
            f'column "{name}" is of type {column.type} and cannot be compared; '
            "list the values that count instead",
        )
    else:
        yield from _values(path, name, given, columns)
    yield from _values(path, name, [*(condition.one_of or []), *(condition.none_of or [])], columns)
    if condition.differs_from is not None:
        yield from columns.require(path, condition.differs_from)
    if not condition.model_fields_set:
        yield Fault(path, "says nothing; give a value or an operator such as {at_least: 80}")


def _values(path: Path, name: str, values: list[Any], columns: Columns) -> Iterator[Fault]:
    column = columns.find(name)
    if column is None:
        return
    if column.type in CODED:
        codes = columns.codes(name)
        for value in values:
            if codes and str(value) not in codes:
                yield undefined(path, "code", str(value), codes, f'column "{name}"')
        return
    for value in values:
        if not _fits(value, column):
            wanted = WANTED[column.type]
            yield Fault(path, f'"{value}" cannot occur in column "{name}"; give {wanted}')


def _fits(value: Any, column: Column) -> bool:
    match column.type:
        case "yes_no":
            return isinstance(value, bool)
        case "integer" | "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "date" | "month":
            return isinstance(value, date)
        case _:
            return isinstance(value, str)
