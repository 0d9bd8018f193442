"""Takes one job from the queue, does it while its lease is renewed, and writes down how it ended.

What a person can mend ends the job with its sentence. A database that fails ends nothing: the lease
runs out and the job is taken again. Any other fault ends the job without its text, which may hold a
record's value.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from threading import Event, Thread

from dashboard.data.jobs import run_job
from dashboard.data.store import DATABASE_FAULTS, Store
from dashboard.data.store.jobs import LEASE
from dashboard.errors import DashboardError
from dashboard.protocols import Job
from dashboard.protocols.outcomes import SURPRISE
from dashboard.settings import Settings

RENEWALS = 4


@dataclass(frozen=True, slots=True)
class Ended:
    """A job, whether it was done, and the fault that nobody expected."""

    job: Job
    done: bool
    surprise: Exception | None = None


def work_on_next(
    settings: Settings, store: Store, worker: str, lease: timedelta = LEASE
) -> Ended | None:
    """Do the oldest job that waits; None where none does. Raises only what the database raises."""
    job = store.jobs.take(worker, lease)
    if job is None:
        return None
    try:
        with _renewed(store, job, worker, lease):
            subject = {**job.subject, "job": job.id}
            message = run_job(settings, store, job.kind, subject, job.requested_by)
    except DashboardError as fault:
        store.jobs.fail(job.id, worker, str(fault))
        return Ended(job, done=False)
    except DATABASE_FAULTS:
        raise
    except Exception as surprise:  # noqa: BLE001 - the worker lives on, and its log says where
        store.jobs.fail(job.id, worker, SURPRISE)
        return Ended(job, done=False, surprise=surprise)
    store.jobs.finish(job.id, worker, message)
    return Ended(job, done=True)


@contextmanager
def _renewed(store: Store, job: Job, worker: str, lease: timedelta) -> Iterator[None]:
    """Renew the lease from a thread for as long as the work goes on."""
    ended = Event()
    pause = lease.total_seconds() / RENEWALS

    def renew() -> None:
        while not ended.wait(pause):
            # A renewal that fails is tried again; a lease that ran out is found when the job ends.
            with suppress(*DATABASE_FAULTS):
                store.jobs.renew(job.id, worker, lease)

    thread = Thread(target=renew, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
