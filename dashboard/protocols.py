"""What the floors above the wall may ask of the floor below; the factory supplies the answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from dashboard.released import Audience, Released

Role = Literal["admin", "manager", "member", "donor"]


@dataclass(frozen=True, slots=True)
class Account:
    """A person who can log in. `session_mark` changes when all sessions are to end."""

    id: int
    email: str
    role: Role
    case_data: bool
    disabled: bool
    session_mark: str


@dataclass(frozen=True, slots=True)
class LoadSummary:
    """One load: counts of rows, never their content."""

    id: int
    dataset: str
    file: str
    sha256: str
    loaded_at: datetime
    loaded_by: str
    read: int
    accepted: int
    replaced: int
    rejected: int
    reverted_at: datetime | None


@dataclass(frozen=True, slots=True)
class Reject:
    """A row, cell or column that could not be accepted, or was accepted with a warning.

    `value` is what was found; always None for sensitive datasets.
    """

    file: str
    sheet: str | None
    line: int | None
    column: str | None
    value: str | None
    reason: str
    remedy: str
    severity: Literal["error", "warning"] = "error"


class Releases(Protocol):
    """Reads releases; a release once read never changes."""

    def current(self, audience: Audience) -> Released | None:
        """The newest release for the audience, or None before the first."""


class LoadBook(Protocol):
    """Reads loads and their rejects."""

    def loads(self) -> list[LoadSummary]:
        """All loads, newest first."""

    def rejects(self, load: int) -> list[Reject]:
        """The rejects of one load in file order."""


class Accounts(Protocol):
    """Reads and changes accounts; every change writes its audit record in the same transaction."""

    def by_id(self, account: int) -> Account | None:
        """The account, disabled ones included."""

    def by_email(self, email: str) -> Account | None:
        """The account with this address, letter case ignored."""

    def all(self) -> list[Account]:
        """Every account, by address."""

    def verify(self, email: str, password: str) -> Account | None:
        """The enabled account if the password is right; takes equal time when it is not."""

    def set_password(self, account: int, password: str, by: str) -> None:
        """Replace the password and end all sessions of the account."""

    def record(self, actor: str, action: str, subject: str) -> None:
        """Append an audit record, such as a log-in or a failed one; no record's value in it."""


class Throttle(Protocol):
    """Slows guessing of passwords; its counts live in the database."""

    def blocked(self, key: str) -> int:
        """Seconds to wait before the next try for this key; 0 when free."""

    def failed(self, key: str) -> None:
        """Count a failure."""

    def cleared(self, key: str) -> None:
        """Forget failures after a success."""
