"""Gathers who is behind every sensitive figure that an edition might publish (domain R1, R4).

The selection is the measure's own, so that a set is as large as the figure says; for margins every
row of a person speaks, since several codes lead to the group for several (R0).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from dashboard.data.confidentiality.rows import MemberRow, StageRow, behind, by_code, reaching
from dashboard.data.confidentiality.sets import Behind, Key
from dashboard.data.measures import measure_of
from dashboard.data.measures.cascades import way_of
from dashboard.data.measures.values import ROWS
from dashboard.data.needs import Need, Way
from dashboard.framework import Framework
from dashboard.framework.cascades import STAGE, Cascade
from dashboard.framework.results import Indicator
from dashboard.periods import to_date

COUNTED = ("unique", "count", "sum", "percentage", "median", "average")


class MemberReader(Protocol):
    """Reads persons behind facts, under names made with `key`."""

    def rows(
        self, need: Need, dimensions: Mapping[str, str], cut_off: date, key: bytes
    ) -> list[MemberRow]:
        """Every unit of the need, with its day and split."""

    def stages(self, way: Way, cut_off: date, key: bytes) -> list[StageRow]:
        """Every entity of the way, with how far it came."""


@dataclass(frozen=True)
class Gathering:
    """Where the persons of an edition are read: for a period, as of the edition's cut-off."""

    framework: Framework
    reader: MemberReader
    period: str
    cut_off: date
    key: bytes

    @property
    def end(self) -> str:
        """The window to date."""
        return to_date(self.period)

    def rows(self, need: Need, dimensions: Mapping[str, str]) -> list[MemberRow]:
        """Who is behind a need."""
        return self.reader.rows(need, dimensions, self.cut_off, self.key)


def gather_members(
    framework: Framework, reader: MemberReader, period: str, cut_off: date, key: bytes
) -> dict[Key, Behind]:
    """What `protect_edition` needs for the edition of a period whose figures stop at `cut_off`.

    `key` names the persons; a ledger can only be compared with sets named by the same key.
    """
    gathering = Gathering(framework, reader, period, cut_off, key)
    found: dict[Key, Behind] = {}
    for indicator in framework.indicators:
        if indicator.disclosure == "sensitive" and indicator.measure.type in COUNTED:
            found.update(_of_indicator(gathering, indicator))
            found.update(_of_margins(gathering, indicator))
    for cascade in framework.cascades:
        if cascade.disclosure != "open":
            found.update(_of_cascade(gathering, cascade))
    return found


def _of_indicator(of: Gathering, indicator: Indicator) -> Iterator[tuple[Key, Behind]]:
    """Within the period, and to its end."""
    first = of.framework.periods[of.period].first
    need = _need(of.framework, indicator)
    rows = [row for row in of.rows(need, {}) if _speaks(indicator, row)]
    yield (indicator.code, of.period, ()), behind(rows, first, of.cut_off)
    yield (indicator.code, of.end, ()), behind(rows, None, of.cut_off)


def _of_margins(of: Gathering, indicator: Indicator) -> Iterator[tuple[Key, Behind]]:
    """Each code of each margin, to the end of the period."""
    need = _of_every_row(_need(of.framework, indicator))
    for margin in of.framework.disclosure.margins:
        if margin.indicator == indicator.code:
            rows = of.rows(need, {margin.by: _column(indicator, margin.by)})
            for code, members in by_code(rows, of.cut_off).items():
                yield (indicator.code, of.end, ((margin.by, code),)), Behind(members)


def _of_cascade(of: Gathering, cascade: Cascade) -> Iterator[tuple[Key, Behind]]:
    rows = of.reader.stages(way_of(cascade), of.cut_off, of.key)
    for place, stage in enumerate(cascade.stages, start=1):
        members = reaching(rows, place, of.cut_off)
        yield (cascade.code, of.end, ((STAGE, stage.name),)), Behind(members)


def _need(framework: Framework, indicator: Indicator) -> Need:
    """The measure's own; what is only averaged is not counted unit by unit."""
    need = measure_of(framework, indicator, {}).need()
    return replace(need, tallies=(ROWS,)) if indicator.measure.type == "average" else need


def _speaks(indicator: Indicator, row: MemberRow) -> bool:
    """A median leaves out spells without a length."""
    return indicator.measure.type != "median" or row.groups[0] is not None


def _of_every_row(need: Need) -> Need:
    selection = need.selection
    return replace(need, selection=replace(selection, every=selection.entity is not None))


def _column(indicator: Indicator, dimension: str) -> str:
    declared = (item for item in indicator.disaggregations if dimension in item.by)
    return next((item.column(dimension) for item in declared), dimension)
