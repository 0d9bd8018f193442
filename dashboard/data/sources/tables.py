"""What a source hands on: the grid of a sheet as found, and the table cut out of it.

Cells are text or nothing; no number, date or code has been understood yet. Lines count from 1 as
a spreadsheet or an editor shows them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.protocols import Reject

UNCOMPUTED = "#UNCOMPUTED!"
"""Stands in a cell whose formula was saved without a result."""

Row = list[str | None]


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a file may be, in bytes; a workbook also by what it unpacks to.

    `members` are the files inside a workbook, `rows` and `cells` those of one sheet as it is laid
    out, empty ones between others included.
    """

    file: int = 512 * 1024**2
    unpacked: int = 1024**3
    ratio: int = 250
    ratio_counts_from: int = 32 * 1024**2
    members: int = 5_000
    rows: int = 1_048_576
    cells: int = 50_000_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a source; a text file is one sheet without a name."""

    name: str | None
    hidden: bool = False


@dataclass(frozen=True)
class Grid:
    """All rows of a sheet with their lines.

    `filled` holds (row, column) of cells that took their text from the merged range they are in;
    `notes` are sentences about the sheet; `date1904` says how its day numbers count.
    """

    rows: list[Row]
    lines: list[int]
    filled: frozenset[tuple[int, int]] = frozenset()
    notes: tuple[str, ...] = ()
    date1904: bool = False


class Source(Protocol):
    """One file of one type. Raises SourceError where it cannot be read."""

    def __init__(self, data: bytes, file: str, limits: Limits) -> None:
        """`data` are the file's bytes, `file` its name for messages."""

    def sheets(self) -> list[Sheet]:
        """The sheets in the file's order."""

    def read(self, sheet: Sheet, rows: int | None = None) -> Grid:
        """The grid of a sheet; with `rows`, at least its first so many rows."""


@dataclass(frozen=True)
class RawTable:
    """The rows of one sheet under their headers as found, and nothing that may not be kept.

    `frame` is text or NA, one column per header; `line` and `total` run along its rows, `total`
    marks rows that only add up others. `rejects` are rows that could not be cut into columns
    (errors, not in the frame) and remarks about the file (warnings).
    """

    file: str
    sheet: str | None
    sha256: str
    frame: pd.DataFrame
    line: NDArray[np.int64]
    total: NDArray[np.bool_]
    date1904: bool = False
    rejects: list[Reject] = field(default_factory=list)
