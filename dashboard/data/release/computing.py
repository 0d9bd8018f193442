"""Every value of every indicator for one cut-off: windows of time, cells of splits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import product

from dashboard.data.measures import MISSING, Value, measure_of
from dashboard.data.needs import Fact
from dashboard.data.store import Store
from dashboard.framework import Framework
from dashboard.framework.measures import MaxByArea
from dashboard.framework.results import Disaggregation, Indicator
from dashboard.periods import Window, calendar_windows, declared_windows
from dashboard.released import Split

Values = dict[tuple[Window, Split], Value]


def compute_values(store: Store, cut_off: date) -> dict[str, Values]:
    """Indicator code -> its values, by window and split, in the order of the framework."""
    framework = store.framework
    loaded = store.loads.in_force()
    return {
        indicator.code: dict(
            _values(store, indicator, cut_off, indicator.measure.dataset in loaded)
        )
        for indicator in framework.indicators
    }


def _values(
    store: Store, indicator: Indicator, cut_off: date, loaded: bool
) -> Iterator[tuple[tuple[Window, Split], Value]]:
    computing = _Computing(store, indicator, cut_off, loaded)
    periods, start = store.framework.periods, store.framework.project.start
    declared = declared_windows(periods, cut_off)
    whole = [*declared, *calendar_windows(periods, start, cut_off)]
    yield from computing.whole(whole)
    for disaggregation in indicator.disaggregations:
        yield from computing.split(disaggregation, declared)


class _Computing:
    """The values of one indicator."""

    def __init__(self, store: Store, indicator: Indicator, cut_off: date, loaded: bool) -> None:
        self._store = store
        self._framework = store.framework
        self._indicator = indicator
        self._cut_off = cut_off
        self._loaded = loaded
        self._measure = measure_of(store.framework, indicator, _caps(store, indicator))

    def whole(self, windows: Sequence[Window]) -> Iterator[tuple[tuple[Window, Split], Value]]:
        """The undisaggregated value in each window."""
        facts = self._facts({})
        for window in windows:
            yield (window, ()), self._value(facts, window)

    def split(
        self, disaggregation: Disaggregation, windows: Sequence[Window]
    ) -> Iterator[tuple[tuple[Window, Split], Value]]:
        """A value for every combination of codes, whether or not a row has it."""
        dimensions = {name: disaggregation.column(name) for name in disaggregation.by}
        grouped: dict[tuple[str | None, ...], list[Fact]] = {}
        for fact in self._facts(dimensions):
            grouped.setdefault(fact.split, []).append(fact)
        for codes in self._combinations(disaggregation):
            facts = grouped.get(codes, [])
            split = tuple(zip(disaggregation.by, codes, strict=True))
            for window in windows:
                yield (window, split), self._value(facts, window)

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

    def _value(self, facts: Sequence[Fact], window: Window) -> Value:
        if not self._loaded:
            return MISSING
        match self._indicator.accumulation, self._indicator.measure.type:
            case "running_total", _:
                return self._combined(facts, window.first, window.last)
            case "per_period", _:
                return self._combined(facts, self._flow_start(window), window.last)
            case "level", ("latest" | "manual"):
                return self._combined(facts, window.first, window.last)
            case _:
                return self._latest_level(facts, window)

    def _combined(self, facts: Sequence[Fact], first: date | None, last: date) -> Value:
        chosen = [
            fact for fact in facts if (first is None or first <= fact.day) and fact.day <= last
        ]
        return self._measure.combine(chosen)

    def _flow_start(self, window: Window) -> date | None:
        """A flow is never added over periods: to date means since the period began."""
        if window.first is not None or window.period is None:
            return window.first
        return self._framework.periods[window.period].first

    def _latest_level(self, facts: Sequence[Fact], window: Window) -> Value:
        """To date: the value of the last period in which anything was measured (domain C.2)."""
        if window.first is not None:
            value = self._combined(facts, window.first, window.last)
            return value if value.n else MISSING
        for period in reversed(self._framework.periods.values()):
            value = self._combined(facts, period.first, min(period.last, window.last))
            if period.first <= window.last and value.n:
                return value
        return MISSING


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
