"""The range above a value that is a lower bound, such as an audience by its largest channel alone.

A thin bar rises from the newest value to the most that it can be; the value itself stays the mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.figures.points import is_fresh
from dashboard.figures.template import ACCENT, Figure, Trace, note
from dashboard.formats import target
from dashboard.reading import Reading
from dashboard.released import Cell

UPPER = "upper"
Dated = Sequence[tuple[date, Cell]]


def most(cell: Cell | None) -> float | None:
    """The most that the value can be; None where nothing is known above it."""
    if cell is None or cell.state != "shown" or cell.value is None:
        return None
    upper = cell.extras.get(UPPER)
    return upper if upper is not None and upper > cell.value else None


def at_most(reading: Reading, cell: Cell | None) -> str:
    """The bound in words: at most 73,000; empty without one."""
    upper = most(cell)
    if upper is None:
        return ""
    value = target(reading.language, reading.indicator, upper)
    return reading.language.gettext("at most {value}").format(value=value)


def upper_range(reading: Reading, actual: Dated) -> list[Trace]:
    """The thin bar at the newest value."""
    newest = _newest(actual)
    if newest is None:
        return []
    last, cell, upper = newest
    return [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": reading.language.gettext("Range"),
            "x": [last.isoformat(), last.isoformat()],
            "y": [cell.value, upper],
            "cliponaxis": False,
            "line": {"color": ACCENT, "width": 1.5},
            "marker": {"color": ACCENT, "symbol": "line-ew", "size": [0, 14]}
            | {"line": {"color": ACCENT, "width": 1.5}, "opacity": 1},
            "hoverinfo": "skip",
        }
    ]


def upper_label(reading: Reading, actual: Dated) -> list[Figure]:
    """What the top of the bar is, beside it."""
    newest = _newest(actual)
    if newest is None:
        return []
    last, cell, upper = newest
    words = note(at_most(reading, cell), last.isoformat(), upper, anchor="right", colour=ACCENT)
    return [words | {"xshift": -12, "yanchor": "middle"}]


def _newest(actual: Dated) -> tuple[date, Cell, float] | None:
    if not actual or not is_fresh(actual[-1][1]):
        return None
    last, cell = actual[-1]
    upper = most(cell)
    return None if upper is None else (last, cell, upper)
