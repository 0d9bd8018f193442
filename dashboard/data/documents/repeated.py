"""Figures that an edition repeats, as its readers are told them.

A document dates every figure that an earlier edition published. Of an earlier half-year that figure
is the one of its own days, whatever its edition: it stands in for nothing newer, and readers are
not told that it is held. It keeps its status, for nothing may be judged by it anew (domain R8).
Disclosure control and the auditor read the document as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from dashboard.periods import to_date
from dashboard.released import Cell, Released


def as_readers_are_told(released: Released) -> Released:
    """The publication with `held_on` only where a figure is older than the period it stands in."""
    ends = {name: period.last for name, period in released.framework.periods.items()}
    return replace(released, cells=tuple(_told(cell, ends) for cell in released.cells))


def _told(cell: Cell, ends: Mapping[str, date]) -> Cell:
    end = ends.get(cell.window.removeprefix(to_date("")))
    is_own = end is not None and cell.held_on is not None and cell.held_on >= end
    return replace(cell, held_on=None) if is_own else cell
