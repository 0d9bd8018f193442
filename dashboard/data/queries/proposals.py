"""Statements over proposals of publications."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Insert, Select, Update, insert, select, update

from dashboard.data.schema.editions import proposals

OPEN = ("waiting", "ready")


def add_proposal(values: Mapping[str, Any]) -> Insert:
    """Adds a proposal and returns its number."""
    return insert(proposals).values(**values).returning(proposals.c.id)


def all_proposals() -> Select[Any]:
    """Every proposal, newest first."""
    return select(proposals).order_by(proposals.c.id.desc())


def proposal(number: int) -> Select[Any]:
    """One proposal."""
    return select(proposals).where(proposals.c.id == number)


def open_proposal(kind: str, period: str | None) -> Select[Any]:
    """The number of a proposal of the same publication that is neither published nor given up."""
    return select(proposals.c.id).where(
        proposals.c.kind == kind,
        proposals.c.period.is_(None) if period is None else proposals.c.period == period,
        proposals.c.state.in_(OPEN),
    )


def move(number: int, state: str, values: Mapping[str, Any], *, approved: bool) -> Update:
    """Changes a proposal that is in `state`, approved or not; returns its number if it was."""
    approval = proposals.c.approved_by
    return (
        update(proposals)
        .where(proposals.c.id == number, proposals.c.state == state)
        .where(approval.is_not(None) if approved else approval.is_(None))
        .values(**values)
        .returning(proposals.c.id)
    )
