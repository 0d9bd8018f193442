"""Every value of every indicator for one cut-off: windows of time, cells of splits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import product

from dashboard.data.measures import MISSING, Value, measure_of
from dashboard.data.measures.values import Span, total
from dashboard.data.needs import Fact, Spells
from dashboard.data.release.multiple import Informed, known_codes, with_share
from dashboard.data.store import Store
from dashboard.framework import Framework
from dashboard.framework.measures import MaxByArea
from dashboard.framework.results import Disaggregation, Indicator
from dashboard.periods import Window, calendar_windows, declared_windows
from dashboard.released import Split

Keyed = tuple[tuple[Window, Split], Value]
Values = dict[tuple[Window, Split], Value]
DECLARED = ("period", "to_date")
"""Windows with further figures beside the value."""


def compute_values(store: Store, cut_off: date) -> dict[str, Values]:
    """Indicator code -> its values, by window and split, in the order of the framework."""
    loaded = store.loads.in_force()
    return {
        indicator.code: indicator_values(
            store, indicator, cut_off, loaded=indicator.measure.dataset in loaded
        )
        for indicator in store.framework.indicators
    }


def indicator_values(store: Store, indicator: Indicator, cut_off: date, *, loaded: bool) -> Values:
    """The values of one indicator; all are missing where its dataset is not `loaded`."""
    computing = _Computing(store, indicator, cut_off, loaded)
    periods, start = store.framework.periods, store.framework.project.start
    declared = declared_windows(periods, cut_off)
    values = dict(computing.whole([*declared, *calendar_windows(periods, start, cut_off)]))
    for disaggregation in indicator.disaggregations:
        values.update(computing.split(disaggregation, declared))
    return values


class _Computing:
    """The values of one indicator."""

    def __init__(self, store: Store, indicator: Indicator, cut_off: date, loaded: bool) -> None:
        self._store = store
        self._framework = store.framework
        self._indicator = indicator
        self._cut_off = cut_off
        self._loaded = loaded
        self._measure = measure_of(store.framework, indicator, _caps(store, indicator))

    def whole(self, windows: Sequence[Window]) -> Iterator[Keyed]:
        """The undisaggregated value in each window, with what the measure puts beside it."""
        facts = self._facts({})
        beside = self._further_facts()
        for window in windows:
            value, span = self._measured(facts, window)
            yield (window, ()), self._with_extras(value, window, span, beside)

    def _further_facts(self) -> list[Fact]:
        further = self._measure.further()
        if further is None or not self._loaded:
            return []
        if isinstance(further.need, Spells):
            return self._store.loads.spells(further.need, self._cut_off)
        return self._store.loads.facts(further.need, {}, self._cut_off)

    def _with_extras(
        self, value: Value, window: Window, span: Span, beside: Sequence[Fact]
    ) -> Value:
        if value.state == "missing" or window.basis not in DECLARED:
            return value
        further = self._measure.further()
        figures = further.figures(beside, span) if further else {}
        return replace(value, extras={**value.extras, **figures, **self._measure.compare(value)})

    def split(self, disaggregation: Disaggregation, windows: Sequence[Window]) -> Iterator[Keyed]:
        """A value for every combination of codes, whether or not a row has it."""
        dimensions = {name: disaggregation.column(name) for name in disaggregation.by}
        grouped: dict[tuple[str | None, ...], list[Fact]] = {}
        for fact in self._facts(dimensions):
            grouped.setdefault(fact.split, []).append(fact)
        informed = self._informed(disaggregation, windows)
        for codes in self._combinations(disaggregation):
            facts = grouped.get(codes, [])
            split = tuple(zip(disaggregation.by, codes, strict=True))
            for window in windows:
                value, _ = self._measured(facts, window)
                yield (window, split), with_share(value, codes, informed.get(window))

    def _informed(
        self, disaggregation: Disaggregation, windows: Sequence[Window]
    ) -> Mapping[Window, Informed]:
        """The base of shares for one dimension of several codes; empty for any other."""
        known = known_codes(self._framework, self._indicator, disaggregation)
        need = self._measure.informed(disaggregation.column(disaggregation.by[0]), known)
        if not known or need is None or not self._loaded:
            return {}
        facts = self._store.loads.facts(need, {}, self._cut_off)
        return {
            window: Informed(known, total(_within(facts, next(self._spans(window)))))
            for window in windows
        }

    def _facts(self, dimensions: Mapping[str, str]) -> list[Fact]:
        if not self._loaded:
            return []
        return self._store.loads.facts(self._measure.need(), dimensions, self._cut_off)

    def _combinations(self, disaggregation: Disaggregation) -> Iterator[tuple[str, ...]]:
        lists = [
            list(self._framework.dimension_codes(self._indicator, name))
            for name in disaggregation.by
        ]
        return product(*lists)

    def _measured(self, facts: Sequence[Fact], window: Window) -> tuple[Value, Span]:
        """The value of the first span in which it can be said, and that span."""
        for span in self._spans(window) if self._loaded else ():
            value = self._measure.combine(_within(facts, span))
            if value.n or not self._is_sought:
                return value, span
        return MISSING, Span(window.first, window.last)

    @property
    def _is_sought(self) -> bool:
        """True for a level that holds from the period in which anything was measured."""
        direct = self._indicator.measure.type in ("latest", "manual")
        return self._indicator.accumulation == "level" and not direct

    def _spans(self, window: Window) -> Iterator[Span]:
        """The days that a value may speak of, in the order in which they are tried.

        A flow is never added over periods: to date means since the period began. A level to date
        is that of the last period in which anything was measured (domain C.2).
        """
        if window.first is None and self._is_sought:
            for period in reversed(self._framework.periods.values()):
                if period.first <= window.last:
                    yield Span(period.first, min(period.last, window.last))
            return
        flow = self._indicator.accumulation == "per_period" and window.first is None
        begun = self._framework.periods[window.period].first if flow and window.period else None
        yield Span(begun if flow else window.first, window.last)


def _within(facts: Sequence[Fact], span: Span) -> list[Fact]:
    return [fact for fact in facts if span.contains(fact.day)]


def _caps(store: Store, indicator: Indicator) -> Mapping[str, float]:
    measure = indicator.measure
    if isinstance(measure, MaxByArea) and measure.cap is not None:
        return store.loads.bounds(measure.cap)
    return {}


def headline_indicators(framework: Framework) -> list[Indicator]:
    """The headline indicators of what the project delivers: the lowest level of the tree."""
    deliverable = framework.levels[-1].name
    results = {result.code for result in framework.results if result.level == deliverable}
    return [item for item in framework.indicators if item.headline and item.result in results]
