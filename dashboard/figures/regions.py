"""A map of one split by region: outlines filled by value, each named with its figure.

Never of a sensitive indicator. Four states stay apart as in bars: a shown value is a tint of one
colour, zero its palest step, a suppressed region is hatched, a missing one only outlined; under the
map stands which values a tint is for. Words have no ground of their own: the style sheet sets them
off from the tints. The outlines come from outside (`Areas`); a region without one stands in the
table alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, cos, radians

from dashboard.figures.drilling import PALE, is_chosen, part_mark
from dashboard.figures.template import INK, MUTED, PAPER, PLAN, SUPPRESSED, Figure, Trace, layout
from dashboard.figures.words import lines_of
from dashboard.formats import cell_value, state_words, target
from dashboard.framework.results import Disaggregation
from dashboard.reading import Reading
from dashboard.released import Cell
from dashboard.sentences import part_name

Ring = Sequence[tuple[float, float]]
Areas = Mapping[str, Sequence[Ring]]
"""Area -> its outlines as longitude and latitude in degrees."""

TINTS = ("#EAF0FB", "#C3D3F2", "#93AEE4", "#5B80CF", "#2A55B5")
NAME_HOLDS = 16
"""Letters of a line of a name within a region on the narrowest screen."""
LONG = 24
"""A longer name gives way to its short form, where it has one in brackets."""
SMALL = 0.12
"""An area narrower than this part of the whole gets its words beside it."""
HEIGHT = 392


def is_drawable(reading: Reading, by: Disaggregation, areas: Areas) -> bool:
    """True where the split is by one dimension whose codes have outlines; never of cases (R7)."""
    if len(by.by) != 1 or reading.indicator.disclosure == "sensitive":
        return False
    return sum(bool(_outlines(reading, cell, areas)) for cell in reading.breakdown(by)) > 1


def draw(reading: Reading, by: Disaggregation, areas: Areas) -> Figure:
    """The regions of `by` at the headline's window."""
    found = [
        (cell, rings)
        for cell in reading.breakdown(by)
        if (rings := _outlines(reading, cell, areas))
    ]
    shown = [cell.value or 0.0 for cell, _rings in found if cell.state == "shown"]
    top = max(shown, default=0.0)
    # Small areas lie within large ones: they are drawn after them.
    ordered = sorted(found, key=lambda item: _width(item[1]), reverse=True)
    whole = _width([ring for _cell, rings in found for ring in rings])
    return {
        "data": [
            *(_area(reading, cell, rings, top) for cell, rings in ordered),
            *_classes(reading, top),
        ],
        "layout": _layout(
            reading, [_words(reading, cell, rings, whole) for cell, rings in found], found
        ),
    }


def _outlines(reading: Reading, cell: Cell, areas: Areas) -> Sequence[Ring]:
    ((dimension, code),) = cell.split
    declared = reading.released.codes(reading.indicator, dimension).get(code)
    return areas.get(declared.area or "", ()) if declared else ()


def _area(reading: Reading, cell: Cell, rings: Sequence[Ring], top: float) -> Trace:
    """One region; outlines of several islands are parted by a gap."""
    points = [point for ring in rings for point in [*ring, (None, None)]]
    trace: Trace = {
        "type": "scatter",
        "mode": "lines",
        "fill": "toself",
        "hoveron": "fills",
        "x": [x for x, _y in points],
        "y": [y for _x, y in points],
        "name": _name(reading, cell),
        "text": f"{_name(reading, cell)}: {_figure(reading, cell)}",
        "hoverinfo": "text",
        "fillcolor": PAPER,
        "line": {"color": PLAN, "width": 1},
        "opacity": 1 if is_chosen(reading, cell) else PALE,
        "customdata": part_mark(cell),
        "showlegend": False,
    }
    if cell.state == "shown":
        trace["fillcolor"] = TINTS[_step(cell.value or 0.0, top)]
    elif cell.state == "suppressed":
        trace["fillpattern"] = {"shape": "/", "fgcolor": PLAN, "bgcolor": PAPER, "size": 6}
    return trace


def _step(value: float, top: float) -> int:
    """The palest tint is for zero; the others share the span up to the largest value."""
    if value <= 0 or top <= 0:
        return 0
    return min(1 + int(value / top * (len(TINTS) - 1)), len(TINTS) - 1)


