"""Administering accounts and links, and ending one's own sessions: forms over HTTP."""

import json
import re

import pytest

from dashboard.factory import create_app
from tests.web.forms import form_body, said, send
from tests.web.visitor import Visitor, drawn
from tests.web.worlds import PASSWORD, make_services

DONOR, MEMBER, MANAGER, ADMIN = 1, 2, 3, 4


@pytest.fixture
def admin(logged_in):
    return logged_in("admin")


def told(answer):
    """The password that is shown once."""
    found = re.search(r'"children":"([\w-]{20})","className":"told-once"', answer.text)
    assert found, answer.text
    return found[1]


def test_a_new_account_gets_a_password_that_it_has_to_replace(app, admin, services):
    answer = send(admin, "accounts", "add", "new", email="new@example.org", role="member")
    password = told(answer)
    assert "new@example.org" in answer.text
    assert password not in admin.show("/admin").text
    person = Visitor(app)
    assert person.log_in("new@example.org", password).status_code == 302
    for path in ("/", "/tracking", "/reports"):
        assert (person.go(path).status_code, person.go(path).location) == (302, "/account")
    assert person.client.get("/").status_code == 403
    person.go("/account")
    assert "Choose a password of your own first." in person.show("/tracking").text
    assert "Your password was made for you." in person.show("/account").text
    services.accounts.set_password(5, PASSWORD, by="new@example.org")
    assert person.log_in("new@example.org").status_code == 302
    assert person.go("/tracking").status_code == 200


@pytest.mark.parametrize("email", ["donor@example.org", "DONOR@example.org"])
def test_an_address_is_taken_once(admin, services, email):
    answer = send(admin, "accounts", "add", "new", email=email, role="donor")
    assert "has an account already" in said(answer, "accounts")
    assert len(services.accounts.all()) == 4


@pytest.mark.parametrize("role", ["", "guest", "owner", None, 5])
def test_a_role_that_no_account_has_is_refused(admin, services, role):
    answer = send(admin, "accounts", "role", DONOR, role=role)
    assert said(answer, "accounts") == "There is no such role."
    assert services.accounts.by_id(DONOR).role == "donor"


def test_a_role_is_changed_and_its_sessions_end(logged_in, admin, services):
    person = logged_in("donor")
    answer = send(admin, "accounts", "role", DONOR, role="manager", case_data=True)
    assert said(answer, "accounts") == "The role is changed."
    changed = services.accounts.by_id(DONOR)
    assert (changed.role, changed.case_data) == ("manager", True)
    assert person.go("/").status_code == 302
    assert ("admin@example.org", "change role", "donor@example.org") in services.accounts.records


def test_case_data_goes_with_a_role_that_sees_loads(admin, services):
    send(admin, "accounts", "role", MANAGER, role="member", case_data=True)
    assert not services.accounts.by_id(MANAGER).case_data


def test_an_account_is_closed_and_opened_again(logged_in, admin, services):
    person = logged_in("donor")
    assert said(send(admin, "accounts", "disable", DONOR), "accounts") == "The account is closed."
    assert person.go("/").status_code == 302
    assert person.log_in("donor@example.org").status_code == 401
    answer = send(admin, "accounts", "enable", DONOR)
    assert said(answer, "accounts") == "The account is open again."
    assert person.log_in("donor@example.org").status_code == 302


def test_a_forgotten_password_is_replaced_by_one_that_is_shown_once(logged_in, admin, services):
    person = logged_in("donor")
    password = told(send(admin, "accounts", "password", DONOR))
    assert person.go("/").status_code == 302
    assert services.accounts.by_id(DONOR).one_time
    assert services.accounts.passwords[DONOR] == password
    assert password not in str(services.accounts.records)


@pytest.mark.parametrize("action", ["role", "disable", "enable", "password"])
def test_to_ones_own_account_one_does_nothing_here(admin, services, action):
    answer = send(admin, "accounts", action, ADMIN, role="donor")
    assert said(answer, "accounts").startswith("This is your own account.")
    assert services.accounts.by_id(ADMIN).role == "admin"
    assert admin.go("/admin").status_code == 200


@pytest.mark.parametrize("subject", ["99", "", "x", "-1", "1.0", "9" * 30])
def test_an_unknown_account_is_refused(admin, subject):
    answer = send(admin, "accounts", "disable", subject)
    assert said(answer, "accounts") == "There is no such account."


@pytest.mark.parametrize(
    ("kind", "subject"), [("accounts", DONOR), ("links", 1), ("sessions", "m")]
)
def test_what_no_form_does_is_refused(admin, kind, subject):
    assert said(send(admin, kind, "other", subject), kind) == "There is no such thing to do."


FORMS = [
    ("accounts", "add", "new", {"email": "new@example.org", "role": "admin"}),
    ("accounts", "role", DONOR, {"role": "admin", "case_data": True}),
    ("accounts", "disable", ADMIN, {}),
    ("accounts", "password", ADMIN, {}),
    ("links", "make", "new", {"edition": "1", "days": 5}),
    ("links", "revoke", 1, {}),
]


@pytest.mark.parametrize("role", ["donor", "member", "manager"])
@pytest.mark.parametrize(("kind", "action", "subject", "fields"), FORMS)
def test_nobody_but_an_administrator_does_it(
    logged_in, services, role, kind, action, subject, fields
):
    visitor = logged_in(role)
    before = (
        services.accounts.all(),
        services.share_links.all(),
        dict(services.accounts.passwords),
    )
    answer = send(visitor, kind, action, subject, **fields)
    assert "Ask the administrator." in json.dumps(said(answer, kind))
    after = (services.accounts.all(), services.share_links.all(), services.accounts.passwords)
    assert after == before


