"""One small chart for each part of a split, all on one scale: how the parts differ over time.

Each chart has a column for every period begun. Parts stand in the order of the code list; the scale
is that of the largest value shown, or 100 for shares. A zero is a visible stub, what is suppressed
a hatched slot, what is missing a gap with its mark. Parts that are zero in every period are a line
of words below.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import marked
from dashboard.components.tables import Row, table
from dashboard.figures.template import SUPPRESSED
from dashboard.formats import cell_value, is_share, short_value, target
from dashboard.framework.results import Disaggregation
from dashboard.reading import Reading
from dashboard.released import Cell, Split
from dashboard.sentences import dimension_name, part_name

FULL = 100.0
CARD = 168
"""Pixels of one small chart with its name and the gap below it."""
LINE = 32
"""Pixels of a line of words below them."""
ACROSS = 4
"""Small charts in one row of a wide page."""
MARKS = {"suppressed": SUPPRESSED, "missing": "–", "not_defined": "∅"}

Grid = dict[Split, list[Cell | None]]
"""Part -> its cell in each period begun."""


def parts_over_time(reading: Reading, by: Disaggregation) -> Grid:
    """Every part in the order of the code list, each period for itself."""
    found: Grid = {cell.split: [] for cell in reading.breakdown(by)}
    for name in reading.begun:
        cells = reading.released.breakdown(reading.indicator.code, name, by.by)
        own = {cell.split: cell for cell in cells}
        for split, row in found.items():
            row.append(own.get(split))
    return found


def room(reading: Reading, by: Disaggregation) -> int:
    """Pixels that the charts take on a wide page."""
    told, nothing = _apart(parts_over_time(reading, by))
    return CARD * -(-len(told) // ACROSS) + LINE * bool(nothing)


def multiples(reading: Reading, by: Disaggregation, place: str, title: str) -> Component:
    """The charts in rows of equal cards; for those who listen, an image that its table explains."""
    told, nothing = _apart(parts_over_time(reading, by))
    scale = _scale(reading, [cell for row in told.values() for cell in row])
    cards = [_card(reading, split, row, scale) for split, row in told.items()]
    charts = html.Div(
        cards, className="multiples", role="img", **marked(f"multiples-{place}", label=title)
    )
    return html.Div([*([charts] if cards else []), *_none_of(reading, list(nothing))])


def _apart(grid: Grid) -> tuple[Grid, Grid]:
    """The parts that have a chart, and those of which every period shows zero."""
    nothing = {split: row for split, row in grid.items() if row and all(map(_is_zero, row))}
    return {split: row for split, row in grid.items() if split not in nothing}, nothing


def _is_zero(cell: Cell | None) -> bool:
    return cell is not None and cell.state == "shown" and cell.value == 0


def _none_of(reading: Reading, splits: Sequence[Split]) -> list[Component]:
    """One line with the parts that are zero throughout, in the order of the code list."""
    if not splits:
        return []
    zero = target(reading.language, reading.indicator, 0)
    text = reading.language.gettext("{value} in every period: {parts}")
    names = "; ".join(_name(reading, split) for split in splits)
    return [html.P(text.format(value=zero, parts=names), className="multiples-none")]


def _scale(reading: Reading, cells: Sequence[Cell | None]) -> float:
    if is_share(reading.indicator):
        return FULL
    return max([1.0, *(cell.value for cell in cells if cell and cell.value is not None)])


def _card(reading: Reading, split: Split, row: Sequence[Cell | None], scale: float) -> Component:
    slots = [
        _slot(reading, name, cell, scale) for name, cell in zip(reading.begun, row, strict=True)
    ]
    name = html.P(_name(reading, split), className="multiple-name")
    return html.Div([name, html.Div(slots, className="multiple-slots")], className="multiple")


def _name(reading: Reading, split: Split) -> str:
    return ", ".join(part_name(reading, *part) for part in split)


def _slot(reading: Reading, name: str, cell: Cell | None, scale: float) -> Component:
    return html.Div(
        [
            html.Div(_column(reading, cell, scale), className="multiple-room"),
            html.Span(name, className="multiple-period"),
        ],
        className="multiple-slot",
    )


def _column(reading: Reading, cell: Cell | None, scale: float) -> list[Component]:
    """The value, and under it its bar; of any other state its mark alone."""
    if cell is None or cell.state != "shown" or cell.value is None:
        state = cell.state if cell else "missing"
        return [html.Span(MARKS.get(state, ""), className=f"multiple-mark multiple-{state}")]
    words = short_value(reading.language, reading.indicator, cell)
    share = min(max(FULL * cell.value / scale, 0.0), FULL)
    kind = "multiple-bar" if cell.held_on is None else "multiple-bar multiple-held"
    bar = html.Span(className=kind, style={"height": f"calc(2px + {share * 0.76:.1f}%)"})
    return [html.Span(words, className="multiple-value"), bar]


def multiples_table(reading: Reading, by: Disaggregation, place: str, title: str) -> Component:
    """The same figures: a row for each part, a column for each period and for all to date."""
    _ = reading.language.gettext
    names = [dimension_name(reading.language, reading.framework, name) for name in by.by]
    header = [", ".join(names), *reading.begun, _("To date")]
    to_date = {cell.split: cell for cell in reading.breakdown(by)}
    rows: list[Row] = [
        [_name(reading, split), *(_told(reading, cell) for cell in [*row, to_date[split]])]
        for split, row in parts_over_time(reading, by).items()
    ]
    return table(place, title, header, rows)


def _told(reading: Reading, cell: Cell | None) -> str:
    return cell_value(reading.language, reading.indicator, cell)


def leading(reading: Reading, by: Disaggregation) -> tuple[str, str] | None:
    """The one part with the highest value to date and that value.

    None where two share the first place, and where parts may not be ranked.
    """
    if not reading.is_ranked:
        return None
    shown = [cell for cell in reading.breakdown(by) if cell.state == "shown" and cell.value]
    ordered = sorted(shown, key=lambda cell: cell.value or 0.0, reverse=True)
    if not ordered or any(one.value == next_.value for one, next_ in pairwise(ordered[:2])):
        return None
    top = ordered[0]
    return _name(reading, top.split), _told(reading, top)
