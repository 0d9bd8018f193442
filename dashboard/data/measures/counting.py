"""Counts and sums: what happened, how many it were, whether it happened at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard.data.measures.values import (
    MISSING,
    ROWS,
    Declared,
    Extras,
    Further,
    Span,
    Value,
    first_day,
    last_day,
    total,
)
from dashboard.data.needs import PREVIOUS, Fact, Need, Tally


class CountMeasure(Declared):
    """Rows; none is zero."""

    def need(self) -> Need:
        return Need(self.selection(), (ROWS,))

    def combine(self, facts: Sequence[Fact]) -> Value:
        count = total(facts)
        return Value("shown", count, n=int(count), measured_on=last_day(facts))

    def informed(self, column: str, codes: Sequence[str]) -> Need:
        return replace(self.need(), tallies=(Tally("rows_where", where={column: list(codes)}),))


class UniqueMeasure(CountMeasure):
    """Entities, each in the period of its first qualifying row, so that periods add up (C2).

    Beside it stand those seen within the period whether or not before, and all their rows.
    """

    def need(self) -> Need:
        return Need(self.selection(entity=self._spec.entity), (ROWS,))

    def further(self) -> Further:
        selection = self.selection(entity=self._spec.entity, every=True)
        return Participation(Need(selection, (ROWS,), groups=(PREVIOUS,)))


@dataclass(frozen=True, slots=True)
class Participation:
    """Figures of one span: `unique_within` (entities) and `participations` (rows)."""

    need: Need

    def figures(self, facts: Sequence[Fact], span: Span) -> Extras:
        """An entity is counted with its first row in the span."""
        within = [fact for fact in facts if span.contains(fact.day)]
        first = [fact for fact in within if not _seen_before(fact, span)]
        return {"unique_within": total(first), "participations": total(within)}


def _seen_before(fact: Fact, span: Span) -> bool:
    previous = fact.groups[0]
    return isinstance(previous, date) and span.contains(previous)


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
