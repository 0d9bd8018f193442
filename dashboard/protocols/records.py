"""Loads and their rejects: counts, never content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class LoadSummary:
    """One load: counts of rows, never their content."""

    id: int
    dataset: str
    file: str
    sha256: str
    loaded_at: datetime
    loaded_by: str
    read: int
    accepted: int
    replaced: int
    rejected: int
    reverted_at: datetime | None


@dataclass(frozen=True, slots=True)
class Reject:
    """A row, cell or column that could not be accepted, or was accepted with a warning.

    `value` is what was found; always None for sensitive datasets.
    """

    file: str
    sheet: str | None
    line: int | None
    column: str | None
    value: str | None
    reason: str
    remedy: str
    severity: Literal["error", "warning"] = "error"


class LoadBook(Protocol):
    """Reads loads and their rejects."""

    def loads(self) -> list[LoadSummary]:
        """All loads, newest first."""

    def rejects(self, load: int) -> list[Reject]:
        """The rejects of one load in file order."""
