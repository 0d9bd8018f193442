"""Logging in and out, and what ends a session."""

import base64
import json
import zlib

import pytest
from flask import session
from flask.json.tag import TaggedJSONSerializer

from dashboard.access.login import local_target
from dashboard.access.throttling import FREE, throttle_key
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
    services.throttle.failures[throttle_key("account", "donor@example.org")] = FREE["account"]
    answer = visitor.log_in("Donor@Example.org")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "30")
    assert "Try again in 30 seconds" in answer.text
    assert Visitor(app).log_in("member@example.org").status_code == 302


def test_guessing_is_slowed_per_address_but_later_than_per_account(visitor):
    for number in range(FREE["address"]):
        assert visitor.log_in(f"person{number}@example.org", "wrong").status_code == 401
    assert visitor.log_in("donor@example.org").status_code == 429


def test_five_who_mistype_do_not_lock_their_office_out(visitor):
    for role in ("member", "manager", "admin"):
        for _ in range(FREE["account"]):
            visitor.log_in(f"{role}@example.org", "wrong")
    assert visitor.log_in("manager@example.org").status_code == 429
    assert visitor.log_in("donor@example.org").status_code == 302


def test_a_success_clears_the_account_but_not_the_address(visitor, services):
    visitor.log_in("donor@example.org", "wrong")
    visitor.log_in("donor@example.org")
    assert services.throttle.failures == {throttle_key("address", "127.0.0.1"): 1}


def test_a_try_is_counted_before_it_is_made(visitor, services, monkeypatch):
    counted = []

    def verify(email, password):
        counted.append(dict(services.throttle.failures))

    monkeypatch.setattr(services.accounts, "verify", verify)
    visitor.log_in("donor@example.org", "wrong")
    assert [sorted(one.values()) for one in counted] == [[1, 1]]


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
    services.accounts.change(1)
    assert visitor.go("/").status_code == 302


def test_what_changes_while_a_password_is_verified_wins(visitor, services, monkeypatch):
    """The old password was right a moment ago; the account was closed or changed meanwhile."""
    verify = services.accounts.verify

    def verify_slowly(email, password):
        found = verify(email, password)
        services.accounts.set_password(found.id, "another one", by="admin@example.org")
        return found

    monkeypatch.setattr(services.accounts, "verify", verify_slowly)
    assert visitor.log_in("donor@example.org").status_code == 401
    assert visitor.go("/").status_code == 302


def test_a_copied_cookie_is_worth_nothing_after_the_log_out(app, logged_in):
    visitor, thief = logged_in("donor"), Visitor(app)
    headers = visitor.csrf()
    thief.client.set_cookie(
        "dashboard_session", visitor.client.get_cookie("dashboard_session").value
    )
    assert thief.go("/").status_code == 200
    visitor.client.post("/logout", headers={**HTML, **headers})
    assert thief.go("/").status_code == 302


def test_the_cookie_tells_nothing_about_the_person(logged_in, services):
    cookie = logged_in("donor").client.get_cookie("dashboard_session").value
    kept = json.dumps(TaggedJSONSerializer().loads(payload(cookie)))
    assert "donor" not in kept
    assert [token for token in services.sessions.kept if token in kept]


def payload(cookie):
    """What the browser can read of its session cookie."""
    packed = cookie.startswith(".")
    text = cookie.lstrip(".").split(".")[0]
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    return (zlib.decompress(data) if packed else data).decode()


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
    shown.accounts.add("someone@example.org", "donor")
    open_door = Visitor(create_app(shown.settings, shown)).go("/login").text
    assert "manager@example.org" not in plain
    assert "manager@example.org" in open_door
    assert "someone@example.org" not in open_door
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
