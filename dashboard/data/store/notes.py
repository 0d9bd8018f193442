"""Notes on an indicator in a period: appended, never changed, audited as they are written."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, Row, Select

from dashboard.data.queries import notes as statements
from dashboard.data.store.writing import Audit, now, write
from dashboard.errors import StoreError
from dashboard.framework import Framework
from dashboard.free_text import what_gives_away
from dashboard.protocols import NewNote, Note

LONGEST = 2000


class NoteStore:
    """The notes of one framework in one database."""

    def __init__(self, engine: Engine, framework: Framework) -> None:
        self._engine = engine
        self._framework = framework

    def all(self) -> list[Note]:
        """Every note, newest first."""
        return self._read(statements.all_notes())

    def of(self, indicator: str) -> list[Note]:
        """The notes on one indicator, newest first."""
        return self._read(statements.notes_of(indicator))

    def add(self, note: NewNote, by: str, at: datetime | None = None) -> Note:
        """Append a note; StoreError where it names nothing known, or says what it may not.

        `at` is when it was written, in UTC without a zone; default: now.
        """
        _refuse_unknown(self._framework, note)
        _refuse_text(self._framework, note)
        values = {**asdict(note), "written_at": at or now(), "written_by": by}
        subject = f"{note.indicator} {note.period} {note.kind}"
        with write(self._engine, Audit(by, "write note", subject)) as connection:
            number = connection.execute(statements.add_note(values)).scalar_one()
        return Note(id=number, **values)

    def _read(self, statement: Select[Any]) -> list[Note]:
        with self._engine.connect() as connection:
            return [_note(row) for row in connection.execute(statement)]


def _note(row: Row[Any]) -> Note:
    return Note(**{name: getattr(row, name) for name in Note.__dataclass_fields__})


def _refuse_unknown(framework: Framework, note: NewNote) -> None:
    if framework.indicator(note.indicator) is None:
        known = ", ".join(item.code for item in framework.indicators)
        raise StoreError(f'there is no indicator "{note.indicator}"; known are {known}')
    if note.period not in framework.periods:
        known = ", ".join(framework.periods)
        raise StoreError(f'there is no period "{note.period}"; known are {known}')


def _refuse_text(framework: Framework, note: NewNote) -> None:
    if note.kind != "confirmation" and not note.internal.strip():
        raise StoreError(f"the {note.kind} note is empty; write what the team should know")
    if max(len(note.internal), len(note.public)) > LONGEST:
        raise StoreError(f"the note is too long; write at most {LONGEST} characters")
    indicator = framework.indicator(note.indicator)
    if indicator is None or indicator.disclosure != "sensitive":
        return
    if (kind := what_gives_away(framework, note.public)) is not None:
        raise StoreError(
            f"the public text on {note.indicator} holds a {kind}, which could point to a person; "
            "leave out digits, number words and places"
        )
