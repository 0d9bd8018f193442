"""Reads editions as an attacker would: every figure ever shown, its set, all subtractions.

It knows the records and the editions, and neither the ledger nor the code that made them.
Cells of any cross of published margins and half-years are bounded as a reader could: from one-way
tables of one whole the sharpest bounds of a cross of m cells are max(0, sum - (m-1) x whole) and
the smallest cell (Frechet), and margins are published one-way only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations, product

from dashboard.data.confidentiality import Held, Key, Members, Protected
from dashboard.framework import Framework
from dashboard.periods import Window
from tests.data.confidentiality.worlds import Sets, World

K = 10
UNITS = {
    "OBJ.1": "persons",
    "OC1.cascade": "persons",
    "OC1.1": "referrals",
    "OC1.2": "referrals",
}
"""What can be subtracted from what."""
FLOWS = ("OBJ.2", "OC2.3")


@dataclass(frozen=True)
class Seen:
    """A figure that an edition showed for the first time, and one set behind it."""

    edition: int
    code: str
    window: str
    split: tuple[tuple[str, str], ...]
    part: str
    value: float | None
    members: Members

    @property
    def subject(self) -> str:
        return UNITS.get(self.code, self.code)

    @property
    def cell(self) -> tuple[object, ...]:
        window = self.window
        if self.code in FLOWS:
            window = window.removeprefix("to ")
        return self.code, window, self.split, self.part


@dataclass
class Auditor:
    """Collects editions; then says what is wrong with them."""

    framework: Framework
    seen: list[Seen] = field(default_factory=list)
    editions: int = 0

    def read(self, world: World, sets: Sets, protected: Protected) -> None:
        """Take in one edition with the records of its day."""
        self.editions += 1
        for code, values in protected.values.items():
            for (window, split), value in values.items():
                key = (code, window.name, split)
                band = protected.bands.get(key)
                if value.state != "shown" and band is None:
                    assert value == type(value)("suppressed"), key
                elif key in protected.held:
                    self._check_held(key, protected.held[key])
                else:
                    self.seen += self._fresh(key, window, value.value, sets, band is not None)

    def _check_held(self, key: Key, held: Held) -> None:
        """An older figure was really shown before, in the cell that it says."""
        before = {(item.code, item.window, item.split) for item in self.seen}
        assert (key[0], held.window, key[2]) in before, key

    def _fresh(
        self, key: Key, window: Window, value: float | None, sets: Sets, is_band: bool
    ) -> Iterator[Seen]:
        code, name, split = key
        behind = sets.get(key)
        if behind is None:
            members = self._group(window, split, sets)
            yield Seen(self.editions, code, name, split, "", value, members)
        elif behind.met is None:
            yield Seen(self.editions, code, name, split, "", value, behind.members)
        else:
            yield Seen(self.editions, code, name, split, "base", value, behind.members)
            if not is_band:
                rest = behind.members - behind.met
                yield Seen(self.editions, code, name, split, "met", value, behind.met)
                yield Seen(self.editions, code, name, split, "unmet", value, rest)

    def _group(self, window: Window, split: tuple[tuple[str, str], ...], sets: Sets) -> Members:
        """A group of a margin, made anew from the codes."""
        ((by, group),) = split
        margin = next(item for item in self.framework.disclosure.margins if item.by == by)
        groups = list(margin.groups)
        chosen = set()
        for member in sets["OBJ.1", window.name, ()].members:
            found = {
                name
                for name, codes in margin.groups.items()
                for code in codes
                if ("OBJ.1", window.name, ((by, code),)) in sets
                and member in sets["OBJ.1", window.name, ((by, code),)].members
            }
            name = found.pop() if len(found) == 1 else (margin.several if found else groups[-1])
            if name == group:
                chosen.add(member)
        return frozenset(chosen)

    # What is wrong -----------------------------------------------------------------------------

    def violations(self) -> list[str]:
        """Every breach of rule R, and every small cell of a cross that is pinned."""
        return [*self._small(), *self._nested(), *self._remainders(), *self._pinned()]

    def _small(self) -> Iterator[str]:
        for item in self.seen:
            if persons(item.members) < K:
                yield f"small: {item.cell}"

    def _nested(self) -> Iterator[str]:
        for one, other in combinations(self.seen, 2):
            if one.subject != other.subject:
                continue
            if one.members == other.members and one.cell != other.cell:
                yield f"equal: {one.cell} {other.cell}"
            if is_near(one.members, other.members) or is_near(other.members, one.members):
                yield f"difference: {one.cell} {other.cell}"

    def _remainders(self) -> Iterator[str]:
        """Totals minus any visible cells of one margin."""
        totals = [item for item in self.seen if item.subject == "persons"]
        for cells in self.margins():
            for size in range(1, len(cells)):
                for chosen in combinations(cells, size):
                    union = frozenset().union(*(item.members for item in chosen))
                    for total in totals:
                        if is_near(union, total.members):
                            yield f"remainder: {total.cell} {[c.split for c in chosen]}"

    def margins(self) -> list[list[Seen]]:
        """Each published breakdown, by its cells."""
        found: dict[tuple[object, ...], list[Seen]] = {}
        for item in self.seen:
            if item.code == "OBJ.1" and item.split:
                found.setdefault((item.edition, item.window, item.split[0][0]), []).append(item)
        return list(found.values())

    def _pinned(self) -> Iterator[str]:
        """Crosses of two or three of: published margins, half-years, steps of the cascade."""
        partitions = [*self.margins(), *self._slices(), *self._steps()]
        for size in (2, 3):
            for chosen in combinations(partitions, size):
                whole = max(sum(len(item.members) for item in part) for part in chosen)
                for cells in product(*chosen) if _has_whole(chosen) else ():
                    if _is_pinned(cells, whole):
                        yield f"pinned: {[(c.window, c.split) for c in cells]}"

    def _slices(self) -> list[list[Seen]]:
        """The half-years as a table that can be crossed."""
        slices = self.half_years()
        return [slices] if len(slices) > 1 else []

    def half_years(self) -> list[Seen]:
        """Who came between published totals, up to the last breakdown; `value` is the total."""
        ends = [cells[0].window for cells in self.margins()]
        totals = {
            item.window: item
            for item in self.seen
            if item.code == "OBJ.1" and not item.split and item.window.startswith("to ")
        }
        slices: list[Seen] = []
        before: Members = frozenset()
        for item in totals.values():
            if item.window <= max(ends, default="") and len(item.members) > len(before):
                slices.append(replace(item, part="slice", members=item.members - before))
                before = item.members
        return slices

    def _steps(self) -> list[list[Seen]]:
        """The persons between the stages of each published cascade."""
        cascades: dict[int, list[Seen]] = {}
        for item in self.seen:
            if item.code == "OC1.cascade":
                cascades.setdefault(item.edition, []).append(item)
        steps = []
        for stages in cascades.values():
            ordered = sorted(stages, key=lambda item: -len(item.members))
            below = [*(item.members for item in ordered[1:]), frozenset()]
            steps.append(
                [
                    replace(one, members=one.members - rest)
                    for one, rest in zip(ordered, below, strict=True)
                ]
            )
        return [step for step in steps if len(step) > 1]


def _has_whole(partitions: tuple[list[Seen], ...]) -> bool:
    """True where one of the tables holds the persons of all others.

    Who was identified holds who was served by the same day, and nobody served later.
    """
    ends = [(cells[0].code, max(cell.window for cell in cells)) for cells in partitions]
    last = max(window for _, window in ends)
    return all(window == last for code, window in ends if code == "OC1.cascade")


def _is_pinned(cells: tuple[Seen, ...], whole: int) -> bool:
    true = frozenset.intersection(*(item.members for item in cells))
    sizes = [len(item.members) for item in cells]
    low = max(0, sum(sizes) - (len(cells) - 1) * whole)
    return persons(true) < K and min(sizes) - low < K


def is_near(inner: Members, outer: Members) -> bool:
    """True where one lies within the other and few persons are between."""
    return inner < outer and persons(outer - inner) < K


def persons(members: Members) -> int:
    return len({member.person for member in members})
