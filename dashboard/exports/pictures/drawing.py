"""One figure as an SVG: frame, axes, traces, straight shapes, notes, in that order."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.exports.pictures.axes import Axis, read_axis, ticks
from dashboard.exports.pictures.shapes import line, text
from dashboard.exports.pictures.traces import draw_trace
from dashboard.figures.template import INK, LINE, MUTED, PLAN, Figure
from dashboard.language import Language

LETTER = 6.4
"""Mean width of a letter at 12 pixels."""


@dataclass(frozen=True)
class Frame:
    """The inner rectangle of a picture, in pixels."""

    left: float
    top: float
    right: float
    bottom: float


def draw_svg(language: Language, figure: Figure, width: int = 760, height: int = 340) -> str:
    """The figure as an SVG document of `width` by `height` pixels."""
    layout, data = figure["layout"], figure["data"]
    frame = _frame(language, figure, width, height)
    x = read_axis(data, layout, "x", (frame.left, frame.right))
    y = read_axis(data, layout, "y", (frame.bottom, frame.top))
    parts = [
        *_grid(layout, x, y, frame, language),
        *_shapes(layout, x, y, frame),
        *(part for position, t in enumerate(data) for part in draw_trace(data, position, t, x, y)),
        *_notes(layout, x, y, frame),
    ]
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts)}</svg>'


def _frame(language: Language, figure: Figure, width: int, height: int) -> Frame:
    """Room for the words along both axes."""
    layout, data = figure["layout"], figure["data"]
    y = read_axis(data, layout, "y", (0.0, 1.0))
    longest = max([len(w) for _place, w in ticks(y, layout["yaxis"], language)] or [1])
    titled = 22 if layout["yaxis"].get("title") else 0
    rows = [w.count("<br>") for w in layout["xaxis"].get("ticktext", [])]
    below = 24 + 15 * max(rows or [0]) + (20 if layout["xaxis"].get("title") else 0)
    left = 16 + titled + LETTER * min(longest, 44)
    return Frame(left, 30, width - 34, height - below)


def _grid(layout: Figure, x: Axis, y: Axis, frame: Frame, language: Language) -> list[str]:
    parts = [*_upright(layout["xaxis"], x, frame, language)]
    for place, words in ticks(y, layout["yaxis"], language):
        if layout["yaxis"].get("showgrid", True):
            parts.append(line((frame.left, place), (frame.right, place), LINE))
        colour = layout["yaxis"].get("tickfont", {}).get("color", MUTED)
        parts.append(text(frame.left - 8, place + 4, words, colour, anchor="end"))
    parts.append(line((frame.left, frame.bottom), (frame.right, frame.bottom), PLAN))
    title = layout["yaxis"].get("title", {}).get("text")
    if title:
        middle = (frame.top + frame.bottom) / 2
        parts.append(text(14, middle, title, MUTED, anchor="middle", turned=True))
    return parts


def _upright(declared: Figure, x: Axis, frame: Frame, language: Language) -> list[str]:
    parts = []
    for place, words in ticks(x, declared, language):
        if declared.get("showgrid"):
            parts.append(line((place, frame.top), (place, frame.bottom), LINE))
        parts.append(line((place, frame.bottom), (place, frame.bottom + 4), PLAN))
        parts.append(text(place, frame.bottom + 18, words, MUTED, anchor="middle"))
    title = declared.get("title", {}).get("text")
    if title:
        middle = (frame.left + frame.right) / 2
        parts.append(text(middle, frame.bottom + 38, title, MUTED, anchor="middle"))
    return parts


def _shapes(layout: Figure, x: Axis, y: Axis, frame: Frame) -> list[str]:
    parts = []
    for shape in layout.get("shapes", []):
        start = _point(shape, "0", x, y, frame)
        end = _point(shape, "1", x, y, frame)
        drawn = shape["line"]
        dash = drawn.get("dash", "")
        parts.append(line(start, end, drawn["color"], drawn.get("width", 1), dash))
    return parts


def _point(shape: Figure, which: str, x: Axis, y: Axis, frame: Frame) -> tuple[float, float]:
    across, up = shape[f"x{which}"], shape[f"y{which}"]
    return (
        _along(across, frame.left, frame.right) if shape.get("xref") == "paper" else x.at(across),
        _along(up, frame.bottom, frame.top) if shape.get("yref") == "paper" else y.at(up),
    )


def _along(share: float, start: float, end: float) -> float:
    return start + share * (end - start)


def _notes(layout: Figure, x: Axis, y: Axis, frame: Frame) -> list[str]:
    return [_note(note, x, y, frame) for note in layout.get("annotations", []) if note.get("text")]


def _note(note: Figure, x: Axis, y: Axis, frame: Frame) -> str:
    """Words at a point; what an anchor of plotly means for a line of text that stands on y."""
    place = {**note, "x0": note["x"], "y0": note["y"]}
    left, base = _point(place, "0", x, y, frame)
    left += note.get("xshift", 0)
    base -= note.get("yshift", 0)
    size = note.get("font", {}).get("size", 12)
    lines = note["text"].count("<br>")
    match note.get("yanchor", "middle"):
        case "top":
            base += size
        case "bottom":
            base -= 4 + 1.25 * size * lines
        case _:
            base += size / 3
    anchors = {"left": "start", "right": "end"}
    anchor = anchors.get(note.get("xanchor", "center"), "middle")
    colour = note.get("font", {}).get("color", INK)
    return text(left, base, note["text"], colour, size, anchor)
