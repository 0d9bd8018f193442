"""Addresses that need nobody to be logged in, and tell nothing."""

from __future__ import annotations

from flask import Blueprint, Response

open_pages = Blueprint("open_pages", __name__)


@open_pages.get("/healthz")
def say_alive() -> Response:
    """Answer that the process serves."""
    return Response("ok\n", mimetype="text/plain")


@open_pages.get("/robots.txt")
def keep_robots_out() -> Response:
    """Ask search engines to stay away."""
    return Response("User-agent: *\nDisallow: /\n", mimetype="text/plain")
