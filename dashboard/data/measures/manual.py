"""Values entered by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.data.measures.values import MISSING, ROWS, Declared, Value, fraction, number
from dashboard.data.needs import Fact, Need

ENTERED = ("_load", "_line")
"""Of two values for one day, the one that was loaded last speaks."""


class ManualMeasure(Declared):
    """The latest value entered for the indicator; a fraction speaks before a bare value."""

    def need(self) -> Need:
        where = {**self._spec.where, self._spec.indicator: self._indicator.code}
        return Need(self.selection(where=where), (ROWS,), groups=(*ENTERED, *self._columns()))

    def _columns(self) -> tuple[str, ...]:
        names = (self._spec.value, self._spec.numerator, self._spec.denominator)
        return tuple(name for name in names if name)

    def combine(self, facts: Sequence[Fact]) -> Value:
        if not facts:
            return MISSING
        latest = max(facts, key=_entered)
        entered = dict(zip(self._columns(), latest.groups[len(ENTERED) :], strict=True))
        numerator = number(entered.get(self._spec.numerator))
        denominator = number(entered.get(self._spec.denominator))
        if numerator is not None and denominator is not None:
            return fraction(numerator, denominator, [latest])
        value = number(entered.get(self._spec.value))
        return MISSING if value is None else Value("shown", value, n=1, measured_on=latest.day)


def _entered(fact: Fact) -> tuple[date, int, int]:
    load, line = (int(str(part)) for part in fact.groups[: len(ENTERED)])
    return fact.day, load, line
