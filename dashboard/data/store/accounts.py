"""Accounts in the database: who may log in, with which password, and what they may do."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Engine, Row

from dashboard.data.queries import accounts as statements
from dashboard.data.queries.sessions import end_sessions_of
from dashboard.data.store.hashing import hash_password, is_password
from dashboard.data.store.writing import Audit, now, write
from dashboard.errors import StoreError
from dashboard.protocols import Account, Role

LONGEST_EMAIL = 200
LAST_ADMINISTRATOR = "{email} is the only administrator; make somebody else an administrator first"


class AccountStore:
    """Accounts with argon2id password hashes; every change is audited in its transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

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
        right = is_password(row.password_hash if row else None, password)
        return _account(row) if row is not None and right and not row.disabled else None

    def add(
        self,
        email: str,
        role: Role,
        password: str,
        case_data: bool,
        by: str,
        one_time: bool = False,
    ) -> Account:
        """Add an account; StoreError where the address is taken or is none."""
        address = email.strip().lower()
        _refuse_address(address)
        if self.by_email(address) is not None:
            raise StoreError(f"{email} has an account already; `dashboard user list` shows all")
        values = {
            "email": address,
            "role": role,
            "case_data": case_data,
            "disabled": False,
            "created_at": now(),
            **self._new_password(password, one_time),
        }
        audit = Audit(by, "add account", f"{address} as {_rights(role, case_data)}")
        with write(self._engine, audit) as connection:
            connection.execute(statements.add_account(values))
        return self._known(address)

    def disable(self, email: str, by: str) -> None:
        """Disable an account; its sessions end at the next request."""
        self.set_disabled(self._known(email).id, True, by)

    def set_disabled(self, account: int, disabled: bool, by: str) -> None:
        """Close an account and end its sessions, or open it again.

        StoreError where no administrator would be left.
        """
        action = "disable account" if disabled else "enable account"
        self._change(account, {"disabled": disabled}, by, action)

    def set_role(self, account: int, role: Role, case_data: bool, by: str) -> None:
        """Change what an account may do; StoreError where no administrator would be left."""
        changes = {"role": role, "case_data": case_data}
        self._change(account, changes, by, "change role", f" to {_rights(role, case_data)}")

    def set_password(self, account: int, password: str, by: str, one_time: bool = False) -> None:
        """Replace the password and end all sessions of the account."""
        self._change(account, self._new_password(password, one_time), by, "set password")

    def _new_password(self, password: str, one_time: bool) -> dict[str, Any]:
        return {
            "password_hash": hash_password(password),
            "session_mark": secrets.token_hex(16),
            "one_time": one_time,
        }

    def record(self, actor: str, action: str, subject: str) -> None:
        """Append an audit record."""
        with write(self._engine, Audit(actor, action, subject)):
            pass

    def _known(self, email: str) -> Account:
        account = self.by_email(email)
        if account is None:
            raise StoreError(f"{email} has no account; `dashboard user list` shows all")
        return account

    def _change(
        self, account: int, changes: dict[str, Any], by: str, action: str, more: str = ""
    ) -> None:
        """Change an account, end its sessions, and keep at least one administrator."""
        values = {"session_mark": secrets.token_hex(16), **changes}
        with write(self._engine) as connection:
            connection.execute(statements.lock_administrators()).all()
            before = connection.execute(statements.count_administrators()).scalar_one()
            email = connection.execute(
                statements.change_account(account, values)
            ).scalar_one_or_none()
            if email is None:
                raise StoreError(f"there is no account {account}; `dashboard user list` shows all")
            if before and not connection.execute(statements.count_administrators()).scalar_one():
                raise StoreError(LAST_ADMINISTRATOR.format(email=email))
            connection.execute(end_sessions_of(account))
            Audit(by, action, f"{email}{more}").append(connection)

    def _one(self, statement: Any) -> Row[Any] | None:
        with self._engine.connect() as connection:
            return connection.execute(statement).one_or_none()


def _account(row: Row[Any] | None) -> Account | None:
    return None if row is None else account_from(row._mapping)


def account_from(row: Mapping[Any, Any]) -> Account:
    """An account from the columns of its row."""
    return Account(**{name: row[name] for name in Account.__dataclass_fields__})


def _rights(role: Role, case_data: bool) -> str:
    return f"{role} with case data" if case_data else role


def _refuse_address(email: str) -> None:
    name, _, host = email.partition("@")
    odd = any(letter.isspace() or not letter.isprintable() for letter in email)
    if odd or not (name and "." in host) or len(email) > LONGEST_EMAIL:
        raise StoreError("this is not an e-mail address; write one such as name@example.org")
