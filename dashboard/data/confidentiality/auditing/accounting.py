"""Every figure about persons in a publication, held against the ledger (domain R8, R9, R12).

A figure that is shown, or banded, has an entry that says the same; beside it, and beside every
figure that is withheld, stands nothing that could only be told from records.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple

from dashboard.data.confidentiality.auditing.findings import Finding, name_of
from dashboard.data.confidentiality.ledger import Entry
from dashboard.data.confidentiality.tables import DERIVED
from dashboard.framework import Framework
from dashboard.released import Cell, Released, Split, Status

SILENT: tuple[Status | None, ...] = (None, "not_published", "not_due", "no_target")
"""Statuses that the plan alone decides."""


def sensitive_codes(framework: Framework) -> frozenset[str]:
    """Indicators of class `sensitive`, and every cascade that is not open."""
    indicators = {item.code for item in framework.indicators if item.disclosure == "sensitive"}
    return frozenset(
        indicators | {item.code for item in framework.cascades if item.disclosure != "open"}
    )


class Accounts:
    """The ledger by what it says of a cell."""

    def __init__(self, framework: Framework, entries: Sequence[Entry]) -> None:
        self._running = {
            item.code for item in framework.indicators if item.accumulation == "running_total"
        } | {item.code for item in framework.cascades}
        self._entries: dict[tuple[str, Split], list[Entry]] = {}
        for entry in entries:
            self._entries.setdefault((entry.indicator, entry.split), []).append(entry)

    def entry(self, cell: Cell) -> Entry | None:
        """The entry that says what the cell says."""
        known = self._entries.get((cell.indicator, cell.split), [])
        return next((entry for entry in known if self._accounts_for(entry, cell)), None)

    def _accounts_for(self, entry: Entry, cell: Cell) -> bool:
        shown = entry.figure
        same = (shown.value, shown.numerator, shown.denominator) == (
            cell.value,
            cell.numerator,
            cell.denominator,
        )
        return same and _band(entry) == cell.band and self._same_time(entry, cell)

    def _same_time(self, entry: Entry, cell: Cell) -> bool:
        if cell.held_on is not None:
            return entry.cut_off == cell.held_on
        return self._time(entry.indicator, entry.window) == self._time(cell.indicator, cell.window)

    def _time(self, code: str, window: str) -> str:
        """A flow or a level to the end of a period is that of the period."""
        return window if code in self._running else window.removeprefix("to ")


def check_cells(accounts: Accounts, codes: frozenset[str], released: Released) -> Iterator[Finding]:
    """What is shown without an entry, and what stands beside what may not be told."""
    number = released.publication.number if released.publication else None
    known = {item.code for item in released.framework.indicators}
    known |= {item.code for item in released.framework.cascades}
    for cell in released.cells:
        if cell.indicator in known and cell.indicator not in codes:
            continue
        name = name_of(cell.indicator, cell.window, cell.split)
        entry = accounts.entry(cell) if is_told(cell) else None
        if is_told(cell) and entry is None:
            yield Finding("unaccounted", name, edition=number)
        elif _tells_more(cell, entry):
            yield Finding("beside", name, edition=number)


def is_told(cell: Cell) -> bool:
    """True where a reader learns a figure or a band."""
    return cell.state == "shown" or cell.value is not None or cell.band is not None


def _band(entry: Entry) -> tuple[float, ...] | None:
    return astuple(entry.band) if entry.band else None


def _tells_more(cell: Cell, entry: Entry | None) -> bool:
    if entry is None or entry.band is not None:
        return not _is_silent(cell)
    beside = (cell.n, cell.measured_on) != (entry.figure.n, entry.figure.measured_on)
    judged = cell.held_on is not None and (cell.ratio is not None or cell.status not in SILENT)
    return beside or judged or bool(set(cell.extras) - _derived(cell))


def _derived(cell: Cell) -> set[str]:
    """What may be made of a figure of the day, and of no older one."""
    return set(DERIVED) if cell.held_on is None else set()


def _is_silent(cell: Cell) -> bool:
    """True where nothing is left of the figure: one empty state, and no word about it (R12)."""
    numbers = (cell.value, cell.numerator, cell.denominator, cell.n, cell.measured_on, cell.ratio)
    empty = cell.state == "suppressed" and all(number is None for number in numbers)
    return empty and not cell.extras and cell.status in SILENT
