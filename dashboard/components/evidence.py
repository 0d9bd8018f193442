"""What stands behind the numbers of one indicator, as tables: bases, loads, closings.

For the project's team alone: it tells of rows, files and people who work with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.restatements import difference, split_words
from dashboard.components.story import chosen_split
from dashboard.components.tables import Row, table
from dashboard.formats import cell_value, day, moment, number, state_words
from dashboard.periods import to_date
from dashboard.protocols import Closing, LoadSummary
from dashboard.reading import Reading
from dashboard.released import Cell, Released
from dashboard.sentences import window_name
from dashboard.view import View

HASH_DIGITS = 12


@dataclass(frozen=True)
class Sources:
    """What the app knows beside the release; `closed` holds each closing with what it froze."""

    loads: Sequence[LoadSummary]
    closed: Sequence[tuple[Closing, Released]]
    zone: tzinfo


def bases_table(reading: Reading, view: View) -> Component:
    """Every number of the page with what it rests on: the periods, then the split shown."""
    _ = reading.language.gettext
    title = _("The numbers of this page and what they rest on")
    cells = _named_cells(reading, view)
    shares = any(cell.denominator is not None for _name, cell in cells)
    parts = [_("Numerator"), _("Denominator")] if shares else []
    header = [_("Number"), _("Value"), *parts, _("Counted (n)")]
    rows = [[name, *_base(reading, cell, shares)] for name, cell in cells]
    return table(f"{reading.indicator.code}-bases", title, header, rows)


def _named_cells(reading: Reading, view: View) -> list[tuple[str, Cell]]:
    found = [
        (window_name(reading, cell.window), cell)
        for name in reading.framework.periods
        for cell in (reading.at(name), reading.at(to_date(name)))
        if cell is not None
    ]
    by = chosen_split(reading.released, reading.indicator, view)
    for cell in reading.breakdown(by) if by else []:
        name = f"{split_words(reading, cell.split)}, {window_name(reading, cell.window)}"
        found.append((name, cell))
    return found


def _base(reading: Reading, cell: Cell, shares: bool) -> Row:
    figures = (cell.numerator, cell.denominator, cell.n) if shares else (cell.n,)
    return [
        cell_value(reading.language, reading.indicator, cell),
        *(_figure(reading, figure) for figure in figures),
    ]


def _figure(reading: Reading, figure: float | None) -> str:
    if figure is None:
        return "–"
    return number(reading.language, figure, 0 if figure == int(figure) else 1)


def loads_table(reading: Reading, sources: Sources) -> Component:
    """The loads in the release whose dataset the indicator uses, and the sums of their rows."""
    language = reading.language
    _ = language.gettext
    title = _("Loads and files")
    header = [
        _("Load"),
        _("Dataset"),
        _("File"),
        _("SHA-256"),
        _("Loaded"),
        _("By"),
        _("Rows read"),
        _("Accepted"),
        _("Replaced"),
        _("Rejected"),
    ]
    loads = behind(reading, sources.loads)
    rows: list[Row] = [_load_row(reading, load, sources.zone) for load in loads]
    rows.append([_("Sum"), "", "", "", "", "", *_counts(reading, *loads)])
    return table(f"{reading.indicator.code}-loads", title, header, rows, cards=True)


def behind(reading: Reading, loads: Sequence[LoadSummary]) -> list[LoadSummary]:
    """The loads whose rows the indicator's numbers were made from, in the order of loading."""
    datasets = reading.framework.datasets_behind(reading.indicator)
    counted = set(reading.released.loads)
    found = [load for load in loads if load.id in counted and load.dataset in datasets]
    return sorted(found, key=lambda load: load.id)


def _load_row(reading: Reading, load: LoadSummary, zone: tzinfo) -> Row:
    declared = reading.framework.datasets[load.dataset]
    return [
        dcc.Link(str(load.id), href=f"/data?load={load.id}"),
        reading.language.label(declared.title),
        load.file,
        html.Code(load.sha256[:HASH_DIGITS], title=load.sha256),
        moment(reading.language, load.loaded_at, zone),
        load.loaded_by,
        *_counts(reading, load),
    ]


def _counts(reading: Reading, *loads: LoadSummary) -> list[str]:
    """Read, accepted, replaced and rejected rows of all the loads."""
    counts = [(load.read, load.accepted, load.replaced, load.rejected) for load in loads]
    sums = [sum(column) for column in zip(*counts, strict=True)] or [0, 0, 0, 0]
    return [number(reading.language, count) for count in sums]


def closings_table(reading: Reading, sources: Sources) -> Component:
    """Each closed period to date: as reported, as now known, and by how much they differ."""
    _ = reading.language.gettext
    title = _("Closed periods")
    header = [
        _("Closed period"),
        _("Closed on"),
        _("By"),
        _("As reported"),
        _("As now known"),
        _("Difference"),
    ]
    rows = [_closing_row(reading, *closed) for closed in sources.closed]
    return table(f"{reading.indicator.code}-closings", title, header, rows, cards=True)


def _closing_row(reading: Reading, closing: Closing, frozen: Released) -> Row:
    language, window = reading.language, to_date(closing.period)
    return [
        window_name(reading, window),
        day(language, closing.closed_on),
        closing.closed_by,
        _as_reported(reading, frozen, window),
        cell_value(language, reading.indicator, reading.at(window)),
        _change(reading, window),
    ]


def _as_reported(reading: Reading, frozen: Released, window: str) -> str:
    """In the words and to the decimals that were declared when it was reported."""
    indicator = frozen.framework.indicator(reading.indicator.code)
    if indicator is None:
        return state_words(reading.language, "missing")
    cell = frozen.cell(indicator.code, window, reading.filters)
    return cell_value(reading.language, indicator, cell)


def _change(reading: Reading, window: str) -> str:
    code = reading.indicator.code
    for item in reading.released.annex.restatements:
        if (item.indicator, item.window, item.split) == (code, window, reading.filters):
            return difference(reading, item)
    return reading.language.gettext("none")
