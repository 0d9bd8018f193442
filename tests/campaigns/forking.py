"""Forks a process per piece of work, so that a kill meets the work and not the start of Python.

Reads a line of JSON per piece of work; answers `pid N`, `ready` when the store is open and the work
begins, and `ended STATUS`.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from dashboard.data.loading import load_file
from dashboard.data.publication import publish_as_of
from dashboard.data.release import close_as_of, refresh_release
from dashboard.data.store import Store, open_store
from dashboard.errors import DashboardError
from dashboard.framework.reading import read_framework
from dashboard.settings import Settings

ACTOR = "campaign"
DATASET = "case"
PERIOD, ENDS, ARRIVES = "H2", date(2019, 9, 30), date(2019, 10, 14)
Work = Callable[[Settings, Store, Path], object]

WORK: dict[str, Work] = {
    "load": lambda _, store, file: load_file(store, DATASET, file, ACTOR),
    "release": lambda _, store, __: refresh_release(store, ENDS, ACTOR),
    "close": lambda _, store, __: close_as_of(store, PERIOD, ENDS, ARRIVES, ACTOR),
    "publish": lambda settings, store, __: publish_as_of(
        settings, store, PERIOD, ENDS, ARRIVES, ACTOR, "a campaign has one person"
    ),
}


def main() -> None:
    """Answer until the input ends."""
    framework = read_framework(Path("indicators.yaml"))
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            os._exit(_work(asked, framework))
        _say(f"pid {child}")
        _, status = os.waitpid(child, 0)
        _say(f"ended {os.waitstatus_to_exitcode(status)}")


def _work(asked: dict[str, str], framework: object) -> int:
    settings = Settings(database_url=asked["url"], ledger_key=Path(asked["key"]))
    try:
        with closing(open_store(asked["url"], framework)) as store:  # type: ignore[arg-type]
            _say("ready")
            WORK[asked["action"]](settings, store, Path(asked["file"]))
    except DashboardError as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    except Exception as surprise:  # noqa: BLE001 - a fork must never return to the loop
        sys.stderr.write(f"{type(surprise).__name__}: {surprise}\n")
        return 2
    return 0


def _say(words: str) -> None:
    os.write(1, f"{words}\n".encode())


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    main()
