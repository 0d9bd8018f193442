"""Settings from the environment. An unusable value is refused with name, fault and remedy."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

from dashboard.errors import SettingsError

PREFIX = "DASHBOARD_"
MINIMUM_SECRET = 32
FEWEST_CHARACTERS = 8
"""Of 32 random hexadecimal digits at least so many differ, but for one case in twenty million."""
DUSHANBE = ZoneInfo("Asia/Dushanbe")


@dataclass(frozen=True)
class Settings:
    """Everything that differs from one installation to another; its repr holds no secret."""

    database_url: str = field(default="sqlite:///var/dashboard.sqlite", repr=False)
    indicators: Path = Path("indicators.yaml")
    secret_key: str | None = field(default=None, repr=False)
    host: str = "127.0.0.1"
    port: int = 8050
    public_url: str = "http://127.0.0.1:8050"
    proxies: int = 0
    timezone: ZoneInfo = DUSHANBE
    as_of: date | None = None
    demo_password: str | None = field(default=None, repr=False)
    ledger_key: Path = Path("var/ledger.key")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Settings as the environment gives them; SettingsError names every fault at once."""
        return _Reader(os.environ if environment is None else environment).settings()


def is_guessable(secret: str) -> bool:
    """True for a text that no random source gives: few characters, a repeated part, a sequence."""
    repeats = secret in (secret + secret)[1:-1]
    steps = {ord(after) - ord(before) for before, after in pairwise(secret)}
    return repeats or len(set(secret)) < FEWEST_CHARACTERS or len(steps) < FEWEST_CHARACTERS


class _Reader:
    """Reads one variable at a time and collects what is wrong."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._given = {
            name.removeprefix(PREFIX): value
            for name, value in environment.items()
            if name.startswith(PREFIX)
        }
        self._faults: list[str] = []

    def settings(self) -> Settings:
        self._refuse_unknown()
        port = self._whole("PORT", Settings.port, 1, 65535)
        host = self._given.get("HOST", Settings.host)
        settings = Settings(
            database_url=self._database(),
            indicators=Path(self._given.get("INDICATORS", Settings.indicators)),
            secret_key=self._secret(),
            host=host,
            port=port,
            public_url=self._public_url(port),
            proxies=self._whole("PROXIES", Settings.proxies, 0, 10),
            timezone=self._timezone(),
            as_of=self._day(),
            demo_password=self._demo_password(),
            ledger_key=Path(self._given.get("LEDGER_KEY") or Settings.ledger_key),
        )
        if self._faults:
            raise SettingsError("\n".join(self._faults))
        return settings

    def _fault(self, name: str, fault: str, remedy: str) -> None:
        self._faults.append(f"{PREFIX}{name}: {fault}; {remedy}")

    def _refuse_unknown(self) -> None:
        known = {name.upper() for name in Settings.__dataclass_fields__}
        for name in sorted(set(self._given) - known):
            self._fault(name, "is not a setting", f"known are {', '.join(sorted(known))}")

    def _whole(self, name: str, default: int, low: int, high: int) -> int:
        text = self._given.get(name)
        if text is None:
            return default
        if text.isdecimal() and low <= int(text) <= high:
            return int(text)
        self._fault(name, f"{text!r} is not usable", f"give a whole number from {low} to {high}")
        return default

    def _database(self) -> str:
        url = self._given.get("DATABASE_URL", Settings.database_url)
        if not url.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
            self._fault(
                "DATABASE_URL",
                "names no database that is supported",
                "give sqlite:///PATH or postgresql://USER@HOST/NAME",
            )
        return url

    def _secret(self) -> str | None:
        secret = self._given.get("SECRET_KEY")
        if secret is not None and len(secret) < MINIMUM_SECRET:
            self._fault(
                "SECRET_KEY",
                f"has {len(secret)} characters, too few to be safe",
                f"give at least {MINIMUM_SECRET}, for example from: openssl rand -hex 32",
            )
        elif secret is not None and is_guessable(secret):
            self._fault(
                "SECRET_KEY",
                "repeats or counts up, so that it can be guessed",
                "give a random one, for example from: openssl rand -hex 32",
            )
        return secret

    def _public_url(self, port: int) -> str:
        url = self._given.get("PUBLIC_URL", f"http://127.0.0.1:{port}")
        loopback = url.startswith(("http://127.", "http://localhost", "http://[::1]"))
        if not (url.startswith("https://") or loopback):
            self._fault("PUBLIC_URL", f"{url!r} is not safe", "give an https:// address")
        return url

    def _timezone(self) -> ZoneInfo:
        name = self._given.get("TIMEZONE")
        try:
            return ZoneInfo(name) if name is not None else Settings.timezone
        except (KeyError, ValueError, OSError):
            self._fault("TIMEZONE", f"{name!r} is not known", "give a name such as Asia/Dushanbe")
            return Settings.timezone

    def _day(self) -> date | None:
        text = self._given.get("AS_OF")
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            self._fault("AS_OF", f"{text!r} is not a date", "give YYYY-MM-DD")
            return None

    def _demo_password(self) -> str | None:
        password = self._given.get("DEMO_PASSWORD")
        if password is not None and len(password) < 8:
            self._fault("DEMO_PASSWORD", "is too short", "give at least 8 characters")
        return password
