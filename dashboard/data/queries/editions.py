"""Statements over publications: added whole, and only their withdrawal is written later."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Insert, Select, TextClause, Update, func, insert, select, text, update

from dashboard.data.queries.releases import newest_closing
from dashboard.data.schema.editions import editions, ledger
from dashboard.data.schema.erasures import erasures

DESCRIBING = [column for column in editions.c if column.name not in ("document", "budget")]


def alone_with_publications(dialect: str) -> TextClause:
    """Until the transaction ends nobody else publishes, withdraws or writes to the ledger.

    On SQLite nobody else writes anything.
    """
    if dialect == "sqlite":
        return text("BEGIN IMMEDIATE")
    return text("LOCK TABLE editions, ledger, erasures IN EXCLUSIVE MODE")


def all_editions() -> Select[Any]:
    """What is known of every publication without its content, by number."""
    return select(*DESCRIBING).order_by(editions.c.number)


def one_edition(number: int) -> Select[Any]:
    """What is known of one publication without its content."""
    return select(*DESCRIBING).where(editions.c.number == number)


def content_in_force(number: int) -> Select[Any]:
    """Document, hash and totals of money of one publication; no row once it is withdrawn."""
    return select(editions.c.document, editions.c.sha256, editions.c.budget).where(
        editions.c.number == number, editions.c.withdrawn_on.is_(None)
    )


def newest_in_force(kinds: Collection[str]) -> Select[Any]:
    """The number of the publication in force that speaks of the latest day, the last one of it."""
    return (
        select(editions.c.number)
        .where(editions.c.kind.in_(kinds), editions.c.withdrawn_on.is_(None))
        .order_by(editions.c.cut_off.desc(), editions.c.number.desc())
        .limit(1)
    )


def every_document() -> Select[Any]:
    """Every publication with its document, by number, in force or withdrawn."""
    return select(*DESCRIBING, editions.c.document).order_by(editions.c.number)


def add_edition(values: Mapping[str, Any]) -> Insert:
    """Adds a publication."""
    return insert(editions).values(**values)


def withdraw_edition(number: int, values: Mapping[str, Any]) -> Update:
    """Withdraws a publication that is in force."""
    return (
        update(editions)
        .where(editions.c.number == number, editions.c.withdrawn_on.is_(None))
        .values(**values)
    )


def publication_mark() -> Select[Any]:
    """Last number, how many are withdrawn, last ledger entry, how many erased, last closing."""
    return select(
        select(func.coalesce(func.max(editions.c.number), 0)).scalar_subquery(),
        select(func.count()).where(editions.c.withdrawn_on.is_not(None)).scalar_subquery(),
        select(func.coalesce(func.max(ledger.c.id), 0)).scalar_subquery(),
        select(func.count()).select_from(erasures).scalar_subquery(),
        func.coalesce(newest_closing().scalar_subquery(), 0),
    )
