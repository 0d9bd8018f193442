"""Share links in the database: one edition each, until a day, kept by the hash of their token."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Engine, Select

from dashboard.data.queries import sessions
from dashboard.data.queries import share_links as statements
from dashboard.data.store.tokens import hash_of, new_token
from dashboard.data.store.writing import Audit, now, write
from dashboard.errors import StoreError
from dashboard.protocols import LinkState, ShareLink

MOST_DAYS = 366
LONGEST_NOTE = 200


class ShareLinkStore:
    """Links that open one edition. `today` is the day where the project is."""

    def __init__(self, engine: Engine, today: Callable[[], date]) -> None:
        self._engine = engine
        self._today = today

    def create(self, edition: int, days: int, note: str, by: str) -> str:
        """The token of a new link; StoreError where there is no such edition in force.

        The link ends with the day that is `days` days from today.
        """
        _refuse_odd(days, note)
        token = new_token()
        values = {
            "edition": edition,
            "token_hash": hash_of(token),
            "note": note.strip(),
            "created_at": now(),
            "created_by": by,
            "expires_on": self._today() + timedelta(days=days),
        }
        with write(self._engine) as connection:
            if connection.execute(statements.edition_in_force(edition)).one_or_none() is None:
                raise StoreError(
                    f"there is no edition {edition} in force; `dashboard editions` lists them"
                )
            link = connection.execute(statements.add_link(values)).scalar_one()
            Audit(by, "make share link", f"link {link}, edition {edition}").append(connection)
        return token

    def find(self, token: str) -> ShareLink | None:
        """The link with this token, in force or not."""
        return next(iter(self._read(statements.link_by_token(hash_of(token)))), None)

    def note_use(self, link: ShareLink, by: str) -> None:
        """Count a use by somebody who has a session already; audited."""
        audit = Audit(by, "open share link", f"link {link.id}, edition {link.edition}")
        with write(self._engine, audit) as connection:
            connection.execute(statements.use_link(link.id, now()))

    def all(self) -> list[ShareLink]:
        """Every link, newest first."""
        return self._read(statements.all_links())

    def revoke(self, link: int, by: str) -> None:
        """Revoke a link and end its sessions; StoreError where there is none."""
        if not self._read(statements.link_by_id(link)):
            raise StoreError(f"there is no share link {link}; `dashboard share --list` shows all")
        with write(self._engine, Audit(by, "revoke share link", f"link {link}")) as connection:
            connection.execute(statements.revoke_link(link, now(), by))
            connection.execute(sessions.end_sessions_of_link(link))

    def _read(self, statement: Select[Any]) -> list[ShareLink]:
        today = self._today()
        with self._engine.connect() as connection:
            return [link_from(row, today) for row in connection.execute(statement).mappings()]


def _refuse_odd(days: int, note: str) -> None:
    if not 0 <= days <= MOST_DAYS:
        raise StoreError(f"a link lasts from 0 to {MOST_DAYS} days, not {days}")
    if len(note) > LONGEST_NOTE:
        raise StoreError(f"the note is too long; write at most {LONGEST_NOTE} characters")


def link_from(row: Mapping[Any, Any], today: date) -> ShareLink:
    """A link as it stands on a day; the row says when its edition was withdrawn, too."""
    return ShareLink(
        id=row["id"],
        edition=row["edition"],
        note=row["note"],
        created_at=row["created_at"].replace(tzinfo=UTC),
        created_by=row["created_by"],
        expires_on=row["expires_on"],
        revoked_at=_in_utc(row["revoked_at"]),
        last_used_at=_in_utc(row["last_used_at"]),
        uses=row["uses"],
        state=_state(row, today),
    )


def _state(row: Mapping[Any, Any], today: date) -> LinkState:
    if row["revoked_at"] is not None:
        return "revoked"
    if row["withdrawn_on"] is not None:
        return "withdrawn"
    return "expired" if row["expires_on"] < today else "in_force"


def _in_utc(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.replace(tzinfo=UTC)
