"""Accounts as an administrator sees them: a list, and one account with what can be done to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.forms import FormPlace, check_field, form, select_field, text_field
from dashboard.components.tables import table
from dashboard.language import Language
from dashboard.protocols import Account, Role

Names = Mapping[Role, str]
KIND = "accounts"
LONGEST_EMAIL = 200
# The role that sees least is offered first.
USUAL: Role = "donor"


def account_list(language: Language, accounts: Sequence[Account], names: Names) -> list[Component]:
    """Every account, and a form for another."""
    _ = language.gettext
    header = [_("Address"), _("Role"), _("Case data"), _("State")]
    rows = [_row(language, account, names) for account in accounts]
    return [
        table("accounts", _("Accounts"), header, rows),
        html.H2(_("Add an account")),
        _add_form(language, names),
    ]


def _row(language: Language, account: Account, names: Names) -> list[Component | str]:
    return [
        dcc.Link(account.email, href=f"/admin?account={account.id}"),
        names.get(account.role, account.role),
        case_data_words(language, account),
        state_words(language, account),
    ]


def case_data_words(language: Language, account: Account) -> str:
    """Whether the account may see case data."""
    _ = language.gettext
    return _("yes, every look is recorded") if account.case_data else _("no")


def state_words(language: Language, account: Account) -> str:
    """Whether one can log in."""
    _ = language.gettext
    if account.disabled:
        return _("closed")
    return _("open, password not chosen yet") if account.one_time else _("open")


def _add_form(language: Language, names: Names) -> Component:
    _ = language.gettext
    place = FormPlace(KIND, "add", "new")
    email = text_field(
        place, "email", _("E-mail address"), type="email", maxlength=LONGEST_EMAIL, required=True
    )
    return form(place, [email, *_rights(language, place, names, USUAL, False)], _("Add"))


def _rights(
    language: Language, place: FormPlace, names: Names, role: Role, case_data: bool
) -> list[Component]:
    _ = language.gettext
    options = [(str(one), name) for one, name in names.items()]
    box = check_field(
        place, "case_data", _("May load and see case data, if the role sees loads"), case_data
    )
    return [select_field(place, "role", _("Role"), options, role), box]


def one_account(
    language: Language, account: Account, names: Names, places: int, is_own: bool
) -> list[Component]:
    """What is known of an account, and what can be done to it; `places` is where it is logged in.

    To one's own account an administrator does nothing here, so that there is always one left.
    """
    _ = language.gettext
    seen = language.ngettext("logged in at %d place now", "logged in at %d places now", places)
    facts = [
        names.get(account.role, account.role),
        _("case data: {words}").format(words=case_data_words(language, account)),
        state_words(language, account),
        seen % places if places else _("not logged in now"),
    ]
    head = [html.H2(account.email), html.P("; ".join(facts))]
    if is_own:
        text = _("This is your own account. Another administrator can change it.")
        return [*head, html.P([text, " ", dcc.Link(_("Your account"), href="/account")])]
    return [*head, *_deeds(language, account, names)]


def _deeds(language: Language, account: Account, names: Names) -> list[Component]:
    return [
        *_role_form(language, account, names),
        *_password_form(language, account),
        *_state_form(language, account),
    ]


def _role_form(language: Language, account: Account, names: Names) -> list[Component]:
    _ = language.gettext
    place = FormPlace(KIND, "role", str(account.id))
    fields = _rights(language, place, names, account.role, account.case_data)
    return [html.H3(_("What the account may do")), form(place, fields, _("Change the role"))]


def _password_form(language: Language, account: Account) -> list[Component]:
    _ = language.gettext
    text = _(
        "A new password is made up and shown to you once. The person has to replace it at the next "
        "log-in; until then the account opens nothing else."
    )
    place = FormPlace(KIND, "password", str(account.id))
    button = _("Make a new password")
    return [html.H3(_("Forgotten password")), html.P(text), form(place, [], button)]


def _state_form(language: Language, account: Account) -> list[Component]:
    _ = language.gettext
    if account.disabled:
        place = FormPlace(KIND, "enable", str(account.id))
        return [html.H3(_("Closed account")), form(place, [], _("Open the account again"))]
    place = FormPlace(KIND, "disable", str(account.id))
    text = _("Whoever is logged in with it is out at once.")
    return [html.H3(_("Close")), html.P(text), form(place, [], _("Close the account"))]


def told_once(language: Language, email: str, password: str) -> Component:
    """A password that was made up, for the administrator to pass on."""
    _ = language.gettext
    text = _("The password of {email}, shown this once. Pass it on by a safe way:")
    return html.Div(
        [html.P(text.format(email=email)), html.Code(password, className="told-once")],
        className="told",
    )
