"""The actual on a chart of a path: its line, and the marks of what no line may join.

Hollow marks are values of very few cases and older figures that are held; a suppressed day carries
the mark ⊘ on the axis.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.figures.axes import due_targets
from dashboard.figures.drilling import Mark, period_mark
from dashboard.figures.points import Dated, is_few, joined
from dashboard.figures.template import (
    ACCENT,
    MUTED,
    PAPER,
    SUPPRESSED,
    Figure,
    Trace,
    note,
)
from dashboard.formats import FRACTION_BELOW, cell_value, day, number, suppressed_words, target
from dashboard.periods import period_of
from dashboard.reading import Reading, says_something
from dashboard.released import Cell

LOW = 0.15
"""Below this share of the highest target a label under a point would lie on the axis."""
LAST, SMALL, HOLLOW = 10, 4, 6
"""Pixels of the newest mark, of those before it, and of hollow ones before it."""


def actual_traces(reading: Reading, actual: Dated) -> list[Trace]:
    """Suppressed days, values of few, the line, and older figures, one over the other."""
    return [
        _suppressed(reading, actual),
        _few_marks(reading, actual),
        _line(reading, actual),
        _held_marks(reading, actual),
    ]


def actual_labels(reading: Reading, actual: Dated) -> list[Figure]:
    """The newest value, and what a hollow mark is where there is one."""
    return [*_last_value(reading, actual), *_few_label(reading, actual)]


def _line(reading: Reading, actual: Dated) -> Trace:
    shown = joined(reading, actual)
    sizes = [SMALL] * max(len(shown) - 1, 0) + [LAST] * min(len(shown), 1)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": reading.language.gettext("Actual"),
        "x": [last.isoformat() for last, _ in shown],
        "y": [cell.value if cell else None for _, cell in shown],
        "connectgaps": False,
        "cliponaxis": False,
        "line": {"color": ACCENT, "width": 2.5, "shape": _shape(reading)},
        "marker": {"color": ACCENT, "size": sizes, "line": {"width": 0}, "opacity": 1},
        "hovertext": [_hover(reading, last, cell) for last, cell in shown],
        "customdata": [_mark(reading, last) for last, _ in shown],
        "hoverinfo": "text",
    }


def _shape(reading: Reading) -> str:
    """What is done or not done jumps; a slope would tell of days on which nothing happened."""
    return "hv" if reading.indicator.measure.type in ("yes_no", "milestones") else "linear"


def _mark(reading: Reading, last: date) -> Mark:
    """The period that a day of the path belongs to."""
    name = period_of(reading.framework.periods, last)
    return period_mark(name) if name else []


def _few_marks(reading: Reading, actual: Dated) -> Trace:
    few = [(last, cell) for last, cell in actual if is_few(reading.indicator, cell)]
    if not few:
        return {}
    newest = actual[-1][0]
    marker = {
        "color": PAPER,
        "size": [LAST if last == newest else HOLLOW for last, _ in few],
        "line": {"color": ACCENT, "width": 1.5},
        "opacity": 1,
    }
    name = reading.language.gettext("Actual")
    return _marks(reading, few, name, marker) | {
        "customdata": [_mark(reading, last) for last, _ in few]
    }


def _held_marks(reading: Reading, actual: Dated) -> Trace:
    """Older figures where newer ones may not be published: hollow, and no line leads to them."""
    held = [(last, cell) for last, cell in actual if cell.held_on is not None]
    if not held:
        return {}
    marker = {"symbol": "circle-open", "size": LAST, "color": ACCENT, "line": {"width": 2}}
    return _marks(reading, held, reading.language.gettext("Held"), marker)


def _marks(
    reading: Reading, dated: Sequence[tuple[date, Cell]], name: str, marker: Figure
) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [last.isoformat() for last, _ in dated],
        "y": [cell.value for _, cell in dated],
        "cliponaxis": False,
        "marker": marker,
        "hovertext": [_hover(reading, last, cell) for last, cell in dated],
        "hoverinfo": "text",
    }


def _hover(reading: Reading, last: date, cell: Cell | None) -> str:
    if cell is None:
        return ""
    return f"{day(reading.language, last)}: {cell_value(reading.language, reading.indicator, cell)}"


def _suppressed(reading: Reading, actual: Dated) -> Trace:
    hidden = [last for last, cell in actual if not says_something(cell)]
    if not hidden:
        return {}
    return {
        "type": "scatter",
        "mode": "text",
        "x": [last.isoformat() for last in hidden],
        "y": [0] * len(hidden),
        "text": [SUPPRESSED] * len(hidden),
        "textposition": "top center",
        "textfont": {"color": MUTED, "size": 14},
        "hovertext": suppressed_words(reading.language, reading.indicator),
        "hoverinfo": "text",
    }


def _last_value(reading: Reading, actual: Dated) -> list[Figure]:
    """The newest value beside its point, on the side where the plan is not."""
    if not actual or actual[-1][1].state != "shown":
        return []
    last, cell = actual[-1]
    text = f"<b>{_short(reading, cell)}</b>"
    if cell.held_on is not None:
        text = reading.language.gettext("{value} held").format(value=text)
    if _lies_below_plan(reading, cell):
        label = note(text, last.isoformat(), cell.value, colour=ACCENT)
        return [label | {"xshift": 6, "yshift": -4, "yanchor": "top"}]
    label = note(text, last.isoformat(), cell.value, anchor="right", colour=ACCENT)
    return [label | {"xshift": -6, "yshift": 4}]


def _short(reading: Reading, cell: Cell) -> str:
    """The value alone; one of few with its base, 3 of 4."""
    if is_few(reading.indicator, cell):
        return cell_value(reading.language, reading.indicator, cell)
    return target(reading.language, reading.indicator, cell.value)


def _lies_below_plan(reading: Reading, cell: Cell) -> bool:
    """True where there is room under the point, and the plan above it."""
    if cell.value is None or cell.expected is None:
        return False
    highest = max([cell.expected, *(value for *_rest, value in due_targets(reading))])
    return LOW * highest < cell.value < cell.expected


def _few_label(reading: Reading, actual: Dated) -> list[Figure]:
    """What the hollow marks are, over the plot and away from the day that stands there."""
    if not any(is_few(reading.indicator, cell) for _last, cell in actual):
        return []
    language, project = reading.language, reading.framework.project
    text = language.gettext("○ base below {number}")
    words = text.format(number=number(language, FRACTION_BELOW))
    end = max(period.last for period in reading.framework.periods.values())
    is_early = reading.last_day - project.start < end - reading.last_day
    x, anchor = (1, "right") if is_early else (0, "left")
    return [note(words, x, 1, anchor=anchor) | {"xref": "paper", "yref": "paper"}]
