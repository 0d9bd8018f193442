"""Persons and participations, period by period: newly reached, different, and how often in all.

Three bars of one period stand together; none is a part of another, and they are never stacked.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.drilling import period_mark
from dashboard.figures.template import ACCENT, CATEGORIES, INK, Figure, Trace, axis_title, layout
from dashboard.formats import month, number
from dashboard.reading import Reading
from dashboard.released import Cell

WITHIN, TIMES = "unique_within", "participations"
COLOURS = (ACCENT, CATEGORIES[3], CATEGORIES[5])


def told(reading: Reading) -> list[tuple[str, Cell]]:
    """The periods begun, each with its cell where the figures beside the value are released."""
    cells = [(name, reading.at(name)) for name in reading.begun]
    return [
        (name, cell)
        for name, cell in cells
        if cell is not None and cell.state == "shown" and {WITHIN, TIMES} <= cell.extras.keys()
    ]


def draw(reading: Reading) -> Figure:
    """Bars of the periods begun; a period of which nothing is told is empty."""
    _ = reading.language.gettext
    cells = told(reading)
    series: tuple[tuple[str, list[float | None]], ...] = (
        (_("Newly reached"), [cell.value for _name, cell in cells]),
        (_("Different persons"), [cell.extras[WITHIN] for _name, cell in cells]),
        (_("Participations"), [cell.extras[TIMES] for _name, cell in cells]),
    )
    traces = [
        _bars(reading, name, values, [one for one, _cell in cells], colour)
        for (name, values), colour in zip(series, COLOURS, strict=True)
    ]
    return {"data": traces, "layout": _layout(reading)}


def _bars(
    reading: Reading, name: str, values: Sequence[float | None], periods: list[str], colour: str
) -> Trace:
    return {
        "type": "bar",
        "name": name,
        "x": periods,
        "y": list(values),
        "text": [number(reading.language, value or 0.0) for value in values],
        "textposition": "outside",
        "textfont": {"color": INK, "size": 12},
        "textangle": 0,
        "cliponaxis": False,
        "marker": {"color": colour, "line": {"color": colour, "width": 2}},
        "customdata": [period_mark(one) for one in periods],
        "hoverinfo": "none",
    }


def _layout(reading: Reading) -> Figure:
    begun = reading.begun
    words = [
        f"{name}<br>{month(reading.language, reading.framework.periods[name].last)}"
        for name in begun
    ]
    return layout(
        reading.language,
        barmode="group",
        bargap=0.35,
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1.04, "yanchor": "bottom"}
        | {"traceorder": "normal"},
        xaxis={"type": "category", "categoryorder": "array", "categoryarray": begun}
        | {"range": [-0.5, len(begun) - 0.5], "tickvals": begun, "ticktext": words},
        yaxis={"title": axis_title(reading.language.gettext("number"))},
        margin={"l": 8, "r": 8, "t": 40, "b": 8},
    )
