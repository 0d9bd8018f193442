"""A survey before and after: the baseline, each wave measured, and the target of each wave.

Between measurements nothing is drawn: a survey is never interpolated.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.figures.axes import highest_drawn, value_axis
from dashboard.figures.template import ACCENT, INK, MUTED, PLAN, Figure, Trace, layout, note
from dashboard.figures.words import lines_of
from dashboard.formats import cell_value, month, target
from dashboard.reading import Reading
from dashboard.released import Cell

Waves = Sequence[tuple[date, Cell]]
NAME_HOLDS = 12
"""Letters of a line under a place on the narrowest screen."""
BESIDE = 10
"""Pixels from the mark of a target to its words, past the point of a wave that stands on it."""


def draw(reading: Reading) -> Figure:
    """Points of baseline and waves with their range, marks of the targets at the periods' ends."""
    waves = measured_waves(reading)
    data = [*_baseline(reading), *_targets(reading, waves), *_waves(reading, waves)]
    return {
        "data": data,
        "layout": layout(
            reading.language,
            xaxis=_places(_order(reading, waves)),
            yaxis=value_axis(reading, max(highest_drawn(data), *_upper_ends(waves))),
            annotations=_target_labels(reading, waves),
        ),
    }


def measured_waves(reading: Reading) -> list[tuple[date, Cell]]:
    """Each measurement once, by the day it was made; the state of the others is in the table."""
    found: dict[date, Cell] = {}
    for cell in reading.released.series(reading.indicator.code, "to_date", reading.filters):
        if cell.state == "shown" and cell.measured_on and cell.measured_on <= reading.last_day:
            found[cell.measured_on] = cell
    return sorted(found.items())


def _places(names: list[str]) -> Figure:
    """The upright places, their names on lines so that none is turned."""
    words = ["<br>".join(lines_of(name, NAME_HOLDS)) for name in names]
    return {"type": "category", "categoryorder": "array", "categoryarray": names} | {
        "tickvals": names,
        "ticktext": words,
        "tickangle": 0,
    }


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
    return [_points([_baseline_name(reading)], [value], [words], PLAN, "circle-open", "top center")]


def _targets(reading: Reading, waves: Waves) -> list[Trace]:
    due = _due(reading, waves)
    if not due or reading.filters:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [place for _day, place, _value in due],
            "y": [value for _day, _place, value in due],
            "marker": {"symbol": "line-ew", "size": 48, "line": _line(MUTED)},
            "cliponaxis": False,
            "hoverinfo": "skip",
        }
    ]


def _target_labels(reading: Reading, waves: Waves) -> list[Figure]:
    """Words at the mark of each target, on the side where the wave's own words are not."""
    if reading.filters:
        return []
    found = []
    for _day, place, value in _due(reading, waves):
        words = target(reading.language, reading.indicator, value)
        text = reading.language.gettext("target {value}").format(value=words)
        label = note(text, place, value, anchor="center", colour=INK)
        is_above = any(
            _wave_name(reading, day) == place and _is_below(value, c) for day, c in waves
        )
        side = ("bottom", BESIDE) if is_above else ("top", -BESIDE)
        found.append(label | dict(zip(("yanchor", "yshift"), side, strict=True)))
    return found


def _is_below(value: float, cell: Cell) -> bool:
    """True for a wave under a target."""
    return cell.value is not None and cell.value < value


def _waves(reading: Reading, waves: Waves) -> list[Trace]:
    if not waves:
        return []
    names = [_wave_name(reading, measured) for measured, _cell in waves]
    values = [cell.value for _measured, cell in waves]
    words = [cell_value(reading.language, reading.indicator, cell) for _measured, cell in waves]
    sides = [_side(reading, waves, wave) for wave in waves]
    drawn = _points(names, values, words, ACCENT, "circle", sides)
    return [drawn | {"error_y": _ranges([cell for _measured, cell in waves])}]


def _side(reading: Reading, waves: Waves, wave: tuple[date, Cell]) -> str:
    """Under the point of a wave whose target is above it, over any other."""
    measured, cell = wave
    name = _wave_name(reading, measured)
    targets = [value for _day, place, value in _due(reading, waves) if place == name]
    return "bottom center" if any(_is_below(value, cell) for value in targets) else "top center"


def _points(
    names: list[str],
    values: Sequence[float | None],
    words: list[str],
    colour: str,
    symbol: str,
    sides: str | list[str],
) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": names,
        "y": list(values),
        "text": words,
        "textposition": sides,
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


def _upper_ends(waves: Waves) -> list[float]:
    return [0.0, *((cell.value or 0.0) + _distance(cell, "upper") for _measured, cell in waves)]


def _distance(cell: Cell, bound: str) -> float:
    edge = cell.extras.get(bound)
    return 0.0 if edge is None or cell.value is None else abs(edge - cell.value)
