"""Which requests a page makes by itself while nobody does anything.

A page that waits for work asks anew every few seconds. That is no sign of a person, so it does not
keep an idle session alive: in Dash only a clock has `n_intervals`, and a callback that nothing but
clocks has set off names nothing else as changed.
"""

from __future__ import annotations

from flask import request
from werkzeug.exceptions import HTTPException

CALLBACK = "/_dash-update-component"
TICK = ".n_intervals"


def read_body() -> object:
    """The request's JSON, or None where it has none that can be read."""
    try:
        return request.get_json(silent=True)
    except RecursionError:
        return None


def is_poll() -> bool:
    """True where only a clock of the page asks."""
    if request.path != CALLBACK:
        return False
    try:
        body = read_body()
    except HTTPException:
        # What is wrong with the body is for the guard to say, once it knows who sent it.
        return False
    changed = body.get("changedPropIds") if isinstance(body, dict) else None
    return (
        isinstance(changed, list)
        and bool(changed)
        and all(isinstance(name, str) and name.endswith(TICK) for name in changed)
    )
