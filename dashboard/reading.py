"""One indicator as one person reads it: in a language, from a release, at the end of a period.

Figures, tables and sentences all take the same reading, and so cannot tell different stories.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.framework import Framework
from dashboard.framework.cascades import STAGE, Cascade, Stage
from dashboard.framework.results import Disaggregation, Indicator
from dashboard.language import Language
from dashboard.periods import to_date
from dashboard.progress import Targets, next_due, split_targets, targets_on
from dashboard.released import Cell, Released, Split
from dashboard.view import View


@dataclass(frozen=True)
class Reading:
    """What to say about `indicator`; `period` is a declared period begun by the cut-off.

    `filters` are those of the view that this indicator can answer; `unanswered` the dimensions
    that it does not split by, for which it keeps its whole value.
    """

    language: Language
    released: Released
    indicator: Indicator
    period: str
    filters: Split = ()
    unanswered: tuple[str, ...] = ()

    @property
    def framework(self) -> Framework:
        """The framework that the release was made with."""
        return self.released.framework

    @property
    def window(self) -> str:
        """The window of the headline: everything to date at the end of the period."""
        return to_date(self.period)

    @property
    def last_day(self) -> date:
        """The day that the headline stands at."""
        return min(self.framework.periods[self.period].last, self.released.cut_off)

    @property
    def is_open(self) -> bool:
        """True while the period has not ended."""
        return self.last_day < self.framework.periods[self.period].last

    @property
    def is_withheld(self) -> bool:
        """True where this audience sees no value of the indicator because of its class."""
        whole = self.released.cell(self.indicator.code, self.window)
        by_class = self.released.audience == "public" and self.indicator.disclosure != "open"
        return by_class and (whole is None or whole.state == "suppressed")

    def at(self, window: str) -> Cell | None:
        """The cell of a window under the filters that the indicator can answer."""
        return self.released.cell(self.indicator.code, window, self.filters)

    @property
    def cell(self) -> Cell | None:
        """The headline, under the filters that the indicator can answer."""
        return self.at(self.window)

    @property
    def targets(self) -> Targets:
        """Targets in force on the release's cut-off; under filters those of the part, if any."""
        if self.filters:
            return split_targets(self.indicator, self.filters)
        return targets_on(self.indicator, self.released.cut_off)

    @property
    def title(self) -> str:
        """The indicator's title."""
        return self.language.label(self.indicator.title)

    @property
    def next_due(self) -> date | None:
        """The day before which nothing is expected; None where something is, or never will be."""
        return next_due(self.indicator, self.framework.periods, self.last_day, self.targets)

    def breakdown(self, by: Disaggregation) -> list[Cell]:
        """The cells of one disaggregation at the headline's window, in code-list order."""
        return self.released.breakdown(self.indicator.code, self.window, by.by)


@dataclass(frozen=True)
class StageCell:
    """One stage of a cascade with its cell, and the counts that its shares are taken of."""

    stage: Stage
    cell: Cell
    first: float | None
    previous: float | None


@dataclass(frozen=True)
class CascadeReading:
    """What to say about `cascade` for those who reached its first stage by the end of `period`."""

    language: Language
    released: Released
    cascade: Cascade
    period: str

    @property
    def stages(self) -> list[StageCell]:
        """The stages that the release holds, in declared order."""
        found = self.released.breakdown(self.cascade.code, to_date(self.period), (STAGE,))
        cells = {cell.split[0][1]: cell for cell in found}
        steps: list[StageCell] = []
        for stage in self.cascade.stages:
            if stage.name in cells:
                first, previous = (steps[0], steps[-1]) if steps else (None, None)
                steps.append(
                    StageCell(
                        stage,
                        cells[stage.name],
                        first.cell.value if first else None,
                        previous.cell.value if previous else None,
                    )
                )
        return steps

    @property
    def is_shown(self) -> bool:
        """True where at least one stage is not suppressed."""
        return any(step.cell.state != "suppressed" for step in self.stages)


def read_cascade(
    language: Language, released: Released | None, view: View, cascade: Cascade
) -> CascadeReading | None:
    """The reading that a view asks for; None before the first release or the first period."""
    period = period_shown(released, view)
    if released is None or period is None:
        return None
    return CascadeReading(language, released, cascade, period)


def read(
    language: Language, released: Released | None, view: View, indicator: Indicator
) -> Reading | None:
    """The reading that a view asks for; None before the first release or the first period."""
    period = period_shown(released, view)
    if released is None or period is None:
        return None
    filters, unanswered = _answerable(indicator, view.filters)
    return Reading(language, released, indicator, period, filters, unanswered)


def period_shown(released: Released | None, view: View) -> str | None:
    """The period the view asks for if it has begun, else the current one."""
    if released is None:
        return None
    declared = released.framework.periods.get(view.period or "")
    begun = declared is not None and declared.first <= released.cut_off
    return view.period if begun else released.current_period


def _answerable(indicator: Indicator, filters: Split) -> tuple[Split, tuple[str, ...]]:
    """The filters an indicator can answer with one declared split; the largest that fits."""
    chosen = dict(filters)
    fitting = [item.by for item in indicator.disaggregations if set(item.by) <= set(chosen)]
    by: Sequence[str] = max(fitting, key=len, default=())
    return (
        tuple((name, chosen[name]) for name in by),
        tuple(name for name in chosen if name not in by),
    )
