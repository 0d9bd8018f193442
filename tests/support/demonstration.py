"""A demonstration of its own: a fresh database, a free port, a real server in its own process."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from urllib.request import urlopen

import pytest

PASSWORD = "a demonstration of its own"
ROOT = Path(__file__).parents[2]
STARTS_WITHIN = 120


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Demonstration:
    """Serves the demonstration while the context lasts."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = {
            "DASHBOARD_DATABASE_URL": f"sqlite:///{folder / 'demonstration.sqlite'}",
            "DASHBOARD_INDICATORS": str(ROOT / "indicators.yaml"),
            "DASHBOARD_PORT": str(self.port),
            "DASHBOARD_DEMO_PASSWORD": PASSWORD,
            "DASHBOARD_LEDGER_KEY": str(folder / "ledger.key"),
        }

    def __enter__(self) -> Demonstration:
        script = Path(sys.executable).parent / "dashboard"
        self._server = subprocess.Popen(
            [script, "serve", "--demo"],
            env={**os.environ, **self.environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
        )
        self._wait()
        return self

    def run(self, *arguments: str) -> str:
        """What the console script prints on the same database."""
        script = Path(sys.executable).parent / "dashboard"
        environment = {**os.environ, **self.environment}
        done = subprocess.run(
            [script, *arguments],
            env=environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def _wait(self) -> None:
        for _ in range(STARTS_WITHIN * 10):
            try:
                with urlopen(f"{self.url}/healthz", timeout=1):
                    return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the demonstration did not start")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.terminate()
        self._server.wait()


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """The demonstration, served for as long as the tests run."""
    with Demonstration(tmp_path_factory.mktemp("demonstration")) as served:
        yield served
