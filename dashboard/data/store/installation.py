"""What the installation remembers about itself: that it is a demonstration, its day, its secret."""

from __future__ import annotations

import secrets
from datetime import date

from sqlalchemy import Engine

from dashboard.data.queries import accounts as statements
from dashboard.data.store.writing import write

DEMONSTRATION = "demonstration"
CUT_OFF = "demonstration cut-off"
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

    def begin_demonstration(self, cut_off: date) -> None:
        """Mark the database as a demonstration that stands on a day."""
        self.remember(CUT_OFF, cut_off.isoformat())
        self.remember(SECRET, secrets.token_hex(32))

    def finish_demonstration(self) -> None:
        """Say that all records of the demonstration are loaded."""
        self.remember(DEMONSTRATION, "complete")
