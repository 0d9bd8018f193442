"""Sessions and share links in the database: what begins them, what ends them, what is kept."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from dashboard.data.store.sessions import IDLE, LONGEST, SessionStore
from dashboard.data.store.share_links import ShareLinkStore
from dashboard.errors import StoreError
from tests.data.store.people import (
    PASSWORD,
    add_edition,
    last_audit,
    make_store,
    withdraw_edition,
)

TODAY = date(2020, 8, 31)
MORNING = datetime(2020, 8, 31, 4)


@pytest.fixture
def store(database_url):
    return make_store(database_url)


@pytest.fixture
def clock():
    return [MORNING]


@pytest.fixture
def day():
    return [TODAY]


@pytest.fixture
def sessions(store, clock, day):
    return SessionStore(store.engine, lambda: day[0], lambda: clock[0])


@pytest.fixture
def links(store, day):
    add_edition(store, 3)
    return ShareLinkStore(store.engine, lambda: day[0])


@pytest.fixture
def account(store):
    return store.accounts.add("a@example.org", "donor", PASSWORD, False, by="test")


def stored(store, table):
    with store.engine.connect() as connection:
        rows = connection.exec_driver_sql(f"SELECT * FROM {table}").mappings()
        return [dict(row) for row in rows]


def test_a_session_leads_to_its_account_and_the_table_keeps_no_token(store, sessions, account):
    token = sessions.begin(account, "Firefox\x00 on a phone" + "!" * 500)
    found = sessions.find(token)
    assert (found.account, found.link) == (account, None)
    assert found.session.browser.startswith("Firefox on a phone!")
    assert len(found.session.browser) == 200
    assert len(token) >= 43
    assert token not in str(stored(store, "sessions"))
    assert sessions.find(found.session.mark) is None
    assert sessions.find("") is None
    assert last_audit(store) == ("a@example.org", "log in", "a@example.org")


def test_every_session_has_its_own_token(sessions, account):
    assert sessions.begin(account, "") != sessions.begin(account, "")


def test_a_session_ends_when_idle(sessions, clock, account):
    token = sessions.begin(account, "")
    for _ in range(3):
        clock[0] += IDLE - timedelta(seconds=1)
        assert sessions.find(token) is not None
    clock[0] += IDLE
    assert sessions.find(token) is None


def test_a_session_ends_after_the_longest_time(sessions, clock, account):
    token = sessions.begin(account, "")
    while clock[0] + timedelta(minutes=20) < MORNING + LONGEST:
        clock[0] += timedelta(minutes=20)
        assert sessions.find(token) is not None
    clock[0] = MORNING + LONGEST
    assert sessions.find(token) is None


def test_being_seen_is_written_once_a_minute(store, sessions, clock, account):
    token = sessions.begin(account, "")
    seen = []
    for _ in range(5):
        clock[0] += timedelta(seconds=20)
        sessions.find(token)
        seen.append(stored(store, "sessions")[0]["seen_at"])
    assert len(set(map(str, seen))) == 2


def test_a_page_that_polls_does_not_keep_an_idle_session_alive(sessions, clock, account):
    token = sessions.begin(account, "Firefox")
    for _ in range(3):
        clock[0] += IDLE / 4
        assert sessions.find(token, seen=False) is not None
    clock[0] += IDLE / 4
    assert sessions.find(token, seen=False) is None


def test_what_has_timed_out_is_swept_at_the_next_log_in(store, sessions, clock, account):
    sessions.begin(account, "old")
    clock[0] += IDLE
    sessions.begin(account, "new")
    assert [row["browser"] for row in stored(store, "sessions")] == ["new"]


def test_logging_out_deletes_the_session(store, sessions, account):
    here, elsewhere = sessions.begin(account, ""), sessions.begin(account, "")
    sessions.leave(here, "a@example.org")
    assert sessions.find(here) is None
    assert sessions.find(elsewhere) is not None
    assert last_audit(store) == ("a@example.org", "log out", "a@example.org")
    assert len(stored(store, "sessions")) == 1


def test_one_ends_ones_own_sessions_and_nobody_elses(store, sessions, account):
    other = store.accounts.add("b@example.org", "donor", PASSWORD, False, by="test")
    tokens = [sessions.begin(account, str(n)) for n in range(3)]
    foreign = sessions.begin(other, "")
    marks = [sessions.find(token).session.mark for token in tokens]
    sessions.end(account.id, sessions.find(foreign).session.mark, "a@example.org")
    sessions.end(account.id, marks[0], "a@example.org")
    assert {one.mark for one in sessions.of(account.id)} == set(marks[1:])
    sessions.end_others(account.id, marks[2], "a@example.org")
    assert [one.mark for one in sessions.of(account.id)] == [marks[2]]
    assert sessions.find(foreign) is not None


@pytest.mark.parametrize("change", ["password", "role", "disable"])
def test_a_change_of_the_account_ends_its_sessions(store, sessions, account, change):
    token = sessions.begin(account, "")
    match change:
        case "password":
            store.accounts.set_password(account.id, PASSWORD, by="test")
        case "role":
            store.accounts.set_role(account.id, "member", False, by="test")
        case _:
            store.accounts.set_disabled(account.id, True, by="test")
    assert sessions.find(token) is None
    assert stored(store, "sessions") == []
    assert sessions.begin(account, "") is None, "verified before the change"


def test_a_link_opens_its_edition_to_guests(store, sessions, links):
    token = links.create(3, 30, " for the fund ", "admin@example.org")
    link = links.find(token)
    assert (link.edition, link.note, link.state) == (3, "for the fund", "in_force")
    assert (link.expires_on, link.uses) == (date(2020, 9, 30), 0)
    assert token not in str(stored(store, "share_links"))
    guest = sessions.find(sessions.begin_shared(link, ""))
    assert (guest.account, guest.link.id, guest.session.edition) == (None, link.id, 3)
    assert last_audit(store) == (f"share link {link.id}", "open share link", "edition 3")
    used = links.find(token)
    assert used.uses == 1
    assert used.last_used_at is not None
    links.note_use(link, "donor@example.org")
    assert links.all()[0].uses == 2


def test_a_link_lasts_to_the_end_of_its_day(sessions, links, day):
    token = links.create(3, 1, "", "test")
    guest = sessions.begin_shared(links.find(token), "")
    day[0] = TODAY + timedelta(days=1)
    assert links.find(token).state == "in_force"
    assert sessions.find(guest) is not None
    day[0] = TODAY + timedelta(days=2)
    assert links.find(token).state == "expired"
    assert sessions.find(guest) is None


def test_a_revoked_link_ends_its_sessions_alone(store, sessions, links, account):
    first, second = (links.find(links.create(3, 5, "", "test")) for _ in range(2))
    ended, kept = sessions.begin_shared(first, ""), sessions.begin_shared(second, "")
    person = sessions.begin(account, "")
    links.revoke(first.id, "admin@example.org")
    assert sessions.find(ended) is None
    assert sessions.find(kept) is not None
    assert sessions.find(person) is not None
    assert {link.id: link.state for link in links.all()} == {
        first.id: "revoked",
        second.id: "in_force",
    }
    assert last_audit(store) == ("admin@example.org", "revoke share link", f"link {first.id}")


def test_a_withdrawn_edition_ends_its_links(store, sessions, links):
    token = links.create(3, 5, "", "test")
    guest = sessions.begin_shared(links.find(token), "")
    withdraw_edition(store, 3)
    assert links.find(token).state == "withdrawn"
    assert sessions.find(guest) is None
    with pytest.raises(StoreError, match="no edition 3 in force"):
        links.create(3, 5, "", "test")


@pytest.mark.parametrize(
    ("edition", "days", "note", "sentence"),
    [
        (4, 5, "", "no edition 4 in force"),
        (3, -1, "", "lasts from 0 to 366 days, not -1"),
        (3, 367, "", "lasts from 0 to 366 days, not 367"),
        (3, 5, "x" * 201, "at most 200 characters"),
    ],
)
def test_an_odd_link_is_refused(store, links, edition, days, note, sentence):
    with pytest.raises(StoreError, match=sentence):
        links.create(edition, days, note, "test")
    assert links.all() == []
    assert last_audit(store) is None


def test_no_link_to_revoke(links):
    with pytest.raises(StoreError, match="there is no share link 9"):
        links.revoke(9, "test")


def test_an_unknown_token_is_no_link(links):
    assert links.find("x" * 43) is None
    assert links.find("\ud800") is None
