"""What a page is, and what it is given: the one form that pages, callbacks and the guard share.

A layout is called as `layout(context, **path_parts)`: `/results/<code>` gives `code`. It returns
components; it never opens a database and never decides who may see it, since the guard has.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import cast
from urllib.parse import parse_qs, parse_qsl, urlencode

from dash.development.base_component import Component
from flask import current_app

from dashboard.access.addresses import Addresses
from dashboard.access.editions import asked_edition, comparable, numbers_in_force, release_shown
from dashboard.access.languages import current_language, query_of
from dashboard.access.permissions import Permission, can
from dashboard.access.sessions import current_account
from dashboard.framework import Framework
from dashboard.language import Language
from dashboard.protocols import Account, Note
from dashboard.reading import codes_offered
from dashboard.released import Released
from dashboard.services import Services, services
from dashboard.view import Offer, View, read_view

EXTENSION = "dashboard.site"


@dataclass(frozen=True)
class PageContext:
    """Who asks for what: all that a layout may depend on.

    `released` is what this person reads: the draft or a publication, None before the first one;
    `view` is what they have chosen in the address, `search` the address' query as it came.
    """

    language: Language
    view: View
    released: Released | None
    account: Account
    services: Services
    search: str = ""

    @property
    def framework(self) -> Framework:
        """The framework of the release; before the first one, the declared one."""
        return self.released.framework if self.released else self.services.framework

    @property
    def demonstration(self) -> bool:
        """True where all records are made up."""
        return self.services.demonstration

    def may(self, permission: Permission) -> bool:
        """True where the person has the permission."""
        return can(self.account, permission)

    @property
    def internal(self) -> bool:
        """True where one of the team reads the draft; a publication they read as everybody does."""
        public = self.released is not None and self.released.audience == "public"
        return self.may("read-internal") and not public

    def notes(self) -> list[Note]:
        """Every note, newest first; none for those who do not read the draft."""
        return self.services.notes.all() if self.internal else []

    def asked(self, name: str) -> str | None:
        """The last value of `name` in the query, for what only one page understands."""
        found = parse_qs(query_of(self.search)).get(name)
        return found[-1] if found else None


@dataclass(frozen=True)
class Page:
    """One address of the app.

    `order` is the place in the navigation (in the account's menu where `navigation` is False), None
    to stay out of both. `title` serves as link text and document title; `name` is the page's own
    word, such as `plan`. `exists(framework, **path_parts)` says whether the path names something;
    without it every address of the form exists. `start(framework)` is the address that the
    navigation leads to where the path has parts. `own` are the query's parameters that only this
    page understands. `of_plan(framework, **path_parts)` says whether it concerns the plan, of which
    members of the working group read the newest bulletin.
    """

    path: str
    name: str
    title: Callable[[Language], str]
    permission: Permission
    order: int | None
    navigation: bool
    layout: Callable[..., Component]
    exists: Callable[..., bool] | None = None
    start: Callable[[Framework], str] | None = None
    own: frozenset[str] = frozenset()
    of_plan: Callable[..., bool] | None = None


@dataclass(frozen=True)
class Site:
    """The pages of one app and what surrounds them, for callbacks that may not import pages."""

    pages: Addresses[Page]
    header: Callable[[PageContext, str], Component]
    missing: Callable[[PageContext], Component]


def site() -> Site:
    """The site of the current app."""
    return cast(Site, current_app.extensions[EXTENSION])


def context_of(
    search: str | None, own: Collection[str] = (), *, of_plan: bool = False
) -> PageContext:
    """What the person who sends this request may see of what `search` asks for.

    `own` are parameters that the view need not know; `of_plan` as for a page. Raises
    WithdrawnError where the edition that it names was withdrawn.
    """
    asked, account, app = search or "", current_account(), services()
    number = asked_edition(asked)
    released = release_shown(account, number, bulletins=of_plan)
    framework = released.framework if released else app.framework
    offer = Offer(
        editions=numbers_in_force() if number is not None else (),
        draft=can(account, "read-internal"),
        codes=codes_offered(released) if released else None,
        compare=comparable(app.editions, account, released) if "compare=" in asked else (),
    )
    view = read_view(_without(asked, own), framework, offer)
    return PageContext(current_language(asked), view, released, account, app, asked)


def context_on(found: tuple[Page, Mapping[str, str]] | None, search: str | None) -> PageContext:
    """As `context_of`, for the page found at an address with the path's parts, if one is."""
    if found is None:
        return context_of(search)
    page, parts = found
    concerned = page.of_plan is not None and page.of_plan(services().framework, **parts)
    return context_of(search, page.own, of_plan=concerned)


def own_choices(found: tuple[Page, Mapping[str, str]] | None, search: str | None) -> dict[str, str]:
    """What the query gives for the parameters that only the page found at an address knows."""
    names = found[0].own if found else ()
    return {name: value for name, value in parse_qsl(query_of(search or "")) if name in names}


def _without(search: str, names: Collection[str]) -> str:
    query = query_of(search)
    if not names or not query:
        return search
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode([pair for pair in pairs if pair[0] not in names])
