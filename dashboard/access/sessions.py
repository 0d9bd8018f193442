"""Who is here: an account that logged in, or a guest who holds a share link.

The signed cookie carries a random token and nothing about the person. What the token is worth is
looked up with every request, so that a session which was ended, timed out, or whose account or link
was closed is over at once, wherever its cookie was copied to. Nothing of it is kept in the process.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from flask import Flask, request, session
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

from dashboard.access.polling import is_poll
from dashboard.protocols import Account, Presence, Session, ShareLink
from dashboard.services import services


class Visitor(UserMixin):  # type: ignore[misc]
    """A presence as Flask-Login wants it."""

    def __init__(self, token: str, presence: Presence) -> None:
        self.token = token
        self.presence = presence

    def get_id(self) -> str:
        """What the cookie remembers."""
        return self.token


def install_sessions(server: Flask) -> None:
    """Let Flask-Login find the person of each request."""
    login = LoginManager()
    login.session_protection = None
    login.user_loader(_find_visitor)
    # A page about a fault must not ask the database that may be the fault.
    login.init_app(server, add_context_processor=False)


def _find_visitor(token: str) -> Visitor | None:
    presence = services().sessions.find(token, seen=not is_poll())
    return None if presence is None else Visitor(token, presence)


def is_logged_in() -> bool:
    """True where an account or a guest stands behind this request."""
    return bool(current_user.is_authenticated)


def is_guest() -> bool:
    """True where a share link stands behind this request."""
    return is_logged_in() and current_link() is not None


def current_account() -> Account:
    """The account behind this request; the guard has let nobody else through.

    A guest has none; what stands in its place can read and nothing else.
    """
    presence = _presence()
    if presence.account is not None:
        return presence.account
    return Account(0, f"share link {presence.session.share_link}", "guest", False, False, "")


def current_session() -> Session:
    """The session of this request."""
    return _presence().session


def current_link() -> ShareLink | None:
    """The share link of a guest; None for everybody with an account."""
    return _presence().link


def current_edition() -> int | None:
    """The one edition that a guest may read; None for everybody with an account."""
    return _presence().session.edition


def _presence() -> Presence:
    return cast(Presence, current_user.presence)


def begin_session(account: Account, kept: Sequence[str] = ("lang",)) -> bool:
    """Log the account in under a new session, so that one planted before is worth nothing.

    `kept` are the names of what the new cookie takes over from the old one. False where the account
    has changed since its password was verified.
    """
    token = services().sessions.begin(account, browser_name())
    return token is not None and _enter(token, kept)


def continue_session(account: Account) -> bool:
    """Log in anew who is logged in already; the page that is open stays able to send callbacks."""
    return begin_session(account, ("lang", "csrf_token"))


def begin_shared_session(link: ShareLink) -> bool:
    """Let in whoever holds the link, to its edition alone."""
    return _enter(services().sessions.begin_shared(link, browser_name()), ("lang",))


def _enter(token: str, kept: Sequence[str]) -> bool:
    visitor = _find_visitor(token)
    if visitor is None:
        return False
    _clear_session(kept)
    login_user(visitor)
    return True


def browser_name() -> str:
    """What the browser calls itself."""
    return request.headers.get("User-Agent", "")


def end_session() -> None:
    """Log out and forget everything but the language."""
    if is_logged_in():
        services().sessions.leave(current_user.token, current_account().email)
    logout_user()
    _clear_session(("lang",))


def _clear_session(kept: Sequence[str]) -> None:
    taken_over = {name: session[name] for name in kept if name in session}
    session.clear()
    session.update(taken_over)
