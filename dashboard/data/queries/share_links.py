"""Statements over links that open one edition to whoever holds them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Insert, Select, Update, and_, insert, select, update

from dashboard.data.schema.editions import editions
from dashboard.data.schema.sessions import share_links


def in_force(today: date) -> ColumnElement[bool]:
    """True of links that open their edition, which the statement joins."""
    return and_(
        share_links.c.revoked_at.is_(None),
        share_links.c.expires_on >= today,
        editions.c.number.is_not(None),
        editions.c.withdrawn_on.is_(None),
    )


def all_links() -> Select[Any]:
    """Every link with the withdrawal of its edition, newest first."""
    joined = share_links.join(editions, editions.c.number == share_links.c.edition)
    return (
        select(share_links, editions.c.withdrawn_on)
        .select_from(joined)
        .order_by(share_links.c.id.desc())
    )


def link_by_token(token_hash: str) -> Select[Any]:
    """The link with this token."""
    return all_links().where(share_links.c.token_hash == token_hash)


def link_by_id(link: int) -> Select[Any]:
    """One link."""
    return all_links().where(share_links.c.id == link)


def edition_in_force(number: int) -> Select[Any]:
    """The number of an edition that may be shared; bulletins are for the working group."""
    same = and_(
        editions.c.number == number,
        editions.c.kind == "edition",
        editions.c.withdrawn_on.is_(None),
    )
    # Whoever withdraws it at the same time waits, and then ends the link with it.
    return select(editions.c.number).where(same).with_for_update(read=True)


def add_link(values: Mapping[str, Any]) -> Insert:
    """Adds a link and returns its number."""
    return insert(share_links).values(**values).returning(share_links.c.id)


def use_link(link: int, at: datetime) -> Update:
    """Counts a use."""
    used = update(share_links).where(share_links.c.id == link)
    return used.values(uses=share_links.c.uses + 1, last_used_at=at)


def revoke_link(link: int, at: datetime, by: str) -> Update:
    """Revokes a link that is not revoked yet."""
    open_still = and_(share_links.c.id == link, share_links.c.revoked_at.is_(None))
    return update(share_links).where(open_still).values(revoked_at=at, revoked_by=by)
