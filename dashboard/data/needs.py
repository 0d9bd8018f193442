"""What a measure asks of the records: which rows, counted on which day, added up how.

Measures speak this language and know no SQL; queries understand it and know no measure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dashboard.framework.datasets import Where

PREVIOUS = "_previous"
"""The group column with the day of the entity's row before, where a selection keeps every row."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Rows of a dataset that meet the conditions.

    A row counts on the day in `day`, moved by `shift` days. With `entity`, only the first row of
    each entity remains (by day, load, line), and it speaks for the entity; with `every` all its
    rows remain, and each knows the day of the one before under PREVIOUS.
    """

    dataset: str
    where: Where
    day: str
    shift: int = 0
    entity: str | None = None
    every: bool = False


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
class Step:
    """A step of a way: its rows, the columns that tell entities apart, the date of reaching it."""

    dataset: str
    where: Where
    entity: tuple[str, ...]
    day: str


@dataclass(frozen=True, slots=True)
class Spells:
    """Entities from the day they begin to the day they end; an open one has no end."""

    begun: Step
    ended: Step


@dataclass(frozen=True, slots=True)
class Way:
    """Steps one after the other; an entity has come as far as it has every step before as well."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """The tallies of one day, one cell of a split and one combination of group columns.

    Of Spells: the day of beginning, the day of the end (or None) as group, how many entities. Of a
    Way: the day of the first step, the number of steps reached as group, how many entities.
    """

    day: date
    split: tuple[str | None, ...]
    groups: tuple[object, ...]
    tallies: tuple[float | None, ...]
