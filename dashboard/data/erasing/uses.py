"""Which columns the figures rest on, and how: what of an erased record has to stay (domain R14).

Counts must not move when a person's records become anonymous, so what a measure, a cascade or a
link asks of a row stays; what it only splits by stays too, or goes to the cell for values not
stated where records are sensitive; all else goes.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dashboard.framework import Framework
from dashboard.framework.cascades import Cascade
from dashboard.framework.datasets import (
    Between,
    Condition,
    DaysBetween,
    Difference,
    FirstDate,
    ShareOf,
    Where,
)
from dashboard.framework.measures import (
    Average,
    Latest,
    Manual,
    MaxByArea,
    Measure,
    Median,
    Milestones,
    Percentage,
    Sum,
    Unique,
)
from dashboard.framework.results import Indicator

Use = Literal["value", "entity", "day", "presence", "comparison", "split"]
"""Needed for what it holds, to tell entities apart, as a day, for being there, to be the same as
another or not, or to split by."""


@dataclass
class Uses:
    """Uses of the stored columns, by dataset and column; and the days that conditions compare with.

    `shifts` are the days by which a measure moves a date before it counts.
    """

    of: dict[tuple[str, str], set[Use]] = field(default_factory=lambda: defaultdict(set))
    bounds: set[date] = field(default_factory=set)
    shifts: set[int] = field(default_factory=lambda: {0})

    def has(self, dataset: str, column: str, *uses: Use) -> bool:
        """True where the column is needed in one of these ways."""
        return not self.of.get((dataset, column), set()).isdisjoint(uses)


def find_uses(framework: Framework) -> Uses:
    """Everything that indicators, cascades and the budget ask of records."""
    collector = _Collector(framework)
    for indicator in framework.indicators:
        collector.add_indicator(indicator)
    for cascade in framework.cascades:
        collector.add_cascade(cascade)
    if (money := framework.expenditure) is not None:
        day = framework.datasets[money.dataset].date
        collector.need(money.dataset, "day", day)
        columns = (money.line, money.spent, money.planned, money.committed)
        collector.need(money.dataset, "value", *columns)
    return collector.uses


class _Collector:
    """Follows borrowed and derived columns to those that are stored."""

    def __init__(self, framework: Framework) -> None:
        self._framework = framework
        self.uses = Uses()

    def need(self, dataset: str, use: Use, *columns: str | None) -> None:
        declared = self._framework.datasets[dataset]
        for column in columns:
            if column in declared.columns:
                self.uses.of[dataset, column].add(use)
            elif column in declared.derived:
                self._need_inputs(dataset, column)
            elif column is not None:
                self._need_borrowed(dataset, use, column)

    def _need_inputs(self, dataset: str, column: str) -> None:
        match self._framework.datasets[dataset].derived[column]:
            case DaysBetween(days_between=days):
                self.need(dataset, "day", *days)
            case Difference(difference=numbers):
                self.need(dataset, "value", *numbers)
            case ShareOf(share_of=numbers):
                self.need(dataset, "value", *numbers)
            case FirstDate(first_date=spec):
                self.need(dataset, "day", spec.of)
                self.need(dataset, "entity", spec.per)

    def _need_borrowed(self, dataset: str, use: Use, column: str) -> None:
        for link in self._framework.datasets[dataset].links.values():
            there = link.borrowed().get(column)
            if there is not None:
                self.need(link.dataset, use, there)

    def where(self, dataset: str, where: Where) -> None:
        for column, condition in where.items():
            self.need(dataset, _use_of(condition), column)
            if isinstance(condition, Between):
                self.need(dataset, "comparison", condition.differs_from)
                self._bound(condition)

    def _bound(self, condition: Between) -> None:
        limits = (condition.at_least, condition.at_most, condition.above, condition.below)
        self.uses.bounds.update(limit for limit in limits if isinstance(limit, date))

    def add_indicator(self, indicator: Indicator) -> None:
        measure = indicator.measure
        self.need(measure.dataset, "day", measure.date or self._day_of(measure.dataset))
        self.where(measure.dataset, measure.where)
        self._measure(measure)
        for disaggregation in indicator.disaggregations:
            columns = (disaggregation.column(dimension) for dimension in disaggregation.by)
            self.need(measure.dataset, "split", *columns)

    def _day_of(self, dataset: str) -> str | None:
        return self._framework.datasets[dataset].date

    def _measure(self, measure: Measure) -> None:
        dataset = measure.dataset
        match measure:
            case Unique():
                self.need(dataset, "entity", measure.entity)
            case Sum():
                self.need(dataset, "value", measure.column, *measure.parts)
            case Average():
                self.need(dataset, "value", measure.column)
            case Median():
                self._median(measure)
            case Percentage() | Latest():
                self._share(measure)
            case Milestones() | MaxByArea() | Manual():
                self._whole(measure)

    def _median(self, measure: Median) -> None:
        self.need(measure.dataset, "value", measure.column)
        self.need(measure.dataset, "entity", measure.entity)
        if (begun := measure.begun) is not None:
            dataset = begun.dataset or measure.dataset
            self.need(dataset, "day", begun.date)
            self.need(dataset, "entity", begun.entity)
            self.where(dataset, begun.where or {})

    def _share(self, measure: Percentage | Latest) -> None:
        self.where(measure.dataset, measure.numerator)
        if isinstance(measure, Latest):
            self.need(measure.dataset, "value", measure.wave)
        elif measure.window is not None:
            self.need(measure.dataset, "day", measure.window.since)
            self.uses.shifts.add(measure.window.days)

    def _whole(self, measure: Milestones | MaxByArea | Manual) -> None:
        """Records of no person: every column may count."""
        self.need(measure.dataset, "value", *self._framework.datasets[measure.dataset].columns)
        if isinstance(measure, MaxByArea) and measure.cap is not None:
            cap = measure.cap
            self.need(cap.dataset, "value", cap.area, cap.column)

    def add_cascade(self, cascade: Cascade) -> None:
        self.where(cascade.dataset, cascade.where)
        for stage in cascade.stages:
            dataset = cascade.dataset_of(stage)
            self.need(dataset, "entity", cascade.entity_of(stage))
            self.need(dataset, "day", stage.date)
            self.where(dataset, stage.where)


def _use_of(condition: Condition) -> Use:
    """A condition may only ask whether something is there, or the same as something else."""
    if not isinstance(condition, Between):
        return "value"
    told = set(condition.model_dump(exclude_none=True))
    if told == {"presence"}:
        return "presence"
    return "comparison" if told == {"differs_from"} else "value"
