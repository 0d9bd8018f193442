"""What the product says of itself where something fails holds no secret and no record."""

from __future__ import annotations

import pytest

from dashboard.commands import commands, main
from dashboard.errors import place_of
from dashboard.settings import Settings

SECRETS = {
    "DASHBOARD_SECRET_KEY": "4f9a1c7e2b8d3f605a7c9e1b4d6f8a20",
    "DASHBOARD_DEMO_PASSWORD": "a long enough secret",
    "DASHBOARD_DATABASE_URL": "postgresql://me:ownpassword@host/name",
}


def test_settings_tell_no_secret():
    settings = Settings.from_environment(SECRETS)
    assert settings.secret_key == SECRETS["DASHBOARD_SECRET_KEY"]
    for secret in ("4f9a1c7e", "long enough", "ownpassword"):
        assert secret not in repr(settings)


def test_a_failure_is_told_by_kind_and_place():
    try:
        raise ValueError("could not convert 'ZQXJ7734'")
    except ValueError as failure:
        told = place_of(failure)
    assert told.startswith("ValueError at test_a_failure_is_told_by_kind_and_place:")
    assert "ZQXJ7734" not in told


def test_a_command_that_fails_prints_no_value(monkeypatch, capsys):
    def fail(**_):
        raise ValueError("could not convert 'ZQXJ7734'")

    monkeypatch.setattr(commands.commands["loads"], "callback", fail)
    monkeypatch.setattr("sys.argv", ["dashboard", "loads"])
    with pytest.raises(SystemExit) as ended:
        main()
    printed = capsys.readouterr()
    assert ended.value.code == 1
    assert printed.err.startswith("something went wrong inside: ValueError at ")
    assert "ZQXJ7734" not in printed.out + printed.err
