"""What pages, callbacks and downloads ask: the services of the app that answers the request."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from flask import current_app

from dashboard.figures.regions import Areas
from dashboard.framework import Framework
from dashboard.protocols import (
    Accounts,
    AuditTrail,
    Editions,
    Jobs,
    LoadBook,
    Notes,
    Publishing,
    Releases,
    Sessions,
    ShareLinks,
    Throttle,
)
from dashboard.settings import Settings

EXTENSION = "dashboard"


@dataclass(frozen=True)
class Services:
    """Everything one app works with; two apps in a process share none of it.

    `areas` are the outlines that maps are drawn with.
    """

    settings: Settings
    framework: Framework
    releases: Releases
    editions: Editions
    loads: LoadBook
    accounts: Accounts
    sessions: Sessions
    share_links: ShareLinks
    audit: AuditTrail
    throttle: Throttle
    notes: Notes
    publishing: Publishing
    jobs: Jobs
    demonstration: bool
    areas: Areas = field(default_factory=dict)


def services() -> Services:
    """The services of the current app."""
    return cast(Services, current_app.extensions[EXTENSION])
