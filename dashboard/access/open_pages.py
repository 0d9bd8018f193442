"""Addresses that need nobody to be logged in, and tell nothing."""

from __future__ import annotations

from flask import Blueprint, Response

from dashboard.access.faults import fault_page
from dashboard.access.languages import current_language

open_pages = Blueprint("open_pages", __name__)


@open_pages.get("/healthz")
def say_alive() -> Response:
    """Answer that the process serves."""
    return Response("ok\n", mimetype="text/plain")


@open_pages.get("/robots.txt")
def keep_robots_out() -> Response:
    """Ask search engines to stay away."""
    return Response("User-agent: *\nDisallow: /\n", mimetype="text/plain")


@open_pages.get("/share/<token>")
def follow_share(token: str) -> Response:  # noqa: ARG001 - the same answer for every token
    """Say that the link leads nowhere; there are no editions yet that one could share."""
    _ = current_language().gettext
    return fault_page(404, _("This link is not valid or no longer so. Ask who sent it."))
