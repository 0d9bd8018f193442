"""Statements that read whole columns of a dataset: upper bounds per area, a plan's dates."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, func, select

from dashboard.data.queries.records import Records
from dashboard.framework.measures import Cap, Milestones


def bounds(records: Records, cap: Cap) -> Select[Any]:
    """Area and the largest bound known for it."""
    rows = records.full(cap.dataset)
    return (
        select(rows.c[cap.area], func.max(rows.c[cap.column]))
        .where(rows.c[cap.area].is_not(None), rows.c[cap.column].is_not(None))
        .group_by(rows.c[cap.area])
    )


def milestone_dates(records: Records, measure: Milestones, day: str) -> Select[Any]:
    """Milestone, actual day and day now expected, as last reported."""
    rows = records.full(measure.dataset)
    forecast = rows.c[measure.forecast] if measure.forecast else None
    columns = [rows.c[measure.milestone], rows.c[day]]
    return select(*columns, *([] if forecast is None else [forecast]))
