"""Actual against the planned path: running totals, shares and other values over the project's life.

Targets are marks at the ends of periods and a row of words under them, where no line can cross
them; the path between them is grey, its tolerance a band, the path as first agreed dashed where
targets were revised, the actual a solid line of the accent colour up to the cut-off.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.actual import LOW, actual_labels, actual_traces
from dashboard.figures.ahead import forecast_traces
from dashboard.figures.axes import (
    due_targets,
    highest_drawn,
    period_ticks,
    target_row_label,
    value_axis,
)
from dashboard.figures.drilling import period_mark
from dashboard.figures.points import (
    Dated,
    Point,
    actual_path,
    is_stepped,
    original_path,
    planned_path,
)
from dashboard.figures.ranges import upper_axis, upper_label, upper_range
from dashboard.figures.template import (
    BAND,
    PLAN,
    Figure,
    Trace,
    layout,
    note,
    today_label,
    today_line,
)
from dashboard.formats import target
from dashboard.progress import zero_of_progress
from dashboard.reading import Reading


def draw(reading: Reading) -> Figure:
    """The chart of `reading` as a plotly figure."""
    planned = planned_path(reading)
    actual = actual_path(reading)
    traces = [*_band(reading, planned), _plan_line(reading, planned), _original_line(reading)]
    traces.append(_target_marks(reading))
    traces += [*forecast_traces(reading, actual), *actual_traces(reading, actual)]
    highest = max(highest_drawn(traces), zero_of_progress(reading.indicator) or 0.0)
    drawn = [*upper_range(reading, actual, highest), *(trace for trace in traces if trace)]
    return {"data": drawn, "layout": _layout(reading, actual, highest)}


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


def _layout(reading: Reading, actual: Dated, highest: float) -> Figure:
    last = reading.last_day
    project = reading.framework.project
    annotations = [today_label(reading.language, last), *actual_labels(reading, actual)]
    annotations += [*target_row_label(reading), *_original_label(reading)]
    annotations += upper_label(reading, actual, highest)
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
        yaxis=value_axis(reading, highest) | upper_axis(actual, highest),
        shapes=shapes,
        annotations=annotations,
        margin={"l": 8, "r": 28, "t": 28, "b": 8},
    )


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
