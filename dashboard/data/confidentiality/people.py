"""Figures of class `people`: trainees, travellers, respondents (domain R11, R10).

How many took part is published by one dimension at any size, by a cross only if every cell has
enough persons. What says something about people (scores, pass rates, practice, answers) needs
enough of them in the total and in every group that has anybody, or the breakdown is withheld whole;
and a wider window needs as many more than a narrower one, or the few between would be told about.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from dashboard.data.confidentiality.reasons import Explanation, Reason
from dashboard.data.measures.values import Value
from dashboard.framework import Framework
from dashboard.framework.results import Indicator
from dashboard.periods import Window
from dashboard.released import Split

Values = Mapping[tuple[Window, Split], Value]
Table = dict[Split, Value]
TAKING_PART = ("count", "unique", "sum")
SUPPRESSED = Value("suppressed")
FORETOLD = ("forecast", "forecast_low", "forecast_high")
OLDEST_MINOR = 17


def protect_people(
    framework: Framework, indicator: Indicator, values: Values
) -> tuple[dict[tuple[Window, Split], Value], list[Explanation]]:
    """What may be published of an indicator about people, and why the rest is held back."""
    judging = _Judging(framework, indicator)
    result: dict[tuple[Window, Split], Value] = {}
    explanations: list[Explanation] = []
    for (window, by), table in _tables(values).items():
        reason, against = judging.judge(window, by, table)
        if reason is not None:
            split = tuple((name, "") for name in by)
            explanations.append(Explanation(indicator.code, window.name, split, reason, against))
        for split, value in table.items():
            result[window, split] = SUPPRESSED if reason else _stated(value)
    return {key: result[key] for key in values}, explanations


def is_minors(code: str) -> bool:
    """True for an age group such as `0-17` that holds children only."""
    first, dash, last = code.partition("-")
    return bool(dash) and first.isdigit() and last.isdigit() and int(last) <= OLDEST_MINOR


def _tables(values: Values) -> dict[tuple[Window, tuple[str, ...]], Table]:
    """The cells of each window and disaggregation; the whole is a table of one cell.

    Totals come first, so that a breakdown is judged after them.
    """
    tables: dict[tuple[Window, tuple[str, ...]], Table] = {}
    for (window, split), value in values.items():
        by = tuple(name for name, _ in split)
        tables.setdefault((window, by), {})[split] = value
    return dict(sorted(tables.items(), key=lambda item: len(item[0][1])))


class _Judging:
    """One indicator's tables, one after the other; remembers what it let pass."""

    def __init__(self, framework: Framework, indicator: Indicator) -> None:
        self._framework = framework
        self._indicator = indicator
        self._policy = framework.disclosure
        self._passed: dict[tuple[str, ...], list[tuple[Window, Table]]] = {}

    def judge(
        self, window: Window, by: tuple[str, ...], table: Table
    ) -> tuple[Reason | None, str | None]:
        """Why the table is withheld, if it is, and beside which window."""
        if self._indicator.measure.type in TAKING_PART:
            return self._taking_part(by, table), None
        reason = self._minors(table) or self._answers(window, by, table)
        against = None if reason else self._too_near(window, by, table)
        if reason is None and against is None:
            self._passed.setdefault(by, []).append((window, table))
        return ("answers_differ" if against else reason), against

    def _taking_part(self, by: tuple[str, ...], table: Table) -> Reason | None:
        if len(by) > 1 and any(
            self._is_small_cross(split, value) for split, value in table.items()
        ):
            return "cross_small"
        return self._minors(table)

    def _is_small_cross(self, split: Split, value: Value) -> bool:
        """Zero is small too, except where a code only stands for what was not stated."""
        count = value.value or 0.0
        if count == 0 and any(self._is_unknown(name, code) for name, code in split):
            return False
        return count < self._policy.people_minimum

    def _is_unknown(self, dimension: str, code: str) -> bool:
        codes = self._framework.dimension_codes(self._indicator, dimension)
        return code in codes and codes[code].unknown

    def _minors(self, table: Table) -> Reason | None:
        """A few children are never shown as children (R10)."""
        few = any(
            0 < (value.n or 0) < self._policy.k and any(is_minors(code) for _, code in split)
            for split, value in table.items()
        )
        return "minors_few" if few else None

    def _answers(self, window: Window, by: tuple[str, ...], table: Table) -> Reason | None:
        """The total has to have passed, and no group that has anybody may be small."""
        if by and not any(passed == window for passed, _ in self._passed.get((), [])):
            return "answers_few"
        counts = [value.n or 0 for value in table.values()]
        return "answers_few" if any(0 < n < self._policy.people_minimum for n in counts) else None

    def _too_near(self, window: Window, by: tuple[str, ...], table: Table) -> str | None:
        """The name of a window that, subtracted from this one, leaves few persons in a group."""
        for other, passed in self._passed.get(by, []):
            if self._nest(window, other) and self._leaves_few(table, passed):
                return f"{self._indicator.code} {other.name}"
        return None

    def _nest(self, one: Window, other: Window) -> bool:
        """True where one lies within the other."""
        first, second = self._first(one), self._first(other)
        outer = first <= second and other.last <= one.last
        return outer or (second <= first and one.last <= other.last)

    def _first(self, window: Window) -> date:
        """The first day that the window speaks of; a flow or a level to date begins anew."""
        if window.first is not None:
            return window.first
        runs = self._indicator.accumulation == "running_total" or window.period is None
        return date.min if runs else self._framework.periods[window.period or ""].first

    def _leaves_few(self, one: Table, other: Table) -> bool:
        differences = (abs((one[s].n or 0) - (other[s].n or 0)) for s in one.keys() & other.keys())
        return any(0 < n < self._policy.people_minimum for n in differences)


def _stated(value: Value) -> Value:
    """Without what is only foretold."""
    kept = {name: figure for name, figure in value.extras.items() if name not in FORETOLD}
    return replace(value, extras=kept)
