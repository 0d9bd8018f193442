"""A choice goes into the address; what is the default stays out of it."""

import pytest
from dash import no_update

from dashboard.access.addresses import Addresses
from dashboard.callbacks import selecting
from dashboard.components.controls import WHOLE
from dashboard.page import Site
from dashboard.view import read_view
from tests.pages.contexts import context
from tests.pages.worlds import real_framework


@pytest.fixture(autouse=True)
def _context(monkeypatch):
    def on(found, search):
        return context("manager", read_view(search, real_framework()))

    monkeypatch.setattr(selecting, "context_on", on)
    monkeypatch.setattr(selecting, "site", lambda: Site(Addresses([]), None, None))


@pytest.mark.parametrize(
    ("name", "value", "search", "query"),
    [
        ("sex", "f", "", "?sex=f"),
        ("sex", WHOLE, "?sex=f", ""),
        ("sex", "zebra", "?sex=f", ""),
        ("period", "H2", "?sex=f", "?period=H2&sex=f"),
        ("by", "sex,region", None, "?by=sex,region"),
        ("period", "H4", "", no_update),
        ("sex", "f", "?sex=f", no_update),
        ("zebra", "f", "", no_update),
        ("sex", 7, "", no_update),
        (None, "f", "", no_update),
    ],
)
def test_choosing(name, value, search, query):
    assert selecting.chosen(name, value, search) == query
