"""Whether each indicator can be reported for a period: actual, evidence, notes, confirmation.

Read from an internal release and the notes alone. What is not due yet lacks nothing. Values entered
by hand count as confirmed only when somebody else than who loaded them says so, after the load.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from dashboard.framework import Framework
from dashboard.framework.measures import Manual
from dashboard.framework.results import Indicator
from dashboard.periods import to_date
from dashboard.progress import note_is_due
from dashboard.protocols import LoadSummary, Note, Readiness
from dashboard.released import Cell, Released


@dataclass(frozen=True)
class Grounds:
    """What readiness is judged by."""

    released: Released
    notes: Sequence[Note] = ()
    loads: Sequence[LoadSummary] = field(default=())

    def of(self, indicator: str, period: str, kind: str) -> list[Note]:
        """The notes of one kind on an indicator in a period."""
        place = (indicator, period, kind)
        return [note for note in self.notes if (note.indicator, note.period, note.kind) == place]


def judge_readiness(grounds: Grounds, period: str) -> list[Readiness]:
    """For every indicator in matrix order; `loads` are those in force."""
    return [_judge(grounds, item, period) for item in grounds.released.framework.indicators]


def _judge(grounds: Grounds, indicator: Indicator, period: str) -> Readiness:
    cell = grounds.released.cell(indicator.code, to_date(period))
    return Readiness(
        indicator=indicator.code,
        has_actual=cell is not None and cell.state in ("shown", "not_defined"),
        has_evidence=bool(grounds.of(indicator.code, period, "evidence")),
        note_is_due=note_is_due(indicator, cell),
        has_note=bool(grounds.of(indicator.code, period, "variance")),
        is_confirmed=_is_confirmed(grounds, indicator, period),
        is_due=_is_due(cell),
        is_manual=isinstance(indicator.measure, Manual),
    )


def _is_due(cell: Cell | None) -> bool:
    """False where nothing is expected yet and nothing has happened either."""
    if cell is None or cell.status != "not_due":
        return True
    return cell.state == "shown" and cell.value != 0


def _is_confirmed(grounds: Grounds, indicator: Indicator, period: str) -> bool:
    confirmations = grounds.of(indicator.code, period, "confirmation")
    if not isinstance(indicator.measure, Manual):
        return bool(confirmations)
    return _is_confirmed_by_another(indicator.measure, confirmations, grounds.loads)


def _is_confirmed_by_another(
    measure: Manual, confirmations: Sequence[Note], loads: Sequence[LoadSummary]
) -> bool:
    entered = [load for load in loads if load.dataset == measure.dataset]
    return any(_by_another(note, entered) for note in confirmations)


def unconfirmed_values(
    framework: Framework, notes: Sequence[Note], loads: Sequence[LoadSummary], period: str
) -> list[str]:
    """The indicators whose values were entered by hand and confirmed by nobody but their loader."""
    told = [note for note in notes if (note.period, note.kind) == (period, "confirmation")]
    return [
        item.code
        for item in framework.indicators
        if isinstance(item.measure, Manual)
        and not _is_confirmed_by_another(
            item.measure, [note for note in told if note.indicator == item.code], loads
        )
    ]


def _by_another(note: Note, loads: Sequence[LoadSummary]) -> bool:
    """True where the note was written by nobody of those who loaded, and after they did."""
    written = _plain(note.written_at)
    return all(
        note.written_by.lower() != load.loaded_by.lower() and written >= _plain(load.loaded_at)
        for load in loads
    )


def _plain(moment: datetime) -> datetime:
    """A moment in UTC without its zone: the database keeps none."""
    return moment.replace(tzinfo=None)
