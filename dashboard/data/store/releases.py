"""Stores releases whole and reads them back; a release once read is kept, for it never changes.

A release that closes a period carries the framework that it was made with, so that it reads the
same after any later edit of definitions, targets or labels.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Engine, Row
from sqlalchemy.exc import IntegrityError

from dashboard.data.queries import releases as statements
from dashboard.data.queries.erasures import last_moment
from dashboard.data.store.annexes import read_annex, write_annex
from dashboard.data.store.writing import Audit, append_audit, now, write
from dashboard.errors import StoreError
from dashboard.framework import Framework
from dashboard.protocols import Closing
from dashboard.released import Annex, Audience, Cell, MilestoneState, Released, Summary

KEPT = 3
SUMMARY = TypeAdapter(Summary)
STORED = tuple(name for name in Cell.__dataclass_fields__ if name not in ("held_on", "band"))
"""An internal release holds nothing back."""


@dataclass(frozen=True)
class Draft:
    """A release about to be stored."""

    audience: Audience
    cut_off: date
    loads: tuple[int, ...]
    summary: Summary
    milestones: tuple[MilestoneState, ...]
    cells: tuple[Cell, ...]
    annex: Annex = field(default_factory=Annex)


class ReleaseStore:
    """Releases of one framework in one database."""

    def __init__(self, engine: Engine, framework: Framework) -> None:
        self._engine = engine
        self._framework = framework
        self._kept: Released | None = None
        self._reported: dict[int, Released] = {}

    def add(self, draft: Draft, actor: str) -> None:
        """Store an internal release and drop outdated ones."""
        with write(self._engine, Audit(actor, "release", "internal")) as connection:
            self._add(connection, draft, actor)
            for (old,) in connection.execute(statements.outdated(KEPT)).all():
                connection.execute(statements.remove_cells(old))
                connection.execute(statements.remove_release(old))

    def close(self, draft: Draft, period: str, day: date, actor: str) -> None:
        """Freeze a release as what was reported of the period; StoreError where one is frozen."""
        with write(self._engine) as connection:
            self.freeze(connection, draft, period, day, actor)

    def freeze(
        self, connection: Connection, draft: Draft, period: str, day: date, actor: str
    ) -> None:
        """Close a period as `close` does, within a transaction that does more."""
        try:
            self._add(connection, draft, actor, closes=period, closed_on=day)
        except IntegrityError:
            raise StoreError(f"{period} has just been closed by someone else") from None
        append_audit(connection, Audit(actor, "close", f"{period} as of {draft.cut_off}"))

    def _add(self, connection: Connection, draft: Draft, actor: str, **frozen: object) -> None:
        values = {
            "audience": draft.audience,
            "cut_off": draft.cut_off,
            "created_at": now(),
            "created_by": actor,
            "fingerprint": self._framework.fingerprint,
            "framework": self._framework.canonical,
            "loads": json.dumps(draft.loads),
            "summary": json.dumps(asdict(draft.summary)),
            "milestones": json.dumps([asdict(m) for m in draft.milestones], default=str),
            "annex": write_annex(draft.annex),
            **frozen,
        }
        release = connection.execute(statements.add_release(values)).scalar_one()
        rows = [_stored(release, place, cell) for place, cell in enumerate(draft.cells)]
        if rows:
            connection.execute(statements.add_cells(), rows)

    def is_fresh(self, cut_off: date, loads: tuple[int, ...]) -> bool:
        """True where the newest internal release has this cut-off, these loads, this framework.

        One that is older than the last closing is not fresh: it does not compare with it. Nor is
        one that may be older than the last erasure: it still splits by what was erased.
        """
        with self._engine.connect() as connection:
            row = connection.execute(statements.newest()).one_or_none()
            closed = connection.scalar(statements.newest_closing())
            erased = connection.scalar(last_moment())
        return (
            row is not None
            and row.id > (closed or 0)
            and (erased is None or row.created_at > erased)
            and (row.cut_off, tuple(json.loads(row.loads)), row.fingerprint)
            == (cut_off, loads, self._framework.fingerprint)
        )

    def current(self) -> Released | None:
        """The newest internal release, or None before the first."""
        with self._engine.connect() as connection:
            newest = connection.scalar(statements.newest_id())
            if newest is None:
                return None
            kept = self._kept
            if kept is not None and kept.id == newest:
                return kept
            self._kept = self._read(connection, newest)
            return self._kept

    def closings(self) -> list[Closing]:
        """The closings of periods, in order."""
        with self._engine.connect() as connection:
            return [_closing(row) for row in connection.execute(statements.closings())]

    def reported(self, period: str) -> Released | None:
        """The internal release frozen when the period was closed; None where it is open."""
        with self._engine.connect() as connection:
            row = connection.execute(statements.closing_of(period)).one_or_none()
            if row is None:
                return None
            if row.id not in self._reported:
                cells = connection.execute(statements.cells_of(row.id)).all()
                self._reported[row.id] = _released(row, cells, self._framework_of(row))
            return self._reported[row.id]

    def _read(self, connection: Connection, release: int) -> Released | None:
        """The release with the framework it was made with; None where it has just been removed."""
        row = connection.execute(statements.by_id(release)).one_or_none()
        if row is None:
            return None
        cells = connection.execute(statements.cells_of(release)).all()
        return _released(row, cells, self._framework_of(row))

    def _framework_of(self, row: Row[Any]) -> Framework:
        if row.framework is None or row.fingerprint == self._framework.fingerprint:
            return self._framework
        return Framework.model_validate_json(row.framework)

    def unstored(self, draft: Draft) -> Released:
        """A draft as it would be read back; it has the number 0."""
        return Released(
            id=0,
            audience=draft.audience,
            framework=self._framework,
            cut_off=draft.cut_off,
            created_at=now(),
            created_by="",
            loads=draft.loads,
            annex=draft.annex,
            summary=draft.summary,
            milestones=draft.milestones,
            cells=draft.cells,
        )


def _released(row: Row[Any], found: Iterable[Row[Any]], framework: Framework) -> Released:
    return Released(
        id=row.id,
        audience=row.audience,
        framework=framework,
        cut_off=row.cut_off,
        created_at=row.created_at,
        created_by=row.created_by,
        loads=tuple(json.loads(row.loads)),
        annex=read_annex(row.annex),
        summary=_summary(json.loads(row.summary)),
        milestones=tuple(_milestone(item) for item in json.loads(row.milestones)),
        cells=tuple(_cell(cell) for cell in found),
    )


def _closing(row: Row[Any]) -> Closing:
    return Closing(row.closes, row.closed_on, row.created_at, row.created_by, row.id)


def _stored(release: int, position: int, cell: Cell) -> dict[str, Any]:
    values = {name: getattr(cell, name) for name in STORED}
    values["split"] = json.dumps(cell.split)
    values["extras"] = json.dumps(dict(cell.extras))
    return {"release_id": release, "position": position, **values}


def _cell(row: Row[Any]) -> Cell:
    values = {name: getattr(row, name) for name in STORED}
    values["split"] = tuple((name, code) for name, code in json.loads(row.split))
    values["extras"] = json.loads(row.extras)
    return Cell(**values)


def _summary(stored: dict[str, Any]) -> Summary:
    return SUMMARY.validate_python(stored)


def _milestone(stored: dict[str, Any]) -> MilestoneState:
    days = {
        name: date.fromisoformat(stored[name]) if stored[name] else None
        for name in ("actual", "forecast")
    }
    return MilestoneState(**{**stored, **days})
