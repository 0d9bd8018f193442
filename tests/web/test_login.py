"""Logging in and out, and what ends a session."""

import time
from types import SimpleNamespace

import pytest
from flask import session

from dashboard.access import sessions
from dashboard.access.login import local_target, throttle_key
from dashboard.factory import create_app
from tests.web.visitor import HTML, Visitor
from tests.web.worlds import PASSWORD, make_services


def test_log_in_leads_where_one_wanted_to_go(visitor):
    answer = visitor.go("/tracking?by=sex")
    assert answer.location == "/login?next=%2Ftracking%3Fby%3Dsex"
    assert 'value="/tracking?by=sex"' in visitor.go(answer.location).text
    assert visitor.log_in("donor@example.org", target="/tracking?by=sex").location == (
        "/tracking?by=sex"
    )


@pytest.mark.parametrize(
    "target",
    [
        None,
        "",
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "tracking",
        "/ /evil.example",
        "/login?next=/login",
        "//[",
    ],
)
def test_only_local_targets_are_followed(visitor, target):
    assert local_target(target) == "/"
    answer = visitor.log_in("donor@example.org", target=target or "")
    assert answer.location == "/"


def test_local_targets_are_kept():
    assert local_target("/indicators/OP1.1?by=sex,region") == "/indicators/OP1.1?by=sex,region"


@pytest.mark.parametrize("email", ["donor@example.org", "nobody@example.org", ""])
def test_a_failure_tells_nothing(visitor, email):
    answer = visitor.log_in(email, "wrong password")
    assert answer.status_code == 401
    assert "Address and password do not fit together" in answer.text
    assert "wrong password" not in answer.text
    assert visitor.go("/").status_code == 302


def test_what_no_database_can_hold_is_left_out(visitor, services):
    assert visitor.log_in("donor@exa\x00mple.org\x07").status_code == 302
    assert services.accounts.records[-1][2] == "donor@example.org"


def test_log_in_is_written_down(visitor, services):
    visitor.log_in("nobody@example.org", "wrong")
    visitor.log_in("donor@example.org", "wrong")
    visitor.log_in("donor@example.org")
    assert services.accounts.records == [
        ("unknown", "failed log-in", "unknown"),
        ("unknown", "failed log-in", "donor@example.org"),
        ("donor@example.org", "log in", "donor@example.org"),
    ]


def test_guessing_is_slowed_per_account(visitor, app, services):
    services.throttle.failures[throttle_key("account", "donor@example.org")] = 3
    answer = visitor.log_in("Donor@Example.org")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "30")
    assert "Try again in 30 seconds" in answer.text
    assert Visitor(app).log_in("member@example.org").status_code == 302


def test_guessing_is_slowed_per_address(visitor):
    for number in range(3):
        visitor.log_in(f"person{number}@example.org", "wrong")
    assert visitor.log_in("donor@example.org").status_code == 429


def test_a_success_clears_the_account_but_not_the_address(visitor, services):
    visitor.log_in("donor@example.org", "wrong")
    visitor.log_in("donor@example.org")
    assert services.throttle.failures == {throttle_key("address", "127.0.0.1"): 1}


@pytest.mark.parametrize("email", ["İ" * 400, "x" * 400, "Ω😀" * 200, "a@b\ud800"])
def test_failures_are_counted_under_short_names(visitor, services, email):
    assert visitor.log_in(email.encode("utf-8", "replace"), "wrong").status_code == 401
    assert len(services.throttle.failures) == 2
    assert all(len(key) < 80 for key in services.throttle.failures)
    assert len(throttle_key("account", email)) < 80


def test_a_form_without_token_is_refused(visitor):
    form = {"email": "donor@example.org", "password": PASSWORD}
    answer = visitor.client.post("/login", data=form, headers=HTML)
    assert answer.status_code == 400
    assert visitor.go("/").status_code == 302


def test_logging_out_needs_a_form(logged_in):
    visitor = logged_in("donor")
    assert visitor.go("/logout").status_code == 200
    assert visitor.client.post("/logout", headers=HTML).status_code == 400
    assert visitor.go("/").status_code == 200
    answer = visitor.client.post("/logout", headers={**HTML, **visitor.csrf()})
    assert (answer.status_code, answer.location) == (302, "/login")
    assert visitor.go("/").status_code == 302


def test_a_disabled_account_is_out_at_once(logged_in, services):
    visitor = logged_in("donor")
    services.accounts.change(1, disabled=True)
    assert visitor.go("/").status_code == 302
    assert visitor.log_in("donor@example.org").status_code == 401


def test_a_changed_mark_ends_every_session(logged_in, services):
    visitor = logged_in("donor")
    services.accounts.change(1, session_mark="other")
    assert visitor.go("/").status_code == 302


@pytest.mark.parametrize(
    ("idle", "status"), [(sessions.IDLE_SECONDS - 5, 200), (sessions.IDLE_SECONDS + 5, 302)]
)
def test_a_session_ends_when_idle(logged_in, monkeypatch, idle, status):
    visitor = logged_in("donor")
    shift_clock(monkeypatch, idle)
    assert visitor.go("/").status_code == status


def test_a_session_ends_after_the_longest_time(logged_in, monkeypatch):
    visitor = logged_in("donor")
    step = sessions.IDLE_SECONDS - 60
    for seconds in range(step, sessions.LONGEST_SECONDS, step):
        shift_clock(monkeypatch, seconds)
        assert visitor.go("/").status_code == 200
    shift_clock(monkeypatch, sessions.LONGEST_SECONDS + 1)
    assert visitor.go("/").status_code == 302


REAL_TIME = time.time


def shift_clock(monkeypatch, seconds):
    """Move the clock of sessions, and of nothing else, from now."""
    moved = REAL_TIME() + seconds
    monkeypatch.setattr(sessions, "time", SimpleNamespace(time=lambda: moved))


def test_log_in_begins_a_new_session(app):
    visitor = Visitor(app)
    with visitor.client as client:
        visitor.go("/login")
        before = session["csrf_token"]
        visitor.log_in("donor@example.org")
        client.get("/methods", headers=HTML)
        assert session["csrf_token"] != before


def test_demonstration_names_its_accounts_and_no_password(services):
    plain = Visitor(create_app(services.settings, services)).go("/login").text
    shown = make_services(demonstration=True)
    open_door = Visitor(create_app(shown.settings, shown)).go("/login").text
    assert "manager@example.org" not in plain
    assert "manager@example.org" in open_door
    assert PASSWORD not in open_door


@pytest.mark.parametrize(
    ("address", "language"),
    [("/login", "en"), ("/login?lang=ru", "ru"), ("/login?lang=xx", "en")],
)
def test_the_log_in_page_speaks_the_asked_language(visitor, address, language):
    assert f'<html lang="{language}">' in visitor.go(address).text


def test_a_chosen_language_stays(visitor):
    visitor.go("/login?lang=ru")
    visitor.log_in("donor@example.org")
    assert '<html lang="ru">' in visitor.go("/methods").text
    assert '<html lang="en">' in visitor.go("/methods?lang=en").text
    assert '<html lang="en">' in visitor.go("/methods").text
