"""What the floors above the wall may ask of the floor below; the factory supplies the answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

from dashboard.released import Audience, Released

Role = Literal["admin", "manager", "member", "donor"]
NoteKind = Literal["variance", "confirmation", "evidence"]


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


@dataclass(frozen=True, slots=True)
class Closing:
    """The freezing of a period's internal release; `closed_on` is its day where the project is.

    `closed_at` is the moment in UTC, `release` the number of the frozen release.
    """

    period: str
    closed_on: date
    closed_at: datetime
    closed_by: str
    release: int


@dataclass(frozen=True, slots=True)
class NewNote:
    """What a person says about an indicator in a period; `public` is empty unless meant for all."""

    indicator: str
    period: str
    kind: NoteKind
    internal: str = ""
    public: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it was written; `written_at` is in UTC. Nobody changes it, a newer one may follow.

    `internal` is for the project's team alone.
    """

    id: int
    indicator: str
    period: str
    kind: NoteKind
    internal: str
    public: str
    written_at: datetime
    written_by: str


class Releases(Protocol):
    """Reads releases; a release once read never changes."""

    def current(self, audience: Audience) -> Released | None:
        """The newest release for the audience, or None before the first."""

    def closings(self) -> list[Closing]:
        """The closings of periods, in order."""

    def reported(self, period: str) -> Released | None:
        """The internal release frozen when the period was closed; None where it is open."""


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


class Notes(Protocol):
    """Reads notes and appends them; each is audited in the same transaction."""

    def all(self) -> list[Note]:
        """Every note, newest first."""

    def of(self, indicator: str) -> list[Note]:
        """The notes on one indicator, newest first."""

    def add(self, note: NewNote, by: str) -> Note:
        """Append a note; StoreError where it names nothing known, or says what it may not."""


class Throttle(Protocol):
    """Slows guessing of passwords; its counts live in the database."""

    def blocked(self, key: str) -> int:
        """Seconds to wait before the next try for this key; 0 when free."""

    def failed(self, key: str) -> None:
        """Count a failure."""

    def cleared(self, key: str) -> None:
        """Forget failures after a success."""
