"""Percentages: pooled over a window, or in the latest wave of a survey."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.data.measures.values import MISSING, ROWS, Declared, Value, fraction, total
from dashboard.data.needs import Fact, Need, Tally


class PercentageMeasure(Declared):
    """Pooled numerator over pooled denominator (C3); with a window, closed ones only (C7)."""

    def need(self) -> Need:
        tallies = (Tally("rows_where", where=self._spec.numerator), ROWS)
        window = self._spec.window
        if window is None:
            return Need(self.selection(), tallies)
        return Need(self.selection(day=window.since, shift=window.days), tallies)

    def combine(self, facts: Sequence[Fact]) -> Value:
        return fraction(total(facts), total(facts, 1), facts)


class LatestMeasure(Declared):
    """The share in the latest wave of a survey; between waves nothing is measured (C11)."""

    def need(self) -> Need:
        tallies = (Tally("rows_where", where=self._spec.numerator), ROWS)
        return Need(self.selection(), tallies, groups=(self._spec.wave,))

    def combine(self, facts: Sequence[Fact]) -> Value:
        if not facts:
            return MISSING
        wave = max(facts, key=lambda fact: fact.day).groups
        answers = [fact for fact in facts if fact.groups == wave]
        return fraction(total(answers), total(answers, 1), answers)
