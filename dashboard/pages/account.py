"""Account: one's own role, password, sessions and language."""

from __future__ import annotations

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.access.languages import languages
from dashboard.access.permissions import role_name
from dashboard.access.sessions import current_session
from dashboard.components.attributes import spoken
from dashboard.components.forms import said_place
from dashboard.components.marks import notice
from dashboard.components.sessions import session_board
from dashboard.language import language_of
from dashboard.page import Page, PageContext


def layout(context: PageContext) -> Component:
    """Who one is, a form for a new password, one's sessions, and one's language."""
    _ = context.language.gettext
    role = role_name(context.account.role, context.language)
    who = _("Logged in as {email}: {role}.").format(email=context.account.email, role=role)
    return html.Div(
        [
            html.H1(_("Account")),
            html.P(who),
            *_first_steps(context),
            html.Section([html.H2(_("Password")), _password_form(context)]),
            html.Section([html.H2(_("Where you are logged in")), *_sessions(context)]),
            html.Section([html.H2(_("Language")), _language_list(context)]),
        ],
        className="page page-account",
    )


def _first_steps(context: PageContext) -> list[Component]:
    """What somebody reads whose password somebody else has seen."""
    if not context.account.one_time:
        return []
    text = context.language.gettext(
        "Your password was made for you. Choose one of your own first; then all pages open."
    )
    return [notice(text)]


def _sessions(context: PageContext) -> list[Component]:
    app = context.services
    found = app.sessions.of(context.account.id)
    zone = app.settings.timezone
    drawn = session_board(context.language, found, current_session().mark, zone)
    return [html.Div(drawn, id=ids.SESSIONS, className="words"), said_place(ids.SESSIONS_SAID)]


def _language_list(context: PageContext) -> Component:
    codes = languages()
    return html.Ul([html.Li(_language(code, context)) for code in codes], className="plain-list")


def _language(code: str, context: PageContext) -> Component:
    style = "current" if code == context.language.code else ""
    name = language_of(code).name
    return html.A(name, href=f"/account?lang={code}", lang=code, className=style)


def _password_form(context: PageContext) -> Component:
    _ = context.language.gettext
    form: Component = dbc.Form(
        [
            html.P(_("At least 12 characters. Other sessions of yours end with the change.")),
            _address(context),
            *_field("current", _("Current password"), "current-password"),
            *_field("new", _("New password"), "new-password"),
            *_field("repeated", _("New password, once more"), "new-password"),
            html.Button(_("Change the password"), type="submit", className="btn btn-primary"),
            html.Div(id=ids.PASSWORD_ANSWER, role="status", className="form-answer"),
        ],
        id=ids.PASSWORD_FORM,
        className="form-narrow",
    )
    return form


def _address(context: PageContext) -> Component:
    """The address once more for a keeper of passwords alone, which asks whose password changes."""
    entry = dbc.Input(
        id=ids.password_field("owner"),
        value=context.account.email,
        autocomplete="username",
        readonly=True,
        tabIndex=-1,
    )
    return html.Div(entry, className="visually-hidden", **spoken(hidden="true"))


def _field(name: str, label: str, completion: str) -> list[Component]:
    place = ids.password_field(name)
    entry = dbc.Input(id=place, type="password", autocomplete=completion, maxlength=200)
    return [dbc.Label(label, html_for=place), entry]


PAGE = Page(
    path="/account",
    name="account",
    title=lambda language: language.gettext("Account"),
    permission="keep-account",
    order=95,
    navigation=False,
    layout=layout,
)
