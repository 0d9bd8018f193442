"""Administration: who has an account, which links are out, and who did what."""

from __future__ import annotations

from collections.abc import Callable

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.access.permissions import role_names
from dashboard.components.admin.accounts import account_list, one_account
from dashboard.components.admin.audit import SHOWN, audit_page
from dashboard.components.admin.links import link_board
from dashboard.components.attributes import marked
from dashboard.components.forms import said_place
from dashboard.components.panels import empty
from dashboard.page import Page, PageContext

Content = list[Component]
OWN = frozenset({"show", "account", "action", "before"})


def layout(context: PageContext) -> Component:
    """The accounts, one of them (`account=3`), the links or the audit trail (`show=links`)."""
    _ = context.language.gettext
    parts = _parts(context)
    asked = context.asked("show") or ""
    chosen = asked if asked in parts else ""
    _name, draw = parts[chosen]
    content = [html.H1(_("Administration")), _tabs(context, chosen), *draw(context)]
    return html.Div(content, className="page words page-admin")


def _parts(context: PageContext) -> dict[str, tuple[str, Callable[[PageContext], Content]]]:
    _ = context.language.gettext
    return {
        "": (_("Accounts"), _accounts),
        "links": (_("Share links"), _links),
        "audit": (_("Audit"), _audit),
    }


def _tabs(context: PageContext, chosen: str) -> Component:
    entries = []
    for name, (title, _draw) in _parts(context).items():
        link = dcc.Link(title, href=f"/admin?show={name}" if name else "/admin")
        here = name == chosen
        marks = marked("current-part", current="true") if here else {}
        entries.append(html.Li(link, className="current" if here else "", **marks))
    label = context.language.gettext("Administration")
    return html.Nav(html.Ul(entries), className="trail", **marked("parts", label=label))


def _accounts(context: PageContext) -> Content:
    asked = context.asked("account")
    drawn = _account_list(context) if asked is None else _one_account(context, asked)
    return [said_place(ids.ACCOUNTS_SAID), html.Div(drawn, id=ids.ACCOUNTS)]


def _account_list(context: PageContext) -> Content:
    names = role_names(context.language)
    return account_list(context.language, context.services.accounts.all(), names)


def _one_account(context: PageContext, asked: str) -> Content:
    app = context.services
    account = next((one for one in app.accounts.all() if str(one.id) == asked), None)
    if account is None:
        return [empty(context.language.gettext("There is no such account."))]
    places = len(app.sessions.of(account.id))
    is_own = account.id == context.account.id
    return one_account(context.language, account, role_names(context.language), places, is_own)


def _links(context: PageContext) -> Content:
    app = context.services
    zone = app.settings.timezone
    drawn = link_board(context.language, app.share_links.all(), app.editions.all(), zone)
    return [said_place(ids.LINKS_SAID), html.Div(drawn, id=ids.LINKS)]


def _audit(context: PageContext) -> Content:
    trail, asked = context.services.audit, context.asked("before") or ""
    actions = trail.actions()
    chosen = next((one for one in actions if one == context.asked("action")), None)
    is_number = asked.isascii() and asked.isdecimal() and len(asked) < 10
    records = trail.newest(SHOWN + 1, int(asked) if is_number else None, chosen)
    zone = context.services.settings.timezone
    return audit_page(context.language, records, actions, chosen, zone)


PAGE = Page(
    path="/admin",
    name="admin",
    title=lambda language: language.gettext("Administration"),
    permission="administer",
    order=90,
    navigation=False,
    layout=layout,
    own=OWN,
)
