"""Changing one's own password: the current one proves who asks, and every other session ends."""

from __future__ import annotations

from dash import Dash, Input, Output, State, no_update

from dashboard import ids
from dashboard.access.languages import current_language
from dashboard.access.login import LONGEST_PASSWORD
from dashboard.access.passwords import check_password
from dashboard.access.permissions import check
from dashboard.access.sessions import continue_session, current_account
from dashboard.access.throttling import admit_password, password_was_right
from dashboard.errors import NotAllowedError
from dashboard.protocols import Account
from dashboard.services import services


def change_password(
    submitted: object, current: object, new: object, repeated: object
) -> tuple[object, object, object, object]:
    """The answer, and emptied fields after a success. Refusals are told in a sentence."""
    if not submitted:
        return no_update, no_update, no_update, no_update
    account, language = current_account(), current_language()
    check(account, "keep-account", language)
    try:
        _replace(account, *(str(value or "") for value in (current, new, repeated)))
    except NotAllowedError as refused:
        return str(refused), no_update, no_update, no_update
    return language.gettext("The password is changed."), "", "", ""


def _replace(account: Account, current: str, new: str, repeated: str) -> None:
    app, language = services(), current_language()
    if admit_password(account.email):
        raise NotAllowedError(language.gettext("Too many attempts. Wait a little and try again."))
    if app.accounts.verify(account.email, current[:LONGEST_PASSWORD]) is None:
        raise NotAllowedError(language.gettext("The current password is not right."))
    password_was_right(account.email)
    check_password(new, repeated, account.email, language)
    if new == current:
        raise NotAllowedError(language.gettext("This is the password that you have already."))
    app.accounts.set_password(account.id, new, account.email)
    changed = app.accounts.by_id(account.id)
    if changed is not None:
        continue_session(changed)


def register(app: Dash) -> None:
    """Answer the form on the account page."""
    current, new, repeated = (ids.password_field(n) for n in ("current", "new", "repeated"))
    app.callback(
        Output(ids.PASSWORD_ANSWER, "children"),
        Output(current, "value"),
        Output(new, "value"),
        Output(repeated, "value"),
        Input(ids.PASSWORD_FORM, "n_submit"),
        State(current, "value"),
        State(new, "value"),
        State(repeated, "value"),
        prevent_initial_call=True,
    )(change_password)
