"""Who may log in, from where they are logged in now, and what they did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

Role = Literal["admin", "manager", "member", "donor", "guest"]
"""A guest holds a share link and has no account."""


LinkState = Literal["in_force", "expired", "revoked", "withdrawn"]
"""A link ends with its day, by hand, or with its edition."""


@dataclass(frozen=True, slots=True)
class Account:
    """A person who can log in. `session_mark` changes when all sessions are to end.

    With a `one_time` password, which somebody else has seen, a person may do nothing but choose
    one of their own.
    """

    id: int
    email: str
    role: Role
    case_data: bool
    disabled: bool
    session_mark: str
    one_time: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """One place where a person is logged in; moments are in UTC.

    `mark` is a hash of the session's token: it names the session and opens nothing. A guest's
    session has a share link and its edition, and no account.
    """

    mark: str
    account: int | None
    share_link: int | None
    edition: int | None
    begun_at: datetime
    seen_at: datetime
    browser: str


@dataclass(frozen=True, slots=True)
class ShareLink:
    """A link that opens one edition to whoever holds it until the day it expires, included."""

    id: int
    edition: int
    note: str
    created_at: datetime
    created_by: str
    expires_on: date
    revoked_at: datetime | None
    last_used_at: datetime | None
    uses: int
    state: LinkState


@dataclass(frozen=True, slots=True)
class Presence:
    """Who stands behind a request: a session with its account, or with the link of a guest."""

    session: Session
    account: Account | None
    link: ShareLink | None


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """Who did what to what and when (UTC)."""

    id: int
    recorded_at: datetime
    actor: str
    action: str
    subject: str


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

    def set_password(self, account: int, password: str, by: str, one_time: bool = False) -> None:
        """Replace the password and end all sessions of the account."""

    def set_role(self, account: int, role: Role, case_data: bool, by: str) -> None:
        """Change what an account may do; StoreError where no administrator would be left."""

    def set_disabled(self, account: int, disabled: bool, by: str) -> None:
        """Close an account and end its sessions, or open it again.

        StoreError where no administrator would be left.
        """

    def record(self, actor: str, action: str, subject: str) -> None:
        """Append an audit record, such as a log-in or a failed one; no record's value in it."""


class Sessions(Protocol):
    """Sessions as the server knows them: one that was ended is worth nothing at the next request.

    Times out by itself: half an hour in which nobody was seen, twelve hours in any case.
    """

    def begin(self, account: Account, browser: str) -> str | None:
        """The token of a new session; audited as a log-in.

        None where the account is no longer as it was when its password was verified.
        """

    def begin_shared(self, link: ShareLink, browser: str) -> str:
        """The token of a new session of a guest; counts as a use of the link, and is audited."""

    def find(self, token: str, *, seen: bool = True) -> Presence | None:
        """Who stands behind the token, if it is in force; with `seen` notes that they were here."""

    def of(self, account: int) -> list[Session]:
        """Where an account is logged in, last seen first."""

    def leave(self, token: str, by: str) -> None:
        """End one's own session; audited as a log-out."""

    def end(self, account: int, mark: str, by: str) -> None:
        """End one session of an account; audited."""

    def end_others(self, account: int, kept: str, by: str) -> None:
        """End all sessions of an account but the one with the mark `kept`; audited."""


class ShareLinks(Protocol):
    """Makes, lists and revokes share links; every change is audited in its transaction."""

    def create(self, edition: int, days: int, note: str, by: str) -> str:
        """The token of a new link; StoreError where there is no such edition in force."""

    def find(self, token: str) -> ShareLink | None:
        """The link with this token, in force or not."""

    def note_use(self, link: ShareLink, by: str) -> None:
        """Count a use by somebody who has a session already; audited."""

    def all(self) -> list[ShareLink]:
        """Every link, newest first."""

    def revoke(self, link: int, by: str) -> None:
        """Revoke a link and end its sessions; StoreError where there is none."""


class AuditTrail(Protocol):
    """Reads what was done; nothing in it is ever changed."""

    def newest(
        self, most: int, before: int | None = None, action: str | None = None
    ) -> list[AuditRecord]:
        """At most so many records, newest first; with `before`, those older than that number."""

    def actions(self) -> list[str]:
        """Every action that was ever recorded, in alphabetical order."""


class Throttle(Protocol):
    """Slows guessing; its counts live in the database, so that every worker sees them."""

    def admit(self, tries: Mapping[str, int]) -> int:
        """Count a try under every key before it is made, and return 0; or count nothing.

        `tries` names each key with the failures that are free. Where a key has used them up, the
        answer is the seconds to wait before the next try.
        """

    def forgive(self, key: str) -> None:
        """Take back one counted try, since it was none."""

    def cleared(self, key: str) -> None:
        """Forget failures after a success."""
