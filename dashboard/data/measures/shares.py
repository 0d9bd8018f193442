"""Percentages: pooled over a window, or in the latest wave of a survey."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import sqrt

from dashboard.data.measures.values import (
    MISSING,
    ROWS,
    Declared,
    Extras,
    Value,
    fraction,
    total,
)
from dashboard.data.needs import Fact, Need, Tally

CONFIDENCE = 1.959964
"""The quantile of the normal distribution that leaves 5 % outside, half on either side."""


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
        wave = max(facts, key=self._age).groups
        answers = [fact for fact in facts if fact.groups == wave]
        return fraction(total(answers), total(answers, 1), answers)

    def _age(self, fact: Fact) -> tuple[date, int]:
        """By the last answer; of two waves that end on one day, the later of the code list."""
        waves = list(self._framework.codes(self._spec.dataset, self._spec.wave))
        wave = str(fact.groups[0])
        return fact.day, waves.index(wave) if wave in waves else -1

    def compare(self, value: Value) -> Extras:
        """The change since the baseline in percentage points, with its 95 % interval (C11).

        Nothing where the baseline is not declared as a fraction.
        """
        baseline = self._indicator.baseline
        if value.state != "shown" or not baseline.denominator or baseline.numerator is None:
            return {}
        return _change(
            (value.numerator or 0.0, value.denominator or 0.0),
            (float(baseline.numerator), float(baseline.denominator)),
        )


def _change(now: tuple[float, float], before: tuple[float, float]) -> Extras:
    """Two independent samples, unweighted, normal approximation."""
    change = now[0] / now[1] - before[0] / before[1]
    margin = CONFIDENCE * sqrt(_variance(*now) + _variance(*before))
    return {
        "change": 100.0 * change,
        "change_low": 100.0 * (change - margin),
        "change_high": 100.0 * (change + margin),
    }


def _variance(numerator: float, denominator: float) -> float:
    share = numerator / denominator
    return share * (1.0 - share) / denominator
