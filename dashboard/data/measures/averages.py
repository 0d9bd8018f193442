"""Means and medians over the rows that have the number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.data.measures.values import ROWS, Declared, Value, last_day, total
from dashboard.data.needs import Fact, Need, Tally

NOTHING = Value("not_defined", n=0)


class AverageMeasure(Declared):
    """Mean over the rows that have the number (C4)."""

    def need(self) -> Need:
        tallies = (Tally("sum", self._spec.column), ROWS)
        return Need(self.selection(where=self.where_present(self._spec.column)), tallies)

    def combine(self, facts: Sequence[Fact]) -> Value:
        rows = total(facts, 1)
        if not rows:
            return NOTHING
        return Value("shown", total(facts) / rows, n=int(rows), measured_on=last_day(facts))


class MedianMeasure(Declared):
    """Median over completed spells (C8); a spell that is still open is left out."""

    def need(self) -> Need:
        where = self.where_present(self._spec.column)
        selection = self.selection(where=where, entity=self._spec.entity)
        return Need(selection, (ROWS,), groups=(self._spec.column,))

    def combine(self, facts: Sequence[Fact]) -> Value:
        if not facts:
            return NOTHING
        counts: dict[float, float] = {}
        for fact in facts:
            value = float(str(fact.groups[0]))
            counts[value] = counts.get(value, 0.0) + (fact.tallies[0] or 0.0)
        rows = int(sum(counts.values()))
        return Value("shown", _median(counts), n=rows, measured_on=last_day(facts))


def _median(counts: Mapping[float, float]) -> float:
    """The middle of a histogram, or half-way between the two values around the middle."""
    middle = sum(counts.values()) / 2
    seen = 0.0
    ordered = sorted(counts)
    for position, value in enumerate(ordered):
        seen += counts[value]
        if seen > middle:
            return value
        if seen == middle:
            return (value + ordered[position + 1]) / 2
    raise AssertionError("a histogram with rows has a middle")
