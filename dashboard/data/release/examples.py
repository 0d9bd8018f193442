"""Runs the worked examples of the declaration: given these rows, is this the figure?

Each goes the whole way of real records: text, validation, store, facts, measure, judgement. They
share one database, and none sees the rows of another: its loads are reverted when it is done.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from dashboard.data.loading import add_table, check_table
from dashboard.data.release.cells import make_cell
from dashboard.data.release.computing import indicator_values
from dashboard.data.sources import RawTable
from dashboard.data.store import Store, open_store
from dashboard.framework import Framework
from dashboard.framework.faults import Fault
from dashboard.framework.measures import Example
from dashboard.framework.nodes import Path
from dashboard.framework.results import Indicator
from dashboard.periods import current_period, to_date
from dashboard.protocols import Reject
from dashboard.released import Cell

ACTOR = "worked examples"
Rows = Sequence[dict[str, object]]


def check_examples(framework: Framework) -> list[Fault]:
    """Faults of all worked examples, found in a database of their own that is thrown away."""
    if not any(indicator.examples for indicator in framework.indicators):
        return []
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{folder}/examples.sqlite", framework)
        try:
            return run_examples(store)
        finally:
            store.close()


def run_examples(store: Store) -> list[Fault]:
    """Faults of all worked examples; `store` holds no record, and shows none afterwards."""
    return [
        fault
        for position, indicator in enumerate(store.framework.indicators)
        for number, example in enumerate(indicator.examples)
        for fault in _Run(store, indicator, example, ("indicators", position)).faults(number)
    ]


class _Run:
    """One example of one indicator."""

    def __init__(self, store: Store, indicator: Indicator, example: Example, path: Path) -> None:
        self._store = store
        self._indicator = indicator
        self._example = example
        self._path = path
        self._loads: list[int] = []

    def faults(self, number: int) -> Iterator[Fault]:
        """What differs from the expectation, or why the rows cannot be used."""
        self._path = (*self._path, "examples", number)
        try:
            refused = list(self._load())
            yield from refused or self._differences()
        finally:
            for load in self._loads:
                self._store.loads.revert(load, ACTOR)

    def _load(self) -> Iterator[Fault]:
        for dataset in _parents_first(self._store.framework, self._example.rows):
            rows = self._example.rows[dataset]
            raw = _table(rows, list(self._store.framework.datasets[dataset].columns))
            checked = check_table(self._store, dataset, raw)
            yield from self._refused(dataset, checked.rejects)
            if checked.accepted:
                summary = add_table(self._store, dataset, raw, checked, ACTOR)
                self._loads.append(summary.id)

    def _refused(self, dataset: str, rejects: Sequence[Reject]) -> Iterator[Fault]:
        for reject in rejects:
            if reject.severity == "error":
                row = reject.line or 1
                column = f', "{reject.column}"' if reject.column else ""
                what = f'dataset "{dataset}", row {row}{column}'
                place = (*self._path, "rows", dataset, row - 1)
                yield self._fault(place, f"{what}: {reject.reason}; {reject.remedy}")

    def _differences(self) -> Iterator[Fault]:
        cell = self._cell()
        for name, expected in self._example.expect.items():
            found = _figure(cell, name)
            if not _agree(found, expected):
                text = f"expected {name} {_said(expected)}, got {_said(found)}"
                yield self._fault((*self._path, "expect", name), text)

    def _cell(self) -> Cell:
        framework, day = self._store.framework, self._example.as_of
        name = self._example.period or to_date(current_period(framework.periods, day) or "")
        loaded = self._indicator.measure.dataset in self._store.loads.in_force()
        values = indicator_values(self._store, self._narrowed(), day, loaded=loaded)
        for (window, split), value in values.items():
            if window.name == name and dict(split) == self._example.disaggregation:
                return make_cell(framework, self._indicator, window, split, value, day)
        return Cell(self._indicator.code, name, "to_date", (), "missing")

    def _narrowed(self) -> Indicator:
        """The indicator with no other disaggregation than the one that is asked for."""
        asked = set(self._example.disaggregation)
        splits = [item for item in self._indicator.disaggregations if set(item.by) == asked]
        return self._indicator.model_copy(update={"disaggregations": splits})

    def _fault(self, path: Path, text: str) -> Fault:
        return Fault(path, f'example "{self._example.title.text("en")}": {text}')


def _parents_first(framework: Framework, rows: dict[str, Any]) -> list[str]:
    """The datasets of the rows, each after those that it borrows from."""
    ordered: list[str] = []

    def place(name: str) -> None:
        if name in ordered:
            return
        for link in framework.datasets[name].links.values():
            place(link.dataset)
        ordered.append(name)

    for name in rows:
        place(name)
    return [name for name in ordered if name in rows]


def _table(rows: Rows, columns: Sequence[str]) -> RawTable:
    """The rows as text under the names of the columns, as if read from a file."""
    given = [name for name in columns if any(name in row for row in rows)]
    frame = pd.DataFrame(
        {name: pd.array([_text(row.get(name)) for row in rows], dtype="str") for name in given}
    )
    return RawTable(
        file="example",
        sheet=None,
        sha256="",
        frame=frame,
        line=np.arange(1, len(rows) + 1),
        total=np.zeros(len(rows), dtype=bool),
    )


def _text(value: object) -> str | None:
    match value:
        case None:
            return None
        case bool():
            return "yes" if value else "no"
        case date():
            return value.isoformat()
        case list():
            return "; ".join(str(item) for item in value)
        case _:
            return str(value)


def _figure(cell: Cell, name: str) -> object:
    return getattr(cell, name) if hasattr(cell, name) else cell.extras.get(name)


def _agree(found: object, expected: object) -> bool:
    """Numbers to as many decimals as are expected; everything else exactly."""
    if isinstance(found, int | float) and isinstance(expected, int | float):
        decimals = len(str(expected).partition(".")[2].rstrip("0"))
        half = 0.5 * 10.0**-decimals if decimals else 0.0
        return abs(found - expected) <= half + 1e-9
    return found == expected


def _said(figure: object) -> str:
    match figure:
        case None:
            return "nothing"
        case int() | float():
            return f"{figure:.10g}"
        case _:
            return str(figure)
