"""The axes of a chart over the project's life: values upright, periods with their targets below.

Targets are words in a row under the axis, where no line crosses them and none meets another.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.figures.template import MUTED, Figure, axis_title
from dashboard.formats import is_share, month, target
from dashboard.framework.project import Period
from dashboard.reading import Reading

TARGET_ROW = -37
"""Pixels from the axis to the third row of its words."""
SHORT = 3


def due_targets(reading: Reading) -> list[tuple[str, Period, float]]:
    """The periods that promise something; none where a filter leaves only a part of the value."""
    if reading.filters:
        return []
    return [
        (name, period, value)
        for name, period in reading.framework.periods.items()
        if (value := reading.targets.periods.get(name)) is not None
    ]


def value_axis(reading: Reading) -> Figure:
    """The upright axis: a share ends at 100, and yes or no has two marks that say so."""
    if reading.indicator.measure.type == "yes_no":
        words = [target(reading.language, reading.indicator, value) for value in (0.0, 1.0)]
        return {"tickvals": [0, 1], "ticktext": words, "range": [-0.04, 1.2]}
    title = {"title": axis_title(reading.language.label(reading.indicator.unit))}
    return title | ({"range": [0, 105]} if is_share(reading.indicator) else {})


def period_ticks(reading: Reading, places: Sequence[str] | None = None) -> Figure:
    """Each period with its target under it, at its end or at its place in `places`."""
    promised = {name: value for name, _period, value in due_targets(reading)}
    ends = {name: period.last for name, period in reading.framework.periods.items()}
    return {
        "tickvals": list(places or (last.isoformat() for last in ends.values())),
        "ticktext": [
            f"{name}<br>{_tick_month(reading, last)}{_tick_target(reading, promised.get(name))}"
            for name, last in ends.items()
        ],
        "tickangle": 0,
    }


def _tick_month(reading: Reading, last: date) -> str:
    """The month in as few letters as it takes, so that five stand side by side on a phone."""
    name, _space, year = month(reading.language, last).partition(" ")
    return f"{name[:SHORT]} {year}"


def _tick_target(reading: Reading, value: float | None) -> str:
    return "" if value is None else f"<br>{target(reading.language, reading.indicator, value)}"


def target_row_label(reading: Reading) -> list[Figure]:
    """What the third row of words under the axis is."""
    if not due_targets(reading):
        return []
    row = {"x": 0, "y": 0, "xref": "paper", "yref": "paper", "yanchor": "top", "yshift": TARGET_ROW}
    return [
        row
        | {"text": reading.language.gettext("Target"), "showarrow": False, "xanchor": "center"}
        | {"font": {"color": MUTED, "size": 12}}
    ]
