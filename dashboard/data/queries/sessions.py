"""Statements over sessions: they begin, are seen, and end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Delete,
    Insert,
    Select,
    Table,
    Update,
    and_,
    delete,
    insert,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.sql.dml import ReturningInsert

from dashboard.data.queries.share_links import in_force
from dashboard.data.schema.accounts import accounts
from dashboard.data.schema.editions import editions
from dashboard.data.schema.sessions import sessions, share_links


def begin_session(values: Mapping[str, Any], account: int, mark: str) -> ReturningInsert[Any]:
    """Adds and returns a session of an account that is still as its mark says; else adds none.

    The account is locked meanwhile, so that whoever changes it ends this session too.
    """
    row = {
        sessions.c[name]: literal(value, sessions.c[name].type) for name, value in values.items()
    }
    same = and_(
        accounts.c.id == account, accounts.c.session_mark == mark, accounts.c.disabled.is_(False)
    )
    found = select(accounts.c.id, *row.values()).where(same).with_for_update(read=True)
    added = insert(sessions).from_select([sessions.c.account, *row], found)
    return added.returning(sessions.c.token_hash)


def begin_shared_session(values: Mapping[str, Any]) -> Insert:
    """Adds a session of a guest."""
    return insert(sessions).values(**values)


def find_session(token_hash: str, fresh: ColumnElement[bool], today: date) -> Select[Any]:
    """A session in force, with its account, or with its link and that link's edition."""
    columns = [
        *_named(sessions, "session_"),
        *_named(accounts, "account_"),
        *_named(share_links, "link_"),
        editions.c.withdrawn_on.label("link_withdrawn_on"),
    ]
    usable = or_(accounts.c.disabled.is_(False), in_force(today))
    return (
        select(*columns)
        .select_from(
            sessions.outerjoin(accounts, accounts.c.id == sessions.c.account)
            .outerjoin(share_links, share_links.c.id == sessions.c.share_link)
            .outerjoin(editions, editions.c.number == share_links.c.edition)
        )
        .where(sessions.c.token_hash == token_hash, fresh, usable)
    )


def _named(table: Table, prefix: str) -> Iterator[ColumnElement[Any]]:
    """The columns of one table under names that no other table has."""
    return (column.label(f"{prefix}{column.name}") for column in table.columns)


def sessions_of(account: int, fresh: ColumnElement[bool]) -> Select[Any]:
    """The sessions of an account, last seen first."""
    order = (sessions.c.seen_at.desc(), sessions.c.begun_at.desc(), sessions.c.token_hash)
    return select(sessions).where(sessions.c.account == account, fresh).order_by(*order)


def is_fresh(seen_since: datetime, begun_since: datetime) -> ColumnElement[bool]:
    """True of sessions that have not timed out."""
    return and_(sessions.c.seen_at > seen_since, sessions.c.begun_at > begun_since)


def see_session(token_hash: str, at: datetime) -> Update:
    """Notes that somebody is still there."""
    return update(sessions).where(sessions.c.token_hash == token_hash).values(seen_at=at)


def end_session(token_hash: str) -> Delete:
    """Ends a session."""
    return delete(sessions).where(sessions.c.token_hash == token_hash)


def end_session_of(account: int, token_hash: str) -> Delete:
    """Ends a session if it is one of this account."""
    return end_session(token_hash).where(sessions.c.account == account)


def end_sessions_of(account: int, kept: str | None = None) -> Delete:
    """Ends all sessions of an account, or all but one."""
    ended = delete(sessions).where(sessions.c.account == account)
    return ended if kept is None else ended.where(sessions.c.token_hash != kept)


def end_sessions_of_link(link: int) -> Delete:
    """Ends all sessions of a share link."""
    return delete(sessions).where(sessions.c.share_link == link)


def sweep_sessions(fresh: ColumnElement[bool]) -> Delete:
    """Forgets sessions that have timed out."""
    return delete(sessions).where(~fresh)
