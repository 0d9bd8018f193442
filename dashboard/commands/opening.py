"""Opens what most commands need: settings, framework, store; and says who is acting."""

from __future__ import annotations

import getpass

from dashboard.data.store import Store, open_store
from dashboard.framework.reading import read_framework
from dashboard.settings import Settings


def open_from_environment() -> tuple[Settings, Store]:
    """Settings and store as the environment names them; every fault is a DashboardError."""
    settings = Settings.from_environment()
    framework = read_framework(settings.indicators)
    return settings, open_store(settings.database_url, framework, settings.timezone)


def acting_person() -> str:
    """Who runs the command, for the audit trail."""
    try:
        return f"command line: {getpass.getuser()}"
    except (KeyError, OSError):
        return "command line"