def test_a_link_is_made_for_an_edition_and_its_address_is_shown_once(admin, services):
    answer = send(admin, "links", "make", "new", edition="1", days=5, note=" for the fund ")
    (link,) = services.share_links.all()
    assert (link.edition, link.note, link.expires_on.day) == (1, "for the fund", 5)
    assert '"value": "http://127.0.0.1:8050/share/token-1"' in drawn(answer)
    listed = admin.show("/admin", "?show=links").text
    assert "for the fund" in listed
    assert "token-1" not in listed


def test_the_address_of_a_link_is_not_taken_from_the_request():
    services = make_services(public_url="https://results.example.org")
    visitor = Visitor(create_app(services.settings, services))
    forged = {"base_url": "https://evil.example"}
    token = re.search(r'name="csrf_token" value="([^"]+)"', visitor.go("/login", **forged).text)[1]
    form = {"email": "admin@example.org", "password": PASSWORD, "csrf_token": token}
    entered = visitor.client.post("/login", data=form, **forged)
    assert (entered.status_code, entered.location) == (302, "/")
    page = visitor.go("/methods", **forged)
    cookie = visitor.client.get_cookie("_csrf_token", domain="evil.example").value
    body = form_body(visitor.app, "links", "make", "new", {"edition": "1", "days": 5})
    headers = {"X-CSRFToken": cookie}
    answer = visitor.client.post("/_dash-update-component", json=body, headers=headers, **forged)
    assert "https://results.example.org/share/token-1" in drawn(answer)
    assert "evil.example" not in drawn(answer) + page.text + str(page.headers)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"edition": "7", "days": 5}, "There is no such edition in force."),
        ({"edition": None, "days": 5}, "There is no such edition in force."),
        ({"edition": "1", "days": -1}, "A link lasts from 0 to 366 days."),
        ({"edition": "1", "days": 367}, "A link lasts from 0 to 366 days."),
        ({"edition": "1", "days": None}, "A link lasts from 0 to 366 days."),
        ({"edition": "1", "days": 2.5}, "A link lasts from 0 to 366 days."),
        ({"edition": "1", "days": 5, "note": "x" * 201}, "The note is too long"),
    ],
)
def test_an_odd_link_is_refused(admin, services, fields, sentence):
    answer = send(admin, "links", "make", "new", **fields)
    assert said(answer, "links").startswith(sentence)
    assert services.share_links.all() == []


def test_a_link_is_taken_back(app, admin, services):
    token = services.share_links.create(1, 5, "", "admin@example.org")
    guest = Visitor(app)
    guest.go(f"/share/{token}")
    assert guest.go("/").status_code == 200
    answer = send(admin, "links", "revoke", 1)
    assert said(answer, "links") == "The link is taken back; whoever used it is out."
    assert guest.go("/").status_code == 302
    assert said(send(admin, "links", "revoke", 9), "links") == "There is no such link."


def test_the_audit_is_read_by_page_and_by_action(admin, services):
    for number in range(120):
        services.accounts.record("test", "load", f"load {number}")
    first = drawn(admin.show("/admin", "?show=audit"))
    assert "load 119" in first
    assert "load 69" not in first
    older = re.search(r'"(/admin\?show=audit[^"]*before=\d+)"', first)[1]
    second = admin.show("/admin", older.removeprefix("/admin")).text
    assert "load 69" in second
    assert "load 119" not in second
    logins = admin.show("/admin", "?show=audit&action=log+in").text
    assert "load 119" not in logins
    assert "admin@example.org" in logins


@pytest.mark.parametrize(
    "search",
    ["?show=nothing", "?account=99", "?account=x", "?show=audit&before=x&action=none", "?show="],
)
def test_odd_addresses_are_answered(admin, search):
    text = admin.show("/admin", search).text
    assert "Administration" in text
    assert "could not be drawn" not in text


def test_one_sees_and_ends_ones_own_sessions(logged_in, services):
    here, there, third = (logged_in("donor") for _ in range(3))
    other = logged_in("member")
    text = here.show("/account").text
    assert text.count("this one") == 1
    mark = "m2"
    answer = send(here, "sessions", "end", mark)
    assert said(answer, "sessions") == "The session is ended."
    assert there.go("/account").status_code == 302
    assert third.go("/account").status_code == 200
    answer = send(here, "sessions", "end-others", "all")
    assert said(answer, "sessions") == "All other sessions are ended."
    assert third.go("/account").status_code == 302
    assert here.go("/account").status_code == 200
    assert other.go("/account").status_code == 200


def test_nobody_ends_the_session_of_another(logged_in):
    donor, member = logged_in("donor"), logged_in("member")
    send(donor, "sessions", "end", "m2")
    assert member.go("/account").status_code == 200


def test_a_guest_has_no_sessions_to_end_and_no_password(app, visitor, services):
    token = services.share_links.create(1, 5, "", "admin@example.org")
    visitor.go(f"/share/{token}")
    answer = send(visitor, "sessions", "end-others", "all")
    assert "A shared view has no account." in json.dumps(said(answer, "sessions"))


def test_whoever_has_a_one_time_password_sees_no_figure(app, services):
    services.accounts.add("new@example.org", "admin", one_time=True)
    person = Visitor(app)
    person.log_in("new@example.org")
    person.go("/account")
    for place in ("overview", "tracking", "plan"):
        assert "OP1.1" not in drawn(person.fill(place))
    assert services.releases.asked == 0
