"""What a measure asks of the records: which rows, counted on which day, added up how.

Measures speak this language and know no SQL; queries understand it and know no measure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dashboard.framework.datasets import Where


@dataclass(frozen=True, slots=True)
class Selection:
    """Rows of a dataset that meet the conditions.

    A row counts on the day in `day`, moved by `shift` days. With `entity`, only the first row of
    each entity remains (by day, load, line), and it speaks for the entity.
    """

    dataset: str
    where: Where
    day: str
    shift: int = 0
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """One figure per group: how many rows, how many that meet `where`, a sum or a maximum."""

    kind: Literal["rows", "rows_where", "sum", "max"]
    column: str | None = None
    where: Where = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Need:
    """A selection, the tallies over it, and the columns that facts stay apart by.

    `parts` maps wide columns to the codes they stand for; a tally of kind `sum` then reads the
    wide column instead of its own wherever facts are split by one of these dimensions.
    """

    selection: Selection
    tallies: tuple[Tally, ...]
    groups: tuple[str, ...] = ()
    parts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fact:
    """The tallies of one day, one cell of a split and one combination of group columns."""

    day: date
    split: tuple[str | None, ...]
    groups: tuple[object, ...]
    tallies: tuple[float | None, ...]
