"""Slows guessing: tries are counted in the database, before they are made.

So neither a restart nor another worker forgets them, and of many that come at the same time no
more are let through than of as many that come one after another.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from sqlalchemy import Connection, Engine

from dashboard.data.queries import accounts as statements
from dashboard.data.store.writing import write

WINDOW_SECONDS = 15 * 60
LONGEST_WAIT = 5 * 60


class LoginThrottle:
    """Beyond the free failures of a quarter of an hour each further try waits twice as long."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._clock = clock

    def admit(self, tries: Mapping[str, int]) -> int:
        """Count a try under every key and return 0; or count nothing, and say how long to wait.

        `tries` names each key with the failures that are free.
        """
        moment = self._clock()
        with write(self._engine) as connection:
            self._lock(connection, tries)
            connection.execute(statements.expire_failures(moment - WINDOW_SECONDS))
            wait = max(_wait(connection, key, free, moment) for key, free in tries.items())
            if wait == 0:
                for key in tries:
                    connection.execute(statements.add_failure(key, moment))
        return wait

    def _lock(self, connection: Connection, tries: Mapping[str, int]) -> None:
        """One at a time; SQLite sees to it by itself once a transaction has begun to write."""
        if connection.dialect.name != "sqlite":
            for key in sorted(tries):
                connection.execute(statements.lock_name(key))

    def forgive(self, key: str) -> None:
        """Take back one counted try, since it was none."""
        with write(self._engine) as connection:
            connection.execute(statements.take_back_failure(key))

    def cleared(self, key: str) -> None:
        """Forget failures after a success."""
        with write(self._engine) as connection:
            connection.execute(statements.clear_failures(key))


def _wait(connection: Connection, key: str, free: int, moment: float) -> int:
    """Seconds until the next try for this key; 0 when free."""
    statement = statements.count_failures(key, moment - WINDOW_SECONDS)
    failures, last = connection.execute(statement).one()
    if last is None or failures < free:
        return 0
    doubled = min(LONGEST_WAIT, 2 ** min(failures - free + 1, 16))
    return max(0, int(last + doubled - moment + 0.5))
