"""`work`: takes what was asked for in the browser, and keeps the figures of the day.

A new day or a new declaration calls for a new release. A request to stop lets the running job come
to its end. What is printed names jobs by number and kind, never what is in them.
"""

from __future__ import annotations

import secrets
import signal
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from time import monotonic
from types import FrameType

import click

from dashboard.commands.opening import open_from_environment
from dashboard.data.release import cut_off_on, refresh_release
from dashboard.data.store import Store
from dashboard.data.working import work_on_next
from dashboard.settings import Settings

ACTOR = "worker"
POLL_SECONDS = 1.0
REOPENED_AFTER_SECONDS = 30.0


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now, then stop.")
def work(once: bool) -> None:
    """Take jobs, and release anew whenever the day, the records or the declaration have changed."""
    if once:
        work_once()
        return
    stop = Event()
    with _stopped_by_signals(stop):
        while not stop.is_set():
            _work_on(stop)


def work_once() -> None:
    """Do every job that waits, then release where the newest release no longer holds."""
    settings, store = open_from_environment()
    try:
        worker = _name()
        while _take_job(settings, store, worker):
            pass
        _keep_fresh(settings, store)
    finally:
        store.close()


def _work_on(stop: Event) -> None:
    """One round of many: a fault of database or declaration ends the round, not the work."""
    try:
        _work_a_while(stop)
    except Exception as error:  # noqa: BLE001 - its text may hold what no log may
        click.echo(f"not working: {type(error).__name__}; tried again soon", err=True)
        stop.wait(REOPENED_AFTER_SECONDS)


def _work_a_while(stop: Event) -> None:
    """Take jobs for a while, by the declaration as it is now."""
    settings, store = open_from_environment()
    try:
        _keep_fresh(settings, store)
        worker, until = _name(), monotonic() + REOPENED_AFTER_SECONDS
        while monotonic() < until and not stop.is_set():
            if not _take_job(settings, store, worker):
                stop.wait(POLL_SECONDS)
    finally:
        store.close()


def _keep_fresh(settings: Settings, store: Store) -> None:
    cut_off = cut_off_on(settings, store)
    if refresh_release(store, cut_off, ACTOR):
        click.echo(f"released as of {cut_off}")


def _take_job(settings: Settings, store: Store, worker: str) -> bool:
    """Do one job; False where none waits."""
    ended = work_on_next(settings, store, worker)
    if ended is None:
        return False
    click.echo(f"job {ended.job.id} {ended.job.kind}: {'done' if ended.done else 'failed'}")
    if ended.surprise is not None:
        click.echo(_place_of(ended.surprise), err=True)
    return True


def _place_of(surprise: Exception) -> str:
    frames = traceback.extract_tb(surprise.__traceback__)[-8:]
    places = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
    return f"{type(surprise).__name__} at {places}"


def _name() -> str:
    return secrets.token_hex(16)


@contextmanager
def _stopped_by_signals(stop: Event) -> Iterator[None]:
    """Set `stop` at the first request to stop; whoever interrupts twice does not wait."""

    def ask(number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGINT and stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = {number: signal.signal(number, ask) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def start_worker() -> subprocess.Popen[bytes]:
    """A worker beside this process, with the same environment."""
    return subprocess.Popen([sys.executable, "-m", "dashboard.commands", "work"])
