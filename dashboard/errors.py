"""Faults that a person can mend: each is a sentence, never a traceback."""

from __future__ import annotations

import traceback


class DashboardError(Exception):
    """A sentence that says where, what was found, what was expected and what to do."""


class SettingsError(DashboardError):
    """An environment variable has a value that cannot be used."""


class FrameworkError(DashboardError):
    """The framework file has faults; `faults` holds one full sentence for each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class SourceError(DashboardError):
    """A file cannot be read as the dataset it was offered as; nothing was stored."""


class StoreError(DashboardError):
    """The database is not in a state that allows the operation."""


class NotAllowedError(DashboardError):
    """The person may not do this; the sentence is shown to them."""


def place_of(failure: BaseException) -> str:
    """Kind and place of a failure that nobody foresaw; its message may carry a record's value."""
    frames = traceback.extract_tb(failure.__traceback__)[-8:]
    places = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
    return f"{type(failure).__name__} at {places}"
