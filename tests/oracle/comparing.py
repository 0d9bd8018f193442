"""The product beside the oracle, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import starmap
from math import isclose

import pandas as pd

from dashboard.data.release import compute_release
from dashboard.data.store import Store, open_store
from dashboard.data.store.records import Origin
from dashboard.framework import Framework
from dashboard.released import Cell
from tests.oracle.book import Load
from tests.oracle.frameworks import declared
from tests.oracle.oracle import Key, reckon_release
from tests.oracle.reckoning import Reckoned
from tests.oracle.worlds import World

FIELDS = ("value", "numerator", "denominator", "n")
BESIDE = ("before", "after", "rows", "upper")
TOLERANCE = 1e-9


@dataclass(frozen=True)
class Disagreement:
    """One cell on which the two do not agree; None where one of them has no such cell."""

    key: Key
    product: Reckoned | None
    oracle: Reckoned | None

    def __str__(self) -> str:
        indicator, window, split = self.key
        place = ", ".join([indicator, window, *starmap("{}={}".format, split)])
        return f"{place}\n  product {self.product}\n  oracle  {self.oracle}"


class Desk:
    """One database in which world after world is loaded, released and cleared away."""

    def __init__(self, url: str) -> None:
        self._stores = {whole: open_store(url, declared(whole=whole)) for whole in (False, True)}

    def close(self) -> None:
        """Close every connection."""
        for store in self._stores.values():
            store.close()

    def settle(self, world: World) -> Store:
        """The store with the records of this world, and of no other."""
        store = self._stores[world.whole]
        _clear(store)
        numbers = [_add(store, load, position) for position, load in enumerate(world.loads)]
        for number, load in zip(numbers, world.loads, strict=True):
            if load.reverted:
                store.loads.revert(number, "test")
        return store

    def release(self, world: World) -> dict[Key, Cell]:
        """The cells of the internal release of this world."""
        found = compute_release(self.settle(world), world.cut_off, "internal")
        return {(cell.indicator, cell.window, cell.split): cell for cell in found.cells}


def _clear(store: Store) -> None:
    tables = [f"records_{name}" for name in store.framework.datasets]
    with store.engine.begin() as connection:
        for table in [*tables, "rejects", "loads"]:
            connection.exec_driver_sql(f"DELETE FROM {table}")


def _add(store: Store, load: Load, position: int) -> int:
    rows = _frame(store.framework, load)
    origin = Origin(load.dataset, load.source, f"{position}.csv", None, f"{position}")
    return store.loads.add_load(origin, rows, [], len(rows), "test").id


def _frame(framework: Framework, load: Load) -> pd.DataFrame:
    columns = framework.datasets[load.dataset].columns
    data = {name: pd.Series([row[name] for row in load.rows], dtype=object) for name in columns}
    frame = pd.DataFrame(data)
    frame["_line"] = range(2, len(load.rows) + 2)
    frame["_sheet"] = None
    return frame


def disagreements(world: World, cells: dict[Key, Cell]) -> list[Disagreement]:
    """Every cell that differs, or that only one of the two has."""
    reckoned = reckon_release(world.framework, world.loads, world.cut_off)
    told = {key: _told(cell) for key, cell in cells.items()}
    return [
        Disagreement(key, told.get(key), reckoned.get(key))
        for key in dict.fromkeys([*told, *reckoned])
        if not _same(told.get(key), reckoned.get(key))
    ]


def _told(cell: Cell) -> Reckoned:
    beside = {name: cell.extras[name] for name in BESIDE if name in cell.extras}
    return Reckoned(cell.state, *(getattr(cell, name) for name in FIELDS), beside=beside)


def _same(one: Reckoned | None, other: Reckoned | None) -> bool:
    if one is None or other is None or one.state != other.state:
        return False
    if one.beside.keys() != other.beside.keys():
        return False
    pairs = [(getattr(one, name), getattr(other, name)) for name in FIELDS]
    pairs += [(figure, other.beside[name]) for name, figure in one.beside.items()]
    return all(_equal(left, right) for left, right in pairs)


def _equal(left: float | None, right: float | None) -> bool:
    if left is None or right is None:
        return left is right
    if float(left).is_integer() and float(right).is_integer():
        return left == right
    return isclose(left, right, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
