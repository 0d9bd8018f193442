"""Accounts and the throttle that slows guessing; both live in the database alone."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Engine, Row

from dashboard.data.queries import accounts as statements
from dashboard.data.store.writing import Audit, now, write
from dashboard.errors import StoreError
from dashboard.protocols import Account, Role

FREE_FAILURES = 5
WINDOW_SECONDS = 15 * 60
LONGEST_WAIT = 5 * 60


class AccountStore:
    """Accounts with argon2id password hashes; every change is audited in its transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._hasher = PasswordHasher()
        self._nobody = self._hasher.hash(secrets.token_hex(16))

    def by_id(self, account: int) -> Account | None:
        """The account, disabled ones included."""
        return _account(self._one(statements.account_by_id(account)))

    def by_email(self, email: str) -> Account | None:
        """The account with this address, letter case ignored."""
        return _account(self._one(statements.account_by_email(email)))

    def all(self) -> list[Account]:
        """Every account, by address."""
        with self._engine.connect() as connection:
            rows = connection.execute(statements.all_accounts()).all()
        return [account for row in rows if (account := _account(row))]

    def verify(self, email: str, password: str) -> Account | None:
        """The enabled account if the password is right; takes equal time when it is not."""
        row = self._one(statements.account_by_email(email))
        right = self._matches(row.password_hash if row else self._nobody, password)
        return _account(row) if row is not None and right and not row.disabled else None

    def _matches(self, password_hash: str, password: str) -> bool:
        try:
            return self._hasher.verify(password_hash, password)
        except (VerificationError, InvalidHashError):
            return False

    def add(self, email: str, role: Role, password: str, case_data: bool, by: str) -> Account:
        """Add an account; StoreError where the address is taken."""
        if self.by_email(email) is not None:
            raise StoreError(f"{email} has an account already; `dashboard user list` shows all")
        values = {
            "email": email.strip().lower(),
            "role": role,
            "case_data": case_data,
            "disabled": False,
            "password_hash": self._hasher.hash(password),
            "session_mark": secrets.token_hex(16),
            "created_at": now(),
        }
        with write(self._engine, Audit(by, "add account", f"{email} as {role}")) as connection:
            connection.execute(statements.add_account(values))
        return self._known(email)

    def disable(self, email: str, by: str) -> None:
        """Disable an account; its sessions end at the next request."""
        account = self._known(email)
        self._change(
            account.id,
            {"disabled": True, "session_mark": secrets.token_hex(16)},
            Audit(by, "disable account", email),
        )

    def set_password(self, account: int, password: str, by: str) -> None:
        """Replace the password and end all sessions of the account."""
        changes = {
            "password_hash": self._hasher.hash(password),
            "session_mark": secrets.token_hex(16),
        }
        self._change(account, changes, Audit(by, "set password", f"account {account}"))

    def record(self, actor: str, action: str, subject: str) -> None:
        """Append an audit record."""
        with write(self._engine, Audit(actor, action, subject)):
            pass

    def _known(self, email: str) -> Account:
        account = self.by_email(email)
        if account is None:
            raise StoreError(f"{email} has no account; `dashboard user list` shows all")
        return account

    def _change(self, account: int, values: dict[str, Any], audit: Audit) -> None:
        with write(self._engine, audit) as connection:
            connection.execute(statements.change_account(account, values))

    def _one(self, statement: Any) -> Row[Any] | None:
        with self._engine.connect() as connection:
            return connection.execute(statement).one_or_none()


class LoginThrottle:
    """After five failures in a quarter of an hour each further try waits twice as long."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._clock = clock

    def blocked(self, key: str) -> int:
        """Seconds to wait before the next try for this key; 0 when free."""
        moment = self._clock()
        with self._engine.connect() as connection:
            statement = statements.count_failures(key, moment - WINDOW_SECONDS)
            failures, last = connection.execute(statement).one()
        if last is None or failures < FREE_FAILURES:
            return 0
        wait = min(LONGEST_WAIT, 2 ** (failures - FREE_FAILURES + 1))
        return max(0, int(last + wait - moment + 0.5))

    def failed(self, key: str) -> None:
        """Count a failure."""
        moment = self._clock()
        with write(self._engine) as connection:
            connection.execute(statements.expire_failures(moment - WINDOW_SECONDS))
            connection.execute(statements.add_failure(key, moment))

    def cleared(self, key: str) -> None:
        """Forget failures after a success."""
        with write(self._engine) as connection:
            connection.execute(statements.clear_failures(key))


def _account(row: Row[Any] | None) -> Account | None:
    if row is None:
        return None
    return Account(
        id=row.id,
        email=row.email,
        role=row.role,
        case_data=row.case_data,
        disabled=row.disabled,
        session_mark=row.session_mark,
    )
