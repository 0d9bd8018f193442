"""Statements over figures given outside; there is none that changes or removes one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Insert, Select, insert, select

from dashboard.data.schema.editions import outside_figures


def add_figure(values: Mapping[str, Any]) -> Insert:
    """Adds a figure and returns its number."""
    return insert(outside_figures).values(**values).returning(outside_figures.c.id)


def all_figures() -> Select[Any]:
    """Every figure in the order in which they were recorded."""
    return select(outside_figures).order_by(outside_figures.c.id)
