"""Who may do what: one table of roles, addresses, views and callbacks, asked over HTTP.

The table is `truth_table.txt`. What is not in it is closed: a page, an address or a callback
without its row fails here, and a route that somebody adds without one is not answered.
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from werkzeug.exceptions import HTTPException

from dashboard.access.permissions import PERMISSIONS, refusal
from dashboard.factory import create_app
from dashboard.language import language_of
from dashboard.page import Page
from dashboard.pages.registry import PAGES
from tests.web.people import PASSWORD
from tests.web.test_addresses import add_route
from tests.web.visitor import CALLBACK, HTML, Visitor, drawn
from tests.web.worlds import make_services

TABLE = Path(__file__).with_name("truth_table.txt")
ENGLISH = language_of("en")
EVERYTHING = sorted({permission for granted in PERMISSIONS.values() for permission in granted})
REFUSALS = [
    *(refusal(permission, ENGLISH) for permission in [*EVERYTHING, "case-data"]),
    "Choose a password of your own first.",
]
CONCRETE = {
    "code": "OP1.1",
    "period": "H1",
    "size": "large",
    "action": "other",
    "subject": "1",
    "name": "other",
    "place": 0,
}


@dataclass(frozen=True)
class Row:
    section: str
    name: str
    answers: dict[str, str]


def read_table():
    """The rows of the table; the first line names the roles, `[words]` begin a section."""
    lines = [line for line in TABLE.read_text().splitlines() if line and line[0] != "#"]
    roles, section, rows = lines[0].split(), "", []
    for line in lines[1:]:
        if line.startswith("["):
            section = line.strip("[]")
            continue
        name, *answers = line.rsplit(maxsplit=len(roles))
        rows.append(Row(section, name.strip(), dict(zip(roles, answers, strict=True))))
    return roles, rows


ROLES, ROWS = read_table()


def rows_of(section):
    return [
        pytest.param(row, role, id=f"{role} {row.name}")
        for row in ROWS
        if row.section == section
        for role in ROLES
    ]


@pytest.fixture(scope="module")
def world():
    """An app, and a visitor of every role; nobody in this file changes anything."""
    services = make_services()
    services.accounts.add("officer@example.org", "manager")
    services.accounts.add("newcomer@example.org", "admin", one_time=True)
    app = create_app(services.settings, services)
    return app, {role: enter(app, services, role) for role in ROLES}


def enter(app, services, role):
    visitor = Visitor(app)
    if role == "guest":
        token = services.share_links.create(1, 30, "", "admin@example.org")
        visitor.go(f"/share/{token}")
    elif role != "anonymous":
        assert visitor.log_in(f"{role}@example.org", PASSWORD).status_code == 302
    if role == "newcomer":
        visitor.go("/account")
    return visitor


@pytest.mark.parametrize(("row", "role"), rows_of("addresses"))
def test_an_address_answers_by_role(world, row, role):
    visitor = world[1][role]
    method, path = row.name.split()
    headers = {**HTML, **token_of(visitor)}
    answer = visitor.client.open(path, method=method, headers=headers, buffered=True)
    assert words_of(answer) == row.answers[role]


def token_of(visitor):
    cookie = visitor.client.get_cookie("_csrf_token")
    if cookie is None and visitor.client.get_cookie("dashboard_session"):
        return visitor.csrf()
    return {"X-CSRFToken": cookie.value} if cookie else {}


def words_of(answer):
    """The status, or where one is sent."""
    if answer.status_code != 302:
        return str(answer.status_code)
    path = answer.location.partition("?")[0]
    return {"/login": "login", "/account": "account", "/": "home"}.get(path, path)


@pytest.mark.parametrize(("row", "role"), rows_of("views"))
def test_a_view_is_drawn_by_role(world, row, role):
    path, _, search = row.name.partition("?")
    answer = world[1][role].show(path, search and f"?{search}")
    assert verdict(answer) == row.answers[role]


def verdict(answer):
    """Whether a callback did what was asked, or refused in a sentence."""
    if answer.status_code != 200:
        return str(answer.status_code)
    text = drawn(answer)
    assert "could not be drawn" not in text
    return "no" if any(sentence in text for sentence in REFUSALS) else "yes"


@pytest.mark.parametrize(("row", "role"), rows_of("callbacks"))
def test_a_callback_answers_by_role(world, row, role):
    app, visitors = world
    bodies = [body_of(name, app) for name in app.callback_map if label(name, app) == row.name]
    assert len(bodies) == 1
    assert verdict(visitors[role].post(bodies[0])) == row.answers[role]


def label(name, app):
    """The place that a callback fills first; None for one that runs in the browser alone.

    One of several that fill the same place is called by the place that it listens to.
    """
    declared = app.callback_map[name]
    if "callback" not in declared:
        return None
    output = declared["output"]
    place = (output[0] if isinstance(output, list | tuple) else output).to_dict()["id"]
    if "@" in name:
        place = declared["inputs"][0]["id"]
    return json.loads(place)["type"] if place.startswith("{") else place


def body_of(name, app):
    """A call as the renderer makes it, with one component where many may be."""
    declared = app.callback_map[name]
    output = declared["output"]
    several = isinstance(output, list | tuple)
    inputs = [given(one) for one in declared["inputs"]]
    first = inputs[0][0] if isinstance(inputs[0], list) else inputs[0]
    place = first["id"]
    text = json.dumps(place, separators=(",", ":"), sort_keys=True)
    return {
        "output": name,
        "outputs": [given(one.to_dict()) for one in output] if several else given(output.to_dict()),
        "inputs": inputs,
        "state": [given(one) for one in declared["state"]],
        "changedPropIds": [f"{place if isinstance(place, str) else text}.{first['property']}"],
    }


def given(dependency):
    declared, name = dependency["id"], dependency["property"]
    pattern = json.loads(declared) if declared.startswith("{") else declared
    if isinstance(pattern, str):
        return {"id": pattern, "property": name, "value": value_of(pattern, name)}
    place = {
        key: CONCRETE[key] if isinstance(value, list) else value for key, value in pattern.items()
    }
    one = {"id": place, "property": name, "value": value_of(place, name)}
    return [one] if ["ALL"] in pattern.values() else one


def value_of(place, name):
    match name:
        case "id":
            return place
        case "pathname":
            return "/methods"
        case "search":
            return ""
        case "n_submit" | "n_clicks" | "n_intervals":
            return 1
        case _:
            return "x"


def test_every_callback_has_its_row(world):
    app, _ = world
    found = sorted(one for name in app.callback_map if (one := label(name, app)))
    assert found == sorted(row.name for row in ROWS if row.section == "callbacks")


def test_every_address_has_its_row(world):
    """Each page, download and form that the guard knows, and whatever else Flask would answer."""
    app, _ = world
    guard = next(one for one in app.server.before_request_funcs[None] if hasattr(one, "addresses"))
    asked = [row.name.split()[1].partition("?")[0] for row in ROWS if row.section == "addresses"]
    reached = {found[0].path for path in asked if (found := guard.addresses.find(path))}
    assert reached == {entry.path for entry in guard.addresses.entries}
    served = {rule for path in asked for rule in rules_of(app, path)}
    assert {rule.rule for rule in app.server.url_map.iter_rules()} - served == set()


def rules_of(app, path):
    """The forms of address that Flask itself would answer, whatever the guard says."""
    routes = app.server.url_map.bind("")
    for method in ("GET", "POST"):
        with suppress(HTTPException):
            yield routes.match(path, method=method, return_rule=True)[0].rule


@pytest.mark.parametrize("role", ROLES)
def test_a_route_without_a_row_is_not_answered(role):
    """An extension, or a careless colleague, adds an address and forgets who may open it."""
    services = make_services()
    services.accounts.add("officer@example.org", "manager")
    services.accounts.add("newcomer@example.org", "admin", one_time=True)
    app = create_app(services.settings, services)
    add_route(app.server, "/added")
    visitor = enter(app, services, role)
    answer = visitor.go("/added")
    assert answer.status_code == (302 if role == "anonymous" else 404)
    assert "leaked" not in answer.text


def test_a_page_cannot_be_made_without_a_permission():
    parts = {
        "path": "/added",
        "name": "added",
        "title": lambda language: "Added",
        "order": None,
        "navigation": False,
        "layout": lambda context: None,
    }
    with pytest.raises(TypeError, match="permission"):
        Page(**parts)
    assert all(page.permission in EVERYTHING for page in PAGES)


def test_a_callback_that_is_not_registered_is_not_answered(world):
    for role in ROLES:
        answer = world[1][role].client.post(
            CALLBACK, json={"output": "added.children"}, headers=token_of(world[1][role])
        )
        assert answer.status_code == (401 if role == "anonymous" else 400)
