"""Keeps the ledger: every figure about persons that was ever published, and who was behind it.

Entries are appended and never change. Members are keyed names that nobody outside disclosure
control reads (domain R9, R14, R15).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import astuple
from typing import Any, Literal

from pydantic import TypeAdapter
from sqlalchemy import Connection, Engine, Row

from dashboard.data.confidentiality.ledger import Entry
from dashboard.data.confidentiality.sets import Member, Members
from dashboard.data.confidentiality.shares import Band
from dashboard.data.measures.values import Value
from dashboard.data.queries import ledger as statements

FIGURE = TypeAdapter(Value)
Source = Literal["edition", "outside"]
Parts = dict[str, Members]


class LedgerStore:
    """The ledger of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def entries(self) -> list[Entry]:
        """Everything that is public, in order of publication.

        Those of withdrawn editions and those given outside may not be shown again.
        """
        with self._engine.connect() as connection:
            found = connection.execute(statements.entries()).all()
            members = _members(connection)
        return [_entry(row, members.get(row.id, {})) for row in found]


def append_entries(
    connection: Connection, entries: Sequence[Entry], source: Source, number: int
) -> None:
    """Append what an edition, or a figure given outside, says; with everybody behind it."""
    rows: list[dict[str, Any]] = []
    for entry in entries:
        values = {**_stored(entry), source: number}
        place = connection.execute(statements.add_entry(values)).scalar_one()
        rows += _member_rows(place, entry)
    if rows:
        connection.execute(statements.add_members(), rows)


def _stored(entry: Entry) -> dict[str, Any]:
    return {
        "indicator": entry.indicator,
        "window": entry.window,
        "split": json.dumps(entry.split),
        "cut_off": entry.cut_off,
        "figure": FIGURE.dump_json(entry.figure).decode(),
        "band": json.dumps(astuple(entry.band)) if entry.band else None,
        "subject": entry.subject,
        "margin": entry.margin,
    }


def _member_rows(place: int, entry: Entry) -> Iterator[dict[str, Any]]:
    for part, members in entry.parts.items():
        for person, unit in sorted(members):
            yield {"entry": place, "part": part, "person": person, "unit": unit}


def _members(connection: Connection) -> dict[int, Parts]:
    """Entry -> part -> its members."""
    found: dict[int, dict[str, set[Member]]] = defaultdict(lambda: defaultdict(set))
    for entry, part, person, unit in connection.execute(statements.members()):
        found[entry][part].add(Member(person, unit))
    return {
        entry: {part: frozenset(members) for part, members in parts.items()}
        for entry, parts in found.items()
    }


def _entry(row: Row[Any], parts: Parts) -> Entry:
    return Entry(
        indicator=row.indicator,
        window=row.window,
        split=tuple((name, code) for name, code in json.loads(row.split)),
        cut_off=row.cut_off,
        figure=FIGURE.validate_json(row.figure),
        parts=parts,
        subject=row.subject,
        margin=row.margin,
        band=Band(*json.loads(row.band)) if row.band else None,
        may_be_shown=row.edition is not None and row.withdrawn_on is None,
    )
