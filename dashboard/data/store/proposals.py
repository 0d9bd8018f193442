"""Proposals of publications: each step is a change of state, made once, audited as it is made.

From waiting (for the preview) to ready, then approved, then published; or refused with a sentence;
or dropped. A step that another person or worker has taken meanwhile is refused.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Engine, Row, Update

from dashboard.data.queries import jobs
from dashboard.data.queries import proposals as statements
from dashboard.data.store.writing import Audit, now, write
from dashboard.errors import StoreError
from dashboard.protocols import JobKind, Preview, Proposal
from dashboard.released import PublicationKind

PREVIEW = TypeAdapter(Preview)
KEPT = tuple(name for name in Proposal.__dataclass_fields__ if name != "preview")


@dataclass(frozen=True, slots=True)
class Asked:
    """A publication that somebody asks for; a bulletin has no period."""

    kind: PublicationKind
    period: str | None
    cut_off: date
    reason: str

    @property
    def name(self) -> str:
        """What a sentence calls it."""
        return f"edition of {self.period}" if self.period else f"bulletin of {self.cut_off}"


@dataclass(frozen=True, slots=True)
class Filed:
    """A proposal with what only publishing needs: what was previewed, and why one acts alone."""

    proposal: Proposal
    content: str | None
    alone: str


class ProposalStore:
    """The proposals in one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self) -> list[Proposal]:
        """Every proposal, newest first."""
        with self._engine.connect() as connection:
            return [_proposal(row) for row in connection.execute(statements.all_proposals())]

    def filed(self, number: int) -> Filed:
        """One proposal with what publishing needs; StoreError where there is none."""
        with self._engine.connect() as connection:
            row = connection.execute(statements.proposal(number)).one_or_none()
        if row is None:
            raise StoreError(f"there is no proposal {number}; the page lists those that there are")
        return Filed(_proposal(row), row.content, row.alone)

    def add(self, asked: Asked, by: str) -> Proposal:
        """File a proposal, and ask for its preview in the same transaction.

        StoreError where a proposal for the same publication is still open.
        """
        values = {
            "kind": asked.kind,
            "period": asked.period,
            "cut_off": asked.cut_off,
            "reason": asked.reason,
            "state": "waiting",
            "prepared_at": now(),
            "prepared_by": by,
        }
        with write(self._engine, Audit(by, "propose", asked.name)) as connection:
            found = connection.execute(statements.open_proposal(asked.kind, asked.period)).first()
            if found is not None:
                raise StoreError(
                    f"proposal {found.id} for the {asked.name} is still open; "
                    "approve it, or give it up first"
                )
            number = connection.execute(statements.add_proposal(values)).scalar_one()
            _ask_for(connection, "prepare", number, by)
        return self.filed(number).proposal

    def preview(self, number: int, preview: Preview, content: str, by: str) -> None:
        """Add the preview to a proposal that waits for it, and the hash of what it shows."""
        stored = PREVIEW.dump_json(preview).decode()
        values = {"state": "ready", "preview": stored, "content": content}
        self._move(number, "waiting", values, Audit(by, "preview", _subject(number)))

    def refuse(self, number: int, state: str, sentence: str, by: str) -> None:
        """Say why a proposal that waits, or that was approved, cannot be published."""
        values = {"state": "refused", "refusal": sentence}
        audit = Audit(by, "refuse to publish", _subject(number))
        self._move(number, state, values, audit, approved=state == "ready")

    def approve(self, number: int, by: str, alone: str) -> None:
        """Approve a proposal whose preview is ready, and ask for it to be published."""
        action = "approve alone" if alone else "approve"
        statement = statements.move(
            number, "ready", {"approved_by": by, "alone": alone}, approved=False
        )
        with write(self._engine, Audit(by, action, _subject(number))) as connection:
            _move(connection, statement, number)
            _ask_for(connection, "publish", number, by)

    def publish(self, number: int, edition: int, by: str) -> None:
        """Say which publication an approved proposal became."""
        values = {"state": "published", "edition": edition}
        audit = Audit(by, "publish proposal", f"{_subject(number)} as edition {edition}")
        self._move(number, "ready", values, audit, approved=True)

    def drop(self, number: int, state: str, by: str, *, approved: bool = False) -> None:
        """Give up a proposal that is in `state`."""
        audit = Audit(by, "drop", _subject(number))
        self._move(number, state, {"state": "dropped"}, audit, approved=approved)

    def _move(
        self,
        number: int,
        state: str,
        values: Mapping[str, Any],
        audit: Audit,
        *,
        approved: bool = False,
    ) -> None:
        statement = statements.move(number, state, values, approved=approved)
        with write(self._engine, audit) as connection:
            _move(connection, statement, number)


def _move(connection: Connection, statement: Update, number: int) -> None:
    if connection.execute(statement).first() is None:
        raise StoreError(
            f"proposal {number} is not what it was: somebody else has acted on it; look at it again"
        )


def _ask_for(connection: Connection, kind: JobKind, number: int, by: str) -> None:
    """Put the work into the queue in the transaction that calls for it."""
    subject = json.dumps({"proposal": number})
    asked = {"kind": kind, "subject": subject, "requested_at": now(), "requested_by": by}
    connection.execute(jobs.add_job(asked))


def _subject(number: int) -> str:
    return f"proposal {number}"


def _proposal(row: Row[Any]) -> Proposal:
    preview = PREVIEW.validate_json(row.preview) if row.preview else None
    return Proposal(preview=preview, **{name: getattr(row, name) for name in KEPT})
