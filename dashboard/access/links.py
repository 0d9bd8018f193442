"""The navigation of a person as plain links, for the pages that the server draws itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from flask import current_app

from dashboard.language import Language
from dashboard.protocols import Account

EXTENSION = "dashboard.links"


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of the navigation."""

    address: str
    text: str


LinkMaker = Callable[[Account, Language], list[Link]]


def links_for(account: Account, language: Language) -> list[Link]:
    """The entries that the account may open, in order."""
    return cast(LinkMaker, current_app.extensions[EXTENSION])(account, language)
