"""What the installation remembers about itself: that it is a demonstration, its day, its secret."""

from __future__ import annotations

import secrets
from datetime import date

from sqlalchemy import Engine

from dashboard.data.queries import accounts as statements
from dashboard.data.store.writing import write

DEMONSTRATION = "demonstration"
CUT_OFF = "demonstration cut-off"
CHOSEN = "chosen cut-off"
SECRET = "demonstration secret"  # noqa: S105 - a name, not a secret
PASSWORD = "demonstration password"  # noqa: S105


class Installation:
    """Named facts in the database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def fact(self, name: str) -> str | None:
        """What is remembered under `name`."""
        with self._engine.connect() as connection:
            return connection.execute(statements.fact(name)).scalar_one_or_none()

    def remember(self, name: str, value: str) -> None:
        """Remember a fact; a former one of the same name is replaced."""
        with write(self._engine) as connection:
            connection.execute(statements.forget(name))
            connection.execute(statements.remember(name, value))

    @property
    def demonstration(self) -> bool:
        """True where the records are invented."""
        return self.fact(DEMONSTRATION) is not None

    @property
    def cut_off(self) -> date | None:
        """The day on which the demonstration stands."""
        stored = self.fact(CUT_OFF)
        return date.fromisoformat(stored) if stored else None

    @property
    def chosen_cut_off(self) -> date | None:
        """The day on which the figures stand because somebody chose it."""
        stored = self.fact(CHOSEN)
        return date.fromisoformat(stored) if stored else None

    def choose_cut_off(self, day: date | None) -> None:
        """Let the figures stand on a day, or on their usual one again."""
        with write(self._engine) as connection:
            connection.execute(statements.forget(CHOSEN))
            if day is not None:
                connection.execute(statements.remember(CHOSEN, day.isoformat()))

    def begin_demonstration(self, cut_off: date) -> None:
        """Mark the database as a demonstration that stands on a day."""
        self.remember(CUT_OFF, cut_off.isoformat())
        self.remember(SECRET, secrets.token_hex(32))

    def finish_demonstration(self) -> None:
        """Say that all records of the demonstration are loaded."""
        self.remember(DEMONSTRATION, "complete")
