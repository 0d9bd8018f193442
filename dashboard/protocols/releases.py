"""Internal releases, closings of periods, and notes on indicators."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

from dashboard.released import Released

NoteKind = Literal["variance", "confirmation", "evidence"]


@dataclass(frozen=True, slots=True)
class Closing:
    """The freezing of a period's internal release; `closed_on` is its day where the project is.

    `closed_at` is the moment in UTC, `release` the number of the frozen release.
    """

    period: str
    closed_on: date
    closed_at: datetime
    closed_by: str
    release: int


@dataclass(frozen=True, slots=True)
class NewNote:
    """What a person says about an indicator in a period; `public` is empty unless meant for all."""

    indicator: str
    period: str
    kind: NoteKind
    internal: str = ""
    public: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it was written; `written_at` is in UTC. Nobody changes it, a newer one may follow.

    `internal` is for the project's team alone.
    """

    id: int
    indicator: str
    period: str
    kind: NoteKind
    internal: str
    public: str
    written_at: datetime
    written_by: str


class Releases(Protocol):
    """Reads releases of the internal audience; one that was read never changes."""

    def current(self) -> Released | None:
        """The newest internal release, or None before the first."""

    def closings(self) -> list[Closing]:
        """The closings of periods, in order."""

    def reported(self, period: str) -> Released | None:
        """The internal release frozen when the period was closed; None where it is open."""


class Notes(Protocol):
    """Reads notes and appends them; each is audited in the same transaction."""

    def all(self) -> list[Note]:
        """Every note, newest first."""

    def of(self, indicator: str) -> list[Note]:
        """The notes on one indicator, newest first."""

    def add(self, note: NewNote, by: str) -> Note:
        """Append a note; StoreError where it names nothing known, or says what it may not."""
