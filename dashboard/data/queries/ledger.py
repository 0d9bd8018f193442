"""Statements over the ledger: what was published of persons, and who they were, by keyed names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Insert, Select, insert, or_, select

from dashboard.data.schema.editions import editions, ledger, ledger_members, outside_figures


def add_entry(values: Mapping[str, Any]) -> Insert:
    """Adds an entry and returns its number."""
    return insert(ledger).values(**values).returning(ledger.c.id)


def add_members() -> Insert:
    """Adds members of entries; the values come as a list of maps."""
    return insert(ledger_members)


def entries() -> Select[Any]:
    """Every entry in order of publication, with the day on which its edition was withdrawn.

    Figures given outside to one recipient only are no publication.
    """
    return (
        select(ledger, editions.c.withdrawn_on)
        .join(editions, ledger.c.edition == editions.c.number, isouter=True)
        .join(outside_figures, ledger.c.outside == outside_figures.c.id, isouter=True)
        .where(_is_public())
        .order_by(ledger.c.id)
    )


def members() -> Select[Any]:
    """Entry, part, person and unit of everybody behind a published figure."""
    return (
        select(
            ledger_members.c.entry,
            ledger_members.c.part,
            ledger_members.c.person,
            ledger_members.c.unit,
        )
        .join(ledger, ledger_members.c.entry == ledger.c.id)
        .join(outside_figures, ledger.c.outside == outside_figures.c.id, isouter=True)
        .where(_is_public())
    )


def _is_public() -> ColumnElement[bool]:
    return or_(ledger.c.outside.is_(None), outside_figures.c.kind == "public")
