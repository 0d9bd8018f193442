"""The range above a value that is a lower bound, such as an audience by its largest channel alone.

A thin bar rises from the newest value to the most that it can be; the value itself stays the mark.
A bound far above all else would flatten the chart: it is words beside an arrow.
"""

from __future__ import annotations

from datetime import date

from dashboard.figures.points import Dated, is_fresh
from dashboard.figures.template import ACCENT, Figure, Trace, note
from dashboard.formats import target
from dashboard.reading import Reading
from dashboard.released import Cell

UPPER = "upper"
ABOVE_ALL, ABOVE_VALUE, HEADROOM = 1.05, 1.25, 1.08
"""How far a bar that leaves the axis reaches, and the axis above it, so that all have words."""


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


def upper_range(reading: Reading, actual: Dated, highest: float) -> list[Trace]:
    """The thin bar at the newest value; one that leaves the axis ends in an arrow."""
    newest = _newest(actual)
    if newest is None:
        return []
    last, cell, upper = newest
    end = _axis_end(newest, highest)
    symbol, top = ("line-ew", upper) if end is None else ("triangle-up", end)
    return [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": reading.language.gettext("Range"),
            "x": [last.isoformat(), last.isoformat()],
            "y": [cell.value, top],
            "cliponaxis": False,
            "line": {"color": ACCENT, "width": 1.5},
            "marker": {"color": ACCENT, "symbol": symbol, "size": [0, 14 if end is None else 10]}
            | {"line": {"color": ACCENT, "width": 1.5}, "opacity": 1},
            "hoverinfo": "skip",
        }
    ]


def upper_label(reading: Reading, actual: Dated, highest: float) -> list[Figure]:
    """What the top of the bar is, beside it."""
    newest = _newest(actual)
    if newest is None:
        return []
    last, cell, upper = newest
    place = _axis_end(newest, highest) or upper
    words = note(at_most(reading, cell), last.isoformat(), place, anchor="right", colour=ACCENT)
    return [words | {"xshift": -12, "yanchor": "middle"}]


def upper_axis(actual: Dated, highest: float) -> Figure:
    """The upright axis where the bound is too far above all else to stand on it; else nothing."""
    newest = _newest(actual)
    end = _axis_end(newest, highest) if newest else None
    return {} if end is None else {"range": [0, HEADROOM * end]}


def _axis_end(newest: tuple[date, Cell, float], highest: float) -> float | None:
    """Where the bar ends below the bound: above all else that is drawn, and above the value."""
    _last, cell, upper = newest
    end = max(ABOVE_ALL * highest, ABOVE_VALUE * (cell.value or 0.0))
    return end if upper > end else None


def _newest(actual: Dated) -> tuple[date, Cell, float] | None:
    if not actual or not is_fresh(actual[-1][1]):
        return None
    last, cell = actual[-1]
    upper = most(cell)
    return None if upper is None else (last, cell, upper)
