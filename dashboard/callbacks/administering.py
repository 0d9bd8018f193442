"""Administering accounts: adding one, changing its role, closing it, making a new password.

To their own account administrators do nothing here, so that there is always one left.
"""

from __future__ import annotations

from dash import Dash
from dash.development.base_component import Component

from dashboard import ids
from dashboard.access.passwords import one_time_password
from dashboard.access.permissions import PERMISSIONS, check, role_names
from dashboard.callbacks.filling import search_text
from dashboard.callbacks.forms import Answer, Sent, register_forms
from dashboard.components.admin.accounts import KIND, account_list, one_account, told_once
from dashboard.errors import NotAllowedError, StoreError
from dashboard.page import PageContext, context_of
from dashboard.protocols import Account, Role


def administer(sent: Sent, search: object) -> Answer:
    """The accounts as they now stand, and what was done; refusals are told in a sentence."""
    context = context_of(search_text(search), ("account",))
    check(context.account, "administer", context.language)
    if sent.action == "add":
        added = _add(context, sent)
        return _drawn_list(context), added
    account = _other_account(context, sent.number)
    changed = _change(context, sent, account)
    return _drawn_account(context, account.id), changed


def _add(context: PageContext, sent: Sent) -> Component:
    email, (role, case_data) = sent.text("email"), _rights(context, sent)
    password = one_time_password()
    try:
        added = context.services.accounts.add(
            email, role, password, case_data, context.account.email, one_time=True
        )
    except StoreError:
        sentence = context.language.gettext(
            "This is not an e-mail address, or it has an account already."
        )
        raise NotAllowedError(sentence) from None
    return told_once(context.language, added.email, password)


def _change(context: PageContext, sent: Sent, account: Account) -> Component | str:
    _, accounts, by = context.language.gettext, context.services.accounts, context.account.email
    match sent.action:
        case "role":
            accounts.set_role(account.id, *_rights(context, sent), by)
            return _("The role is changed.")
        case "disable" | "enable":
            accounts.set_disabled(account.id, sent.action == "disable", by)
            closed = sent.action == "disable"
            return _("The account is closed.") if closed else _("The account is open again.")
        case "password":
            password = one_time_password()
            accounts.set_password(account.id, password, by, one_time=True)
            return told_once(context.language, account.email, password)
        case _:
            raise NotAllowedError(_("There is no such thing to do."))


def _rights(context: PageContext, sent: Sent) -> tuple[Role, bool]:
    """The role that was chosen, and case data where the role can have it at all."""
    role = next((one for one in role_names(context.language) if one == sent.text("role")), None)
    if role is None:
        raise NotAllowedError(context.language.gettext("There is no such role."))
    return role, sent.fields.get("case_data") is True and "see-loads" in PERMISSIONS[role]


def _other_account(context: PageContext, number: int | None) -> Account:
    _ = context.language.gettext
    account = None if number is None else context.services.accounts.by_id(number)
    if account is None:
        raise NotAllowedError(_("There is no such account."))
    if account.id == context.account.id:
        raise NotAllowedError(_("This is your own account. Another administrator can change it."))
    return account


def _drawn_list(context: PageContext) -> list[Component]:
    names = role_names(context.language)
    return account_list(context.language, context.services.accounts.all(), names)


def _drawn_account(context: PageContext, number: int) -> list[Component]:
    account = context.services.accounts.by_id(number)
    if account is None:
        return []
    names, places = role_names(context.language), context.services.sessions.of(number)
    return one_account(context.language, account, names, len(places), is_own=False)


def register(app: Dash) -> None:
    """Answer the forms of the accounts."""
    register_forms(app, KIND, (ids.ACCOUNTS, ids.ACCOUNTS_SAID), administer)
