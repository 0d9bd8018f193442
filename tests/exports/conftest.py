"""The publications of the demonstration, and the files that are made of them, each made once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

import pytest

from dashboard.data.store import open_store
from dashboard.exports.registry import FORMATS
from dashboard.exports.slice import File, Slice
from dashboard.framework.reading import read_framework
from dashboard.language import language_of
from dashboard.released import Released
from tests.support.demonstration import ROOT, Demonstration

DRAWN_ON = date(2020, 9, 1)


@dataclass(frozen=True)
class Published:
    """What a member reads of the demonstration, and what its team reads."""

    edition: Released
    bulletin: Released
    internal: Released

    def slice(self, which: str, language: str = "en", **more) -> Slice:
        beside = {"bulletin": self.bulletin} if which == "edition" else {}
        options = {"site": "https://results.example.org", **beside, **more}
        return Slice(language_of(language), getattr(self, which), DRAWN_ON, **options)


@pytest.fixture(scope="session")
def published(demonstration: Demonstration) -> Published:
    framework = read_framework(ROOT / "indicators.yaml")
    store = open_store(demonstration.environment["DASHBOARD_DATABASE_URL"], framework)
    edition, internal = store.editions.newest(), store.releases.current()
    bulletin = store.editions.newest(bulletins=True)
    store.close()
    assert edition is not None
    assert bulletin is not None
    assert internal is not None
    return Published(edition, bulletin, internal)


@pytest.fixture(scope="session")
def files(published):
    """The file of a format, of an audience's slice, in a language."""

    @cache
    def made(form: str, which: str = "edition", language: str = "en") -> File:
        return FORMATS[form](published.slice(which, language))

    return made


@pytest.fixture(params=["edition", "bulletin", "internal"])
def which(request) -> str:
    return request.param
