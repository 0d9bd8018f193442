"""What a figure draws between its axes: bands, lines, marks, ranges, words and bars."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from dashboard.exports.pictures.axes import Axis
from dashboard.exports.pictures.shapes import area, circle, line, path, polygon, rectangle, text
from dashboard.figures.template import ACCENT, INK, PAPER, Figure

Point = tuple[float, float]
BAND_OPACITY = 0.08
WIDE = 0.6
"""Share of the room between two names that a bar takes."""


def draw_trace(data: Sequence[Figure], position: int, trace: Figure, x: Axis, y: Axis) -> list[str]:
    """The elements of one trace; `data` are all of them, for bands between two."""
    if trace["type"] == "bar":
        return _bars(data, trace, x, y)
    parts = []
    if trace.get("fill") == "tonexty" and position:
        parts += _band(data[position - 1], trace, x, y)
    if "lines" in trace["mode"] and trace.get("line", {}).get("width"):
        parts += _lines(trace, x, y)
    parts += _ranges(trace, x, y)
    if "markers" in trace["mode"]:
        parts += _marks(trace, x, y)
    if "text" in trace["mode"]:
        parts += _words(trace, x, y)
    return parts


def _pairs(trace: Figure) -> list[tuple[int, Any, Any]]:
    """Position, x and y of each point that is there."""
    pairs = zip(trace["x"], trace["y"], strict=True)
    return [(i, a, b) for i, (a, b) in enumerate(pairs) if a is not None and b is not None]


def _runs(trace: Figure, x: Axis, y: Axis) -> list[list[Point]]:
    """Points that hang together; a missing value leaves a gap."""
    runs: list[list[Point]] = [[]]
    for a, b in zip(trace["x"], trace["y"], strict=True):
        if a is None or b is None:
            runs.append([])
        else:
            runs[-1].append((x.at(a), y.at(b)))
    return [run for run in runs if run]


def _stepped(run: list[Point]) -> list[Point]:
    """Along first, then up: what jumps on its day."""
    points = run[:1]
    for (_left, below), (right, above) in pairwise(run):
        points += [(right, below), (right, above)]
    return points


def _lines(trace: Figure, x: Axis, y: Axis) -> list[str]:
    drawn = trace["line"]
    shape = _stepped if drawn.get("shape") == "hv" else list
    return [
        path(shape(run), drawn["color"], drawn["width"], drawn.get("dash", ""))
        for run in _runs(trace, x, y)
        if len(run) > 1
    ]


def _band(lower: Figure, upper: Figure, x: Axis, y: Axis) -> list[str]:
    below, above = _runs(lower, x, y), _runs(upper, x, y)
    return [
        area([*under, *reversed(over)], ACCENT, BAND_OPACITY)
        for under, over in zip(below, above, strict=False)
    ]


def _ranges(trace: Figure, x: Axis, y: Axis) -> list[str]:
    declared = trace.get("error_y")
    if not declared:
        return []
    parts = []
    for i, a, b in _pairs(trace):
        high, low = b + declared["array"][i], b - declared["arrayminus"][i]
        if high != low:
            ends = (x.at(a), y.at(low)), (x.at(a), y.at(high))
            parts.append(line(*ends, declared["color"], declared["thickness"]))
    return parts


def _marks(trace: Figure, x: Axis, y: Axis) -> list[str]:
    marker = trace["marker"]
    return [
        _mark(marker, _each(marker.get("size", 6), i), x.at(a), y.at(b))
        for i, a, b in _pairs(trace)
    ]


def _mark(marker: Figure, size: float, x: float, y: float) -> str:
    edge = marker.get("line", {})
    colour = marker.get("color") or edge.get("color", INK)
    match marker.get("symbol", "circle"):
        case "line-ew":
            return line((x - size / 2, y), (x + size / 2, y), edge["color"], edge.get("width", 2))
        case "line-ns":
            return line((x, y - size / 2), (x, y + size / 2), edge["color"], edge.get("width", 2))
        case "circle-open":
            return circle(x, y, size, PAPER, colour)
        case "diamond":
            return polygon(_diamond(x, y, size), colour, edge["color"])
        case "triangle-up":
            return polygon(_triangle(x, y, size), colour, edge["color"])
        case _:
            return circle(x, y, size, colour, edge["color"] if edge.get("width") else colour)


def _diamond(x: float, y: float, size: float) -> list[Point]:
    """As plotly draws it: its corners reach past the circle of the same size."""
    half = 0.65 * size
    return [(x - half, y), (x, y - half), (x + half, y), (x, y + half)]


def _triangle(x: float, y: float, size: float) -> list[Point]:
    half = size / 2
    return [(x - half, y + half), (x, y - half), (x + half, y + half)]


def _each(value: Any, position: int) -> Any:
    """The entry of a list, or the value that holds for all."""
    return value[position] if isinstance(value, list) else value


def _words(trace: Figure, x: Axis, y: Axis) -> list[str]:
    font = trace.get("textfont", {})
    size, colour = font.get("size", 12), font.get("color", INK)
    sides = trace.get("textposition", "")
    room = trace.get("marker", {}).get("size", 6)
    over = 6 + (room / 2 if isinstance(room, int) else 0)
    parts = []
    for i, a, b in _pairs(trace):
        rise = size + over if "bottom" in _each(sides, i) else -over
        parts.append(text(x.at(a), y.at(b) + rise, str(trace["text"][i]), colour, size, "middle"))
    return parts


def _bars(data: Sequence[Figure], trace: Figure, x: Axis, y: Axis) -> list[str]:
    """Bars side by side where several traces share the names."""
    group = [other for other in data if other["type"] == "bar"]
    across = trace.get("orientation") == "h"
    names, values = (y, x) if across else (x, y)
    room = abs(names.end - names.start) / max(len(names.names), 1) * WIDE
    wide = room / len(group)
    parts = []
    for i, a, b in _pairs(trace):
        name, value = (b, a) if across else (a, b)
        near = names.at(name) - room / 2 + wide * group.index(trace)
        zero, end = values.at(0), values.at(value)
        fill, edge = _each(trace["marker"]["color"], i), trace["marker"]["line"]["color"]
        low, length = min(zero, end), max(abs(end - zero), 1.0)
        box = (low, near, length, wide) if across else (near, low, wide, length)
        pale = str(fill).startswith("rgba")
        shown = (ACCENT, BAND_OPACITY) if pale else (fill, 1.0)
        parts.append(rectangle(*box, shown[0], _each(edge, i), shown[1]))
    return parts
