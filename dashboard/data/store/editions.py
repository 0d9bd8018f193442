"""Stores publications and reads them back; what was published never changes but for its withdrawal.

A publication is added in one transaction with what the ledger says of it and with its audit record,
and only if nothing has changed since it was computed. It is read from its document alone, whose
hash is that under which it was published.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row

from dashboard.data.confidentiality.ledger import Entry
from dashboard.data.documents import (
    as_readers_are_told,
    document_hash,
    read_document,
    read_money,
    with_money,
)
from dashboard.data.queries import editions as statements
from dashboard.data.queries.loads import loads_in_force
from dashboard.data.store.ledger import append_entries
from dashboard.data.store.releases import Draft, ReleaseStore
from dashboard.data.store.writing import Audit, now, write
from dashboard.errors import StoreError
from dashboard.framework import Framework
from dashboard.released import Publication, PublicationKind, Released

KINDS: dict[bool, tuple[PublicationKind, ...]] = {
    False: ("edition",),
    True: ("edition", "bulletin"),
}
KEPT = 8
OVERTAKEN = (
    "records or publications have changed while this publication was being made; "
    "look at it again and publish again"
)


class OvertakenError(StoreError):
    """What was to be published no longer rests on what is there."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a publication rests on: while it is the same, what was computed still holds.

    `number` is that of the last publication.
    """

    number: int
    withdrawn: int
    ledger: int
    erased: int
    closing: int
    loads: tuple[int, ...]


@dataclass(frozen=True)
class Closes:
    """The closing that a publication brings about: the release to freeze, its period, its day."""

    draft: Draft
    period: str
    day: date


@dataclass(frozen=True)
class NewEdition:
    """A publication about to be stored.

    `rests_on` is what it was computed from; `write(number, published_at)` makes the document;
    `budget` is JSON of the totals of money. `closes` freezes its period in the same transaction.
    """

    kind: PublicationKind
    period: str | None
    cut_off: date
    published_on: date
    prepared_by: str
    approved_by: str
    reason: str
    alone: str
    rests_on: Mark
    write: Callable[[int, datetime], bytes]
    budget: str
    entries: Sequence[Entry]
    closes: Closes | None = None


class EditionStore:
    """Publications in one database; see `dashboard.protocols.Editions`."""

    def __init__(self, engine: Engine, framework: Framework, releases: ReleaseStore) -> None:
        self._engine = engine
        self._framework = framework
        self._releases = releases
        self._kept: dict[int, tuple[Released, Released]] = {}

    def all(self) -> list[Publication]:
        """Every publication in order, withdrawn ones included."""
        with self._engine.connect() as connection:
            return [_publication(row) for row in connection.execute(statements.all_editions())]

    def newest(self, *, bulletins: bool = False, budget: bool = False) -> Released | None:
        """The edition in force of the latest day (with `bulletins` any publication), last first."""
        with self._engine.connect() as connection:
            number = connection.scalar(statements.newest_in_force(KINDS[bulletins]))
        return None if number is None else self.read(number, budget=budget)

    def read(self, number: int, *, budget: bool = False) -> Released | None:
        """One publication; None where there is none of this number, or it was withdrawn."""
        if number in self._kept and self._is_in_force(number):
            return self._kept[number][budget]
        content = self._content(number)
        if content is None:
            return None
        plain = as_readers_are_told(read_document(content.document.encode()))
        both = (plain, with_money(plain, read_money(content.budget)))
        self._keep(number, both)
        return both[budget]

    def ever(self) -> list[Released]:
        """Every publication in order, withdrawn ones included: for disclosure control alone."""
        with self._engine.connect() as connection:
            rows = connection.execute(statements.every_document()).all()
        return [
            replace(read_document(row.document.encode()), publication=_publication(row))
            for row in rows
        ]

    def document(self, number: int) -> bytes | None:
        """The canonical JSON of a publication; None as for `read`."""
        content = self._content(number)
        return None if content is None else content.document.encode()

    def mark(self) -> Mark:
        """What a publication made now rests on; take it before reading anything else."""
        with self._engine.connect() as connection:
            return _mark(connection)

    def add(self, new: NewEdition) -> Publication:
        """Store a publication with all that belongs to it.

        OvertakenError, and nothing stored, where it no longer rests on what is there.
        """
        number, moment = new.rests_on.number + 1, now()
        named = f"{new.kind} {number}" + (f", {new.period}" if new.period else "")
        told = f"{named}, as of {new.cut_off}" + (f", alone: {new.alone}" if new.alone else "")
        with write(self._engine, Audit(new.approved_by, "publish", told)) as connection:
            connection.execute(statements.alone_with_publications(self._engine.dialect.name))
            if _mark(connection) != new.rests_on:
                raise OvertakenError(OVERTAKEN)
            if new.closes is not None:
                closes = new.closes
                self._releases.freeze(
                    connection, closes.draft, closes.period, closes.day, new.approved_by
                )
            values = self._values(new, number, moment)
            connection.execute(statements.add_edition(values))
            append_entries(connection, new.entries, "edition", number)
        return self._described(number)

    def withdraw(self, number: int, reason: str, day: date, by: str) -> Publication:
        """Withdraw a publication in force; StoreError where there is none."""
        values = {"withdrawn_on": day, "withdrawn_by": by, "withdrawn_reason": reason}
        with write(self._engine, Audit(by, "withdraw", f"publication {number}")) as connection:
            connection.execute(statements.alone_with_publications(self._engine.dialect.name))
            if not connection.execute(statements.withdraw_edition(number, values)).rowcount:
                raise StoreError(f"publication {number} is not there, or was withdrawn before")
        return self._described(number)

    def _values(self, new: NewEdition, number: int, moment: datetime) -> dict[str, Any]:
        document = new.write(number, moment)
        same = ("kind", "period", "cut_off", "published_on", "prepared_by", "approved_by")
        return {
            **{name: getattr(new, name) for name in (*same, "reason", "alone", "budget")},
            "number": number,
            "published_at": moment,
            "fingerprint": self._framework.fingerprint,
            "loads": json.dumps(new.rests_on.loads),
            "document": document.decode(),
            "sha256": document_hash(document),
        }

    def _described(self, number: int) -> Publication:
        with self._engine.connect() as connection:
            return _publication(connection.execute(statements.one_edition(number)).one())

    def _is_in_force(self, number: int) -> bool:
        with self._engine.connect() as connection:
            row = connection.execute(statements.one_edition(number)).one_or_none()
        return row is not None and row.withdrawn_on is None

    def _content(self, number: int) -> Row[Any] | None:
        """The row of a publication in force; StoreError where it is not what was published."""
        with self._engine.connect() as connection:
            row = connection.execute(statements.content_in_force(number)).one_or_none()
        if row is not None and document_hash(row.document.encode()) != row.sha256:
            raise StoreError(
                f"publication {number} is not what was published: its document does not have the "
                "hash that it was given; restore it from a backup"
            )
        return row

    def _keep(self, number: int, both: tuple[Released, Released]) -> None:
        newest = dict([*self._kept.items(), (number, both)][-KEPT:])
        self._kept = newest


def _mark(connection: Connection) -> Mark:
    number, withdrawn, ledger, erased, closing = connection.execute(
        statements.publication_mark()
    ).one()
    loads = tuple(sorted(row.id for row in connection.execute(loads_in_force())))
    return Mark(number, withdrawn, ledger, erased, closing, loads)


def _publication(row: Row[Any]) -> Publication:
    return Publication(**{name: getattr(row, name) for name in Publication.__dataclass_fields__})
