"""Proof that a form or a callback was sent by our own page: Flask-WTF's token, and its cookie.

Forms carry the token in a field. The Dash renderer reads it from the cookie `_csrf_token` and
returns it in the header `X-CSRFToken`; the cookie alone proves nothing.
"""

from __future__ import annotations

from http import HTTPStatus

from flask import Flask, Response, current_app, request, session
from flask_wtf.csrf import CSRFProtect, generate_csrf, validate_csrf
from wtforms import ValidationError  # type: ignore[import-untyped]

from dashboard.access.sessions import is_logged_in

COOKIE = "_csrf_token"
HEADER = "X-CSRFToken"


def install_csrf(server: Flask) -> None:
    """Prepare the check; the guard makes it, after it knows who asks."""
    server.config["WTF_CSRF_CHECK_DEFAULT"] = False
    # A token lives as long as its session.
    server.config["WTF_CSRF_TIME_LIMIT"] = None
    # Behind a proxy the referrer's host is not ours to compare with; the token is bound to the
    # session instead.
    server.config["WTF_CSRF_SSL_STRICT"] = False
    CSRFProtect(server)


def check_csrf() -> None:
    """Raise CSRFError (400) where a request that changes something brings no valid token."""
    protect: CSRFProtect = current_app.extensions["csrf"]
    protect.protect()


def csrf_token() -> str:
    """The token that a form of this session has to send, in the field `csrf_token`."""
    return str(generate_csrf())


def hand_over_token(response: Response) -> Response:
    """Give a page of the app the cookie that its callbacks need."""
    is_page = response.status_code == HTTPStatus.OK and response.mimetype == "text/html"
    if is_page and is_logged_in() and not _is_current(request.cookies.get(COOKIE)):
        secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
        response.set_cookie(COOKIE, generate_csrf(), secure=secure, samesite="Lax")
    return response


def _is_current(token: str | None) -> bool:
    if not token or "csrf_token" not in session:
        return False
    try:
        validate_csrf(token)
    except ValidationError:
        return False
    return True
