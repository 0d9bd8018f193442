"""Figures that were given outside: recorded once, audited, never changed (domain R15)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Engine

from dashboard.data.confidentiality.ledger import Entry
from dashboard.data.queries import editions, outside
from dashboard.data.store.ledger import append_entries
from dashboard.data.store.writing import Audit, now, write

OutsideKind = Literal["public", "restricted"]


@dataclass(frozen=True, slots=True)
class NewFigure:
    """A figure as it was given, in the indicator's unit; a restricted one to its recipient only."""

    kind: OutsideKind
    indicator: str
    period: str
    figure: float
    given_on: date
    recipient: str
    purpose: str
    approved_by: str


@dataclass(frozen=True, slots=True)
class OutsideFigure:
    """A recorded figure; `established` says whether it agrees with the persons behind it."""

    id: int
    given: NewFigure
    established: bool
    recorded_at: datetime
    recorded_by: str


class OutsideStore:
    """The figures given outside, in one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self) -> list[OutsideFigure]:
        """Every figure in the order in which they were recorded."""
        with self._engine.connect() as connection:
            rows = connection.execute(outside.all_figures()).all()
        return [
            OutsideFigure(
                id=row.id,
                given=NewFigure(**{**_given(row), "figure": float(row.figure)}),
                established=row.established,
                recorded_at=row.recorded_at,
                recorded_by=row.recorded_by,
            )
            for row in rows
        ]

    def add(
        self, given: NewFigure, entries: Sequence[Entry], by: str, *, established: bool
    ) -> OutsideFigure:
        """Record a figure with what the ledger says of it, which counts from now on."""
        moment = now()
        values = {
            **_given(given),
            "figure": repr(given.figure),
            "recorded_at": moment,
            "recorded_by": by,
            "established": established,
        }
        subject = f"{given.kind}: {given.indicator} {given.period}"
        with write(self._engine, Audit(by, "record outside figure", subject)) as connection:
            connection.execute(editions.alone_with_publications(self._engine.dialect.name))
            number = connection.execute(outside.add_figure(values)).scalar_one()
            append_entries(connection, entries, "outside", number)
        return OutsideFigure(number, given, established, moment, by)


def _given(source: object) -> dict[str, Any]:
    return {name: getattr(source, name) for name in NewFigure.__dataclass_fields__}
