"""Sessions in the database: ended here, a cookie that was copied is worth nothing either."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Engine, Row

from dashboard.data.queries import sessions as statements
from dashboard.data.queries import share_links
from dashboard.data.store.accounts import account_from
from dashboard.data.store.share_links import link_from
from dashboard.data.store.tokens import hash_of, new_token
from dashboard.data.store.writing import Audit, now, write
from dashboard.protocols import Account, Presence, Session, ShareLink

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=1)
LONGEST_BROWSER = 200


class SessionStore:
    """Where people are logged in. `today` is the day where the project is."""

    def __init__(
        self, engine: Engine, today: Callable[[], date], clock: Callable[[], datetime] = now
    ) -> None:
        self._engine = engine
        self._today = today
        self._clock = clock

    def begin(self, account: Account, browser: str) -> str | None:
        """The token of a new session; None where the account changed since it was verified."""
        token = new_token()
        values = self._values(token, browser)
        statement = statements.begin_session(values, account.id, account.session_mark)
        with write(self._engine) as connection:
            connection.execute(statements.sweep_sessions(self._fresh()))
            if connection.execute(statement).one_or_none() is None:
                return None
            Audit(account.email, "log in", account.email).append(connection)
        return token

    def begin_shared(self, link: ShareLink, browser: str) -> str:
        """The token of a new session of a guest; counts as a use of the link."""
        token = new_token()
        values = {**self._values(token, browser), "share_link": link.id}
        audit = Audit(f"share link {link.id}", "open share link", f"edition {link.edition}")
        with write(self._engine, audit) as connection:
            connection.execute(statements.sweep_sessions(self._fresh()))
            connection.execute(statements.begin_shared_session(values))
            connection.execute(share_links.use_link(link.id, self._clock()))
        return token

    def _values(self, token: str, browser: str) -> dict[str, Any]:
        moment = self._clock()
        named = "".join(letter for letter in browser if letter.isprintable())
        return {
            "token_hash": hash_of(token),
            "begun_at": moment,
            "seen_at": moment,
            "browser": named[:LONGEST_BROWSER],
        }

    def find(self, token: str, *, seen: bool = True) -> Presence | None:
        """Who stands behind the token, if it is in force; with `seen` notes that they were here."""
        statement = statements.find_session(hash_of(token), self._fresh(), self._today())
        with self._engine.connect() as connection:
            row = connection.execute(statement).one_or_none()
        if row is None:
            return None
        presence = self._presence(row)
        if seen:
            self._see(row)
        return presence

    def _presence(self, row: Row[Any]) -> Presence:
        link = None
        if row.link_id is not None:
            link = link_from(_part(row, "link_"), self._today())
        account = None if row.account_id is None else account_from(_part(row, "account_"))
        edition = None if link is None else link.edition
        return Presence(_session(_part(row, "session_"), edition), account, link)

    def _see(self, row: Row[Any]) -> None:
        moment = self._clock()
        if moment - row.session_seen_at < SEEN_EVERY:
            return
        with write(self._engine) as connection:
            connection.execute(statements.see_session(row.session_token_hash, moment))

    def of(self, account: int) -> list[Session]:
        """Where an account is logged in, last seen first."""
        with self._engine.connect() as connection:
            rows = connection.execute(statements.sessions_of(account, self._fresh())).mappings()
            return [_session(dict(row), None) for row in rows]

    def leave(self, token: str, by: str) -> None:
        """End one's own session; audited as a log-out."""
        with write(self._engine, Audit(by, "log out", by)) as connection:
            connection.execute(statements.end_session(hash_of(token)))

    def end(self, account: int, mark: str, by: str) -> None:
        """End one session of an account; audited."""
        with write(self._engine, Audit(by, "end session", f"account {account}")) as connection:
            connection.execute(statements.end_session_of(account, mark))

    def end_others(self, account: int, kept: str, by: str) -> None:
        """End all sessions of an account but the one with the mark `kept`; audited."""
        audit = Audit(by, "end other sessions", f"account {account}")
        with write(self._engine, audit) as connection:
            connection.execute(statements.end_sessions_of(account, kept))

    def _fresh(self) -> ColumnElement[bool]:
        moment = self._clock()
        return statements.is_fresh(moment - IDLE, moment - LONGEST)


def _part(row: Row[Any], prefix: str) -> dict[str, Any]:
    """The columns of one table in a row that holds several."""
    named = row._mapping.items()
    return {name.removeprefix(prefix): value for name, value in named if name.startswith(prefix)}


def _session(row: dict[str, Any], edition: int | None) -> Session:
    return Session(
        mark=row["token_hash"],
        account=row["account"],
        share_link=row["share_link"],
        edition=edition,
        begun_at=row["begun_at"].replace(tzinfo=UTC),
        seen_at=row["seen_at"].replace(tzinfo=UTC),
        browser=row["browser"],
    )
