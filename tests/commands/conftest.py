"""Runs the console script in this process, on the school-meals framework and a fresh database."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO

import pytest

from dashboard.commands import main, opening
from tests.framework.files import SCHOOL_MEALS


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it printed."""

    status: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch, capsys, database_url, tmp_path) -> Callable[..., Ran]:
    """`run("load", "meals", "file.csv")`: the command's exit status and output."""
    monkeypatch.setenv("DASHBOARD_DATABASE_URL", database_url)
    monkeypatch.setenv("DASHBOARD_INDICATORS", str(SCHOOL_MEALS))
    monkeypatch.setenv("DASHBOARD_LEDGER_KEY", str(tmp_path / "ledger.key"))
    opened = []
    really_open = opening.open_store

    def open_and_note(*given):
        opened.append(really_open(*given))
        return opened[-1]

    monkeypatch.setattr(opening, "open_store", open_and_note)

    def run_command(*arguments: object, stdin: str = "") -> Ran:
        monkeypatch.setattr(sys, "argv", ["dashboard", *(str(part) for part in arguments)])
        monkeypatch.setattr(sys, "stdin", StringIO(stdin))
        try:
            main()
            status = 0
        except SystemExit as ended:
            status = int(ended.code or 0)
        finally:
            while opened:
                opened.pop().close()
        return Ran(status, *capsys.readouterr())

    return run_command
