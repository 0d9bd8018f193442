"""Statements over jobs and the files that wait with them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Delete, Insert, Select, Update, and_, delete, insert, or_, select, update

from dashboard.data.schema.jobs import jobs, uploads

UNFINISHED = ("waiting", "running")


def add_job(values: Mapping[str, Any]) -> Insert:
    """Adds a job that waits, and returns its number."""
    return (
        insert(jobs).values(state="waiting", message="", attempts=0, **values).returning(jobs.c.id)
    )


def add_upload(job: int, file: str, content: bytes) -> Insert:
    """Keeps the file that a job is to load."""
    return insert(uploads).values(job=job, file=file, content=content)


def remove_upload(job: int) -> Delete:
    """Lets go of the file of a job."""
    return delete(uploads).where(uploads.c.job == job)


def upload_of(job: int) -> Select[Any]:
    """Name and content of the file that waits with a job."""
    return select(uploads.c.file, uploads.c.content).where(uploads.c.job == job)


def one_job(job: int) -> Select[Any]:
    """One job."""
    return select(jobs).where(jobs.c.id == job)


def newest_jobs(most: int) -> Select[Any]:
    """At most so many jobs, newest first."""
    return select(jobs).order_by(jobs.c.id.desc()).limit(most)


def same_waiting(kind: str, subject: str) -> Select[Any]:
    """The job that waits for the same work; one that runs may have begun too early for it."""
    return select(jobs).where(
        jobs.c.kind == kind, jobs.c.subject == subject, jobs.c.state == "waiting"
    )


def take_job(worker: str, moment: datetime, until: datetime, most: int) -> Update:
    """Takes the oldest job that waits, or whose worker has died, for one worker alone.

    One statement that selects and marks: SQLite holds its write lock throughout; PostgreSQL locks
    the row and passes over those that another worker is taking.
    """
    found = (
        select(jobs.c.id)
        .where(
            or_(
                jobs.c.state == "waiting",
                and_(
                    jobs.c.state == "running",
                    jobs.c.lease_until < moment,
                    jobs.c.attempts < most,
                ),
            )
        )
        .order_by(jobs.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    held = {"state": "running", "worker": worker, "lease_until": until}
    return (
        update(jobs)
        .where(jobs.c.id == found)
        .values(attempts=jobs.c.attempts + 1, **held)
        .returning(*jobs.c)
    )


def exhausted_jobs(moment: datetime, most: int) -> Select[Any]:
    """Jobs whose worker has died as often as is tolerated."""
    return select(jobs.c.id).where(
        jobs.c.state == "running", jobs.c.lease_until < moment, jobs.c.attempts >= most
    )


def give_up(job: int, moment: datetime, message: str) -> Update:
    """Ends a job whose lease has run out, unless somebody has renewed it meanwhile."""
    ended = {"state": "failed", "message": message, "finished_at": moment}
    return (
        update(jobs)
        .where(jobs.c.id == job, jobs.c.state == "running", jobs.c.lease_until < moment)
        .values(**ended)
    )


def cancel_job(job: int, moment: datetime, message: str) -> Update:
    """Ends a job that nobody has taken yet."""
    ended = {"state": "failed", "message": message, "finished_at": moment}
    return update(jobs).where(jobs.c.id == job, jobs.c.state == "waiting").values(**ended)


def renew_lease(job: int, worker: str, until: datetime) -> Update:
    """Prolongs the lease of a worker that still holds the job."""
    return update(jobs).where(_held(job, worker)).values(lease_until=until)


def end_job(job: int, worker: str, values: Mapping[str, Any]) -> Update:
    """Ends the job of a worker that still holds it."""
    return update(jobs).where(_held(job, worker)).values(**values)


def _held(job: int, worker: str) -> Any:
    return and_(jobs.c.id == job, jobs.c.worker == worker, jobs.c.state == "running")
