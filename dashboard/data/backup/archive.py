"""What a backup looks like: a zip of a manifest, the declaration, and one file for each table.

A table's file holds one JSON array a row, in the order of the columns that the manifest names. The
manifest counts the rows and bytes of each file and gives its SHA-256. Nothing in it belongs to one
kind of database.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from dashboard.data.store.shapes import Kind, Shape

FORMAT: Literal[1] = 1
MANIFEST = "manifest.json"
DECLARATION = "indicators.yaml"
LONGEST_ROW = 1024**3
"""Bytes; the longest is a file that waits to be loaded."""
LARGEST_MANIFEST = 16 * 1024**2
MOST_UNPACKED = 256 * 1024**3
MOST_SWOLLEN = 200
SWOLLEN_COUNTS_FROM = 1024**3


class Member(BaseModel):
    """One file of the archive."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    bytes: int
    sha256: str


class TableMember(Member):
    """The file of one table."""

    table: str
    columns: tuple[tuple[str, Kind], ...]
    rows: int

    @property
    def shape(self) -> Shape:
        """The table as the database knows it."""
        return Shape(self.table, self.columns)


class Manifest(BaseModel):
    """What a backup says about itself; `made_at` is in UTC."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[1]
    made_at: datetime
    revision: str
    project: str
    fingerprint: str
    declaration: Member
    tables: tuple[TableMember, ...]

    @property
    def members(self) -> tuple[Member, ...]:
        """Every file but the manifest itself."""
        return (self.declaration, *self.tables)

    @property
    def rows(self) -> int:
        """How many rows there are in all tables."""
        return sum(table.rows for table in self.tables)


def member_of(table: str) -> str:
    """The name of a table's file."""
    return f"tables/{table}.jsonl"


def write_row(values: Sequence[Any], kinds: Sequence[Kind]) -> bytes:
    """A row as one line."""
    told = [
        None if value is None else WRITERS.get(kind, _same)(value)
        for value, kind in zip(values, kinds, strict=True)
    ]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def read_row(line: bytes, kinds: Sequence[Kind]) -> list[Any]:
    """The row of a line; ValueError or TypeError where the line is none."""
    return [
        None if value is None else READERS.get(kind, _same)(value)
        for value, kind in zip(json.loads(line), kinds, strict=True)
    ]


def _same(value: Any) -> Any:
    return value


def _write_float(value: float) -> float | str:
    """JSON has no word for what is not a number."""
    return value if value - value == 0 else repr(value)


def _write_bytes(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


def _read_bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def _write_day(value: date) -> str:
    return value.isoformat()


WRITERS: dict[Kind, Callable[[Any], Any]] = {
    "float": _write_float,
    "date": _write_day,
    "moment": _write_day,
    "bytes": _write_bytes,
}
READERS: dict[Kind, Callable[[Any], Any]] = {
    "float": float,
    "date": date.fromisoformat,
    "moment": datetime.fromisoformat,
    "bytes": _read_bytes,
}
