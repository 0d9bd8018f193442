"""Statements over accounts, failed log-ins, the audit trail and the installation's own facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Delete, Insert, Select, Update, delete, func, insert, select, update

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


def change_account(account: int, values: Mapping[str, Any]) -> Update:
    """Changes an account."""
    return update(accounts).where(accounts.c.id == account).values(**values)


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


def expire_failures(before: float) -> Delete:
    """Forgets failures that no longer matter."""
    return delete(failures).where(failures.c.failed_at < before)


def append_audit(at: datetime, actor: str, action: str, subject: str) -> Insert:
    """Appends an audit record; there is no statement that changes one."""
    return insert(audit).values(recorded_at=at, actor=actor, action=action, subject=subject)


def fact(name: str) -> Select[Any]:
    """What the installation remembers under a name."""
    return select(facts.c.value).where(facts.c.name == name)


def remember(name: str, value: str) -> Insert:
    """Remembers a fact."""
    return insert(facts).values(name=name, value=value)


def forget(name: str) -> Delete:
    """Forgets a fact."""
    return delete(facts).where(facts.c.name == name)
