"""Ending one's own sessions elsewhere: at the next request they are worth nothing."""

from __future__ import annotations

from dash import Dash
from dash.development.base_component import Component

from dashboard import ids
from dashboard.access.permissions import check
from dashboard.access.sessions import current_session
from dashboard.callbacks.filling import search_text
from dashboard.callbacks.forms import Answer, Sent, register_forms
from dashboard.components.sessions import KIND, session_board
from dashboard.errors import NotAllowedError
from dashboard.page import PageContext, context_of


def end_elsewhere(sent: Sent, search: object) -> Answer:
    """The sessions that are left, and what was done."""
    context = context_of(search_text(search))
    check(context.account, "keep-account", context.language)
    _, sessions = context.language.gettext, context.services.sessions
    account = context.account
    match sent.action:
        case "end":
            sessions.end(account.id, sent.subject, account.email)
            said = _("The session is ended.")
        case "end-others":
            sessions.end_others(account.id, current_session().mark, account.email)
            said = _("All other sessions are ended.")
        case _:
            raise NotAllowedError(_("There is no such thing to do."))
    return _drawn(context), said


def _drawn(context: PageContext) -> list[Component]:
    app = context.services
    found = app.sessions.of(context.account.id)
    zone = app.settings.timezone
    return session_board(context.language, found, current_session().mark, zone)


def register(app: Dash) -> None:
    """Answer the buttons of the list of sessions."""
    register_forms(app, KIND, (ids.SESSIONS, ids.SESSIONS_SAID), end_elsewhere, with_fields=False)
