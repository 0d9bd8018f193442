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
HALF = 0.36
ROOM = 0.16
"""Share of the upright axis that the words above a bar take on a small chart."""


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
            bargap=0.5,
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
    is_partial = [reading.is_open and name == reading.period for name, _cell in begun]
    return {
        "type": "bar",
        "name": reading.language.gettext("Actual"),
        "x": [name for name, _cell in begun],
        "y": [cell.value if cell.state == "shown" else None for _name, cell in begun],
        "marker": {
            "color": [
                BAND if partial or cell.held_on is not None else ACCENT
                for partial, (_name, cell) in zip(is_partial, begun, strict=True)
            ],
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
    """Above the bar; above its target's line too where that would cross the words."""
    text = cell_value(reading.language, reading.indicator, cell)
    place = (cell.value or 0.0) if cell.state == "shown" else 0.0
    promised = None if reading.filters else reading.targets.periods.get(name)
    if promised is not None and place <= promised < place + ROOM * reach:
        place = promised
    if not says_something(cell):
        text = f"{SUPPRESSED}<br>{text}"
    elif reading.is_open and name == reading.period:
        text = reading.language.gettext("{value} so far").format(value=text)
    return {
        "x": name,
        "y": place,
        "text": text,
        "showarrow": False,
        "yanchor": "bottom",
        "yshift": 4,
        "font": {"color": INK if cell.state == "shown" else MUTED, "size": 12},
    }
