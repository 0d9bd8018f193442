"""Targets as they stand on a day: dated revisions applied, the original kept beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.framework.project import Period
from dashboard.framework.results import Indicator, SplitTargets
from dashboard.released import Split


@dataclass(frozen=True, slots=True)
class Targets:
    """Targets at period ends as in force on one day, and the target for the project's whole life.

    None at a period says that nothing is due there; it is not zero.
    """

    periods: Mapping[str, float | None]
    life_of_project: float | None

    @property
    def promised(self) -> bool:
        """True where at least one target exists."""
        return self.life_of_project is not None or any(
            value is not None for value in self.periods.values()
        )

    def upto(self, period: str | None) -> float | None:
        """The newest target at the end of `period` or of an earlier one; None before the first."""
        found: float | None = None
        for name, value in self.periods.items():
            if period is None:
                break
            found = found if value is None else value
            if name == period:
                return found
        return None


def targets_on(indicator: Indicator, day: date) -> Targets:
    """Targets in force on `day`: revisions count from their approval (domain C.2, target changes).

    Without a declared target for the project's life, it is the last period's.
    """
    periods = dict(indicator.targets)
    whole = indicator.life_of_project
    for revision in sorted(indicator.revisions, key=lambda item: item.approved_on):
        if revision.approved_on <= day:
            periods |= revision.targets
            whole = whole if revision.life_of_project is None else revision.life_of_project
    return Targets(periods, _last(periods) if whole is None else whole)


def original_targets(indicator: Indicator) -> Targets:
    """Targets as first agreed, kept beside the current ones."""
    whole = indicator.life_of_project
    return Targets(indicator.targets, _last(indicator.targets) if whole is None else whole)


def next_due(
    indicator: Indicator, periods: Mapping[str, Period], day: date, targets: Targets
) -> date | None:
    """The end of the first period still open on `day` that promises something; None: never."""
    for name, period in periods.items():
        value = targets.periods.get(name)
        promises = value is not None and (value != 0 or indicator.direction == "down")
        if period.last > day and promises:
            return period.last
    return None


def split_targets(indicator: Indicator, split: Split) -> Targets:
    """Targets declared for one cell of a disaggregation; empty where there are none."""
    found: SplitTargets | None = next(
        (item for item in indicator.split_targets if item.split == dict(split)), None
    )
    return Targets(found.targets, _last(found.targets)) if found else Targets({}, None)


def _last(targets: Mapping[str, float | None]) -> float | None:
    return next((value for value in reversed(list(targets.values())) if value is not None), None)
