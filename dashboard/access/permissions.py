"""What each role may do, as a table of sets: nobody may do something because of rank.

`can_x` asks; `check_x` raises the sentence that the person is shown. The one permission that no
role brings is `case-data`: it belongs to an account, beside a role that sees loads.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from dashboard.errors import NotAllowedError
from dashboard.framework.datasets import Dataset
from dashboard.language import Language
from dashboard.protocols import Account, Role

Permission = Literal[
    "keep-account",
    "read-public",
    "read-internal",
    "read-budget",
    "take-away",
    "see-loads",
    "case-data",
    "write-notes",
    "publish",
    "administer",
]

_OWN: frozenset[Permission] = frozenset({"keep-account"})
_READER: frozenset[Permission] = _OWN | {"read-public", "take-away"}
_OFFICER: frozenset[Permission] = _READER | {
    "read-internal",
    "read-budget",
    "see-loads",
    "write-notes",
    "publish",
}

PERMISSIONS: Mapping[Role, frozenset[Permission]] = {
    "donor": _READER | {"read-budget"},
    "member": _READER,
    "guest": frozenset({"read-public"}),
    "manager": _OFFICER,
    "admin": _OFFICER | {"administer"},
}


def permissions_of(account: Account) -> frozenset[Permission]:
    """Everything the account may do; with a one-time password, choose one of its own."""
    if account.one_time:
        return _OWN
    granted = PERMISSIONS[account.role]
    if account.case_data and "see-loads" in granted:
        return granted | {"case-data"}
    return granted


def can(account: Account, permission: Permission) -> bool:
    """True where the account has the permission."""
    return permission in permissions_of(account)


def check(account: Account, permission: Permission, language: Language) -> None:
    """Raise NotAllowedError with the sentence for the person where the permission is missing."""
    if can(account, permission):
        return
    if account.one_time:
        raise NotAllowedError(language.gettext("Choose a password of your own first."))
    raise NotAllowedError(refusal(permission, language))


def can_see_rejects(account: Account, dataset: Dataset) -> bool:
    """True where the account may see what was wrong in files of this dataset."""
    return can(account, "see-loads") and (not dataset.sensitive or can(account, "case-data"))


def check_records(account: Account, dataset: Dataset | None, language: Language) -> None:
    """Raise NotAllowedError where the account may not load or take back files of this dataset.

    A dataset that is no longer declared counts as sensitive.
    """
    check(account, "see-loads", language)
    if dataset is None or not can_see_rejects(account, dataset):
        check(account, "case-data", language)


def refusal(permission: Permission, language: Language) -> str:
    """The sentence that says what is missing and whom to ask."""
    _ = language.gettext
    team = _("Drafts and data are open to the project's team only. Ask a manager.")
    page = _("Your role does not include this page. Ask the administrator.")
    sentences: dict[Permission, str] = {
        "keep-account": _("A shared view has no account. Ask the administrator for one."),
        "read-public": page,
        "take-away": page,
        "read-internal": team,
        "see-loads": team,
        "read-budget": _("Budget figures are not part of what your role can see. Ask a manager."),
        "case-data": _("This dataset holds case data. Ask the administrator for access to it."),
        "write-notes": _("Only a manager can write notes. Ask a manager."),
        "publish": _("Only a manager can publish. Ask a manager."),
        "administer": _("Only an administrator can see this page. Ask the administrator."),
    }
    return sentences[permission]


def role_names(language: Language) -> dict[Role, str]:
    """The roles that an account can have, from most to least, as people call them."""
    roles: tuple[Role, ...] = ("admin", "manager", "member", "donor")
    return {role: role_name(role, language) for role in roles}


def role_name(role: Role, language: Language) -> str:
    """The role as people call it."""
    _ = language.gettext
    match role:
        case "admin":
            return _("Administrator")
        case "manager":
            return _("Manager")
        case "member":
            return _("Working group member")
        case "donor":
            return _("Donor")
        case "guest":
            return _("Guest")
