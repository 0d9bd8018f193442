"""What pages, callbacks and downloads ask: the services of the app that answers the request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from flask import current_app

from dashboard.framework import Framework
from dashboard.protocols import Accounts, LoadBook, Notes, Releases, Throttle
from dashboard.settings import Settings

EXTENSION = "dashboard"


@dataclass(frozen=True)
class Services:
    """Everything one app works with; two apps in a process share none of it."""

    settings: Settings
    framework: Framework
    releases: Releases
    loads: LoadBook
    accounts: Accounts
    throttle: Throttle
    notes: Notes
    demonstration: bool


def services() -> Services:
    """The services of the current app."""
    return cast(Services, current_app.extensions[EXTENSION])
