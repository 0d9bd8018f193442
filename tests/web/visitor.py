"""Somebody who uses the app over HTTP, as a browser would."""

import json
import re
from typing import Any

from dash import Dash
from werkzeug.test import TestResponse

from dashboard import ids
from tests.web.insides import opened
from tests.web.worlds import PASSWORD

HTML = {"Accept": "text/html,application/xhtml+xml"}
CALLBACK = "/_dash-update-component"
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def drawn(answer: TestResponse) -> str:
    """The JSON of a callback's answer, with every letter standing for itself."""
    assert answer.status_code == 200, answer.text
    return json.dumps(answer.json, ensure_ascii=False)


class Visitor:
    def __init__(self, app: Dash) -> None:
        self.app = app
        self.client = app.server.test_client()

    def go(self, path: str, **options: Any) -> TestResponse:
        """Open an address as a page."""
        return self.client.get(path, headers=HTML, buffered=True, **options)

    def token(self) -> str:
        """The token of the log-in form."""
        found = TOKEN.search(self.go("/login").text)
        assert found, "the log-in page has no token"
        return found[1]

    def log_in(self, email: str, password: str = PASSWORD, target: str = "/") -> TestResponse:
        form = {
            "email": email,
            "password": password,
            "next": target,
            "csrf_token": self.token(),
        }
        return self.client.post("/login", data=form, headers=HTML)

    def csrf(self) -> dict[str, str]:
        """The header that the renderer makes from its cookie; fetches a page first."""
        self.go("/methods")
        cookie = self.client.get_cookie("_csrf_token")
        return {"X-CSRFToken": cookie.value} if cookie else {}

    def post(self, body: Any, **headers: str) -> TestResponse:
        """Call a callback with any body; markup in the answer is opened, as a browser does."""
        given = body if isinstance(body, bytes) else json.dumps(body).encode()
        answer = self.client.post(
            CALLBACK,
            data=given,
            content_type="application/json",
            headers={**self.csrf(), **headers},
        )
        if answer.status_code == 200 and answer.is_json:
            answer.set_data(opened(answer.get_data(as_text=True)))
        return answer

    def show(self, path: str, search: str = "") -> TestResponse:
        """Call the callback that follows the address."""
        return self.post(routing_body(self.app, path, search))

    def fill(self, place: str) -> TestResponse:
        """Call the callback that fills the overview, the tracking table or the plan."""
        body = {
            "output": f"{place}.children",
            "outputs": {"id": place, "property": "children"},
            "inputs": [{"id": place, "property": "id", "value": place}],
            "state": [{"id": ids.LOCATION, "property": "search", "value": ""}],
            "changedPropIds": [f"{place}.id"],
        }
        return self.post(body)


def routing_body(app: Dash, path: object, search: object = "") -> dict[str, Any]:
    """What the renderer sends when the address changes."""
    name = next(name for name in app.callback_map if "main.children" in name)
    values = {"pathname": path, "search": search}
    inputs = app.callback_map[name]["inputs"]
    return {
        "output": name,
        "outputs": [output.to_dict() for output in app.callback_map[name]["output"]],
        "inputs": [{**one, "value": values[one["property"]]} for one in inputs],
        "changedPropIds": [f"{one['id']}.{one['property']}" for one in inputs],
    }


def desk_body(app: Dash, seen: str | None = None) -> dict[str, Any]:
    """What the renderer sends when the publishing desk is drawn."""
    name = next(name for name in app.callback_map if "..publishing.children" in name)
    declared = app.callback_map[name]
    known = {"publishing-seen": seen, "publishing": "publishing", "location": ""}
    return {
        "output": name,
        "outputs": [one.to_dict() for one in declared["output"]],
        "inputs": [{**one, "value": known.get(one["id"])} for one in declared["inputs"]],
        "state": [{**one, "value": known.get(one["id"])} for one in declared["state"]],
        "changedPropIds": ["publishing.id"],
    }
