"""What every measure shares: the value it makes, and how it reads its own declaration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from dashboard.data.needs import Fact, Need, Selection, Spells, Tally
from dashboard.framework import Framework
from dashboard.framework.datasets import Between, Where
from dashboard.framework.results import Indicator
from dashboard.released import State

ROWS = Tally("rows")
PRESENT = Between.model_validate({"is": "present"})


@dataclass(frozen=True, slots=True)
class Value:
    """What facts combine to. `n` counts the rows or entities behind it."""

    state: State
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    n: int | None = None
    measured_on: date | None = None
    extras: Mapping[str, float] = field(default_factory=dict)


MISSING = Value("missing")
Extras = dict[str, float]


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a value speaks of, both ends included; `first` is None from the beginning."""

    first: date | None
    last: date

    def contains(self, day: date) -> bool:
        """True where `day` is one of them."""
        return (self.first is None or self.first <= day) and day <= self.last


class Further(Protocol):
    """Figures beside the whole's value that need facts of their own."""

    @property
    def need(self) -> Need | Spells:
        """The facts they are made from."""

    def figures(self, facts: Sequence[Fact], span: Span) -> Extras:
        """The figures for a span; `facts` are all up to the cut-off."""


class Measure(Protocol):
    """One way of making a value."""

    def need(self) -> Need:
        """The facts it is made from."""

    def combine(self, facts: Sequence[Fact]) -> Value:
        """The value of these facts: those of one window and one cell of a split."""

    def informed(self, column: str, codes: Sequence[str]) -> Need | None:
        """How many of its entities or rows have one of the codes; None where it does not count."""

    def further(self) -> Further | None:
        """What stands beside the whole's value and needs facts of its own."""

    def compare(self, value: Value) -> Extras:
        """What stands beside the whole's value and follows from it."""


class Declared:
    """Holds the declaration and reads the rows that it selects.

    `caps` holds the upper bound of each area where the measure declares one.
    """

    def __init__(
        self, framework: Framework, indicator: Indicator, caps: Mapping[str, float]
    ) -> None:
        self._framework = framework
        self._indicator = indicator
        self._caps = caps
        self._spec: Any = indicator.measure

    def informed(self, column: str, codes: Sequence[str]) -> Need | None:  # noqa: ARG002
        """Nothing, unless a measure says otherwise."""
        return None

    def further(self) -> Further | None:
        """Nothing, unless a measure says otherwise."""
        return None

    def compare(self, value: Value) -> Extras:  # noqa: ARG002
        """Nothing, unless a measure says otherwise."""
        return {}

    def selection(self, **changes: Any) -> Selection:
        """The declared rows, with changes."""
        dataset = self._framework.datasets[self._spec.dataset]
        day = self._spec.date or dataset.date or ""
        fields = {"dataset": self._spec.dataset, "where": self._spec.where, "day": day}
        return Selection(**{**fields, **changes})

    def where_present(self, column: str) -> Where:
        """The declared conditions, and that `column` is not empty."""
        return {column: PRESENT, **self._spec.where}


def total(facts: Sequence[Fact], tally: int = 0) -> float:
    """Sum of one tally."""
    return sum((fact.tallies[tally] or 0.0 for fact in facts), 0.0)


def first_day(facts: Sequence[Fact]) -> date | None:
    """The first day that contributed."""
    return min((fact.day for fact in facts), default=None)


def last_day(facts: Sequence[Fact]) -> date | None:
    """The last day that contributed."""
    return max((fact.day for fact in facts), default=None)


def number(found: object) -> float | None:
    """A stored figure as a number."""
    return None if found is None else float(str(found))


def fraction(numerator: float, denominator: float, facts: Sequence[Fact]) -> Value:
    """100 x numerator / denominator; not defined over nothing."""
    if not denominator:
        return Value("not_defined", numerator=numerator, denominator=0.0, n=0)
    share = 100.0 * numerator / denominator
    return Value("shown", share, numerator, denominator, int(denominator), last_day(facts))
