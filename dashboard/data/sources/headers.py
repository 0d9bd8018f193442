"""Which row of a sheet is its header, and which declared column each header means.

A column is known by its name, its declared header names in any language and its labels, in this
order; letter case, punctuation and old fonts do not count, nor do units in brackets. Title rows
above are passed over, a second header row is joined, a row of HXL tags or units is skipped
(domain B.3 #5, #10).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from dashboard.data.letters import fold
from dashboard.data.sources.tables import Row
from dashboard.framework.datasets import Column, Dataset

SEARCHED_ROWS = 40
_ENOUGH = 3
_DEEPEST = 5
_MARKS = re.compile(r"[\s.,:;/\\*!?№#-]+")
_INITIALS = re.compile(r"\b(\w) (?=\w\b)")
_BRACKETS = re.compile(r"[(\[].*?[)\]]")
_TAG = re.compile(r"#\s*[A-Za-z][\w+ -]*")
_UNIT = re.compile(
    r"[(\[].+[)\]]|%|n|чел|человек|нафар|persons?|people|шт|ед|units?|pieces?|дней|руз|рӯз|days?"
    r"|лет|сол|years?|(dd|дд|рр)[. /-](mm|мм)[. /-](yy|гг|сс)+|yyyy-mm-dd|гггг-мм-дд",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Header:
    """Where the header begins, where the records begin, its texts and the columns they mean."""

    row: int
    body: int
    names: list[str]
    columns: list[str | None]


class Known:
    """The headers that a dataset and the forbidden groups are known by."""

    def __init__(self, dataset: Dataset, forbidden: Collection[str] = ()) -> None:
        self._columns = _column_names(dataset.columns)
        self._forbidden = frozenset(forbidden)
        self._enough = min(_ENOUGH, (len(dataset.columns) + 1) // 2)
        self._required = required_columns(dataset)
        self._fewest = min(2, len(dataset.columns))

    def column(self, header: str | None) -> str | None:
        """The declared column that a header means, or None."""
        if header is None:
            return None
        return self._columns.get(plain(header)) or self._columns.get(
            plain(_BRACKETS.sub(" ", header))
        )

    def is_header(self, row: Sequence[str | None]) -> bool:
        """True for all required columns, or three known headers, or half of the columns."""
        found = {self.column(cell) for cell in row} - {None}
        betrayed = {name for name in map(plain, filter(None, row)) if name in self._forbidden}
        if len(found) + len(betrayed) >= self._enough:
            return True
        return len(found) >= self._fewest and found >= self._required

    def names(self) -> list[str]:
        """Every name by which a column is known, in comparable form."""
        return list(self._columns)


def plain(header: str) -> str:
    """A header in the form in which headers are compared."""
    return _INITIALS.sub(r"\1", _MARKS.sub(" ", fold(header)).strip())


def required_columns(dataset: Dataset) -> set[str]:
    """The columns that no file of the dataset may lack: its key and those declared required."""
    return {*dataset.key, *(name for name, c in dataset.columns.items() if c.required)}


def find_header(rows: Sequence[Row], known: Known) -> Header | None:
    """The first of the leading rows that is a header, joined with the next where that helps."""
    for position, row in enumerate(rows[:SEARCHED_ROWS]):
        if known.is_header(row):
            return _complete(rows, position, known)
        below = rows[position + 1] if position + 1 < len(rows) else []
        if not known.is_header(below) and known.is_header(_joined(row, below, known)):
            return _complete(rows, position, known)
    return None


def _complete(rows: Sequence[Row], position: int, known: Known) -> Header:
    names, body = list(rows[position]), position + 1
    while body < min(len(rows), position + _DEEPEST):
        joined = _joined(names, rows[body], known)
        if _gains(names, joined, known):
            names = joined
        elif not repeats(rows[body], names):
            break
        body += 1
    while body < len(rows) and (_is_tags(rows[body]) or _is_units(rows[body])):
        body += 1
    names = _widened(names, max(map(len, rows[position:body])))
    return Header(
        row=position,
        body=body,
        names=[name or "" for name in names],
        columns=[known.column(name) for name in names],
    )


def repeats(row: Sequence[str | None], names: Sequence[str | None]) -> bool:
    """True for a row that shows the header again: half of its cells at least are its texts."""
    same = sum(cell is not None and cell == name for cell, name in zip(row, names, strict=False))
    return same > 1 and 2 * same >= sum(cell is not None for cell in row)


def _joined(upper: Row, lower: Row, known: Known) -> Row:
    width = max(len(upper), len(lower))
    pairs = zip(_widened(upper, width), _widened(lower, width), strict=True)
    return [next(_readings(first, second, known)) for first, second in pairs]


def _readings(upper: str | None, lower: str | None, known: Known) -> Iterator[str | None]:
    """The two cells together, the lower or the upper one: what is known first, else together."""
    both = " ".join(dict.fromkeys(cell for cell in (upper, lower) if cell)) or None
    yield from (cell for cell in (both, lower, upper) if known.column(cell))
    yield both


def _gains(names: Row, joined: Row, known: Known) -> bool:
    alone = {known.column(name) for name in names} - {None}
    together = [column for column in map(known.column, joined) if column]
    return len(together) == len(set(together)) and set(together) > alone


def _widened(row: Row, width: int) -> Row:
    return [*row, *[None] * (width - len(row))]


def _is_tags(row: Row) -> bool:
    cells = [cell.strip() for cell in row if cell]
    return bool(cells) and all(_TAG.fullmatch(cell) for cell in cells)


def _is_units(row: Row) -> bool:
    cells = [cell.strip().rstrip(".") for cell in row if cell]
    return bool(cells) and all(_UNIT.fullmatch(cell) for cell in cells)


def _column_names(columns: dict[str, Column]) -> dict[str, str]:
    names: dict[str, str] = {}
    for name in columns:
        names.setdefault(plain(name), name)
    for name, column in columns.items():
        for header in column.headers.names():
            names.setdefault(plain(header), name)
    for name, column in columns.items():
        for label in column.label.texts() if column.label else []:
            names.setdefault(plain(label), name)
    return names
