"""Logging in and out. Both pages are drawn by the server and work without a script.

A failure says the same whatever was wrong, takes the same time, and is counted per account and per
address of the network. Only local addresses are followed after a log-in.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode, urlsplit

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from dashboard.access.languages import CHOSEN, current_language, languages, remember_language
from dashboard.access.permissions import role_name
from dashboard.access.sessions import begin_session, end_session, is_guest, is_logged_in
from dashboard.access.sharing import wait_words
from dashboard.access.throttling import admit_password, password_was_right
from dashboard.language import Language, language_of
from dashboard.protocols import Account
from dashboard.services import services

LONGEST_EMAIL = 254
LONGEST_PASSWORD = 200
NOBODY = "unknown"

access = Blueprint("access", __name__, template_folder="templates")


@access.get("/login")
def show_login() -> Response:
    """The log-in page; who has logged in already is sent on. A guest may have an account, too."""
    target = local_target(request.args.get("next"))
    if is_logged_in() and not is_guest():
        return redirect(target, 302)
    remember_language()
    return _page(target)


@access.post("/login")
def log_in() -> Response:
    """Begin a session, or show the page again with what to do (401, or 429 when guessing)."""
    target = local_target(request.form.get("next"))
    email = _given_email()
    wait = admit_password(email)
    if wait:
        return _refuse_for(wait, target, email)
    account = _verify(email, request.form.get("password", ""))
    if account is None or not begin_session(account):
        _ = current_language().gettext
        sentence = _("Address and password do not fit together, or the account is closed.")
        return _page(target, email, sentence, 401)
    return redirect(target, 302)


@access.get("/logout")
def show_logout() -> Response:
    """Ask before logging out: an address alone must not change anything."""
    if not is_logged_in():
        return redirect("/login", 302)
    language = current_language()
    _ = language.gettext
    page = render_template("logout.html", language=language, _=_, title=_("Log out?"))
    return make_response(page)


@access.post("/logout")
def log_out() -> Response:
    """End the session."""
    end_session()
    return redirect("/login", 302)


def local_target(asked: str | None) -> str:
    """The path to go on to: `asked` where it is one of ours, else the overview."""
    if not asked or not asked.startswith("/") or asked.startswith("//"):
        return "/"
    # Browsers read a backslash as a slash and skip control characters.
    if "\\" in asked or any(ord(character) < 33 for character in asked):
        return "/"
    try:
        parts = urlsplit(asked)
    except ValueError:
        return "/"
    foreign = parts.scheme or parts.netloc or parts.path in ("/login", "/logout")
    return "/" if foreign else asked


def _given_email() -> str:
    """The address as typed, without what no address and no database can hold."""
    typed = request.form.get("email", "")
    return "".join(letter for letter in typed if letter.isprintable()).strip()[:LONGEST_EMAIL]


def _verify(email: str, password: str) -> Account | None:
    """The account, or None, which is written to the audit; a log-in is so with its session."""
    app = services()
    account = app.accounts.verify(email, password[:LONGEST_PASSWORD])
    if account is not None:
        password_was_right(email)
        return account
    # What is no account's address may be a password typed into the wrong field.
    known = app.accounts.by_email(email)
    app.accounts.record(NOBODY, "failed log-in", known.email if known else NOBODY)
    return None


def _refuse_for(seconds: int, target: str, email: str) -> Response:
    language = current_language()
    answer = _page(target, email, wait_words(language, seconds), 429)
    answer.headers["Retry-After"] = str(seconds)
    return answer


def _page(target: str, email: str = "", fault: str | None = None, status: int = 200) -> Response:
    language = current_language()
    page = render_template(
        "login.html",
        language=language,
        _=language.gettext,
        title=language.gettext("Log in"),
        full_title=language.label(services().framework.project.title),
        target=target,
        email=email,
        fault=fault,
        languages=_choices(target),
        accounts=_demonstration_accounts(language),
    )
    return make_response(page, status)


def _choices(target: str) -> list[dict[str, str]]:
    known = [language_of(code) for code in languages()]
    return [
        {
            "code": one.code,
            "name": one.name,
            "address": f"/login?{urlencode({CHOSEN: one.code, 'next': target})}",
        }
        for one in known
    ]


def _demonstration_accounts(language: Language) -> list[dict[str, Any]]:
    """Address and role of the accounts that a demonstration brings; never a password."""
    app = services()
    if not app.demonstration:
        return []
    shown = [one for one in app.accounts.all() if one.email == f"{one.role}@example.org"]
    return [{"role": role_name(a.role, language), "email": a.email} for a in shown]