def _classes(reading: Reading, top: float) -> list[Trace]:
    """A mark for each tint with the values that it is for; none where all are zero."""
    if top <= 0:
        return []
    return [_key(TINTS[0], target(reading.language, reading.indicator, 0))] + [
        _key(tint, _between(reading, low, high))
        for tint, (low, high) in zip(TINTS[1:], _bounds(reading, top), strict=True)
        if low <= high
    ]


def _bounds(reading: Reading, top: float) -> list[tuple[float, float]]:
    """The least and the largest value of each tint as fine as values are written."""
    unit = 10.0**-reading.indicator.decimals
    edges = [ceil(top * step / (len(TINTS) - 1) / unit - 1e-9) for step in range(len(TINTS) - 1)]
    lows = [max(edge, 1) for edge in edges]
    highs = [*(low - 1 for low in lows[1:]), round(top / unit)]
    return [(low * unit, high * unit) for low, high in zip(lows, highs, strict=True)]


def _between(reading: Reading, low: float, high: float) -> str:
    ends = [target(reading.language, reading.indicator, value) for value in (low, high)]
    return "\N{EN DASH}".join(dict.fromkeys(ends))


def _key(tint: str, words: str) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [None],
        "y": [None],
        "name": words,
        "marker": {"symbol": "square", "size": 14, "color": tint, "opacity": 1}
        | {"line": {"color": PLAN, "width": 1}},
        "showlegend": True,
        "hoverinfo": "skip",
    }


def _words(reading: Reading, cell: Cell, rings: Sequence[Ring], whole: float) -> Figure:
    """Name and figure in the region, or beside it with a line where it is too small."""
    ring = max(rings, key=lambda item: _width([item]))
    x, y = _centre(ring)
    beside = _width([ring]) < SMALL * whole
    figure = _figure(reading, cell)
    return {
        "x": x,
        "y": y,
        "text": "<br>".join([*lines_of(_name(reading, cell), NAME_HOLDS), f"<b>{figure}</b>"]),
        "font": {"size": 12, "color": INK},
        "showarrow": beside,
        "arrowhead": 0,
        "arrowcolor": MUTED,
        "ax": -90,
        "ay": -34,
    }


def _name(reading: Reading, cell: Cell) -> str:
    """The region's name without what stands in brackets; of a long one that alone."""
    name, _bracket, short = part_name(reading, *cell.split[0]).partition(" (")
    return short.rstrip(")") if short and len(name) > LONG else name


def _figure(reading: Reading, cell: Cell) -> str:
    match cell.state:
        case "shown":
            return cell_value(reading.language, reading.indicator, cell)
        case "suppressed":
            return SUPPRESSED
        case "missing" | "not_defined":
            return state_words(reading.language, cell.state)


def _centre(ring: Ring) -> tuple[float, float]:
    """The centre of gravity of the area within a ring."""
    doubled = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x1 * y2 - x2 * y1
        doubled += cross
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    return (x / (3 * doubled), y / (3 * doubled)) if doubled else ring[0]


def _width(rings: Sequence[Ring]) -> float:
    """Degrees of longitude from the western to the eastern end."""
    longitudes = [x for ring in rings for x, _y in ring]
    return max(longitudes) - min(longitudes) if longitudes else 0.0


def _layout(
    reading: Reading, words: list[Figure], found: Sequence[tuple[Cell, Sequence[Ring]]]
) -> Figure:
    """Axes without marks; a degree of longitude is as much narrower as the latitude demands."""
    latitudes = [y for _cell, rings in found for ring in rings for _x, y in ring]
    middle = (max(latitudes) + min(latitudes)) / 2
    hidden = {"visible": False, "rangemode": "normal"}
    return layout(
        reading.language,
        annotations=words,
        xaxis=hidden,
        yaxis=hidden | {"scaleanchor": "x", "scaleratio": 1 / cos(radians(middle))},
        showlegend=True,
        legend={
            "orientation": "h",
            "x": 0,
            "y": 0,
            "yanchor": "top",
            "traceorder": "normal",
            "itemclick": False,
            "itemdoubleclick": False,
            "font": {"color": MUTED, "size": 12},
            "title": {
                "text": reading.language.label(reading.indicator.unit),
                "font": {"color": MUTED, "size": 12},
                "side": "top",
            },
        },
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
    )
