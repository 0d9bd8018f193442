"""Every callback is wired to something that is on a page.

Dash checks this itself only by writing every page of every role into its document; here it is
checked from outside, with the layouts that pages really send.
"""

import json

from dashboard import ids
from dashboard.pages.registry import PAGES
from tests.web.crawling import filling_body
from tests.web.visitor import desk_body

PARTS = {
    "/results/<code>": "/results/OP1",
    "/indicators/<code>": "/indicators/OP1.1",
    "/editions/<edition>": "/editions/1",
}
# Dash writes a wildcard of a pattern as a list of one word.
WILDCARD = list


def ids_in(node):
    """Every component id in a tree of JSON."""
    if isinstance(node, dict):
        found = node.get("props", {}).get("id") if "namespace" in node else None
        if found is not None:
            yield found
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from ids_in(child)


# Parts of pages that a query opens.
FURTHER = [
    ("/admin", "?account=1"),
    ("/admin", "?show=links"),
    ("/indicators/OP1.1", "?compare=edition-1"),
]
CHART = {"type": "panel", "code": "OP1.1", "size": "large"}


def ids_on_pages(visitor):
    found = list(ids_in(visitor.client.get("/_dash-layout").json))
    for path, search in [*((PARTS.get(page.path, page.path), "") for page in PAGES), *FURTHER]:
        found += ids_in(visitor.show(path, search).json)
    # Forms stand where they are filled in, and charts in panels.
    found += ids_in(visitor.post(desk_body(visitor.app)).json)
    # The rows of the tracking table stand in what fills it.
    found += ids_in(visitor.fill(ids.TRACKING).json)
    return found + list(ids_in(visitor.post(filling_body(CHART, "")).json))


def is_on(declared, found):
    if not declared.startswith("{"):
        return declared in found
    pattern = json.loads(declared)
    return any(isinstance(one, dict) and fits(pattern, one) for one in found)


def fits(pattern, one):
    return pattern.keys() == one.keys() and all(
        isinstance(value, WILDCARD) or value == one[key] for key, value in pattern.items()
    )


def test_every_callback_is_wired(app, logged_in):
    logged_in("admin")
    # Two sessions, so that there is one to end; the manager's are pages that admin sees, too.
    found = ids_on_pages(logged_in("admin"))
    missing = {
        (name, dependency["id"])
        for name, declared in app.callback_map.items()
        for dependency in [*declared["inputs"], *declared["state"], *targets(declared)]
        if not is_on(dependency["id"], found)
    }
    assert not missing


def targets(declared):
    if declared["no_output"]:
        return []
    output = declared["output"]
    return [one.to_dict() for one in (output if isinstance(output, list | tuple) else [output])]


def test_no_id_stands_twice_on_a_page(logged_in):
    visitor = logged_in("manager")
    shell = [json.dumps(one) for one in ids_in(visitor.client.get("/_dash-layout").json)]
    for page in PAGES:
        drawn = visitor.show(PARTS.get(page.path, page.path)).json
        here = shell + [json.dumps(one) for one in ids_in(drawn)]
        assert len(here) == len(set(here)), page.path
