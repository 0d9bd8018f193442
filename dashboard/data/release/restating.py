"""What is now known to differ from what was reported of the closed periods (domain C15)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from math import isclose

from dashboard.data.measures import Value
from dashboard.data.release.computing import Values
from dashboard.data.store import Store
from dashboard.periods import to_date
from dashboard.protocols import Closing
from dashboard.released import Base, Cell, Released, Restatement

SAME = 1e-9
"""Sums of the same rows in another order may differ by this part of themselves, and no more."""


def reported_before(store: Store, cut_off: date) -> list[tuple[Closing, Released]]:
    """The closings of periods that have ended by the cut-off, with what was then reported."""
    found = [
        (closing, store.releases.reported(closing.period)) for closing in store.releases.closings()
    ]
    return [
        (closing, released)
        for closing, released in found
        if released is not None and released.cut_off <= cut_off
    ]


def restate(
    closed: list[tuple[Closing, Released]], values: Mapping[str, Values]
) -> tuple[Restatement, ...]:
    """Every value of a closed period that is no longer what was reported.

    In the order of closings, then as the values are. A split or an indicator that either side does
    not know was not reported, or is no longer measured: it is no restatement.
    """
    return tuple(
        restatement
        for closing, released in closed
        for restatement in _of_period(closing, released, values)
    )


def _of_period(
    closing: Closing, released: Released, values: Mapping[str, Values]
) -> Iterator[Restatement]:
    windows = (closing.period, to_date(closing.period))
    for code, found in values.items():
        for (window, split), known in found.items():
            if window.name in windows:
                reported = released.cell(code, window.name, split)
                if reported is not None and _differs(reported, known):
                    yield _restatement(closing, reported, known)


def _differs(reported: Cell, known: Value) -> bool:
    if reported.state != known.state:
        return True
    if reported.value is None or known.value is None:
        return reported.value is not known.value
    return not isclose(reported.value, known.value, rel_tol=SAME, abs_tol=SAME)


def _restatement(closing: Closing, reported: Cell, known: Value) -> Restatement:
    before, now = reported.value, known.value
    return Restatement(
        indicator=reported.indicator,
        window=reported.window,
        split=reported.split,
        closed_on=closing.closed_on,
        reported_state=reported.state,
        reported=before,
        known_state=known.state,
        known=now,
        difference=None if before is None or now is None else now - before,
        reported_base=Base(reported.numerator, reported.denominator, reported.n),
        known_base=Base(known.numerator, known.denominator, known.n),
    )
