"""Bounds every small cell of every cross from all published cells together (domain R0).

The unknowns are the numbers of persons in each cell of the full cross of half-years (between
published totals) and published margins; every published figure is one equation. A cell whose true
size is below k must stay uncertain by at least k. A margin that was never published adds nothing
that could narrow a cell, and its own groups are as uncertain as what they are crossed with.

Two registers that agree with all that was published, and differ in a cell by k, prove that the
cell is uncertain: each solution of the linear programme is kept and asked before the next is
sought.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from tests.data.confidentiality.auditor import Auditor, K, Seen, persons

Partition = list[Seen]
Choice = tuple[int | None, ...]
Cross = dict[int, int]
TINY = 1e-6


class Polytope:
    """All x >= 0 with rows @ x = sums; at least one such x has to exist."""

    def __init__(self, rows: np.ndarray, sums: np.ndarray) -> None:
        self._rows = csr_array(rows)
        self._sums = sums
        self._known: list[np.ndarray] = []
        self.programmes = 0
        self._solve(np.zeros(rows.shape[1]))

    def is_uncertain(self, weights: np.ndarray, width: float) -> bool:
        """True where weights @ x can be anything within `width` and more."""
        for costs in (-weights, weights):
            if self._width(weights) >= width - TINY:
                return True
            self._solve(costs)
        return self._width(weights) >= width - TINY

    def range(self, weights: np.ndarray) -> tuple[float, float]:
        """The least and the greatest weights @ x."""
        return self._solve(weights), -self._solve(-weights)

    def _width(self, weights: np.ndarray) -> float:
        return float(np.ptp(np.array(self._known) @ weights))

    def _solve(self, costs: np.ndarray) -> float:
        found = linprog(costs, A_eq=self._rows, b_eq=self._sums, method="highs")
        assert found.status == 0, found.message
        self.programmes += 1
        self._known.append(found.x)
        return float(found.fun)


def narrow_cells(auditor: Auditor, k: int = K) -> Iterator[str]:
    """Small cells of crosses of two or more tables that are known more closely than within k."""
    times, margins = auditor.half_years(), auditor.margins()
    if not margins:
        return
    partitions = [times, *margins]
    atoms = list(_atoms(times, margins))
    places = _places(partitions, atoms)
    polytope = Polytope(*_equations(times, margins, atoms))
    for chosen in _small_cells(partitions, k):
        weights = _weights(places, chosen)
        if weights.any() and not polytope.is_uncertain(weights, k):
            cells = [partitions[place][number] for place, number in chosen.items()]
            yield f"narrow: {[(cell.window, cell.split) for cell in cells]}"


def _small_cells(partitions: list[Partition], k: int) -> Iterator[Cross]:
    """Table -> number of its cell, for every cross with fewer than k persons."""
    for size in range(2, len(partitions) + 1):
        for places in combinations(range(len(partitions)), size):
            for numbers in product(*(range(len(partitions[place])) for place in places)):
                chosen = dict(zip(places, numbers, strict=True))
                cells = (partitions[place][number].members for place, number in chosen.items())
                if persons(frozenset.intersection(*cells)) < k:
                    yield chosen


def _atoms(times: Partition, margins: list[Partition]) -> Iterator[Choice]:
    """A half-year, and a group of each margin that was published at its end or later."""
    for place, time in enumerate(times):
        groups = [
            range(len(cells)) if time.window <= cells[0].window else (None,) for cells in margins
        ]
        yield from ((place, *choice) for choice in product(*groups))


def _places(partitions: list[Partition], atoms: list[Choice]) -> dict[tuple[int, int], np.ndarray]:
    """Table and number of its cell -> which atoms lie within."""
    table = np.array([[-1 if place is None else place for place in atom] for atom in atoms])
    return {
        (place, number): table[:, place] == number
        for place, partition in enumerate(partitions)
        for number in range(len(partition))
    }


def _equations(
    times: Partition, margins: list[Partition], atoms: list[Choice]
) -> tuple[np.ndarray, np.ndarray]:
    places = _places([times, *margins], atoms)
    counts = [time.value for time in times]
    steps = [count - before for count, before in zip(counts, [0, *counts[:-1]], strict=True)]
    sizes = [len(cell.members) for partition in margins for cell in partition]
    return np.array(list(places.values()), float), np.array([*steps, *sizes], float)


def _weights(places: dict[tuple[int, int], np.ndarray], chosen: Cross) -> np.ndarray:
    return np.logical_and.reduce([places[key] for key in chosen.items()]).astype(float)
