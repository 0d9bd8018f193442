"""`share`: a link from the command line, its address once, its end."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from dashboard.data.store import open_store
from dashboard.framework.reading import read_framework
from tests.data.store.people import add_edition
from tests.framework.files import SCHOOL_MEALS


@pytest.fixture
def edition(database_url):
    """An edition with the number 3."""
    store = open_store(database_url, read_framework(SCHOOL_MEALS))
    add_edition(store, 3)
    store.close()
    return 3


def test_a_link_is_made_listed_and_taken_back(run, edition, monkeypatch):
    monkeypatch.setenv("DASHBOARD_PUBLIC_URL", "https://results.example.org/")
    made = run("share", edition, "--days", 7, "--note", "for the fund")
    assert made.status == 0
    first, address = made.out.splitlines()
    assert re.fullmatch(r"link 1 opens edition 3 until \d{4}-\d\d-\d\d, included:", first)
    assert re.fullmatch(r"https://results\.example\.org/share/[\w-]{43}", address)
    listed = run("share", "--list").out
    assert "edition 3" in listed
    assert "in_force   0 uses, last never  for the fund" in listed
    assert address.rpartition("/")[2] not in listed
    assert run("share", "--revoke", 1).out == "link 1 is taken back\n"
    assert "revoked" in run("share", "--list").out


def test_a_link_lasts_so_many_days(run, edition):
    last = re.search(r"until (\S+),", run("share", edition, "--days", 7).out)[1]
    days = datetime.fromisoformat(last).date() - datetime.now(UTC).date()
    assert timedelta(days=7) <= days <= timedelta(days=8)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["9"], "there is no edition 9 in force"),
        (["3", "--days", "1000"], "a link lasts from 0 to 366 days, not 1000"),
        (["--revoke", "9"], "there is no share link 9"),
        ([], "give one of EDITION, --list and --revoke LINK"),
        (["3", "--list"], "give one of EDITION, --list and --revoke LINK"),
    ],
)
def test_what_cannot_be_is_refused(run, edition, arguments, sentence):
    ran = run("share", *arguments)
    assert (ran.status, ran.out) == (1, "")
    assert sentence in ran.err
