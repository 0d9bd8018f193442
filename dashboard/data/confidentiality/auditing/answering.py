"""What publications tell about people, all of them together (domain R10, R11).

Every table that was shown is put before the rule again, beside all that was shown before: what is
safe together stays safe in any order. An older figure that stands in a cell was shown before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.data.confidentiality.auditing.findings import Finding, name_of
from dashboard.data.confidentiality.people import protect_people
from dashboard.data.confidentiality.tables import figures_about, published_tables
from dashboard.data.measures.values import Value
from dashboard.framework.results import Indicator
from dashboard.periods import Window
from dashboard.released import Cell, Released, Split


def check_people(released: Released, earlier: Sequence[Released]) -> Iterator[Finding]:
    """The publication beside all earlier ones, withdrawn ones included."""
    number = released.publication.number if released.publication else None
    for indicator in released.framework.indicators:
        if indicator.disclosure != "people":
            continue
        fresh, held = _shown(released, indicator)
        decided = protect_people(released.framework, indicator, fresh, earlier)
        for found in decided.explanations:
            name = name_of(found.indicator, found.window, found.split)
            if found.against is None:
                yield Finding("people_few", name, edition=number)
            else:
                yield Finding("people_differ", name, found.against, edition=number)
        for cell in held:
            if not any(_said(cell, before) for before in earlier):
                name = name_of(cell.indicator, cell.window, cell.split)
                yield Finding("unaccounted", name, edition=number)


def _shown(
    released: Released, indicator: Indicator
) -> tuple[dict[tuple[Window, Split], Value], list[Cell]]:
    """The tables of the day, and the cells of older ones."""
    fresh: dict[tuple[Window, Split], Value] = {}
    held: list[Cell] = []
    for window, _, cells in published_tables(released, indicator.code):
        if any(cell.held_on is not None for cell in cells):
            held += cells
            continue
        for split, value in figures_about(cells).items():
            fresh[window, split] = value
    return fresh, held


def _said(cell: Cell, before: Released) -> bool:
    found = before.cell(cell.indicator, cell.window, cell.split)
    return found is not None and (found.state, found.value, found.n) == (
        cell.state,
        cell.value,
        cell.n,
    )
