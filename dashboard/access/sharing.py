"""Following a share link: whoever holds it reads one edition, without an account.

The link's token is exchanged for a session at once, so that it stands in no address that is shown,
passed on or sent along as the page one came from. An account that follows a link stays itself.
"""

from __future__ import annotations

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from dashboard.access.faults import fault_page
from dashboard.access.languages import current_language
from dashboard.access.sessions import begin_shared_session, current_account, is_guest, is_logged_in
from dashboard.access.throttling import admit_token, token_was_right
from dashboard.language import Language
from dashboard.protocols import ShareLink
from dashboard.services import services

sharing = Blueprint("sharing", __name__)


@sharing.get("/share/<token>")
def follow_share(token: str) -> Response:
    """Go to the overview of the link's edition; 404 or 410 where it leads nowhere (any more)."""
    wait = admit_token()
    if wait:
        return _slow_down(wait)
    link = services().share_links.find(token)
    if link is None:
        return _leads_nowhere()
    token_was_right()
    if link.state != "in_force":
        return _is_over(link)
    return _enter(link)


def _enter(link: ShareLink) -> Response:
    if is_logged_in() and not is_guest():
        services().share_links.note_use(link, current_account().email)
        return redirect(f"/?edition={link.edition}", 302)
    return redirect("/", 302) if begin_shared_session(link) else _is_over(link)


def _slow_down(seconds: int) -> Response:
    language = current_language()
    answer = fault_page(429, wait_words(language, seconds), title=language.gettext("Not so fast."))
    answer.headers["Retry-After"] = str(seconds)
    return answer


def wait_words(language: Language, seconds: int) -> str:
    """When one may try again."""
    text = language.ngettext(
        "Too many attempts. Try again in %d second.",
        "Too many attempts. Try again in %d seconds.",
        seconds,
    )
    return text % seconds


def _leads_nowhere() -> Response:
    _ = current_language().gettext
    sentence = _("Check that the address is complete, or ask who sent it.")
    return fault_page(404, sentence, title=_("There is no such link."))


def _is_over(link: ShareLink) -> Response:
    """Why the link opens nothing any more."""
    _ = current_language().gettext
    match link.state:
        case "expired":
            sentence = _("Its time has run out. Ask who sent it for a new one.")
        case "revoked" | "in_force":
            sentence = _("It was taken back. Ask who sent it for a new one.")
        case "withdrawn":
            sentence = _("The edition that it opened was withdrawn. Ask who sent it for a new one.")
    return fault_page(410, sentence, title=_("This link is no longer valid."))
