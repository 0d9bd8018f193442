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
from dashboard.released import Audience

Permission = Literal[
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

_READER: frozenset[Permission] = frozenset({"read-public", "take-away"})
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
    "manager": _OFFICER,
    "admin": _OFFICER | {"administer"},
}


def permissions_of(account: Account) -> frozenset[Permission]:
    """Everything the account may do."""
    granted = PERMISSIONS[account.role]
    if account.case_data and "see-loads" in granted:
        return granted | {"case-data"}
    return granted


def can(account: Account, permission: Permission) -> bool:
    """True where the account has the permission."""
    return permission in permissions_of(account)


def check(account: Account, permission: Permission, language: Language) -> None:
    """Raise NotAllowedError with the sentence for the person where the permission is missing."""
    if not can(account, permission):
        raise NotAllowedError(refusal(permission, language))


def can_see_rejects(account: Account, dataset: Dataset) -> bool:
    """True where the account may see what was wrong in files of this dataset."""
    return can(account, "see-loads") and (not dataset.sensitive or can(account, "case-data"))


def audience_of(account: Account) -> Audience:
    """Whose release the account reads."""
    return "internal" if can(account, "read-internal") else "public"


def refusal(permission: Permission, language: Language) -> str:
    """The sentence that says what is missing and whom to ask."""
    _ = language.gettext
    match permission:
        case "see-loads" | "read-internal":
            return _("Drafts and data are open to the project's team only. Ask a manager.")
        case "case-data":
            return _("This dataset holds case data. Ask the administrator for access to it.")
        case "write-notes":
            return _("Only a manager can write notes. Ask a manager.")
        case "publish":
            return _("Only a manager can publish. Ask a manager.")
        case "administer":
            return _("Only an administrator can see this page. Ask the administrator.")
        case "read-budget":
            return _("Budget figures are not part of what your role can see. Ask a manager.")
        case "take-away" | "read-public":
            return _("Your role does not include this page. Ask the administrator.")


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
