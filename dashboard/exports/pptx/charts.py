"""Native charts: the plan and the actual at the end of each period, with their workbook behind.

The workbook holds targets and released figures. What is not published is an empty cell there and
a gap in the chart; the slide says so in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from dashboard.exports.pptx.deck import ACCENT, INK, LINE, MUTED, Box, Deck, colour, describe
from dashboard.exports.pptx.theme import FONT
from dashboard.formats import is_share, month
from dashboard.framework.project import Period
from dashboard.periods import to_date
from dashboard.progress import is_running_count
from dashboard.reading import Reading
from dashboard.released import Cell

PLAN = "7A869A"


def add_chart(deck: Deck, slide: Any, reading: Reading, box: Box, alternative: str) -> None:
    """A line for running totals, columns for everything else."""
    line = is_running_count(reading.indicator)
    kind = XL_CHART_TYPE.LINE_MARKERS if line else XL_CHART_TYPE.COLUMN_CLUSTERED
    frame = slide.shapes.add_chart(kind, *box.emu, _data(deck, reading))
    describe(frame, alternative)
    _style(frame.chart, reading)
    plan, actual = frame.chart.plots[0].series
    if line:
        _draw_line(plan, PLAN, dashed=True)
        _draw_line(actual, ACCENT, dashed=False)
    else:
        _draw_bars(frame.chart.plots[0], plan, actual)
    _label(actual, reading)


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


def _style(chart: Any, reading: Reading) -> None:
    chart.has_title = False
    chart.font.name, chart.font.size = FONT, Pt(12)
    chart.font.color.rgb = colour(MUTED)
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    upright = chart.value_axis
    upright.minimum_scale = 0
    if is_share(reading.indicator):
        upright.maximum_scale = 100
    upright.major_gridlines.format.line.color.rgb = colour(LINE)
    upright.format.line.fill.background()
    upright.has_title = True
    upright.axis_title.text_frame.text = reading.language.label(reading.indicator.unit)
    run = upright.axis_title.text_frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold = Pt(11), False
    chart.category_axis.format.line.color.rgb = colour(PLAN)
    chart.category_axis.has_major_gridlines = False


def _draw_line(series: Any, digits: str, *, dashed: bool) -> None:
    series.smooth = False
    series.format.line.color.rgb = colour(digits)
    series.format.line.width = Pt(1.75 if dashed else 2.75)
    if dashed:
        series.format.line.dash_style = MSO_LINE.DASH
    series.marker.style = XL_MARKER_STYLE.DASH if dashed else XL_MARKER_STYLE.CIRCLE
    series.marker.size = 9
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = colour(digits)
    series.marker.format.line.color.rgb = colour(digits)


def _draw_bars(plot: Any, plan: Any, actual: Any) -> None:
    plot.gap_width, plot.overlap = 60, 0
    _fill(plan, RGBColor.from_string("FFFFFF"))
    plan.format.line.color.rgb = colour(PLAN)
    plan.format.line.width = Pt(1.5)
    _fill(actual, colour(ACCENT))


def _fill(series: Any, rgb: RGBColor) -> None:
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = rgb
    series.invert_if_negative = False


def _label(series: Any, reading: Reading) -> None:
    """The actual figures in figures; the plan is read off the axis and the table."""
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = _number_format(reading), False
    labels.font.size, labels.font.bold = Pt(12), True
    labels.font.color.rgb = colour(INK)
    positions: Sequence[Any] = (XL_LABEL_POSITION.ABOVE, XL_LABEL_POSITION.OUTSIDE_END)
    labels.position = positions[0 if is_running_count(reading.indicator) else 1]
