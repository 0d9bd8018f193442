"""Work that is asked for in the browser and done beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

JobKind = Literal["load", "revert", "release", "close", "prepare", "publish", "withdraw", "audit"]
JobState = Literal["waiting", "running", "done", "failed"]
Subject = Mapping[str, str | int | None]
DATA_JOBS = frozenset[JobKind]({"load", "revert", "release", "close"})
"""What the data page asks for and follows; the publishing desk does so with the others."""


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work; `message` says in words how it ended. Moments are in UTC."""

    id: int
    kind: JobKind
    subject: Subject
    state: JobState
    message: str
    requested_at: datetime
    requested_by: str
    finished_at: datetime | None


class Jobs(Protocol):
    """Puts work into the queue and says how far it is."""

    def enqueue(self, kind: JobKind, subject: Subject, by: str) -> Job:
        """Ask for work; the same work that is waiting already is not asked for twice."""

    def upload(self, dataset: str, file: str, content: bytes, by: str) -> Job:
        """Ask for a file to be loaded; the file waits in the database and goes with the job."""

    def cancel(self, job: int, by: str) -> bool:
        """End a job that nobody has taken yet; False where somebody has."""

    def job(self, number: int) -> Job | None:
        """One piece of work, or None."""

    def recent(self, most: int) -> list[Job]:
        """At most so many, newest first."""
