"""What lies ahead on a chart of a path: the forecast as a dashed line, its range as a fan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.figures.template import ACCENT, BAND, Trace
from dashboard.formats import day, target
from dashboard.reading import Reading
from dashboard.released import Cell


def forecast_traces(reading: Reading, actual: Sequence[tuple[date, Cell]]) -> list[Trace]:
    """Range and line from the last value to the project's end; nothing where nothing is forecast.

    Only the internal release has forecasts, and only the whole at its cut-off does.
    """
    cell = reading.cell
    if cell is None or not actual or reading.filters or reading.released.audience != "internal":
        return []
    last, now = actual[-1]
    extras = cell.extras
    if "forecast" not in extras or now.value is None:
        return []
    end = reading.framework.project.frame_on(reading.released.cut_off).end
    days = [last.isoformat(), end.isoformat()]
    low = _edge(days, now.value, extras["forecast_low"])
    high = _edge(days, now.value, extras["forecast_high"]) | {"fill": "tonexty", "fillcolor": BAND}
    return [low, high, _line(reading, days, now.value, extras["forecast"], end)]


def _edge(days: list[str], value: float, ahead: float) -> Trace:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": days,
        "y": [value, ahead],
        "line": {"width": 0},
        "hoverinfo": "skip",
    }


def _line(reading: Reading, days: list[str], value: float, ahead: float, end: date) -> Trace:
    _ = reading.language.gettext
    text = _("Forecast for {day}: {value}").format(
        day=day(reading.language, end), value=target(reading.language, reading.indicator, ahead)
    )
    return {
        "type": "scatter",
        "mode": "lines",
        "name": _("Forecast"),
        "x": days,
        "y": [value, ahead],
        "line": {"color": ACCENT, "width": 1.5, "dash": "dash"},
        "hovertext": ["", text],
        "hoverinfo": "text",
    }
