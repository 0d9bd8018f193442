"""What crosses the wall: released cells, and the release they belong to.

A cell is one value of one indicator for one window of time and one cell of one disaggregation,
already protected for its audience. Zero is a shown value; missing, not defined (0/0) and
suppressed are states of their own and carry no value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Literal

from dashboard.framework import Framework
from dashboard.framework.datasets import Code
from dashboard.framework.results import Indicator
from dashboard.periods import Basis, current_period, to_date

Audience = Literal["internal", "public"]
State = Literal["shown", "suppressed", "missing", "not_defined"]
Status = Literal[
    "not_published",
    "no_target",
    "not_due",
    "no_data",
    "achieved",
    "partly_achieved",
    "not_achieved",
    "regressed",
    "above_plan",
    "on_track",
    "at_risk",
    "off_track",
]
MoneyFlag = Literal["burn_apart_from_time", "much_unspent", "delivery_below_burn"]
Split = tuple[tuple[str, str], ...]
"""Dimension and code, in declared order; empty for the whole."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One released value with its progress. Units are the indicator's own; shares are 0 to 100.

    `n` is the number of records (or entities) behind the value; `measured_on` the last day that
    contributed; `extras` further figures of the measure, such as `pending`, `lower`, `upper`.
    `held_on` is the day that an older published figure speaks of, where it stands in the cell
    because a newer one may not be published; `band` bounds a share whose figure may not (percent).
    """

    indicator: str
    window: str
    basis: Basis
    split: Split
    state: State
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    n: int | None = None
    measured_on: date | None = None
    extras: Mapping[str, float] = field(default_factory=dict)
    target: float | None = None
    expected: float | None = None
    ratio: float | None = None
    status: Status | None = None
    held_on: date | None = None
    band: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """Part of a whole in one unit; `state` as in a cell. `share` is 0 to 100."""

    state: State
    part: float | None = None
    whole: float | None = None
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """Time elapsed (days), money spent (currency) and delivery of headline outputs (percent).

    `planned_burn` is spent of planned to date, `forecast_money` the spending of the whole life at
    the pace so far, `unspent` what that leaves of the budget (below zero when it overruns).
    `burn_gap` is burn minus time and `delivery_gap` delivery minus burn, in percentage points.
    """

    time: Share
    money: Share
    planned_money: Share
    delivery: Share
    planned_burn: Share = Share("missing")
    forecast_money: Share = Share("missing")
    unspent: Share = Share("missing")
    burn_gap: float | None = None
    delivery_gap: float | None = None
    flags: tuple[MoneyFlag, ...] = ()


@dataclass(frozen=True, slots=True)
class MilestoneState:
    """A milestone of a plan as it stands on the cut-off; `delay_days` against the planned day."""

    plan: str
    id: str
    done: bool
    actual: date | None
    forecast: date | None
    delay_days: int | None


@dataclass(frozen=True, slots=True)
class Base:
    """What a value rests on; `n` as in a cell."""

    numerator: float | None = None
    denominator: float | None = None
    n: int | None = None


@dataclass(frozen=True, slots=True)
class Restatement:
    """A closed period's value as reported beside the value as now known, in the same unit.

    `difference` is now known minus reported; None where either has no value.
    """

    indicator: str
    window: str
    split: Split
    closed_on: date
    reported_state: State
    reported: float | None
    known_state: State
    known: float | None
    difference: float | None
    reported_base: Base = Base()
    known_base: Base = Base()


@dataclass(frozen=True, slots=True)
class Completeness:
    """How far a dataset with a reporting duty is complete: months that every reporter has sent.

    `missing` names who has not sent the month after `complete_to`, by code.
    """

    dataset: str
    complete_to: date | None
    reported: int
    expected: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SplitCheck:
    """A declared disaggregation that should add up to the whole and does not."""

    indicator: str
    window: str
    by: tuple[str, ...]
    whole: float
    parts: float


@dataclass(frozen=True, slots=True)
class Annex:
    """What a release says beside its cells."""

    restatements: tuple[Restatement, ...] = ()
    completeness: tuple[Completeness, ...] = ()
    checks: tuple[SplitCheck, ...] = ()


PublicationKind = Literal["edition", "bulletin"]


@dataclass(frozen=True, slots=True)
class Publication:
    """A numbered, frozen publication: an edition of a closed period, or a bulletin of any day.

    `sha256` is that of its canonical document; `reason` says why a period was published again,
    `alone` why nobody but its author approved it. A bulletin has no period. `published_at` is in
    UTC, the days are those of the place where the project is.
    """

    number: int
    kind: PublicationKind
    period: str | None
    cut_off: date
    published_on: date
    published_at: datetime
    prepared_by: str
    approved_by: str
    sha256: str
    reason: str = ""
    alone: str = ""
    withdrawn_on: date | None = None
    withdrawn_reason: str = ""


@dataclass(frozen=True, slots=True)
class PublicNote:
    """What the public may read beside an indicator in a period."""

    indicator: str
    period: str
    text: str


@dataclass(frozen=True)
class Released:
    """A release: every cell of one framework, one set of loads, one cut-off, one audience.

    `publication` says which one it is where it was published, and `notes` what it says in words.
    """

    id: int
    audience: Audience
    framework: Framework
    cut_off: date
    created_at: datetime
    created_by: str
    loads: tuple[int, ...]
    annex: Annex
    summary: Summary
    milestones: tuple[MilestoneState, ...]
    cells: tuple[Cell, ...]
    publication: Publication | None = None
    notes: tuple[PublicNote, ...] = ()
    declaration: str = ""

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the declaration that the figures were made with.

        A publication has it from its document: what was declared then, the team's part included,
        and so the same for every reader and under every later version of the grammar.
        """
        return self.declaration or self.framework.fingerprint

    @cached_property
    def _by_key(self) -> dict[tuple[str, str, Split], Cell]:
        return {(cell.indicator, cell.window, cell.split): cell for cell in self.cells}

    @cached_property
    def _by_indicator(self) -> dict[str, list[Cell]]:
        grouped: dict[str, list[Cell]] = {}
        for cell in self.cells:
            grouped.setdefault(cell.indicator, []).append(cell)
        return grouped

    def codes(self, indicator: Indicator, dimension: str) -> dict[str, Code]:
        """The codes of a dimension in declared order: for the public, the groups of its margin.

        A sensitive indicator is public by the declared groups of the policy only (domain R0, R2).
        """
        if self.audience == "public" and indicator.disclosure == "sensitive":
            return self.framework.margin_codes(indicator.code, dimension)
        return self.framework.dimension_codes(indicator, dimension)

    @cached_property
    def current_period(self) -> str | None:
        """The last declared period begun by the cut-off."""
        return current_period(self.framework.periods, self.cut_off)

    def cell(self, indicator: str, window: str, split: Split = ()) -> Cell | None:
        """The cell, or None where the release holds none (a period not yet begun)."""
        return self._by_key.get((indicator, window, split))

    def headline(self, indicator: str, period: str | None = None) -> Cell | None:
        """The whole, to date, at the end of `period`; default: at the cut-off."""
        name = period or self.current_period
        return self.cell(indicator, to_date(name)) if name else None

    def series(self, indicator: str, basis: Basis, split: Split = ()) -> list[Cell]:
        """The cells of one basis in time order."""
        return [
            cell
            for cell in self._by_indicator.get(indicator, [])
            if cell.basis == basis and cell.split == split
        ]

    def breakdown(self, indicator: str, window: str, by: Iterable[str]) -> list[Cell]:
        """The cells of one disaggregation in one window, in code-list order."""
        dimensions = tuple(by)
        return [
            cell
            for cell in self._by_indicator.get(indicator, [])
            if cell.window == window and tuple(name for name, _ in cell.split) == dimensions
        ]
