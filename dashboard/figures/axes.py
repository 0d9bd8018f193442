"""The axes of a chart over the project's life: values upright, periods with their targets below.

Targets are words in a row under the axis, where no line crosses them and none meets another.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.figures.template import MUTED, Figure, Trace, axis_title
from dashboard.formats import is_share, month, target
from dashboard.framework.project import Period
from dashboard.reading import Reading

TARGET_ROW = -53
"""Pixels from the axis to the fourth row of its words."""
SHORT = 3
FULL = 100.0
ENDS = (10.0, 20.0, 50.0, FULL)
"""Where an axis of shares may end."""
ROOM = 1.05


def due_targets(reading: Reading) -> list[tuple[str, Period, float]]:
    """The periods that promise something; none where a filter leaves only a part of the value."""
    if reading.filters:
        return []
    return [
        (name, period, value)
        for name, period in reading.framework.periods.items()
        if (value := reading.targets.periods.get(name)) is not None
    ]


def value_axis(reading: Reading, highest: float) -> Figure:
    """The upright axis above the `highest` value drawn; yes or no has two marks that say so."""
    if reading.indicator.measure.type == "yes_no":
        words = [target(reading.language, reading.indicator, value) for value in (0.0, 1.0)]
        return {"tickvals": [0, 1], "ticktext": words, "range": [-0.04, 1.2]}
    title = {"title": axis_title(reading.language.label(reading.indicator.unit))}
    return title | ({"range": [0, share_end(highest)]} if is_share(reading.indicator) else {})


def share_end(highest: float) -> float:
    """The end of an axis of shares: the nearest round one that holds `highest`, and some room."""
    return ROOM * next((end for end in ENDS if highest <= end), FULL)


def highest_drawn(traces: Sequence[Trace]) -> float:
    """The highest value among the traces: no axis follows what is not shown."""
    values: list[float] = [y for trace in traces for y in trace.get("y", []) if y is not None]
    return max(values, default=0.0)


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
    """Month over year in as few letters as it takes: five stand side by side on a phone."""
    name, _space, year = month(reading.language, last).partition(" ")
    return f"{name[:SHORT]}<br>{year}"


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
