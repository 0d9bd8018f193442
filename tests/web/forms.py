"""Forms of one thing each, sent as the renderer sends them."""

from typing import Any

from dash import Dash
from werkzeug.test import TestResponse

from dashboard import ids
from tests.web.visitor import Visitor


def form_body(
    app: Dash, kind: str, action: str, subject: str, fields: dict[str, object], search: str = ""
) -> dict[str, Any]:
    """What the renderer sends when the form is submitted."""
    name = next(n for n in app.callback_map if f"{kind}.children" in n and f"{kind}-said" in n)
    declared = app.callback_map[name]
    place = ids.form(kind, action, subject)
    states: list[Any] = [
        [{"id": place, "property": "id", "value": place}],
        {"id": ids.LOCATION, "property": "search", "value": search},
    ]
    if len(declared["state"]) > 2:
        named = [(ids.form_field(kind, action, subject, n), value) for n, value in fields.items()]
        states.append([{"id": one, "property": "value", "value": v} for one, v in named])
        states.append([{"id": one, "property": "id", "value": one} for one, _ in named])
    return {
        "output": name,
        "outputs": [output.to_dict() for output in declared["output"]],
        "inputs": [[{"id": place, "property": "n_submit", "value": 1}]],
        "state": states,
        "changedPropIds": [f"{ids_text(place)}.n_submit"],
    }


def ids_text(place: dict[str, str]) -> str:
    """A pattern's id as Dash writes it: keys in order, no spaces."""
    parts = ",".join(f'"{key}":"{place[key]}"' for key in sorted(place))
    return f"{{{parts}}}"


def send(
    visitor: Visitor, kind: str, action: str, subject: object, search: str = "", **fields: object
) -> TestResponse:
    body = form_body(visitor.app, kind, action, str(subject), fields, search)
    return visitor.post(body)


def said(answer: TestResponse, kind: str) -> Any:
    """What stands where the answer to a form stands."""
    assert answer.status_code == 200, answer.text
    return answer.json["response"].get(f"{kind}-said", {}).get("children")
