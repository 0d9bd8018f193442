"""What keeps the app from starting: a secret that can be guessed, a demonstration's accounts."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import date

import pytest

from dashboard.data.store import open_store
from dashboard.errors import SettingsError, StoreError
from dashboard.factory import create_app, open_services
from dashboard.framework.reading import read_framework
from dashboard.settings import Settings, is_guessable
from tests.framework.files import SCHOOL_MEALS

PASSWORD = "four unrelated words"
GOOD = "6f1c0e9a4b7d2853c1f0a9e86b3d7542"


@pytest.mark.parametrize(
    ("secret", "fault"),
    [
        ("short", "has 5 characters, too few to be safe"),
        ("a" * 64, "can be guessed"),
        ("ab" * 20, "can be guessed"),
        ("changeme" * 4, "can be guessed"),
        ("0123456789abcdef" * 4, "can be guessed"),
        ("abcdefghijklmnopqrstuvwxyz0123456789", "can be guessed"),
        (f"{'1' * 40}2", "can be guessed"),
    ],
)
def test_a_weak_secret_is_refused_without_being_repeated(secret, fault):
    with pytest.raises(SettingsError, match=fault) as refused:
        Settings.from_environment({"DASHBOARD_SECRET_KEY": secret})
    assert "DASHBOARD_SECRET_KEY" in str(refused.value)
    assert "openssl rand -hex 32" in str(refused.value)
    assert secret not in str(refused.value)


def test_random_secrets_are_taken():
    for _ in range(2_000):
        assert not is_guessable(secrets.token_hex(16))
        assert not is_guessable(secrets.token_urlsafe(24))
    assert Settings.from_environment({"DASHBOARD_SECRET_KEY": GOOD}).secret_key == GOOD


@pytest.fixture
def store(database_url):
    opened = open_store(database_url, read_framework(SCHOOL_MEALS))
    yield opened
    opened.close()


@pytest.fixture
def settings(database_url):
    return Settings(database_url=database_url, indicators=SCHOOL_MEALS, secret_key=GOOD)


@pytest.fixture
def opened(settings):
    """Open services that are closed at the end."""
    found = []

    def open_them():
        found.append(open_services(settings))
        return found[-1]

    yield open_them
    for services in found:
        services.accounts._engine.dispose()


def test_a_database_of_real_records_refuses_a_demonstration_s_accounts(settings, store, opened):
    store.accounts.add("manager@example.org", "manager", PASSWORD, True, by="test")
    store.accounts.add("officer@office.example", "manager", PASSWORD, True, by="test")
    with pytest.raises(StoreError, match=r"manager@example\.org: accounts of a demonstration"):
        open_services(settings)
    store.accounts.disable("manager@example.org", by="test")
    assert create_app(settings, opened()).server.secret_key == GOOD


def test_a_demonstration_has_them(store, opened):
    store.installation.begin_demonstration(date(2022, 12, 31))
    store.installation.finish_demonstration()
    store.accounts.add("manager@example.org", "manager", PASSWORD, True, by="test")
    assert opened().demonstration


def test_no_secret_on_real_records_is_no_app(settings, opened):
    services = opened()
    bare = replace(services, settings=replace(settings, secret_key=None))
    with pytest.raises(SettingsError, match="DASHBOARD_SECRET_KEY: is not set"):
        create_app(bare.settings, bare)
