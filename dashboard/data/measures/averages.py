"""Means and medians over the rows that have the number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.data.measures.values import (
    ROWS,
    Declared,
    Extras,
    Further,
    Span,
    Value,
    last_day,
    total,
)
from dashboard.data.needs import Fact, Need, Spells, Step, Tally

NOTHING = Value("not_defined", n=0)


class AverageMeasure(Declared):
    """Mean over the rows that have the number (C4).

    Of a declared change, extras `before` and `after` are the means of its two numbers over the
    same rows, and `rows` says how many rows there are with and without them.
    """

    def need(self) -> Need:
        tallies = (Tally("sum", self._spec.column), ROWS, *(Tally("sum", x) for x in self._pair))
        return Need(self.selection(where=self.where_present(self._spec.column)), tallies)

    @property
    def _pair(self) -> tuple[str, ...]:
        return (self._spec.before, self._spec.after) if self._spec.before else ()

    def combine(self, facts: Sequence[Fact]) -> Value:
        rows = total(facts, 1)
        if not rows:
            return NOTHING
        means = {name: total(facts, place) / rows for name, place in self._places()}
        value = total(facts) / rows
        return Value("shown", value, n=int(rows), measured_on=last_day(facts), extras=means)

    def _places(self) -> Sequence[tuple[str, int]]:
        return (("before", 2), ("after", 3)) if self._pair else ()

    def further(self) -> Further | None:
        return Rows(Need(self.selection(), (ROWS,))) if self._pair else None


@dataclass(frozen=True, slots=True)
class Rows:
    """Figure of one span: `rows`, all that the declaration selects, paired or not."""

    need: Need

    def figures(self, facts: Sequence[Fact], span: Span) -> Extras:
        """How many fall into the span."""
        return {"rows": total([fact for fact in facts if span.contains(fact.day)])}


class MedianMeasure(Declared):
    """Median over completed spells (C8); one that is still open is counted beside it."""

    def need(self) -> Need:
        selection = self.selection(entity=self._spec.entity)
        return Need(selection, (ROWS,), groups=(self._spec.column,))

    def combine(self, facts: Sequence[Fact]) -> Value:
        """A first row without a length is left out; no later row speaks in its place."""
        facts = [fact for fact in facts if fact.groups[0] is not None]
        if not facts:
            return NOTHING
        counts: dict[float, float] = {}
        for fact in facts:
            value = float(str(fact.groups[0]))
            counts[value] = counts.get(value, 0.0) + (fact.tallies[0] or 0.0)
        rows = int(sum(counts.values()))
        return Value("shown", _median(counts), n=rows, measured_on=last_day(facts))

    def further(self) -> Further | None:
        begun = self._spec.begun
        if begun is None:
            return None
        own = self._spec.dataset
        key = tuple(self._framework.datasets[own].key)
        entity = (self._spec.entity,) if self._spec.entity else key
        first = Step(
            dataset=begun.dataset or own,
            where=self._spec.where if begun.where is None else begun.where,
            entity=(begun.entity,) if begun.entity else entity,
            day=begun.date,
        )
        last = Step(own, self._spec.where, entity, self.selection().day)
        return Pending(Spells(first, last))


@dataclass(frozen=True, slots=True)
class Pending:
    """Figure of one span: `pending`, the spells begun by its last day and not complete by then."""

    need: Spells

    def figures(self, facts: Sequence[Fact], span: Span) -> Extras:
        """A spell is complete once its last day is known, whatever its length."""
        waiting = [
            fact for fact in facts if fact.day <= span.last and not _ended(fact.groups[0], span)
        ]
        return {"pending": total(waiting)}


def _ended(end: object, span: Span) -> bool:
    return isinstance(end, date) and end <= span.last


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
