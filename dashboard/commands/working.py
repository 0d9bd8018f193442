"""`work`: keeps the figures of the day; a new day or a new declaration calls for a new release."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import suppress

import click

from dashboard.commands.opening import open_from_environment
from dashboard.data.release import cut_off_on, refresh_release
from dashboard.data.store import Store
from dashboard.settings import Settings

ACTOR = "worker"
PAUSE_SECONDS = 30.0


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now, then stop.")
def work(once: bool) -> None:
    """Release anew whenever the day, the records or the declaration have changed."""
    settings, store = open_from_environment()
    work_once(settings, store)
    with suppress(KeyboardInterrupt):
        while not once:
            time.sleep(PAUSE_SECONDS)
            work_once(settings, store)


def work_once(settings: Settings, store: Store) -> None:
    """Release where the newest release no longer holds, and say so."""
    cut_off = cut_off_on(settings, store)
    if refresh_release(store, cut_off, ACTOR):
        click.echo(f"released as of {cut_off}")


def start_worker() -> subprocess.Popen[bytes]:
    """A worker beside this process, with the same environment."""
    return subprocess.Popen([sys.executable, "-m", "dashboard.commands", "work"])
