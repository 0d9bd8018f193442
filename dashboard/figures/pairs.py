"""What a measured change began from and led to, period by period: hollow before, filled after.

Aligned rows on one scale, the line between the two marks is the change; each row says of how many
records both numbers are known. A period that tells nothing has its words and no marks.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.template import (
    ACCENT,
    INK,
    LINE,
    MUTED,
    PAPER,
    Figure,
    Trace,
    axis_title,
    layout,
)
from dashboard.formats import month, number, percent, state_words
from dashboard.framework.datasets import ShareOf
from dashboard.framework.measures import Average
from dashboard.reading import Reading
from dashboard.released import Cell

BEFORE, AFTER, ROWS = "before", "after", "rows"
ROW = 44
FRAME = 84
ROOM_AT_ENDS = 1.15


def is_told(cell: Cell | None) -> bool:
    """True where both means are released."""
    return bool(cell and cell.state == "shown" and {BEFORE, AFTER} <= cell.extras.keys())


def cells(reading: Reading) -> list[tuple[str, Cell]]:
    """The periods begun by their names, and everything to date, each with its cell."""
    found = [(name, reading.at(name)) for name in reading.begun]
    return [(name, cell) for name, cell in [*found, ("", reading.cell)] if cell is not None]


def height(reading: Reading) -> int:
    """Pixels that the rows need, whatever they tell."""
    return FRAME + ROW * (len(reading.begun) + 1)


def is_percent(reading: Reading) -> bool:
    """True where the two numbers are shares of a maximum, as a score of a test's is."""
    measure = reading.indicator.measure
    if not isinstance(measure, Average) or measure.before is None:
        return False
    derived = reading.framework.datasets[measure.dataset].derived
    return isinstance(derived.get(measure.before), ShareOf)


def side(reading: Reading, value: float) -> str:
    """One of the two means in words: 48.2 %, or 3.4 where it is no share."""
    decimals = reading.indicator.decimals
    if is_percent(reading):
        return percent(reading.language, value, decimals)
    return number(reading.language, value, decimals)


def base(reading: Reading, cell: Cell) -> str:
    """Of how many both numbers are known: n = 3 of 4; of a part only how many they are."""
    known, everyone = number(reading.language, cell.n or 0), cell.extras.get(ROWS)
    if everyone is None:
        return reading.language.gettext("n = {known}").format(known=known)
    text = reading.language.gettext("n = {known} of {everyone}")
    return text.format(known=known, everyone=number(reading.language, everyone))


def draw(reading: Reading) -> Figure:
    """One row for each period begun, and the last for everything to date."""
    rows = cells(reading)
    told = [(place, cell) for place, (_name, cell) in enumerate(rows) if is_told(cell)]
    return {
        "data": [_lines(told), _marks(reading, told, BEFORE), _marks(reading, told, AFTER)],
        "layout": _layout(reading, rows, told),
    }


def _lines(told: Sequence[tuple[int, Cell]]) -> Trace:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for place, cell in told:
        xs += [cell.extras[BEFORE], cell.extras[AFTER], None]
        ys += [place, place, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": xs,
        "y": ys,
        "line": {"color": ACCENT, "width": 3},
        "showlegend": False,
        "hoverinfo": "skip",
    }


def _marks(reading: Reading, told: Sequence[tuple[int, Cell]], which: str) -> Trace:
    _ = reading.language.gettext
    hollow = which == BEFORE
    return {
        "type": "scatter",
        "mode": "markers",
        "name": _("Before") if hollow else _("After"),
        "x": [cell.extras[which] for _place, cell in told],
        "y": [place for place, _cell in told],
        "cliponaxis": False,
        "marker": {
            "color": PAPER if hollow else ACCENT,
            "size": 14,
            "line": {"color": ACCENT, "width": 2.5},
            "opacity": 1,
        },
        "hoverinfo": "skip",
    }


def _layout(
    reading: Reading, rows: Sequence[tuple[str, Cell]], told: Sequence[tuple[int, Cell]]
) -> Figure:
    return layout(
        reading.language,
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal"}
        | {"itemclick": False, "itemdoubleclick": False},
        annotations=[
            note for place, row in enumerate(rows) for note in _words(reading, place, row[1])
        ],
        xaxis={"showgrid": True, "gridcolor": LINE, "nticks": 5} | _scale(reading, told),
        yaxis={
            "tickvals": list(range(len(rows))),
            "ticktext": [_name(reading, *row) for row in rows],
            "range": [len(rows) - 0.5, -0.5],
            "rangemode": "normal",
            "showgrid": False,
            "tickfont": {"color": INK, "size": 13},
        },
        margin={"l": 8, "r": 16, "t": 32, "b": 8},
    )


def _scale(reading: Reading, told: Sequence[tuple[int, Cell]]) -> Figure:
    """The marks of a share's axis end at 100; any other holds what is told and begins at zero."""
    if is_percent(reading):
        title = reading.language.gettext("percent of the maximum")
        return {
            "range": [0, ROOM_AT_ENDS * 100],
            "tickvals": [0, 25, 50, 75, 100],
            "title": axis_title(title),
        }
    found = [cell.extras[name] for _place, cell in told for name in (BEFORE, AFTER)]
    edges = [min([0.0, *found]) * ROOM_AT_ENDS, max([1.0, *found]) * ROOM_AT_ENDS]
    return {"range": edges, "title": axis_title(reading.language.label(reading.indicator.unit))}


def _name(reading: Reading, name: str, cell: Cell) -> str:
    """The period, and under it of how many both numbers are known."""
    if name:
        title = f"{name}, {month(reading.language, reading.framework.periods[name].last)}"
    else:
        title = f"<b>{reading.language.gettext('To date')}</b>"
    return f"{title}<br>{base(reading, cell)}" if is_told(cell) else title


def _words(reading: Reading, place: int, cell: Cell) -> list[Figure]:
    """Each mean on the outer side of its mark."""
    if not is_told(cell):
        return [_note(0, place, state_words(reading.language, cell.state), MUTED, "left")]
    low, high = sorted((cell.extras[BEFORE], cell.extras[AFTER]))
    return [
        _note(low, place, side(reading, low), INK, "right"),
        _note(high, place, side(reading, high), INK, "left"),
    ]


def _note(x: float, place: int, text: str, colour: str, anchor: str) -> Figure:
    return {
        "x": x,
        "y": place,
        "text": text,
        "showarrow": False,
        "xanchor": anchor,
        "xshift": 12 if anchor == "left" else -12,
        "font": {"size": 12, "color": colour},
    }
