"""Administration: who has an account, and what it may do."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.access.permissions import role_name
from dashboard.components.tables import table
from dashboard.page import Page, PageContext
from dashboard.protocols import Account


def layout(context: PageContext) -> Component:
    """Every account; they are made and closed on the command line."""
    _ = context.language.gettext
    accounts = context.services.accounts.all()
    header = [_("Address"), _("Role"), _("Case data"), _("State")]
    rows = [_row(context, account) for account in accounts]
    return html.Div(
        [
            html.H1(_("Accounts")),
            table("accounts", _("Accounts"), header, rows),
            html.H2(_("Adding and closing accounts")),
            html.P(_("Accounts are changed on the server's command line:")),
            html.Pre("dashboard user add EMAIL --role ROLE\ndashboard user disable EMAIL"),
        ],
        className="page words",
    )


def _row(context: PageContext, account: Account) -> list[Component | str]:
    _ = context.language.gettext
    return [
        account.email,
        role_name(account.role, context.language),
        _("yes, every look is recorded") if account.case_data else _("no"),
        _("closed") if account.disabled else _("open"),
    ]


PAGE = Page(
    path="/admin",
    name="admin",
    title=lambda language: language.gettext("Administration"),
    permission="administer",
    order=90,
    navigation=False,
    layout=layout,
)
