"""One door in front of everything: what is not listed here is not answered.

Open addresses need nobody; the endpoints of Dash need somebody; a page needs the permission of its
entry in the table. Every other path does not exist, even if a route for it was added. The guard
decides from the path alone, before any view runs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import abort, redirect, request
from werkzeug.exceptions import MethodNotAllowed, Unauthorized
from werkzeug.wrappers import Response

from dashboard.access.addresses import READ, Address, Addresses, Guarded, is_there
from dashboard.access.bodies import check_body
from dashboard.access.csrf import check_csrf
from dashboard.access.editions import EDITION, check_address
from dashboard.access.languages import remember_language
from dashboard.access.permissions import can
from dashboard.access.polling import CALLBACK, read_body
from dashboard.access.sessions import current_account, is_logged_in
from dashboard.access.sizes import allow_size

OPEN = frozenset({"/login", "/logout", "/healthz", "/robots.txt"})
OPEN_BELOW = ("/assets/", "/share/")
DASH = frozenset({"/_dash-layout", "/_dash-dependencies", CALLBACK})
DASH_BELOW = ("/_dash-component-suites/",)
# Where one chooses a password of one's own.
OWN_PAGE = "/account"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True)
class Guard:
    """The door of one app: its addresses, and the callbacks that may be called."""

    addresses: Addresses[Any]
    callbacks: Callable[[], Mapping[str, Mapping[str, Any]]]

    def __call__(self) -> Response | None:
        """Answer in the view's place where the request may not pass; None lets it through."""
        path = request.path
        if is_open(path):
            _check_open()
            check_csrf()
            return None
        if not is_logged_in():
            return challenge()
        self._check_path(path)
        check_csrf()
        if path == CALLBACK:
            check_body(read_body(), self.callbacks())
        return None

    def _check_path(self, path: str) -> None:
        """Abort with 403, 404 or 405 unless the person may ask for this path in this way."""
        if path in DASH or path.startswith(DASH_BELOW):
            _check_method("POST" if path == CALLBACK else "GET")
            return
        found = self.addresses.find(path)
        if found is None:
            abort(404)
        entry, parts = found
        _check_page(entry, parts)


def is_open(path: str) -> bool:
    """True where nobody needs to log in."""
    return path in OPEN or path.startswith(OPEN_BELOW)


def _check_open() -> None:
    """Abort with 404 where the open path has no route of its own.

    Dash answers every GET that no other route takes with its index, also below an open prefix.
    """
    rule = request.url_rule
    if rule is not None and not is_open(rule.rule):
        abort(404)


def challenge() -> Response:
    """Send a reading browser to the log-in page; answer 401 to everything else.

    A redirected picture or script would fetch a log-in page whose cookie replaces a fresh one.
    """
    if request.method not in SAFE or not wants_page():
        raise Unauthorized
    asked = request.full_path if request.query_string else request.path
    target = "/login" if asked == "/" else f"/login?{urlencode({'next': asked})}"
    return redirect(target, 302)


def wants_page() -> bool:
    """True where the request accepts a page in so many words, as browsers do when people go."""
    return "text/html" in request.headers.get("Accept", "")


def _check_page(entry: Guarded, parts: Mapping[str, str]) -> None:
    account = current_account()
    if not can(account, entry.permission):
        goes = account.one_time and wants_page() and request.method in SAFE
        abort(redirect(OWN_PAGE, 302) if goes else 403)
    framework = check_address(parts.get(EDITION), request.query_string.decode(errors="replace"))
    if not is_there(entry, framework, parts):
        abort(404)
    sent_to = entry if isinstance(entry, Address) else None
    _check_method(*(sent_to.methods if sent_to else READ))
    if sent_to is not None and sent_to.largest is not None:
        allow_size(sent_to.largest)
    remember_language()


def _check_method(*allowed: str) -> None:
    # Dash answers every GET with its index, also where only POST is meant.
    methods = sorted({*allowed, *(("HEAD", "OPTIONS") if "GET" in allowed else ())})
    if request.method not in methods:
        raise MethodNotAllowed(methods)
