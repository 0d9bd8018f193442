"""Work that waits, is held by one worker under a lease, and ends with a sentence.

Whoever asks for work writes its audit record in the same transaction. A lease that is not renewed
runs out: the job is taken by another worker, a limited number of times. An uploaded file lives in
the database for as long as its job has not ended.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, Row

from dashboard.data.queries import jobs as statements
from dashboard.data.store.writing import Audit, now, write
from dashboard.errors import StoreError
from dashboard.protocols import Job, JobKind, Subject
from dashboard.protocols.outcomes import CANCELLED, WORKER_DIED

LEASE = timedelta(seconds=60)
MOST_ATTEMPTS = 3
AUDITED = ("dataset", "load", "period", "edition", "proposal")
"""Parts of a subject that name things by number or code; any other may be text of a person."""


@dataclass(frozen=True)
class Upload:
    """A file that waits to be loaded."""

    file: str
    content: bytes


class JobStore:
    """The queue of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def enqueue(self, kind: JobKind, subject: Subject, by: str) -> Job:
        """Ask for work; the same work that is waiting already is not asked for twice."""
        return self._ask(kind, subject, by, None)

    def upload(self, dataset: str, file: str, content: bytes, by: str) -> Job:
        """Ask for a file to be loaded; the file waits in the database and goes with the job."""
        digest = hashlib.sha256(content).hexdigest()
        subject = {"dataset": dataset, "file": file, "sha256": digest}
        return self._ask("load", subject, by, Upload(file, content))

    def _ask(self, kind: JobKind, subject: Subject, by: str, upload: Upload | None) -> Job:
        text = json.dumps(dict(subject), sort_keys=True)
        waiting = self._one(statements.same_waiting(kind, text).limit(1))
        if waiting is not None:
            return _job(waiting)
        asked = {"kind": kind, "subject": text, "requested_at": now(), "requested_by": by}
        with write(self._engine, Audit(by, f"ask for {kind}", _words(subject))) as connection:
            number = connection.execute(statements.add_job(asked)).scalar_one()
            if upload is not None:
                kept = statements.add_upload(number, upload.file, upload.content)
                connection.execute(kept)
        return self._known(number)

    def job(self, number: int) -> Job | None:
        """One piece of work, or None."""
        row = self._one(statements.one_job(number))
        return None if row is None else _job(row)

    def cancel(self, job: int, by: str) -> bool:
        """End a job that nobody has taken yet; False, and nothing changed, where somebody has."""
        message = CANCELLED.format(person=by)
        with write(self._engine) as connection:
            found = connection.execute(statements.cancel_job(job, now(), message)).rowcount
            if found:
                connection.execute(statements.remove_upload(job))
                Audit(by, "cancel job", str(job)).append(connection)
            return bool(found)

    def recent(self, most: int) -> list[Job]:
        """At most so many, newest first."""
        with self._engine.connect() as connection:
            return [_job(row) for row in connection.execute(statements.newest_jobs(most))]

    def waiting_file(self, job: int) -> Upload:
        """The file that waits with a job; StoreError where there is none."""
        row = self._one(statements.upload_of(job))
        if row is None:
            raise StoreError("the file of this job is no longer there; send it again")
        return Upload(row.file, row.content)

    def take(self, worker: str, lease: timedelta = LEASE) -> Job | None:
        """The oldest job that waits or whose worker died, now held by `worker`; None where none."""
        moment = _precisely_now()
        self._give_up(moment)
        until = moment + lease
        with write(self._engine) as connection:
            statement = statements.take_job(worker, moment, until, MOST_ATTEMPTS)
            row = connection.execute(statement).one_or_none()
        return None if row is None else _job(row)

    def renew(self, job: int, worker: str, lease: timedelta = LEASE) -> bool:
        """Prolong the lease; False where the worker no longer holds the job."""
        until = _precisely_now() + lease
        with write(self._engine) as connection:
            renewed = connection.execute(statements.renew_lease(job, worker, until))
            return bool(renewed.rowcount)

    def finish(self, job: int, worker: str, message: str) -> bool:
        """The work is done; False, and nothing changed, where another worker holds it by now."""
        return self._end(job, worker, "done", message)

    def fail(self, job: int, worker: str, message: str) -> bool:
        """The work could not be done, for the reason in `message`; False as for `finish`."""
        return self._end(job, worker, "failed", message)

    def _end(self, job: int, worker: str, state: str, message: str) -> bool:
        ended = {"state": state, "message": message, "finished_at": now()}
        with write(self._engine) as connection:
            held = connection.execute(statements.end_job(job, worker, ended)).rowcount
            if held:
                connection.execute(statements.remove_upload(job))
            return bool(held)

    def _give_up(self, moment: datetime) -> None:
        with self._engine.connect() as connection:
            found = statements.exhausted_jobs(moment, MOST_ATTEMPTS)
            lost = connection.execute(found).scalars().all()
        for job in lost:
            with write(self._engine) as connection:
                _give_up_one(connection, job, moment)

    def _known(self, number: int) -> Job:
        found = self.job(number)
        if found is None:
            raise StoreError(f"there is no job {number}")
        return found

    def _one(self, statement: Any) -> Row[Any] | None:
        with self._engine.connect() as connection:
            return connection.execute(statement).one_or_none()


def _give_up_one(connection: Connection, job: int, moment: datetime) -> None:
    if connection.execute(statements.give_up(job, moment, WORKER_DIED)).rowcount:
        connection.execute(statements.remove_upload(job))


def _precisely_now() -> datetime:
    """A lease is compared with moments of its own kind, not with seconds cut off."""
    return datetime.now(UTC).replace(tzinfo=None)


def _words(subject: Subject) -> str:
    named = [f"{name} {subject[name]}" for name in AUDITED if subject.get(name) is not None]
    return ", ".join(named)


def _job(row: Row[Any]) -> Job:
    return Job(
        id=row.id,
        kind=row.kind,
        subject=json.loads(row.subject),
        state=row.state,
        message=row.message,
        requested_at=row.requested_at.replace(tzinfo=UTC),
        requested_by=row.requested_by,
        finished_at=None if row.finished_at is None else row.finished_at.replace(tzinfo=UTC),
    )
