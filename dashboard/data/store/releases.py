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
from dashboard.data.store.annexes import read_annex, write_annex
from dashboard.data.store.writing import Audit, now, write
from dashboard.errors import StoreError
from dashboard.framework import Framework
from dashboard.protocols import Closing
from dashboard.released import Annex, Audience, Cell, MilestoneState, Released, Summary

KEPT = 3
SUMMARY = TypeAdapter(Summary)


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
        self._kept: dict[int, Released] = {}
        self._reported: dict[int, Released] = {}

    def add(self, drafts: Iterable[Draft], actor: str) -> None:
        """Store the releases of all audiences in one transaction and drop outdated ones."""
        with write(self._engine, Audit(actor, "release", "internal and public")) as connection:
            for draft in drafts:
                self._add(connection, draft, actor)
                for (old,) in connection.execute(statements.outdated(draft.audience, KEPT)).all():
                    connection.execute(statements.remove_cells(old))
                    connection.execute(statements.remove_release(old))

    def close(self, draft: Draft, period: str, day: date, actor: str) -> None:
        """Freeze a release as what was reported of the period; StoreError where one is frozen."""
        frozen = {"closes": period, "closed_on": day}
        audit = Audit(actor, "close", f"{period} as of {draft.cut_off}")
        try:
            with write(self._engine, audit) as connection:
                self._add(connection, draft, actor, **frozen)
        except IntegrityError:
            raise StoreError(f"{period} has just been closed by someone else") from None

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

        One that is older than the last closing is not fresh: it does not compare with it.
        """
        with self._engine.connect() as connection:
            row = connection.execute(statements.newest("internal")).one_or_none()
            closed = connection.scalar(statements.newest_closing())
        return (
            row is not None
            and row.id > (closed or 0)
            and (row.cut_off, tuple(json.loads(row.loads)), row.fingerprint)
            == (cut_off, loads, self._framework.fingerprint)
        )

    def current(self, audience: Audience) -> Released | None:
        """The newest release for the audience, or None before the first."""
        with self._engine.connect() as connection:
            newest = connection.scalar(statements.newest_id(audience))
            if newest is None:
                return None
            kept = self._kept.get(newest)
            if kept is not None:
                return kept
            found = self._read(connection, newest)
        if found is not None:
            self._keep(found)
        return found

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

    def _keep(self, released: Released) -> None:
        """One release for each audience is enough: the former one is no longer asked for."""
        others = [kept for kept in self._kept.values() if kept.audience != released.audience]
        self._kept = {kept.id: kept for kept in (*others, released)}

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
    values = {name: getattr(cell, name) for name in Cell.__dataclass_fields__}
    values["split"] = json.dumps(cell.split)
    values["extras"] = json.dumps(dict(cell.extras))
    return {"release_id": release, "position": position, **values}


def _cell(row: Row[Any]) -> Cell:
    values = {name: getattr(row, name) for name in Cell.__dataclass_fields__}
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
