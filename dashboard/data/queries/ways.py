"""How far each entity has come: spells from beginning to end, and ways of several steps.

Entities are matched over datasets by the columns that a step names; each step is reached on the
first day that its rows give.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    FromClause,
    Select,
    Subquery,
    and_,
    case,
    func,
    literal,
    select,
)

from dashboard.data.needs import Spells, Step, Way
from dashboard.data.queries.conditions import meets
from dashboard.data.queries.records import Records
from dashboard.framework import Framework


def spells_statement(
    framework: Framework, records: Records, spells: Spells, cut_off: date
) -> Select[Any]:
    """Columns: day of beginning, day of the end or empty, number of entities."""
    begun, ended = (
        _first_days(framework, records, step, cut_off) for step in (spells.begun, spells.ended)
    )
    joined = begun.join(ended, _same(begun, ended), isouter=True)
    return _counted(joined, begun.c._day, ended.c._day.label("_ended"))


def way_statement(framework: Framework, records: Records, way: Way, cut_off: date) -> Select[Any]:
    """Columns: day of the first step, number of steps reached without a gap, number of entities."""
    first, *others = (_first_days(framework, records, step, cut_off) for step in way.steps)
    joined: FromClause = first
    for other in others:
        joined = joined.join(other, _same(first, other), isouter=True)
    return _counted(joined, first.c._day, _steps_reached(others).label("_reached"))


def _first_days(framework: Framework, records: Records, step: Step, cut_off: date) -> Subquery:
    """The entity's columns and the first day on which its rows reach the step."""
    rows = records.full(step.dataset)
    columns = [rows.c[name] for name in step.entity]
    day = rows.c[step.day]
    return (
        select(
            *(column.label(f"_entity_{place}") for place, column in enumerate(columns)),
            func.min(day, type_=Date()).label("_day"),
        )
        .where(
            meets(framework, step.dataset, rows, step.where),
            day <= literal(cut_off, Date),
            *(column.is_not(None) for column in columns),
        )
        .group_by(*columns)
        .subquery()
    )


def _same(first: Subquery, other: Subquery) -> ColumnElement[bool]:
    names = [column.name for column in first.c if column.name != "_day"]
    return and_(*(first.c[name] == other.c[name] for name in names))


def _steps_reached(others: list[Subquery]) -> ColumnElement[int]:
    gaps = [(step.c._day.is_(None), literal(place)) for place, step in enumerate(others, start=1)]
    return case(*gaps, else_=literal(len(others) + 1))


def _counted(joined: FromClause, day: ColumnElement[Any], apart: ColumnElement[Any]) -> Select[Any]:
    entities = select(day.label("_day"), apart).select_from(joined).subquery()
    keys = list(entities.c)
    return select(*keys, func.count()).group_by(*keys).order_by(entities.c._day)
