"""Actual against the planned path: running totals, shares and other values over the project's life.

Targets are marks at the ends of periods and a row of words under them, where no line can cross
them; the path between them is grey, its tolerance a band, the path as first agreed dashed where
targets were revised, the actual a solid line of the accent colour up to the cut-off. Suppressed
days carry the mark ⊘ on the axis, missing ones leave a gap.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.figures.ahead import forecast_traces
from dashboard.figures.axes import due_targets, period_ticks, target_row_label, value_axis
from dashboard.figures.drilling import Mark, period_mark
from dashboard.figures.points import (
    Point,
    actual_path,
    is_fresh,
    is_stepped,
    original_path,
    planned_path,
)
from dashboard.figures.ranges import upper_label, upper_range
from dashboard.figures.template import (
    ACCENT,
    BAND,
    MUTED,
    PLAN,
    SUPPRESSED,
    Figure,
    Trace,
    layout,
    note,
    today_label,
    today_line,
)
from dashboard.formats import cell_value, day, suppressed_words, target
from dashboard.progress import zero_of_progress
from dashboard.reading import Reading, says_something
from dashboard.released import Cell

LOW = 0.15
"""Below this share of the highest target a label under a point would lie on the axis."""


def draw(reading: Reading) -> Figure:
    """The chart of `reading` as a plotly figure."""
    planned = planned_path(reading)
    actual = actual_path(reading)
    traces = [*_band(reading, planned), _plan_line(reading, planned), _original_line(reading)]
    traces.append(_target_marks(reading))
    traces += forecast_traces(reading, actual)
    traces += [_suppressed(reading, actual), *upper_range(reading, actual)]
    traces.append(_actual_line(reading, actual))
    traces.append(_held_marks(reading, actual))
    return {"data": [trace for trace in traces if trace], "layout": _layout(reading, actual)}


def _band(reading: Reading, planned: Sequence[Point]) -> list[Trace]:
    """The room between on track and above plan; only where a share of the plan says something."""
    if reading.indicator.rule != "planned" or reading.filters:
        return []
    tolerance = reading.indicator.tolerance
    lower = _edge(planned, tolerance.on_track)
    upper = _edge(planned, tolerance.above_plan) | {"fill": "tonexty", "fillcolor": BAND}
    return [lower, upper]


def _edge(planned: Sequence[Point], factor: float) -> Trace:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [day.isoformat() for day, _ in planned],
        "y": [None if value is None else value * factor for _, value in planned],
        "line": {"width": 0},
        "hoverinfo": "skip",
    }


def _plan_line(reading: Reading, planned: Sequence[Point]) -> Trace:
    if not planned or reading.filters:
        return {}
    return {
        "type": "scatter",
        "mode": "lines",
        "name": reading.language.gettext("Plan"),
        "x": [day.isoformat() for day, _ in planned],
        "y": [value for _, value in planned],
        "line": {"color": PLAN, "width": 1.5, "shape": _shape(reading)},
        "hoverinfo": "skip",
    }


def _shape(reading: Reading) -> str:
    return "hv" if is_stepped(reading) else "linear"


def _original_line(reading: Reading) -> Trace:
    points = original_path(reading)
    if not points or reading.filters:
        return {}
    return {
        "type": "scatter",
        "mode": "lines",
        "name": reading.language.gettext("Plan as first agreed"),
        "x": [day.isoformat() for day, _ in points],
        "y": [value for _, value in points],
        "line": {"color": PLAN, "width": 1.5, "dash": "dash", "shape": _shape(reading)},
        "hoverinfo": "skip",
    }


def _target_marks(reading: Reading) -> Trace:
    due = due_targets(reading)
    if not due:
        return {}
    _ = reading.language.gettext
    return {
        "type": "scatter",
        "mode": "markers",
        "name": _("Target"),
        "x": [period.last.isoformat() for _name, period, _value in due],
        "y": [value for _name, _period, value in due],
        "marker": {"symbol": "line-ew", "size": 16, "line": {"color": PLAN, "width": 2}},
        "cliponaxis": False,
        "hovertext": [
            _("Target {period}: {value}").format(
                period=name, value=target(reading.language, reading.indicator, value)
            )
            for name, _period, value in due
        ],
        "customdata": [period_mark(name) for name, _period, _value in due],
        "hoverinfo": "text",
    }


def _actual_line(reading: Reading, actual: Sequence[tuple[date, Cell]]) -> Trace:
    shown = [(last, cell if is_fresh(cell) else None) for last, cell in actual]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": reading.language.gettext("Actual"),
        "x": [last.isoformat() for last, _ in shown],
        "y": [cell.value if cell else None for _, cell in shown],
        "connectgaps": False,
        "cliponaxis": False,
        "line": {"color": ACCENT, "width": 2.5, "shape": _actual_shape(reading)},
        "marker": {
            "color": ACCENT,
            "size": _marker_sizes(len(shown)),
            "line": {"width": 0},
            "opacity": 1,
        },
        "hovertext": [_hover(reading, last, cell) for last, cell in shown],
        "customdata": [_mark(reading, last) for last, _ in shown],
        "hoverinfo": "text",
    }


def _mark(reading: Reading, last: date) -> Mark:
    """The period that a day of the path belongs to."""
    periods = reading.framework.periods.items()
    return next((period_mark(name) for name, one in periods if one.first <= last <= one.last), [])


def _held_marks(reading: Reading, actual: Sequence[tuple[date, Cell]]) -> Trace:
    """Older figures where newer ones may not be published: hollow, and no line leads to them."""
    held = [(last, cell) for last, cell in actual if cell.held_on is not None]
    if not held:
        return {}
    return {
        "type": "scatter",
        "mode": "markers",
        "name": reading.language.gettext("Held"),
        "x": [last.isoformat() for last, _ in held],
        "y": [cell.value for _, cell in held],
        "cliponaxis": False,
        "marker": {"symbol": "circle-open", "size": 10, "color": ACCENT, "line": {"width": 2}},
        "hovertext": [_hover(reading, last, cell) for last, cell in held],
        "hoverinfo": "text",
    }


def _actual_shape(reading: Reading) -> str:
    """What is done or not done jumps; a slope would tell of days on which nothing happened."""
    return "hv" if reading.indicator.measure.type in ("yes_no", "milestones") else "linear"


def _marker_sizes(count: int) -> list[int]:
    return [4] * max(count - 1, 0) + [10] * min(count, 1)


def _hover(reading: Reading, last: date, cell: Cell | None) -> str:
    if cell is None:
        return ""
    return f"{day(reading.language, last)}: {cell_value(reading.language, reading.indicator, cell)}"


def _suppressed(reading: Reading, actual: Sequence[tuple[date, Cell]]) -> Trace:
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


def _layout(reading: Reading, actual: Sequence[tuple[date, Cell]]) -> Figure:
    last = reading.last_day
    project = reading.framework.project
    annotations = [today_label(reading.language, last), *_last_value(reading, actual)]
    annotations += [*target_row_label(reading), *_original_label(reading)]
    annotations += upper_label(reading, actual)
    shapes = [today_line(last)]
    baseline = zero_of_progress(reading.indicator)
    if baseline:
        shapes.append(_baseline_line(baseline))
        annotations.append(_baseline_label(reading, baseline))
    end = max([period.last for period in reading.framework.periods.values()])
    return layout(
        reading.language,
        xaxis={"type": "date", "range": [project.start.isoformat(), end.isoformat()]}
        | period_ticks(reading),
        yaxis=value_axis(reading),
        shapes=shapes,
        annotations=annotations,
        margin={"l": 8, "r": 28, "t": 28, "b": 8},
    )


def _last_value(reading: Reading, actual: Sequence[tuple[date, Cell]]) -> list[Figure]:
    """The newest value beside its point, on the side where the plan is not."""
    if not actual or actual[-1][1].state != "shown":
        return []
    last, cell = actual[-1]
    text = f"<b>{target(reading.language, reading.indicator, cell.value)}</b>"
    if cell.held_on is not None:
        text = reading.language.gettext("{value} held").format(value=text)
    if _lies_below_plan(reading, cell):
        label = note(text, last.isoformat(), cell.value, colour=ACCENT)
        return [label | {"xshift": 6, "yshift": -4, "yanchor": "top"}]
    label = note(text, last.isoformat(), cell.value, anchor="right", colour=ACCENT)
    return [label | {"xshift": -6, "yshift": 4}]


def _lies_below_plan(reading: Reading, cell: Cell) -> bool:
    """True where there is room under the point, and the plan above it."""
    if cell.value is None or cell.expected is None:
        return False
    highest = max([cell.expected, *(value for *_rest, value in due_targets(reading))])
    return LOW * highest < cell.value < cell.expected


def _original_label(reading: Reading) -> list[Figure]:
    points = original_path(reading)
    if not points or reading.filters:
        return []
    last, value = points[-1]
    text = reading.language.gettext("first agreed: {value}").format(
        value=target(reading.language, reading.indicator, value)
    )
    return [note(text, last.isoformat(), value, anchor="right")]


def _baseline_line(value: float) -> Figure:
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": value,
        "y1": value,
        "line": {"color": PLAN, "width": 1, "dash": "dash"},
    }


def _baseline_label(reading: Reading, value: float) -> Figure:
    text = reading.language.gettext("Baseline {year}: {value}").format(
        year=reading.indicator.baseline.year,
        value=target(reading.language, reading.indicator, value),
    )
    label = note(text, 0, value) | {"xref": "paper"}
    return label | {"yanchor": "top"} if _has_room_below(reading, value) else label


def _has_room_below(reading: Reading, value: float) -> bool:
    """Under the line of a baseline that values rise from, unless the axis is there."""
    highest = max([value, *(target for *_rest, target in due_targets(reading))])
    return reading.indicator.direction == "up" and value > LOW * highest
