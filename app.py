"""The app for a WSGI server: `gunicorn "app:create()"`, with settings from the environment."""

from __future__ import annotations

from flask import Flask

from dashboard.factory import create_app
from dashboard.settings import Settings


def create() -> Flask:
    """The server of an app with the environment's settings."""
    server: Flask = create_app(Settings.from_environment()).server
    return server
