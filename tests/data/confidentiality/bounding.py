"""Bounds every small cell of every cross from all published cells together (domain R0).

The unknowns are the numbers of persons in each cell of the full cross of half-years (between
published totals) and published margins; every published figure is one equation. A cell whose true
size is below k must stay uncertain by at least k.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

import numpy as np

from tests.data.confidentiality.auditor import Auditor, K, Seen, persons
from tests.data.confidentiality.simplex import Polytope

Partition = list[Seen]
Choice = tuple[int | None, ...]


def narrow_cells(auditor: Auditor, k: int = K) -> Iterator[str]:
    """Small cells of crosses of two or three tables that are known more closely than within k."""
    times, margins = auditor.half_years(), auditor.margins()
    if not margins:
        return
    partitions = [times, *margins]
    atoms = list(_atoms(times, margins))
    polytope = Polytope(*_equations(times, margins, atoms))
    for chosen in _small_cells(partitions, k):
        weights = _weights(atoms, chosen)
        low, high = polytope.range(weights) if weights.any() else (0.0, float(k))
        if high - low < k - 1e-6:
            cells = [partitions[place][number] for place, number in chosen.items()]
            yield f"narrow: {[(cell.window, cell.split) for cell in cells]}"


def _small_cells(partitions: list[Partition], k: int) -> Iterator[dict[int, int]]:
    """Table -> number of its cell, for the crosses of two or three with fewer than k persons."""
    for size in (2, 3):
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


def _equations(
    times: Partition, margins: list[Partition], atoms: list[Choice]
) -> tuple[np.ndarray, np.ndarray]:
    cells = [
        ({place: number}, len(cell.members))
        for place, partition in enumerate([times, *margins])
        for number, cell in enumerate(partition)
    ]
    counts = [time.value for time in times]
    steps = [count - before for count, before in zip(counts, [0, *counts[:-1]], strict=True)]
    sums = [*steps, *(size for chosen, size in cells if 0 not in chosen)]
    return np.array([_weights(atoms, chosen) for chosen, _ in cells]), np.array(sums, float)


def _weights(atoms: list[Choice], chosen: dict[int, int]) -> np.ndarray:
    return np.array(
        [all(atom[place] == number for place, number in chosen.items()) for atom in atoms], float
    )
