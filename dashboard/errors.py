"""Faults that a person can mend: each is a sentence, never a traceback."""

from __future__ import annotations


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
