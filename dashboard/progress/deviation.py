"""When a deviation from the plan calls for a note that explains it (domain C.1)."""

from __future__ import annotations

from dashboard.framework.results import Indicator
from dashboard.released import Cell

DIGITS = 9


def note_is_due(indicator: Indicator, cell: Cell | None) -> bool:
    """True where the ratio of actual to expected leaves the declared tolerance, either way."""
    if cell is None or cell.ratio is None:
        return False
    return round(abs(cell.ratio - 1), DIGITS) > indicator.tolerance.note_beyond
