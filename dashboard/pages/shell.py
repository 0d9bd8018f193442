"""What surrounds every page: top bar, navigation by question, footer.

The bar is drawn anew with every page, so that its links keep what the person has chosen.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.access.csrf import csrf_token
from dashboard.access.languages import languages
from dashboard.access.links import Link
from dashboard.access.permissions import can, role_name
from dashboard.access.sessions import current_link, is_logged_in
from dashboard.components.attributes import marked
from dashboard.components.carrying import pack_bar
from dashboard.components.shortcuts import shortcut_of, shortcuts_button, shortcuts_dialog
from dashboard.formats import day, publication_title
from dashboard.framework import Framework
from dashboard.language import Language, language_of
from dashboard.page import Page, PageContext, context_of, site
from dashboard.protocols import Account
from dashboard.services import services

HOME = "/"


def shell() -> Component:
    """The layout of the app, for the person who asks; Dash itself asks once, for nobody."""
    if not is_logged_in():
        return html.Div()
    context = context_of(None)
    _ = context.language.gettext
    return html.Div(
        [
            dcc.Location(id=ids.LOCATION, refresh="callback-nav"),
            dcc.Store(id=ids.DOCUMENT_TITLE),
            html.A(_("Skip to the content"), href=f"#{ids.MAIN}", className="skip-link"),
            html.Header(site().header(context, ""), id=ids.HEADER, className="top-bar"),
            _main(context.language),
            pack_bar(context.language),
            _footer(context),
            _shortcuts(context),
        ],
        className="app" if can(context.account, "take-away") else "app app-without-files",
        lang=context.language.code,
    )


def _shortcuts(context: PageContext) -> Component:
    pages = [page for page in _open_to(context.account) if page.navigation]
    titles = [(page.name, page.title(context.language)) for page in pages]
    return shortcuts_dialog(context.language, titles)


def _main(language: Language) -> Component:
    """Where pages stand; until one is there, and while the next one is slow, it says so."""
    text = language.gettext("Loading the page…")
    late: dict[str, Any] = {"data-waiting": text}
    first = html.P(text, className="waiting", role="status")
    return html.Main(first, id=ids.MAIN, tabIndex="-1", **late)


def header(context: PageContext, path: str) -> Component:
    """The top bar as it stands on the page at `path`."""
    project = context.framework.project
    name = context.language.label(project.short_title)
    return html.Div(
        [
            dcc.Link(name, href=_with_view(HOME, context), className="brand"),
            _badge(context),
            _navigation(context, path),
            html.Div([_languages(context, path), _account(context)], className="menus"),
        ],
        className="top-bar-row",
    )


def _badge(context: PageContext) -> Component:
    """Says whether figures are a draft for the team, or the edition that others may rely on."""
    language, released = context.language, context.released
    _ = language.gettext
    if released is None:
        text = _("Nothing is published yet")
        return html.Span(text, className="edition-badge", **marked("edition-badge"))
    if released.audience == "internal" or released.publication is None:
        text = _("as of {day}").format(day=day(language, released.cut_off))
        return _badge_link(_("Draft"), text, "/editions", "badge-draft")
    publication = released.publication
    declared = released.framework.periods.get(publication.period or "")
    # The space of the bar is small: name and rest stand on lines of their own.
    name, colon, rest = publication_title(language, publication, declared).partition(": ")
    address = f"/editions/{publication.number}"
    return _badge_link(name + colon.strip(), rest, address, "badge-edition")


def _badge_link(name: str, rest: str, address: str, kind: str) -> Component:
    link = dcc.Link([html.Strong(name), " ", html.Span(rest)], href=address)
    return html.Span(link, className=f"edition-badge {kind}", **marked("edition-badge"))


def _navigation(context: PageContext, path: str) -> Component:
    _ = context.language.gettext
    entries = [page for page in _open_to(context.account) if page.navigation]
    items = [_entry(page, context, path) for page in entries]
    shown = html.Ul([item for item in items if item])
    return html.Nav(shown, **marked("navigation", label=_("Main")))


def _entry(page: Page, context: PageContext, path: str) -> Component | None:
    address = start_of(page, context.framework)
    if address is None:
        return None
    link = dcc.Link(page.title(context.language), href=_with_view(address, context))
    if not _is_current(page, path):
        return html.Li(link, **shortcut_of(page.name))
    current = marked("current-page", current="page")
    return html.Li(link, className="current", **current, **shortcut_of(page.name))


def _is_current(page: Page, path: str) -> bool:
    found = site().pages.find(path)
    return found is not None and found[0].name == page.name


def start_of(page: Page, framework: Framework) -> str | None:
    """The address that leads to the page; None where only its own links do."""
    if page.start is not None:
        return page.start(framework)
    return None if "<" in page.path else page.path


def _with_view(address: str, context: PageContext) -> str:
    query = context.view.to_query()
    return f"{address}?{query}" if query else address


def _languages(context: PageContext, path: str) -> Component | None:
    codes = languages()
    if len(codes) < 2:
        return None
    links = [_language_link(language_of(code), context, path or HOME) for code in codes]
    name = context.language.name
    return _menu(name, context.language.gettext("Language"), links, "language")


def _language_link(other: Language, context: PageContext, path: str) -> Component:
    # A whole new document, so that its language attribute and every text follow.
    query = replace(context.view, language=other.code).to_query()
    style = "current" if other.code == context.language.code else ""
    return html.A(other.name, href=f"{path}?{query}", lang=other.code, className=style)


def _account(context: PageContext) -> Component:
    _ = context.language.gettext
    if context.account.role == "guest":
        return _shared_mark(context.language)
    pages = [page for page in _open_to(context.account) if not page.navigation]
    links = [
        dcc.Link(page.title(context.language), href=page.path)
        for page in pages
        if page.order is not None and "<" not in page.path
    ]
    role = html.P(role_name(context.account.role, context.language), className="menu-note")
    return _menu(
        context.account.email, _("Account"), [role, *links, _log_out(context.language)], "account"
    )


def _shared_mark(language: Language) -> Component:
    """What a guest reads in the place of an account: which edition is shared, and until when."""
    _, link = language.gettext, current_link()
    if link is None:
        return html.Span()
    text = _("Shared view of edition {number}, until {day}").format(
        number=link.edition, day=day(language, link.expires_on)
    )
    log_in = html.A(_("Log in"), href="/login")
    return html.Div([html.Span(text), log_in], className="shared-mark", **marked("shared-mark"))


def _log_out(language: Language) -> Component:
    return html.Form(
        [
            dcc.Input(type="hidden", name="csrf_token", value=csrf_token()),
            html.Button(language.gettext("Log out"), type="submit", className="link-button"),
        ],
        action="/logout",
        method="POST",
    )


def _menu(text: str, label: str, entries: list[Component], name: str) -> Component:
    return html.Details(
        [
            html.Summary([html.Span(f"{label}: ", className="visually-hidden"), text]),
            html.Div(entries, className="menu-entries"),
        ],
        className="menu",
        **marked(f"menu-{name}"),
    )


def _footer(context: PageContext) -> Component:
    _ = context.language.gettext
    label, project = context.language.label, context.framework.project
    lines: list[Component | None] = [
        _line(_("Source"), label(project.source or project.implementer)),
        _licence(context),
        html.P(_("Disclosure: no figure shown to the public identifies a person.")),
    ]
    links = [
        dcc.Link(page.title(context.language), href=page.path)
        for page in site().pages.entries
        if page.name in ("methods", "editions")
    ]
    if context.demonstration:
        lines.append(html.P(_("Demonstration: all records are made up.")))
    return html.Footer(
        [
            *(line for line in lines if line),
            html.Div([*links, shortcuts_button(context.language)], className="footer-links"),
        ],
        className="page-footer",
    )


def _line(name: str, text: str) -> Component | None:
    return html.P(f"{name}: {text}") if text else None


def _licence(context: PageContext) -> Component | None:
    """The licence of the data, which leads to its text where that has an address."""
    declared, _ = context.framework.project.licence, context.language.gettext
    if declared is None:
        return None
    name = context.language.label(declared.label)
    text = html.A(name, href=declared.url, rel="license noopener") if declared.url else name
    return html.P([f"{_('Licence')}: ", text])


def missing(context: PageContext) -> Component:
    """What stands in the place of a page that does not exist."""
    _ = context.language.gettext
    return message(
        _("There is no such page."),
        _("Check the address, or start from the overview."),
        dcc.Link(_("Go to the overview"), href=HOME),
    )


def message(title: str, text: str, *more: Component) -> Component:
    """A page that says one thing."""
    return html.Div([html.H1(title), html.P(text), *more], className="message")


def _open_to(account: Account) -> list[Page]:
    return [page for page in site().pages.entries if can(account, page.permission)]


def plain_links(account: Account, language: Language) -> list[Link]:
    """The navigation for pages that the server draws without a script."""
    framework = services().framework
    found = [(page, start_of(page, framework)) for page in _open_to(account) if page.navigation]
    return [Link(address, page.title(language)) for page, address in found if address]
