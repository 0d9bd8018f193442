"""Counts and sums: what happened, how many it were, whether it happened at all."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.data.measures.values import (
    MISSING,
    ROWS,
    Declared,
    Value,
    first_day,
    last_day,
    total,
)
from dashboard.data.needs import Fact, Need, Tally


class CountMeasure(Declared):
    """Rows; none is zero."""

    def need(self) -> Need:
        return Need(self.selection(), (ROWS,))

    def combine(self, facts: Sequence[Fact]) -> Value:
        count = total(facts)
        return Value("shown", count, n=int(count), measured_on=last_day(facts))


class UniqueMeasure(CountMeasure):
    """Entities, each in the period of its first qualifying row, so that periods add up (C2)."""

    def need(self) -> Need:
        return Need(self.selection(entity=self._spec.entity), (ROWS,))


class SumMeasure(Declared):
    """Sum of a number; none is zero, but a period of a flow that nobody reported on is missing."""

    def need(self) -> Need:
        tallies = (Tally("sum", self._spec.column), ROWS)
        where = self.where_present(self._spec.column)
        return Need(self.selection(where=where), tallies, parts=self._spec.parts)

    def combine(self, facts: Sequence[Fact]) -> Value:
        if not facts and self._indicator.accumulation == "per_period":
            return MISSING
        return Value("shown", total(facts), n=int(total(facts, 1)), measured_on=last_day(facts))


class YesNoMeasure(Declared):
    """1 once a row meets the conditions."""

    def need(self) -> Need:
        return Need(self.selection(), (ROWS,))

    def combine(self, facts: Sequence[Fact]) -> Value:
        rows = int(total(facts))
        return Value("shown", float(rows > 0), n=rows, measured_on=first_day(facts))


class MilestonesMeasure(Declared):
    """Weights of the milestones completed; nothing for those begun (C9)."""

    def need(self) -> Need:
        return Need(self.selection(), (ROWS,), groups=(self._spec.milestone,))

    def combine(self, facts: Sequence[Fact]) -> Value:
        done = {str(fact.groups[0]) for fact in facts}
        items = self._framework.plans[self._spec.plan].items
        weights = [item.weight for item in items if item.id in done]
        return Value("shown", sum(weights, 0.0), n=len(weights), measured_on=last_day(facts))
