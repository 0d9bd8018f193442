"""Native charts: the plan and the actual at the end of each period, with their workbook behind.

The workbook holds targets and released figures. What is not published is an empty cell there and
a gap in the chart; the slide says so in words.
"""

from __future__ import annotations

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from dashboard.exports.pptx.chart_style import Look, dress_chart
from dashboard.exports.pptx.deck import Box, Deck, describe
from dashboard.formats import is_share, month
from dashboard.framework.project import Period
from dashboard.periods import to_date
from dashboard.progress import is_running_count
from dashboard.reading import Reading
from dashboard.released import Cell


def add_chart(deck: Deck, slide: Any, reading: Reading, box: Box, alternative: str) -> None:
    """A line for running totals, columns for everything else."""
    line = is_running_count(reading.indicator)
    kind = XL_CHART_TYPE.LINE_MARKERS if line else XL_CHART_TYPE.COLUMN_CLUSTERED
    frame = slide.shapes.add_chart(kind, *box.emu, _data(deck, reading))
    describe(frame, alternative)
    unit, form = deck.language.label(reading.indicator.unit), _number_format(reading)
    look = Look(line, unit, form, is_share(reading.indicator))
    dress_chart(frame.chart._chartSpace, look)


def period_cells(reading: Reading) -> list[tuple[str, Cell | None]]:
    """Each declared period with its cell: its own of a flow, else to date.

    None for a period not begun, and for one in which no survey was made.
    """
    own = reading.indicator.accumulation == "per_period"
    found: list[tuple[str, Cell | None]] = []
    for name, declared in reading.framework.periods.items():
        begun = declared.first <= reading.last_day
        cell = reading.at(name if own else to_date(name)) if begun else None
        found.append((name, None if _is_repeated(reading, declared, cell) else cell))
    return found


def _is_repeated(reading: Reading, declared: Period, cell: Cell | None) -> bool:
    """True where a survey's value was measured before the period and only stands on."""
    surveyed = reading.indicator.measure.type == "latest"
    return bool(surveyed and cell and cell.measured_on and cell.measured_on < declared.first)


def _data(deck: Deck, reading: Reading) -> Any:
    _ = deck.language.gettext
    periods, cells = reading.framework.periods, period_cells(reading)
    data = CategoryChartData(number_format=_number_format(reading))
    data.categories = [f"{n} ({month(deck.language, periods[n].last)})" for n, _cell in cells]
    promised = None if reading.filters else reading.targets.periods
    data.add_series(_("Target"), [promised.get(n) if promised else None for n, _cell in cells])
    data.add_series(_("Actual"), [_shown(cell) for _name, cell in cells])
    return data


def _shown(cell: Cell | None) -> float | None:
    return cell.value if cell is not None and cell.state == "shown" else None


def _number_format(reading: Reading) -> str:
    decimals = reading.indicator.decimals
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    return f'{digits}" %"' if is_share(reading.indicator) else digits
