"""Account: one's own role, language and password."""

from __future__ import annotations

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.access.languages import languages
from dashboard.access.permissions import role_name
from dashboard.language import language_of
from dashboard.page import Page, PageContext


def layout(context: PageContext) -> Component:
    """Who one is, in which language one reads, and a form for a new password."""
    _ = context.language.gettext
    role = role_name(context.account.role, context.language)
    who = _("Logged in as {email}: {role}.").format(email=context.account.email, role=role)
    return html.Div(
        [
            html.H1(_("Account")),
            html.P(who),
            html.Section([html.H2(_("Language")), _language_list(context)]),
            html.Section([html.H2(_("Password")), _password_form(context)]),
        ],
        className="page page-account",
    )


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
            *_address(context),
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


def _address(context: PageContext) -> list[Component]:
    """The address once more, so that a password's keeper knows whose password changes."""
    place = ids.password_field("owner")
    entry = dbc.Input(id=place, value=context.account.email, autocomplete="username", readonly=True)
    return [dbc.Label(context.language.gettext("E-mail address"), html_for=place), entry]


def _field(name: str, label: str, completion: str) -> list[Component]:
    place = ids.password_field(name)
    entry = dbc.Input(id=place, type="password", autocomplete=completion, maxlength=200)
    return [dbc.Label(label, html_for=place), entry]


PAGE = Page(
    path="/account",
    name="account",
    title=lambda language: language.gettext("Account"),
    permission="read-public",
    order=95,
    navigation=False,
    layout=layout,
)
