"""What a reader can work out of figures about people for several spans of time (domain R11).

Figures of spans that share an end can be subtracted, of adjoining spans added, again and again;
and what a span lacks to a wider one can be subtracted even where no figure says it. Every
publication is a world of its own, because records are corrected between two; still whatever
follows from one can be subtracted from whatever follows from another. So a table may be told only
if nothing that follows from it speaks of a few persons: the difference of two nested spans is
nobody, or enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import isclose

from dashboard.released import Split

Span = tuple[date, date]
"""First day, and the day after the last."""


@dataclass(frozen=True, slots=True)
class Amount:
    """Persons (or their answers), and what their figures add up to; None where they cannot."""

    n: int
    total: float | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One table of one span; `label` is the published figure that it is or follows from."""

    span: Span
    label: str
    amounts: Mapping[Split, Amount]


World = dict[Span, Told]
"""Everything that follows from one publication, by span."""


@dataclass
class Telling:
    """What was told of one indicator by the same dimensions: earlier worlds, and that of now.

    `adds_up` is False for a level: what is measured in two spans is not the sum of both.
    """

    least: int
    adds_up: bool
    earlier: list[World] = field(default_factory=list)
    now: World = field(default_factory=dict)

    def hindrance(self, table: Told) -> str | None:
        """The figure beside which the table would tell of a few persons; None where nothing."""
        if table.span in self.now and self.now[table.span].amounts == table.amounts:
            return None
        following = [table, *self._following(table)]
        for item in following:
            if item is not table and any(0 < abs(a.n) < self.least for a in item.amounts.values()):
                return item.label
            for other in self._known(following):
                if other is not item and self._tells_of_few(item, other):
                    return other.label
        return None

    def tell(self, table: Told) -> None:
        """The table is public now."""
        if table.span in self.now:
            return
        self.now.update({item.span: item for item in self._following(table)})
        self.now[table.span] = table

    def begin_anew(self) -> None:
        """The next publication tells of records that may have been corrected."""
        if self.now:
            self.earlier.append(self.now)
        self.now = {}

    def _known(self, following: Iterable[Told]) -> Iterator[Told]:
        for world in (*self.earlier, self.now):
            yield from world.values()
        yield from following

    def _following(self, table: Told) -> list[Told]:
        """What the table adds to what is known of this publication."""
        found: World = {}
        waiting = [table] if self.adds_up else []
        while waiting:
            item = waiting.pop()
            if item.span in found or (item.span in self.now and item is not table):
                continue
            waiting += _combinations(item, [*self.now.values(), *found.values()])
            found[item.span] = item
        return [item for item in found.values() if item is not table]

    def _tells_of_few(self, one: Told, other: Told) -> bool:
        if not (_holds(one.span, other.span) or _holds(other.span, one.span)):
            return False
        both = one.amounts.keys() & other.amounts.keys()
        return any(self._is_near(one.amounts[s], other.amounts[s]) for s in both)

    def _is_near(self, one: Amount, other: Amount) -> bool:
        """As many persons with other figures are others, or some whose figures were corrected."""
        if one.n != other.n:
            return abs(one.n - other.n) < self.least
        if one.total is None or other.total is None:
            return False
        return not isclose(one.total, other.total, rel_tol=1e-9, abs_tol=1e-6)


def _holds(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _combinations(one: Told, others: Iterable[Told]) -> Iterator[Told]:
    """Sums of adjoining spans, differences of spans with a common end."""
    for other in others:
        (first, after), (other_first, other_after) = one.span, other.span
        if after == other_first or other_after == first:
            span = min(first, other_first), max(after, other_after)
            yield _combined(one, other, span, 1)
            continue
        wide, narrow = (one, other) if _holds(one.span, other.span) else (other, one)
        if first == other_first and after != other_after:
            yield _combined(wide, narrow, (narrow.span[1], wide.span[1]), -1, other.label)
        elif after == other_after and first != other_first:
            yield _combined(wide, narrow, (wide.span[0], narrow.span[0]), -1, other.label)


def _combined(one: Told, other: Told, span: Span, sign: int, label: str = "") -> Told:
    amounts = {
        split: Amount(
            one.amounts[split].n + sign * other.amounts[split].n,
            _summed(one.amounts[split].total, other.amounts[split].total, sign),
        )
        for split in one.amounts.keys() & other.amounts.keys()
    }
    return Told(span, label or other.label, amounts)


def _summed(one: float | None, other: float | None, sign: int) -> float | None:
    return None if one is None or other is None else one + sign * other
