"""Figures of class `people`: trainees, travellers, respondents (domain R11, R10).

How many took part is published by one dimension at any size, by a cross only if every cell has
enough persons. What says something about people (scores, pass rates, practice, answers) needs
enough of them in the total and in every group that has anybody, or the breakdown is withheld
whole. Nothing that can be worked out from several tables, of one publication or of two, may speak
of fewer; what was published before and may not be renewed stays, with its date. Nobody's score is
nothing about anybody: an empty group does not withhold a breakdown by one dimension.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dashboard.data.confidentiality.outcome import Held
from dashboard.data.confidentiality.reasons import Explanation, Reason
from dashboard.data.confidentiality.sets import Key
from dashboard.data.confidentiality.tables import (
    TAKING_PART,
    Table,
    figures_about,
    is_minors,
    leaves_few,
    person_count,
    published_tables,
    told_of,
    unfilled,
)
from dashboard.data.confidentiality.telling import Telling
from dashboard.data.measures.values import Value
from dashboard.framework import Framework
from dashboard.framework.results import Indicator
from dashboard.periods import Basis, Window
from dashboard.released import Released, Split

Values = Mapping[tuple[Window, Split], Value]
By = tuple[str, ...]
SUPPRESSED = Value("suppressed")
BASES: tuple[Basis, ...] = ("to_date", "period", "quarter", "month", "to_month")
TOLD = (
    *("unique_within", "participations", "share", "share_base"),
    *("change", "change_low", "change_high", "pace_needed", "pace_recent"),
)
"""Further figures that go with a published value; no other one leaves the team."""


@dataclass
class Decided:
    """What may be published of an indicator about people, and why the rest is held back."""

    values: dict[tuple[Window, Split], Value] = field(default_factory=dict)
    held: dict[Key, Held] = field(default_factory=dict)
    explanations: list[Explanation] = field(default_factory=list)


def protect_people(
    framework: Framework,
    indicator: Indicator,
    values: Values,
    earlier: Sequence[Released] = (),
) -> Decided:
    """Decide every table of an indicator; `earlier` are all publications so far, in order."""
    judging = _Judging(framework, indicator, earlier)
    decided = Decided()
    for (window, by), table in _tables(values).items():
        reason, against = judging.judge(window, by, table)
        if reason is not None:
            split = tuple((name, "") for name in by)
            told = Explanation(indicator.code, window.name, split, reason, against)
            decided.explanations.append(told)
        old = judging.older(window, by) if reason else {}
        for cell, value in table.items():
            decided.values[window, cell] = SUPPRESSED if reason else _stated(value)
            if cell in old:
                decided.held[indicator.code, window.name, cell] = old[cell]
                decided.values[window, cell] = old[cell].value
    decided.values = {key: decided.values[key] for key in values}
    return decided


def _tables(values: Values) -> dict[tuple[Window, By], Table]:
    """The cells of each window and disaggregation; the whole is a table of one cell.

    Totals come first, so that a breakdown is judged after them; and what is told to date, since
    results are judged by it.
    """
    tables: dict[tuple[Window, By], Table] = {}
    for (window, split), value in values.items():
        by = tuple(name for name, _ in split)
        tables.setdefault((window, by), {})[split] = value
    return dict(sorted(tables.items(), key=lambda item: _turn(*item[0])))


def _turn(window: Window, by: By) -> tuple[int, int]:
    return len(by), BASES.index(window.basis)


class _Judging:
    """One indicator's tables, one after the other; remembers what it let pass."""

    def __init__(
        self, framework: Framework, indicator: Indicator, earlier: Sequence[Released]
    ) -> None:
        self._framework = framework
        self._indicator = indicator
        self._policy = framework.disclosure
        self._counts = indicator.measure.type in TAKING_PART
        self._passed: dict[tuple[str, By], Table] = {}
        self._telling: dict[By, Telling] = {}
        self._older: dict[tuple[str, By], dict[Split, Held]] = {}
        for released in earlier:
            self._remember(released)

    def judge(self, window: Window, by: By, table: Table) -> tuple[Reason | None, str | None]:
        """Why the table is withheld, if it is, and beside which figure."""
        reason = self._few_in(window, by, table)
        against = None if reason else self._beside(window, by, table)
        if reason is None and against is None:
            self._tell(window, by, table)
        return ("answers_differ" if against else reason), against

    def older(self, window: Window, by: By) -> dict[Split, Held]:
        """The table as last published and in force; empty where never."""
        return self._older.get((window.name, by), {})

    def _few_in(self, window: Window, by: By, table: Table) -> Reason | None:
        """What the table tells by itself, and beside the total and the breakdowns of its window."""
        if self._shows_minors(table):
            return "minors_few"
        if len(by) > 1 and self._has_small_cross(window, by, table):
            return "cross_small"
        return None if self._counts else self._answers(window, by, table)

    def _has_small_cross(self, window: Window, by: By, table: Table) -> bool:
        """Zero is small too, except in the line of a code for what nobody left unstated.

        What the cells of a line lack to its own figure counts as a cell.
        """
        empty = unfilled(self._framework, self._indicator, table, self._size)
        cells = [value for split, value in table.items() if not set(split) & empty]
        if any(self._size(value) < self._policy.people_minimum for value in cells):
            return True
        return self._adds_up(by) and any(
            self._lacks_few(narrower, table)
            for (name, among), narrower in self._passed.items()
            if name == window.name and set(among) < set(by)
        )

    def _lacks_few(self, wide: Table, narrow: Table) -> bool:
        return leaves_few(wide, narrow, self._size, self._policy.people_minimum)

    def _shows_minors(self, table: Table) -> bool:
        """A few children are never shown as children, and no child by anything else (R10)."""
        return any(
            self._size(value) > 0 and (len(split) > 1 or self._size(value) < self._policy.k)
            for split, value in table.items()
            if any(is_minors(code) for _, code in split)
        )

    def _answers(self, window: Window, by: By, table: Table) -> Reason | None:
        """The total has to have passed, no group may be small, and none outside the groups.

        Whoever stands in none of the groups, or in all others, could be told by subtraction.
        """
        least = self._policy.people_minimum
        if any(0 < self._size(value) < least for value in table.values()):
            return "answers_few"
        if not by:
            return None
        total = self._passed.get((window.name, ()))
        if total is None:
            return "answers_few"
        groups = [{split: value} for split, value in table.items()]
        tables = [*groups, table] if self._adds_up(by) else groups
        few = any(self._lacks_few(total, chosen) for chosen in tables)
        return "answers_few" if few else None

    def _beside(self, window: Window, by: By, table: Table) -> str | None:
        """The figure beside which the table would tell of a few; taking part is told by one."""
        if self._counts and len(by) < 2:
            return None
        told = told_of(self._framework, self._indicator, window, table)
        return self._telling_by(by).hindrance(told)

    def _tell(self, window: Window, by: By, table: Table) -> None:
        self._passed[window.name, by] = table
        if not self._counts or len(by) > 1:
            told = told_of(self._framework, self._indicator, window, table)
            self._telling_by(by).tell(told)

    def _telling_by(self, by: By) -> Telling:
        adds_up = self._indicator.accumulation != "level"
        fresh = Telling(self._policy.people_minimum, adds_up)
        return self._telling.setdefault(by, fresh)

    def _remember(self, released: Released) -> None:
        """What an earlier publication told; it stays public where it was not withdrawn."""
        in_force = released.publication is None or released.publication.withdrawn_on is None
        for window, by, cells in published_tables(released, self._indicator.code):
            if all(cell.held_on is None for cell in cells):
                self._tell(window, by, figures_about(cells))
            if in_force:
                self._older[window.name, by] = {
                    cell.split: Held(value, window.name, cell.held_on or window.last)
                    for cell, value in zip(cells, figures_about(cells).values(), strict=True)
                }
        for telling in self._telling.values():
            telling.begin_anew()
        self._passed.clear()

    def _size(self, value: Value) -> int:
        return person_count(self._indicator, value)

    def _adds_up(self, by: By) -> bool:
        declared = (item for item in self._indicator.disaggregations if tuple(item.by) == by)
        return all(item.adds_up for item in declared)


def _stated(value: Value) -> Value:
    """Without further figures that nobody judged: foretold, or means of scores."""
    kept = {name: figure for name, figure in value.extras.items() if name in TOLD}
    return replace(value, extras=kept)
