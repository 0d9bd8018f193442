"""`serve`: the production server, several workers over one app."""

from __future__ import annotations

import socket
import subprocess
from typing import Any

import click
from flask import Flask
from gunicorn.app.base import BaseApplication

from dashboard.commands.demonstration import PEOPLE, prepare_demonstration
from dashboard.commands.opening import acting_person
from dashboard.commands.working import start_worker
from dashboard.data.release import cut_off_on, refresh_release
from dashboard.data.store import Store, open_store
from dashboard.errors import SettingsError
from dashboard.factory import create_app, refuse_demonstration_accounts, services_of
from dashboard.framework.reading import read_framework
from dashboard.settings import Settings

THREADS = 4


@click.command()
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True)
@click.option("--demo", is_flag=True, help="Fill an empty database with the demonstration.")
def serve(workers: int, demo: bool) -> None:
    """Serve the dashboard."""
    settings = Settings.from_environment()
    framework = read_framework(settings.indicators)
    _refuse_taken_port(settings)
    store = open_store(settings.database_url, framework, settings.timezone)
    password = prepare_demonstration(settings, store) if demo else None
    refresh_release(store, cut_off_on(settings, store), acting_person())
    refuse_demonstration_accounts(store)
    server = create_app(settings, services_of(settings, store)).server
    _announce(settings, password)
    _Server(server, store, settings, workers).run()


def _refuse_taken_port(settings: Settings) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise SettingsError(
                f"DASHBOARD_PORT: {settings.host}:{settings.port} cannot be used "
                f"({error.strerror}); stop what runs there, or set another port"
            ) from None


def _announce(settings: Settings, password: str | None) -> None:
    click.echo(f"Dashboard: {settings.public_url}")
    if password is not None:
        click.echo("Demonstration accounts, all records are invented:")
        for email, (role, _) in PEOPLE.items():
            click.echo(f"  {role:<8} {email}")
        click.echo(f"  password {password}")


class _Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn with threads; the app is loaded once and shared. One `work` runs beside it."""

    def __init__(self, server: Flask, store: Store, settings: Settings, workers: int) -> None:
        self._flask = server
        self._store = store
        self._options: dict[str, Any] = {
            "bind": f"{settings.host}:{settings.port}",
            "workers": workers,
            "threads": THREADS,
            "worker_class": "gthread",
            "preload_app": True,
            "forwarded_allow_ips": "",
            "loglevel": "warning",
            "post_fork": self._leave_parent_connections,
            "when_ready": self._start_worker,
            "on_exit": self._stop_worker,
        }
        self._worker: subprocess.Popen[bytes] | None = None
        super().__init__()

    def _leave_parent_connections(self, _arbiter: object, _worker: object) -> None:
        self._store.engine.dispose(close=False)

    def _start_worker(self, _arbiter: object) -> None:
        self._worker = start_worker()

    def _stop_worker(self, _arbiter: object) -> None:
        if self._worker is not None:
            self._worker.terminate()
            self._worker.wait()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return self._flask
