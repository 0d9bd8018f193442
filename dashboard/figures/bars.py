"""One disaggregation as aligned bars, in the order of the code list, never sorted by value.

Name and figure stand over the bar, on as many lines as the narrowest screen needs. Four states stay
apart: a shown value is a bar, zero a visible stub, a suppressed slot carries ⊘ and no bar, a
missing one is empty with its words, and so is a milestone that is not due yet. Axis ranges come
from shown values and targets.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.figures.drilling import PALE, is_chosen, part_mark
from dashboard.figures.template import (
    BAND,
    CATEGORIES,
    INK,
    LINE,
    MUTED,
    SUPPRESSED,
    Figure,
    Trace,
    axis_title,
    layout,
)
from dashboard.figures.words import LINE_HEIGHT, lines_of, unbroken
from dashboard.formats import (
    cell_value,
    is_share,
    not_due_before,
    state_words,
    suppressed_words,
    target,
)
from dashboard.framework.measures import Milestones
from dashboard.framework.results import Disaggregation
from dashboard.progress import split_targets
from dashboard.reading import Reading
from dashboard.released import Cell
from dashboard.sentences import part_name

STUB = 2
ROW = 44
FRAME = 64
BAR = 17
ABOVE = 9
"""Pixels from the middle of a bar to the words over it."""
REACH = 1.05


def draw(reading: Reading, by: Disaggregation) -> Figure:
    """Bars of `by` at the headline's window; a cross takes one colour for each first code."""
    cells = reading.breakdown(by)
    crossed = len(by.by) > 1
    groups = _grouped(cells) if crossed else {"": cells}
    traces = [
        _bars(reading, group, code, CATEGORIES[position % len(CATEGORIES)])
        for position, (code, group) in enumerate(groups.items())
    ]
    marks = [] if crossed else [_targets(reading, cells)]
    return {
        "data": [trace for trace in [*traces, *marks] if trace],
        "layout": _layout(reading, cells, crossed),
    }


def height(reading: Reading, by: Disaggregation) -> int:
    """Pixels that the bars of `by` need."""
    cells = reading.breakdown(by)
    return FRAME + _row(reading, cells) * len(cells)


def _row(reading: Reading, cells: Sequence[Cell]) -> int:
    return ROW + LINE_HEIGHT * (_most_lines(reading, cells) - 1)


def _most_lines(reading: Reading, cells: Sequence[Cell]) -> int:
    """Lines of the longest words over a bar; a cross has its names beside the bars."""
    apart = [cell for cell in cells if len(cell.split) == 1]
    return max([1, *(len(_lines(reading, cell)) for cell in apart)])


def _grouped(cells: Sequence[Cell]) -> dict[str, list[Cell]]:
    groups: dict[str, list[Cell]] = {}
    for cell in cells:
        groups.setdefault(cell.split[0][1], []).append(cell)
    return groups


def _bars(reading: Reading, cells: Sequence[Cell], group: str, colour: str) -> Trace:
    dimension = cells[0].split[0][0] if cells else ""
    name = part_name(reading, dimension, group) if group else ""
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": [_label(reading, cell) for cell in cells],
        "x": [_length(reading, cell) for cell in cells],
        "marker": {
            "color": [colour if cell.held_on is None else BAND for cell in cells],
            "opacity": [1 if is_chosen(reading, cell) else PALE for cell in cells],
            "line": {"color": colour, "width": STUB},
        },
        "customdata": [part_mark(cell) for cell in cells],
        "hoverinfo": "none",
    }


def _length(reading: Reading, cell: Cell) -> float | None:
    """The value of a bar; None where there is none, or nothing was due that it could tell of."""
    return cell.value if cell.state == "shown" and _awaited(reading, cell) is None else None


def _awaited(reading: Reading, cell: Cell) -> date | None:
    """The planned day of a milestone that is neither done nor due yet; None for any other part."""
    measure = reading.indicator.measure
    if not isinstance(measure, Milestones) or cell.value:
        return None
    codes = {code for _dimension, code in cell.split}
    items = reading.framework.plans[measure.plan].items
    ahead = (item.planned for item in items if item.id in codes and item.planned > reading.last_day)
    return next(ahead, None)


