"""The cells of one chart, exactly: what a reader sees drawn and nothing beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from dashboard.exports.slice import Slice
from dashboard.figures import kind_of
from dashboard.figures.points import actual_path
from dashboard.figures.survey import measured_waves
from dashboard.framework.results import Disaggregation
from dashboard.reading import Reading, disaggregations_of, read_cascade
from dashboard.released import Cell

Panel = Literal["story", "by", "cascade"]
PANELS: tuple[Panel, ...] = ("story", "by", "cascade")


def slice_of_chart(slice_: Slice, panel: Panel) -> Slice | None:
    """The slice of one panel of its one chosen code; None where nothing is drawn there."""
    cells = _cascade_cells(slice_) if panel == "cascade" else _indicator_cells(slice_, panel)
    return replace(slice_, mode="page", drawn=tuple(cells)) if cells else None


def _cascade_cells(slice_: Slice) -> list[Cell]:
    found = slice_.cascades
    if len(found) != 1:
        return []
    reading = read_cascade(slice_.language, slice_.released, slice_.view, found[0])
    return [step.cell for step in reading.stages] if reading else []


def _indicator_cells(slice_: Slice, panel: Panel) -> list[Cell]:
    readings = [slice_.read(one) for one in slice_.indicators]
    reading = readings[0] if len(readings) == 1 else None
    if reading is None or reading.is_never_shown:
        return []
    if panel == "story":
        return _story_cells(reading)
    by = split_shown(slice_, reading)
    return reading.breakdown(by) if by else []


def split_shown(slice_: Slice, reading: Reading) -> Disaggregation | None:
    """The split that the view asks for, in any order of dimensions; else the first on offer."""
    offered = disaggregations_of(reading.released, reading.indicator)
    asked = [item for item in offered if set(item.by) == set(slice_.view.by)]
    return next(iter([*asked, *offered]), None)


def _story_cells(reading: Reading) -> list[Cell]:
    match kind_of(reading.indicator):
        case "level":
            return [cell for _day, cell in measured_waves(reading)]
        case "flow":
            declared = reading.framework.periods.items()
            begun = [name for name, period in declared if period.first <= reading.last_day]
            return [cell for name in begun if (cell := reading.at(name))]
        case _:
            return [cell for _day, cell in actual_path(reading)]
