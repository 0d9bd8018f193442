"""Going to an address: the page that belongs to it, the bar above it, and its title."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output
from dash.development.base_component import Component

from dashboard import ids
from dashboard.access.addresses import is_there
from dashboard.access.editions import WithdrawnError, known_publications
from dashboard.access.faults import log_failure
from dashboard.access.permissions import check
from dashboard.callbacks.failing import failed, refused
from dashboard.callbacks.filling import search_text
from dashboard.components.marks import notice
from dashboard.components.plain import settled
from dashboard.components.publications import is_later
from dashboard.errors import NotAllowedError
from dashboard.formats import publication_name
from dashboard.page import Page, PageContext, context_of, context_on, site
from dashboard.sentences import notice_sentence

# The first title is that of the document; later ones are a change of page, which the focus follows.
SHOW_TITLE = """
function (title) {
  if (!title) { return; }
  const arrived = window.dashboardArrived;
  window.dashboardArrived = true;
  document.title = title;
  if (arrived === undefined || document.activeElement?.closest("main, form")) { return; }
  document.getElementById("main")?.focus();
}
"""


def show_page(pathname: object, search: object) -> tuple[Component, list[Component], str]:
    """Bar, content and document title for an address, as far as the person may see it."""
    path = pathname if isinstance(pathname, str) else "/"
    found = site().pages.find(path)
    try:
        context = context_on(found, search_text(search))
    except WithdrawnError as withdrawn:
        return _gone(path, withdrawn)
    bar = site().header(context, path)
    if found is None or not is_there(found[0], context.framework, found[1]):
        return bar, [site().missing(context)], context.language.gettext("There is no such page.")
    page, parts = found
    return bar, [*_notices(context), _content(page, context, parts)], _title(page, context, parts)


def _gone(path: str, withdrawn: WithdrawnError) -> tuple[Component, list[Component], str]:
    """The sentence alone, under the bar of what is in force."""
    context = context_of(None)
    bar = site().header(context, path)
    return bar, [refused(withdrawn)], context.language.gettext("This was withdrawn.")


def _content(page: Page, context: PageContext, parts: dict[str, str]) -> Component:
    """The page's content; a failure in it leaves the bar above it usable."""
    try:
        check(context.account, page.permission, context.language)
        return page.layout(context, **parts)
    except NotAllowedError as refusal:
        return refused(refusal)
    except Exception as failure:  # noqa: BLE001 - whatever it is, the person gets a sentence
        log_failure(failure, f"page {page.name}")
        return failed(context.language)


def _title(page: Page, context: PageContext, parts: dict[str, str]) -> str:
    """The page's own title, what it is about, and the project, for a row of browser tabs."""
    project = context.language.label(context.framework.project.short_title)
    return f"{' '.join([page.title(context.language), *parts.values()])} · {project}"


def _notices(context: PageContext) -> list[Component]:
    """What in the address was ignored, and that a newer edition is there, above the page."""
    language = context.language
    ignored = [notice(notice_sentence(language, one)) for one in context.view.notices]
    return [*ignored, *_newer(context)]


def _newer(context: PageContext) -> list[Component]:
    """Whoever reads an older edition by its number is told of the newest one."""
    read = context.released.publication if context.released else None
    newer = [
        one
        for one in (known_publications() if read is not None and context.view.edition else [])
        if one.kind == "edition" and one.withdrawn_on is None
    ]
    newest = max(newer, key=lambda one: (one.cut_off, one.number), default=None)
    if read is None or newest is None or read.kind != "edition" or not is_later(newest, read):
        return []
    text = context.language.gettext("You are reading {older}. {newest} is newer.")
    older, name = (publication_name(context.language, one) for one in (read, newest))
    return [notice(text.format(older=older, newest=name))]


def register(app: Dash) -> None:
    """Follow the address."""

    def answer(pathname: object, search: object) -> tuple[Any, list[Any], str]:
        bar, content, title = show_page(pathname, search)
        return settled([bar])[0], settled(content), title

    app.callback(
        Output(ids.HEADER, "children"),
        Output(ids.MAIN, "children"),
        Output(ids.DOCUMENT_TITLE, "data"),
        Input(ids.LOCATION, "pathname"),
        Input(ids.LOCATION, "search"),
    )(answer)
    show_title = Input(ids.DOCUMENT_TITLE, "data")
    app.clientside_callback(SHOW_TITLE, show_title)  # type: ignore[no-untyped-call]
