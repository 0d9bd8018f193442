"""Actual against the planned path: running totals, shares and other values over the project's life.

Targets are marks at the ends of periods, the path between them grey, its tolerance a band, the
actual a solid line of the accent colour up to the cut-off. Suppressed days carry the mark ⊘ on
the axis, missing ones leave a gap.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.figures.ahead import forecast_traces
from dashboard.figures.points import Point, actual_path, planned_path
from dashboard.figures.template import (
    ACCENT,
    BAND,
    MUTED,
    PLAN,
    SUPPRESSED,
    Figure,
    Trace,
    axis_title,
    layout,
    note,
    today_label,
    today_line,
)
from dashboard.formats import cell_value, day, is_share, month, suppressed_words, target
from dashboard.framework.project import Period
from dashboard.progress import zero_of_progress
from dashboard.reading import Reading
from dashboard.released import Cell


def draw(reading: Reading) -> Figure:
    """The chart of `reading` as a plotly figure."""
    planned = planned_path(reading)
    actual = actual_path(reading)
    traces = [*_band(reading, planned), _plan_line(reading, planned), _target_marks(reading)]
    traces += forecast_traces(reading, actual)
    traces += [_suppressed(reading, actual), _actual_line(reading, actual)]
    return {"data": [trace for trace in traces if trace], "layout": _layout(reading, actual)}


def _is_stepped(reading: Reading) -> bool:
    return reading.indicator.rule in ("step", "milestones")


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
        "line": {"color": PLAN, "width": 1.5, "shape": "hv" if _is_stepped(reading) else "linear"},
        "hoverinfo": "skip",
    }


def _target_marks(reading: Reading) -> Trace:
    due: list[tuple[str, Period, float]] = [
        (name, period, value)
        for name, period in reading.framework.periods.items()
        if (value := reading.targets.periods.get(name)) is not None
    ]
    if not due or reading.filters:
        return {}
    _ = reading.language.gettext
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": _("Target"),
        "x": [period.last.isoformat() for _name, period, _value in due],
        "y": [value for _name, _period, value in due],
        "text": [target(reading.language, reading.indicator, value) for *_rest, value in due],
        "textposition": "top center",
        "textfont": {"color": MUTED, "size": 12},
        "marker": {"symbol": "line-ew", "size": 16, "line": {"color": PLAN, "width": 2}},
        "cliponaxis": False,
        "hovertext": [
            _("Target {period}: {value}").format(
                period=name, value=target(reading.language, reading.indicator, value)
            )
            for name, _period, value in due
        ],
        "hoverinfo": "text",
    }


def _actual_line(reading: Reading, actual: Sequence[tuple[date, Cell]]) -> Trace:
    shown = [(last, cell if cell.state == "shown" else None) for last, cell in actual]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": reading.language.gettext("Actual"),
        "x": [last.isoformat() for last, _ in shown],
        "y": [cell.value if cell else None for _, cell in shown],
        "connectgaps": False,
        "cliponaxis": False,
        "line": {"color": ACCENT, "width": 2.5},
        "marker": {
            "color": ACCENT,
            "size": _marker_sizes(len(shown)),
            "line": {"width": 0},
            "opacity": 1,
        },
        "hovertext": [_hover(reading, last, cell) for last, cell in shown],
        "hoverinfo": "text",
    }


def _marker_sizes(count: int) -> list[int]:
    return [4] * max(count - 1, 0) + [10] * min(count, 1)


def _hover(reading: Reading, last: date, cell: Cell | None) -> str:
    if cell is None:
        return ""
    return f"{day(reading.language, last)}: {cell_value(reading.language, reading.indicator, cell)}"


def _suppressed(reading: Reading, actual: Sequence[tuple[date, Cell]]) -> Trace:
    hidden = [last for last, cell in actual if cell.state == "suppressed"]
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
    shapes = [today_line(last)]
    baseline = zero_of_progress(reading.indicator)
    if baseline:
        shapes.append(_baseline_line(baseline))
        annotations.append(_baseline_label(reading, baseline))
    end = max([period.last for period in reading.framework.periods.values()])
    return layout(
        reading.language,
        xaxis={"type": "date", "range": [project.start.isoformat(), end.isoformat()]}
        | _month_ticks(reading),
        yaxis={"title": axis_title(reading.language.label(reading.indicator.unit))}
        | ({"range": [0, 105]} if is_share(reading.indicator) else {}),
        shapes=shapes,
        annotations=annotations,
        margin={"l": 8, "r": 28, "t": 28, "b": 8},
    )


def _month_ticks(reading: Reading) -> Figure:
    ends = [period.last for period in reading.framework.periods.values()]
    return {
        "tickvals": [last.isoformat() for last in ends],
        "ticktext": [
            f"{name}<br>{month(reading.language, last)}"
            for name, last in zip(reading.framework.periods, ends, strict=True)
        ],
    }


def _last_value(reading: Reading, actual: Sequence[tuple[date, Cell]]) -> list[Figure]:
    if not actual or actual[-1][1].state != "shown":
        return []
    last, cell = actual[-1]
    text = f"<b>{target(reading.language, reading.indicator, cell.value)}</b>"
    label = note(text, last.isoformat(), cell.value, anchor="right", colour=ACCENT)
    return [label | {"xshift": -6, "yshift": 4}]


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
    return note(text, 0, value) | {"xref": "paper"}
