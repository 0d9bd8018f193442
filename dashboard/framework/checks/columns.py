"""Columns looked up in a declaration that may still be faulty: broken links lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.framework.datasets import (
    Code,
    Column,
    DaysBetween,
    Derived,
    Difference,
    FirstDate,
    ShareOf,
)
from dashboard.framework.faults import Fault, undefined
from dashboard.framework.model import Framework
from dashboard.framework.nodes import Path

NUMERIC = ("integer", "number")
DATED = ("date", "month")
CODED = ("code", "codes")
WORDS: dict[tuple[str, ...], str] = {
    NUMERIC: "a number",
    DATED: "a date or month",
    CODED: "a code list",
}


@dataclass(frozen=True)
class Columns:
    """The columns of one dataset: its own, derived, and borrowed by its links."""

    framework: Framework
    dataset: str

    def names(self) -> list[str]:
        """Every name that can be referred to."""
        declared = self.framework.datasets[self.dataset]
        borrowed = [name for link in declared.links.values() for name in link.borrowed()]
        return [*declared.columns, *declared.derived, *borrowed]

    def find(self, name: str, trail: tuple[str, ...] = ()) -> Column | None:
        """The column, or None where nothing of that name can be reached."""
        if f"{self.dataset}.{name}" in trail:
            return None
        declared = self.framework.datasets[self.dataset]
        if name in declared.columns:
            return declared.columns[name]
        if name in declared.derived:
            dated = isinstance(declared.derived[name], FirstDate)
            return Column(type="date" if dated else "number")
        for link in declared.links.values():
            if name in link.borrowed() and link.dataset in self.framework.datasets:
                parent = Columns(self.framework, link.dataset)
                return parent.find(link.borrowed()[name], (*trail, f"{self.dataset}.{name}"))
        return None

    def require(self, path: Path, name: str, types: tuple[str, ...] = ()) -> Iterator[Fault]:
        """A fault where the column is not there, or is of none of the types."""
        column = self.find(name)
        if column is None:
            if name not in self.names():
                yield undefined(path, "column", name, self.names(), f'dataset "{self.dataset}"')
        elif types and column.type not in types:
            wanted = WORDS.get(types, " or ".join(types))
            yield Fault(
                path,
                f'column "{name}" is of type {column.type}; choose one that holds {wanted}',
            )

    def codes(self, name: str) -> dict[str, Code]:
        """The code list of a column; empty where it has none."""
        column = self.find(name)
        return self.framework.code_lists.get((column and column.code_list) or "", {})


def operands(derived: Derived) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The columns that a derived column is made from, and the types that they must have."""
    match derived:
        case DaysBetween():
            return derived.days_between, DATED
        case Difference():
            return derived.difference, NUMERIC
        case ShareOf():
            return derived.share_of, NUMERIC
        case FirstDate():
            return (derived.first_date.of,), DATED
