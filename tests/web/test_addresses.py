"""Who gets which answer at which address: the truth table of the contract, over HTTP."""

import pytest
from flask import Flask
from werkzeug.routing import Rule

from tests.web.visitor import HTML, Visitor

EVERYONE = {"donor": 200, "member": 200, "manager": 200, "admin": 200}
TEAM = {"donor": 403, "member": 403, "manager": 200, "admin": 200}
ADMIN = {"donor": 403, "member": 403, "manager": 403, "admin": 200}
GONE = {"donor": 410, "member": 410, "manager": 410, "admin": 410}
NOBODY = {"donor": 404, "member": 404, "manager": 404, "admin": 404}

TABLE = {
    "/": EVERYONE,
    "/results/OP1": EVERYONE,
    "/indicators/OP1.1": EVERYONE,
    "/tracking": EVERYONE,
    "/plan": EVERYONE,
    "/methods": EVERYONE,
    "/editions": EVERYONE,
    "/reports": EVERYONE,
    "/account": EVERYONE,
    "/data": TEAM,
    "/data?load=1": TEAM,
    "/data/upload": TEAM,
    "/data/template/meals.csv": TEAM,
    "/data/template/none.csv": {**TEAM, "manager": 404, "admin": 404},
    "/data/revert": {**TEAM, "manager": 405, "admin": 405},
    "/data/cancel": {**TEAM, "manager": 405, "admin": 405},
    "/publish": TEAM,
    "/admin": ADMIN,
    "/results/NONE": NOBODY,
    "/indicators/NONE": NOBODY,
    "/editions/1": EVERYONE,
    "/editions/2": GONE,
    "/editions/3": NOBODY,
    "/editions/x": NOBODY,
    "/?edition=1": EVERYONE,
    "/?edition=2": GONE,
    "/tracking?edition=2&draft": GONE,
    "/?edition=3": EVERYONE,
    "/export/csv": EVERYONE,
    "/export/csv?edition=1": EVERYONE,
    "/export/csv?edition=2": GONE,
    "/export/csv?edition=3": NOBODY,
    "/export/json?edition=1": EVERYONE,
    "/export/json?edition=2": GONE,
    "/export/json?edition=3": NOBODY,
    "/export/pdf": EVERYONE,
    "/export/xml?edition=2": GONE,
    "/export/exe": NOBODY,
    "/nowhere": NOBODY,
    "/data/1": NOBODY,
    "/_reload-hash": NOBODY,
    "/_favicon.ico": NOBODY,
    "/_dash-layout": EVERYONE,
    "/_dash-dependencies": EVERYONE,
    "/_dash-component-suites/dash/no.such.js": NOBODY,
    "/_dash-component-suites/os/path.py": NOBODY,
}
CASES = [(path, role, status) for path, row in TABLE.items() for role, status in row.items()]
OPEN = {"/login": 200, "/healthz": 200, "/robots.txt": 200, "/assets/favicon.svg": 200}


@pytest.fixture(autouse=True)
def _withdrawn(services):
    """Edition 2 was published, and withdrawn."""
    services.editions.publish(2, 5)
    services.editions.withdraw(2)


@pytest.mark.parametrize(("path", "role", "status"), CASES)
def test_address_answers_by_role(logged_in, path, role, status):
    assert logged_in(role).go(path).status_code == status


@pytest.mark.parametrize("path", TABLE)
def test_anonymous_people_are_sent_to_the_log_in(visitor, path):
    answer = visitor.go(path)
    assert answer.status_code == 302
    assert answer.location.startswith("/login")


@pytest.mark.parametrize("path", TABLE)
def test_anonymous_programs_are_refused(visitor, path):
    answer = visitor.client.get(path)
    assert answer.status_code == 401
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(("path", "status"), OPEN.items())
def test_open_addresses_need_nobody(visitor, path, status):
    assert visitor.go(path).status_code == status


LEADS_NOWHERE = [
    "/share/abc",
    "/share/",
    "/share/abc/",
    "/share/a/b",
    "/assets/",
    "/assets/nothing.js",
    "/assets/vendor/",
    "/assets/vendor/nothing.js",
]


@pytest.mark.parametrize("path", LEADS_NOWHERE)
def test_open_addresses_that_lead_nowhere(visitor, path):
    answer = visitor.go(path)
    assert answer.status_code == 404
    assert "<h1>" in answer.text
    assert "_dash-config" not in answer.text


@pytest.mark.parametrize(
    "path",
    ["/assets/../app.py", "/assets/%2e%2e/app.py", "/assets/vendor/..%2f..%2f..%2fapp.py"],
)
def test_no_file_outside_the_assets_is_served(visitor, path):
    assert "import" not in visitor.go(path, follow_redirects=False).text


@pytest.mark.parametrize("path", ["/healthz", "/robots.txt", "/assets/favicon.svg", "/share/abc"])
def test_public_addresses_write_no_session(visitor, path):
    assert "Set-Cookie" not in visitor.go(path).headers


@pytest.mark.parametrize("role", [None, "donor", "admin"])
def test_an_added_route_is_not_answered(app, logged_in, role):
    add_route(app.server, "/secret")
    visitor = logged_in(role) if role else Visitor(app)
    answer = visitor.client.get("/secret")
    assert answer.status_code == (404 if role else 401)
    assert "leaked" not in answer.text


def add_route(server: Flask, path: str) -> None:
    """Add a route as a careless extension would; Flask itself refuses to after the start."""
    server.url_map.add(Rule(path, endpoint="careless"))
    server.view_functions["careless"] = lambda: "leaked"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/_dash-update-component", 405),
        ("PUT", "/_dash-update-component", 405),
        ("POST", "/", 405),
        ("DELETE", "/tracking", 405),
        ("POST", "/_dash-layout", 405),
        ("POST", "/export/csv", 405),
        ("PUT", "/login", 405),
    ],
)
def test_wrong_method(logged_in, method, path, status):
    visitor = logged_in("admin")
    headers = {**HTML, **visitor.csrf()}
    answer = visitor.client.open(path, method=method, headers=headers)
    assert answer.status_code == status
    assert answer.headers["Allow"]


@pytest.mark.parametrize("role", ["donor", "manager"])
def test_a_fault_page_offers_what_the_role_may_open(logged_in, role):
    text = logged_in(role).go("/nowhere").text
    assert 'href="/reports"' in text
    assert ('href="/data"' in text) == (role == "manager")


def test_a_fault_is_a_line_for_programs(logged_in):
    answer = logged_in("donor").client.get("/nowhere")
    assert answer.mimetype == "text/plain"
    assert answer.text == (
        "There is no such page. Check the address, or start from the overview.\n"
    )


def test_a_fault_page_does_not_repeat_what_was_asked(visitor, logged_in):
    for path in ("/<script>alert(1)</script>", "/_dash-component-suites/dash/<b>.js"):
        assert "<script>alert" not in logged_in("donor").go(path).text
        assert "<b>" not in logged_in("donor").go(path).text


def test_exports_say_that_nothing_is_published(logged_in, services):
    services.editions.published.clear()
    assert "Nothing has been published yet" in logged_in("donor").go("/export/csv").text


def test_what_was_withdrawn_says_when_and_why(logged_in):
    for path in ("/editions/2", "/plan?edition=2", "/export/csv?edition=2"):
        text = logged_in("donor").go(path).text
        assert "Edition 2 was withdrawn on 3 Aug 2020: A table was wrong." in text
