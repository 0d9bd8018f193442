"""Statements over accounts, failed log-ins, the audit trail and the installation's own facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Delete, Insert, Select, delete, func, insert, select, update
from sqlalchemy.sql.dml import ReturningUpdate

from dashboard.data.schema.accounts import accounts, audit, facts, failures


def all_accounts() -> Select[Any]:
    """Every account by address."""
    return select(accounts).order_by(accounts.c.email)


def account_by_id(account: int) -> Select[Any]:
    """One account."""
    return select(accounts).where(accounts.c.id == account)


def account_by_email(email: str) -> Select[Any]:
    """One account; letter case of the address does not matter."""
    return select(accounts).where(func.lower(accounts.c.email) == email.strip().lower())


def add_account(values: Mapping[str, Any]) -> Insert:
    """Adds an account and returns its number."""
    return insert(accounts).values(**values).returning(accounts.c.id)


def change_account(account: int, values: Mapping[str, Any]) -> ReturningUpdate[Any]:
    """Changes an account and returns its address."""
    changed = update(accounts).where(accounts.c.id == account).values(**values)
    return changed.returning(accounts.c.email)


def lock_administrators() -> Select[Any]:
    """The open accounts of administrators, which nobody else changes meanwhile."""
    return _administrators(accounts.c.id).order_by(accounts.c.id).with_for_update()


def count_administrators() -> Select[int]:
    """How many administrators can log in."""
    return _administrators(func.count())


def _administrators(column: Any) -> Select[Any]:
    return select(column).where(accounts.c.role == "admin", accounts.c.disabled.is_(False))


def lock_name(name: str) -> Select[Any]:
    """Lets one transaction of PostgreSQL at a time go on that has named this; SQLite needs none."""
    return select(func.pg_advisory_xact_lock(func.hashtextextended(name, 0)))


def count_failures(subject: str, since: float) -> Select[int, float | None]:
    """How many failures since then, and when the last one was (seconds of the epoch)."""
    return select(func.count(), func.max(failures.c.failed_at)).where(
        failures.c.subject == subject, failures.c.failed_at >= since
    )


def add_failure(subject: str, at: float) -> Insert:
    """Counts a failure."""
    return insert(failures).values(subject=subject, failed_at=at)


def clear_failures(subject: str) -> Delete:
    """Forgets the failures of a subject."""
    return delete(failures).where(failures.c.subject == subject)


def take_back_failure(subject: str) -> Delete:
    """Forgets the newest failure of a subject."""
    newest = select(func.max(failures.c.id)).where(failures.c.subject == subject)
    return delete(failures).where(failures.c.id == newest.scalar_subquery())


def expire_failures(before: float) -> Delete:
    """Forgets failures that no longer matter."""
    return delete(failures).where(failures.c.failed_at < before)


def append_audit(at: datetime, actor: str, action: str, subject: str) -> Insert:
    """Appends an audit record; there is no statement that changes one."""
    return insert(audit).values(recorded_at=at, actor=actor, action=action, subject=subject)


def newest_audit(most: int, before: int | None, action: str | None) -> Select[Any]:
    """The newest audit records, or those before a number, or those of one action."""
    found = select(audit).order_by(audit.c.id.desc()).limit(most)
    if before is not None:
        found = found.where(audit.c.id < before)
    return found if action is None else found.where(audit.c.action == action)


def audited_actions() -> Select[Any]:
    """Every action that was recorded."""
    return select(audit.c.action).distinct().order_by(audit.c.action)


def fact(name: str) -> Select[Any]:
    """What the installation remembers under a name."""
    return select(facts.c.value).where(facts.c.name == name)


def remember(name: str, value: str) -> Insert:
    """Remembers a fact."""
    return insert(facts).values(name=name, value=value)


def forget(name: str) -> Delete:
    """Forgets a fact."""
    return delete(facts).where(facts.c.name == name)
