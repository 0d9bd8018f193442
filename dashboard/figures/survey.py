"""A survey before and after: the baseline, each wave measured, and the target of each wave.

Between measurements nothing is drawn: a survey is never interpolated.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.figures.template import ACCENT, INK, MUTED, PLAN, Figure, Trace, axis_title, layout
from dashboard.formats import cell_value, is_share, month, target
from dashboard.reading import Reading
from dashboard.released import Cell

Waves = Sequence[tuple[date, Cell]]


def draw(reading: Reading) -> Figure:
    """Points of baseline and waves with their range, marks of the targets at the periods' ends."""
    waves = measured_waves(reading)
    data = [*_baseline(reading), *_targets(reading, waves), *_waves(reading, waves)]
    return {
        "data": data,
        "layout": layout(
            reading.language,
            xaxis={"type": "category", "categoryorder": "array"}
            | {"categoryarray": _order(reading, waves)},
            yaxis={"title": axis_title(reading.language.label(reading.indicator.unit))}
            | ({"range": [0, 105]} if is_share(reading.indicator) else {}),
        ),
    }


def measured_waves(reading: Reading) -> list[tuple[date, Cell]]:
    """Each measurement once, by the day it was made; the state of the others is in the table."""
    found: dict[date, Cell] = {}
    for cell in reading.released.series(reading.indicator.code, "to_date", reading.filters):
        if cell.state == "shown" and cell.measured_on and cell.measured_on <= reading.last_day:
            found[cell.measured_on] = cell
    return sorted(found.items())


def _order(reading: Reading, waves: Waves) -> list[str]:
    baseline = [_baseline_name(reading)] if reading.indicator.baseline.applicable else []
    dated = [(measured, _wave_name(reading, measured)) for measured, _cell in waves]
    dated += [(last, name) for last, name, _value in _due(reading, waves)]
    return [*baseline, *dict.fromkeys(name for _day, name in sorted(dated))]


def _baseline_name(reading: Reading) -> str:
    year = reading.indicator.baseline.year
    return reading.language.gettext("Baseline {year}").format(year=year)


def _wave_name(reading: Reading, measured: date) -> str:
    return reading.language.gettext("Measured {month}").format(
        month=month(reading.language, measured)
    )


def _due(reading: Reading, waves: Waves) -> list[tuple[date, str, float]]:
    """Day, place and value of each target; one whose period was measured stands by its wave."""
    found = []
    for name, period in reading.framework.periods.items():
        value = reading.targets.periods.get(name)
        if value is not None:
            within = [day for day, _cell in waves if period.first <= day <= period.last]
            place = _wave_name(reading, within[-1]) if within else _due_name(reading, period.last)
            found.append((within[-1] if within else period.last, place, value))
    return found


def _due_name(reading: Reading, last: date) -> str:
    return reading.language.gettext("Target {month}").format(month=month(reading.language, last))


def _baseline(reading: Reading) -> list[Trace]:
    value = reading.indicator.baseline.value
    if value is None or reading.filters:
        return []
    words = target(reading.language, reading.indicator, value)
    return [_points([_baseline_name(reading)], [value], [words], PLAN, "circle-open")]


def _targets(reading: Reading, waves: Waves) -> list[Trace]:
    due = _due(reading, waves)
    if not due or reading.filters:
        return []
    words = [_target_words(reading, value) for _day, _place, value in due]
    values = [value for _day, _place, value in due]
    marks = _points([place for _day, place, _value in due], values, words, PLAN, "line-ew")
    marker = {"symbol": "line-ew", "size": 48, "line": _line(MUTED)}
    return [marks | {"marker": marker, "textposition": "bottom center"}]


def _target_words(reading: Reading, value: float) -> str:
    words = target(reading.language, reading.indicator, value)
    return reading.language.gettext("target {value}").format(value=words)


def _waves(reading: Reading, waves: Waves) -> list[Trace]:
    if not waves:
        return []
    names = [_wave_name(reading, measured) for measured, _cell in waves]
    values = [cell.value for _measured, cell in waves]
    words = [cell_value(reading.language, reading.indicator, cell) for _measured, cell in waves]
    drawn = _points(names, values, words, ACCENT, "circle")
    return [drawn | {"error_y": _ranges([cell for _measured, cell in waves])}]


def _points(
    names: list[str], values: Sequence[float | None], words: list[str], colour: str, symbol: str
) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": names,
        "y": list(values),
        "text": words,
        "textposition": "top center",
        "textfont": {"color": INK, "size": 12},
        "marker": {"color": colour, "size": 14, "symbol": symbol, "line": _line(colour)},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _line(colour: str) -> Figure:
    return {"color": colour, "width": 2}


def _ranges(cells: Sequence[Cell]) -> Figure:
    above = [_distance(cell, "upper") for cell in cells]
    below = [_distance(cell, "lower") for cell in cells]
    return {
        "type": "data",
        "symmetric": False,
        "array": above,
        "arrayminus": below,
        "color": ACCENT,
        "thickness": 1.5,
        "width": 6,
    }


def _distance(cell: Cell, bound: str) -> float:
    edge = cell.extras.get(bound)
    return 0.0 if edge is None or cell.value is None else abs(edge - cell.value)
