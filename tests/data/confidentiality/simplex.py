"""A small linear programme, solved by the simplex method in two phases (Bland's rule)."""

from __future__ import annotations

import numpy as np

TINY = 1e-9


class Polytope:
    """All x >= 0 with rows @ x = sums; at least one such x is known to exist."""

    def __init__(self, rows: np.ndarray, sums: np.ndarray) -> None:
        count, self._width = rows.shape
        self._table = np.hstack([rows, np.eye(count), sums[:, None]]).astype(float)
        self._basis = list(range(self._width, self._width + count))
        artificial = np.r_[np.zeros(self._width), np.ones(count)]
        assert self._minimise(artificial, self._width + count) < TINY * 1e3
        self._drive_out()

    def least(self, weights: np.ndarray) -> float:
        """The least weights @ x."""
        spare = self._table.shape[1] - 1 - self._width
        return self._minimise(np.r_[weights, np.zeros(spare)], self._width)

    def range(self, weights: np.ndarray) -> tuple[float, float]:
        """The least and the greatest weights @ x."""
        return self.least(weights), -self.least(-weights)

    def _minimise(self, costs: np.ndarray, allowed: int) -> float:
        while True:
            priced = costs - costs[self._basis] @ self._table[:, :-1]
            entering = np.flatnonzero(priced[:allowed] < -TINY)
            if not len(entering):
                return float(costs[self._basis] @ self._table[:, -1])
            column = self._table[:, entering[0]]
            positive = np.flatnonzero(column > TINY)
            ratios = self._table[positive, -1] / column[positive]
            ties = positive[ratios <= ratios.min() + TINY]
            self._pivot(min(ties, key=lambda row: self._basis[row]), int(entering[0]))

    def _pivot(self, row: int, column: int) -> None:
        self._table[row] /= self._table[row, column]
        others = np.arange(len(self._table)) != row
        self._table[others] -= np.outer(self._table[others, column], self._table[row])
        self._basis[row] = column

    def _drive_out(self) -> None:
        """No artificial variable stays in the basis unless its row says nothing."""
        for row in range(len(self._table) - 1, -1, -1):
            if self._basis[row] >= self._width:
                found = np.flatnonzero(np.abs(self._table[row, : self._width]) > 1e-7)
                if len(found):
                    self._pivot(row, int(found[0]))
                else:
                    self._table = np.delete(self._table, row, axis=0)
                    del self._basis[row]
