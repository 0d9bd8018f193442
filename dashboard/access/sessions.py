"""Who is logged in, and for how long.

A session ends after half an hour without a request, after twelve hours in any case, and at once
when the account is disabled or its session mark changes. Nothing of it is kept in the process.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import cast

from flask import Flask, session
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

from dashboard.protocols import Account
from dashboard.services import services

IDLE_SECONDS = 30 * 60
LONGEST_SECONDS = 12 * 60 * 60
# A cookie with every answer would make callbacks that run side by side overwrite each other's.
RENEW_SECONDS = 60
SINCE, SEEN = "since", "seen"


class Visitor(UserMixin):  # type: ignore[misc]
    """An account as Flask-Login wants it."""

    def __init__(self, account: Account) -> None:
        self.account = account

    def get_id(self) -> str:
        """What the session remembers: the account and the mark it had at log-in."""
        return f"{self.account.id}:{self.account.session_mark}"


def install_sessions(server: Flask) -> None:
    """Let Flask-Login find the account of each request."""
    login = LoginManager()
    login.session_protection = None
    login.user_loader(_find_visitor)
    # A page about a fault must not ask the database that may be the fault.
    login.init_app(server, add_context_processor=False)


def _find_visitor(remembered: str) -> Visitor | None:
    number, _, mark = remembered.partition(":")
    if not number.isdigit() or not _is_fresh(time.time()):
        return None
    account = services().accounts.by_id(int(number))
    if account is None or account.disabled or account.session_mark != mark:
        return None
    return Visitor(account)


def _is_fresh(now: float) -> bool:
    since, seen = session.get(SINCE, 0.0), session.get(SEEN, 0.0)
    return bool(now - since < LONGEST_SECONDS and now - seen < IDLE_SECONDS)


def is_logged_in() -> bool:
    """True where an account stands behind this request."""
    return bool(current_user.is_authenticated)


def current_account() -> Account:
    """The account behind this request; the guard has let nobody else through."""
    return cast(Account, current_user.account)


def begin_session(account: Account, kept: Sequence[str] = ("lang",)) -> None:
    """Log the account in under a new session, so that one planted before is worth nothing.

    `kept` are the names of what the new session takes over from the old one.
    """
    _clear_session(kept)
    session[SINCE] = session[SEEN] = time.time()
    login_user(Visitor(account))


def continue_session(account: Account) -> None:
    """Log in anew who is logged in already; the page that is open stays able to send callbacks."""
    begin_session(account, ("lang", "csrf_token"))


def renew_session() -> None:
    """Note that the person is still there."""
    now = time.time()
    if now - session.get(SEEN, 0.0) > RENEW_SECONDS:
        session[SEEN] = now


def end_session() -> None:
    """Log out and forget everything but the language."""
    logout_user()
    _clear_session(("lang",))


def _clear_session(kept: Sequence[str]) -> None:
    taken_over = {name: session[name] for name in kept if name in session}
    session.clear()
    session.update(taken_over)
