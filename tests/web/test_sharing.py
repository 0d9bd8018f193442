"""Share links over HTTP: one edition, no account, and nothing beside it."""

import pytest

from dashboard.access.throttling import FREE
from dashboard.factory import create_app
from tests.web.visitor import HTML, Visitor, drawn
from tests.web.worlds import make_services


@pytest.fixture
def token(services):
    return services.share_links.create(1, 30, "for the fund", "admin@example.org")


@pytest.fixture
def guest(visitor, token):
    assert visitor.go(f"/share/{token}").status_code == 302
    return visitor


def test_a_link_leads_to_the_overview_under_a_session_of_its_own(visitor, services, token):
    answer = visitor.go(f"/share/{token}")
    assert (answer.status_code, answer.location) == (302, "/")
    assert visitor.go("/").status_code == 200
    assert services.share_links.links[token].uses == 1
    assert services.accounts.records[-1] == ("share link 1", "open share link", "link 1")


def test_the_address_of_a_link_is_kept_from_robots_and_from_other_pages(visitor, token):
    for path in (f"/share/{token}", "/share/unknown"):
        headers = visitor.go(path).headers
        assert "noindex" in headers["X-Robots-Tag"]
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("expired", "Its time has run out."),
        ("revoked", "It was taken back."),
        ("withdrawn", "The edition that it opened was withdrawn."),
    ],
)
def test_a_link_that_is_over_says_so(visitor, services, token, state, words):
    services.share_links.set_state(1, state)
    answer = visitor.go(f"/share/{token}")
    assert answer.status_code == 410
    assert words in answer.text
    assert "Set-Cookie" not in answer.headers
    assert visitor.go("/").status_code == 302


@pytest.mark.parametrize("state", ["expired", "revoked", "withdrawn"])
def test_a_guest_is_out_when_the_link_is_over(guest, services, state):
    assert guest.go("/").status_code == 200
    services.share_links.set_state(1, state)
    assert guest.go("/").status_code == 302


def test_an_unknown_link_is_404(visitor):
    answer = visitor.go("/share/unknown")
    assert answer.status_code == 404
    assert "There is no such link." in answer.text


def test_guessing_links_is_slowed(app, visitor, token):
    for _ in range(FREE["share"]):
        assert visitor.go("/share/guess").status_code == 404
    answer = visitor.go(f"/share/{token}")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "30")
    assert "Try again in 30 seconds." in answer.text
    assert Visitor(app).log_in("donor@example.org").status_code == 302


def test_those_who_have_a_link_are_not_slowed(app, token):
    for _ in range(FREE["share"] + 5):
        assert Visitor(app).go(f"/share/{token}").status_code == 302


def test_an_account_stays_itself_and_sees_the_edition(logged_in, services, token):
    visitor = logged_in("donor")
    answer = visitor.go(f"/share/{token}")
    assert (answer.status_code, answer.location) == (302, "/?edition=1")
    assert visitor.go("/account").status_code == 200
    assert services.accounts.records[-1][0] == "donor@example.org"
    assert services.share_links.links[token].uses == 1


def test_a_guest_may_read_and_nothing_else(guest):
    for path in ("/account", "/data", "/publish", "/admin", "/export/csv"):
        assert guest.go(path).status_code == 403, path
    for path in ("/", "/tracking", "/plan", "/methods", "/indicators/OP1.1"):
        assert guest.go(path).status_code == 200, path


def test_a_guest_sees_what_this_is_and_no_account(guest):
    text = drawn(guest.show("/"))
    assert "Shared view of edition 1, until 30 Sep 2020" in text
    assert "menu-account" not in text
    assert '"/account"' not in text
    assert '"/methods' in drawn(guest.show("/methods"))


def test_a_guest_may_log_in(guest):
    assert guest.go("/login").status_code == 200
    assert guest.log_in("manager@example.org").status_code == 302
    assert guest.go("/data").status_code == 200


def test_a_guest_may_leave(guest, services):
    assert guest.client.post("/logout", headers={**HTML, **guest.csrf()}).status_code == 302
    assert guest.go("/").status_code == 302
    assert services.accounts.records[-1] == ("share link 1", "log out", "share link 1")


def test_another_link_replaces_the_first(guest, services):
    second = services.share_links.create(2, 30, "", "admin@example.org")
    assert guest.go(f"/share/{second}").location == "/"
    assert "Shared view of edition 2" in guest.show("/").text


def test_a_link_needs_no_page_type(visitor, token):
    """A program that follows the address gets in as well."""
    assert visitor.client.get(f"/share/{token}").status_code == 302


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_a_link_is_only_followed(logged_in, token, method):
    visitor = logged_in("donor")
    headers = {**HTML, **visitor.csrf()}
    answer = visitor.client.open(f"/share/{token}", method=method, headers=headers)
    assert answer.status_code == 405


def test_the_cookie_of_a_guest_is_closed_too():
    services = make_services(public_url="https://results.example.org")
    token = services.share_links.create(1, 30, "", "admin@example.org")
    visitor = Visitor(create_app(services.settings, services))
    answer = visitor.go(f"/share/{token}", base_url="https://localhost")
    (cookie,) = answer.headers.getlist("Set-Cookie")
    assert cookie.startswith("dashboard_session=")
    for part in ("Secure", "HttpOnly", "SameSite=Lax"):
        assert part in cookie