def _label(reading: Reading, cell: Cell) -> str:
    names = [part_name(reading, *part) for part in cell.split]
    return names[-1]


def _words(reading: Reading, cell: Cell) -> str:
    awaited = _awaited(reading, cell)
    match cell.state:
        case "shown" if awaited is not None:
            return not_due_before(reading.language, awaited)
        case "suppressed" if cell.band is None:
            return f"{SUPPRESSED} {suppressed_words(reading.language, reading.indicator)}"
        case "missing" | "not_defined":
            return state_words(reading.language, cell.state)
        case _:
            return cell_value(reading.language, reading.indicator, cell)


def _targets(reading: Reading, cells: Sequence[Cell]) -> Trace:
    due = [
        (_label(reading, cell), value)
        for cell in cells
        if (value := split_targets(reading.indicator, cell.split).periods.get(reading.period))
        is not None
    ]
    if not due:
        return {}
    _ = reading.language.gettext
    words = [target(reading.language, reading.indicator, value) for _label, value in due]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": _("Target"),
        "y": [label for label, _value in due],
        "x": [value for _label, value in due],
        "marker": {"symbol": "line-ns", "size": 20, "line": {"color": INK, "width": 2}},
        "hovertext": [_("Target: {value}").format(value=text) for text in words],
        "hoverinfo": "text",
    }


def _layout(reading: Reading, cells: Sequence[Cell], crossed: bool) -> Figure:
    return layout(
        reading.language,
        barmode="group",
        showlegend=crossed,
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal"},
        annotations=[] if crossed else [_annotation(reading, cell) for cell in cells],
        xaxis={
            "range": [0, _reach(reading, cells)],
            "title": axis_title(reading.language.label(reading.indicator.unit)),
            "nticks": 5,
            "showgrid": True,
            "gridcolor": LINE,
        }
        | ({"tickvals": [0, 25, 50, 75, 100]} if is_share(reading.indicator) else {}),
        yaxis={"type": "category", "showgrid": False, "rangemode": "normal", "nticks": 0}
        | {"tickfont": {"color": INK, "size": 13}, "ticks": "", "ticklabelstandoff": 8}
        | {"autorange": "reversed", "showticklabels": crossed},
        **({"margin": {"l": 8, "r": 16, "t": 24, "b": 8}} if crossed else _apart(reading, cells)),
    )


def _apart(reading: Reading, cells: Sequence[Cell]) -> Figure:
    """Slim bars, and room for the words over the first."""
    more = LINE_HEIGHT * (_most_lines(reading, cells) - 1)
    slim = 1 - BAR / _row(reading, cells)
    return {"bargap": slim, "margin": {"l": 4, "r": 8, "t": 8 + more // 2, "b": 8}}


def _reach(reading: Reading, cells: Sequence[Cell]) -> float:
    if is_share(reading.indicator):
        return 105
    shown = [cell.value for cell in cells if cell.state == "shown" and cell.value is not None]
    promised = [
        value
        for cell in cells
        if (value := split_targets(reading.indicator, cell.split).periods.get(reading.period))
    ]
    return max([1.0, *shown, *promised]) * REACH


def _lines(reading: Reading, cell: Cell) -> list[str]:
    """Name and figure, broken between words of the name."""
    words = _words(reading, cell)
    *lines, last = lines_of(f"{_label(reading, cell)} {unbroken(words)}")
    return [*lines, f"{last[: -len(words)]} <b>{words}</b>".lstrip()]


def _annotation(reading: Reading, cell: Cell) -> Figure:
    return {
        "x": 0,
        "y": _label(reading, cell),
        "text": "<br>".join(_lines(reading, cell)),
        "align": "left",
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": ABOVE,
        "font": {"size": 12, "color": MUTED if _length(reading, cell) is None else INK},
    }
