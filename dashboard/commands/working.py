"""`work`: keeps the figures of the day; a new day or a new declaration calls for a new release."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import suppress

import click

from dashboard.commands.opening import open_from_environment
from dashboard.data.release import cut_off_on, refresh_release

ACTOR = "worker"
PAUSE_SECONDS = 30.0


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now, then stop.")
def work(once: bool) -> None:
    """Release anew whenever the day, the records or the declaration have changed."""
    work_once()
    with suppress(KeyboardInterrupt):
        while not once:
            time.sleep(PAUSE_SECONDS)
            _work_on()


def work_once() -> None:
    """Release where the newest release no longer holds, by the declaration as it is now."""
    settings, store = open_from_environment()
    try:
        cut_off = cut_off_on(settings, store)
        if refresh_release(store, cut_off, ACTOR):
            click.echo(f"released as of {cut_off}")
    finally:
        store.close()


def _work_on() -> None:
    """One round of many: a fault of database or declaration ends the round, not the work."""
    try:
        work_once()
    except Exception as error:  # noqa: BLE001 - its text may hold what no log may
        click.echo(f"not released: {type(error).__name__}; tried again soon", err=True)


def start_worker() -> subprocess.Popen[bytes]:
    """A worker beside this process, with the same environment."""
    return subprocess.Popen([sys.executable, "-m", "dashboard.commands", "work"])
