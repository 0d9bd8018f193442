"""A flow: what came in each period, against the period's own target; the open one is partial."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.axes import period_ticks, target_row_label
from dashboard.figures.drilling import period_mark
from dashboard.figures.template import (
    ACCENT,
    BAND,
    INK,
    MUTED,
    PAPER,
    SUPPRESSED,
    Figure,
    Trace,
    axis_title,
    layout,
)
from dashboard.formats import cell_value
from dashboard.reading import Reading, says_something
from dashboard.released import Cell

STUB = 2
HALF = 0.42
ROOM = 0.16
"""Share of the upright axis that a line of words takes on a small chart."""
HOLDS = 7
"""Letters of a line that fit into a bar on the narrowest screen."""


def draw(reading: Reading) -> Figure:
    """One bar for each period begun, a line for each period's target."""
    begun = _begun(reading)
    bars = _bars(reading, begun)
    return {
        "data": [bars],
        "layout": layout(
            reading.language,
            xaxis={
                "type": "category",
                "categoryorder": "array",
                "range": [-0.5, len(reading.framework.periods) - 0.5],
                "categoryarray": list(reading.framework.periods),
                **period_ticks(reading, list(reading.framework.periods)),
            },
            yaxis={
                "title": axis_title(reading.language.label(reading.indicator.unit)),
                "range": [0, _reach(reading, begun)],
            },
            bargap=0.35,
            shapes=_targets(reading),
            annotations=[
                *target_row_label(reading),
                *(_words(reading, name, cell, _reach(reading, begun)) for name, cell in begun),
            ],
        ),
    }


def _begun(reading: Reading) -> list[tuple[str, Cell]]:
    cells = {
        name: reading.at(name)
        for name, period in reading.framework.periods.items()
        if period.first <= reading.last_day
    }
    return [(name, cell) for name, cell in cells.items() if cell is not None]


def _bars(reading: Reading, begun: Sequence[tuple[str, Cell]]) -> Trace:
    return {
        "type": "bar",
        "name": reading.language.gettext("Actual"),
        "x": [name for name, _cell in begun],
        "y": [cell.value if cell.state == "shown" else None for _name, cell in begun],
        "marker": {
            "color": [BAND if _is_pale(reading, name, cell) else ACCENT for name, cell in begun],
            "line": {"color": ACCENT, "width": STUB},
        },
        "customdata": [period_mark(name) for name, _cell in begun],
        "hoverinfo": "none",
    }


def _targets(reading: Reading) -> list[Figure]:
    """A line across each period at its target, wider than the bar."""
    if reading.filters:
        return []
    return [
        {
            "type": "line",
            "x0": position - HALF,
            "x1": position + HALF,
            "y0": value,
            "y1": value,
            "line": {"color": MUTED, "width": 2},
        }
        for position, value in enumerate(reading.targets.periods.values())
        if value is not None
    ]


def _reach(reading: Reading, begun: Sequence[tuple[str, Cell]]) -> float:
    shown = [c.value for _name, c in begun if c.state == "shown" and c.value is not None]
    promised = [value for value in reading.targets.periods.values() if value is not None]
    return 1.2 * max([1.0, *shown, *promised])


def _words(reading: Reading, name: str, cell: Cell, reach: float) -> Figure:
    """Above the bar; in it where the target's line would cross the words, if the bar has room."""
    place = (cell.value or 0.0) if cell.state == "shown" else 0.0
    promised = None if reading.filters else reading.targets.periods.get(name)
    lines = _lines(reading, name, cell)
    note = {"x": name, "y": place, "showarrow": False, "yanchor": "bottom", "yshift": 4}
    note["font"] = {"color": INK if cell.state == "shown" else MUTED, "size": 12}
    note["text"] = " ".join(lines) if says_something(cell) else "<br>".join(lines)
    if promised is None or not place <= promised < place + ROOM * reach:
        return note
    if place < ROOM * len(lines) * reach or max(map(len, lines)) > HOLDS:
        return note | {"y": promised}
    inside = INK if _is_pale(reading, name, cell) else PAPER
    font = {"color": inside, "size": 12}
    return note | {"text": "<br>".join(lines), "yanchor": "top", "yshift": -4, "font": font}


def _lines(reading: Reading, name: str, cell: Cell) -> list[str]:
    """The words of a bar in lines: 23, so far."""
    text = cell_value(reading.language, reading.indicator, cell)
    if not says_something(cell):
        return [SUPPRESSED, text]
    if reading.is_open and name == reading.period:
        text = reading.language.gettext("{value} so far").format(value=f"<br>{text}<br>")
    return [part.strip() for part in text.split("<br>") if part.strip()]


def _is_pale(reading: Reading, name: str, cell: Cell) -> bool:
    """True for what is not of the whole period: one that is open, or an older figure."""
    return cell.held_on is not None or (reading.is_open and name == reading.period)
